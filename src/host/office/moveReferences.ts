import { areaAddress } from "../model/a1";
import { cellCount, parseAddress, parseArea } from "../formulas/address";
import type { OfficeHost } from "./officeHost";
import { shiftedArea, type Shift } from "./shift";
import { mapTokens, rewriteEverywhere } from "./sheetReferences";

/** Makes every formula of the workbook follow cells that shifted; what looked at removed cells becomes #REF!. */
export function moveReferences(host: OfficeHost, shift: Shift): void {
  const name = shift.sheet.name.toLowerCase();
  rewriteEverywhere(host, (formula, sheet) =>
    mapTokens(formula, ({ kind, text }) => {
      if (kind !== "reference") return text;
      const parsed = parseAddress(text);
      const isHere = parsed && (parsed.sheet === null ? sheet === shift.sheet : parsed.sheet.toLowerCase() === name);
      return isHere ? movedText(text, shift) : text;
    }),
  );
}

function movedText(text: string, shift: Shift): string {
  const bang = text.lastIndexOf("!") + 1;
  const address = text.slice(bang);
  const area = parseArea(address);
  if (!area) return text;
  const moved = shiftedArea(area, shift);
  if (!moved) return `${text.slice(0, bang)}#REF!`;
  if (areaAddress(moved) === areaAddress(area)) return text;
  return text.slice(0, bang) + withDollars(areaAddress(moved), address, cellCount(moved) === 1);
}

/** `address` with "$" where `like` has them. */
function withDollars(address: string, like: string, isOneCell: boolean): string {
  const wanted = like.split(":");
  const written = isOneCell && wanted.length === 2 ? [address, address] : address.split(":");
  return written
    .map((part, index) => {
      const pattern = wanted[index] ?? wanted[0] ?? "";
      const [, letters = "", digits = ""] = /^([A-Z]*)(\d*)$/.exec(part) ?? [];
      const isColumnFixed = /^\$[A-Za-z]/.test(pattern);
      const isRowFixed = /\$\d/.test(pattern);
      const isColumnOnly = !/\d/.test(pattern);
      const isRowOnly = !/[A-Za-z]/.test(pattern);
      const column = isRowOnly ? "" : (isColumnFixed ? "$" : "") + letters;
      const row = isColumnOnly ? "" : (isRowFixed ? "$" : "") + digits;
      return column + row;
    })
    .join(":");
}
