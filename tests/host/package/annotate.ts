import { nextTableId, type WorkbookModel } from "../../../src/host/model/createWorkbook";
import type { ConditionalFormat } from "../../../src/host/model/workbook";

export const breakRule = (formula: string): ConditionalFormat => ({
  id: formula,
  areas: [{ top: 1, left: 0, bottom: 20, right: 4 }],
  type: "custom",
  formula,
  fillColor: "#FDE7E9",
  fontColor: "#A4262C",
  bold: true,
  italic: null,
  stopIfTrue: false,
});

/** What a run adds: status cells and a rule on the first sheet; a sheet with a table, a chart, a link and a name. */
export function annotate(workbook: WorkbookModel): void {
  const [user] = workbook.sheets;
  if (!user) throw new Error("no sheet");
  const column = (user.cells.used(false)?.right ?? -1) + 1;
  for (let row = 0; row < 6; row++) user.cells.setValue(row, column, row === 0 ? "Status" : "B amount");
  user.conditionalFormats.unshift(breakRule('=LEFT($A2,1)="B"'));
  const sheet = workbook.addSheet("Breaks & more");
  const rows = [
    ["Type", "Count", "Amount"],
    ["Quantity", 3, 12.5],
    ["Fees", 5, 7],
    ["=cmd|' /C calc'!A0", 1, 2],
  ];
  rows.forEach((row, index) => row.forEach((value, column) => sheet.cells.setValue(index + 2, column, value)));
  sheet.cells.setFormula(7, 2, "=SUM(C4:C6)", 21.5);
  sheet.cells.setStyle(
    7,
    2,
    workbook.styles.derive(0, { bold: true, numberFormat: "#,##0.000", horizontal: "Center" }),
  );
  sheet.tables.push({
    id: nextTableId(workbook),
    name: "BreakSummary",
    area: { top: 2, left: 0, bottom: 5, right: 2 },
    columns: ["Type", "Count", "Amount"],
    hasHeaders: true,
    hasTotals: false,
    styleName: "TableStyleMedium2",
    showFilterButton: true,
    showBandedRows: true,
  });
  sheet.charts.push({
    id: "chart",
    name: "Breaks by type",
    type: "BarStacked",
    title: "Breaks < & > type",
    series: [
      { name: "Count", values: "'Breaks & more'!$B$4:$B$6", categories: "'Breaks & more'!$A$4:$A$6", color: null },
    ],
    anchor: { top: 9, left: 0, bottom: 24, right: 7 },
  });
  sheet.hyperlinks.set("A4", { documentReference: `'${user.name}'!A2`, address: null, screenTip: "To the row" });
  sheet.hyperlinks.set("A5", { documentReference: null, address: "https://example.org/?a=1&b=2", screenTip: null });
  sheet.merges.push({ top: 0, left: 0, bottom: 0, right: 2 });
  sheet.frozenRows = 3;
  sheet.tabColor = "#0078D4";
  sheet.columnWidths.set(0, 30);
  workbook.names.push({ name: "Break_Total", formula: "'Breaks & more'!$C$8", visible: true, scope: null });
  workbook.addSheet("_store").visibility = "VeryHidden";
  workbook.activeSheet = sheet;
}
