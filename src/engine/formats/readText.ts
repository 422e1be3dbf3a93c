import type { Wording } from "../../kernel/language";
import { refuse, type Result } from "../../kernel/result";
import { readFec } from "./delimited/fec";
import { readDelimited } from "./delimited/readDelimited";
import { readIso20022 } from "./iso20022/readIso20022";
import { readCfonb120 } from "./other/cfonb120";
import { readIbkrFlex } from "./other/ibkrFlex";
import { readOfx } from "./other/ofx";
import { recogniseText, type TextFormat } from "./recognise";
import type { FileContent, OnRead, StatementReader } from "./statementFile";
import { readSwift } from "./swift/readSwift";

/** Reads the text of a file as what its content shows it to be. Refuses, with what it is and the remedy, what is no statement;
 *  what is broken inside a statement is a notice of its content. */
export function readText(text: string, onRead: OnRead): Result<FileContent, Wording> {
  const format = recogniseText(text);
  const reader = READERS[format.kind];
  return reader ? { ok: true, value: reader(text, onRead) } : refuse(notAStatement(format));
}

const READERS: Partial<Readonly<Record<TextFormat["kind"], StatementReader>>> = {
  swift: readSwift,
  cfonb120: readCfonb120,
  fec: readFec,
  iso20022: readIso20022,
  ofx: readOfx,
  "ibkr-flex": readIbkrFlex,
  delimited: readDelimited,
};

function notAStatement(format: TextFormat): Wording {
  if (format.kind === "empty") {
    return {
      en: "the file is empty. Ask for it again, or export it again.",
      fr: "le fichier est vide. Redemandez-le ou refaites l'export.",
    };
  }
  if (format.kind === "binary") {
    return {
      en: "this is a binary file, not a text, whatever its name. Ask the sender for the statement as a text file or as .xlsx.",
      fr: "c'est un fichier binaire et non un texte, quel que soit son nom. Demandez le relevé à l'émetteur en fichier texte ou en .xlsx.",
    };
  }
  const what = format.kind === "foreign" ? format.name : null;
  return {
    en: `${what === null ? "its content was not recognised" : `this is ${what}, not a statement`}. Bring SWIFT MT, ISO 20022, CFONB 120, FEC, OFX, IBKR Flex, CSV or .xlsx: ask the sender for one of them.`,
    fr: `${what === null ? "contenu non reconnu" : `c'est du ${what}, pas un relevé`}. Apportez du SWIFT MT, ISO 20022, CFONB 120, FEC, OFX, IBKR Flex, CSV ou .xlsx : demandez l'un d'eux à l'émetteur.`,
  };
}
