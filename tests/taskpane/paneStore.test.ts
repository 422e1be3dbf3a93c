import { describe, expect, test, vi } from "vitest";
import { DEFAULT_SETTINGS, NEW_PASS } from "../../src/engine";
import { pastedFile } from "../../src/taskpane/importing";
import { createPane, type Pane, type PanePorts } from "../../src/taskpane/paneStore";
import type { PaneState } from "../../src/taskpane/paneState";
import { profileText } from "../../src/taskpane/profileFile";
import { withNewPass, withoutPass } from "../../src/taskpane/ruleChanges";
import { withRole } from "../../src/taskpane/sheetSettings";
import {
  endlessEngine,
  endlessTrial,
  endlessReading,
  fakeAddIn,
  fakeReading,
  type FakeOptions,
} from "../dev/fakeAddIn";
import { fakeRows } from "../dev/fakeWhatIf";
import { endlessWhyNot } from "../dev/fakeWhyNot";

async function opened(options: FakeOptions = {}, reading: PanePorts["readFile"] = fakeReading) {
  const addIn = fakeAddIn(options);
  const remembered: string[] = [];
  const pane = createPane({
    addIn,
    engine: endlessEngine,
    trial: endlessTrial,
    whyNot: endlessWhyNot,
    readFile: reading,
    language: "en",
    rememberLanguage: (one) => remembered.push(one),
    person: () => "Claire",
    rememberPerson: () => undefined,
    today: () => null,
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

describe("the close of the month", () => {
  test("is sealed in a person's name by a run, and stays in sight", async () => {
    const { addIn, pane } = await opened();
    const reconcileWorkbook = vi.spyOn(addIn, "reconcile");
    await pane.actions.reconcile();
    await pane.actions.seal("  ");
    expect(reconcileWorkbook).toHaveBeenCalledTimes(1);
    await pane.actions.seal(" Claire ");
    expect(reconcileWorkbook.mock.lastCall?.[0]).toMatchObject({ seal: { by: "Claire", on: null } });
    expect(doneOf(pane).tab).toBe("close");
    await pane.actions.reconcile();
    expect(reconcileWorkbook.mock.lastCall?.[0]).toMatchObject({ seal: null });
    expect(doneOf(pane).tab).toBe("close");
  });
});

describe("the results", () => {
  test("a break that is chosen has the rows of both sides selected, our side first", async () => {
    const { addIn, pane } = await opened({ countBreaks: 8 });
    await pane.actions.reconcile();
    await pane.actions.choose("B-00001");
    expect(addIn.shown).toEqual([[fakeRows("Trades", [6]), fakeRows("Relevé CACEIS", [10])]]);
  });

  test("a break with one side has that side's rows selected alone", async () => {
    const { addIn, pane } = await opened({ countBreaks: 8 });
    await pane.actions.reconcile();
    await pane.actions.choose("B-00004");
    expect(addIn.shown).toEqual([[fakeRows("Trades", [9]), null]]);
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

describe("files that are brought in", () => {
  const files = (...names: string[]) => names.map((name) => pastedFile(name, "a text"));
  const reportsOf = (pane: Pane) => {
    const state = stateOf(pane);
    if (state.status !== "ready") throw new Error(`the pane is ${state.status}`);
    return state.imports.map(({ file, result }) => [
      file.name,
      result.status === "refused"
        ? result.reason.en
        : (result.outcome.alreadyImported ?? result.outcome.sheets[0]?.name),
    ]);
  };

  test("each is told of: what became of it, and why the one that did not come in did not", async () => {
    const { addIn, pane } = await opened();
    await pane.actions.importFiles(files("a.sta", "b.pdf", "c.csv"));
    expect(reportsOf(pane)).toEqual([
      ["a.sta", "Cash 23-09"],
      ["b.pdf", "this is PDF, not a statement."],
      ["c.csv", "Cash 23-09"],
    ]);
    expect(addIn.imported.map(({ file, again }) => [file.name, again])).toEqual([
      ["a.sta", false],
      ["c.csv", false],
    ]);
  });

  test("the same file again is written only when a person asks again", async () => {
    const { addIn, pane } = await opened();
    await pane.actions.importFiles(files("a.sta"));
    await pane.actions.importFiles(files("a.sta"));
    expect(reportsOf(pane)).toEqual([["a.sta", "Cash 23-09"]]);
    const state = stateOf(pane);
    if (state.status !== "ready") throw new Error(state.status);
    expect(state.imports[0]?.result).toMatchObject({ outcome: { sheets: [], alreadyImported: "Cash 23-09" } });
    await pane.actions.importFiles(files("a.sta"), true);
    expect(addIn.imported.map(({ again }) => again)).toEqual([false, false, true]);
  });

  test("the reading is shown, and stops when it is cancelled: nothing is written", async () => {
    const { addIn, pane } = await opened({}, endlessReading);
    const importing = pane.actions.importFiles(files("a.sta"));
    await vi.waitFor(() =>
      expect(stateOf(pane)).toMatchObject({ status: "importing", file: "a.sta", stage: "reading", fraction: 0.42 }),
    );
    pane.actions.cancel();
    await importing;
    expect([stateOf(pane).status, addIn.imported]).toEqual(["ready", []]);
  });

  test("no file is no import", async () => {
    const { pane } = await opened();
    const before = stateOf(pane);
    await pane.actions.importFiles([]);
    expect(stateOf(pane)).toBe(before);
  });
});

describe("a profile", () => {
  const messagesOf = (pane: Pane) => {
    const state = stateOf(pane);
    return state.status === "ready" ? state.messages.map(({ en }) => en) : [];
  };

  test("that leaves one workbook comes into another, which keeps what was said of its own sheets", async () => {
    const from = await opened();
    await from.pane.actions.correct((settings) => withRole(settings, "Notes", "statement"));
    await from.pane.actions.correct((settings) => withRole(settings, "Trades", "ignored"));
    const text = profileText(from.addIn.saved.at(-1)!);

    const { addIn, pane } = await opened();
    await pane.actions.correct((settings) => withRole(settings, "Trades", "book"));
    await pane.actions.importProfile(text);
    expect(addIn.saved.at(-1)?.sheets.map(({ sheet, role }) => [sheet, role])).toEqual([
      ["Trades", "book"],
      ["Notes", "statement"],
    ]);
    expect(messagesOf(pane)[0]).toContain("The profile is taken");
  });

  test.each(["no JSON", "{}", '{"schema":"concordance.profile/1","tolerances":3}'])(
    "that is none is refused with its fault, and nothing changes (%s)",
    async (text) => {
      const { addIn, pane } = await opened();
      await pane.actions.importProfile(text);
      expect(addIn.saved).toEqual([]);
      expect(messagesOf(pane)[0]).toContain("This is no profile of Concordance.");
    },
  );
});

describe("matching rules", () => {
  const rulesOf = (pane: Pane) => {
    const state = stateOf(pane);
    if (state.status !== "rules") throw new Error(`the pane is ${state.status}`);
    return state;
  };

  test("are changed and tried, and nothing holds until it is kept", async () => {
    const { addIn, pane } = await opened();
    pane.actions.showRules();
    pane.actions.changeRules((rules) => withNewPass(rules, "Mine"));
    expect(rulesOf(pane).rules.passes.at(-1)).toMatchObject({ id: "own-1", name: "Mine", strength: "suggest" });
    await pane.actions.tryRules();
    expect(rulesOf(pane).trial).toMatchObject({ status: "done", whatIf: { matchesGained: { count: 1 } } });
    expect(addIn.saved).toEqual([]);
    await pane.actions.keepRules();
    expect(addIn.saved.at(-1)?.passes.at(-1)?.name).toBe("Mine");
    expect(stateOf(pane).status).toBe("ready");
  });

  test("take one more from a suggestion, before the passes that weigh the rest, and are tried at once", async () => {
    const { addIn, pane } = await opened({ countBreaks: 3 });
    await pane.actions.reconcile();
    const done = doneOf(pane);
    await pane.actions.proposeRule({ ...NEW_PASS, keys: ["security", "quantity", "side"] });
    const { passes } = rulesOf(pane).rules;
    expect(passes.map(({ id }) => id).slice(-3)).toEqual(["own-1", "economics-similar", "likely"]);
    expect(rulesOf(pane).trial).toMatchObject({ status: "done" });
    expect(addIn.saved).toEqual([]);
    pane.actions.showSheets();
    pane.actions.backToResults();
    expect(doneOf(pane)).toEqual(done);
  });

  test("that are left are as they were", async () => {
    const { addIn, pane } = await opened();
    pane.actions.showRules();
    pane.actions.changeRules((rules) => withoutPass(rules, "reversals"));
    pane.actions.showSheets();
    pane.actions.showRules();
    expect(rulesOf(pane).rules.passes[0]?.id).toBe("reversals");
    expect(addIn.saved).toEqual([]);
  });

  test("a trial can be stopped", async () => {
    const { pane } = await opened({ isSlow: true });
    pane.actions.showRules();
    const trial = pane.actions.tryRules();
    await vi.waitFor(() => expect(rulesOf(pane).trial).toMatchObject({ status: "running", fraction: 0.42 }));
    pane.actions.cancel();
    await trial;
    expect(rulesOf(pane).trial).toBeNull();
  });
});

describe("decisions", () => {
  const rows = { left: [{ id: "L-1", label: "TR-1" }], right: [{ id: "R-1", label: "X-1" }] };

  test("are kept in the workbook, shown as made, and hold from the next run on", async () => {
    const { addIn, pane } = await opened({ countBreaks: 3 });
    await pane.actions.reconcile();
    await pane.actions.decide({ kind: "match", ...rows, reason: "", by: "Claire", until: null });
    expect(addIn.saved.at(-1)?.decisions).toMatchObject([{ kind: "match", ...rows, by: "Claire" }]);
    expect(doneOf(pane)).toMatchObject({ isStale: true, decided: [{ kind: "match" }] });
  });

  test("are undone exactly", async () => {
    const { addIn, pane } = await opened({ countBreaks: 3 });
    await pane.actions.reconcile();
    await pane.actions.decide({ kind: "reject", ...rows, reason: "", by: "", until: null });
    await pane.actions.undoDecision(doneOf(pane).decided[0]!.id);
    expect(addIn.saved.at(-1)).toEqual(DEFAULT_SETTINGS);
    expect(doneOf(pane).decided).toEqual([]);
  });

  test("rows are gathered from both sides once each, and let go when they are decided", async () => {
    const { pane } = await opened({ countBreaks: 3 });
    await pane.actions.reconcile();
    pane.actions.putInBasket({ left: rows.left, right: [] });
    pane.actions.putInBasket(rows);
    expect(doneOf(pane).basket).toEqual(rows);
    await pane.actions.decide({ kind: "match", ...rows, reason: "", by: "", until: null });
    expect(doneOf(pane).basket).toEqual({ left: [], right: [] });
  });
});

describe("why not these", () => {
  const QUESTION = { left: { sheet: "Trades", rows: [12] }, right: { sheet: "Relevé CACEIS", rows: [31] } };

  test("two rows are asked about, and the answer stands with the results until another break is chosen", async () => {
    const { pane } = await opened({ countBreaks: 3 });
    await pane.actions.askWhyNot(QUESTION);
    expect(stateOf(pane).status).toBe("ready");
    await pane.actions.reconcile();
    await pane.actions.askWhyNot(QUESTION);
    expect(doneOf(pane).asked).toMatchObject({ status: "done", answer: { question: QUESTION, isMatched: false } });
    await pane.actions.choose(null);
    expect(doneOf(pane).asked).toBeNull();
  });
});
