import type { Day } from "../../kernel/day";
import { decimal, decimalText, decimalToNumber, multiply, subtract } from "../../kernel/decimal";
import type { BusinessCalendar } from "../../kernel/calendar";
import type { ForbiddenPairs } from "../decisions/decisionBook";
import type { DateField, DecimalField, TextField } from "../records/field";
import { classInText } from "../records/instrumentClass";
import { BLANK_DAY, BLANK_TEXT, decimalAt, textAt, type RecordTable } from "../records/recordTable";
import { keysOver } from "./blocks";
import { bothBy, nationalKeys, swapped, type Keyed } from "./codeKeys";
import {
  areScoped,
  tolerancesFor,
  withinDays,
  withinTolerance,
  type DayTolerance,
  type DecimalTolerance,
  type Tolerances,
} from "./tolerance";

/** The economics of a trade, in the order of their weight. */
const TEXTS = ["account", "security", "side", "currency"] as const satisfies readonly TextField[];
const DECIMALS = [
  "quantity",
  "price",
  "grossAmount",
  "netAmount",
  "fees",
  "tax",
  "accruedInterest",
] as const satisfies readonly DecimalField[];
const DAYS = ["tradeDate", "settlementDate"] as const satisfies readonly DateField[];

export const ECONOMIC_FIELDS = [...TEXTS, ...DECIMALS, ...DAYS] as const;
export type EconomicField = (typeof ECONOMIC_FIELDS)[number];

/** Set of economic fields as bits, in the order of `ECONOMIC_FIELDS`. */
export type FieldSet = number;
export const fieldBit = (field: EconomicField): FieldSet => 1 << ECONOMIC_FIELDS.indexOf(field);
export const fieldSet = (fields: readonly EconomicField[]): FieldSet =>
  fields.reduce((set, field) => set | fieldBit(field), 0);

/** How many fields a set has. */
export function countBits(set: FieldSet): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** One field of both sides as numbers that are equal when the values are: codes, units at one scale, days. NaN is a blank. */
export interface Comparand {
  readonly field: EconomicField;
  readonly bit: FieldSet;
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** Of a decimal field: the scale of its units. A value beyond `Number.MAX_SAFE_INTEGER` is a code, fit only for equality. */
  readonly scale: number;
}

/** What two records say of one another: the fields that both have, and those in which they differ beyond tolerance. */
export interface Comparison {
  readonly differing: FieldSet;
  readonly compared: FieldSet;
}

interface Width {
  readonly kind: DecimalTolerance["kind"];
  readonly base: DecimalTolerance["base"] | undefined;
  readonly bound: number;
}

/** What comparands within several tolerances have in common. */
interface Shared {
  readonly forbidden?: ForbiddenPairs | null;
  readonly columns?: readonly Comparand[];
}

/** Both sides' economics, ready to be compared pair by pair. A field that only one side has, or a code that the two sides
 *  write in systems that share nothing, is not compared. */
export class Comparands {
  readonly columns: readonly Comparand[];
  readonly available: FieldSet;
  /** Pairs that a person parted: nothing of them agrees, whatever their values. */
  readonly forbidden: ForbiddenPairs | null;
  private readonly isScoped: boolean;
  /** By left record, the right one that it was compared with last, and what they say of one another. */
  private readonly lastPartner: Int32Array;
  private readonly lastComparison: Int32Array;
  private readonly widths = new Map<EconomicField, readonly Width[]>();

  constructor(
    readonly left: RecordTable,
    readonly right: RecordTable,
    private readonly tolerances: Tolerances,
    private readonly calendar: BusinessCalendar,
    { forbidden = null, columns = comparandsOf(left, right) }: Shared = {},
  ) {
    this.forbidden = forbidden;
    this.columns = columns;
    this.available = fieldSet(columns.map(({ field }) => field));
    this.isScoped = areScoped(tolerances);
    this.lastPartner = new Int32Array(left.count).fill(-1);
    this.lastComparison = new Int32Array(left.count);
  }

  /** The same values, compared within other tolerances. */
  within(tolerances: Tolerances): Comparands {
    return tolerances === this.tolerances
      ? this
      : new Comparands(this.left, this.right, tolerances, this.calendar, this);
  }

