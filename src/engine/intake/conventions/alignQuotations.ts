import type { ReadPairing } from "../../homes";
import type { InstrumentClass } from "../../records/instrumentClass";
import { BLANK_TEXT, type RecordTable } from "../../records/recordTable";
import type { Notice, SheetReading } from "../sheetReading";
import { quotationAligned, quotationAsked, quantitiesAligned } from "./alignNotices";
import { withDecimals } from "./changeRecords";
import { priceShifts, quantityShifts, type BookRecords } from "./commonTrades";
import { provenPrices } from "./provenPrices";
import { kindsOfRecords } from "./recordGroups";
import { shifted } from "./rowFigures";

/** Reads the quantities and prices of the statements as the books quote them, where both record the same trades and the arithmetic
 *  of at least one side proves its own unit: percent against a fraction of one, nominal against pieces. What differs without such a
 *  proof is asked about, and breaks. The readings given stay as they are. */
export function alignQuotations({ books, statements }: ReadPairing): ReadPairing {
  const tables = books.map(({ records }) => records);
  if (!tables.some(({ decimals }) => decimals.quantity && decimals.price)) return { books, statements };
  const both = kindsOfBoth(
    tables,
    statements.map(({ records }) => records),
  );
  const book: BookRecords = { tables, powers: tables.map((table, index) => powersOf(table, both.books[index] ?? [])) };
  return {
    books,
    statements: statements.map((reading, index) => aligned(reading, book, both.statements[index] ?? [])),
  };
}

/** What each record's security is; null where neither side proves it. */
type Kinds = readonly (InstrumentClass | null)[];

/** The kinds of the records of both sides: what one of them proves a security to be holds for the other. */
function kindsOfBoth(
  books: readonly RecordTable[],
  statements: readonly RecordTable[],
): { readonly books: readonly Kinds[]; readonly statements: readonly Kinds[] } {
  const own = [...books, ...statements].map((table) => ({ table, kinds: kindsOfRecords(table) }));
  const known = new Map<number, InstrumentClass>();
  for (const { table, kinds } of own) {
    kinds.forEach((kind, record) => {
      const code = securityAt(table, record);
      if (kind && code !== BLANK_TEXT && known.get(code) !== "bond") known.set(code, kind);
    });
  }
  const shared = own.map(({ table, kinds }) =>
    kinds.map((kind, record) => known.get(securityAt(table, record)) ?? kind),
  );
  return { books: shared.slice(0, books.length), statements: shared.slice(books.length) };
}

const securityAt = (table: RecordTable, record: number): number => table.texts.security?.[record] ?? BLANK_TEXT;

/** The proven unit of each record's price; null where none is. */
function powersOf(table: RecordTable, kinds: Kinds): readonly (number | null)[] {
  const powers = new Array<number | null>(table.count).fill(null);
  for (const { records, proof } of provenPrices(table, kinds))
    for (const record of records) powers[record] = proof?.power ?? null;
  return powers;
}

function aligned(reading: SheetReading, book: BookRecords, kinds: Kinds): SheetReading {
  const { survey } = reading;
  const { quantity, price } = reading.records.decimals;
  if (!quantity || !price || survey.conventions.priceUnit === "as-written") return reading;
  let records = reading.records;
  const notices: Notice[] = [];
  const alignPrices = (of: readonly number[], own: number | null): void => {
    const found = priceShifts(records, of, book);
    if (!found || found.power === 0) return;
    const other = found.bookPower;
    if (own === null && other === null) notices.push(quotationAsked(survey, found));
    else if (own === null || other === null || other - own === found.power) {
      records = withDecimals(records, "price", of, (value) => shifted(value, -found.power));
      notices.push(quotationAligned(survey, found));
    }
  };
  const groups = provenPrices(records, kinds);
  for (const group of groups) {
    const found = group.proof && quantityShifts(records, group.records, book);
    if (!found || found.power === 0 || !group.proof) continue;
    // How much one piece is of nominal is a matter of each security: only those that the other side knows are read anew.
    const known = group.records.filter((record) => found.securities.has(securityAt(records, record)));
    records = withDecimals(records, "quantity", known, (value) => shifted(value, -found.power));
    notices.push(quantitiesAligned(survey, found));
    alignPrices(known, group.proof.power + found.power);
  }
  const now = records === reading.records ? groups : provenPrices(records, kinds);
  for (const group of now) alignPrices(group.records, group.proof?.power ?? null);
  // What the sheet alone left open is answered by the other side.
  const isAnswered = notices.some(({ code }) => code === "price-unit-aligned");
  const kept = reading.notices.filter(({ code }) => !(isAnswered && code === "price-unit-asked"));
  return notices.length === 0 ? reading : { ...reading, records, notices: [...kept, ...notices] };
}
