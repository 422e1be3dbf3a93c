import { isoText } from "../../../kernel/day";
import { decimalText } from "../../../kernel/decimal";
import { shortId } from "../../../kernel/hash";
import { personOf } from "../../../kernel/text";
import type { JournalEntry } from "../journalEntry";
import type { BookedEntry } from "./bookedEntry";

/** Who wrote their names beside an entry, by the entry's key. */
export interface Approval {
  readonly key: string;
  readonly preparer: string;
  readonly approver: string;
}

/** "same-person": who approves an entry is another than who prepared it. */
export type ApprovalState = "proposed" | "prepared" | "same-person" | "approved";

/** What an entry is approved by: its number and all that it books. An entry whose amounts change has another key, and no approval. */
export const entryKey = ({ number, date, journal, lines }: JournalEntry): string =>
  shortId(
    JSON.stringify([
      number,
      isoText(date),
      journal,
      lines.map(({ account, debit, credit, currency }) => [account, decimalText(debit), decimalText(credit), currency]),
    ]),
  );

export interface JudgedEntry extends BookedEntry {
  readonly key: string;
  readonly state: ApprovalState;
  readonly preparer: string;
  readonly approver: string;
}

/** Every entry with what people wrote beside it. */
export function judgedEntries(entries: readonly BookedEntry[], approvals: readonly Approval[]): readonly JudgedEntry[] {
  const byKey = new Map(approvals.map((approval) => [approval.key, approval]));
  return entries.map(({ entry, amounts }) => {
    const key = entryKey(entry);
    const { preparer = "", approver = "" } = byKey.get(key) ?? {};
    return { entry, amounts, key, preparer, approver, state: stateOf(preparer, approver) };
  });
}

function stateOf(preparer: string, approver: string): ApprovalState {
  const [one, other] = [personOf(preparer), personOf(approver)];
  if (one === "" && other === "") return "proposed";
  if (one === "" || other === "") return "prepared";
  return one === other ? "same-person" : "approved";
}