  /** The values of a field on both sides, if it is compared. */
  column(field: EconomicField): Comparand | undefined {
    return this.columns.find((column) => column.field === field);
  }

  /** Field by field, the records' values within tolerance or beyond it; a blank on either side says nothing. */
  compare(left: number, right: number): Comparison {
    if (this.forbidden?.has(left, right)) return NOTHING_AGREES;
    if (this.lastPartner[left] === right) return unpacked(this.lastComparison[left] ?? 0);
    let differing = 0;
    let compared = 0;
    for (const column of this.columns) {
      const one = column.left[left] ?? NaN;
      const other = column.right[right] ?? NaN;
      if (one !== one || other !== other) continue;
      compared |= column.bit;
      if (one !== other && !this.tolerates(column.field, left, right, one, other)) differing |= column.bit;
    }
    return { differing, compared };
  }

  /** Compares many pairs, no left record twice; `compare` then has the answers at hand. Column by column: records in an order of
   *  their own cost the memory less so. */
  compareAhead(left: Int32Array, right: Int32Array): void {
    const comparisons = new Int32Array(left.length);
    for (const column of this.columns) this.compareColumn(column, left, right, comparisons);
    for (let index = 0; index < left.length; index += 1) {
      const record = left[index] ?? 0;
      this.lastPartner[record] = right[index] ?? 0;
      this.lastComparison[record] = comparisons[index] ?? 0;
    }
  }

  private compareColumn(column: Comparand, left: Int32Array, right: Int32Array, comparisons: Int32Array): void {
    const { field, bit, left: ours, right: theirs } = column;
    for (let index = 0; index < left.length; index += 1) {
      const record = left[index] ?? 0;
      const partner = right[index] ?? 0;
      const one = ours[record] ?? NaN;
      const other = theirs[partner] ?? NaN;
      if (one !== one || other !== other) continue;
      const isSame = one === other || this.tolerates(field, record, partner, one, other);
      comparisons[index] = (comparisons[index] ?? 0) | (isSame ? bit << PACKED : bit | (bit << PACKED));
    }
  }

  /** How far apart two records lie, a whole number: units of amounts and prices, a day as 1,000. 0 when all but the
   *  `free` fields is equal. */
  distance(left: number, right: number, free: FieldSet = 0): number {
    if (this.forbidden?.has(left, right)) return Infinity;
    let distance = 0;
    for (const { bit, left: ours, right: theirs } of this.columns) {
      if ((bit & free) !== 0) continue;
      const gap = Math.abs((ours[left] ?? NaN) - (theirs[right] ?? NaN));
      if (gap > 0) distance += Math.min((bit & DAY_BITS) === 0 ? gap : gap * 1_000, MOST_DISTANCE);
    }
    return distance;
  }

  /** Keys over `fields` of some records of one side, in their order, for blocks. */
  keys(fields: FieldSet, side: "left" | "right", records: Int32Array): Float64Array {
    const columns = this.columns.filter(({ bit }) => (fields & bit) !== 0).map((column) => column[side]);
    return keysOver(columns, records);
  }

  /** The most that a statement value may lie from the book value `book` (both in units of the column) and still agree: never
   *  too little, a unit too much at most. */
  reach({ field, scale }: Comparand, book: number): number {
    let most = 0;
    for (const { kind, bound, base } of this.widthsOf(field)) {
      const share = bound / (kind === "percent" ? 100 : 10_000);
      const whole = base === "statement" ? (share < 1 ? share / (1 - share) : Infinity) : share;
      most = Math.max(most, kind === "absolute" ? bound * 10 ** scale : Math.abs(book) * whole);
    }
    return Math.ceil(most) + 1;
  }

  /** The tolerances of a field, the wider way of each as a number. */
  private widthsOf(field: EconomicField): readonly Width[] {
    const known = this.widths.get(field);
    if (known) return known;
    const bounds = isDecimal(field) ? (this.tolerances.decimals[field] ?? []) : [];
    const widths = bounds.map(({ kind, below, above, base }) => ({
      kind,
      base,
      bound: Math.max(decimalToNumber(below), decimalToNumber(above)),
    }));
    this.widths.set(field, widths);
    return widths;
  }

