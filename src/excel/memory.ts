import {
  settingsFromJson,
  settingsToJson,
  DEFAULT_SETTINGS,
  knownStatementFrom,
  knownStatementText,
  type KnownStatement,
  type MemoryTable,
  type Notice,
  type Settings,
  type WorkbookPlan,
} from "../engine";
import type { Wording } from "../kernel/language";
import { rangeOf } from "./address";
import { textInput, type CellInput } from "./cellInput";
import { MEMORY_SHEET } from "./ownNames";
import type { WorkbookMap } from "./workbookMap";

/** What the workbook remembers between runs, in one very hidden sheet. */
export interface Memory {
  readonly settings: Settings;
  /** What people wrote in writable columns of our tables, of rows that are gone too. */
  readonly written: readonly WrittenCell[];
  /** How our tables with writable columns were last laid out, to find those columns again. */
  readonly layouts: readonly TableLayout[];
  /** The names that our sheets were last given: one that a person renamed keeps that name. */
  readonly sheetNames: readonly SheetName[];
  /** Tables of the plan, kept as they came. */
  readonly tables: readonly MemoryTable[];
  /** The statements that were brought in as files. */
  readonly statements: readonly KnownStatement[];
  readonly state: "idle" | "writing";
}

export interface WrittenCell {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly text: string;
}

/** `name` in the plan, `given` in the workbook; the key column first. */
export interface TableLayout {
  readonly name: string;
  readonly given: string;
  readonly columns: readonly { readonly key: string; readonly header: string; readonly writable: boolean }[];
}

export interface SheetName {
  readonly key: string;
  readonly name: string;
}

export const EMPTY_MEMORY: Memory = {
  settings: DEFAULT_SETTINGS,
  written: [],
  layouts: [],
  sheetNames: [],
  tables: [],
  statements: [],
  state: "idle",
};

export interface RecalledMemory {
  readonly memory: Memory;
  readonly notices: readonly Notice[];
}

/** In A1 of the memory sheet: how the rest is to be read. */
const FORMAT = "concordance.memory/1";
/** A cell holds 32,767 characters; the apostrophe that keeps a text counts. */
const MAX_PART = 32_000;
/** Mark columns that a protected sheet cannot take stand from here on, right of anything remembered. */
export const FIRST_SPARE_COLUMN = 1_001;
/** The first row is the sheet's own: format, then state. */
const STATE_COLUMN = 2;

/** Queues the reading of the memory; call the answer after a sync. */
export function askMemory(context: Excel.RequestContext, map: WorkbookMap): () => RecalledMemory {
  const place = map.own.get("memory");
  if (!place?.used) return () => ({ memory: EMPTY_MEMORY, notices: [] });
  const sheet = context.workbook.worksheets.getItem(place.name);
  const lastColumn = Math.min(place.used.lastColumn, FIRST_SPARE_COLUMN - 1);
  const range = rangeOf(sheet, { firstRow: 1, firstColumn: 1, lastRow: place.used.lastRow, lastColumn }).load("values");
  return () => {
    const { memory, notices } = recall(range.values);
    return { memory: whereSheetsStand(memory, map), notices };
  };
}

/** The statements whose sheets are still there, under the names that these have now: a person may have renamed one, and what is
 *  known of its columns follows it. */
function whereSheetsStand(memory: Memory, { sheets }: WorkbookMap): Memory {
  const renamed = new Map<string, string>();
  const statements = memory.statements.flatMap((statement): KnownStatement[] => {
    const { sheet, table } = statement;
    const place =
      sheets.find(({ tables }) => table !== null && tables.some(({ name }) => name === table)) ??
      sheets.find(({ name }) => name === sheet);
    if (!place) return [];
    if (place.name !== sheet) renamed.set(sheet, place.name);
    return [place.name === sheet ? statement : { ...statement, sheet: place.name }];
  });
  if (renamed.size === 0) return { ...memory, statements };
  const here = new Set(sheets.map(({ name }) => name));
  const settings = {
    ...memory.settings,
    sheets: memory.settings.sheets.map((setting) => {
      const now = renamed.get(setting.sheet);
      return now === undefined || here.has(setting.sheet) ? setting : { ...setting, sheet: now };
    }),
  };
  return { ...memory, settings, statements };
}

/** Each row: table, then its cells as JSON, cut into cells that Excel can hold. A memory that somebody damaged gives what
 *  can be read, the defaults for the rest, and a notice. */
