import { describe, expect, test } from "vitest";
import { createPane, type Pane } from "../../src/taskpane/paneStore";
import type { PaneState } from "../../src/taskpane/paneState";
import { withRole } from "../../src/taskpane/sheetSettings";
import { endlessEngine, fakeAddIn, type FakeOptions } from "../dev/fakeAddIn";

async function opened(options: FakeOptions = {}) {
  const addIn = fakeAddIn(options);
  const remembered: string[] = [];
  const pane = createPane({
    addIn,
    engine: endlessEngine,
    language: "en",
    rememberLanguage: (one) => remembered.push(one),
  });
  await pane.actions.open();
  return { addIn, pane, remembered };
}

const stateOf = (pane: Pane): PaneState => pane.store.getState().state;

function doneOf(pane: Pane) {
  const state = stateOf(pane);
  if (state.status !== "done") throw new Error(`the pane is ${state.status}`);
  return state;
}

describe("opening", () => {
  test("shows the sheets as they were recognised", async () => {
    const { pane } = await opened();
    expect(stateOf(pane)).toMatchObject({
      status: "ready",
      survey: { surveys: [{ sheet: "Trades", role: "book" }, {}, {}] },
    });
  });

  test("a correction is saved in the workbook and shown as the workbook then reads", async () => {
    const { addIn, pane } = await opened();
    await pane.actions.correct((settings) => withRole(settings, "Notes", "statement"));
    expect(addIn.saved).toHaveLength(1);
    expect(stateOf(pane)).toMatchObject({ survey: { surveys: [{}, {}, { sheet: "Notes", role: "statement" }] } });
  });

  test("a language that is chosen is remembered", async () => {
    const { pane, remembered } = await opened();
    pane.actions.switchLanguage("fr");
    expect([pane.store.getState().language, ...remembered]).toEqual(["fr", "fr"]);
  });
});

describe("a run", () => {
  test("ends in its results, and the sheets can be looked at and left again", async () => {
    const { pane } = await opened({ countBreaks: 3 });
    await pane.actions.reconcile();
    const done = doneOf(pane);
    expect(done).toMatchObject({ tab: "breaks", chosen: null, isStale: false, survey: { hasMarks: true } });
    pane.actions.showSheets();
    expect(stateOf(pane).status).toBe("ready");
    pane.actions.backToResults();
    expect(stateOf(pane)).toEqual(done);
  });

  test("that has nothing but matches to decide opens on those", async () => {
    const { pane } = await opened({ countBreaks: 0 });
    await pane.actions.reconcile();
    expect(doneOf(pane).tab).toBe("waiting");
  });

  test("that is cancelled goes back to the sheets, and can be started again", async () => {
    const { addIn, pane } = await opened({ isSlow: true });
    const run = pane.actions.reconcile();
    await Promise.resolve();
    expect(stateOf(pane)).toMatchObject({ status: "running", stage: "matching" });
    pane.actions.cancel();
    await run;
    expect(stateOf(pane).status).toBe("ready");
    const again = pane.actions.reconcile();
    pane.actions.cancel();
    await again;
    expect(addIn.countRuns()).toBe(2);
  });

  test("is not started twice", async () => {
    const { addIn, pane } = await opened({ isSlow: true });
    const run = pane.actions.reconcile();
    await pane.actions.reconcile();
    pane.actions.cancel();
    await run;
    expect(addIn.countRuns()).toBe(1);
  });

  test("that is refused says why, in the engine's words", async () => {
    const { pane } = await opened({ outcome: "refused" });
    await pane.actions.reconcile();
    expect(stateOf(pane)).toMatchObject({ status: "refused", notice: { code: "one-side" } });
  });

  test("that breaks down keeps the sheets, so that it can be tried again", async () => {
    const { pane } = await opened({ outcome: "failed" });
    await pane.actions.reconcile();
    expect(stateOf(pane)).toMatchObject({ status: "failed", detail: "RichApi.Error: the sheet is being edited" });
    pane.actions.showSheets();
    expect(stateOf(pane).status).toBe("ready");
  });
});

describe("the results", () => {
  test("a break that is chosen has the rows of both sides selected, our side first", async () => {
    const { addIn, pane } = await opened({ countBreaks: 8 });
    await pane.actions.reconcile();
    await pane.actions.choose("B-00001");
    expect(addIn.shown).toEqual([
      [
        { sheet: "Trades", rows: [6] },
        { sheet: "Relevé CACEIS", rows: [10] },
      ],
    ]);
  });

  test("a break with one side has that side's rows selected alone", async () => {
    const { addIn, pane } = await opened({ countBreaks: 8 });
    await pane.actions.reconcile();
    await pane.actions.choose("B-00004");
    expect(addIn.shown).toEqual([[{ sheet: "Trades", rows: [9] }, null]]);
  });

  test("next walks the breaks that pass the filter only", async () => {
    const { pane } = await opened({ countBreaks: 12 });
    await pane.actions.reconcile();
    pane.actions.filter({ type: "fees", severity: "high" });
    await pane.actions.step(1);
    const first = doneOf(pane).chosen;
    await pane.actions.step(1);
    expect([first, doneOf(pane).chosen]).toEqual(["B-00006", "B-00006"]);
  });

  test("a change in the workbook marks them as out of date, and a new run does not", async () => {
    const { addIn, pane } = await opened();
    await pane.actions.reconcile();
    addIn.changeWorkbook();
    expect(doneOf(pane).isStale).toBe(true);
    await pane.actions.reconcile();
    expect(doneOf(pane).isStale).toBe(false);
  });

  test("are gone with the marks", async () => {
    const { pane } = await opened();
    await pane.actions.reconcile();
    await pane.actions.removeMarks();
    expect(stateOf(pane)).toMatchObject({ status: "ready", earlier: null, survey: { hasMarks: false } });
  });
});
