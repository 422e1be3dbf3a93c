import { createFocusOutlineStyle, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { EmbeddedExcel, Sheet } from "../host";
import { useWording } from "../taskpane/components/wording";
import { TEXTS } from "./texts";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexShrink: 0,
    overflowX: "auto",
    height: "32px",
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    paddingLeft: tokens.spacingHorizontalS,
  },
  tab: {
    position: "relative",
    flexShrink: 0,
    border: 0,
    borderRight: `1px solid ${tokens.colorNeutralStroke1}`,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground2,
    font: "inherit",
    fontSize: tokens.fontSizeBase200,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground3Hover },
    ...createFocusOutlineStyle({ style: { outlineOffset: "-2px" } }),
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    boxShadow: `inset 0 -3px 0 ${tokens.colorBrandStroke1}`,
  },
  color: { position: "absolute", left: 0, right: 0, top: 0, height: "3px" },
});

/** The sheets a person may see, in the workbook's order. */
export function SheetTabs({ excel, active }: { readonly excel: EmbeddedExcel; readonly active: Sheet }) {
  const styles = useStyles();
  const { say } = useWording();
  const bar = useRef<HTMLDivElement>(null);
  const sheets = excel.workbook.sheets.filter(({ visibility }) => visibility === "Visible");
  useEffect(() => {
    bar.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [active]);
  const show = (sheet: Sheet | undefined, isFocused: boolean): void => {
    if (!sheet) return;
    excel.select(sheet, sheet.selection);
    if (isFocused)
      requestAnimationFrame(() => bar.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };
  return (
    <div ref={bar} role="tablist" aria-label={say(TEXTS.sheets)} className={styles.root}>
      {sheets.map((sheet, index) => (
        <button
          key={sheet.id}
          type="button"
          role="tab"
          aria-selected={sheet === active}
          tabIndex={sheet === active ? 0 : -1}
          className={mergeClasses(styles.tab, sheet === active && styles.active)}
          onClick={() => show(sheet, false)}
          onKeyDown={(event) => {
            if (event.key === "ArrowRight") show(sheets[index + 1], true);
            if (event.key === "ArrowLeft") show(sheets[index - 1], true);
          }}
        >
          {sheet.tabColor !== null && <span className={styles.color} style={{ backgroundColor: sheet.tabColor }} />}
          {sheet.name}
        </button>
      ))}
    </div>
  );
}
