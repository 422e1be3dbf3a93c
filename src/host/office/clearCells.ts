import { shiftFormula } from "../model/shiftFormula";
import type { Area, Sheet } from "../model/workbook";
import { cellCount, containsCell, intersection, overlaps, parseArea, subtract } from "../formulas/address";
import type { OfficeHost } from "./officeHost";
import { syncTableHeaders } from "./tableHeaders";

export type ClearWhat = "All" | "Formats" | "Contents" | "Hyperlinks" | "RemoveHyperlinks";

/** Clears cells. "All" and "Formats" take conditional formats away too, "All" merges and links. */
export function clearCells(host: OfficeHost, sheet: Sheet, area: Area, what: ClearWhat): void {
  host.requireWritable(sheet);
  const used = sheet.cells.used(false);
  const filled = used && intersection(used, area);
  if (filled) clearFilled(sheet, filled, what);
  if (what === "All" || what === "Formats") removeConditionalFormats(sheet, area);
  if (what === "All") unmergeWithin(sheet, area);
  if (what === "All" || what === "Hyperlinks" || what === "RemoveHyperlinks") removeHyperlinks(sheet, area);
  if (what === "All" || what === "Contents") {
    for (const table of sheet.tables) if (overlaps(table.area, area)) syncTableHeaders(host, sheet, table);
    host.changed(sheet, area);
  } else {
    host.somethingSeen();
  }
}

function clearFilled(sheet: Sheet, area: Area, what: ClearWhat): void {
  const { cells } = sheet;
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      if (what === "All") cells.clear(row, column);
      else if (what === "Contents") {
        if (cells.value(row, column) !== null || cells.formula(row, column) !== null) cells.setValue(row, column, null);
      } else if (what === "Formats" && cells.style(row, column) !== 0) cells.setStyle(row, column, 0);
    }
  }
}

/** A rule that reaches beyond `area` keeps the rest of its cells, and its meaning there. */
export function removeConditionalFormats(sheet: Sheet, area: Area): void {
  const kept = sheet.conditionalFormats.filter((format) => {
    const [before] = format.areas;
    format.areas = format.areas.flatMap((one) => subtract(one, area));
    const [now] = format.areas;
    if (before && now) format.formula = shiftFormula(format.formula, now.top - before.top, now.left - before.left);
    return format.areas.length > 0;
  });
  sheet.conditionalFormats.splice(0, sheet.conditionalFormats.length, ...kept);
}

function unmergeWithin(sheet: Sheet, area: Area): void {
  const kept = sheet.merges.filter((merge) => !overlaps(merge, area));
  sheet.merges.splice(0, sheet.merges.length, ...kept);
}

function removeHyperlinks(sheet: Sheet, area: Area): void {
  for (const key of [...sheet.hyperlinks.keys()]) {
    const place = parseArea(key);
    if (!place) continue;
    const isInside = cellCount(place) === 1 ? containsCell(area, place.top, place.left) : overlaps(area, place);
    if (isInside) sheet.hyperlinks.delete(key);
  }
}
