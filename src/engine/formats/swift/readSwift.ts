import type { Wording } from "../../../kernel/language";
import type { FileContent, FileNotice, OnRead } from "../statementFile";
import { isCashType, readCashMessages } from "./cash";
import { cashAdviceType } from "./bareTypes";
import { cutMessages } from "./cutMessages";
import type { BrokenFin, FinMessage } from "./finMessage";
import { FileNotices } from "../fileNotices";
import { lineList, notHandled } from "../notHandled";
import { isSecuritiesMessage, readSecuritiesMessages } from "./securities";

/** What part of the time passes before the messages are cut. */
const SHARE_OF_CUTTING = 0.25;

/** Reads a file of SWIFT FIN messages. What is not handled is named and left; what is broken is told by its line. */
export function readSwift(text: string, onRead: OnRead): FileContent {
  const { messages, broken } = cutMessages(text, (fraction) => onRead(fraction * SHARE_OF_CUTTING));
  const onMessages: OnRead = (fraction) => onRead(SHARE_OF_CUTTING + fraction * (1 - SHARE_OF_CUTTING));
  const [ofCash, notOfCash] = parted(messages, ({ type }) => isCashType(type));
  const [ofSecurities, others] = parted(notOfCash, isSecuritiesMessage);
  const securities = readSecuritiesMessages(ofSecurities, onMessages);
  const cash = readCashMessages(ofCash, onMessages);
  onRead(1);
  return {
    formats: [...securities.formats, ...cash.formats],
    tables: [...securities.tables, ...cash.tables],
    notices: [...securities.notices, ...cash.notices, ...leftOut(others), ...brokenNotices(broken)],
  };
}

function parted(
  messages: readonly FinMessage[],
  isOfThem: (message: FinMessage) => boolean,
): [FinMessage[], FinMessage[]] {
  const parts: [FinMessage[], FinMessage[]] = [[], []];
  for (const message of messages) parts[isOfThem(message) ? 0 : 1].push(message);
  return parts;
}

/** One notice for each type. */
function leftOut(messages: readonly FinMessage[]): FileNotice[] {
  const linesOf = new Map<string | null, number[]>();
  for (const { type, fields, line } of messages) {
    const name = type ?? (cashAdviceType(fields) === "either" ? DEBIT_OR_CREDIT : null);
    const lines = linesOf.get(name);
    if (lines) lines.push(line);
    else linesOf.set(name, [line]);
  }
  return [...linesOf].map(([type, lines]) => {
    if (type === null) return untold(lines);
    return type === DEBIT_OR_CREDIT ? debitOrCredit(lines) : notHandled(`MT${type}`, lines);
  });
}

/** A text that may be of either type. */
const DEBIT_OR_CREDIT = "900/910";

function debitOrCredit(lines: readonly number[]): FileNotice {
  const isOne = lines.length === 1;
  return {
    severity: "error",
    code: "debit-or-credit",
    line: lines[0] ?? null,
    wording: {
      en: `${String(lines.length)} cash advice${isOne ? "" : "s"} (line${isOne ? "" : "s"} ${lineList(lines)}) did not come in: the fields fit a debit (MT900) and a credit (MT910) alike. Write 900 or 910 on a line before each, or ask for the file with its SWIFT envelopes ({1:…}{2:…}).`,
      fr: `${String(lines.length)} avis d'espèces (ligne${isOne ? "" : "s"} ${lineList(lines)}) ${isOne ? "n'a pas été repris" : "n'ont pas été repris"} : les zones conviennent aussi bien à un débit (MT900) qu'à un crédit (MT910). Écrivez 900 ou 910 sur une ligne avant chacun, ou demandez le fichier avec ses enveloppes SWIFT ({1:…}{2:…}).`,
    },
  };
}

function untold(lines: readonly number[]): FileNotice {
  const isOne = lines.length === 1;
  return {
    severity: "error",
    code: "not-handled",
    line: lines[0] ?? null,
    wording: {
      en: `${String(lines.length)} message${isOne ? "" : "s"} (line${isOne ? "" : "s"} ${lineList(lines)}) did not come in: the fields do not say of which type. Ask for the file with its SWIFT envelopes ({1:…}{2:…}).`,
      fr: `${String(lines.length)} message${isOne ? " n'a pas été repris" : "s n'ont pas été repris"} (ligne${isOne ? "" : "s"} ${lineList(lines)}) : les zones ne disent pas de quel type. Demandez le fichier avec ses enveloppes SWIFT ({1:…}{2:…}).`,
    },
  };
}

const REASONS: Readonly<Record<BrokenFin["reason"], Wording>> = {
  "no-end": { en: "it has no end (-})", fr: "sa fin (-}) manque" },
  "no-fields": { en: "it holds no field", fr: "il ne contient aucune zone" },
  "bad-block": { en: "a block is not closed", fr: "un bloc n'est pas fermé" },
};

function brokenNotices(broken: readonly BrokenFin[]): FileNotice[] {
  const notices = new FileNotices();
  for (const { line, type, reason } of broken) {
    const name = type === null ? "message" : `message MT${type}`;
    notices.add("error", "broken-message", line, {
      en: `Line ${String(line)}: the ${name} did not come in: ${REASONS[reason].en}. Ask the sender for the whole message.`,
      fr: `Ligne ${String(line)} : le ${name} n'a pas été repris : ${REASONS[reason].fr}. Demandez le message complet à l'émetteur.`,
    });
  }
  return notices.finish();
}
