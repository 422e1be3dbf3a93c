import type { Sheet } from "../model/workbook";
import { parseArea } from "../formulas/address";
import { invalidArgument, itemAlreadyExists } from "./excelError";
import type { OfficeHost } from "./officeHost";

/** Refuses what Excel refuses as a sheet's name: over 31 characters, `: \ / ? * [ ]`, an apostrophe at an end, "History",
 *  and a name another sheet has, ignoring case. */
export function checkSheetName(host: OfficeHost, name: string, renamed: Sheet | null): void {
  const isValid =
    name.length > 0 &&
    name.length <= 31 &&
    !/[:\\/?*[\]]/.test(name) &&
    !name.startsWith("'") &&
    !name.endsWith("'") &&
    !["history", "historique"].includes(name.toLowerCase());
  if (!isValid) throw invalidArgument();
  const taken = host.workbook.sheets.some(
    (sheet) => sheet !== renamed && sheet.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw itemAlreadyExists();
}

/** The first "Sheet1", "Sheet2", … that is free. */
export function freeSheetName(host: OfficeHost): string {
  for (let number = 1; ; number++) {
    const name = `Sheet${number}`;
    if (!host.findSheet(name)) return name;
  }
}

/** Refuses what Excel refuses as the name of a table or a defined name. */
export function checkDefinedName(name: string): void {
  const isValid =
    name.length > 0 &&
    name.length <= 255 &&
    /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) &&
    !/^[rc]$/i.test(name) &&
    !/^r\d*c\d*$/i.test(name) &&
    !parseArea(name);
  if (!isValid) throw invalidArgument();
}

/** Tables and names of the workbook's scope share one name space, ignoring case. */
export function requireFreeName(host: OfficeHost, name: string, except: object | null): void {
  const wanted = name.toLowerCase();
  const tables = host.workbook.sheets.flatMap((sheet) => sheet.tables);
  const taken =
    tables.some((table) => table !== except && table.name.toLowerCase() === wanted) ||
    host.workbook.names.some(
      (other) => other !== except && other.scope === null && other.name.toLowerCase() === wanted,
    );
  if (taken) throw itemAlreadyExists();
}
