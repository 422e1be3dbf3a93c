import { Button, makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import type { PaneState } from "../paneState";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { useWording } from "./wording";

type Running = Extract<PaneState, { readonly status: "running" }>;

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    justifyContent: "center",
    rowGap: tokens.spacingVerticalM,
    minHeight: "100%",
    boxSizing: "border-box",
    padding: tokens.spacingHorizontalXXL,
  },
  stages: { listStyleType: "none", margin: 0, padding: 0, display: "grid", rowGap: tokens.spacingVerticalXS },
  stage: { color: tokens.colorNeutralForeground3 },
  current: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  note: { color: tokens.colorNeutralForeground3 },
  cancel: { alignSelf: "flex-start" },
});

const STAGES = ["loading", "reading", "matching", "comparing", "reporting", "writing"] as const;

/** How far the run is. It may be stopped until it writes. */
export function RunningPanel({ stage, fraction }: Pick<Running, "stage" | "fraction">) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const isWriting = stage === "writing";
  return (
    <section className={styles.root} aria-busy="true" aria-label={say(TEXTS.running)}>
      <Text as="h2" size={500} weight="semibold">
        {say(TEXTS.running)}
      </Text>
      <ProgressBar value={fraction} thickness="large" aria-label={say(TEXTS.stage[stage])} />
      <ol className={styles.stages}>
        {STAGES.map((one) => (
          <li key={one} aria-current={one === stage ? "step" : undefined}>
            <Text className={one === stage ? styles.current : styles.stage}>{say(TEXTS.stage[one])}</Text>
          </li>
        ))}
      </ol>
      {isWriting ? (
        <Text size={200} className={styles.note}>
          {say(TEXTS.writingCannotStop)}
        </Text>
      ) : (
        <Button className={styles.cancel} onClick={() => actions.cancel()}>
          {say(TEXTS.cancel)}
        </Button>
      )}
    </section>
  );
}
