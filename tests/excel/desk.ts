import { expect } from "vitest";
import type { OwnSheet, PlannedCell, RunView, SheetMarks, TableBlock, WorkbookPlan } from "../../src/engine";
import { DEFAULT_SETTINGS } from "../../src/engine";
import { createAddIn, type AddIn, type Engine, type ReconcileOutcome } from "../../src/excel";
import { openEmbeddedExcel, type EmbeddedExcel, type Sheet } from "../../src/host";
import { installOfficeClient, readFormulaEngine } from "../../src/host/client/node";
import { NO_CLOSE } from "../dev/noClose";

export interface Desk {
  readonly excel: EmbeddedExcel;
  readonly addIn: AddIn;
}

/** A workbook open in front of an officer, with the add-in. Its sheets are given by name with what is typed in them. */
export async function openDesk(
  sheets: Readonly<Record<string, readonly (readonly (string | number | null)[])[]>>,
): Promise<Desk> {
  const excel = await openEmbeddedExcel(null, { formulaEngine: readFormulaEngine() });
  installOfficeClient(excel, { language: "en-US" });
  const [first] = excel.workbook.sheets;
  Object.entries(sheets).forEach(([name, rows], index) => {
    const sheet = index === 0 && first ? first : excel.workbook.addSheet(name);
    sheet.name = name;
    rows.forEach((cells, row) =>
      cells.forEach((cell, column) => cell !== null && sheet.cells.setValue(row, column, cell)),
    );
  });
  return { excel, addIn: createAddIn() };
}

export function sheetOf({ excel }: Desk, name: string): Sheet {
  const sheet = excel.workbook.sheets.find((candidate) => candidate.name === name);
  if (!sheet) throw new Error(`No sheet ${name}`);
  return sheet;
}

/** The values of a row of cells: "C4" is row 3, column 2. */
export const rowOf = (sheet: Sheet, row: number, left: number, right: number) =>
  Array.from({ length: right - left + 1 }, (_, index) => sheet.cells.value(row, left + index));

const EMPTY_VIEW: RunView = {
  asOf: "2025-03-31",
  pairs: [],
  breaks: [],
  decisions: [],
  threeWay: null,
  close: NO_CLOSE,
  notices: [],
};

export const engineFor =
  (plan: WorkbookPlan): Engine =>
  () =>
    Promise.resolve({ ok: true, value: { plan, view: EMPTY_VIEW } });

export async function run(
  { addIn }: Desk,
  plan: WorkbookPlan,
  engine: Engine = engineFor(plan),
): Promise<ReconcileOutcome> {
  const done = await addIn.reconcile(
    { settings: DEFAULT_SETTINGS, language: "en", asOf: null, pair: null },
    engine,
    () => undefined,
  );
  expect(done.ok).toBe(true);
  if (!done.ok) throw new Error(done.error.wording.en);
  return done.value;
}

/** Marks for data under a header in row 1, from column A on. */
export function marksFor(
  sheet: string,
  status: readonly PlannedCell[],
  width: number,
  change: Partial<SheetMarks> = {},
): SheetMarks {
  return {
    sheet,
    role: "book",
    headerRow: 1,
    firstRow: 2,
    lastRow: status.length + 1,
    firstColumn: 1,
    lastColumn: width,
    table: null,
    columns: [
      { key: "status", header: "Status", width: 12, numberFormat: null, cells: status },
      {
        key: "rowId",
        header: "Concordance id",
        width: 14,
        numberFormat: null,
        cells: status.map((_, row) => `${sheet[0] ?? ""}${row + 1}`),
      },
    ],
    highlights: [
      { key: "status", codes: ["Break"], style: "break-medium", columns: null },
      { key: "status", codes: ["Missing", "Absent"], style: "missing", columns: [1] },
    ],
    ...change,
  };
}

export const breaksTable = (rows: TableBlock["rows"]): TableBlock => ({
  kind: "table",
  name: "Concordance_Breaks",
  row: 3,
  column: 1,
  rows,
  columns: [
    { key: "id", header: "Break", numberFormat: null, wrap: false, writable: false },
    { key: "amount", header: "Amount", numberFormat: "#,##0.00", wrap: false, writable: false },
    { key: "owner", header: "Owner", numberFormat: null, wrap: false, writable: true },
    { key: "comment", header: "Comment", numberFormat: null, wrap: true, writable: true },
  ],
  highlights: [{ key: "id", codes: ["B1"], style: "break-high", columns: [2] }],
});

