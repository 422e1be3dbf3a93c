import type { TableBuilder } from "../tableBuilder";
import { markCancelled, type SentAdvice } from "./cancelledAdvices";
import type { FinMessage } from "./finMessage";
import { firstOf, referenceOf } from "./genericFields";
import type { Sequence, SequenceReader } from "./sequences";
import { draftOf, type Cells } from "./securitiesStatements";

/** A message that tells of one transaction or event, by its rows. */
export type AdviceReader = (message: FinMessage, page: Sequence) => readonly AdviceRow[];

export interface AdviceRow {
  readonly cells: Cells;
  readonly line: number;
}

/** Messages of one type and account: as one statement, so that a file of a day's confirmations is not a statement each. */
interface Advices {
  readonly account: string | null;
  readonly rows: AdviceRow[];
  readonly drafts: ReturnType<typeof draftOf>[];
}

/** Reads messages of one transaction or event each (MT54x, MT56x) into a table. */
export function readAdvices(
  messages: readonly FinMessage[],
  sequences: SequenceReader,
  table: TableBuilder,
  rowsOf: AdviceReader,
): void {
  const byAccount = new Map<string, Advices>();
  const sent: SentAdvice[] = [];
  for (const message of messages) {
    const page = sequences.read(message);
    if (!page) continue;
    const rows = rowsOf(message, page);
    const account = rows[0]?.cells.account;
    const name = typeof account === "string" ? account : null;
    const key = [message.type, message.sender, name].join("\n");
    const known = byAccount.get(key) ?? { account: name, rows: [], drafts: [] };
    byAccount.set(key, known);
    for (const row of rows) known.rows.push(row);
    known.drafts.push(draftOf(message, page.part("GENL")));
    sent.push(sentAdvice(message, page.part("GENL"), rows));
  }
  markCancelled(sent, sequences.notices);
  for (const advices of byAccount.values()) endAdvices(advices, table);
}

function sentAdvice(
  { type, sender, line }: FinMessage,
  general: Sequence | null,
  rows: readonly AdviceRow[],
): SentAdvice {
  const isCancellation = general?.findTag("23G")?.value.trim().startsWith("CANC") === true;
  const name = `MT${type ?? ""}`;
  return {
    name,
    stream: `${name} ${sender ?? ""}`,
    reference: referenceOf(general, "SEME"),
    cancels: isCancellation ? firstOf(general?.parts("LINK") ?? [], "PREV") : null,
    rows,
    line,
  };
}

function endAdvices({ account, rows, drafts }: Advices, table: TableBuilder): void {
  const [first] = drafts;
  if (!first) return;
  for (const { cells, line } of rows) table.addRow(cells, line);
  const days = drafts.flatMap(({ date }) => date ?? []);
  const last = days.length === 0 ? null : days.reduce((latest, day) => (day > latest ? day : latest));
  table.endStatement({ ...first, account, date: last, reference: drafts.length === 1 ? first.reference : null });
}
