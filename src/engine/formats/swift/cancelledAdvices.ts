import type { Wording } from "../../../kernel/language";
import type { FileNotices } from "../fileNotices";
import type { AdviceRow } from "./securitiesAdvices";

/** An advice as it was sent: its own reference (SEME), and the one that it cancels (PREV), if it does. */
export interface SentAdvice {
  /** "MT541". */
  readonly name: string;
  /** Type and sender: a message cancels one of its own type, from the same sender. */
  readonly stream: string;
  readonly reference: string | null;
  readonly cancels: string | null;
  readonly rows: readonly AdviceRow[];
  readonly line: number;
}

/** Marks the rows of the messages that another message of the file cancels: they do not count. Each is told. */
export function markCancelled(advices: readonly SentAdvice[], notices: FileNotices): void {
  const cancelledAt = new Map<string, number>();
  for (const { stream, cancels, line } of advices) if (cancels !== null) cancelledAt.set(`${stream}\n${cancels}`, line);
  if (cancelledAt.size === 0) return;
  for (const { name, stream, reference, cancels, rows, line } of advices) {
    const by = reference === null || cancels !== null ? undefined : cancelledAt.get(`${stream}\n${reference}`);
    if (by === undefined) continue;
    for (const { cells } of rows) cells.status = "CANCELLED";
    notices.add("information", "cancelled-transaction", line, cancelledWording(line, `${name} ${reference ?? ""}`, by));
  }
}

/** What is said of a message at `line` that the one at line `by` cancels. */
export const cancelledWording = (line: number, name: string, by: number): Wording => ({
  en: `Line ${String(line)}: ${name} is cancelled by the message at line ${String(by)}. Its row is marked cancelled and does not count.`,
  fr: `Ligne ${String(line)} : ${name} est annulé par le message de la ligne ${String(by)}. Sa ligne est marquée annulée et ne compte pas.`,
});

/** What is said of a confirmation that takes an earlier one back: senders differ in whether they turn its signs. */
export const reversalWording = (line: number): Wording => ({
  en: `Line ${String(line)}: this confirmation takes back an earlier one (reversal). Its directions and amounts stand as its sender wrote them: check their sign.`,
  fr: `Ligne ${String(line)} : cette confirmation extourne une confirmation antérieure. Ses sens et montants sont repris tels que l'émetteur les a écrits : vérifiez-en le signe.`,
});
