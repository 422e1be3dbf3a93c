import { LEVELS, type FieldComparison, type Level } from "./linkageField";

/** How two records agree, field by field, in one number. */
export type Pattern = number;

const BASE = LEVELS.length + 1;
const BLANK = LEVELS.length;

/** What one field of a pattern says. `isImplied`: that it agrees follows from other fields that are equal. */
export interface PatternPart {
  /** Index into `LEVELS`. */
  readonly level: number;
  readonly isImplied: boolean;
}

/** Reads patterns of pairs, and what is in a pattern. */
export class Patterns<Name extends string> {
  /** By field, the lists of field indexes that imply it. */
  private readonly follows: readonly (readonly (readonly number[])[])[];

  constructor(readonly comparisons: readonly FieldComparison<Name>[]) {
    const places = new Map(comparisons.map(({ field }, index) => [field.name, index]));
    this.follows = comparisons.map(({ field }) =>
      field.follows.flatMap((names) => {
        const indexes = names.flatMap((name) => places.get(name) ?? []);
        return indexes.length === names.length ? [indexes] : [];
      }),
    );
  }

  of(left: number, right: number): Pattern {
    let pattern = 0;
    for (const comparison of this.comparisons) pattern = pattern * BASE + levelNumber(comparison.level(left, right));
    return pattern;
  }

  /** By field; null: blank. */
  parts(pattern: Pattern): (PatternPart | null)[] {
    const levels = new Array<number>(this.comparisons.length);
    let rest = pattern;
    for (let index = levels.length - 1; index >= 0; index -= 1) {
      levels[index] = rest % BASE;
      rest = Math.floor(rest / BASE);
    }
    return levels.map((level, index) =>
      level === BLANK
        ? null
        : {
            level,
            isImplied: this.follows[index]!.some((fields) => fields.every((field) => levels[field] === 0)),
          },
    );
  }
}

const levelNumber = (level: Level): number => (level === "blank" ? BLANK : LEVELS.indexOf(level));
