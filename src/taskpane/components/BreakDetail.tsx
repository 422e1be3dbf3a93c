import { Button, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { BookAddRegular } from "@fluentui/react-icons/svg/book-add";
import { EyeRegular } from "@fluentui/react-icons/svg/eye";
import { SendRegular } from "@fluentui/react-icons/svg/send";
import { TableCursorRegular } from "@fluentui/react-icons/svg/table-cursor";
import type { BreakView, PairView } from "../../engine";
import type { Wording } from "../../kernel/language";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { BreakDecision } from "./Decisions";
import { ComparisonTable } from "./ComparisonTable";
import { WhyNotPanel } from "./WhyNotPanel";
import { useWording } from "./wording";

export interface BreakDetailProps {
  readonly id: string;
  readonly found: BreakView;
  readonly pair: PairView | null;
}

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalM,
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
  },
  muted: { color: tokens.colorNeutralForeground3 },
  action: {
    display: "flex",
    columnGap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  icon: { fontSize: "20px", flexShrink: 0, color: tokens.colorBrandForeground1 },
  foot: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
  },
});

/** The arithmetic cause; where one side has no row there is nothing to calculate. */
function explanationOf(found: BreakView): Wording {
  if (found.explanation) return found.explanation;
  return found.left && found.right ? TEXTS.noExplanation : found.title;
}

const ACTION_ICONS = { book: BookAddRegular, chase: SendRegular, review: EyeRegular } as const;

/** Why a break is one, what to do about it, and both rows. */
export function BreakDetail({ id, found, pair }: BreakDetailProps) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const first = found.left ?? found.right;
  return (
    <div id={id} className={styles.root}>
      <Text className={mergeClasses(!found.explanation && styles.muted)}>{say(explanationOf(found))}</Text>
      {found.third && <Text>{say(found.third)}</Text>}
      {found.action && <Action action={found.action} />}
      <ComparisonTable found={found} pair={pair} />
      <BreakDecision found={found} />
      <WhyNotPanel key={found.id} found={found} pair={pair} />
      <div className={styles.foot}>
        <Text size={200} className={styles.muted}>
          {say(TEXTS.ageLong(found.ageBusinessDays))} · {found.id}
        </Text>
        {first && (
          <Button
            size="small"
            icon={<TableCursorRegular />}
            onClick={() => void actions.showRows(first, found.left ? found.right : null)}
          >
            {say(TEXTS.showRows)}
          </Button>
        )}
      </div>
    </div>
  );
}

function Action({ action }: { readonly action: NonNullable<BreakView["action"]> }) {
  const styles = useStyles();
  const { say } = useWording();
  const Icon = ACTION_ICONS[action.kind];
  return (
    <div className={styles.action}>
      <Icon className={styles.icon} aria-hidden />
      <Text>
        <b>{say(TEXTS.action[action.kind])}</b>
        {" · "}
        {say(action.wording)}
      </Text>
    </div>
  );
}
