import type { Wording } from "../kernel/language";

interface Signature {
  readonly start: readonly number[];
  readonly name: Wording;
  readonly remedy: Wording;
}

const ask: Wording = {
  en: "Ask the sender for the statement as a text file or as .xlsx.",
  fr: "Demandez le relevé à l'émetteur en fichier texte ou en .xlsx.",
};
const unpack: Wording = {
  en: "Unpack it first and bring in what it holds.",
  fr: "Décompressez-le d'abord, puis importez ce qu'il contient.",
};
const plain = (name: string): Wording => ({ en: name, fr: name });
const picture: Wording = { en: "a picture", fr: "une image" };

/** What files of other kinds begin with. */
const SIGNATURES: readonly Signature[] = [
  { start: ascii("%PDF"), name: plain("PDF"), remedy: ask },
  { start: [0x89, ...ascii("PNG")], name: picture, remedy: ask },
  { start: [0xff, 0xd8, 0xff], name: picture, remedy: ask },
  { start: ascii("GIF8"), name: picture, remedy: ask },
  { start: [0x1f, 0x8b], name: { en: "a gzip archive", fr: "une archive gzip" }, remedy: unpack },
  { start: ascii("7z\u00bc\u00af"), name: { en: "a 7-Zip archive", fr: "une archive 7-Zip" }, remedy: unpack },
  { start: ascii("Rar!"), name: { en: "a RAR archive", fr: "une archive RAR" }, remedy: unpack },
  { start: ascii("MZ"), name: { en: "a program", fr: "un programme" }, remedy: ask },
  { start: [0x7f, ...ascii("ELF")], name: { en: "a program", fr: "un programme" }, remedy: ask },
  { start: ascii("SQLite format 3"), name: { en: "a database", fr: "une base de données" }, remedy: ask },
  {
    start: [0xd0, 0xcf, 0x11, 0xe0],
    name: {
      en: "the old .xls format, or a workbook protected by a password",
      fr: "l'ancien format .xls, ou un classeur protégé par un mot de passe",
    },
    remedy: {
      en: "Open it in Excel and save it as .xlsx without a password.",
      fr: "Ouvrez-le dans Excel et enregistrez-le en .xlsx sans mot de passe.",
    },
  },
];

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}

/** Says what a file is that holds no text and no workbook, whatever its name: in one sentence, with the remedy. Null for others. */
export function foreignFile(bytes: Uint8Array): Wording | null {
  const found = SIGNATURES.find(({ start }) => start.every((byte, index) => bytes[index] === byte));
  if (!found) return null;
  const { name, remedy } = found;
  return {
    en: `this is ${name.en}, not a statement. ${remedy.en}`,
    fr: `c'est ${name.fr}, pas un relevé. ${remedy.fr}`,
  };
}
