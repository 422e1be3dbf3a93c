import { expect, test } from "vitest";
import { DEFAULT_SETTINGS, LADDER, withDecision, type Settings } from "../../src/engine";
import { profileText, withProfileText } from "../../src/taskpane/profileFile";

const decided = (settings: Settings, id: string): Settings =>
  withDecision(settings, {
    kind: "ignore",
    left: [{ id, label: id }],
    right: [],
    reason: "",
    by: "Claire",
    decidedOn: null,
    until: null,
  });

test("a profile brings its passes and decisions, and the workbook's own decisions stay, each once", () => {
  const file = decided(decided({ ...DEFAULT_SETTINGS, passes: LADDER.slice(1) }, "L-A"), "L-B");
  const taken = withProfileText(decided(decided(DEFAULT_SETTINGS, "L-C"), "L-A"), profileText(file));
  if (!taken.ok) throw new Error(taken.error.en);
  expect(taken.value.passes).toEqual(LADDER.slice(1));
  expect(taken.value.decisions.map(({ left }) => left[0]?.id)).toEqual(["L-C", "L-A", "L-B"]);
});
