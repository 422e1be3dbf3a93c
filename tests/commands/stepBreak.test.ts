import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEFAULT_SETTINGS, runReconciliation } from "../../src/engine";
import { createAddIn, stepBreak } from "../../src/excel";
import { openEmbeddedExcel, type EmbeddedExcel } from "../../src/host";
import { installOfficeClient, readFormulaEngine } from "../../src/host/client/node";

let excel: EmbeddedExcel;
let disconnect: () => void;
beforeAll(async () => {
  const sample = new Uint8Array(readFileSync("samples/month-end.xlsx"));
  excel = await openEmbeddedExcel(sample, { formulaEngine: readFormulaEngine() });
  disconnect = installOfficeClient(excel, { language: "fr-FR" });
});
afterAll(() => disconnect());

const selected = (): string => {
  const { name, selection } = excel.workbook.activeSheet;
  return `${name} ${selection.top + 1}`;
};

test("before a run there is no break to go to", async () => {
  expect(await stepBreak(1, null)).toBeNull();
});

test("the ribbon's buttons walk the breaks in the order of their table, and stop at its ends", async () => {
  const run = await createAddIn().reconcile(
    { settings: DEFAULT_SETTINGS, language: "fr", asOf: null, pair: null },
    (input, onProgress) => Promise.resolve(runReconciliation(input, onProgress)),
    () => undefined,
  );
  if (!run.ok) throw new Error(run.error.wording.en);
  const countBreaks = run.value.view.breaks.length;

  const first = await stepBreak(1, null);
  expect([first?.index, selected()]).toEqual([0, `${first?.sheet} ${first?.row}`]);
  const second = await stepBreak(1, first);
  expect([second?.index, selected()]).toEqual([1, `${second?.sheet} ${second?.row}`]);
  expect(await stepBreak(-1, second)).toEqual(first);
  expect(await stepBreak(-1, first)).toEqual(first);

  const table = excel.workbook.sheets.find(({ name }) => name === "Écarts");
  if (!table) throw new Error("there is no sheet of breaks");
  const [{ area } = { area: table.selection }] = table.tables;
  excel.select(table, { top: area.bottom - 1, bottom: area.bottom - 1, left: 0, right: 0 });
  expect((await stepBreak(1, second))?.index).toBe(countBreaks - 1);
});
