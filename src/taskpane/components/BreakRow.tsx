import { createFocusOutlineStyle, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import type { BreakView, PairView } from "../../engine";
import { breakName } from "../breakList";
import { amountText, placesOf } from "../format";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { BreakDetail } from "./BreakDetail";
import { SeverityMark } from "./SeverityMark";
import { useWording } from "./wording";

export interface BreakRowProps {
  readonly found: BreakView;
  readonly isOpen: boolean;
  readonly pair: PairView | null;
}

const useStyles = makeStyles({
  root: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: "3px solid transparent",
  },
  open: { borderLeftColor: tokens.colorBrandStroke1 },
  head: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr) auto auto",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    width: "100%",
    boxSizing: "border-box",
    minHeight: "52px",
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
    border: 0,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground1,
    fontFamily: "inherit",
    textAlign: "left",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ...createFocusOutlineStyle({ style: { outlineOffset: "-2px" } }),
  },
  name: { display: "block", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  muted: {
    display: "block",
    color: tokens.colorNeutralForeground3,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  figures: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  chevron: { color: tokens.colorNeutralForeground3 },
});

/** One break: its name, what is at stake and since when; opened, everything that is known of it. */
export function BreakRow({ found, isOpen, pair }: BreakRowProps) {
  const styles = useStyles();
  const { language, say } = useWording();
  const actions = useActions();
  const Chevron = isOpen ? ChevronDownRegular : ChevronRightRegular;
  const detailId = `detail-${found.id}`;
  return (
    <article className={mergeClasses(styles.root, isOpen && styles.open)}>
      <button
        type="button"
        className={styles.head}
        data-break={found.id}
        aria-expanded={isOpen}
        aria-controls={isOpen ? detailId : undefined}
        onClick={() => void actions.choose(isOpen ? null : found.id)}
      >
        <SeverityMark severity={found.severity} />
        <span>
          <Text weight="semibold" className={styles.name}>
            {breakName(found)}
          </Text>
          <Text size={200} className={styles.muted}>
            {found.explanation ? say(found.explanation) : found.action ? say(found.action.wording) : say(found.title)}
          </Text>
        </span>
        <span className={styles.figures}>
          <Text block align="end" weight="semibold">
            {found.exposure && amountText(found.exposure.amount, language, placesOf(found.exposure.currency))}{" "}
            {found.exposure?.currency}
          </Text>
          <Text block align="end" size={200} className={styles.muted} title={say(TEXTS.ageLong(found.ageBusinessDays))}>
            {say(TEXTS.age(found.ageBusinessDays))}
          </Text>
        </span>
        <Chevron className={styles.chevron} aria-hidden />
      </button>
      {isOpen && <BreakDetail id={detailId} found={found} pair={pair} />}
    </article>
  );
}
