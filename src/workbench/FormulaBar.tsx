import { makeStyles, tokens } from "@fluentui/react-components";
import { useWording } from "../taskpane/components/wording";
import type { GridCommands } from "./grid/useGridKeys";
import { TEXTS } from "./texts";

export interface FormulaBarProps {
  readonly address: string;
  readonly text: string;
  readonly isEditing: boolean;
  readonly onStart: () => void;
  readonly onType: (text: string) => void;
  readonly commands: GridCommands;
}

const useStyles = makeStyles({
  root: {
    display: "flex",
    alignItems: "stretch",
    flexShrink: 0,
    height: "30px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    fontFamily: "Calibri, Carlito, 'Segoe UI', Arial, sans-serif",
  },
  address: {
    width: "88px",
    boxSizing: "border-box",
    flexShrink: 0,
    display: "flex",
    alignItems: "center",
    paddingLeft: tokens.spacingHorizontalS,
    borderRight: `1px solid ${tokens.colorNeutralStroke1}`,
    fontSize: "13px",
  },
  sign: {
    display: "flex",
    alignItems: "center",
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
    fontStyle: "italic",
    color: tokens.colorNeutralForeground3,
  },
  input: {
    flexGrow: 1,
    minWidth: 0,
    border: 0,
    font: "inherit",
    fontSize: "13px",
    color: tokens.colorNeutralForeground1,
    backgroundColor: "transparent",
    outlineStyle: "none",
    ":focus-visible": { boxShadow: `inset 0 -2px 0 ${tokens.colorBrandStroke1}` },
  },
});

/** Which cell is active and what stands in it; it can be typed over here. */
export function FormulaBar({ address, text, isEditing, onStart, onType, commands }: FormulaBarProps) {
  const styles = useStyles();
  const { say } = useWording();
  return (
    <div className={styles.root} data-formula-bar>
      <output className={styles.address} aria-label={say(TEXTS.address)} data-testid="address">
        {address}
      </output>
      <span className={styles.sign} aria-hidden>
        fx
      </span>
      <input
        className={styles.input}
        aria-label={say(TEXTS.formula)}
        value={text}
        spellCheck={false}
        onFocus={() => (isEditing ? undefined : onStart())}
        onChange={(event) => onType(event.target.value)}
        onBlur={() => commands.commit()}
        onKeyDown={(event) => {
          if (event.key === "Escape") commands.cancelEdit();
          if (event.key !== "Enter" && event.key !== "Tab") return;
          event.preventDefault();
          commands.commit();
          commands.move({ key: event.key, ctrlKey: false, shiftKey: event.shiftKey }, 1);
        }}
      />
    </div>
  );
}
