import { areaAddress } from "../model/a1";
import type { Area, Hyperlink, Sheet } from "../model/workbook";
import { containsCell, parseArea } from "../formulas/address";
import { invalidArgument } from "./excelError";
import type { OfficeHost } from "./officeHost";
import { styleCells } from "./styleCells";
import { writeText } from "./cellInput";
import { textArgument } from "./arguments";

/** The link over a cell; keys of `Sheet.hyperlinks` are addresses of cells or areas. */
export function linkAt(sheet: Sheet, row: number, column: number): Hyperlink | null {
  const exact = sheet.hyperlinks.get(areaAddress({ top: row, left: column, bottom: row, right: column }));
  if (exact) return exact;
  for (const [key, link] of sheet.hyperlinks) {
    const area = key.includes(":") ? parseArea(key) : null;
    if (area && containsCell(area, row, column)) return link;
  }
  return null;
}

export function cellHyperlink(sheet: Sheet, area: Area): unknown {
  const link = linkAt(sheet, area.top, area.left);
  if (!link) return null;
  const { documentReference, address, screenTip } = link;
  const shown = sheet.cells.value(area.top, area.left);
  return {
    ...(address === null ? {} : { address }),
    ...(documentReference === null ? {} : { documentReference }),
    ...(screenTip === null ? {} : { screenTip }),
    textToDisplay: shown === null || typeof shown === "object" ? "" : String(shown),
  };
}

/** Puts a link on the cells, with its text and Excel's look of a link. */
export function applyHyperlink(host: OfficeHost, sheet: Sheet, area: Area, link: unknown): void {
  host.requireWritable(sheet);
  if (typeof link !== "object" || link === null) throw invalidArgument();
  const { address, documentReference, screenTip, textToDisplay } = link as Readonly<Record<string, unknown>>;
  const target: Hyperlink = {
    address: optionalText(address),
    documentReference: optionalText(documentReference),
    screenTip: optionalText(screenTip),
  };
  if (target.address === null && target.documentReference === null) throw invalidArgument();
  sheet.hyperlinks.set(areaAddress(area), target);
  if (textToDisplay !== undefined)
    writeText(host, sheet, area.top, area.left, `'${textArgument(textToDisplay)}`, "en-US");
  styleCells(host, sheet, area, () => ({ fontColor: "#0563C1", underline: true }));
  host.changed(sheet, area);
}

const optionalText = (value: unknown): string | null =>
  value === undefined || value === null || value === "" ? null : textArgument(value);
