import { cleanText } from "../../kernel/text";
import type { Grid } from "../grid";
import type { LayoutProfile, Settings, SheetSetting, SheetRole } from "../settings";
import { findHeader, type FoundHeader } from "./findHeader";
import { countChanges, isSameLayout, layoutChange, type LayoutChange } from "./layoutChange";
import { roleClues } from "./roleClues";

/** A profile that a sheet's headers call up. */
export interface RecalledLayout {
  readonly profile: LayoutProfile;
  /** Null: the layout is the very one. */
  readonly change: LayoutChange | null;
  /** 1-based, where the profile's headers stand. */
  readonly headerRow: number;
}

/** The header texts of a table, in the order of its columns. */
export const headerTexts = (header: FoundHeader): string[] =>
  header.labels.slice(header.firstColumn, header.lastColumn + 1).filter((label) => label !== "");

/** Which profile each sheet is to be read by; null where its layout is not known. Two sheets of one layout may be the two sides
 *  of one business: then a profile that says whose record it is needs the sheet's own words to say so too. */
export function recallLayouts(grids: readonly Grid[], settings: Settings): (RecalledLayout | null)[] {
  if (settings.profiles.length === 0) return grids.map(() => null);
  const sheets = grids.map((grid) => layoutOf(grid, settingOf(settings, grid.sheet), settings.profiles));
  return sheets.map((sheet) => {
    if (!sheet) return null;
    const twins = sheets.filter((other) => other && isSameLayout(other.headers, sheet.headers)).length;
    return exactly(sheet, settings.profiles, twins > 1) ?? nearly(sheet, settings.profiles);
  });
}

/** What a person said of a sheet, by its name. */
export const settingOf = (settings: Settings, sheet: string): SheetSetting | null =>
  settings.sheets.find((setting) => setting.sheet === sheet) ?? null;

interface SheetLayout {
  readonly headers: readonly string[];
  readonly headerRow: number;
  /** Whose record it is: as a person said, else as its names and headers read; null where nothing says. */
  readonly reads: SheetRole | null;
  readonly isConfirmed: boolean;
}

function layoutOf(grid: Grid, setting: SheetSetting | null, profiles: readonly LayoutProfile[]): SheetLayout | null {
  const row = setting?.headerRow ?? rowOfKnownLayout(grid, profiles);
  const header = findHeader(grid, row);
  if (!header) return null;
  const { score } = roleClues(grid, header);
  return {
    headers: headerTexts(header),
    headerRow: grid.firstRow + header.lastRow,
    reads: setting?.role ?? (score === 0 ? null : score > 0 ? "book" : "statement"),
    isConfirmed: setting?.role !== undefined && setting.role !== null,
  };
}

const ROWS_TO_SEARCH = 50;

/** The first row whose texts are a profile's headers, 1-based: headers that no list of ours knows are found again too. */
function rowOfKnownLayout(grid: Grid, profiles: readonly LayoutProfile[]): number | null {
  const rows = grid.values.slice(0, ROWS_TO_SEARCH);
  const index = rows.findIndex((cells) => {
    const texts = cells.flatMap((cell) =>
      typeof cell === "string" && cell !== "" ? [cleanText(cell.slice(0, 200))] : [],
    );
    return texts.length >= 2 && profiles.some(({ headers }) => isSameLayout(headers, texts));
  });
  return index < 0 ? null : grid.firstRow + index;
}

function exactly(sheet: SheetLayout, profiles: readonly LayoutProfile[], hasTwin: boolean): RecalledLayout | null {
  const same = profiles.filter(({ headers }) => isSameLayout(headers, sheet.headers));
  const isContested = hasTwin || same.length > 1;
  const profile = same.find(({ role }) =>
    isContested || sheet.isConfirmed ? role === null || role === sheet.reads : true,
  );
  return profile ? { profile, change: null, headerRow: sheet.headerRow } : null;
}

/** The profile with the fewest changes whose side the sheet's own words do not contradict. */
function nearly(sheet: SheetLayout, profiles: readonly LayoutProfile[]): RecalledLayout | null {
  let best: { profile: LayoutProfile; change: LayoutChange } | null = null;
  for (const profile of profiles) {
    if (isSameLayout(profile.headers, sheet.headers)) continue;
    if (profile.role !== null && sheet.reads !== null && profile.role !== sheet.reads) continue;
    const change = layoutChange(profile.headers, sheet.headers);
    if (change && (!best || countChanges(change) < countChanges(best.change))) best = { profile, change };
  }
  return best && { ...best, headerRow: sheet.headerRow };
}
