import { makeStyles, tokens } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef } from "react";
import type { EmbeddedExcel, Sheet } from "../../host";
import { CellEditor } from "./CellEditor";
import { ChartPictures } from "./ChartPictures";
import { addressOf } from "./cellText";
import { GridHeader } from "./GridHeader";
import { GridRow } from "./GridRow";
import { geometryOf, HEADER_HEIGHT, rectangleOf, ROW_HEADER_WIDTH, ROW_HEIGHT, type Geometry } from "./geometry";
import { areaOf, type CellPlace, type Selection } from "./moves";
import { useGridKeys, type GridCommands } from "./useGridKeys";
import { useGridPointer } from "./useGridPointer";
import { withTableLook } from "./tableLook";
import { viewRows } from "./viewRows";

export interface SheetGridProps extends GridCommands {
  readonly excel: EmbeddedExcel;
  readonly sheet: Sheet;
  /** Counts the changes of the workbook. */
  readonly version: number;
  readonly selection: Selection;
  readonly inView: CellPlace;
  /** The text being typed into the active cell, null when none is. */
  readonly editing: string | null;
  readonly onType: (text: string) => void;
}

const useStyles = makeStyles({
  scroll: {
    position: "relative",
    flexGrow: 1,
    minHeight: 0,
    overflow: "auto",
    backgroundColor: "#FFFFFF",
    color: "#000000",
    fontFamily: "Calibri, Carlito, 'Segoe UI', Arial, sans-serif",
    fontSize: "13px",
    userSelect: "none",
    outlineStyle: "none",
    cursor: "cell",
  },
  content: { position: "relative" },
  line: { position: "absolute", top: 0, width: "1px", backgroundColor: "#E1E1E1", pointerEvents: "none" },
  // A layer of its own: whatever lies in it scrolls under the frozen rows.
  body: { position: "absolute", left: 0, zIndex: 0 },
  frozen: { position: "sticky", zIndex: 2, backgroundColor: "#FFFFFF", borderBottom: "1px solid #A0A0A0", height: 0 },
  selection: {
    position: "absolute",
    boxSizing: "border-box",
    border: `2px solid ${tokens.colorBrandStroke1}`,
    pointerEvents: "none",
    zIndex: 1,
  },
  shade: { backgroundColor: "rgba(16, 124, 65, 0.09)" },
});

/** One sheet: only the rows and columns in view are drawn. */
export function SheetGrid(props: SheetGridProps) {
  const { excel, sheet, version, selection, editing } = props;
  const styles = useStyles();
  const scroll = useRef<HTMLDivElement>(null);
  // The sheet is changed in place: its version stands for its content.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const geometry = useMemo(() => geometryOf(sheet), [sheet, version]);
  const frozen = Math.min(sheet.frozenRows, 30);
  const { rows, columns, reveal, pageRows } = useWindow(scroll, geometry, frozen);

  const { row: shownRow, column: shownColumn } = props.inView;
  useEffect(() => reveal(shownRow, shownColumn), [reveal, shownRow, shownColumn]);
  const onKeyDown = useGridKeys(props, pageRows);
  const pointer = useGridPointer(props, scroll, geometry, frozen);

  const left = columns[0] ?? 0;
  const right = columns[columns.length - 1] ?? 0;
  const positions = [
    ...Array.from({ length: frozen }, (_, position) => position),
    ...rows.filter((row) => row >= frozen),
  ];
  const views = viewRows(
    excel,
    sheet,
    positions.map((position) => geometry.rowAt(position)),
    left,
    right,
  );
  const width = ROW_HEADER_WIDTH + (geometry.columnStarts[geometry.countColumns] ?? 0);
  const height = HEADER_HEIGHT + geometry.countRows * ROW_HEIGHT;
  const area = areaOf(selection);
  const row = (position: number) => {
    const sheetRow = geometry.rowAt(position);
    return (
      <GridRow
        key={position}
        sheet={sheet}
        row={sheetRow}
        top={position * ROW_HEIGHT}
        cells={(views.get(sheetRow) ?? []).map((cell, index) => withTableLook(sheet, sheetRow, left + index, cell))}
        firstColumn={left}
        geometry={geometry}
        area={area}
        active={selection.active}
      />
    );
  };
  return (
    <div
      ref={scroll}
      role="grid"
      tabIndex={0}
      aria-label={sheet.name}
      aria-rowcount={geometry.countRows + 1}
      aria-colcount={geometry.countColumns + 1}
      aria-activedescendant={`cell-${addressOf(selection.active.row, selection.active.column)}`}
      aria-multiselectable="true"
      className={styles.scroll}
      data-grid
      onKeyDown={onKeyDown}
      {...pointer}
    >
      <div className={styles.content} style={{ width, height }} role="presentation">
        <GridHeader geometry={geometry} columns={columns} area={area} width={width} />
        <div
          className={styles.frozen}
          style={{ top: HEADER_HEIGHT, display: frozen === 0 ? "none" : "block" }}
          role="presentation"
        >
          <Backdrop height={frozen * ROW_HEIGHT} />
          {Array.from({ length: frozen }, (_, position) => row(position))}
          {area.top < frozen && <SelectionFrame geometry={geometry} selection={selection} lastRow={frozen - 1} />}
        </div>
        <div
          className={styles.body}
          style={{ top: HEADER_HEIGHT, width, height: height - HEADER_HEIGHT }}
          role="presentation"
        >
          {sheet.showGridlines &&
            columns.map((column) => (
              <div
                key={column}
                aria-hidden
                className={styles.line}
                style={{
                  left: ROW_HEADER_WIDTH + (geometry.columnStarts[column + 1] ?? 0) - 1,
                  height: height - HEADER_HEIGHT,
                }}
              />
            ))}
          {rows.filter((position) => position >= frozen).map(row)}
          <ChartPictures sheet={sheet} geometry={geometry} />
          <SelectionFrame geometry={geometry} selection={selection} lastRow={null} />
          {editing !== null && <CellEditor {...props} text={editing} geometry={geometry} />}
        </div>
      </div>
    </div>
  );
}

