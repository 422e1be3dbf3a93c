import { expect, test } from "vitest";
import { WritingFailed } from "../../src/excel";
import { breaksSheet, openDesk, pictureOf, run, smallPlan, STATEMENT, summarySheet, TRADES, type Desk } from "./desk";

const open = () => openDesk({ Trades: TRADES, Custodian: STATEMENT });

async function roundTripsOf(desk: Desk): Promise<number> {
  const before = desk.excel.traffic.roundTrips;
  await run(desk, smallPlan());
  return desk.excel.traffic.roundTrips - before;
}

/** The error of a run whose round trip `sync` is lost. The last ones only tidy up, after the work: losing them is no loss. */
async function cutOff(desk: Desk, sync: number): Promise<unknown> {
  desk.excel.failSync(sync);
  const error: unknown = await run(desk, smallPlan()).then(
    () => null,
    (reason: unknown) => reason,
  );
  desk.excel.failSync(null);
  return error;
}

test("a first run that is cut off at any round trip leaves the workbook as it was, and says so", async () => {
  const undisturbed = await open();
  const count = await roundTripsOf(undisturbed);
  const final = pictureOf(undisturbed);
  const outcomes: string[] = [];
  for (let sync = 1; sync <= count; sync += 1) {
    const desk = await open();
    const before = pictureOf(desk);
    const error = await cutOff(desk, sync);
    expect(pictureOf(desk), `sync ${sync}`).toEqual(error === null ? final : before);
    if (error instanceof WritingFailed) expect(error.outcome).toBe("taken-back");
    outcomes.push(error === null ? "done" : error instanceof WritingFailed ? "taken-back" : "not-begun");
  }
  expect(new Set(outcomes)).toEqual(new Set(["not-begun", "taken-back", "done"]));
});

test("a later run that is cut off can be run again, or removed, as if nothing had happened", async () => {
  const undisturbed = await open();
  const pristine = pictureOf(undisturbed);
  await run(undisturbed, smallPlan());
  const count = await roundTripsOf(undisturbed);
  const final = pictureOf(undisturbed);
  for (let sync = 1; sync <= count; sync += 1) {
    const desk = await open();
    await run(desk, smallPlan());
    const error = await cutOff(desk, sync);
    if (error instanceof WritingFailed) {
      expect(error.outcome).toBe("incomplete");
      expect((await desk.addIn.surveyWorkbook("en")).hasMarks).toBe(true);
    }
    await run(desk, smallPlan());
    expect(pictureOf(desk), `sync ${sync}`).toEqual(final);
    await desk.addIn.removeMarks();
    expect(pictureOf(desk), `sync ${sync}`).toEqual(pristine);
  }
});

test("what people wrote beside a break outlives a run that is cut off", async () => {
  const undisturbed = await open();
  await run(undisturbed, smallPlan());
  const count = await roundTripsOf(undisturbed);
  for (let sync = 1; sync <= count; sync += 1) {
    const desk = await open();
    await run(desk, smallPlan());
    const breaks = () => desk.excel.workbook.sheets.find(({ name }) => name === "Breaks");
    desk.excel.edit(breaks()!, 3, 2, "Claire");
    await cutOff(desk, sync);
    await run(desk, smallPlan({ sheets: [summarySheet(), breaksSheet([["B1", 45, null, null]])] }));
    expect(breaks()?.cells.value(3, 2), `sync ${sync}`).toBe("Claire");
  }
});
