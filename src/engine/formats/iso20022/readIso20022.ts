import type { Wording } from "../../../kernel/language";
import type { FileContent, FileNotice, OnRead } from "../statementFile";
import { camtReader } from "./camt";
import { KindTables } from "../kindTables";
import { notHandled } from "../notHandled";
import { BUSINESS_HEADER, businessHeaderOf, type BusinessHeader } from "./businessHeader";
import { Cancellations } from "./cancellations";
import type { DocumentReader, MakeReader } from "./documentReader";
import { readXml, type XmlFault } from "./readXml";
import { movementReader, notificationReader, preliminaryReader, reversalReader, withdrawalReader } from "./seev";
import { holdingsReader } from "./semtHoldings";
import { pendingReader } from "./semtPending";
import { transactionsReader } from "./semtTransactions";
import { cancellationReader, confirmationReader, instructionReader, statusReader } from "./sese";

/** The messages that are read, by the element under `Document`. */
const READERS: Readonly<Record<string, MakeReader>> = {
  BkToCstmrAcctRpt: camtReader,
  BkToCstmrStmt: camtReader,
  BkToCstmrDbtCdtNtfctn: camtReader,
  SctiesBalCtdyRpt: holdingsReader,
  SctiesBalAcctgRpt: holdingsReader,
  SctiesTxPstngRpt: transactionsReader,
  SctiesTxPdgRpt: pendingReader,
  SctiesSttlmTxInstr: instructionReader,
  SctiesSttlmTxStsAdvc: statusReader,
  SctiesSttlmTxConf: confirmationReader,
  SctiesTxCxlReq: cancellationReader,
  CorpActnNtfctn: notificationReader,
  CorpActnMvmntPrlimryAdvc: preliminaryReader,
  CorpActnMvmntConf: movementReader,
  CorpActnMvmntRvslAdvc: reversalReader,
  CorpActnCxlAdvc: withdrawalReader,
};

const MESSAGE = /urn:(?:iso:std:iso:20022:tech:xsd|swift:xsd):\$?([a-z]{4}\.\d{3}\.\d{3}\.\d{2})/;
/** Elements around a message: its envelopes say nothing that a statement needs. */
const MESSAGE_ROOT = /^(?:[A-Z][a-z]+)+/;

/** Reads the documents of an ISO 20022 file wherever they stand in it: alone, under a business header or in an envelope, in any
 *  version, with or without prefixes. Messages of other kinds are named and left. */
export function readIso20022(text: string, onRead: OnRead): FileContent {
  const context = { tables: new KindTables(), cancellations: new Cancellations() };
  const readers = new Map<MakeReader, DocumentReader>();
  const formats = new Set<string>();
  const left = new Map<string, number[]>();
  let message: string | null = null;
  let header: BusinessHeader | null = null;
  let isInDocument = false;
  let reader: DocumentReader | null = null;
  let root: string | null = null;

  const fault = readXml(
    text,
    {
      start(name, attributes, line) {
        const named = messageIn(attributes);
        if (reader) return reader.subtrees.has(name);
        if (named !== null) message = named;
        if (name === BUSINESS_HEADER) return true;
        if (name === "Document") {
          isInDocument = true;
          return false;
        }
        const make = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
        if (make) {
          reader = readers.get(make) ?? make(context);
          readers.set(make, reader);
          root = name;
          const format = message ?? header?.message ?? name;
          formats.add(format);
          reader.begin(format, line, header);
        } else if (isInDocument && root === null && MESSAGE_ROOT.test(name)) {
          root = name;
          const format = message ?? header?.message ?? name;
          const lines = left.get(format);
          if (lines) lines.push(line);
          else left.set(format, [line]);
        }
        return false;
      },
      element(element) {
        if (reader) reader.element(element);
        else header = businessHeaderOf(element);
      },
      end(name) {
        if (name === root) {
          reader?.end(name);
          reader = null;
          root = null;
        } else reader?.end(name);
        if (name === "Document") {
          isInDocument = false;
          message = null;
          header = null;
        }
      },
    },
    onRead,
  );

  const told = [...readers.values()].flatMap((one) => one.finish());
  const notices: FileNotice[] = [
    ...(fault ? [faultNotice(fault)] : []),
    ...[...left].map(([format, lines]) => notHandled(format, lines)),
    ...(readers.size === 0 && left.size === 0 && !fault ? [NOTHING] : []),
    ...told,
  ];
  return { formats: [...formats], tables: context.tables.finish(), notices };
}

function messageIn(attributes: Readonly<Record<string, string>>): string | null {
  for (const [name, value] of Object.entries(attributes)) {
    if (!name.startsWith("xmlns") && !name.endsWith("schemaLocation")) continue;
    const message = MESSAGE.exec(value)?.[1];
    if (message !== undefined && !message.startsWith("head.")) return message;
  }
  return null;
}

const NOTHING: FileNotice = {
  severity: "error",
  code: "no-document",
  line: null,
  wording: {
    en: "the file holds a header and no statement. Ask the sender for the whole message.",
    fr: "le fichier contient un en-tête et aucun relevé. Demandez le message entier à l'émetteur.",
  },
};

const FAULTS: Readonly<Record<XmlFault["reason"], Wording>> = {
  malformed: { en: "the XML is not well formed from here on", fr: "à partir d'ici, le XML est mal formé" },
  doctype: {
    en: "the XML declares a document type or entities, which no statement does and attacks do",
    fr: "le XML déclare un type de document ou des entités, ce qu'aucun relevé ne fait mais que font les attaques",
  },
  "too-deep": {
    en: "the XML is nested deeper than any statement",
    fr: "le XML est imbriqué plus profondément qu'aucun relevé",
  },
  truncated: { en: "the file ends before the message does", fr: "le fichier s'arrête avant la fin du message" },
};

function faultNotice({ line, column, reason }: XmlFault): FileNotice {
  const { en, fr } = FAULTS[reason];
  return {
    severity: "error",
    code: "broken-message",
    line,
    wording: {
      en: `${en} (column ${column + 1}). What stands before it came in: ask the sender for the file again.`,
      fr: `${fr} (colonne ${column + 1}). Ce qui précède a été importé : redemandez le fichier à l'émetteur.`,
    },
  };
}
