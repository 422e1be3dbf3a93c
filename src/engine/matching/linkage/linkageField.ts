/** How well two values agree. "blank": one of them is missing, or they cannot be compared, which says nothing. */
export type Level = (typeof LEVELS)[number] | "blank";
export const LEVELS = ["equal", "close", "near", "differs"] as const;

/** One field of both sides, by record: numbers that are equal when the values are (codes, units at one scale, days). NaN: blank. */
export interface LinkageField<Name extends string> {
  readonly name: Name;
  /** "code": equal or not, and never nearly so. "text": as `alike` says of two unequal texts. */
  readonly kind: "code" | "text" | "number" | "day";
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** The text of a code of either side. */
  readonly textOf?: (code: number) => string;
  readonly alike?: (one: string, other: string) => Level;
  /** Where all the fields of one of these lists are equal, this one follows from them: that it agrees is no evidence. */
  readonly follows: readonly (readonly Name[])[];
}

/** Of two amounts, the difference as a share of the greater one. */
const CLOSE_SHARE = 0.001;
const NEAR_SHARE = 0.05;
const CLOSE_DAYS = 3;
const NEAR_DAYS = 10;

/** How far the values of a field may lie apart at a level: from the least to the greatest value that still agrees with `value`. */
export function reachOf(
  kind: "number" | "day",
  level: "close" | "near",
  value: number,
): readonly [least: number, most: number] {
  if (kind === "day") {
    const days = level === "close" ? CLOSE_DAYS : NEAR_DAYS;
    return [value - days, value + days];
  }
  const share = level === "close" ? CLOSE_SHARE : NEAR_SHARE;
  const [inner, outer] = [value * (1 - share), value / (1 - share)];
  return value < 0 ? [outer, inner] : [inner, outer];
}

/** Compares the records of a field, and remembers what texts say of one another. */
export class FieldComparison<Name extends string> {
  private readonly known = new Map<number, Map<number, Level>>();

  constructor(readonly field: LinkageField<Name>) {}

  level(left: number, right: number): Level {
    return this.levelOf(this.field.left[left] ?? NaN, this.field.right[right] ?? NaN);
  }

  /** What two values say of one another. */
  levelOf(one: number, other: number): Level {
    const { kind } = this.field;
    if (one !== one || other !== other) return "blank";
    if (one === other) return "equal";
    if (kind === "code") return "differs";
    if (kind === "text") return this.textLevel(one, other);
    if (Math.abs(one) > Number.MAX_SAFE_INTEGER || Math.abs(other) > Number.MAX_SAFE_INTEGER) return "differs";
    if (isWithin(reachOf(kind, "close", one), other)) return "close";
    return isWithin(reachOf(kind, "near", one), other) ? "near" : "differs";
  }

  private textLevel(one: number, other: number): Level {
    const { textOf, alike } = this.field;
    let row = this.known.get(one);
    if (!row) this.known.set(one, (row = new Map<number, Level>()));
    let level = row.get(other);
    if (level === undefined) row.set(other, (level = textOf && alike ? alike(textOf(one), textOf(other)) : "differs"));
    return level;
  }
}

const isWithin = ([least, most]: readonly [number, number], value: number): boolean => least <= value && value <= most;
