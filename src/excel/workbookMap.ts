import type { CellRange } from "../engine";
import type { DateSystem } from "../kernel/day";
import { AREA_PROPERTIES, areaOf } from "./address";
import { markKeyOf, MEMORY_SHEET, sheetKeyOf, undoKeyOf, type OwnKey } from "./ownNames";

/** Where everything stands, before any cell is read. */
export interface WorkbookMap {
  readonly sheets: readonly SheetMap[];
  /** Our own sheets, by what they are. */
  readonly own: ReadonlyMap<OwnKey, SheetMap>;
  readonly isStructureProtected: boolean;
  readonly dateSystem: DateSystem;
  /** Workbook-scoped names of ours, those of deleted sheets too. */
  readonly ownNames: readonly string[];
  /** All names of workbook scope in lower case: a table may not take one. */
  readonly takenNames: ReadonlySet<string>;
}

export interface SheetMap {
  readonly name: string;
  readonly visibility: string;
  readonly isProtected: boolean;
  readonly ownKey: OwnKey | null;
  /** The part with values, and the part with values or formats. Null: none. */
  readonly used: CellRange | null;
  readonly formatted: CellRange | null;
  readonly tables: readonly TableMap[];
  /** Our columns beside the data, header cell included. */
  readonly marks: readonly MarkMap[];
  /** Names of ours in the sheet's scope. */
  readonly ownNames: readonly string[];
}

export interface TableMap {
  readonly name: string;
  /** With the header and the totals row. */
  readonly range: CellRange;
  readonly hasHeaders: boolean;
  readonly hasTotals: boolean;
}

export interface MarkMap {
  readonly key: string;
  readonly range: CellRange;
  /** How to restore what the column was; null when the name that said so is gone. */
  readonly undo: string | null;
}

/** Two round trips however many sheets. */
export async function mapWorkbook(context: Excel.RequestContext): Promise<WorkbookMap> {
  const { workbook } = context;
  const sheets = workbook.worksheets.load("items/name,items/visibility");
  const tables = workbook.tables.load("items/name,items/showHeaders,items/showTotals,items/worksheet/name");
  const names = workbook.names.load("items/name,items/formula");
  const protection = workbook.protection.load("protected");
  const millennium = workbook.functions.date(2000, 1, 1).load("value");
  await context.sync();

  const asked = sheets.items.map((sheet) => askSheet(sheet, tables.items));
  const ownRanges = names.items.flatMap((item) => {
    const key = sheetKeyOf(item.name);
    return key === null ? [] : [{ key, range: item.getRangeOrNullObject().load("worksheet/name") }];
  });
  await context.sync();

  const marked = asked.flatMap(askMarks);
  if (marked.length > 0) await context.sync();

  const keyOf = new Map(
    ownRanges.flatMap(({ key, range }) => (range.isNullObject ? [] : [[range.worksheet.name, key]])),
  );
  const mapped = asked.map((sheet) => sheetMap(sheet, marked, ownKey(sheet, keyOf)));
  return {
    sheets: mapped,
    own: new Map(mapped.flatMap((sheet) => (sheet.ownKey === null ? [] : [[sheet.ownKey, sheet]]))),
    isStructureProtected: protection.protected,
    dateSystem: millennium.value === SERIAL_OF_2000_IN_1904 ? 1904 : 1900,
    ownNames: names.items.map((item) => item.name).filter((name) => sheetKeyOf(name) !== null),
    takenNames: new Set(names.items.map((item) => item.name.toLowerCase())),
  };
}

const SERIAL_OF_2000_IN_1904 = 35_064;

/** The memory is also known by its name and visibility, should a failed run have left it before it was marked. */
function ownKey({ sheet }: AskedSheet, keyOf: ReadonlyMap<string, OwnKey>): OwnKey | null {
  const key = keyOf.get(sheet.name);
  if (key !== undefined) return key;
  return sheet.name === MEMORY_SHEET && sheet.visibility === "VeryHidden" ? "memory" : null;
}

type AskedSheet = ReturnType<typeof askSheet>;

function askSheet(sheet: Excel.Worksheet, tables: readonly Excel.Table[]) {
  return {
    sheet,
    used: sheet.getUsedRangeOrNullObject(true).load(AREA_PROPERTIES),
    formatted: sheet.getUsedRangeOrNullObject(false).load(AREA_PROPERTIES),
    protection: sheet.protection.load("protected"),
    names: sheet.names.load("items/name,items/formula"),
    tables: tables
      .filter((table) => table.worksheet.name === sheet.name)
      .map((table) => ({ table, range: table.getRange().load(AREA_PROPERTIES) })),
  };
}

interface AskedMark {
  readonly sheet: Excel.Worksheet;
  readonly key: string;
  readonly range: Excel.Range;
}

const askMarks = ({ sheet, names }: AskedSheet): AskedMark[] =>
  names.items.flatMap((item) => {
    const key = markKeyOf(item.name);
    return key === null ? [] : [{ sheet, key, range: item.getRangeOrNullObject().load(AREA_PROPERTIES) }];
  });

function sheetMap(asked: AskedSheet, marked: readonly AskedMark[], ownKey: OwnKey | null): SheetMap {
  const { sheet, used, formatted, protection, names, tables } = asked;
  const undoOf = new Map(
    names.items.flatMap((item) => {
      const key = undoKeyOf(item.name);
      return key === null ? [] : [[key, textOfConstant(String(item.formula))]];
    }),
  );
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    isProtected: protection.protected,
    ownKey,
    used: used.isNullObject ? null : areaOf(used),
    formatted: formatted.isNullObject ? null : areaOf(formatted),
    tables: tables.map(({ table, range }) => ({
      name: table.name,
      range: areaOf(range),
      hasHeaders: table.showHeaders,
      hasTotals: table.showTotals,
    })),
    marks: marked
      .filter((mark) => mark.sheet === sheet && !mark.range.isNullObject)
      .map(({ key, range }) => ({ key, range: areaOf(range), undo: undoOf.get(key) ?? null })),
    ownNames: names.items
      .map((item) => item.name)
      .filter((name) => markKeyOf(name) !== null || undoKeyOf(name) !== null),
  };
}

/** `="64;;0"` → `64;;0` */
const textOfConstant = (formula: string): string => /^=?"(.*)"$/su.exec(formula)?.[1]?.replaceAll('""', '"') ?? "";

/** What a user's sheet holds without our columns: the areas that we read. */
export const isUserSheet = (sheet: SheetMap): boolean => sheet.ownKey === null;
export const isRead = (sheet: SheetMap): boolean =>
  isUserSheet(sheet) && sheet.visibility === "Visible" && sheet.used !== null;

/** Marks of a run are in the workbook. */
export const hasMarks = (map: WorkbookMap): boolean =>
  map.sheets.some(({ marks, ownKey }) => marks.length > 0 || (ownKey !== null && ownKey !== "memory"));