  /** Whether the sums of a group agree: absolute tolerances grow with the number of rows that were rounded. Exact. */
  agreesInUnits(
    { field, scale }: Comparand,
    [book, statement]: readonly [number, number],
    [one, other]: readonly [left: number, right: number],
    rows: number,
  ): boolean {
    if (!isDecimal(field)) return book === statement;
    const [due, summed] = [decimal(BigInt(book), scale), decimal(BigInt(statement), scale)];
    const spread = decimal(BigInt(rows));
    const tolerances = this.boundsOf(field, one, other).map((bound) =>
      bound.kind === "absolute"
        ? {
            ...bound,
            below: multiply(bound.below, spread),
            above: multiply(bound.above, spread),
          }
        : bound,
    );
    return withinTolerance(subtract(summed, due), due, tolerances);
  }

  /** How far two records may lie apart in a field and still agree; null where they must be equal. */
  toleranceOf(field: EconomicField, left: number, right: number): readonly DecimalTolerance[] | DayTolerance | null {
    if (isDecimal(field)) return this.boundsOf(field, left, right);
    return isDay(field) ? (this.tolerances.days[field] ?? null) : null;
  }

  private tolerates(field: EconomicField, left: number, right: number, one: number, other: number): boolean {
    if (isDecimal(field)) {
      const tolerances = this.boundsOf(field, left, right);
      if (tolerances.length === 0) return false;
      const book = decimalAt(this.left, field, left);
      const statement = decimalAt(this.right, field, right);
      return book !== null && statement !== null && withinTolerance(subtract(statement, book), book, tolerances);
    }
    if (!isDay(field)) return false;
    return withinDays(one as Day, other as Day, this.tolerances.days[field], this.calendar);
  }

  /** The tolerances that hold for two records: the book says of what currency and class they are, or else the statement. */
  private boundsOf(field: DecimalField, left: number, right: number): readonly DecimalTolerance[] {
    const bounds = this.tolerances.decimals[field] ?? [];
    if (!this.isScoped) return bounds;
    const textOf = (name: TextField): string | null => textAt(this.left, name, left) ?? textAt(this.right, name, right);
    return tolerancesFor(bounds, textOf("currency"), classInText(textOf("assetClass")));
  }
}

/** How many fields there are at most: the compared ones stand that many bits above the differing. */
const PACKED = 13;

const unpacked = (comparison: number): Comparison => ({
  differing: comparison & ((1 << PACKED) - 1),
  compared: comparison >>> PACKED,
});

/** Every economic field that both sides have, ready to be compared. */
const comparandsOf = (left: RecordTable, right: RecordTable): Comparand[] => [
  ...TEXTS.flatMap((field) =>
    field === "security" ? securityComparand(left, right) : textComparand(left, right, field),
  ),
  ...DECIMALS.flatMap((field) => decimalComparand(left, right, field)),
  ...DAYS.flatMap((field) => dayComparand(left, right, field)),
];

const NOTHING_AGREES: Comparison = { differing: fieldSet(ECONOMIC_FIELDS), compared: fieldSet(ECONOMIC_FIELDS) };

/** Differences beyond this count alike, so that sums of distances stay exact. */
const MOST_DISTANCE = 1e9;
const DAY_BITS = fieldSet(DAYS);

const isDecimal = (field: EconomicField): field is (typeof DECIMALS)[number] =>
  (DECIMALS as readonly string[]).includes(field);
const isDay = (field: EconomicField): field is (typeof DAYS)[number] => (DAYS as readonly string[]).includes(field);

/** Texts that both sides write in one system, so that two which differ are different. */
const CANONICAL: ReadonlySet<string> = new Set(["side", "currency"]);
const ISIN = /^[A-Z]{2}[A-Z0-9]{9}\d$/;

/** The security by its ISIN; where one side has only national codes, by the number that the other's ISINs bear inside; where the
 *  sides have neither in common, by their local codes (ticker, SEDOL, CUSIP), else by name. */
function securityComparand(left: RecordTable, right: RecordTable): Comparand[] {
  const tries: readonly (() => readonly [Keyed, Keyed] | null)[] = [
    () => bothBy("security"),
    () => nationalKeys(left, right),
    () => swapped(nationalKeys(right, left)),
    () => bothBy("securityCode"),
    () => bothBy("securityName"),
  ];
  for (const sourcesOf of tries) {
    const sources = sourcesOf();
    const found = sources ? textComparand(left, right, "security", sources) : [];
    if (found.length > 0) return found;
  }
  return [];
}

