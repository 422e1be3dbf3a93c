import { shortId } from "../../kernel/hash";
import type { Settings } from "../settings";
import type { Decision } from "./decision";
import { isMatch } from "./decisionBook";

/** The settings with one more decision. What a person decides now takes the place of earlier decisions that speak of the same
 *  rows and would contradict it. */
export function withDecision(settings: Settings, decided: Omit<Decision, "id">): Settings {
  const decision = { ...decided, id: `D-${shortId(JSON.stringify([decided.kind, idsOf(decided)]))}` };
  const kept = settings.decisions.filter((earlier) => earlier.id !== decision.id && !isReplaced(earlier, decision));
  return { ...settings, decisions: [...kept, decision] };
}

/** The settings as they were without the decision. */
export const withoutDecision = (settings: Settings, id: string): Settings => ({
  ...settings,
  decisions: settings.decisions.filter((decision) => decision.id !== id),
});

/** A profile's settings in a workbook that has decisions of its own: both hold, each once. */
export const withOwnDecisions = (profile: Settings, own: Settings): Settings => ({
  ...profile,
  decisions: [
    ...own.decisions,
    ...profile.decisions.filter(({ id }) => !own.decisions.some((decision) => decision.id === id)),
  ],
});

const idsOf = ({ left, right }: Pick<Decision, "left" | "right">): string[][] =>
  [left, right].map((rows) => rows.map(({ id }) => id).sort());

/** A match replaces what was said of its rows; a rejection the matches that it speaks against; ignoring, everything of the row. */
function isReplaced(earlier: Decision, now: Decision): boolean {
  const rows = new Set(idsOf(now).flat());
  const isTouched = idsOf(earlier)
    .flat()
    .some((id) => rows.has(id));
  if (!isTouched) return false;
  if (now.kind === "reject") return isMatch(earlier) && sharesPair(earlier, now);
  if (isMatch(now)) return earlier.kind !== "reject" || sharesPair(earlier, now);
  return earlier.kind !== "reject";
}

function sharesPair(one: Decision, other: Decision): boolean {
  const [left, right] = idsOf(other).map((ids) => new Set(ids));
  return one.left.some(({ id }) => left?.has(id)) && one.right.some(({ id }) => right?.has(id));
}
