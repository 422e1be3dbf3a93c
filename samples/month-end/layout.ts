import { serialFromDay, type Day } from "../../src/kernel/day";
import { decimalToNumber, type Decimal } from "../../src/kernel/decimal";
import type { CellValue, Sheet, StyleChange, Workbook } from "../../src/host/model/workbook";
import type { Trade } from "./trades";

/** One column of a sample sheet. */
export interface SampleColumn {
  readonly header: string;
  readonly width: number;
  readonly value: (trade: Trade, index: number) => CellValue;
  readonly numberFormat?: string;
}

export const amount = (value: Decimal): number => decimalToNumber(value);
export const serial = (day: Day): number => serialFromDay(day, 1900);

/** A pen that writes cells with a style, row by row; rows and columns are 0-based, as in the model. */
export class Pen {
  constructor(
    private readonly workbook: Workbook,
    readonly sheet: Sheet,
  ) {}

  write(row: number, column: number, value: CellValue, style: StyleChange = {}): void {
    this.sheet.cells.setValue(row, column, value);
    if (Object.keys(style).length > 0) {
      this.sheet.cells.setStyle(row, column, this.workbook.styles.derive(0, style));
    }
  }

  headers(row: number, firstColumn: number, columns: readonly SampleColumn[], style: StyleChange): void {
    columns.forEach(({ header, width }, index) => {
      this.write(row, firstColumn + index, header, style);
      this.sheet.columnWidths.set(firstColumn + index, width);
    });
  }

  trade(row: number, firstColumn: number, columns: readonly SampleColumn[], trade: Trade, index: number): void {
    columns.forEach((column, offset) => {
      const value = column.value(trade, index);
      if (value === null || value === "") return;
      this.write(row, firstColumn + offset, value, column.numberFormat ? { numberFormat: column.numberFormat } : {});
    });
  }
}
