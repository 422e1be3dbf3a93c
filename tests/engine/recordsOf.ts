import { TARGET } from "../../src/kernel/calendar";
import { parseDay } from "../../src/kernel/day";
import { decimalText, multiply, parseDecimal, type Decimal } from "../../src/kernel/decimal";
import type { Decision } from "../../src/engine/decisions/decision";
import { LADDER } from "../../src/engine/matching/ladder";
import type { Pass } from "../../src/engine/matching/pass";
import type { Matching } from "../../src/engine/matching/matching";
import { matchRecords } from "../../src/engine/matching/matchRecords";
import { DEFAULT_TOLERANCES, type Tolerances } from "../../src/engine/matching/tolerance";
import { isDateField, isDecimalField, isTextField, type Field } from "../../src/engine/records/field";
import { BLANK_DAY, BLANK_TEXT, TextPool, type RecordTable } from "../../src/engine/records/recordTable";

/** A record by field, as a person writes values: "25.40", "2026-09-09". A field that is left out is blank. */
export type RecordText = Partial<Record<Field, string>>;

const DEFAULTS: RecordText = {
  account: "FR-001",
  security: "FR0000120271",
  side: "BUY",
  quantity: "100",
  price: "25.40",
  currency: "EUR",
  tradeDate: "2026-09-09",
  settlementDate: "2026-09-11",
};

/** What a few words say of a trade, over a purchase of 100 TotalEnergies at 25.40: the reference first ("-" is none), then
 *  `sell`, `200` pieces, `@25.41`, `=5082.00` net, `on:2026-09-10`, `settles:2026-09-14`, `field:value`, `field:` for a
 *  blank. The net amount is quantity × price where nothing else is said. */
function recordOf(words: string): RecordText {
  const [reference = "-", ...rest] = words.trim().split(/\s+/);
  const record: RecordText = { ...DEFAULTS, ...(reference === "-" ? {} : { reference }) };
  for (const word of rest) {
    const [name = "", value = ""] = word.split(/:(.*)/s);
    if (word.includes(":")) record[FIELD_OF[name] ?? (name as Field)] = value;
    else if (word === "buy" || word === "sell") record.side = word.toUpperCase();
    else if (word.startsWith("@")) record.price = word.slice(1);
    else if (word.startsWith("=")) record.netAmount = word.slice(1);
    else record.quantity = word;
  }
  if (record.netAmount === undefined && record.quantity && record.price) {
    record.netAmount = decimalText(multiply(exact(record.quantity), exact(record.price)));
  }
  return record;
}

const FIELD_OF: Readonly<Record<string, Field>> = {
  on: "tradeDate",
  settles: "settlementDate",
  theirs: "counterReference",
};

/** The records of a text, parted by ";" or line ends. A field that no record has a value for has no column. */
export function recordsOf(text: string, pool: TextPool = new TextPool(), sheet = "Sheet"): RecordTable {
  const lines = text.split(/[;\n]/).filter((line) => line.trim() !== "");
  return tableOf(lines.map(recordOf), pool, sheet);
}

/** Both sides on one pool. */
export function sidesOf(left: string, right: string): { left: RecordTable; right: RecordTable } {
  const pool = new TextPool();
  return { left: recordsOf(left, pool, "Book"), right: recordsOf(right, pool, "Statement") };
}

export function tableOf(records: readonly RecordText[], pool: TextPool, sheet = "Sheet"): RecordTable {
  const count = records.length;
  const texts: Partial<Record<string, Int32Array>> = {};
  const days: Partial<Record<string, Int32Array>> = {};
  const decimals: Partial<Record<string, { units: Float64Array; scales: Uint8Array; wide: Map<number, Decimal> }>> = {};
  records.forEach((record, index) => {
    for (const [name, value] of Object.entries(record)) {
      const field = name as Field;
      if (value === "") continue;
      if (isTextField(field)) (texts[field] ??= new Int32Array(count).fill(BLANK_TEXT))[index] = pool.code(value);
      if (isDateField(field)) (days[field] ??= new Int32Array(count).fill(BLANK_DAY))[index] = dayOf(value);
      if (!isDecimalField(field)) continue;
      const column = (decimals[field] ??= {
        units: new Float64Array(count).fill(NaN),
        scales: new Uint8Array(count),
        wide: new Map(),
      });
      const amount = exact(value);
      if (amount.units.toString().replace("-", "").length > 15) column.wide.set(index, amount);
      else column.units[index] = Number(amount.units);
      column.scales[index] = amount.scale;
    }
  });
  return { sheet, count, rows: Int32Array.from(records, (_, index) => index + 2), pool, texts, days, decimals };
}

export function exact(text: string): Decimal {
  const value = parseDecimal(text);
  if (!value.ok) throw new Error(value.error);
  return value.value;
}

function dayOf(text: string): number {
  const day = parseDay(text);
  if (!day.ok) throw new Error(day.error);
  return day.value;
}

/** Matches two sides, by the built-in ladder where no other is given, on the TARGET calendar. */
export const matchingOf = (
  sides: { left: RecordTable; right: RecordTable },
  tolerances: Tolerances = DEFAULT_TOLERANCES,
  passes: readonly Pass[] = LADDER,
  decisions: readonly Decision[] = [],
): Matching => matchRecords(sides.left, sides.right, { passes, decisions, tolerances, calendar: TARGET });

const SIGN = { matched: "=", suggested: "?", ambiguous: "~" } as const;

/** A matching as a desk would note it, records counted from 1: "L1=R1 reference-exact"; "?" for a suggestion, "~" for an
 *  ambiguous group; "L2 copies L1". What is open is not listed. */
export function notesOf({ matches, duplicates }: Matching): string[] {
  const named = (side: string, records: readonly number[]): string =>
    records.map((record) => `${side}${record + 1}`).join("+");
  return [
    ...matches.map(
      ({ left, right, status, pass }) => `${named("L", left)}${SIGN[status]}${named("R", right)} ${pass.id}`,
    ),
    ...duplicates.map(({ side, records, extra }) => {
      const letter = side === "left" ? "L" : "R";
      return `${named(letter, extra)} copies ${named(
        letter,
        records.filter((record) => !extra.includes(record)),
      )}`;
    }),
  ].sort();
}

/** A pass of the built-in ladder. */
export function passNamed(id: string): Pass {
  const pass = LADDER.find((known) => known.id === id);
  if (!pass) throw new Error(`no pass ${id}`);
  return pass;
}
