import type { Area, Sheet, Table, Workbook } from "../model/workbook";
import { bodyOf, findTable, tableAround, type FormulaPlace } from "./tablePlaces";

/** The cells of "Table[Col]", "Table[[#Data],[Col]]", "Table[[A]:[C]]", "Table[@Col]", "[@Col]", …; null when it names none. */
export function resolveStructured(
  workbook: Workbook,
  place: FormulaPlace,
  text: string,
): { sheet: Sheet; area: Area } | null {
  const bracket = text.indexOf("[");
  const own = tableAround(place);
  const found = bracket === 0 ? own && { sheet: place.sheet, table: own } : findTable(workbook, text.slice(0, bracket));
  if (!found) return null;
  const inner = text.slice(bracket + 1, -1).trim();
  const area = areaOf(found.table, inner, place);
  return area && { sheet: found.sheet, area };
}

function areaOf(table: Table, inner: string, place: FormulaPlace): Area | null {
  if (inner === "") return bodyOf(table);
  const isThisRow = inner.startsWith("@");
  const specifiers = isThisRow ? ["#this row"] : [];
  const columns: string[] = [];
  const pieces = (isThisRow ? inner.slice(1) : inner).trim();
  for (const piece of pieces.startsWith("[") ? bracketed(pieces) : [pieces]) {
    if (piece.startsWith("#")) specifiers.push(piece.toLowerCase());
    else if (piece !== "") columns.push(unescaped(piece));
  }
  const rows = rowsOf(table, specifiers, place);
  if (!rows) return null;
  if (columns.length === 0) return { ...table.area, ...rows };
  const indexes = columns.map((name) =>
    table.columns.findIndex((column) => column.toLowerCase() === name.toLowerCase()),
  );
  if (indexes.some((index) => index < 0)) return null;
  return { ...rows, left: table.area.left + Math.min(...indexes), right: table.area.left + Math.max(...indexes) };
}

const bracketed = (text: string): string[] =>
  [...text.matchAll(/\[((?:'.|[^\]'])*)\]/g)].map((match) => match[1] ?? "");
const unescaped = (name: string): string => name.replace(/'(.)/g, "$1");

function rowsOf(
  table: Table,
  specifiers: readonly string[],
  place: FormulaPlace,
): { top: number; bottom: number } | null {
  const body = bodyOf(table);
  const { top, bottom } = table.area;
  if (specifiers.includes("#this row")) {
    return place.row >= body.top && place.row <= body.bottom ? { top: place.row, bottom: place.row } : null;
  }
  const wantsAll = specifiers.includes("#all");
  const wantsHeaders = wantsAll || specifiers.includes("#headers");
  const wantsTotals = wantsAll || specifiers.includes("#totals");
  const wantsData = wantsAll || specifiers.length === 0 || specifiers.includes("#data");
  if (wantsHeaders && !wantsAll && !table.hasHeaders) return null;
  if (wantsTotals && !wantsAll && !table.hasTotals) return null;
  const from = wantsHeaders ? top : wantsData ? body.top : bottom;
  const to = wantsTotals ? bottom : wantsData ? body.bottom : top;
  return { top: from, bottom: to };
}
