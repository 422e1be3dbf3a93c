import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/engine";
import { askRows } from "../../src/taskpane/asking";
import { fakeAddIn } from "../dev/fakeAddIn";
import { endlessWhyNot } from "../dev/fakeWhyNot";

describe("asking about rows", () => {
  const QUESTION = { left: { sheet: "Trades", rows: [12] }, right: { sheet: "Relevé CACEIS", rows: [31] } };
  const request = { settings: DEFAULT_SETTINGS, language: "en", asOf: null, pair: null } as const;

  test.each([
    [
      "shows how far it is, and nothing where it is stopped",
      { isSlow: true },
      [{ status: "running", fraction: 0 }, { status: "running", fraction: 0.42 }, null],
    ],
    [
      "says why it cannot be answered",
      { outcome: "refused" },
      [{ status: "running" }, { status: "refused", wording: { en: "There is only one side." } }],
    ],
  ] as const)("%s", async (_rule, options, expected) => {
    const shown: unknown[] = [];
    const controller = new AbortController();
    const asking = askRows(request, QUESTION, {
      addIn: fakeAddIn(options),
      engine: endlessWhyNot,
      controller,
      show: (asked) => shown.push(asked),
    });
    if ("isSlow" in options) controller.abort();
    await asking;
    expect(shown).toMatchObject(expected);
  });
});
