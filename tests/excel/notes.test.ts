import { expect, test } from "vitest";
import { DEFAULT_SETTINGS, type RunInput } from "../../src/engine";
import type { Engine } from "../../src/excel";
import { breaksSheet, engineFor, openDesk, run, sheetOf, smallPlan, STATEMENT, TRADES, type Desk } from "./desk";

const planWith = (...ids: string[]) => smallPlan({ sheets: [breaksSheet(ids.map((id) => [id, 1, null, null]))] });

/** Runs, and tells what the engine was given. */
async function inputOf(desk: Desk, plan = planWith("B1")): Promise<RunInput> {
  let given: RunInput | null = null;
  const engine: Engine = (input, onProgress) => {
    given = input;
    return engineFor(plan)(input, onProgress);
  };
  await run(desk, plan, engine);
  return given!;
}

test("what people wrote beside a break reaches the engine and stays with the break", async () => {
  const desk = await openDesk({ Trades: TRADES, Custodian: STATEMENT });
  await run(desk, planWith("B1", "B2"));
  desk.excel.edit(sheetOf(desk, "Breaks"), 3, 2, "Claire");
  desk.excel.edit(sheetOf(desk, "Breaks"), 4, 3, "appelé le dépositaire");
  const { notes } = (await inputOf(desk, planWith("B2", "B1"))).written;
  expect(notes).toEqual([
    { breakId: "B1", owner: "Claire", status: "", comment: "" },
    { breakId: "B2", owner: "", status: "", comment: "appelé le dépositaire" },
  ]);
  const { cells } = sheetOf(desk, "Breaks");
  expect([cells.value(3, 3), cells.value(4, 2)]).toEqual(["appelé le dépositaire", "Claire"]);
});

test("a break that is gone keeps its words until it comes back", async () => {
  const desk = await openDesk({ Trades: TRADES, Custodian: STATEMENT });
  await run(desk, planWith("B1"));
  desk.excel.edit(sheetOf(desk, "Breaks"), 3, 2, "Claire");
  await run(desk, planWith("B9"));
  await run(desk, planWith("B9"));
  expect((await inputOf(desk, planWith("B1"))).written.notes).toContainEqual({
    breakId: "B1",
    owner: "Claire",
    status: "",
    comment: "",
  });
  expect(sheetOf(desk, "Breaks").cells.value(3, 2)).toBe("Claire");
});

test("words that somebody erased do not come back", async () => {
  const desk = await openDesk({ Trades: TRADES, Custodian: STATEMENT });
  await run(desk, planWith("B1"));
  desk.excel.edit(sheetOf(desk, "Breaks"), 3, 2, "Claire");
  await run(desk, planWith("B1"));
  desk.excel.edit(sheetOf(desk, "Breaks"), 3, 2, "");
  await run(desk, planWith("B1"));
  expect(sheetOf(desk, "Breaks").cells.value(3, 2)).toBe(null);
  expect((await inputOf(desk)).written.notes).toEqual([]);
});

test("settings are remembered in the workbook, and what was saved before a run too", async () => {
  const desk = await openDesk({ Trades: TRADES, Custodian: STATEMENT });
  const settings = {
    ...DEFAULT_SETTINGS,
    language: "fr" as const,
    sheets: [
      {
        sheet: "Trades",
        role: "book" as const,
        headerRow: 1,
        columns: { quantity: "Qty" },
        ignoredHeaders: ["x".repeat(70_000)],
      },
    ],
  };
  await desk.addIn.saveSettings(settings);
  const learned = { role: "book", columns: { quantity: "Qty" }, headers: ["Ref", "ISIN", "Qty"] };
  expect((await desk.addIn.surveyWorkbook("en")).settings).toEqual({
    ...settings,
    profiles: [expect.objectContaining(learned)],
  });
  expect((await desk.addIn.surveyWorkbook("en")).hasMarks).toBe(false);
  await desk.addIn.removeMarks();
  expect((await desk.addIn.surveyWorkbook("en")).settings).toEqual(DEFAULT_SETTINGS);
});

test("a memory that somebody damaged gives the defaults and a notice", async () => {
  const desk = await openDesk({ Trades: TRADES, Custodian: STATEMENT });
  await run(desk, planWith("B1"));
  const memory = sheetOf(desk, "_Concordance");
  memory.cells.setValue(1, 1, "{broken");
  const survey = await desk.addIn.surveyWorkbook("en");
  expect(survey.settings).toEqual(DEFAULT_SETTINGS);
  expect(survey.notices.map(({ code }) => code)).toEqual(["memory"]);
  memory.cells.setValue(0, 0, "something else");
  expect((await desk.addIn.surveyWorkbook("en")).notices.map(({ code }) => code)).toEqual(["memory"]);
  await run(desk, planWith("B1"));
  expect((await desk.addIn.surveyWorkbook("en")).notices).toEqual([]);
});
