import {
  Badge,
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Text,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import { STATE_WORDS, type RunView } from "../../engine";
import { CLOSE_TEXTS } from "../closeTexts";
import { dayText } from "../format";
import { useActions } from "./actions";
import { useWording } from "./wording";

type CloseView = RunView["close"];

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  list: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, margin: 0, padding: 0 },
  item: { display: "flex", flexDirection: "column", listStyleType: "none" },
  head: {
    display: "flex",
    alignItems: "baseline",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
  },
  badge: { flexShrink: 0 },
  figures: { color: tokens.colorNeutralForeground3 },
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** The month-end close: what is not signed, the seal, and what became of the seals that there are. */
export function ClosePanel({ close, isStale }: { readonly close: CloseView; readonly isStale: boolean }) {
  const styles = useStyles();
  const { language, say } = useWording();
  const isOpen = close.open.length > 0;
  return (
    <div className={styles.root}>
      <Text as="h3" weight="semibold">
        {say(CLOSE_TEXTS.period(dayText(close.from), dayText(close.to)))}
      </Text>
      {close.isRefused && (
        <MessageBar intent="error">
          <MessageBarBody>{say(CLOSE_TEXTS.refused)}</MessageBarBody>
        </MessageBar>
      )}
      <Text>{say(isOpen ? CLOSE_TEXTS.open(close.open.length, close.countPoints) : CLOSE_TEXTS.allSigned)}</Text>
      <SealForm canSeal={!isOpen && !isStale} />
      <Seals seals={close.seals} />
      {isOpen && (
        <ul className={styles.list} aria-label={say(CLOSE_TEXTS.points)}>
          {close.open.map(({ title, figures, state }) => (
            <li key={title.en} className={styles.item}>
              <span className={styles.head}>
                <Text weight="semibold">{title[language]}</Text>
                <Badge
                  className={styles.badge}
                  appearance="tint"
                  color={state === "fails" ? "danger" : state === "holds" ? "success" : "informative"}
                >
                  {say(STATE_WORDS[state])}
                </Badge>
              </span>
              <Text size={200} className={styles.figures}>
                {say(figures)}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function SealForm({ canSeal }: { readonly canSeal: boolean }) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const [by, setBy] = useState(actions.person());
  return (
    <div className={styles.form}>
      <Field label={say(CLOSE_TEXTS.by)} size="small">
        <Input size="small" value={by} onChange={(_, { value }) => setBy(value)} />
      </Field>
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="primary"
          disabled={!canSeal || by.trim() === ""}
          onClick={() => void actions.seal(by)}
        >
          {say(CLOSE_TEXTS.seal)}
        </Button>
        <Button size="small" onClick={() => void actions.reconcile()}>
          {say(CLOSE_TEXTS.verify)}
        </Button>
      </div>
    </div>
  );
}

function Seals({ seals }: Pick<CloseView, "seals">) {
  const styles = useStyles();
  const { say } = useWording();
  if (seals.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={say(CLOSE_TEXTS.seals)}>
      {seals.map(({ wording, isWhole, changes }) => (
        <li key={wording.en} className={styles.item}>
          <MessageBar intent={isWhole ? "success" : "warning"} layout="multiline">
            <MessageBarBody>
              <Text block>{say(wording)}</Text>
              {changes.map((change) => (
                <Text key={change.en} block size={200}>
                  {say(change)}
                </Text>
              ))}
            </MessageBarBody>
          </MessageBar>
        </li>
      ))}
    </ul>
  );
}
