import { UnreadableWorkbook } from "../embeddedExcel";
import { WorkbookModel, type SheetModel } from "../model/createWorkbook";
import { StyleTable } from "../model/styleTable";
import { readPalette } from "./colors";
import { formulaFromFile } from "./formulaText";
import { loadSheet, type SheetContext } from "./loadSheet";
import { readCellStyles, readStyleRests, readDifferentialStyles } from "./loadStyles";
import { Parts } from "./parts";
import { readSharedStrings } from "./sharedStrings";
import { namesOf, remember, type SheetSource } from "./source";
import { childOf, childrenOf, isTrue, numberOf, type XmlElement } from "./xml";
import { portableCodec, type Codec } from "./zip";

/** The workbook in an .xlsx or .xlsm file. Throws `UnreadableWorkbook` where there is none. */
export function loadWorkbook(bytes: Uint8Array, codec: Codec = portableCodec): WorkbookModel {
  refuseOtherFormats(bytes);
  const parts = Parts.open(bytes, codec);
  const workbookPath = findWorkbook(parts);
  const root = parts.xml(workbookPath);
  if (root.name !== "workbook") throw new UnreadableWorkbook("not-xlsx", workbookPath, "The file holds no workbook");
  const relationships = parts.relationships(workbookPath);
  const pathOf = (kind: string) =>
    relationships.find((one) => one.kind === kind && parts.has(one.target))?.target ?? null;

  const workbook = new WorkbookModel();
  workbook.dateSystem = isTrue(childOf(root, "workbookPr")?.attributes["date1904"]) ? 1904 : 1900;
  workbook.structureProtected = isTrue(childOf(root, "workbookProtection")?.attributes["lockStructure"]);
  const [stylesPath, themePath, stringsPath] = [pathOf("styles"), pathOf("theme"), pathOf("sharedStrings")];
  const stylesRoot = stylesPath === null ? null : parts.xml(stylesPath);
  const palette = readPalette(themePath === null ? null : parts.xml(themePath), stylesRoot);
  if (stylesRoot) workbook.styles = new StyleTable(readCellStyles(stylesRoot, palette), readStyleRests(stylesRoot));
  const differentialStyles = stylesRoot ? readDifferentialStyles(stylesRoot, palette) : [];
  if (stringsPath !== null) workbook.texts.addShared(readSharedStrings(parts.bytes(stringsPath), stringsPath));

  const context = { parts, palette, differentialStyles, dateSystem: workbook.dateSystem };
  const sheetPaths = new Map(
    relationships.filter((one) => one.kind === "worksheet" && !one.isExternal).map((one) => [one.id, one.target]),
  );
  const { sheets, byPosition } = loadSheets(workbook, root, sheetPaths, context);
  if (sheets.size === 0) throw new UnreadableWorkbook("malformed", workbookPath, "The workbook has no worksheet");
  loadNames(workbook, root, byPosition);
  const view = childOf(childOf(root, "bookViews"), "workbookView");
  const active = byPosition[numberOf(view?.attributes["activeTab"], 0)];
  if (active) workbook.activeSheet = active;
  remember(workbook, {
    parts,
    workbookPath,
    stylesPath,
    sharedStringsPath: stringsPath,
    sheets,
    activeSheet: workbook.activeSheet,
    names: namesOf(workbook),
  });
  return workbook;
}

/** Worksheets in their order. Chart and dialog sheets are passed through: they have a position and no cells. */
function loadSheets(
  workbook: WorkbookModel,
  root: XmlElement,
  paths: ReadonlyMap<string, string>,
  context: SheetContext,
) {
  const sheets = new Map<SheetModel, SheetSource>();
  const byPosition: (SheetModel | null)[] = [];
  for (const { attributes } of childrenOf(childOf(root, "sheets"), "sheet")) {
    const relationshipId = attributes["r:id"] ?? "";
    const path = paths.get(relationshipId);
    if (path === undefined || !context.parts.has(path)) {
      workbook.reserveSheetId(numberOf(attributes["sheetId"], 0));
      byPosition.push(null);
      continue;
    }
    const sheet = workbook.addSheetWithId(numberOf(attributes["sheetId"], sheets.size + 1), attributes["name"] ?? "");
    const { state } = attributes;
    sheet.visibility = state === "veryHidden" ? "VeryHidden" : state === "hidden" ? "Hidden" : "Visible";
    sheets.set(sheet, loadSheet(sheet, path, relationshipId, context));
    byPosition.push(sheet);
  }
  return { sheets, byPosition };
}

/** Names that people gave. Those that Office keeps for itself (print areas, filters) pass through. */
function loadNames(workbook: WorkbookModel, root: XmlElement, byPosition: readonly (SheetModel | null)[]): void {
  for (const { attributes, text } of childrenOf(childOf(root, "definedNames"), "definedName")) {
    const name = attributes["name"] ?? "";
    const position = attributes["localSheetId"];
    const scope = position === undefined ? null : byPosition[Number(position)];
    if (name.startsWith("_xlnm.") || scope === undefined || (position !== undefined && scope === null)) continue;
    workbook.names.push({
      name,
      formula: formulaFromFile(text).slice(1),
      visible: !isTrue(attributes["hidden"]),
      scope,
    });
  }
}

function refuseOtherFormats(bytes: Uint8Array): void {
  const starts = (...codes: number[]) => codes.every((code, index) => bytes[index] === code);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    // A compound file: an encrypted package names its stream so, in UTF-16; otherwise it is Excel 97's format.
    const names = new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length & ~1));
    if (names.includes("EncryptedPackage")) {
      throw new UnreadableWorkbook("encrypted", null, "The workbook is protected by a password for opening");
    }
    throw new UnreadableWorkbook("legacy-xls", null, "The file has the format of Excel 97 to 2003");
  }
  if (!starts(0x50, 0x4b)) throw new UnreadableWorkbook("not-xlsx", null, "The file is not an Excel workbook");
}

function findWorkbook(parts: Parts): string {
  const types = "[Content_Types].xml";
  if (!parts.has(types)) throw new UnreadableWorkbook("not-xlsx", null, "The archive is not an Office file");
  parts.xml(types);
  const path = parts.relationships("").find(({ kind }) => kind === "officeDocument")?.target;
  if (path === undefined || !parts.has(path)) {
    throw new UnreadableWorkbook("malformed", path ?? null, "The workbook part is missing");
  }
  if (!path.endsWith(".xml"))
    throw new UnreadableWorkbook("not-xlsx", path, "The file is an Office file of another kind");
  return path;
}
