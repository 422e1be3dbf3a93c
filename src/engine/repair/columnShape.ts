import { identifierFault, repairedIdentifier, type IdentifierKind } from "../../kernel/identifiers/checkIdentifier";
import type { TextField } from "../records/field";

/** What the codes of a column have in common: which of them stand out is told by it. */
export interface ColumnShape {
  /** The scheme that nearly all of its codes are of, some of them without the zeros in front; null where none is. */
  readonly scheme: IdentifierKind | null;
  /** Whether every number among them ends in ".0". */
  readonly hasTails: boolean;
  /** Whether a code looks as most others of its length do, letter by letter and digit by digit. */
  isUsual(code: string): boolean;
}

const SCHEMES = ["ISIN", "CUSIP", "SEDOL"] as const satisfies readonly IdentifierKind[];
/** So many codes, and so large a share of them, make a column's shape. */
const LEAST_CODES = 5;
const SHARE = 0.8;

export function columnShape(codes: readonly string[], field: TextField): ColumnShape {
  const shapes = new Map<number, Map<string, number>>();
  for (const code of codes) {
    const ofLength = shapes.get(code.length) ?? new Map<string, number>();
    shapes.set(code.length, ofLength);
    ofLength.set(shapeOf(code), (ofLength.get(shapeOf(code)) ?? 0) + 1);
  }
  const numbers = codes.filter((code) => /^\d+(?:\.\d*)?$/.test(code));
  return {
    scheme: field === "security" ? "ISIN" : (SCHEMES.find((kind) => isMostly(kind, codes)) ?? null),
    hasTails: numbers.length >= 3 && numbers.every((code) => /\.0+$/.test(code)),
    isUsual: (code) => {
      const ofLength = shapes.get(code.length);
      const all = [...(ofLength?.values() ?? [])].reduce((sum, count) => sum + count, 0);
      return all >= LEAST_CODES && (ofLength?.get(shapeOf(code)) ?? 0) >= SHARE * all;
    },
  };
}

const shapeOf = (code: string): string => code.replace(/\d/g, "9").replace(/[A-Za-z]/g, "A");

/** A check digit is right by chance once in ten times: of five codes, hardly ever. Codes of which all lost their zeros count by what
 *  they were. */
function isMostly(kind: IdentifierKind, codes: readonly string[]): boolean {
  if (codes.length < LEAST_CODES) return false;
  const right = codes.filter(
    (code) => identifierFault(kind, code) === null || (/^\d+$/.test(code) && repairedIdentifier(kind, code) !== null),
  );
  return right.length >= SHARE * codes.length;
}
