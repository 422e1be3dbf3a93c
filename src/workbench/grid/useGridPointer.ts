import { useRef } from "react";
import type { EmbeddedExcel, Sheet } from "../../host";
import { HEADER_HEIGHT, MAX_COLUMNS, MAX_ROWS, ROW_HEADER_WIDTH, ROW_HEIGHT, type Geometry } from "./geometry";
import { selectionAt, type CellPlace, type Selection } from "./moves";
import type { GridCommands } from "./useGridKeys";
import { mergeAt } from "./viewRows";

interface PointerProps extends GridCommands {
  readonly excel: EmbeddedExcel;
  readonly sheet: Sheet;
  readonly selection: Selection;
}

/** Selecting with the mouse or a finger: cells, whole rows and columns by their headers, links by a click. */
export function useGridPointer(
  { excel, sheet, selection, select, startEdit, follow }: PointerProps,
  scroll: React.RefObject<HTMLDivElement | null>,
  geometry: Geometry,
  frozen: number,
) {
  const isDragging = useRef(false);
  const place = (event: React.PointerEvent | React.MouseEvent) => placeAt(event, scroll.current, geometry, frozen);
  return {
    onPointerDown(event: React.PointerEvent<HTMLDivElement>) {
      if (event.button !== 0 || isOnScrollbar(event)) return;
      const target = event.target instanceof Element ? event.target : null;
      const row = target?.closest("[data-row]")?.getAttribute("data-row");
      const column = target?.closest("[data-column]")?.getAttribute("data-column");
      if (row !== null && row !== undefined)
        return select({ active: { row: Number(row), column: 0 }, end: { row: Number(row), column: MAX_COLUMNS - 1 } });
      if (column !== null && column !== undefined) {
        return select({
          active: { row: 0, column: Number(column) },
          end: { row: MAX_ROWS - 1, column: Number(column) },
        });
      }
      const at = place(event);
      if (!at) return;
      isDragging.current = true;
      select(event.shiftKey ? { active: selection.active, end: at } : cellOrMerge(sheet, at));
    },
    onPointerMove(event: React.PointerEvent<HTMLDivElement>) {
      if (!isDragging.current || event.buttons !== 1) return;
      const at = place(event);
      const { end } = selection;
      if (at && (at.row !== end.row || at.column !== end.column)) select({ active: selection.active, end: at });
    },
    onPointerUp() {
      isDragging.current = false;
    },
    onClick(event: React.MouseEvent<HTMLDivElement>) {
      const at = place(event);
      if (!at || event.shiftKey) return;
      const cell = excel.view(sheet, { top: at.row, left: at.column, bottom: at.row, right: at.column })[0]?.[0];
      if (cell?.link) follow(cell.link);
    },
    onDoubleClick(event: React.MouseEvent<HTMLDivElement>) {
      if (place(event)) startEdit(null);
    },
  };
}

/** The first cell of a merged area stands for it. */
function cellOrMerge(sheet: Sheet, at: CellPlace): Selection {
  const merge = mergeAt(sheet.merges, at.row, at.column);
  if (!merge) return selectionAt(at);
  return { active: { row: merge.top, column: merge.left }, end: { row: merge.bottom, column: merge.right } };
}

function isOnScrollbar(event: React.PointerEvent<HTMLDivElement>): boolean {
  const box = event.currentTarget.getBoundingClientRect();
  return (
    event.clientX - box.left > event.currentTarget.clientWidth ||
    event.clientY - box.top > event.currentTarget.clientHeight
  );
}

function placeAt(
  event: { readonly clientX: number; readonly clientY: number },
  scroll: HTMLDivElement | null,
  geometry: Geometry,
  frozen: number,
): CellPlace | null {
  if (!scroll) return null;
  const box = scroll.getBoundingClientRect();
  const x = event.clientX - box.left - ROW_HEADER_WIDTH;
  const y = event.clientY - box.top - HEADER_HEIGHT;
  if (x < 0 || y < 0) return null;
  const down = y < frozen * ROW_HEIGHT ? y : y + scroll.scrollTop;
  const column = geometry.columnStarts.findIndex((start) => start > x + scroll.scrollLeft) - 1;
  const position = Math.floor(down / ROW_HEIGHT);
  if (column < 0 || position >= geometry.countRows) return null;
  return { row: geometry.rowAt(position), column };
}