export function recall(cells: readonly (readonly unknown[])[]): RecalledMemory {
  const [head, ...rest] = cells;
  const notices: Notice[] = [];
  if (head?.[0] !== FORMAT) return { memory: EMPTY_MEMORY, notices: [unreadable(DAMAGED)] };
  const rows = rest.map(([table, ...parts]) => ({
    table: String(table),
    cells: rowFromJson(parts.map(String).join("")),
  }));
  if (rows.some(({ table, cells: row }) => table !== "" && row === null)) notices.push(unreadable(DAMAGED));
  const of = (table: string): string[][] =>
    rows.flatMap((row) => (row.table === table && row.cells ? [row.cells] : []));
  return {
    memory: {
      settings: recallSettings(of("settings")[0]?.[0], notices),
      written: of("written").map(([table = "", row = "", column = "", text = ""]) => ({ table, row, column, text })),
      layouts: of("layout").map(([name = "", given = "", ...columns]) => ({
        name,
        given,
        columns: columns.map(layoutColumn),
      })),
      sheetNames: of("sheet").map(([key = "", name = ""]) => ({ key, name })),
      tables: recallTables(of("table"), of("row")),
      statements: of("statement").flatMap(([text = ""]) => knownStatementFrom(text) ?? []),
      state: head[STATE_COLUMN - 1] === "writing" ? "writing" : "idle",
    },
    notices,
  };
}

function recallSettings(text: string | undefined, notices: Notice[]): Settings {
  if (text === undefined) return DEFAULT_SETTINGS;
  const read = settingsFromJson(parsed(text));
  if (read.ok) return read.value;
  notices.push(unreadable(brokenSettings(read.error)));
  return DEFAULT_SETTINGS;
}

const layoutColumn = (text: string): TableLayout["columns"][number] => {
  const [kind = "", key = "", ...header] = text.split(":");
  return { key, header: header.join(":"), writable: kind === "writable" };
};

const recallTables = (tables: readonly string[][], rows: readonly string[][]): MemoryTable[] =>
  tables.map(([name = "", ...headers]) => ({
    name,
    headers,
    rows: rows.flatMap(([table, ...cells]) => (table === name ? [cells] : [])),
  }));

function rowFromJson(json: string): string[] | null {
  const value = parsed(json);
  return Array.isArray(value) && value.every((cell) => typeof cell === "string") ? value : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The cells of the memory sheet, ready to be written at A1. */
export function memoryCells({
  settings,
  written,
  layouts,
  sheetNames,
  tables,
  statements,
  state,
}: Memory): CellInput[][] {
  const rows: [string, readonly string[]][] = [
    ["settings", [JSON.stringify(settingsToJson(settings))]],
    ...sheetNames.map(({ key, name }): [string, string[]] => ["sheet", [key, name]]),
    ...layouts.map(({ name, given, columns }): [string, string[]] => [
      "layout",
      [
        name,
        given,
        ...columns.map(({ key, header, writable }) => `${writable ? "writable" : "shown"}:${key}:${header}`),
      ],
    ]),
    ...written.map(({ table, row, column, text }): [string, string[]] => ["written", [table, row, column, text]]),
    ...statements.map((statement): [string, string[]] => ["statement", [knownStatementText(statement)]]),
    ...tables.flatMap((table): [string, readonly string[]][] => [
      ["table", [table.name, ...table.headers]],
      ...table.rows.map((row): [string, string[]] => ["row", [table.name, ...row]]),
    ]),
  ];
  const cells = rows.map(([table, row]) => [textInput(table), ...parts(JSON.stringify(row)).map(textInput)]);
  const width = Math.max(STATE_COLUMN, ...cells.map((row) => row.length));
  return [[FORMAT, state], ...cells].map((row) => [...row, ...new Array<string>(width - row.length).fill("")]);
}

const parts = (text: string): string[] =>
  Array.from({ length: Math.ceil(text.length / MAX_PART) }, (_, index) =>
    text.slice(index * MAX_PART, (index + 1) * MAX_PART),
  );

export const planMemory = (plan: WorkbookPlan, memory: Memory): Memory => ({ ...memory, tables: plan.memory });

/** Queues the state alone. */
export function writeState(sheet: Excel.Worksheet, state: Memory["state"]): void {
  sheet.getCell(0, STATE_COLUMN - 1).values = [[state]];
}

const unreadable = (wording: Wording): Notice => ({
  sheet: MEMORY_SHEET,
  row: null,
  column: null,
  code: "memory",
  wording,
});

const DAMAGED: Wording = {
  en: "What the workbook remembered could not be read in full: somebody changed the hidden sheet. Check the columns before you run.",
  fr: "Ce que le classeur avait mémorisé n'a pas pu être lu en entier : la feuille masquée a été modifiée. Vérifiez les colonnes avant de lancer.",
};

const brokenSettings = (fault: Wording): Wording => ({
  en: `The settings that the workbook remembered cannot be read, so the defaults are used. ${fault.en}`,
  fr: `Les réglages mémorisés dans le classeur sont illisibles : les réglages par défaut s'appliquent. ${fault.fr}`,
});
