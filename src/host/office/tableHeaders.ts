import type { Sheet, Table } from "../model/workbook";
import { shownValue } from "./shownValue";
import type { OfficeHost } from "./officeHost";

/** Makes a table's column names and its header cells agree, as Excel does: texts, none blank, none twice. */
export function syncTableHeaders(host: OfficeHost, sheet: Sheet, table: Table): void {
  const { left, right, top } = table.area;
  const before = table.columns;
  const names: string[] = [];
  for (let column = left; column <= right; column++) {
    const inCell = table.hasHeaders
      ? String(shownValue(sheet.cells.value(top, column)))
      : (before[column - left] ?? "");
    const name = uniqueName(inCell === "" ? `Column${column - left + 1}` : inCell, names);
    names.push(name);
    if (table.hasHeaders && sheet.cells.value(top, column) !== name) sheet.cells.setValue(top, column, name);
  }
  if (names.length === before.length && names.every((name, index) => name === before[index])) return;
  table.columns = names;
  host.calculator.touchStructure();
}

function uniqueName(wanted: string, taken: readonly string[]): string {
  const isTaken = (name: string) => taken.some((other) => other.toLowerCase() === name.toLowerCase());
  let name = wanted;
  for (let count = 2; isTaken(name); count++) name = `${wanted}${count}`;
  return name;
}