export const breaksSheet = (rows: TableBlock["rows"], name = "Breaks"): OwnSheet => ({
  key: "breaks",
  name,
  columnWidths: [14, 16, 14, 40],
  frozenRows: 3,
  blocks: [
    { kind: "text", row: 1, column: 1, style: "title", numberFormat: null, cells: [["Breaks to clear"]] },
    breaksTable(rows),
  ],
});

export const summarySheet = (): OwnSheet => ({
  key: "summary",
  name: "Summary",
  columnWidths: [30, 12],
  frozenRows: 0,
  blocks: [
    {
      kind: "table",
      name: "Concordance_ByType",
      row: 2,
      column: 1,
      highlights: [],
      columns: [
        { key: "type", header: "Type", numberFormat: null, wrap: false, writable: false },
        { key: "count", header: "Found", numberFormat: "0", wrap: false, writable: false },
      ],
      rows: [["Quantity", { formula: '=COUNTIF({{marks:Trades:status}},"Break")' }]],
    },
    {
      kind: "chart",
      name: "Concordance_ByTypeChart",
      chartType: "bar-clustered",
      title: "Breaks by type",
      table: "Concordance_ByType",
      categoryColumn: "type",
      valueColumns: ["count"],
      topLeft: { row: 2, column: 4 },
      bottomRight: { row: 12, column: 9 },
    },
  ],
});

export const TRADES = [
  ["Ref", "ISIN", "Qty"],
  ["T1", "FR0000120271", 100],
  ["T2", "FR0000131104", 250],
  ["T3", "DE0007164600", 40],
];
export const STATEMENT = [
  ["Reference", "Code", "Quantity"],
  ["T1", "FR0000120271", 100],
  ["T2", "FR0000131104", 205],
];

export const smallPlan = (change: Partial<WorkbookPlan> = {}): WorkbookPlan => ({
  marks: [
    marksFor("Trades", ["Matched", "Break", "Missing"], 3),
    marksFor(
      "Custodian",
      ["Matched", { formula: '=IF(INDEX({{table:Concordance_Breaks:amount}},1)=45,"Break","Cleared")' }],
      3,
      { role: "statement" },
    ),
  ],
  sheets: [
    summarySheet(),
    breaksSheet([["B1", { formula: '=INDEX(Trades!$C$2:$C$4,MATCH("T2",{{marks:Trades:rowId}},0))-205' }, null, null]]),
  ],
  memory: [{ name: "run", headers: ["asOf"], rows: [["2025-03-31"]] }],
  ...change,
});

/** All that a person could tell of the user's sheets, for comparing before and after. */
export function pictureOf({ excel }: Desk, isOurs: (sheet: Sheet) => boolean = () => false): unknown {
  const { workbook } = excel;
  return {
    active: workbook.activeSheet.name,
    names: workbook.names
      .map(({ name, formula, visible, scope }) => `${scope?.name ?? ""}!${name} ${formula} ${visible}`)
      .sort(),
    sheets: workbook.sheets
      .filter((sheet) => !isOurs(sheet))
      .map((sheet) => ({
        name: sheet.name,
        visibility: sheet.visibility,
        protected: sheet.isProtected,
        tabColor: sheet.tabColor,
        cells: cellsOf(sheet, workbook.styles.get.bind(workbook.styles)),
        used: sheet.cells.used(true),
        merges: sheet.merges,
        tables: sheet.tables.map((table) => ({ ...table, columns: [...table.columns] })),
        formats: sheet.conditionalFormats.map(({ areas, formula, fillColor, type }) => ({
          areas,
          formula,
          fillColor,
          type,
        })),
        charts: sheet.charts.length,
        filter: sheet.autoFilter,
        frozen: [sheet.frozenRows, sheet.frozenColumns],
        widths: [...sheet.columnWidths].sort(([one], [other]) => one - other),
        hiddenRows: [...sheet.hiddenRows],
        hiddenColumns: [...sheet.hiddenColumns],
      })),
  };
}

function cellsOf({ cells }: Sheet, styleOf: (index: number) => unknown): unknown[] {
  const used = cells.used(false);
  if (!used) return [];
  const found: unknown[] = [];
  for (let row = 0; row <= used.bottom + 2; row += 1) {
    for (let column = 0; column <= used.right + 10; column += 1) {
      const formula = cells.formula(row, column);
      const value = cells.value(row, column);
      const style = styleOf(cells.style(row, column));
      if (value !== null || formula !== null || cells.style(row, column) !== 0)
        found.push([row, column, formula ?? value, style]);
    }
  }
  return found;
}
