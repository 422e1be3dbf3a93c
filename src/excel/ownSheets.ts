import type { OwnSheet, PlannedCell, SheetPlan, WorkbookPlan } from "../engine";
import type { Wording } from "../kernel/language";
import { MAX_ROWS } from "./address";
import type { Memory, SheetName, TableLayout, WrittenCell } from "./memory";
import { nameTaken, ownSheetProtected, rowsLeftOut } from "./problems";
import type { TableMap, WorkbookMap } from "./workbookMap";

/** A sheet that is there to be written: its plan, its name, and the tables in it that may be kept. */
export interface SheetToWrite {
  readonly plan: SheetPlan;
  readonly name: string;
  readonly tables: readonly TableMap[];
}

/** One of our sheets as it will be written. */
export interface PlacedSheet extends SheetToWrite {
  readonly plan: OwnSheet;
  /** The name that it bears and that another language or run gives up; null for a new sheet. */
  readonly formerName: string | null;
}

export interface SheetLayout {
  readonly sheets: readonly PlacedSheet[];
  /** Names of tables in the workbook, by their names in the plan. */
  readonly tableNames: ReadonlyMap<string, string>;
  readonly problems: readonly Wording[];
}

/** Which sheet of the workbook each planned one becomes: the one it was before, else a new one under a free name. */
export function layOutSheets(plan: WorkbookPlan, map: WorkbookMap, memory: Memory): SheetLayout {
  const problems: Wording[] = [];
  const taken = new Set(map.sheets.map(({ name }) => name.toLowerCase()));
  const sheets = plan.sheets.map(clippedToSheet).flatMap(({ sheet, leftOut }): PlacedSheet[] => {
    if (leftOut > 0) problems.push(rowsLeftOut(sheet.name, leftOut));
    const existing = map.own.get(sheet.key);
    if (!existing) {
      if (map.isStructureProtected || sheet.isKeptOnly) return [];
      const name = freeName(sheet.name, taken);
      if (name !== sheet.name) problems.push(nameTaken(sheet.name, name));
      return [{ plan: sheet, name, formerName: null, tables: [] }];
    }
    if (existing.isProtected) {
      problems.push(ownSheetProtected(existing.name));
      return [];
    }
    const wasNamedByUs = memory.sheetNames.some(({ key, name }) => key === sheet.key && name === existing.name);
    const wantsOther = wasNamedByUs && !isNameOrNumbered(existing.name, sheet.name) && !map.isStructureProtected;
    const name = wantsOther ? freeName(sheet.name, taken) : existing.name;
    return [{ plan: sheet, name, formerName: existing.name, tables: existing.tables }];
  });
  return { sheets, tableNames: tableNames(plan, map), problems };
}

const MAX_NAME = 31;

/** As near to what is wanted as Excel allows among those that are taken (in lower case), which it joins. */
export function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted.slice(0, MAX_NAME);
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
    const suffix = ` (${number})`;
    name = wanted.slice(0, MAX_NAME - suffix.length) + suffix;
  }
  taken.add(name.toLowerCase());
  return name;
}

const isNameOrNumbered = (name: string, wanted: string): boolean => name === wanted || name.startsWith(`${wanted} (`);

/** Rows below the last of a sheet are left out, and counted. */
function clippedToSheet(sheet: OwnSheet): { sheet: OwnSheet; leftOut: number } {
  let leftOut = 0;
  const blocks = sheet.blocks.map((block) => {
    if (block.kind !== "table") return block;
    const room = MAX_ROWS - block.row;
    leftOut += Math.max(0, block.rows.length - room);
    return block.rows.length > room ? { ...block, rows: block.rows.slice(0, room) } : block;
  });
  return { sheet: leftOut > 0 ? { ...sheet, blocks } : sheet, leftOut };
}

/** A table keeps its name unless a table or name of the user's bears it. */
function tableNames(plan: WorkbookPlan, map: WorkbookMap): Map<string, string> {
  const taken = new Set([
    ...map.takenNames,
    ...map.sheets.flatMap(({ ownKey, tables }) =>
      ownKey === null ? tables.map(({ name }) => name.toLowerCase()) : [],
    ),
  ]);
  const planned = plan.sheets.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "table" ? [block.name] : [])),
  );
  return new Map(
    planned.map((name) => {
      let given = name;
      for (let number = 2; taken.has(given.toLowerCase()); number += 1) given = `${name}_${number}`;
      return [name, given];
    }),
  );
}

export const givenSheetNames = ({ sheets }: SheetLayout, memory: Memory): SheetName[] => {
  const given = sheets
    .filter(({ name, formerName }) => name !== formerName || wasGiven(memory, name))
    .map(({ plan, name }) => ({ key: plan.key, name }));
  const keys = new Set<string>(given.map(({ key }) => key));
  return [...memory.sheetNames.filter(({ key }) => !keys.has(key)), ...given];
};

const wasGiven = (memory: Memory, name: string): boolean => memory.sheetNames.some((given) => given.name === name);

/** How the tables that people may write in will stand. */
export const tableLayouts = ({ sheets, tableNames: given }: SheetLayout): TableLayout[] =>
  sheets.flatMap(({ plan }) =>
    plan.blocks.flatMap((block): TableLayout[] => {
      if (block.kind !== "table" || !block.columns.some(({ writable }) => writable)) return [];
      const columns = block.columns.map(({ key, header, writable }) => ({ key, header, writable }));
      return [{ name: block.name, given: given.get(block.name) ?? block.name, columns }];
    }),
  );

/** The plan with what people wrote in writable columns that it leaves blank, found again by the row's key column. */
export function withWritten(sheet: OwnSheet, written: readonly WrittenCell[]): OwnSheet {
  const textOf = new Map(written.map(({ table, row, column, text }) => [[table, row, column].join("\n"), text]));
  const blocks = sheet.blocks.map((block) => {
    if (block.kind !== "table" || !block.columns.some(({ writable }) => writable)) return block;
    const rows = block.rows.map((cells) =>
      cells.map((cell, index) => {
        const column = block.columns[index];
        if (cell !== null || !column?.writable) return cell;
        return textOf.get([block.name, rowKey(cells[0]), column.key].join("\n")) ?? null;
      }),
    );
    return { ...block, rows };
  });
  return { ...sheet, blocks };
}

/** A row is known by its first cell; a formula there names no row. */
const rowKey = (cell: PlannedCell | undefined): string => (typeof cell === "object" ? "" : String(cell));
