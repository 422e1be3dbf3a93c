import { makeStyles } from "@fluentui/react-components";
import type { Wording } from "../../kernel/language";
import type { PaneState } from "../paneState";
import { RULE_TEXTS } from "../ruleTexts";
import { TEXTS } from "../texts";
import { useWording } from "./wording";

const useStyles = makeStyles({
  hidden: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});

/** Tells a screen reader what has just become of the run. Failures are alerts of their own. */
export function Announcer({ state }: { readonly state: PaneState }) {
  const styles = useStyles();
  const { say } = useWording();
  const text = announcement(state);
  return (
    <div className={styles.hidden} role="status" aria-live="polite">
      {text && say(text)}
    </div>
  );
}

function announcement(state: PaneState): Wording | null {
  switch (state.status) {
    case "opening":
      return TEXTS.opening;
    case "running":
      return TEXTS.stage[state.stage];
    case "importing":
      return TEXTS.importStage[state.stage](state.file);
    case "removing":
      return TEXTS.removing;
    case "done": {
      const { breaks, pairs } = state.outcome.view;
      return TEXTS.resultsReady(
        breaks.length,
        pairs.reduce((count, pair) => count + pair.countWaiting, 0),
      );
    }
    case "rules":
      return state.trial?.status === "done" ? RULE_TEXTS.trial : null;
    case "ready":
    case "refused":
    case "failed":
      return null;
  }
}
