import {
  absolute,
  compare,
  decimal,
  equals,
  isZero,
  multiply,
  negate,
  roundHalfUp,
  unitsAt,
  type Decimal,
} from "../../../kernel/decimal";
import { comparableText } from "../../../kernel/text";
import type { ExplanationCode } from "../break";
import { tradeSide } from "../sideValues";
import {
  currencyOf,
  gapOf,
  placesOf,
  shown,
  STRENGTH,
  type Candidate,
  type Clues,
  type Gap,
  type Signature,
} from "./signature";

const AMOUNTS: ReadonlySet<string> = new Set(["netAmount", "grossAmount", "fees", "tax", "accruedInterest"]);

const found = (
  clues: Clues,
  gap: Gap,
  code: ExplanationCode,
  strength: Candidate["strength"],
): readonly Candidate[] => [{ strength, explanation: { code, field: gap.field, figures: figuresOf(clues, gap) } }];

/** Quantities and prices have no currency to show. */
function figuresOf(clues: Clues, gap: Gap) {
  const figures = shown(clues, gap);
  return AMOUNTS.has(gap.field) ? figures : { ...figures, currency: "" };
}

/** The number of one side with the opposite sign: debit and credit, or purchase and sale, inverted. */
export const signReversed: Signature = (clues) => {
  const gap = gapOf(clues, clues.fields[0]);
  return gap && !isZero(gap.left) && equals(gap.left, negate(gap.right))
    ? found(clues, gap, "sign-reversed", STRENGTH.column)
    : [];
};

/** The same quantity bought on one side and sold on the other. */
export const sideReversed: Signature = ({ book, statement, differences }) => {
  const [quantity, theirs] = [book.decimal("quantity"), statement.decimal("quantity")];
  const [side, theirSide] = [tradeSide(book), tradeSide(statement)];
  if (!quantity || !theirs || !side || !theirSide || !equals(absolute(quantity), absolute(theirs))) return [];
  if (differences.quantity || differences.price) return [];
  const figures = { quantity: absolute(quantity), leftSide: side, rightSide: theirSide };
  return [{ strength: STRENGTH.column, explanation: { code: "sign-reversed", field: "side", figures } }];
};

const SCALES = [
  { power: 1, code: "scale-10" },
  { power: 2, code: "scale-100" },
  { power: 3, code: "scale-1000" },
] as const;

/** Ten, a hundred or a thousand times the other: a digit too many, pence or percent, nominal against pieces. */
export const scaled: Signature = (clues) => {
  const gap = gapOf(clues, clues.fields[0]);
  if (!gap || isZero(gap.left) || isZero(gap.right)) return [];
  for (const { power, code } of SCALES) {
    const factor = decimal(10n ** BigInt(power));
    const isScaled = equals(gap.left, multiply(gap.right, factor)) || equals(gap.right, multiply(gap.left, factor));
    if (isScaled) return found(clues, gap, code, STRENGTH.rule);
  }
  return [];
};

/** The same digits, but for two neighbours that changed places. */
export const digitsTransposed: Signature = (clues) => {
  const gap = gapOf(clues, clues.fields[0]);
  if (!gap || isZero(gap.left) || isZero(gap.right) || gap.left.units < 0n !== gap.right.units < 0n) return [];
  const scale = Math.max(gap.left.scale, gap.right.scale);
  const [left, right] = [digits(gap.left, scale), digits(gap.right, scale)];
  const width = Math.max(left.length, right.length);
  const isSwap = isNeighbourSwap(left.padStart(width, "0"), right.padStart(width, "0"));
  return isSwap ? found(clues, gap, "transposed-digits", STRENGTH.digits) : [];
};

const digits = (value: Decimal, scale: number): string => unitsAt(absolute(value), scale).toString();

/** The same for the code of a security or of an account. */
export const letterTransposed: Signature = ({ fields: [field], differences }) => {
  const difference = field && differences[field];
  if (!field || difference?.kind !== "text" || difference.left === null || difference.right === null) return [];
  const { left, right } = difference;
  if (!isNeighbourSwap(comparableText(left), comparableText(right))) return [];
  return [
    {
      strength: STRENGTH.digits,
      explanation: { code: "transposed-digits", field, figures: { leftText: left, rightText: right } },
    },
  ];
};

function isNeighbourSwap(one: string, other: string): boolean {
  if (one.length !== other.length || one === other) return false;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}

/** A few hundredths: rounding of one amount or of the lines of a group. A price or a quantity is the other one rounded. */
export const rounded: Signature = (clues) => {
  const gap = gapOf(clues, clues.fields[0]);
  if (!gap) return [];
  const isRounding = AMOUNTS.has(gap.field) ? isSmallAmount(clues, gap) : isOtherRounded(gap);
  return isRounding ? found(clues, gap, "rounding", STRENGTH.digits) : [];
};

/** Up to five minor units, and one a line in a larger group; one unit in a currency without decimals. */
function isSmallAmount(clues: Clues, { gap }: Gap): boolean {
  if (currencyOf(clues) === "") return compare(absolute(gap), decimal(5n, 2)) <= 0;
  const places = placesOf(clues);
  const lines = clues.book.records.length + clues.statement.records.length - 1;
  const units = Math.max(places === 0 ? 1 : 5, lines);
  return compare(absolute(gap), decimal(BigInt(units), places)) <= 0;
}

/** Prices are rounded to two decimals at the coarsest, quantities to whole units. */
function isOtherRounded({ field, left, right }: Gap): boolean {
  const [coarse, fine] = left.scale < right.scale ? [left, right] : [right, left];
  const places = Math.max(coarse.scale, field === "price" ? 2 : 0);
  return fine.scale > places && equals(roundHalfUp(fine, places), coarse);
}
