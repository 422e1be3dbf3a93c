import { makeStyles, mergeClasses } from "@fluentui/react-components";
import type { Area, CellView, Sheet } from "../../host";
import { addressOf } from "./cellText";
import { rectangleOf, ROW_HEADER_WIDTH, ROW_HEIGHT, type Geometry } from "./geometry";
import type { CellPlace } from "./moves";
import { mergeAt } from "./viewRows";

export interface GridRowProps {
  readonly sheet: Sheet;
  /** 0-based row of the sheet. */
  readonly row: number;
  readonly top: number;
  /** What is seen from `firstColumn` on. */
  readonly cells: readonly CellView[];
  readonly firstColumn: number;
  readonly geometry: Geometry;
  readonly area: Area;
  readonly active: CellPlace;
}

const useStyles = makeStyles({
  row: { position: "absolute", left: 0, width: "100%", height: `${ROW_HEIGHT}px`, boxSizing: "border-box" },
  lined: { borderBottom: "1px solid #E1E1E1" },
  number: {
    position: "sticky",
    left: 0,
    zIndex: 2,
    boxSizing: "border-box",
    width: `${ROW_HEADER_WIDTH}px`,
    height: `${ROW_HEIGHT}px`,
    lineHeight: `${ROW_HEIGHT - 1}px`,
    paddingRight: "6px",
    textAlign: "right",
    color: "#424242",
    backgroundColor: "#F3F3F3",
    borderRight: "1px solid #C8C8C8",
    borderBottom: "1px solid #D6D6D6",
    fontVariantNumeric: "tabular-nums",
  },
  chosen: { backgroundColor: "#D3EBDD", color: "#0B552F", fontWeight: 600 },
  cell: {
    position: "absolute",
    top: 0,
    boxSizing: "border-box",
    paddingLeft: "3px",
    paddingRight: "3px",
    lineHeight: `${ROW_HEIGHT - 1}px`,
    overflow: "hidden",
    whiteSpace: "pre",
  },
  link: { color: "#0563C1", textDecorationLine: "underline", cursor: "pointer" },
});

/** One row: its number and the cells that hold something. Empty cells are not drawn. */
export function GridRow({ sheet, row, top, cells, firstColumn, geometry, area, active }: GridRowProps) {
  const styles = useStyles();
  const isChosen = row >= area.top && row <= area.bottom;
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className={mergeClasses(styles.row, sheet.showGridlines && styles.lined)}
      style={{ top }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        data-row={row}
        className={mergeClasses(styles.number, isChosen && styles.chosen)}
      >
        {row + 1}
      </div>
      {cells.map((cell, index) => {
        const column = firstColumn + index;
        const isActive = active.row === row && active.column === column;
        if (!isActive && cell.text === "" && cell.fill === null) return null;
        const box = boxOf(sheet, row, column, cells, firstColumn, geometry);
        if (box === null) return null;
        return (
          <div
            key={column}
            id={`cell-${addressOf(row, column)}`}
            role="gridcell"
            aria-colindex={column + 2}
            aria-selected={isChosen && column >= area.left && column <= area.right}
            className={mergeClasses(styles.cell, cell.link !== null && styles.link)}
            style={{ ...box, ...styleOf(cell) }}
          >
            {cell.text}
          </div>
        );
      })}
    </div>
  );
}

function styleOf(cell: CellView): React.CSSProperties {
  return {
    textAlign: cell.align,
    ...(cell.fill === null ? {} : { backgroundColor: cell.fill }),
    ...(cell.color === null ? {} : { color: cell.color }),
    ...(cell.bold ? { fontWeight: 700 } : {}),
    ...(cell.italic ? { fontStyle: "italic" } : {}),
    ...(cell.underline ? { textDecorationLine: "underline" } : {}),
  };
}

/** Where a cell is drawn: a merged one over its whole area, and not again in the cells it covers; a text that is too long, into
 *  the empty cells beside it. */
function boxOf(
  sheet: Sheet,
  row: number,
  column: number,
  cells: readonly CellView[],
  firstColumn: number,
  geometry: Geometry,
): { left: number; width: number; height: number } | null {
  const merge = sheet.merges.length === 0 ? null : mergeAt(sheet.merges, row, column);
  if (merge) {
    if (row !== merge.top || column !== merge.left) return null;
    const { left, width, height } = rectangleOf(geometry, merge);
    return { left: ROW_HEADER_WIDTH + left, width, height };
  }
  const left = geometry.columnStarts[column] ?? 0;
  let last = column;
  const cell = cells[column - firstColumn];
  const mayRun = cell?.align === "left" && !cell.wrap && cell.fill === null && cell.text !== "";
  while (mayRun && isFree(cells[last + 1 - firstColumn])) last += 1;
  const right = geometry.columnStarts[last + 1] ?? left;
  return { left: ROW_HEADER_WIDTH + left, width: right - left, height: ROW_HEIGHT - 1 };
}

const isFree = (cell: CellView | undefined): boolean => cell !== undefined && cell.text === "" && cell.fill === null;
