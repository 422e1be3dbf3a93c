import {
  checkStatements,
  factsOf,
  isOwnFinding,
  type FileNotice,
  statementSheets,
  type ImportedFile,
  type KnownStatement,
  type Settings,
  type SheetPlan,
  type SheetSetting,
  type StatementFinding,
  type StatementSheet,
} from "../engine";
import type { ImportOutcome, ImportRequest } from "./addIn";
import { askMemory, type Memory } from "./memory";
import { writeMemory } from "./memorySheet";
import { freeName } from "./ownSheets";
import { CellWriter } from "./payload";
import { cannotImport, WritingFailed } from "./problems";
import { mapWorkbook, type WorkbookMap } from "./workbookMap";
import { writeSheet } from "./writeSheets";

/** Brings a file in: a sheet for each of its tables, which is the user's from then on, and what is to be remembered of its
 *  statements. Nothing is written of a file that is there already, unless it is asked for again. Throws `WritingFailed`, with what was
 *  written taken back. */
export function importFile(request: ImportRequest, onProgress: (fraction: number) => void): Promise<ImportOutcome> {
  return Excel.run(async (context) => {
    const map = await mapWorkbook(context);
    const recall = askMemory(context, map);
    await context.sync();
    const { memory } = recall();
    const { file, language, again } = request;
    const known = memory.statements;
    const earlier = known.find(({ fingerprint }) => fingerprint === file.fingerprint);
    if (earlier && !again)
      return { sheets: [], notices: file.content.notices, findings: [], alreadyImported: earlier.sheet };

    if (map.isStructureProtected)
      return { sheets: [], notices: [PROTECTED, ...file.content.notices], findings: [], alreadyImported: null };
    const findings = checkStatements(file.content, file.fingerprint, known);
    const planned = statementSheets(file, { language, dateSystem: map.dateSystem, findings });
    const named = withNames(planned, map);
    try {
      await write(context, named, onProgress);
      await writeMemory(context, new CellWriter(context), map, remembered(memory, named, file, findings));
      for (const { name } of named) context.workbook.worksheets.getItem(name).names.getItem(TOKEN).delete();
      await context.sync();
    } catch (error) {
      throw new WritingFailed((await takenBack(named)) ? "taken-back" : "incomplete", error);
    }
    onProgress(1);
    return outcomeOf(named, file, findings);
  });
}

const PROTECTED: FileNotice = { severity: "error", code: "structure-protected", line: null, wording: cannotImport };

interface NamedSheet extends StatementSheet {
  readonly name: string;
  readonly tableNames: ReadonlyMap<string, string>;
}

function withNames(planned: readonly StatementSheet[], map: WorkbookMap): NamedSheet[] {
  const sheets = new Set(map.sheets.map(({ name }) => name.toLowerCase()));
  const taken = new Set([
    ...map.takenNames,
    ...map.sheets.flatMap(({ tables }) => tables.map(({ name }) => name.toLowerCase())),
  ]);
  let number = 0;
  return planned.map((sheet) => {
    do number += 1;
    while (taken.has(`statement_${number}`));
    return {
      ...sheet,
      name: freeName(sheet.plan.name, sheets),
      tableNames: new Map(sheet.setting === null ? [] : [["Statement", `Statement_${number}`]]),
    };
  });
}

async function write(
  context: Excel.RequestContext,
  sheets: readonly NamedSheet[],
  onProgress: (fraction: number) => void,
): Promise<void> {
  const total = sheets.reduce((cells, { plan }) => cells + countCells(plan), 1);
  let sent = 0;
  for (const { plan, name, tableNames } of sheets) {
    const sheet = context.workbook.worksheets.add(name);
    sheet.names.add(TOKEN, sheet.getRange("A1")).visible = false;
    const size = countCells(plan);
    const writer = new CellWriter(context, () => {
      sent = Math.min(total, sent + Math.min(size, 50_000));
      onProgress((0.95 * sent) / total);
    });
    await writeSheet(context, writer, { plan, name, tables: [] }, tableNames, (formula) => formula);
    await writer.send();
  }
}

const countCells = ({ blocks }: SheetPlan): number =>
  blocks.reduce(
    (count, block) =>
      count +
      (block.kind === "table"
        ? block.rows.length * block.columns.length
        : block.kind === "text"
          ? block.cells.length
          : 0),
    0,
  );

function remembered(
  memory: Memory,
  sheets: readonly NamedSheet[],
  file: ImportedFile,
  findings: readonly StatementFinding[],
): Memory {
  const source = { fingerprint: file.fingerprint, file: file.name };
  const fresh = sheets.flatMap(({ name, tableNames, part, table: index }): KnownStatement[] => {
    const table = file.content.tables[index];
    if (!table || (part !== null && part.number > 1)) return [];
    const place = { ...source, sheet: name, table: [...tableNames.values()][0] ?? null };
    if (table.statements.length > 0)
      return table.statements.map((header, statement) => ({
        ...factsOf(table, header),
        ...place,
        findings: findings
          .filter((found) => found.table === index && found.statement === statement && isOwnFinding(found))
          .map(({ control, wording }) => ({ control, wording })),
      }));
    const nothing = { reference: null, number: null, account: null, currency: null, date: null };
    const format = file.content.formats[0] ?? "";
    return [{ ...nothing, ...place, kind: table.kind, format, balances: [], findings: [] }];
  });
  return { ...memory, settings: withSettings(memory.settings, sheets), statements: [...memory.statements, ...fresh] };
}

function withSettings(settings: Settings, sheets: readonly NamedSheet[]): Settings {
  const given = sheets.flatMap(({ name, setting }): SheetSetting[] => (setting ? [{ sheet: name, ...setting }] : []));
  const names = new Set(sheets.map(({ name }) => name));
  return { ...settings, sheets: [...settings.sheets.filter(({ sheet }) => !names.has(sheet)), ...given] };
}

/** A hidden name in each sheet that is being written, so that no other sheet is ever taken for it: somebody else may add one of the
 *  same name at the same moment. It goes when all is written. */
const TOKEN = "_Concordance_Importing";

/** Deletes the sheets that were added, on a connection of its own. */
async function takenBack(sheets: readonly NamedSheet[]): Promise<boolean> {
  try {
    await Excel.run(async (context) => {
      const found = sheets.map(({ name }) => context.workbook.worksheets.getItemOrNullObject(name).load("name"));
      await context.sync();
      const there = found.filter((sheet) => !sheet.isNullObject);
      const names = there.map((sheet) => sheet.names.load("items/name"));
      await context.sync();
      there.forEach((sheet, index) => {
        if (names[index]?.items.some(({ name }) => name === TOKEN)) sheet.delete();
      });
      await context.sync();
    });
    return true;
  } catch {
    return false;
  }
}

const outcomeOf = (
  sheets: readonly NamedSheet[],
  file: ImportedFile,
  findings: readonly StatementFinding[],
): ImportOutcome => ({
  sheets: sheets.map(({ name, kind, countRows }) => ({ name, kind, countRows })),
  notices: [
    ...file.content.notices,
    ...sheets.flatMap(({ name, notices }) => notices.map((notice) => onSheet(name, notice))),
  ],
  findings,
  alreadyImported: null,
});

const onSheet = (sheet: string, { wording: { en, fr }, ...notice }: FileNotice): FileNotice => ({
  ...notice,
  wording: { en: `sheet "${sheet}": ${en}`, fr: `feuille «\u00a0${sheet}\u00a0»\u00a0: ${fr}` },
});
