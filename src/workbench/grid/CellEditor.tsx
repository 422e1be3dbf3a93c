import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useWording } from "../../taskpane/components/wording";
import { TEXTS } from "../texts";
import { addressOf } from "./cellText";
import { rectangleOf, ROW_HEADER_WIDTH, type Geometry } from "./geometry";
import type { SheetGridProps } from "./SheetGrid";

export interface CellEditorProps extends SheetGridProps {
  readonly text: string;
  readonly geometry: Geometry;
}

const useStyles = makeStyles({
  input: {
    position: "absolute",
    zIndex: 2,
    boxSizing: "border-box",
    border: `2px solid ${tokens.colorBrandStroke1}`,
    paddingLeft: "2px",
    font: "inherit",
    color: "#000000",
    backgroundColor: "#FFFFFF",
    outlineStyle: "none",
  },
});

/** What a person types into the active cell. Enter and Tab keep it, Escape gives it up, leaving keeps it. */
export function CellEditor({ text, geometry, selection, onType, commit, cancelEdit, move }: CellEditorProps) {
  const styles = useStyles();
  const { say } = useWording();
  const input = useRef<HTMLInputElement>(null);
  const { row, column } = selection.active;
  const box = rectangleOf(geometry, { top: row, left: column, bottom: row, right: column });
  useEffect(() => {
    // The formula bar edits the same text and keeps the focus then.
    if (document.activeElement?.closest("[data-formula-bar]")) return;
    input.current?.focus();
  }, []);
  return (
    <input
      ref={input}
      className={styles.input}
      aria-label={say(TEXTS.editCell(addressOf(row, column)))}
      style={{
        left: ROW_HEADER_WIDTH + box.left - 1,
        top: box.top - 1,
        width: Math.max(box.width + 1, 120),
        height: box.height + 1,
      }}
      value={text}
      onChange={(event) => onType(event.target.value)}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") cancelEdit();
        if (event.key !== "Enter" && event.key !== "Tab") return;
        event.preventDefault();
        commit();
        move({ key: event.key, ctrlKey: false, shiftKey: event.shiftKey }, 1);
      }}
      onBlur={(event) => {
        if (!(event.relatedTarget instanceof Element && event.relatedTarget.closest("[data-formula-bar]"))) commit();
      }}
    />
  );
}
