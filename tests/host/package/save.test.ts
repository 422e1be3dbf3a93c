import fc from "fast-check";
import { init } from "excelize-wasm";
import { beforeAll, describe, expect, test } from "vitest";
import { createWorkbook, type WorkbookModel } from "../../../src/host/model/createWorkbook";
import type { CellValue } from "../../../src/host/model/workbook";
import { loadWorkbook } from "../../../src/host/package/loadWorkbook";
import { saveWorkbook } from "../../../src/host/package/saveWorkbook";
import { annotate, breakRule } from "./annotate";
import { contentOf, differingParts, isSameFile, partText, readSample, reloaded } from "./fixtures";

let excelize: Awaited<ReturnType<typeof init>>;
beforeAll(async () => {
  excelize = await init("./node_modules/excelize-wasm/excelize.wasm.gz");
}, 60_000);

const workbooks: [string, () => WorkbookModel][] = [
  ["a new workbook", createWorkbook],
  ...[
    "poi/simple-monthly-budget",
    "poi/ExcelPivotTableSample",
    "poi/DataTableCities",
    "poi/sample.strict",
    "poi/Tables",
  ].map((path): [string, () => WorkbookModel] => [path, () => loadWorkbook(readSample(`${path}.xlsx`))]),
];

describe.each(workbooks)("%s with what a run adds", (_name, open) => {
  test("reads back as it was written", () => {
    const workbook = open();
    annotate(workbook);
    const again = reloaded(workbook);
    expect(again.sheets.map((sheet) => [sheet.name, sheet.visibility])).toEqual(
      workbook.sheets.map((sheet) => [sheet.name, sheet.visibility]),
    );
    const [sheet, written] = [again.activeSheet, workbook.activeSheet];
    expect(sheet.name).toBe("Breaks & more");
    const values = (one: typeof sheet) =>
      Object.entries(contentOf(one)).map(([place, cell]) => [place, cell[0], cell[1]]);
    expect(values(sheet)).toEqual(values(written));
    expect(again.styles.get(sheet.cells.style(7, 2))).toMatchObject({ bold: true, numberFormat: "#,##0.000" });
    expect(sheet.tables).toEqual(written.tables);
    expect(sheet.merges).toEqual(written.merges);
    expect(sheet.hyperlinks).toEqual(written.hyperlinks);
    expect([sheet.frozenRows, sheet.tabColor, sheet.columnWidths.get(0)]).toEqual([3, "#0078D4", 30]);
    expect(sheet.charts).toMatchObject([{ name: "Breaks by type", title: "Breaks < & > type" }]);
    expect(again.names).toContainEqual(
      expect.objectContaining({ name: "Break_Total", formula: "'Breaks & more'!$C$8" }),
    );
    const { id: _id, ...rule } = breakRule('=LEFT($A2,1)="B"');
    expect(again.sheets[0]?.conditionalFormats[0]).toMatchObject(rule);
  });

  test("reads the same in another program", () => {
    const workbook = open();
    annotate(workbook);
    const file = excelize.OpenReader(saveWorkbook(workbook));
    expect(file.error).toBeNull();
    expect(file.GetSheetList().list).toEqual(workbook.sheets.map((sheet) => sheet.name));
    expect(file.GetRows("Breaks & more", { RawCellValue: true }).result.slice(2)).toEqual([
      ["Type", "Count", "Amount"],
      ["Quantity", "3", "12.5"],
      ["Fees", "5", "7"],
      ["=cmd|' /C calc'!A0", "1", "2"],
      [],
      ["", "", "21.5"],
    ]);
    expect(file.GetCellFormula("Breaks & more", "C8").formula).toBe("SUM(C4:C6)");
    expect(file.GetTables("Breaks & more").tables).toMatchObject([{ Name: "BreakSummary", Range: "A3:C6" }]);
    expect(file.GetCellValue(workbook.sheets[0]?.name ?? "", "A1").error).toBeNull();
  });

  test("gives the same bytes each time", () => {
    const [first, second] = [open(), open()];
    annotate(first);
    annotate(second);
    const file = saveWorkbook(first);
    expect(isSameFile(saveWorkbook(second), file)).toBe(true);
    expect(isSameFile(saveWorkbook(first), file)).toBe(true);
  });

  test("loses all of it again, in the same session or the next", () => {
    const workbook = open();
    const before = saveWorkbook(workbook);
    const cells = workbook.sheets.map(contentOf);
    const rules = workbook.sheets.map((sheet) => sheet.conditionalFormats.length);
    const { activeSheet } = workbook;
    const column = (workbook.sheets[0]?.cells.used(false)?.right ?? -1) + 1;
    annotate(workbook);
    const next = reloaded(workbook);
    for (const one of [workbook, next]) {
      for (const name of ["Breaks & more", "_store"]) {
        const sheet = one.sheets.find((candidate) => candidate.name === name);
        if (sheet) one.deleteSheet(sheet);
      }
      for (let row = 0; row < 6; row++) one.sheets[0]?.cells.clear(row, column);
      one.sheets[0]?.conditionalFormats.shift();
      one.names.splice(
        one.names.findIndex((name) => name.name === "Break_Total"),
        1,
      );
    }
    workbook.activeSheet = activeSheet;
    next.activeSheet = next.sheets[workbook.sheets.indexOf(activeSheet)] ?? next.activeSheet;
    expect(differingParts(before, saveWorkbook(workbook))).toEqual([]);
    const restored = reloaded(next);
    expect(restored.sheets.map(contentOf)).toEqual(cells);
    expect(restored.sheets.map((sheet) => sheet.conditionalFormats.length)).toEqual(rules);
    const left = differingParts(before, saveWorkbook(next)).filter((path) =>
      /tables|charts|drawings|pivot|theme/.test(path),
    );
    expect(left).toEqual([]);
  });
});

