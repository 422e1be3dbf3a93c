import type { FileContent, OnRead } from "../statementFile";
import type { StatementColumnKey } from "../statementColumns";
import { TableBuilder } from "../tableBuilder";
import { cashAdvices } from "./cashAdvice";
import { cashPage } from "./cashPage";
import { joinPages } from "./cashStatements";
import type { FinMessage } from "./finMessage";
import { FileNotices } from "../fileNotices";

const STATEMENTS: ReadonlySet<string> = new Set(["940", "942", "950"]);
const ADVICES: ReadonlySet<string> = new Set(["900", "910"]);

/** How many messages pass between two reports of progress. */
const REPORT_EVERY = 500;

const COLUMNS: readonly StatementColumnKey[] = [
  "cashAccount",
  "statementNumber",
  "bookingDate",
  "valueDate",
  "mark",
  "reversal",
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
export function readCashMessages(messages: readonly FinMessage[], onRead: OnRead): FileContent {
  const notices = new FileNotices();
  const ofTypes = (types: ReadonlySet<string>) => messages.filter(({ type }) => type !== null && types.has(type));
  const pages = ofTypes(STATEMENTS).map((message, index) => {
    if (index % REPORT_EVERY === 0) onRead(index / messages.length);
    return cashPage(message, notices);
  });
  const statements = joinPages(pages);
  const advices = cashAdvices(ofTypes(ADVICES), notices);
  const table = new TableBuilder("cash", COLUMNS);
  for (const { draft, rows } of [...statements, ...advices]) {
    for (const { cells, line } of rows) table.addRow(cells, line);
    table.endStatement(draft);
  }
  const formats = new Set([...statements, ...advices].map(({ draft }) => draft.format));
  return { formats: [...formats], tables: table.tables(), notices: notices.finish() };
}
