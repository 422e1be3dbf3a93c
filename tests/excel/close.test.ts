import { expect, test } from "vitest";
import { CLOSE_TABLE, resultFile, runReconciliation, type ResultFile } from "../../src/engine";
import type { Engine } from "../../src/excel";
import { openDesk, sheetOf, type Desk } from "./desk";

const HEADER = ["Trade ref", "ISIN", "Side", "Quantity", "Price", "Net amount", "Currency", "Trade date"];
const trade = ["T1", "FR0000120271", "Buy", 100, 10, 1000, "EUR", 46_300] as const;
const LEDGER = [
  ["Journal", "N° écriture", "Date comptable", "Compte général", "Libellé écriture", "Débit", "Crédit"],
  ["OD", "1", 46_300, "503100", "Achat", 1000, 0],
  ["OD", "1", 46_300, "464000", "Achat", 0, 1000],
] as const;

const open = (): Promise<Desk> =>
  openDesk({ Blotter: [HEADER, trade], "CACEIS statement": [HEADER, trade], "Grand livre": LEDGER });

async function run({ addIn }: Desk, by: string | null = null): Promise<ResultFile["close"]> {
  let file: ResultFile | null = null;
  const engine: Engine = (input, onProgress) => {
    const output = runReconciliation(input, onProgress);
    if (output.ok) file = resultFile(output.value.result, "en");
    return Promise.resolve(output);
  };
  const { settings } = await addIn.surveyWorkbook("en");
  const seal = by === null ? null : { by, on: null };
  const done = await addIn.reconcile(
    { settings, language: "en", asOf: null, pair: null, seal },
    engine,
    () => undefined,
  );
  if (!done.ok || file === null) throw new Error("the run was refused");
  return (file as ResultFile).close;
}

/** Two persons sign every point, with a comment. */
function sign(desk: Desk): void {
  const sheet = sheetOf(desk, "Close");
  const table = sheet.tables.find(({ name }) => name.startsWith(CLOSE_TABLE));
  if (!table) throw new Error("no checklist");
  const column = (header: string): number => table.area.left + table.columns.indexOf(header);
  for (let row = table.area.top + 1; row <= table.area.bottom; row += 1) {
    desk.excel.edit(sheet, row, column("Prepared by"), "Claire");
    desk.excel.edit(sheet, row, column("Reviewed by"), "Paul");
    desk.excel.edit(sheet, row, column("Comment"), "seen");
  }
}

test("a month is sealed when two persons signed every point, and not before", async () => {
  const desk = await open();
  await run(desk, "Claire");
  const refused = await run(desk, "Claire");
  expect([refused.isRefused, refused.seals]).toEqual([true, []]);
  sign(desk);
  const sealed = await run(desk, "Claire");
  expect(sealed.seals).toMatchObject([{ by: "Claire", isGenuine: true, changes: [] }]);
});

test("a sealed month says what changed since, and the seal outlives the removal of our sheets", async () => {
  const desk = await open();
  await run(desk, "Claire");
  sign(desk);
  await run(desk, "Claire");
  expect((await run(desk)).seals).toMatchObject([{ isGenuine: true, changes: [] }]);
  await desk.addIn.removeMarks();
  expect((await run(desk)).seals).toMatchObject([{ isGenuine: true, changes: [] }]);
  desk.excel.edit(sheetOf(desk, "Grand livre"), 2, 6, "999");
  expect((await run(desk)).seals[0]?.changes[0]).toBe("Grand livre: its cells have changed (3 rows then, 3 now).");
});