describe("texts", () => {
  const hostile = [
    "=cmd|' /C calc'!A0",
    "<b>&amp;</b>",
    "]]>",
    '"quoted"',
    "a\tb\nc\rd",
    "\u0000\u0001\u001f",
    "\ud800 alone \udfff",
    "😀",
    "_x000D_",
    "_x005F_x000D_",
    "_x00zz_",
    " leading and trailing ",
    "\n",
    "\ufffe\uffff",
    "é".repeat(32_767),
    "@SUM(A1)",
    "",
  ];
  test("come back as they were, whatever is in them", () => {
    const workbook = createWorkbook();
    hostile.forEach((text, row) => workbook.activeSheet.cells.setValue(row, 0, text));
    hostile.forEach((text, row) => workbook.activeSheet.cells.setFormula(row, 1, "=A1", text));
    const { cells } = reloaded(workbook).activeSheet;
    expect(hostile.map((_text, row) => cells.value(row, 0))).toEqual(hostile);
    expect(hostile.map((_text, row) => cells.value(row, 1))).toEqual(hostile);
    expect(hostile.map((_text, row) => cells.formula(row, 0))).toEqual(hostile.map(() => null));
  });

  test("in names, headers and links are escaped too", () => {
    const workbook = createWorkbook();
    const sheet = workbook.addSheet('R&D "<x>"');
    sheet.cells.setValue(0, 0, "Net\namount");
    const area = { top: 0, left: 0, bottom: 1, right: 0 };
    sheet.tables.push({
      id: 1,
      name: "T",
      area,
      columns: ["Net\namount"],
      hasHeaders: true,
      hasTotals: false,
      styleName: "",
      showFilterButton: false,
      showBandedRows: false,
    });
    workbook.names.push({ name: "Label", formula: '"a<b>&""c"""', visible: false, scope: sheet });
    const again = reloaded(workbook);
    expect(again.sheets[1]?.name).toBe('R&D "<x>"');
    expect(again.sheets[1]?.tables[0]?.columns).toEqual(["Net\namount"]);
    expect(again.names).toEqual([{ name: "Label", formula: '"a<b>&""c"""', visible: false, scope: again.sheets[1] }]);
  });
});

