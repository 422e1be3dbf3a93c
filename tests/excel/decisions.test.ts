import { expect, test } from "vitest";
import {
  DEFAULT_SETTINGS,
  LADDER,
  resultFile,
  runReconciliation,
  tryChange,
  withDecision,
  withoutDecision,
  type ResultFile,
  type RunView,
  type Settings,
} from "../../src/engine";
import type { Engine, TrialEngine } from "../../src/excel";
import { openDesk, rowOf, sheetOf, type Desk } from "./desk";

const HEADER = ["Trade ref", "ISIN", "Side", "Quantity", "Price", "Net amount", "Currency", "Trade date"];
const row = (reference: string, quantity: number, price = 10, day = 46_300) =>
  [reference, "FR0000120271", "Buy", quantity, price, quantity * price, "EUR", day] as const;

const open = (): Promise<Desk> =>
  openDesk({
    Blotter: [HEADER, row("T1", 100), row("T2", 200)],
    "CACEIS statement": [HEADER, row("T1", 100), row("X9", 240, 11, 46_302)],
  });

interface Ran {
  readonly file: ResultFile;
  readonly view: RunView;
}

async function run({ addIn }: Desk): Promise<Ran> {
  let file: ResultFile | null = null;
  const engine: Engine = (input, onProgress) => {
    const output = runReconciliation(input, onProgress);
    if (output.ok) file = resultFile(output.value.result, "en");
    return Promise.resolve(output);
  };
  const { settings } = await addIn.surveyWorkbook("en");
  const done = await addIn.reconcile({ settings, language: "en", asOf: null, pair: null }, engine, () => undefined);
  if (!done.ok || file === null) throw new Error("the run was refused");
  return { file, view: done.value.view };
}

async function settingsOf({ addIn }: Desk): Promise<Settings> {
  return (await addIn.surveyWorkbook("en")).settings;
}

/** What an officer decides of the two rows that no pass brings together. */
async function decideByHand(desk: Desk, { view }: Ran): Promise<string> {
  const [ours, theirs] = (["left", "right"] as const).map((side) => {
    const found = view.breaks.find((one) => one[side] !== null && one[side === "left" ? "right" : "left"] === null);
    return found?.[side]?.refs ?? [];
  });
  const settings = withDecision(await settingsOf(desk), {
    kind: "match",
    left: ours ?? [],
    right: theirs ?? [],
    reason: "confirmed by the broker",
    by: "Claire",
    decidedOn: null,
    until: null,
  });
  await desk.addIn.saveSettings(settings);
  return settings.decisions[0]?.id ?? "";
}

const matches = ({ file }: Ran) => file.reconciliations[0]?.matches.map(({ left, right, pass }) => [left, right, pass]);

test("what a person decides is remembered by the workbook, holds from the next run on, and stands on its sheet", async () => {
  const desk = await open();
  const id = await decideByHand(desk, await run(desk));
  const next = await run(desk);
  expect(matches(next)).toContainEqual([[3], [3], "decided"]);
  expect(rowOf(sheetOf(desk, "Decisions"), 4, 0, 3)).toEqual([
    id,
    "Holds",
    "One business",
    "T2 · FR0000120271 · 200 · 2000",
  ]);
});

test("undone, the workbook's result is what it was, to the byte", async () => {
  const desk = await open();
  const first = await run(desk);
  const id = await decideByHand(desk, first);
  await run(desk);
  await desk.addIn.saveSettings(withoutDecision(await settingsOf(desk), id));
  expect(JSON.stringify((await run(desk)).file)).toBe(JSON.stringify(first.file));
});

test("decisions and rules outlive the removal of the marks; without any, removal leaves nothing", async () => {
  const names = ({ excel }: Desk): string[] => excel.workbook.sheets.map(({ name }) => name);
  const untouched = await open();
  await run(untouched);
  await untouched.addIn.removeMarks();
  expect(names(untouched)).toEqual(["Blotter", "CACEIS statement"]);

  const desk = await open();
  await decideByHand(desk, await run(desk));
  await desk.addIn.saveSettings({ ...(await settingsOf(desk)), passes: LADDER.slice(1) });
  await desk.addIn.removeMarks();
  const kept = await settingsOf(desk);
  expect([kept.decisions.length, kept.passes.length]).toEqual([1, LADDER.length - 1]);
});

test("a trial of other rules reads the sheets and writes nothing", async () => {
  const desk = await open();
  const before = JSON.stringify(desk.excel.workbook.sheets.map((sheet) => [sheet.name, rowOf(sheet, 2, 0, 20)]));
  const engine: TrialEngine = (input, changed, onProgress) => Promise.resolve(tryChange(input, changed, onProgress));
  const tried = await desk.addIn.tryChange(
    { settings: DEFAULT_SETTINGS, language: "en", asOf: null, pair: null },
    { ...DEFAULT_SETTINGS, passes: [] },
    engine,
    () => undefined,
  );
  expect(tried).toMatchObject({ ok: true, value: { matchesLost: { count: 1 } } });
  expect(JSON.stringify(desk.excel.workbook.sheets.map((sheet) => [sheet.name, rowOf(sheet, 2, 0, 20)]))).toBe(before);
});
