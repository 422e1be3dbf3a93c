import type { Sheet } from "../model/workbook";
import { parseAddress, SHEET_COLUMNS, SHEET_ROWS } from "../formulas/address";
import { textArgument } from "./arguments";
import { invalidArgument } from "./excelError";
import type { OfficeHost } from "./officeHost";
import { RangeObject } from "./objects/rangeObject";
import { definedArea } from "./definedArea";

/** The range an address or a defined name stands for, seen from `sheet`; the whole sheet without an address. */
export function rangeOf(host: OfficeHost, sheet: Sheet, address: unknown): RangeObject {
  if (address === undefined || address === null || address === "") {
    return new RangeObject(host, sheet, { top: 0, left: 0, bottom: SHEET_ROWS - 1, right: SHEET_COLUMNS - 1 });
  }
  const text = textArgument(address);
  const parsed = parseAddress(text);
  if (parsed) {
    const named = parsed.sheet === null ? sheet : host.findSheet(parsed.sheet);
    if (!named) throw invalidArgument();
    return new RangeObject(host, named, parsed.area);
  }
  const named = host.workbook.names.find(
    ({ name, scope }) => name.toLowerCase() === text.toLowerCase() && (scope === null || scope === sheet),
  );
  const place = named && definedArea(host, named);
  if (!place) throw invalidArgument();
  return new RangeObject(host, place.sheet, place.area);
}

/** A range given as an object, or as an address that may name its sheet. */
export function rangeArgument(host: OfficeHost, sheet: Sheet, value: unknown): RangeObject {
  return value instanceof RangeObject ? value : rangeOf(host, sheet, textArgument(value));
}