describe("formulas", () => {
  test("of newer functions carry the prefix in the file only", () => {
    const workbook = createWorkbook();
    workbook.activeSheet.cells.setFormula(0, 0, '=XLOOKUP("XLOOKUP(",A2:A3,B2:B3)&IFNA(SORT(A2:A3),1)', "x");
    expect(partText(saveWorkbook(workbook), "xl/worksheets/sheet1.xml")).toContain(
      "_xlfn.XLOOKUP(&quot;XLOOKUP(&quot;,A2:A3,B2:B3)&amp;_xlfn.IFNA(_xlfn._xlws.SORT(A2:A3),1)",
    );
    expect(reloaded(workbook).activeSheet.cells.formula(0, 0)).toBe(
      '=XLOOKUP("XLOOKUP(",A2:A3,B2:B3)&IFNA(SORT(A2:A3),1)',
    );
  });

  test("that shared the text of one that was overwritten keep their own", () => {
    const workbook = loadWorkbook(readSample("poi/shared_formulas.xlsx"));
    const [sheet] = workbook.sheets;
    const formulas = [...(sheet?.cells.formulas() ?? [])];
    const [first] = formulas;
    if (!sheet || !first) throw new Error("no formula");
    sheet.cells.setValue(first.row, first.column, "overwritten");
    expect([...(reloaded(workbook).sheets[0]?.cells.formulas() ?? [])]).toEqual(formulas.slice(1));
  });

  test("without a value yet make the next program calculate, others do not", () => {
    const workbook = createWorkbook();
    workbook.activeSheet.cells.setFormula(0, 0, "=1+1", 2);
    expect(partText(saveWorkbook(workbook), "xl/workbook.xml")).not.toContain("fullCalcOnLoad");
    workbook.activeSheet.cells.setFormula(1, 0, "=1+1", null);
    expect(partText(saveWorkbook(workbook), "xl/workbook.xml")).toContain("fullCalcOnLoad");
  });

  test("that change take the stored order of calculation along", () => {
    const workbook = loadWorkbook(readSample("poi/simple-monthly-budget.xlsx"));
    workbook.sheets[0]?.cells.setFormula(100, 0, "=1+1", 2);
    const saved = saveWorkbook(workbook);
    expect(partText(saved, "xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
    expect(partText(saved, "[Content_Types].xml")).not.toContain("calcChain");
  });
});

test("random cells, written over a file and saved, come back equal", () => {
  const file = readSample("poi/59746_NoRowNums.xlsx");
  const anyText = fc.oneof(fc.string(), fc.string({ unit: "binary" }));
  const anyNumber = fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((number) => (Object.is(number, -0) ? 0 : number));
  const anyError = fc.constantFrom("#REF!", "#N/A", "#DIV/0!").map((error) => ({ error }));
  const anyValue: fc.Arbitrary<CellValue> = fc.oneof(anyText, anyNumber, fc.boolean(), anyError, fc.constant(null));
  const anyWrite = fc.record({ row: fc.nat(90), column: fc.nat(30), value: anyValue, hasFormula: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anyWrite, { maxLength: 60 }), (writes) => {
      const workbook = loadWorkbook(file);
      const { cells } = workbook.activeSheet;
      for (const { row, column, value, hasFormula } of writes) {
        if (hasFormula) cells.setFormula(row, column, '=A1&"x"', value);
        else if (value === null) cells.clear(row, column);
        else cells.setValue(row, column, value);
      }
      const again = reloaded(workbook);
      expect(contentOf(again.activeSheet)).toEqual(contentOf(workbook.activeSheet));
    }),
    { numRuns: 60 },
  );
});
