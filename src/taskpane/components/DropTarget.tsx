import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useState, type DragEvent, type ReactNode } from "react";
import { droppedFile } from "../importing";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { useWording } from "./wording";

const useStyles = makeStyles({
  root: { position: "relative", height: "100%" },
  hint: {
    position: "absolute",
    inset: 0,
    zIndex: 10,
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    padding: tokens.spacingHorizontalL,
    textAlign: "center",
    backgroundColor: tokens.colorBackgroundOverlay,
    color: tokens.colorNeutralForegroundOnBrand,
    pointerEvents: "none",
  },
});

/** Takes files that are dropped anywhere on the pane, and keeps the page from being left for them. */
export function DropTarget({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const [isOver, setIsOver] = useState(false);
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes("Files");
  return (
    <div
      className={styles.root}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setIsOver(false);
        void actions.importFiles([...event.dataTransfer.files].map(droppedFile));
      }}
    >
      {children}
      {isOver && (
        <div className={styles.hint}>
          <Text size={500} weight="semibold">
            {say(TEXTS.dropHere)}
          </Text>
        </div>
      )}
    </div>
  );
}
