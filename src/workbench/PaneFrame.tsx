import { createFocusOutlineStyle, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { EmbeddedExcel } from "../host";
import type { Language } from "../kernel/language";
import { useWording } from "../taskpane/components/wording";
import { TEXTS } from "./texts";
import type {} from "./bridge";

export interface PaneFrameProps {
  readonly excel: EmbeddedExcel;
  readonly language: Language;
}

const MIN_WIDTH = 320;
const START_WIDTH = 380;
const STEP = 20;

const useStyles = makeStyles({
  separator: {
    flexShrink: 0,
    width: "5px",
    cursor: "col-resize",
    backgroundColor: tokens.colorNeutralStroke2,
    touchAction: "none",
    ":hover": { backgroundColor: tokens.colorBrandStroke1 },
    ...createFocusOutlineStyle(),
  },
  frame: { flexShrink: 0, border: 0, height: "100%", backgroundColor: tokens.colorNeutralBackground2 },
  dragging: { pointerEvents: "none" },
});

/** The task pane as Excel would load it, on the workbook of this page. Its width can be dragged, or stepped with the arrows. */
export function PaneFrame({ excel, language }: PaneFrameProps) {
  const styles = useStyles();
  const { say } = useWording();
  const [width, setWidth] = useState(START_WIDTH);
  const [isDragging, setIsDragging] = useState(false);
  const resize = (wanted: number): void =>
    setWidth(Math.min(Math.max(wanted, MIN_WIDTH), Math.floor(innerWidth * 0.6)));
  const frameKey = useFrameKey(excel, language);
  return (
    <>
      <div
        role="separator"
        tabIndex={0}
        aria-label={say(TEXTS.resize)}
        aria-orientation="vertical"
        aria-valuenow={width}
        aria-valuemin={MIN_WIDTH}
        aria-valuemax={Math.floor(innerWidth * 0.6)}
        className={styles.separator}
        onKeyDown={(event) => {
          if (event.key === "ArrowLeft") resize(width + STEP);
          if (event.key === "ArrowRight") resize(width - STEP);
        }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setIsDragging(true);
        }}
        onPointerMove={(event) => (isDragging ? resize(innerWidth - event.clientX) : undefined)}
        onPointerUp={() => setIsDragging(false)}
      />
      <iframe
        id={FRAME_ID}
        key={frameKey}
        title={say(TEXTS.pane)}
        src="workbench-pane.html"
        className={isDragging ? `${styles.frame} ${styles.dragging}` : styles.frame}
        style={{ width }}
      />
    </>
  );
}

const FRAME_ID = "task-pane";

/** Drops files on the pane, as a person would who aims at it. */
export function dropOnPane(files: readonly File[]): void {
  const frame = document.getElementById(FRAME_ID);
  const root = frame instanceof HTMLIFrameElement ? frame.contentDocument?.getElementById("root") : null;
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  root?.querySelector("main")?.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
}

/** The pane is loaded anew for each workbook; the language it starts in does not reload it. */
function useFrameKey(excel: EmbeddedExcel, language: Language): number {
  const [current, setCurrent] = useState<{ excel: EmbeddedExcel; key: number } | null>(null);
  if (current?.excel !== excel) {
    const next = { excel, key: (current?.key ?? 0) + 1 };
    window.concordanceWorkbench = { excel, language: language === "fr" ? "fr-FR" : "en-GB" };
    setCurrent(next);
    return next.key;
  }
  return current.key;
}
