import type { Area, CellValue, Sheet } from "../model/workbook";
import { cellCount, columnCount, rowCount } from "./address";
import { callAt, cells, type CellsPart, type FormulaPart } from "./resolveFormula";

/** Positions by value of one row or column of cells, as they are at a version of the sheet. */
interface LookupIndex {
  readonly version: number;
  readonly positions: ReadonlyMap<string, number>;
}

/** Answers `MATCH(value, cells, 0)` from an index, and turns `INDEX(cells, position)` into the one cell it means: the engine
 *  looks through every cell each time, which a thousand lookups in 100,000 rows cannot afford. */
export class Lookups {
  private readonly indexes = new Map<string, LookupIndex>();

  /** `isDue` tells cells that are yet to be computed: what looks at them is left to the engine. */
  reduce(parts: readonly FormulaPart[], isDue: (sheet: Sheet, area: Area) => boolean): FormulaPart[] {
    const reduced = [...parts];
    for (let index = reduced.length - 1; index >= 0; index--) {
      const part = reduced[index];
      if (part?.kind !== "function") continue;
      const call = /^(MATCH|INDEX)$/i.test(part.text) ? callAt(reduced, index) : null;
      if (!call) continue;
      const answer = /^MATCH$/i.test(part.text) ? this.match(call.args, isDue) : indexed(call.args, isDue);
      if (answer) reduced.splice(index, call.end - index + 1, answer);
    }
    return reduced;
  }

  private match(args: readonly FormulaPart[][], isDue: (sheet: Sheet, area: Area) => boolean): FormulaPart | null {
    const [wanted, among, type] = args;
    const range = among?.length === 1 ? among[0] : undefined;
    if (!wanted || range?.kind !== "cells" || type?.length !== 1 || textOf(type[0]) !== "0") return null;
    if (rowCount(range.area) > 1 && columnCount(range.area) > 1) return null;
    const value = constantOf(wanted, isDue);
    if (value === undefined || value === null || isDue(range.sheet, range.area)) return null;
    if (typeof value === "object") return literal(value.error);
    if (typeof value === "string" && /[*?~]/.test(value)) return null;
    const position = this.index(range).get(keyOf(value));
    return literal(position === undefined ? "#N/A" : String(position));
  }

  private index({ sheet, area }: CellsPart): ReadonlyMap<string, number> {
    const key = `${sheet.id} ${area.top} ${area.left} ${area.bottom} ${area.right}`;
    const known = this.indexes.get(key);
    if (known?.version === sheet.cells.version) return known.positions;
    const positions = new Map<string, number>();
    const used = sheet.cells.used(true);
    const bottom = Math.min(area.bottom, used?.bottom ?? -1);
    const right = Math.min(area.right, used?.right ?? -1);
    for (let row = area.top; row <= bottom; row++) {
      for (let column = area.left; column <= right; column++) {
        const value = sheet.cells.value(row, column);
        if (value === null || typeof value === "object") continue;
        const valueKey = keyOf(value);
        if (!positions.has(valueKey)) positions.set(valueKey, row - area.top + column - area.left + 1);
      }
    }
    this.indexes.set(key, { version: sheet.cells.version, positions });
    return positions;
  }
}

function indexed(args: readonly FormulaPart[][], isDue: (sheet: Sheet, area: Area) => boolean): FormulaPart | null {
  const [among, first, second] = args;
  const range = among?.length === 1 ? among[0] : undefined;
  if (range?.kind !== "cells" || !first || args.length > 3) return null;
  const one = constantOf(first, isDue);
  const other = second ? constantOf(second, isDue) : 1;
  for (const value of [one, other]) if (typeof value === "object" && value !== null) return literal(value.error);
  if (typeof one !== "number" || typeof other !== "number" || one < 1 || other < 1) return null;
  const { area, sheet } = range;
  const isRow = rowCount(area) === 1 && !second;
  const row = area.top + (isRow ? 1 : Math.floor(one)) - 1;
  const column = area.left + (isRow ? Math.floor(one) : Math.floor(other)) - 1;
  if (row > area.bottom || column > area.right) return literal("#REF!");
  return cells(sheet, { top: row, left: column, bottom: row, right: column });
}

const literal = (text: string): FormulaPart => ({ kind: "other", text });
const textOf = (part: FormulaPart | undefined): string => (part && part.kind !== "cells" ? part.text : "");
const keyOf = (value: string | number | boolean): string =>
  typeof value === "string" ? `s${value.toLowerCase()}` : `${typeof value}${value}`;

/** The value of a literal, or of one cell that is not due; undefined for anything else. */
export function constantOf(
  parts: readonly FormulaPart[],
  isDue: (sheet: Sheet, area: Area) => boolean,
): CellValue | undefined {
  const [part, ...rest] = parts;
  if (!part || rest.length > 0) return undefined;
  if (part.kind === "cells") {
    const { sheet, area } = part;
    return cellCount(area) > 1 || isDue(sheet, area) ? undefined : sheet.cells.value(area.top, area.left);
  }
  if (part.kind === "string") return part.text.slice(1, -1).replaceAll('""', '"');
  if (/^#/.test(part.text)) return { error: part.text };
  return /^\d/.test(part.text) && Number.isFinite(Number(part.text)) ? Number(part.text) : undefined;
}
