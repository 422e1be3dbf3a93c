import { SheetModel, WorkbookModel } from "../model/createWorkbook";
import type { Workbook } from "../model/workbook";
import { blankSheet, blankSource, contentTypes } from "./blankPackage";
import { ByteWriter } from "./bytes";
import type { SaveContext } from "./cellXml";
import type { Parts } from "./parts";
import { patchCharts, removeChart } from "./patchCharts";
import { patchRows } from "./patchRows";
import { patchRules } from "./patchRules";
import { patchDimension, patchSettings } from "./patchSettings";
import { patchTables } from "./patchTables";
import { patchWorkbook } from "./patchWorkbook";
import { SheetEditor } from "./sheetEditor";
import { readSheetPart } from "./sheetPart";
import { settingsOf, sourceOf, type SheetSource } from "./source";
import { StringWriter } from "./stringWriter";
import { StyleWriter } from "./styleWriter";
import { TextPool } from "../model/texts";
import { portableCodec, type Codec } from "./zip";

/** The workbook as an .xlsx file: the package that was loaded with what was written since laid over it. Parts that were not
 *  written to are the loaded ones byte for byte, and a workbook that was not written to is the loaded file. */
export function saveWorkbook(workbook: Workbook, codec: Codec = portableCodec): Uint8Array {
  if (!(workbook instanceof WorkbookModel))
    throw new Error("The workbook was not made by createWorkbook or loadWorkbook");
  const loaded = sourceOf(workbook);
  const source = loaded ?? blankSource(codec, workbook.dateSystem);
  const parts = loaded ? loaded.parts.fresh(codec) : source.parts;
  const context: SaveContext = {
    workbook,
    source,
    parts,
    styles: new StyleWriter(workbook.styles, parts, source.stylesPath),
    strings: new StringWriter(workbook.texts),
    settings: settingsOf(workbook.activeSheet),
    formulasChanged: false,
    needsCalculation: false,
  };
  for (const [sheet, origin] of source.sheets) {
    if (!workbook.sheets.includes(sheet)) removeSheet(origin, context);
  }
  const added = new Map<SheetModel, string>();
  for (const sheet of workbook.sheets) {
    const origin = source.sheets.get(sheet) ?? addSheet(sheet, context, added);
    context.settings = settingsOf(sheet);
    saveSheet(sheet, origin, context);
  }
  patchWorkbook(context, added);
  context.strings.finish(parts, source.sharedStringsPath, source.workbookPath);
  context.styles.finish(parts, source.workbookPath, loaded === null);
  if (context.formulasChanged) removeCalculationChain(context);
  return parts.save();
}

function addSheet(sheet: SheetModel, context: SaveContext, added: Map<SheetModel, string>): SheetSource {
  const { parts, source } = context;
  const path = parts.freePath("xl/worksheets/sheet#.xml");
  parts.add(path, contentTypes.worksheet, parts.inDialect(blankSheet));
  const relationshipId = parts.relate(source.workbookPath, "worksheet", path);
  added.set(sheet, relationshipId);
  return {
    path,
    relationshipId,
    name: sheet.name,
    visibility: sheet.visibility,
    tables: new Map(),
    charts: new Map(),
    rules: new Map(),
    sharedFormulas: new Map(),
    settings: settingsOf(new SheetModel(sheet.sheetId, sheet.name, new TextPool())),
  };
}

function saveSheet(sheet: SheetModel, origin: SheetSource, context: SaveContext): void {
  if (!isWrittenTo(sheet, origin, context)) return;
  const part = readSheetPart(context.parts.bytes(origin.path), origin.path);
  const editor = new SheetEditor(part);
  const rows = patchRows(sheet, part, origin, context);
  if (rows) patchDimension(sheet, editor);
  patchSettings(sheet, origin, editor, context);
  patchRules(sheet, origin, editor, context);
  patchTables(sheet, origin, editor, context);
  patchCharts(sheet, origin, editor, context);
  if (rows === null && editor.edits.isEmpty) return;
  const { before, after } = editor.split();
  const size = rows?.length ?? part.rowsEnd - part.rowsStart;
  const out = new ByteWriter(size + (before.length + after.length) * 3);
  out.text(before);
  if (rows) out.copy(rows);
  else out.copy(part.bytes, part.rowsStart, part.rowsEnd);
  out.text(after);
  context.parts.write(origin.path, out.finish());
}

/** Spares sheets that were not touched the unpacking. */
function isWrittenTo(sheet: SheetModel, origin: SheetSource, { settings, workbook, source }: SaveContext): boolean {
  const isSame = (name: keyof typeof settings) => settings[name] === origin.settings[name];
  const snapshots = [...origin.tables, ...origin.charts];
  const members = [...sheet.tables, ...sheet.charts];
  return (
    sheet.cells.rowsChanged().length > 0 ||
    !(Object.keys(settings) as (keyof typeof settings)[]).every(isSame) ||
    members.length !== snapshots.length ||
    !snapshots.every(
      ([member, { snapshot }], index) => members[index] === member && JSON.stringify(member) === snapshot,
    ) ||
    (workbook.activeSheet === sheet) !== (source.activeSheet === sheet)
  );
}

const ownedKinds = new Set([
  "table",
  "drawing",
  "comments",
  "threadedComment",
  "vmlDrawing",
  "printerSettings",
  "pivotTable",
  "ctrlProp",
  "queryTable",
]);

/** Takes a sheet out, with the parts that were only its own. */
function removeSheet({ path, relationshipId }: SheetSource, context: SaveContext): void {
  const { parts, source } = context;
  for (const { kind, target, isExternal } of parts.relationships(path)) {
    if (isExternal || !ownedKinds.has(kind) || !parts.has(target)) continue;
    if (kind === "drawing") removeDrawing(target, parts);
    else parts.remove(target);
  }
  parts.unrelate(source.workbookPath, ({ id }) => id === relationshipId);
  parts.remove(path);
  context.formulasChanged = true;
}

function removeDrawing(path: string, parts: Parts): void {
  for (const { kind, target } of parts.relationships(path)) {
    if (kind === "chart" && parts.has(target)) removeChart(target, parts);
  }
  parts.remove(path);
}

/** Excel rebuilds the order of calculation; a stale one makes it repair the file. */
function removeCalculationChain({ parts, source }: SaveContext): void {
  const chain = parts.relationships(source.workbookPath).find(({ kind }) => kind === "calcChain");
  if (!chain) return;
  parts.unrelate(source.workbookPath, ({ id }) => id === chain.id);
  if (parts.has(chain.target)) parts.remove(chain.target);
}
