import type { Area, CellView, EmbeddedExcel, Sheet } from "../../host";

/** The cells of these rows from `left` to `right`, asking the workbook once for each run of neighbouring rows. */
export function viewRows(
  excel: EmbeddedExcel,
  sheet: Sheet,
  rows: readonly number[],
  left: number,
  right: number,
): ReadonlyMap<number, readonly CellView[]> {
  const views = new Map<number, readonly CellView[]>();
  for (let start = 0; start < rows.length;) {
    let end = start;
    while (end + 1 < rows.length && rows[end + 1] === (rows[end] ?? 0) + 1) end += 1;
    const top = rows[start] ?? 0;
    excel
      .view(sheet, { top, left, bottom: rows[end] ?? top, right })
      .forEach((cells, index) => views.set(top + index, cells));
    start = end + 1;
  }
  return views;
}

/** The merged area that `row` and `column` stand in. */
export const mergeAt = (merges: readonly Area[], row: number, column: number): Area | null =>
  merges.find((area) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right) ?? null;
