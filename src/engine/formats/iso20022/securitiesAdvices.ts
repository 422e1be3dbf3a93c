import type { Day } from "../../../kernel/day";
import type { StatementColumnKey } from "../statementColumns";
import type { StatementKind } from "../statementFile";
import type { Cells } from "../swift/securitiesStatements";
import type { AdviceRow } from "../swift/securitiesAdvices";
import { NOTHING_SAID, type TableBuilder } from "../tableBuilder";
import type { BusinessHeader } from "./businessHeader";
import type { DocumentReader, ReaderContext } from "./documentReader";
import { SecuritiesNotices } from "./securitiesNotices";
import type { XmlElement } from "./xmlElement";

/** One document that tells of one transaction or event. */
export interface Advice {
  readonly message: string;
  readonly header: BusinessHeader | null;
  /** Its parts, under the element that the message is. */
  readonly root: XmlElement;
  readonly notices: SecuritiesNotices;
}

export interface AdviceKind {
  readonly kind: StatementKind;
  readonly columns: readonly StatementColumnKey[];
  /** The element that a document of it is. */
  readonly root: string;
  readonly parts: readonly string[];
  readonly rowsOf: (advice: Advice) => readonly AdviceRow[];
  /** The day that a row is of, where its statement has one. */
  readonly dayOf: (cells: Cells) => Day | null;
  /** What other messages of the file change in a row, once all are read. */
  readonly settle?: (row: AdviceRow, notices: SecuritiesNotices) => void;
}

/** Documents of one message and account: as one statement, so that a file of a day's confirmations is not a statement each. */
interface Advices {
  readonly message: string;
  readonly header: BusinessHeader | null;
  readonly account: string | null;
  readonly rows: AdviceRow[];
  readonly line: number;
  count: number;
}

/** Reads documents of one transaction or event each. One that the file breaks off in does not come in. */
export function adviceReader(
  { kind, columns, root, parts, rowsOf, dayOf, settle }: AdviceKind,
  { tables }: ReaderContext,
): DocumentReader {
  const table = tables.of(kind, columns);
  const notices = new SecuritiesNotices();
  const byAccount = new Map<string, Advices>();
  let message = "";
  let header: BusinessHeader | null = null;
  let line = 1;
  let children: XmlElement[] = [];

  const add = (): void => {
    const element = { name: root, attributes: {}, children, text: "", line };
    const rows = rowsOf({ message, header, root: element, notices });
    const name = rows[0]?.cells.account;
    const account = typeof name === "string" ? name : null;
    const key = [message, header?.sender ?? "", account].join("\n");
    const known = byAccount.get(key) ?? { message, header, account, rows: [], line, count: 0 };
    byAccount.set(key, known);
    for (const row of rows) known.rows.push(row);
    known.count += 1;
  };
  return {
    subtrees: new Set(parts),
    begin(name, at, businessHeader) {
      message = name;
      header = businessHeader;
      line = at;
      children = [];
    },
    element(element) {
      children.push(element);
    },
    end(name) {
      if (name === root) add();
    },
    finish() {
      for (const advices of byAccount.values()) {
        for (const row of advices.rows) settle?.(row, notices);
        endAdvices(advices, table, dayOf);
      }
      return notices.finish();
    },
  };
}

function endAdvices(
  { message, header, account, rows, line, count }: Advices,
  table: TableBuilder,
  dayOf: AdviceKind["dayOf"],
): void {
  for (const row of rows) table.addRow(row.cells, row.line);
  const days = rows.flatMap(({ cells }) => dayOf(cells) ?? []);
  const own = rows[0]?.cells.counterReference;
  const reference = header?.reference ?? (typeof own === "string" ? own : null);
  table.endStatement({
    ...NOTHING_SAID,
    format: message,
    reference: count === 1 ? reference : null,
    account,
    sender: header?.sender ?? null,
    date: days.length === 0 ? null : days.reduce((latest, day) => (day > latest ? day : latest)),
    line,
  });
}
