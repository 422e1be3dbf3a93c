import type { Wording } from "../../../kernel/language";
import type { FileContent, FileNotice, OnRead } from "../statementFile";
import { isCashType, readCashMessages } from "./cash";
import { cutMessages } from "./cutMessages";
import type { BrokenFin, FinMessage } from "./finMessage";
import { FinNotices } from "./finNotices";
import { isSecuritiesMessage, readSecuritiesMessages } from "./securities";

/** Lines of messages that a notice lists. */
const MOST_LINES = 5;

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
    notices: [...securities.notices, ...cash.notices, ...notHandled(others), ...brokenNotices(broken)],
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
function notHandled(messages: readonly FinMessage[]): FileNotice[] {
  const byType = new Map<string | null, FinMessage[]>();
  for (const message of messages) {
    const known = byType.get(message.type);
    if (known) known.push(message);
    else byType.set(message.type, [message]);
  }
  return [...byType].map(([type, ofType]) => ({
    severity: "error",
    code: "not-handled",
    line: ofType[0]?.line ?? null,
    wording: notHandledWording(type, ofType),
  }));
}

function notHandledWording(type: string | null, messages: readonly FinMessage[]): Wording {
  const count = String(messages.length);
  const isOne = messages.length === 1;
  const lines = messages.slice(0, MOST_LINES).map(({ line }) => String(line));
  const list = `${lines.join(", ")}${messages.length > MOST_LINES ? "…" : ""}`;
  if (type === null) {
    return {
      en: `${count} message${isOne ? "" : "s"} (line${isOne ? "" : "s"} ${list}) did not come in: the fields do not say of which type. Ask for the file with its SWIFT envelopes ({1:…}{2:…}).`,
      fr: `${count} message${isOne ? " n'a pas été repris" : "s n'ont pas été repris"} (ligne${isOne ? "" : "s"} ${list}) : les zones ne disent pas de quel type. Demandez le fichier avec ses enveloppes SWIFT ({1:…}{2:…}).`,
    };
  }
  return {
    en: `${count} message${isOne ? "" : "s"} MT${type} (line${isOne ? "" : "s"} ${list}) did not come in: this type is no statement that is read here. Nothing to do if it is not to be reconciled.`,
    fr: `${count} message${isOne ? "" : "s"} MT${type} (ligne${isOne ? "" : "s"} ${list}) ${isOne ? "n'a pas été repris" : "n'ont pas été repris"} : ce type n'est pas un relevé lu ici. Rien à faire s'il n'est pas à rapprocher.`,
  };
}

const REASONS: Readonly<Record<BrokenFin["reason"], Wording>> = {
  "no-end": { en: "it has no end (-})", fr: "sa fin (-}) manque" },
  "no-fields": { en: "it holds no field", fr: "il ne contient aucune zone" },
  "bad-block": { en: "a block is not closed", fr: "un bloc n'est pas fermé" },
};

function brokenNotices(broken: readonly BrokenFin[]): FileNotice[] {
  const notices = new FinNotices();
  for (const { line, type, reason } of broken) {
    const name = type === null ? "message" : `message MT${type}`;
    notices.add("error", "broken-message", line, {
      en: `Line ${String(line)}: the ${name} did not come in: ${REASONS[reason].en}. Ask the sender for the whole message.`,
      fr: `Ligne ${String(line)} : le ${name} n'a pas été repris : ${REASONS[reason].fr}. Demandez le message complet à l'émetteur.`,
    });
  }
  return notices.finish();
}
