import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Text,
  tokens,
} from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronUpRegular } from "@fluentui/react-icons/svg/chevron-up";
import { useEffect, useMemo } from "react";
import { groupBreaks } from "../breakList";
import type { Done } from "../paneState";
import { TEXTS } from "../texts";
import { Basket, DecidedContext } from "./Decisions";
import { useActions } from "./actions";
import { ClosePanel } from "./ClosePanel";
import { BreakFilters } from "./BreakFilters";
import { BreakList } from "./BreakList";
import { WhyNotPanel } from "./WhyNotPanel";
import { ThreeWayList } from "./ThreeWayList";
import { NoticeList, SetAsideList, WaitingList } from "./OtherLists";
import { PaneFooter } from "./PaneFooter";
import { ProofSection } from "./ProofSection";
import { ResultTabs, tabId, tabPanelId } from "./ResultTabs";
import { ResultsSummary } from "./ResultsSummary";
import { useWording } from "./wording";

export interface ResultsPanelProps {
  readonly state: Done;
  readonly frame: (children: React.JSX.Element) => React.JSX.Element;
}

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", minHeight: "100%" },
  top: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  messages: { flexShrink: 0 },
  problem: { display: "block" },
  position: {
    flexGrow: 1,
    textAlign: "center",
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: "tabular-nums",
  },
  step: { minWidth: 0 },
});

/** What came out of a run. */
export function ResultsPanel({ state, frame }: ResultsPanelProps) {
  const styles = useStyles();
  const { view } = state.outcome;
  const groups = useMemo(() => groupBreaks(view.breaks, state.filter), [view, state.filter]);
  useWalkingKeys(state.tab === "breaks");
  return (
    <DecidedContext.Provider value={state}>
      <Messages state={state} />
      <Basket basket={state.basket} />
      {frame(
        <div className={styles.root}>
          <div className={styles.top}>
            <ResultsSummary view={view} />
            <ProofSection pairs={view.pairs} />
          </div>
          <ResultTabs view={view} tab={state.tab} />
          <div role="tabpanel" id={tabPanelId(state.tab)} aria-labelledby={tabId(state.tab)}>
            {state.tab === "breaks" && (
              <>
                {view.breaks.length > 0 && <BreakFilters view={view} filter={state.filter} />}
                <BreakList groups={groups} chosen={state.chosen} countAll={view.breaks.length} pairs={view.pairs} />
              </>
            )}
            {state.tab === "waiting" && (
              <>
                <WhyNotPanel found={null} pair={view.pairs[0] ?? null} />
                <WaitingList pairs={view.pairs} />
              </>
            )}
            {state.tab === "threeWay" && view.threeWay && <ThreeWayList found={view.threeWay} />}
            {state.tab === "setAside" && <SetAsideList pairs={view.pairs} />}
            {state.tab === "notices" && <NoticeList notices={view.notices} />}
            {state.tab === "close" && <ClosePanel close={view.close} isStale={state.isStale} />}
          </div>
        </div>,
      )}
      {state.tab === "breaks" && view.breaks.length > 0 && (
        <Walk ids={groups.flatMap(({ breaks }) => breaks.map(({ id }) => id))} chosen={state.chosen} />
      )}
    </DecidedContext.Provider>
  );
}

/** Walks through the breaks by the keyboard, wherever in the pane the focus is. */
function useWalkingKeys(isOn: boolean): void {
  const actions = useActions();
  useEffect(() => {
    if (!isOn) return undefined;
    const walk = (event: KeyboardEvent): void => {
      const by = stepOf(event);
      if (by === null) return;
      event.preventDefault();
      void actions.step(by);
    };
    document.addEventListener("keydown", walk);
    return () => document.removeEventListener("keydown", walk);
  }, [isOn, actions]);
}

/** n and p anywhere but where one types or chooses; the arrows on a break. */
function stepOf(event: KeyboardEvent): 1 | -1 | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return null;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target?.closest("input, select, textarea, [role=dialog], [role=menu]")) return null;
  const isOnBreak = target?.matches("[data-break]") ?? false;
  if (event.key === "n" || (event.key === "ArrowDown" && isOnBreak)) return 1;
  if (event.key === "p" || (event.key === "ArrowUp" && isOnBreak)) return -1;
  return null;
}

function Messages({ state }: { readonly state: Done }) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const { problems } = state.outcome;
  return (
    <div className={styles.messages}>
      {state.isStale && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say(TEXTS.stale)}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => void actions.reconcile()}>
              {say(TEXTS.reconcileAgain)}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {problems.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{say(TEXTS.problems)}</MessageBarTitle>
            {problems.map((problem) => (
              <span key={problem.en} className={styles.problem}>
                {say(problem)}
              </span>
            ))}
          </MessageBarBody>
        </MessageBar>
      )}
      {state.showProblem !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{say(TEXTS.cannotShow)}</MessageBarTitle> {state.showProblem}
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

function Walk({ ids, chosen }: { readonly ids: readonly string[]; readonly chosen: string | null }) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const at = chosen === null ? -1 : ids.indexOf(chosen);
  return (
    <PaneFooter>
      <Button
        className={styles.step}
        icon={<ChevronUpRegular />}
        aria-label={say(TEXTS.previousBreak)}
        aria-keyshortcuts="p"
        disabled={ids.length === 0 || at === 0}
        disabledFocusable={at === 0}
        onClick={() => void actions.step(-1)}
      >
        {say(TEXTS.previous)}
      </Button>
      <Text size={200} className={styles.position}>
        {at === -1 ? say(TEXTS.breaks(ids.length)) : say(TEXTS.position(at + 1, ids.length))}
      </Text>
      <Button
        className={styles.step}
        appearance="primary"
        icon={<ChevronDownRegular />}
        iconPosition="after"
        aria-label={say(TEXTS.nextBreak)}
        aria-keyshortcuts="n"
        disabled={ids.length === 0}
        disabledFocusable={at === ids.length - 1}
        onClick={() => void actions.step(1)}
      >
        {say(TEXTS.next)}
      </Button>
    </PaneFooter>
  );
}
