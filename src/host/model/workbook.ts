/** The workbook as Microsoft's program would hold it in memory. `host/package` loads and saves it, `host/office` lets
 *  Office.js at it, `host/formulas` computes it. Rows and columns are 0-based here, as in the Excel API. */

/** An error value is `{ error: "#REF!" }`; a blank cell is null. */
export type CellValue = string | number | boolean | CellError | null;
export interface CellError {
  readonly error: string;
}

export interface Workbook {
  readonly sheets: Sheet[];
  readonly names: DefinedName[];
  readonly styles: Styles;
  readonly dateSystem: 1900 | 1904;
  /** Workbook structure protection: sheets may not be added, deleted, renamed. */
  readonly structureProtected: boolean;
  activeSheet: Sheet;
  addSheet(name: string): Sheet;
  deleteSheet(sheet: Sheet): void;
}

export interface DefinedName {
  name: string;
  /** Without "=": "Trades!$A$1:$B$9" or "\"text\"". */
  formula: string;
  visible: boolean;
  /** null: workbook scope. */
  scope: Sheet | null;
}

export interface Sheet {
  /** Stable while the workbook is open. */
  readonly id: string;
  name: string;
  visibility: "Visible" | "Hidden" | "VeryHidden";
  /** Null where no tab colour. "#RRGGBB". */
  tabColor: string | null;
  isProtected: boolean;
  readonly cells: Cells;
  readonly merges: Area[];
  readonly tables: Table[];
  /** In order of priority, first first. */
  readonly conditionalFormats: ConditionalFormat[];
  readonly charts: Chart[];
  readonly hyperlinks: Map<string, Hyperlink>;
  /** The sheet's own filter (not a table's). */
  autoFilter: Area | null;
  frozenRows: number;
  frozenColumns: number;
  showGridlines: boolean;
  /** Widths in characters (OOXML's unit) of columns that differ from the default. */
  readonly columnWidths: Map<number, number>;
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  /** The selection that is saved with the sheet. */
  selection: Area;
}

/** Inclusive, 0-based. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The cells of a sheet: sparse, fast by row, knows what was changed since loading. */
export interface Cells {
  value(row: number, column: number): CellValue;
  /** The formula in English A1 notation with "=", or null. */
  formula(row: number, column: number): string | null;
  /** Index into `Workbook.styles`; 0 is the default. */
  style(row: number, column: number): number;
  /** A constant: takes a formula away. */
  setValue(row: number, column: number, value: CellValue): void;
  setFormula(row: number, column: number, formula: string, computed: CellValue): void;
  /** The result of a recalculation; the formula stays. */
  setComputed(row: number, column: number, value: CellValue): void;
  setStyle(row: number, column: number, style: number): void;
  /** Value, formula and style gone, as if the cell had never been. */
  clear(row: number, column: number): void;
  /** The smallest area with a value, formula or style in it; with `valuesOnly`, a value or formula. Null when empty. */
  used(valuesOnly: boolean): Area | null;
  /** All cells with a formula. */
  formulas(): Iterable<{ row: number; column: number; formula: string }>;
  /** Counts up at each change: what derives from the cells compares it. */
  readonly version: number;
}

export interface Styles {
  get(index: number): CellStyle;
  /** The style `base` with `change` over it: everything else of `base` (borders, protection, what we do not know) stays. */
  derive(base: number, change: StyleChange): number;
}

export interface CellStyle {
  readonly numberFormat: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly fontName: string;
  readonly fontSize: number;
  /** "#RRGGBB", theme and indexed colours resolved; null automatic. */
  readonly fontColor: string | null;
  readonly fillColor: string | null;
  readonly horizontal:
    "General" | "Left" | "Center" | "Right" | "Fill" | "Justify" | "CenterAcrossSelection" | "Distributed";
  readonly vertical: "Top" | "Center" | "Bottom" | "Justify" | "Distributed";
  readonly wrapText: boolean;
  readonly indent: number;
}
export type StyleChange = Partial<CellStyle>;

export interface Table {
  readonly id: number;
  name: string;
  area: Area;
  /** Header texts, unique ignoring case. */
  columns: string[];
  hasHeaders: boolean;
  hasTotals: boolean;
  styleName: string;
  showFilterButton: boolean;
  showBandedRows: boolean;
}

export interface ConditionalFormat {
  readonly id: string;
  areas: Area[];
  /** "custom" is a formula rule; others are kept and passed through, not evaluated. */
  readonly type: "custom" | "other";
  /** With "=", relative to the top left of the first area; "" for others. */
  formula: string;
  fillColor: string | null;
  fontColor: string | null;
  bold: boolean | null;
  italic: boolean | null;
  stopIfTrue: boolean;
}

export interface Chart {
  readonly id: string;
  name: string;
  /** Excel.ChartType names: "BarClustered", "BarStacked", "ColumnClustered", "ColumnStacked"; "Unknown" for one that was loaded. */
  readonly type: string;
  title: string;
  /** Where the legend stands; null: none. Absent: as the type has it by default. */
  legend?: "Top" | "Bottom" | "Left" | "Right" | null;
  /** Null for a loaded chart, whose part is passed through. */
  readonly series: ChartSeries[] | null;
  anchor: Area;
}

export interface ChartSeries {
  name: string;
  /** "'Summary'!$A$5:$A$9" */
  values: string;
  categories: string;
  color: string | null;
}

export interface Hyperlink {
  /** "Trades!A12" within the workbook, or null. */
  documentReference: string | null;
  address: string | null;
  screenTip: string | null;
}