/** Hides what scrolls under the frozen rows. */
function Backdrop({ height }: { readonly height: number }) {
  return (
    <div
      aria-hidden
      style={{ position: "absolute", top: 0, left: 0, width: "100%", height, backgroundColor: "#FFFFFF" }}
    />
  );
}

interface SelectionFrameProps {
  readonly geometry: Geometry;
  readonly selection: Selection;
  /** Where the frame is cut off: the last frozen row. Null: nowhere. */
  readonly lastRow: number | null;
}

function SelectionFrame({ geometry, selection, lastRow }: SelectionFrameProps) {
  const styles = useStyles();
  const whole = areaOf(selection);
  const area = lastRow === null ? whole : { ...whole, bottom: Math.min(whole.bottom, geometry.rowAt(lastRow)) };
  const { left, top, width, height } = rectangleOf(geometry, area);
  const isOne = area.top === area.bottom && area.left === area.right;
  return (
    <div
      aria-hidden
      className={isOne ? styles.selection : `${styles.selection} ${styles.shade}`}
      style={{ left: ROW_HEADER_WIDTH + left - 1, top: top - 1, width: width + 1, height: height + 1 }}
    />
  );
}

/** The positions of the rows and the columns in view. */
function useWindow(scroll: React.RefObject<HTMLDivElement | null>, geometry: Geometry, frozen: number) {
  const rowWindow = useVirtualizer({
    count: geometry.countRows,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    paddingStart: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT + frozen * ROW_HEIGHT,
    scrollPaddingEnd: ROW_HEIGHT,
  });
  const columnWindow = useVirtualizer({
    horizontal: true,
    count: geometry.countColumns,
    getScrollElement: () => scroll.current,
    estimateSize: (column) => geometry.columnWidths[column] ?? 0,
    overscan: 2,
    paddingStart: ROW_HEADER_WIDTH,
    scrollPaddingStart: ROW_HEADER_WIDTH,
  });
  const { columnWidths } = geometry;
  useEffect(() => columnWindow.measure(), [columnWindow, columnWidths]);
  // Only a selection that moves is brought into view, not each change of the sheet under it.
  const current = useRef(geometry);
  useEffect(() => {
    current.current = geometry;
  });
  const reveal = useCallback(
    (row: number, column: number) => {
      const { positionOfRow, countRows, countColumns } = current.current;
      rowWindow.scrollToIndex(Math.min(positionOfRow(row), countRows - 1), { align: "auto" });
      if (column < countColumns) columnWindow.scrollToIndex(column, { align: "auto" });
    },
    [rowWindow, columnWindow],
  );
  const shown = scroll.current?.clientHeight ?? 400;
  return {
    rows: rowWindow.getVirtualItems().map(({ index }) => index),
    columns: columnWindow.getVirtualItems().map(({ index }) => index),
    reveal,
    pageRows: Math.max(Math.floor((shown - HEADER_HEIGHT) / ROW_HEIGHT) - frozen - 1, 1),
  };
}
