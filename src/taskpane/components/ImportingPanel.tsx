import { Button, makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import type { Importing } from "../paneState";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { useWording } from "./wording";

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
  stage: { overflowWrap: "anywhere" },
  cancel: { alignSelf: "flex-start" },
});

/** How far a file is on its way in. It may be stopped until it is written. */
export function ImportingPanel({ file, stage, fraction }: Omit<Importing, "status" | "survey">) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const wording = say(TEXTS.importStage[stage](file));
  return (
    <section className={styles.root} aria-busy="true" aria-label={say(TEXTS.importing)}>
      <Text as="h2" size={500} weight="semibold">
        {say(TEXTS.importing)}
      </Text>
      <ProgressBar value={fraction} thickness="large" aria-label={wording} />
      <Text className={styles.stage}>{wording}</Text>
      {stage === "reading" && (
        <Button className={styles.cancel} onClick={() => actions.cancel()}>
          {say(TEXTS.cancel)}
        </Button>
      )}
    </section>
  );
}
