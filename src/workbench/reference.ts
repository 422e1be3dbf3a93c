import { columnNumber } from "../engine";
import type { Area, Sheet, Workbook } from "../host";

/** Where "Trades!A12", "#'Relevé CACEIS'!B3:C4" or, on `current`, "A12" leads; null where there is no such sheet or cell. */
export function placeOfReference(
  workbook: Workbook,
  current: Sheet,
  reference: string,
): { sheet: Sheet; area: Area } | null {
  const parts = /^#?(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/i.exec(reference);
  if (!parts) return null;
  const [, quoted, plain, left = "A", top = "1", right = left, bottom = top] = parts;
  const name = (quoted?.replace(/''/g, "'") ?? plain ?? current.name).toLowerCase();
  const sheet = workbook.sheets.find((candidate) => candidate.name.toLowerCase() === name);
  if (!sheet) return null;
  const area = {
    top: Number(top) - 1,
    left: columnNumber(left) - 1,
    bottom: Number(bottom) - 1,
    right: columnNumber(right) - 1,
  };
  return { sheet, area };
}
