import type { Language, Wording } from "../../kernel/language";
import { tableColumns, textBlock, type ListColumn } from "./blocks";
import type { Highlight, OwnSheet, OwnSheetKey, PlannedCell, SheetBlock } from "./plan";

export const AMOUNT = "#,##0.00;-#,##0.00";
export const DATE = "dd/mm/yyyy";

/** Blank rows between two tables of a page. */
const GAP = 3;

/** A sheet of several tables under one another, each under its heading. */
export class PaperPage {
  private readonly blocks: SheetBlock[] = [];
  private readonly widths: number[] = [];
  private row = 4;

  constructor(private readonly language: Language) {}

  title(title: Wording, sentence: Wording): void {
    this.text(1, "title", title);
    this.text(2, "muted", sentence);
  }

  /** `rows`, or what makes them where their formulas speak of their own rows: it gets the first row of the data. */
  table(
    heading: Wording,
    name: string,
    columns: readonly ListColumn[],
    rows: readonly (readonly PlannedCell[])[] | ((firstRow: number) => readonly (readonly PlannedCell[])[]),
    highlights: readonly Highlight[] = [],
  ): void {
    const cells = typeof rows === "function" ? rows(this.row + 2) : rows;
    this.text(this.row, "heading", heading);
    this.blocks.push({
      kind: "table",
      name,
      row: this.row + 1,
      column: 1,
      rows: cells,
      highlights,
      columns: tableColumns(columns, this.language),
    });
    columns.forEach(({ width }, index) => (this.widths[index] = Math.max(this.widths[index] ?? 0, width)));
    this.row += Math.max(1, cells.length) + 1 + GAP;
  }

  /** `isKeptOnly`: it has nothing to say here. */
  sheet(key: OwnSheetKey, name: Wording, isKeptOnly: boolean): OwnSheet {
    return {
      key,
      name: name[this.language],
      columnWidths: this.widths,
      frozenRows: 0,
      blocks: this.blocks,
      isKeptOnly,
    };
  }

  private text(row: number, style: "title" | "heading" | "muted", wording: Wording): void {
    this.blocks.push(textBlock(row, style, wording[this.language]));
  }
}
