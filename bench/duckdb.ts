import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { DEFAULT_SETTINGS, runReconciliation, NOTHING_WRITTEN } from "../src/engine";
import { decimalAt, textAt, dayAt } from "../src/engine/records/recordTable";
import { decimalText } from "../src/kernel/decimal";
import type { RecordTable } from "../src/engine/records/recordTable";
import type { Pair } from "../tests/truth/generate";
import { median } from "./pair";

/** Seconds that DuckDB takes for the same job as the engine on the columns of a pair of sheets. Median of five. */
export async function benchDuckDb({ left, right }: Pair): Promise<number> {
  const output = runReconciliation(
    {
      grids: [left, right],
      settings: DEFAULT_SETTINGS,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: null,
      language: "en",
      pair: { left: left.sheet, right: right.sheet },
    },
    () => undefined,
  );
  if (!output.ok) throw new Error(output.error.wording.en);
  const [reconciliation] = output.value.result.reconciliations;
  return median(await joinTimes(reconciliation!.left.reading.records, reconciliation!.right.reading.records));
}

/** Seconds of five joins after a first, of the same typed columns held in memory: by reference, then what is left by economics
 *  within tolerance, then quantity, price, amount and dates of the joined rows compared. */
export async function joinTimes(left: RecordTable, right: RecordTable): Promise<number[]> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  await load(connection, "book", left, "reference");
  await load(connection, "statement", right, "counterReference");
  const times: number[] = [];
  for (let run = 0; run < 6; run += 1) {
    const started = performance.now();
    await connection.run(JOB);
    times.push((performance.now() - started) / 1000);
    await connection.run("DROP TABLE by_reference; DROP TABLE by_economics; DROP TABLE differences");
  }
  connection.closeSync();
  return times.slice(1);
}

const JOB = `
  CREATE TABLE by_reference AS
    SELECT b.id AS book, s.id AS statement FROM book b JOIN statement s USING (reference) WHERE b.security = s.security;
  CREATE TABLE by_economics AS
    SELECT b.id AS book, s.id AS statement
    FROM (SELECT * FROM book WHERE id NOT IN (SELECT book FROM by_reference)) b
    JOIN (SELECT * FROM statement WHERE id NOT IN (SELECT statement FROM by_reference)) s
      ON b.security = s.security AND b.side = s.side AND b.quantity = s.quantity
     AND abs(b.net - s.net) <= 0.02 AND abs(b.trade_day - s.trade_day) <= 1;
  CREATE TABLE differences AS
    SELECT m.book, m.statement, b.quantity - s.quantity AS quantity, b.price - s.price AS price, b.net - s.net AS net,
           b.trade_day - s.trade_day AS trade_day, b.settlement_day - s.settlement_day AS settlement_day
    FROM (SELECT * FROM by_reference UNION ALL SELECT * FROM by_economics) m
    JOIN book b ON b.id = m.book JOIN statement s ON s.id = m.statement
    WHERE b.quantity <> s.quantity OR b.price <> s.price OR abs(b.net - s.net) > 0.02
       OR b.trade_day <> s.trade_day OR b.settlement_day <> s.settlement_day OR b.side <> s.side;
`;

async function load(
  connection: DuckDBConnection,
  table: string,
  records: RecordTable,
  reference: "reference" | "counterReference",
): Promise<void> {
  await connection.run(`CREATE TABLE ${table} (id INTEGER, reference VARCHAR, security VARCHAR, side VARCHAR, quantity DOUBLE,
    price DOUBLE, net DOUBLE, trade_day INTEGER, settlement_day INTEGER)`);
  const appender = await connection.createAppender(table);
  const amount = (field: "quantity" | "price" | "netAmount", record: number): number => {
    const value = decimalAt(records, field, record);
    return value ? Number(decimalText(value)) : 0;
  };
  for (let record = 0; record < records.count; record += 1) {
    appender.appendInteger(record);
    appender.appendVarchar(textAt(records, reference, record) ?? textAt(records, "reference", record) ?? "");
    appender.appendVarchar(textAt(records, "security", record) ?? "");
    appender.appendVarchar(textAt(records, "side", record) ?? "");
    appender.appendDouble(amount("quantity", record));
    appender.appendDouble(amount("price", record));
    appender.appendDouble(amount("netAmount", record));
    appender.appendInteger(dayAt(records, "tradeDate", record) ?? 0);
    appender.appendInteger(dayAt(records, "settlementDate", record) ?? 0);
    appender.endRow();
  }
  appender.closeSync();
}
