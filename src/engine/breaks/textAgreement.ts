import { comparableText } from "../../kernel/text";
import type { Match } from "../matching/matching";
import type { TextField } from "../records/field";
import { BLANK_TEXT, type RecordTable, type TextColumn } from "../records/recordTable";
import { partyKind, sameParty } from "../records/partyNames";

/** How often two codes must stand beside each other before the pair counts as two names for one thing … */
const LEAST_EVIDENCE = 3;
/** … and in how many percent of the code's matches. */
const USUAL_PERCENT = 80;

/** Tells whether two codes of the text pool, neither blank, say the same in one field. */
export type TextAgreement = (left: number, right: number) => boolean;

interface Spelling {
  /** The form under which equal codes fall together. */
  readonly normal: (text: string) => string;
  /** Whether two normal forms say the same. */
  readonly same: (left: string, right: string) => boolean;
  /** Whether two normal forms are of one code system, so that a difference between them means something. */
  readonly comparable: (left: string, right: string) => boolean;
}

const exact: Spelling = { normal: comparableText, same: (one, other) => one === other, comparable: () => true };
const account: Spelling = { ...exact, normal: (text) => comparableText(text).replace(/^0+(?=.)/, "") };
const party: Spelling = {
  normal: (text) => text.trim(),
  same: sameParty,
  comparable: (one, other) => partyKind(one) === partyKind(other),
};

/** Codes that each side makes up for itself: two names for one thing are learned from the matches. */
const OWN_CODES: Partial<Readonly<Record<TextField, Spelling>>> = { account, securityCode: exact, counterparty: party };

/** How the texts of a field are compared. Spaces, punctuation, case and leading zeros never count. In a field where each
 *  side has codes of its own, codes that stand beside each other throughout the matches are two names for one thing; and
 *  where the columns have nothing in common at all, a difference counts only against a usual partner on both sides. */
export function textAgreement(
  left: RecordTable,
  right: RecordTable,
  field: TextField,
  matches: readonly Match[],
): TextAgreement {
  const spelling = OWN_CODES[field] ?? exact;
  const normals = new Map<number, string>();
  const normal = (code: number): string => {
    let known = normals.get(code);
    if (known === undefined) normals.set(code, (known = spelling.normal(left.pool.text(code))));
    return known;
  };
  let learned: Correspondence | null = null;
  const decide = (one: string, other: string): boolean => {
    if (spelling.same(one, other)) return true;
    if (!OWN_CODES[field]) return false;
    learned ??= new Correspondence(left, right, field, matches, normal, spelling);
    return learned.agrees(one, other);
  };
  const decided = new Map<number, Map<number, boolean>>();
  return (one, other) => {
    if (one === other) return true;
    let row = decided.get(one);
    if (!row) decided.set(one, (row = new Map<number, boolean>()));
    let answer = row.get(other);
    if (answer === undefined) row.set(other, (answer = decide(normal(one), normal(other))));
    return answer;
  };
}

/** Which code of one side stands beside which of the other, over all firm matches. */
class Correspondence {
  private readonly byLeft = new Map<string, Map<string, number>>();
  private readonly byRight = new Map<string, Map<string, number>>();
  private readonly leftCodes: ReadonlySet<string>;
  private readonly rightCodes: ReadonlySet<string>;
  private hasCommonCode = false;

  constructor(
    left: RecordTable,
    right: RecordTable,
    field: TextField,
    matches: readonly Match[],
    normal: (code: number) => string,
    private readonly spelling: Spelling,
  ) {
    const [leftColumn, rightColumn] = [left.texts[field], right.texts[field]];
    this.leftCodes = distinct(leftColumn, normal);
    this.rightCodes = distinct(rightColumn, normal);
    for (const code of this.leftCodes) this.hasCommonCode ||= this.rightCodes.has(code);
    for (const match of matches) {
      if (match.status !== "matched") continue;
      const one = leftColumn?.[match.left[0] ?? -1] ?? BLANK_TEXT;
      const other = rightColumn?.[match.right[0] ?? -1] ?? BLANK_TEXT;
      if (one !== BLANK_TEXT && other !== BLANK_TEXT) this.count(normal(one), normal(other));
    }
  }

  private count(one: string, other: string): void {
    increment(this.byLeft, one, other);
    increment(this.byRight, other, one);
    this.hasCommonCode ||= this.spelling.same(one, other);
  }

  agrees(one: string, other: string): boolean {
    const usualRight = usual(this.byLeft.get(one));
    const usualLeft = usual(this.byRight.get(other));
    if (!this.hasCommonCode || !this.spelling.comparable(one, other)) {
      const isElsewhere = usualRight !== null && usualLeft !== null && usualRight !== other && usualLeft !== one;
      return !isElsewhere;
    }
    const areOwnCodes = !this.rightCodes.has(one) && !this.leftCodes.has(other);
    return areOwnCodes && usualRight === other && usualLeft === one;
  }
}

function distinct(column: TextColumn | undefined, normal: (code: number) => string): ReadonlySet<string> {
  const codes = new Set(column ?? []);
  codes.delete(BLANK_TEXT);
  return new Set([...codes].map(normal));
}

function increment(counts: Map<string, Map<string, number>>, one: string, other: string): void {
  let row = counts.get(one);
  if (!row) counts.set(one, (row = new Map<string, number>()));
  row.set(other, (row.get(other) ?? 0) + 1);
}

/** The code that one stands beside nearly always. */
function usual(partners: ReadonlyMap<string, number> | undefined): string | null {
  if (!partners) return null;
  let total = 0;
  let best = "";
  let most = 0;
  for (const [code, count] of partners) {
    total += count;
    if (count > most) [best, most] = [code, count];
  }
  return most >= LEAST_EVIDENCE && most * 100 >= total * USUAL_PERCENT ? best : null;
}
