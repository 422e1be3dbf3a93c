import { decimalText } from "../kernel/decimal";
import { comparableText } from "../kernel/text";
import type { SheetReading } from "./intake/sheetReading";
import { BLANK_TEXT, decimalAt, textAt, type RecordTable } from "./records/recordTable";
import type { TextField } from "./records/field";

/** Belongs to no sheet that could be told: it is looked for on each. */
export const UNROUTED = -1;

/** To which of several sheets of the other side each record belongs: by its account or portfolio where one sheet alone names
 *  it, else by its custodian's name, else by a reference, else by a security, side and quantity that one sheet alone bears.
 *  Indexes into `others`, or `UNROUTED`. */
export function routeRecords(records: RecordTable, others: readonly SheetReading[]): Int32Array {
  const routes = new Int32Array(records.count).fill(others.length === 1 ? 0 : UNROUTED);
  if (others.length === 1) return routes;
  const references = owners(others, ["reference", "counterReference"]);
  const routers = [
    routerByText(records, "account", owners(others, ["account"])),
    routerByText(records, "cashAccount", owners(others, ["cashAccount", "account"])),
    routerByText(records, "portfolio", owners(others, ["portfolio", "account"])),
    routerByCustodian(records, others),
    routerByText(records, "reference", references),
    routerByText(records, "counterReference", references),
    routerByEconomics(records, others),
  ];
  for (const router of routers) {
    for (let record = 0; record < records.count; record += 1) {
      if (routes[record] === UNROUTED) routes[record] = router(record);
    }
  }
  return routes;
}

/** Routes records as those of the same account, portfolio or custodian went: all of them to one sheet. `homes` are the sheets
 *  that records are known to belong to. */
export function routeByHomes(records: RecordTable, homes: Int32Array, routes: Int32Array): void {
  for (const field of ["account", "cashAccount", "portfolio", "custodian"] as const) {
    const column = records.texts[field];
    if (!column) continue;
    const homeOf = new Map<number, number>();
    column.forEach((code, record) => {
      const home = homes[record] ?? UNROUTED;
      if (code === BLANK_TEXT || home === UNROUTED) return;
      const known = homeOf.get(code);
      homeOf.set(code, known === undefined || known === home ? home : UNROUTED);
    });
    column.forEach((code, record) => {
      if (routes[record] === UNROUTED && code !== BLANK_TEXT) routes[record] = homeOf.get(code) ?? UNROUTED;
    });
  }
}

type Router = (record: number) => number;

/** Each text that stands in these fields of one statement only, with that statement. */
function owners(statements: readonly SheetReading[], fields: readonly TextField[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  statements.forEach(({ records }, index) => {
    for (const field of fields) {
      for (const key of distinctKeys(records, field)) {
        const owner = found.get(key);
        found.set(key, owner === undefined || owner === index ? index : UNROUTED);
      }
    }
  });
  return found;
}

function distinctKeys(records: RecordTable, field: TextField): Set<string> {
  const codes = new Set(records.texts[field]);
  codes.delete(BLANK_TEXT);
  return new Set([...codes].map((code) => keyOf(records.pool.text(code))).filter((key) => key !== ""));
}

/** Spaces, punctuation, case and the zeros in front of a number do not count. */
const keyOf = (text: string): string => comparableText(text).replace(/^0+(?=.)/, "");

function routerByText(book: RecordTable, field: TextField, ownerOf: ReadonlyMap<string, number>): Router {
  const byCode = new Map<number, number>();
  const column = book.texts[field];
  return (record) => {
    const code = column?.[record] ?? BLANK_TEXT;
    if (code === BLANK_TEXT) return UNROUTED;
    const known = byCode.get(code);
    if (known !== undefined) return known;
    const owner = ownerOf.get(keyOf(book.pool.text(code))) ?? UNROUTED;
    byCode.set(code, owner);
    return owner;
  };
}

/** A custodian's name routes where one statement alone bears it, in the name of its sheet or in its own custodian column. */
function routerByCustodian(book: RecordTable, statements: readonly SheetReading[]): Router {
  const names = statements.map(({ survey, records }) => [
    comparableText(survey.sheet),
    ...distinctKeys(records, "custodian"),
  ]);
  const byName = new Map<string, number>();
  return (record) => {
    const name = comparableText(textAt(book, "custodian", record) ?? "");
    if (name.length < 2) return UNROUTED;
    const known = byName.get(name);
    if (known !== undefined) return known;
    const bearers = names.flatMap((borne, index) => (borne.some((other) => other.includes(name)) ? [index] : []));
    const owner = bearers.length === 1 ? (bearers[0] ?? UNROUTED) : UNROUTED;
    byName.set(name, owner);
    return owner;
  };
}

/** Reads the statements only when a record gets this far. */
function routerByEconomics(book: RecordTable, statements: readonly SheetReading[]): Router {
  let ownerOf: Map<string, number> | null = null;
  return (record) => {
    const key = economicKey(book, record);
    if (key === null) return UNROUTED;
    ownerOf ??= economicOwners(statements);
    return ownerOf.get(key) ?? UNROUTED;
  };
}

function economicOwners(statements: readonly SheetReading[]): Map<string, number> {
  const found = new Map<string, number>();
  statements.forEach(({ records }, index) => {
    for (let record = 0; record < records.count; record += 1) {
      const key = economicKey(records, record);
      if (key === null) continue;
      const owner = found.get(key);
      found.set(key, owner === undefined || owner === index ? index : UNROUTED);
    }
  });
  return found;
}

function economicKey(records: RecordTable, record: number): string | null {
  const security = textAt(records, "security", record);
  const quantity = decimalAt(records, "quantity", record);
  if (security === null || quantity === null) return null;
  return `${security}|${textAt(records, "side", record) ?? ""}|${decimalText(quantity)}`;
}
