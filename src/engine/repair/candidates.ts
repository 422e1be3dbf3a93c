import type { DateSystem } from "../../kernel/day";
import { identifierFault, repairedIdentifier } from "../../kernel/identifiers/checkIdentifier";
import type { Wording } from "../../kernel/language";
import type { ColumnShape } from "./columnShape";
import { datesOfCell } from "./damagedDates";
import { fullNumber, isCut, shortNumber } from "./damagedNumbers";
import type { OtherSide } from "./otherSide";
import { CHECK_DIGIT, ON_THE_OTHER_SIDE, type Candidate, type RepairKind } from "./repair";

/** What is known around a code that may be damaged. */
export interface Surroundings {
  readonly shape: ColumnShape;
  /** Whether its own column has a code as well. */
  readonly isOwn: (code: string) => boolean;
  readonly other: OtherSide;
  readonly dateSystem: DateSystem;
  /** Whether its cells hold a number: Excel took a code for one. */
  readonly isNumber: boolean;
}

/** What a code may have been before it was damaged; none where nothing is wrong with it, or where nothing tells. */
export function candidatesFor(code: string, around: Surroundings): Candidate[] {
  if (around.other.has(code)) return [];
  const found = [
    ...numbersOf(code, around),
    ...around.other
      .takenForDates(datesOfCell(code, around.dateSystem))
      .map((after) => onTheOtherSide("date-code", after, around)),
    ...tailsOf(code, around),
    ...lookalikesOf(code, around),
    ...identifiersOf(code, around),
  ];
  return found.filter(
    ({ after }, index) => after !== code && found.findIndex((other) => other.after === after) === index,
  );
}

const onTheOtherSide = (kind: RepairKind, after: string, { isOwn }: Surroundings): Candidate => ({
  kind,
  after,
  evidence: isOwn(after) ? ALSO_HERE : ON_THE_OTHER_SIDE,
  isSure: true,
});

const ALSO_HERE: Wording = {
  en: "The other side has this very value, and other rows here do.",
  fr: "L'autre côté porte exactement cette valeur, comme d'autres lignes ici.",
};

function numbersOf(code: string, around: Surroundings): Candidate[] {
  const { other, isNumber } = around;
  const short = shortNumber(code);
  const full = short || isNumber ? fullNumber(code) : null;
  return [
    ...(short ? other.shownAs(short) : []).map((after) => onTheOtherSide("scientific", after, around)),
    ...(full ? other.takenFor(full) : []).map((after) => onTheOtherSide("scientific", after, around)),
    ...(isCut(code) ? other.before(code) : []).map((after) => onTheOtherSide("cut-number", after, around)),
    ...(isNumber && /^\d+$/.test(code) ? other.withZeros(code) : []).map((after) =>
      onTheOtherSide("leading-zeros", after, around),
    ),
  ];
}

function tailsOf(code: string, around: Surroundings): Candidate[] {
  const plain = /^(\d+)\.0+$/.exec(code)?.[1];
  if (plain === undefined) return [];
  if (around.other.has(plain)) return [onTheOtherSide("decimal-tail", plain, around)];
  return [{ kind: "decimal-tail", after: plain, evidence: TAILS, isSure: around.shape.hasTails }];
}

const TAILS: Wording = {
  en: 'Numbers of this column end in ".0": they were decimals in another program.',
  fr: "Les nombres de cette colonne finissent par « .0 » : un autre logiciel en a fait des décimaux.",
};

/** Which of two look-alikes is right, the check digit or the shape of the column says; else nothing is proposed. */
function lookalikesOf(code: string, around: Surroundings): Candidate[] {
  if (!/[OI01]/i.test(code) || code.length < 4) return [];
  const { shape, other } = around;
  const isRight = shape.scheme ? identifierFault(shape.scheme, code) === null : shape.isUsual(code);
  if (isRight) return [];
  return other
    .lookingLike(code)
    .filter((after) => (shape.scheme ? identifierFault(shape.scheme, after) === null : shape.isUsual(after)))
    .map((after) => onTheOtherSide("letters-for-digits", after, around));
}

/** What the check digit of the column's own scheme mends: lost zeros by themselves, a letter for a digit where the code it gives is
 *  known here already. */
function identifiersOf(code: string, { shape, isOwn }: Surroundings): Candidate[] {
  const after = shape.scheme && repairedIdentifier(shape.scheme, code);
  if (!after) return [];
  const lostZeros = /^\d+$/.test(code) && after === code.padStart(after.length, "0");
  if (!lostZeros && after.length !== code.length) return [];
  return [
    {
      kind: lostZeros ? "leading-zeros" : "letters-for-digits",
      after,
      evidence: CHECK_DIGIT,
      isSure: lostZeros || isOwn(after),
    },
  ];
}
