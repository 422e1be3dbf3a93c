import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { columnLetters } from "../../engine";
import type { Area } from "../../host";
import { HEADER_HEIGHT, ROW_HEADER_WIDTH, type Geometry } from "./geometry";

export interface GridHeaderProps {
  readonly geometry: Geometry;
  readonly columns: readonly number[];
  readonly area: Area;
  readonly width: number;
}

const useStyles = makeStyles({
  root: { position: "sticky", top: 0, zIndex: 3, height: `${HEADER_HEIGHT}px`, backgroundColor: "#F3F3F3" },
  corner: {
    position: "sticky",
    left: 0,
    zIndex: 1,
    boxSizing: "border-box",
    width: `${ROW_HEADER_WIDTH}px`,
    height: "100%",
    backgroundColor: "#F3F3F3",
    borderRight: "1px solid #C8C8C8",
    borderBottom: "1px solid #C8C8C8",
  },
  letters: {
    position: "absolute",
    top: 0,
    boxSizing: "border-box",
    height: "100%",
    lineHeight: `${HEADER_HEIGHT - 1}px`,
    textAlign: "center",
    overflow: "hidden",
    color: "#424242",
    borderRight: "1px solid #D6D6D6",
    borderBottom: "1px solid #C8C8C8",
  },
  chosen: { backgroundColor: "#D3EBDD", color: "#0B552F", fontWeight: 600, borderBottomColor: "#107C41" },
});

/** The column letters, which stay in view. */
export function GridHeader({ geometry, columns, area, width }: GridHeaderProps) {
  const styles = useStyles();
  return (
    <div role="row" aria-rowindex={1} className={styles.root} style={{ width }}>
      <div role="columnheader" aria-colindex={1} aria-label="#" className={styles.corner} />
      {columns.map((column) => (
        <div
          key={column}
          role="columnheader"
          aria-colindex={column + 2}
          data-column={column}
          className={mergeClasses(styles.letters, column >= area.left && column <= area.right && styles.chosen)}
          style={{
            left: ROW_HEADER_WIDTH + (geometry.columnStarts[column] ?? 0),
            width: geometry.columnWidths[column] ?? 0,
          }}
        >
          {columnLetters(column + 1)}
        </div>
      ))}
    </div>
  );
}