/** Codes that are equal when the keys of the texts are. */
function textComparand(
  left: RecordTable,
  right: RecordTable,
  field: (typeof TEXTS)[number],
  [mine, other]: readonly [Keyed, Keyed] = bothBy(field),
): Comparand[] {
  const ours = left.texts[mine.source];
  const theirs = right.texts[other.source];
  if (!ours || !theirs) return [];
  const codeOf = new Map<string, number>();
  const column = (codes: Int32Array, keyOf: Keyed["keyOf"]): Float64Array => {
    const known = new Int32Array(left.pool.size).fill(-1);
    const numberOf = (code: number): number => {
      const key = keyOf(left.pool.text(code));
      const number = codeOf.get(key) ?? codeOf.size;
      codeOf.set(key, number);
      return (known[code] = number);
    };
    const numbers = new Float64Array(codes.length);
    for (let record = 0; record < codes.length; record += 1) {
      const code = codes[record] ?? BLANK_TEXT;
      const number = code === BLANK_TEXT ? NaN : (known[code] ?? -1);
      numbers[record] = number === -1 ? numberOf(code) : number;
    }
    return numbers;
  };
  const one = column(ours, mine.keyOf);
  const leftCodes = codeOf.size;
  const two = column(theirs, other.keyOf);
  const isShared = leftCodes === 0 || two.some((code) => code < leftCodes);
  const isOneSystem = isShared || CANONICAL.has(field) || [...codeOf.keys()].every((key) => ISIN.test(key));
  return isOneSystem ? [{ field, bit: fieldBit(field), left: one, right: two, scale: 0 }] : [];
}

/** Units at the finer scale of the two sides. A value too long for that scale gets a number of its own by its text. */
function decimalComparand(left: RecordTable, right: RecordTable, field: (typeof DECIMALS)[number]): Comparand[] {
  const ours = left.decimals[field];
  const theirs = right.decimals[field];
  if (!ours || !theirs) return [];
  const finest = (scales: Uint8Array): number => {
    let most = 0;
    for (let record = 0; record < scales.length; record += 1) most = Math.max(most, scales[record] ?? 0);
    return most;
  };
  const scale = Math.max(finest(ours.scales), finest(theirs.scales));
  const powers = Array.from({ length: scale + 1 }, (_, own) => 10 ** (scale - own));
  const tooLong = new Map<string, number>();
  const numberOf = (records: RecordTable, record: number): number => {
    const exact = decimalAt(records, field, record);
    if (exact === null) return NaN;
    const text = decimalText(exact);
    const number = tooLong.get(text) ?? Number.MAX_SAFE_INTEGER + 2 + 2 * tooLong.size;
    tooLong.set(text, number);
    return number;
  };
  const column = (records: RecordTable, units: Float64Array, scales: Uint8Array): Float64Array => {
    const numbers = new Float64Array(units.length);
    for (let record = 0; record < units.length; record += 1) {
      const aligned = (units[record] ?? NaN) * (powers[scales[record] ?? 0] ?? NaN);
      numbers[record] = Math.abs(aligned) <= Number.MAX_SAFE_INTEGER ? aligned : numberOf(records, record);
    }
    return numbers;
  };
  return [
    {
      field,
      bit: fieldBit(field),
      left: column(left, ours.units, ours.scales),
      right: column(right, theirs.units, theirs.scales),
      scale,
    },
  ];
}

function dayComparand(left: RecordTable, right: RecordTable, field: (typeof DAYS)[number]): Comparand[] {
  const ours = left.days[field];
  const theirs = right.days[field];
  if (!ours || !theirs) return [];
  const column = (days: Int32Array): Float64Array => {
    const numbers = new Float64Array(days.length);
    for (let record = 0; record < days.length; record += 1) {
      const day = days[record] ?? BLANK_DAY;
      numbers[record] = day === BLANK_DAY ? NaN : day;
    }
    return numbers;
  };
  return [
    {
      field,
      bit: fieldBit(field),
      left: column(ours),
      right: column(theirs),
      scale: 0,
    },
  ];
}
