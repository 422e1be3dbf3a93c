import { Button, makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { isRunnable } from "../../engine";
import type { RulesState } from "../paneState";
import { movedPass, withNewPass } from "../ruleChanges";
import { RULE_TEXTS } from "../ruleTexts";
import { useActions } from "./actions";
import { PaneFooter } from "./PaneFooter";
import { PassCard } from "./PassCard";
import { TolerancesEditor } from "./TolerancesEditor";
import { TrialReport } from "./TrialReport";
import { useWording } from "./wording";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
  },
  passes: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
  add: { alignSelf: "flex-start" },
  intro: { color: tokens.colorNeutralForeground2 },
  grow: { flexGrow: 1 },
});

export interface RulesPanelProps {
  readonly state: RulesState;
  readonly frame: (children: React.JSX.Element) => React.JSX.Element;
}

/** The ladder of passes and the tolerances: read, changed, tried, and kept. */
export function RulesPanel({ state: { rules, trial }, frame }: RulesPanelProps) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const isTrying = trial?.status === "running";
  const canRun = rules.passes.every(isRunnable);
  return (
    <>
      {frame(
        <div className={styles.root}>
          <Text as="h2" size={400} weight="semibold">
            {say(RULE_TEXTS.title)}
          </Text>
          <Text size={200} className={styles.intro}>
            {say(RULE_TEXTS.intro)}
          </Text>
          <ol className={styles.passes}>
            {rules.passes.map((pass) => (
              <PassCard
                key={pass.id}
                pass={pass}
                isFirst={movedPass(rules, pass.id, -1) === rules}
                isLast={movedPass(rules, pass.id, 1) === rules}
              />
            ))}
          </ol>
          <Button
            size="small"
            icon={<AddRegular />}
            className={styles.add}
            onClick={() => actions.changeRules((current) => withNewPass(current, say(RULE_TEXTS.newPass)))}
          >
            {say(RULE_TEXTS.add)}
          </Button>
          <Text as="h3" size={300} weight="semibold">
            {say(RULE_TEXTS.tolerances)}
          </Text>
          <TolerancesEditor
            tolerances={rules.tolerances}
            onChange={(tolerances) => actions.changeRules((current) => ({ ...current, tolerances }))}
          />
          {isTrying && <ProgressBar value={trial.fraction} aria-label={say(RULE_TEXTS.trying)} />}
          {trial && !isTrying && <TrialReport trial={trial} isOutdated={trial.rules !== rules} />}
        </div>,
      )}
      <PaneFooter>
        <Button onClick={() => actions.showSheets()}>{say(RULE_TEXTS.leave)}</Button>
        {isTrying ? (
          <Button className={styles.grow} onClick={() => actions.cancel()}>
            {say(RULE_TEXTS.stop)}
          </Button>
        ) : (
          <Button className={styles.grow} disabled={!canRun} onClick={() => void actions.tryRules()}>
            {say(RULE_TEXTS.tryIt)}
          </Button>
        )}
        <Button appearance="primary" disabled={!canRun} onClick={() => void actions.keepRules()}>
          {say(RULE_TEXTS.keep)}
        </Button>
      </PaneFooter>
    </>
  );
}
