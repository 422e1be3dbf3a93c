import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { SheetMarks } from "../../src/engine";
import { marksFor, openDesk, pictureOf, rowOf, run, sheetOf, smallPlan, STATEMENT, TRADES, type Desk } from "./desk";

const open = () => openDesk({ Trades: TRADES, Custodian: STATEMENT });
const inOffice = (work: (workbook: Excel.Workbook) => void) =>
  Excel.run(async (context) => {
    work(context.workbook);
    await context.sync();
  });

test("marks go after rows were inserted and deleted, columns inserted, and the sheet renamed", async () => {
  const change = () =>
    inOffice((workbook) => {
      const sheet = workbook.worksheets.getItem("Trades");
      sheet.getRange("3:3").insert("Down");
      sheet.getRange("2:2").delete("Up");
      sheet.getRange("B:B").insert("Right");
      sheet.name = "Opérations de mars";
    });
  const untouched = await open();
  await change();
  const expected = pictureOf(untouched);
  const desk = await open();
  await run(desk, smallPlan());
  await change();
  await desk.addIn.removeMarks();
  expect(pictureOf(desk)).toEqual(expected);
});

test("marks go after a sort took their cells along", async () => {
  const sorted = (desk: Desk) => {
    const sheet = sheetOf(desk, "Trades");
    const rows = [3, 1, 2].map((row) => rowOf(sheet, row, 0, 4));
    rows.forEach((values, row) => values.forEach((value, column) => sheet.cells.setValue(row + 1, column, value)));
  };
  const untouched = await open();
  sorted(untouched);
  const desk = await open();
  await run(desk, smallPlan());
  sorted(desk);
  await desk.addIn.removeMarks();
  expect(pictureOf(desk)).toEqual(pictureOf(untouched));
});

test("a sheet that was copied with its marks is rid of them too; a copy of one of our sheets is the user's", async () => {
  const desk = await open();
  await run(desk, smallPlan());
  const { workbook } = desk.excel;
  // As Excel copies a sheet: with its cells and the names of its scope.
  const copy = workbook.addSheet("Trades (2)");
  const trades = sheetOf(desk, "Trades");
  for (let row = 0; row < 4; row += 1)
    for (let column = 0; column < 5; column += 1) copy.cells.setValue(row, column, trades.cells.value(row, column));
  for (const name of workbook.names.filter(({ scope }) => scope === trades)) {
    workbook.names.push({ ...name, formula: name.formula.replace("Trades!", "'Trades (2)'!"), scope: copy });
  }
  workbook.addSheet("Breaks (2)").cells.setValue(0, 0, "kept");
  await desk.addIn.removeMarks();
  expect(workbook.sheets.map(({ name }) => name)).toEqual(["Trades", "Custodian", "Trades (2)", "Breaks (2)"]);
  expect(copy.cells.used(true)).toEqual({ top: 0, left: 0, bottom: 3, right: 2 });
  expect(workbook.names).toEqual([]);
});

test("the user's conditional formats, filter, fills and widths survive a run and a removal", async () => {
  const desk = await open();
  const sheet = sheetOf(desk, "Trades");
  const { styles } = desk.excel.workbook;
  sheet.conditionalFormats.push({
    id: "{1}",
    areas: [{ top: 0, left: 0, bottom: 1_048_575, right: 25 }],
    type: "custom",
    formula: "=$C1>100",
    fillColor: "#FF0000",
    fontColor: null,
    bold: null,
    italic: null,
    stopIfTrue: false,
  });
  sheet.autoFilter = { top: 0, left: 0, bottom: 3, right: 2 };
  sheet.hiddenRows.add(2);
  sheet.cells.setStyle(1, 1, styles.derive(0, { fillColor: "#00FF00" }));
  sheet.columnWidths.set(3, 33);
  const before = pictureOf(desk);
  await run(desk, smallPlan());
  expect(sheet.conditionalFormats.filter(({ formula }) => formula === "=$C1>100").map(({ areas }) => areas)).toEqual([
    [{ top: 0, left: 0, bottom: 1_048_575, right: 25 }],
  ]);
  expect(styles.get(sheet.cells.style(1, 1)).fillColor).toBe("#00FF00");
  expect([...sheet.hiddenRows]).toEqual([2]);
  await desk.addIn.removeMarks();
  expect(pictureOf(desk)).toEqual(before);
});

interface AnySheet {
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly top: number;
  readonly left: number;
  readonly isTable: boolean;
  readonly width: number | null;
  readonly fills: readonly { row: number; column: number }[];
  readonly stray: { row: number; column: number } | null;
}

const anyCell = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -999, max: 999 }),
  fc.constantFrom("x", "=a", "00123", "écart", "'q"),
);
const place = fc.record({ row: fc.nat(12), column: fc.nat(9) });
const anySheet: fc.Arbitrary<AnySheet> = fc.record({
  rows: fc.array(fc.array(anyCell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
  top: fc.nat(3),
  left: fc.nat(3),
  isTable: fc.boolean(),
  width: fc.option(fc.integer({ min: 2, max: 60 })),
  fills: fc.array(place, { maxLength: 3 }),
  stray: fc.option(place),
});

async function laidOut(one: AnySheet): Promise<{ desk: Desk; marks: SheetMarks }> {
  const { rows, top, left } = one;
  const desk = await openDesk({ Trades: [] });
  const sheet = sheetOf(desk, "Trades");
  const { styles, names } = desk.excel.workbook;
  [["A", "B", "C"], ...rows].forEach((cells, row) =>
    cells.forEach((cell, column) => cell !== null && sheet.cells.setValue(top + row, left + column, cell)),
  );
  for (const { row, column } of one.fills)
    sheet.cells.setStyle(row, column, styles.derive(0, { fillColor: "#ABCDEF", bold: true }));
  if (one.stray && (one.stray.row > top + rows.length || one.stray.row < top))
    sheet.cells.setValue(one.stray.row, one.stray.column, "stray");
  if (one.width !== null) sheet.columnWidths.set(left + 4, one.width);
  if (one.isTable) {
    sheet.tables.push({
      id: 1,
      name: "T",
      area: { top, left, bottom: top + rows.length, right: left + 2 },
      columns: ["A", "B", "C"],
      hasHeaders: true,
      hasTotals: false,
      styleName: "TableStyleLight1",
      showFilterButton: true,
      showBandedRows: true,
    });
  }
  names.push({ name: "Mine", formula: "Trades!$A$1:$C$2", visible: true, scope: null });
  const marks = marksFor(
    "Trades",
    rows.map((_, row) => (row % 2 ? "Break" : "=Matched")),
    3,
    {
      headerRow: top + 1,
      firstRow: top + 2,
      lastRow: top + 1 + rows.length,
      firstColumn: left + 1,
      lastColumn: left + 3,
      table: one.isTable ? "T" : null,
    },
  );
  return { desk, marks };
}

test("whatever the workbook, applying twice is applying once, and removing restores every cell, style, width, table and name", async () => {
  await fc.assert(
    fc.asyncProperty(anySheet, async (one) => {
      const { desk, marks } = await laidOut(one);
      const before = pictureOf(desk);
      const plan = smallPlan({ marks: [marks] });
      await run(desk, plan);
      const once = pictureOf(desk);
      await run(desk, plan);
      expect(pictureOf(desk)).toEqual(once);
      await desk.addIn.removeMarks();
      expect(pictureOf(desk)).toEqual(before);
    }),
    { numRuns: 40 },
  );
}, 180_000);
