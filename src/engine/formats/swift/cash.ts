import type { FileContent } from "../statementFile";
import type { StatementColumnKey } from "../statementColumns";
import { TableBuilder } from "../tableBuilder";
import { cashAdvices } from "./cashAdvice";
import { cashPage } from "./cashPage";
import { joinPages } from "./cashStatements";
import type { FinMessage } from "./finMessage";
import { FinNotices } from "./finNotices";

const STATEMENTS: ReadonlySet<string> = new Set(["940", "942", "950"]);
const ADVICES: ReadonlySet<string> = new Set(["900", "910"]);

const COLUMNS: readonly StatementColumnKey[] = [
  "cashAccount",
  "statementNumber",
  "bookingDate",
  "valueDate",
  "mark",
  "isReversal",
  "status",
  "netAmount",
  "currency",
  "transactionType",
  "bankTransactionCode",
  "reference",
  "counterReference",
  "endToEndReference",
  "mandateReference",
  "counterparty",
  "counterpartyAccount",
  "label",
  "narrative",
];

/** Whether `readCashMessages` reads messages of this type. */
export const isCashType = (type: string | null): boolean =>
  type !== null && (STATEMENTS.has(type) || ADVICES.has(type));

/** Reads MT940, MT942, MT950, MT900 and MT910 into one table of cash lines. Other messages are not looked at. */
export function readCashMessages(messages: readonly FinMessage[]): FileContent {
  const notices = new FinNotices();
  const ofTypes = (types: ReadonlySet<string>) => messages.filter(({ type }) => type !== null && types.has(type));
  const statements = joinPages(ofTypes(STATEMENTS).map((message) => cashPage(message, notices)));
  const advices = cashAdvices(ofTypes(ADVICES), notices);
  const table = new TableBuilder("cash", COLUMNS);
  for (const { draft, rows } of [...statements, ...advices]) {
    for (const { cells, line } of rows) table.addRow(cells, line);
    table.endStatement(draft);
  }
  const formats = new Set([...statements, ...advices].map(({ draft }) => draft.format));
  return { formats: [...formats], tables: table.isEmpty ? [] : [table.finish()], notices: notices.finish() };
}
