import type { Area, Sheet, Workbook } from "../model/workbook";
export class FormulaBook {
  constructor(
    readonly workbook: Workbook,
    readonly hasEngine: boolean,
  ) {}
  touch(_sheet: Sheet, _area: Area): void {}
  touchStructure(): void {}
  touchAll(): void {}
  settle(): void {}
}
