import type { Area, DefinedName, Sheet } from "../model/workbook";
import { parseAddress } from "../formulas/address";
import type { OfficeHost } from "./officeHost";

/** The cells a defined name stands for; null where it is no reference, or a broken one. */
export function definedArea(host: OfficeHost, name: DefinedName): { sheet: Sheet; area: Area } | null {
  const parsed = parseAddress(name.formula.replace(/^=/, ""));
  const sheet = parsed?.sheet === undefined || parsed.sheet === null ? name.scope : host.findSheet(parsed.sheet);
  return parsed && sheet ? { sheet, area: parsed.area } : null;
}
