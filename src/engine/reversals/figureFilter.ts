import { indexesWhere } from "../homes";
import type { DecimalField } from "../records/field";
import type { SideRow, Source } from "./sideRow";

const LOOKED_AT: readonly DecimalField[] = ["quantity", "netAmount"];

/** The records of each source whose figures may be those of one of these rows, told by their digits alone: most records of a sheet have
 *  nothing to do with its few reversals. */
export function recordsLike(rows: readonly SideRow[], sources: readonly Source[]): Int32Array[] {
  const digits = LOOKED_AT.map((field) => ({ field, known: digitsOf(rows, field) }));
  return sources.map(({ records }) => {
    const columns = digits.flatMap(({ field, known }) => {
      const units = records.decimals[field]?.units;
      return units && known ? [{ units, known }] : [];
    });
    return indexesWhere(records.rows, (_, record) =>
      columns.every(({ units, known }) => {
        const value = units[record] ?? NaN;
        return Number.isNaN(value) || known.has(Math.abs(value));
      }),
    );
  });
}

/** Null where one of the rows has no such figure, and may be like a record by another one. */
function digitsOf(rows: readonly SideRow[], field: DecimalField): ReadonlySet<number> | null {
  const known = new Set<number>();
  for (const { source, record } of rows) {
    const value = source.records.decimals[field]?.units[record] ?? NaN;
    if (Number.isNaN(value)) return null;
    known.add(Math.abs(value));
  }
  return known;
}
