import { CellKind, type SharedFormula } from "../model/cellBlock";
import type { SheetModel } from "../model/createWorkbook";
import { CellDecoder } from "./cellDecoder";
import type { SheetPart } from "./sheetPart";
import { SheetScanner } from "./sheetScanner";

/** Fills a sheet's cells, its row styles and its hidden rows. Returns its shared formulas by their number. */
export function loadCells(
  sheet: SheetModel,
  part: SheetPart,
  dateSystem: 1900 | 1904,
  path: string,
): ReadonlyMap<string, SharedFormula> {
  const { cells } = sheet;
  const scanner = new SheetScanner(part.bytes, part.rowsStart, part.rowsEnd, path);
  const decoder = new CellDecoder(part.bytes, scanner, cells.texts, dateSystem, path);
  const early: { row: number; column: number; group: string }[] = [];
  while (scanner.nextRow()) {
    const { row } = scanner;
    if (scanner.isRowHidden) sheet.hiddenRows.add(row);
    if (scanner.rowStyle > 0) cells.rowStyles.set(row, scanner.rowStyle);
    while (scanner.nextCell()) {
      const { column, style } = scanner;
      decoder.readValue();
      const formula = decoder.readFormula();
      const isNothing = decoder.kind === CellKind.blank && formula === undefined;
      if (isNothing && style === cells.defaultStyle(row, column)) continue;
      cells.load(row, column, decoder.kind, decoder.number, style);
      if (formula === null) early.push({ row, column, group: scanner.formulaAttribute("si") ?? "" });
      else if (formula !== undefined) cells.loadFormula(row, column, formula);
    }
  }
  for (const { row, column, group } of early) {
    const shared = decoder.groups.get(group);
    if (shared) cells.loadFormula(row, column, shared);
  }
  return decoder.groups;
}
