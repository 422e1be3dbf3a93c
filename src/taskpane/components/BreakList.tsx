import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useRef } from "react";
import type { BreakView, PairView } from "../../engine";
import { formatDecimal } from "../../kernel/language";
import { NO_FILTER, type BreakGroup } from "../breakList";
import { amountText, placesOf } from "../format";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { BreakRow } from "./BreakRow";
import { EmptyList } from "./EmptyList";
import { VirtualList } from "./VirtualList";
import { useWording } from "./wording";

export interface BreakListProps {
  readonly groups: readonly BreakGroup[];
  readonly chosen: string | null;
  /** Breaks before filtering. */
  readonly countAll: number;
  readonly pairs: readonly PairView[];
}

type Line =
  { readonly kind: "group"; readonly group: BreakGroup } | { readonly kind: "break"; readonly found: BreakView };

const useStyles = makeStyles({
  group: {
    display: "flex",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalS,
    paddingTop: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalXS,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
  },
  title: { flexGrow: 1, minWidth: 0 },
  figures: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-end",
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
  },
});

/** The breaks by type; one of them is open. */
export function BreakList({ groups, chosen, countAll, pairs }: BreakListProps) {
  const { say } = useWording();
  const actions = useActions();
  const lines = useMemo(() => linesOf(groups), [groups]);
  const current = lines.findIndex((line) => line.kind === "break" && line.found.id === chosen);
  const root = useFocusOn(chosen);
  if (countAll === 0) return <EmptyList text={say(TEXTS.noBreaks)} />;
  if (lines.length === 0) {
    return (
      <EmptyList text={say(TEXTS.noneFits)}>
        <Button size="small" onClick={() => actions.filter(NO_FILTER)}>
          {say(TEXTS.clearFilters)}
        </Button>
      </EmptyList>
    );
  }
  return (
    <div ref={root}>
      <VirtualList
        items={lines}
        keyOf={(line) => (line.kind === "group" ? line.group.type : line.found.id)}
        estimate={(line) => (line.kind === "group" ? 44 : 53)}
        label={say(TEXTS.tab.breaks)}
        current={current}
        draw={(line) =>
          line.kind === "group" ? (
            <GroupHeading group={line.group} />
          ) : (
            <BreakRow found={line.found} isOpen={line.found.id === chosen} pair={pairs[line.found.pair] ?? null} />
          )
        }
      />
    </div>
  );
}

const linesOf = (groups: readonly BreakGroup[]): Line[] =>
  groups.flatMap((group): Line[] => [
    { kind: "group", group },
    ...group.breaks.map((found) => ({ kind: "break", found }) as const),
  ]);

/** Takes the focus along when the person walks from break to break within the list. */
function useFocusOn(chosen: string | null): React.RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen === null || !root.current) return undefined;
    const isWalking = document.activeElement === document.body || root.current.contains(document.activeElement);
    if (!isWalking) return undefined;
    const frame = requestAnimationFrame(() =>
      root.current?.querySelector<HTMLElement>(`[data-break="${CSS.escape(chosen)}"]`)?.focus({ preventScroll: true }),
    );
    return () => cancelAnimationFrame(frame);
  }, [chosen]);
  return root;
}

function GroupHeading({ group }: { readonly group: BreakGroup }) {
  const styles = useStyles();
  const { language, say } = useWording();
  return (
    <div className={styles.group}>
      <Text as="h3" weight="semibold" className={styles.title}>
        {say(group.title)} ({amountText(String(group.breaks.length), language)})
      </Text>
      <Text size={200} className={styles.figures}>
        {group.exposure.map(({ currency, amount }) => (
          <span key={currency}>
            {formatDecimal(amount, language, placesOf(currency))} {currency}
          </span>
        ))}
      </Text>
    </div>
  );
}
