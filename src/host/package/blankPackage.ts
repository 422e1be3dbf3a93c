import { Parts, declaration } from "./parts";
import type { Source } from "./source";
import type { Codec } from "./zip";

export const mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const relationshipsPrefix = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const sheetml = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export const contentTypes = {
  workbook: `${sheetml}.sheet.main+xml`,
  worksheet: `${sheetml}.worksheet+xml`,
  styles: `${sheetml}.styles+xml`,
  sharedStrings: `${sheetml}.sharedStrings+xml`,
  table: `${sheetml}.table+xml`,
  drawing: "application/vnd.openxmlformats-officedocument.drawing+xml",
  chart: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
} as const;

const blankWorkbook = (dateSystem: 1900 | 1904): string =>
  `${declaration}<workbook xmlns="${mainNamespace}" xmlns:r="${relationshipsPrefix}">` +
  (dateSystem === 1904 ? `<workbookPr date1904="1"/>` : "") +
  `<bookViews><workbookView/></bookViews><sheets></sheets></workbook>`;

const blankTypes =
  `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/></Types>`;

/** As Excel starts one: Calibri 11, no fill and the grey fill that every file has, no border. */
export const blankStyles =
  `${declaration}<styleSheet xmlns="${mainNamespace}">` +
  `<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>` +
  `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"></dxfs></styleSheet>`;

export const blankSheet =
  `${declaration}<worksheet xmlns="${mainNamespace}" xmlns:r="${relationshipsPrefix}">` +
  `<sheetData></sheetData></worksheet>`;

/** Where a workbook that was not loaded from a file is saved to: a package without sheets. */
export function blankSource(codec: Codec, dateSystem: 1900 | 1904): Source {
  const parts = Parts.blank(codec);
  const workbookPath = "xl/workbook.xml";
  parts.write("[Content_Types].xml", blankTypes);
  parts.add(workbookPath, contentTypes.workbook, blankWorkbook(dateSystem));
  parts.relate("", "officeDocument", workbookPath);
  return {
    parts,
    workbookPath,
    stylesPath: null,
    sharedStringsPath: null,
    sheets: new Map(),
    activeSheet: null,
    names: "[]",
  };
}
