import type { FileContent, StatementHeader, StatementTable } from "../formats/statementFile";
import { balanceFindings, totalFindings, type StatementPlace } from "./statementBalances";
import { runningBalanceFindings } from "./runningBalances";
import type { KnownStatement, StatementFinding } from "./statementFinding";
import { pageFindings } from "./statementPages";
import { sequenceFindings, type DatedStatement } from "./statementSequence";

/** What does not hold in the statements of a file: that opening and movements make the closing balance, per account and unit; that
 *  the lines add up to the totals it gives; that pages are whole and in order; that it opens where the last one closed; that it is
 *  not taken in twice; that no day is missing. `known` are the statements that the workbook took in before, this file's left
 *  out. In the order of the file. */
export function checkStatements(
  content: FileContent,
  fingerprint: string,
  known: readonly KnownStatement[],
): StatementFinding[] {
  const found = content.tables.flatMap((table, index) =>
    table.statements.flatMap((header, statement) => ownFindings(table, header, { table: index, statement })),
  );
  const fresh = content.tables.flatMap((table, index) =>
    table.statements.map((header, statement): DatedStatement => ({
      ...factsOf(table, header),
      fingerprint,
      place: { table: index, statement, line: header.line },
    })),
  );
  const order = ({ table, statement }: StatementFinding): number => table * 1_000_000 + statement;
  return [...found, ...sequenceFindings(fresh, known)].sort((one, other) => order(one) - order(other));
}

const ownFindings = (table: StatementTable, header: StatementHeader, place: StatementPlace): StatementFinding[] => [
  ...balanceFindings(table, header, place),
  ...runningBalanceFindings(header, place),
  ...totalFindings(table, header, place),
  ...pageFindings(header, place),
];

/** What is remembered of a statement. */
export function factsOf(
  table: StatementTable,
  header: StatementHeader,
): Omit<KnownStatement, "fingerprint" | "file" | "sheet" | "table" | "findings"> {
  const { format, reference, number, account, currency, date, period, balances } = header;
  const kept = balances.filter(({ kind }) => kind === "opening" || kind === "closing" || kind === "previous-closing");
  const closing = kept.find(({ kind }) => kind === "closing");
  return {
    kind: table.kind,
    format,
    reference,
    number,
    account,
    currency: currency ?? (closing?.security === null ? closing.unit : null),
    date: date ?? closing?.day ?? period?.to ?? null,
    balances: kept.map(({ kind, unit, security, amount, day }) => ({ kind, unit, security, amount, day })),
  };
}
