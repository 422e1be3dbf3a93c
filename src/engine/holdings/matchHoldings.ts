import { groupBy } from "../../kernel/groupBy";
import { decidedIn } from "../decisions/decisionBook";
import { Comparands } from "../matching/comparands";
import type { Matching } from "../matching/matching";
import type { MatchOptions } from "../matching/matchRecords";
import { NEW_PASS } from "../matching/ladder";
import { OpenRecords } from "../matching/openRecords";
import type { Pass } from "../matching/pass";
import { BLANK_DAY, type RecordTable } from "../records/recordTable";

/** All lines of a security on one account are one holding, however many lots it stands in. */
export const HOLDING: Pass = { ...NEW_PASS, id: "holding", keys: ["security", "account"], cardinality: "many-to-many" };
/** Accounts are named in two ways, or one side keeps them together: securities are held against each other as a whole. */
export const HOLDING_TOTAL: Pass = { ...HOLDING, id: "holding-total", keys: ["security"] };

/** Matches the positions of two sides: one match for each security on an account (and, where a side lists several days, on a day)
 *  that both have, whatever their quantities say; those are compared afterwards. Where the sides name their accounts in two
 *  ways and a security stands on several of them, the totals wait for a person: they can hide two wrong accounts. */
export function matchHoldings(left: RecordTable, right: RecordTable, options: MatchOptions): Matching {
  const { matches, forbidden } = decidedIn(left, right, options.decisions);
  const comparands = new Comparands(left, right, options.tolerances, options.calendar, { forbidden });
  const open = new OpenRecords(left.count, right.count);
  for (const decided of matches) open.decide(decided);
  const security = comparands.column("security");
  const account = comparands.column("account");
  if (security) {
    const days = severalDays(left, right);
    const keysOf = (side: "left" | "right") => (record: number) => {
      const parts = [security[side][record], account ? account[side][record] : 0, days?.[side][record] ?? 0];
      return parts.some((part) => part === undefined || Number.isNaN(part)) ? null : parts.join("/");
    };
    const ours = groupBy(open.open("left"), keysOf("left"));
    const theirs = groupBy(open.open("right"), keysOf("right"));
    for (const [key, lines] of ours) {
      const facing = theirs.get(key);
      if (!facing || lines.some((one) => facing.some((other) => forbidden?.has(one, other)))) continue;
      if (account) open.match(lines, facing, HOLDING);
      else
        open.match(
          lines,
          facing,
          HOLDING_TOTAL,
          isOnOne(left, lines) || isOnOne(right, facing) ? "matched" : "suggested",
        );
    }
  }
  return open.matching(security ? [] : [{ pass: HOLDING, missing: ["security"] }]);
}

/** The days of both sides' positions, where a side lists more than one day and the other says its day too; a position is then one of its day. */
function severalDays(
  left: RecordTable,
  right: RecordTable,
): { readonly left: Int32Array; readonly right: Int32Array } | null {
  const [ours, theirs] = [left.days.positionDate, right.days.positionDate];
  if (!ours || !theirs) return null;
  const isSeveral = (days: Int32Array): boolean => days.some((day) => day !== BLANK_DAY && day !== days[0]);
  return isSeveral(ours) || isSeveral(theirs) ? { left: ours, right: theirs } : null;
}

/** Whether lines of a security all stand on one account of their side. */
function isOnOne(records: RecordTable, lines: readonly number[]): boolean {
  const accounts = records.texts.account;
  return !accounts || lines.every((record) => accounts[record] === accounts[lines[0] ?? 0]);
}
