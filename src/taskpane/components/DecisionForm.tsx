import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { DecidedRow, Decision } from "../../engine";
import { parseDay } from "../../kernel/day";
import { DECISION_TEXTS } from "../decisionTexts";
import { useActions } from "./actions";
import { useWording } from "./wording";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  form: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
});

export interface Choosable {
  readonly kind: Decision["kind"];
  readonly label: keyof typeof DECISION_TEXTS &
    ("match" | "matchAll" | "force" | "reject" | "ignore" | "accept" | "refuse" | "byHand");
}

export interface DecisionFormProps {
  readonly left: readonly DecidedRow[];
  readonly right: readonly DecidedRow[];
  readonly choices: readonly Choosable[];
  /** What else can be done with the rows, beside the decisions. */
  readonly children?: React.ReactNode;
}

/** What may be decided of these rows; each choice asks for the reason and who decides before it holds. */
export function DecisionForm({ left, right, choices, children }: DecisionFormProps) {
  const styles = useStyles();
  const { say } = useWording();
  const [kind, setKind] = useState<Decision["kind"] | null>(null);
  if (kind !== null) return <Details kind={kind} left={left} right={right} onDone={() => setKind(null)} />;
  return (
    <div className={styles.buttons}>
      {choices.map((choice) => (
        <Button key={choice.label} size="small" onClick={() => setKind(choice.kind)}>
          {say(DECISION_TEXTS[choice.label])}
        </Button>
      ))}
      {children}
    </div>
  );
}

interface DetailsProps extends Pick<DecisionFormProps, "left" | "right"> {
  readonly kind: Decision["kind"];
  readonly onDone: () => void;
}

function Details({ kind, left, right, onDone }: DetailsProps) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const [reason, setReason] = useState("");
  const [by, setBy] = useState(actions.person());
  const [until, setUntil] = useState("");
  const last = parseDay(until);
  const isComplete = (kind !== "force" || reason.trim() !== "") && (kind !== "ignore" || last.ok);
  const decide = (): void => {
    void actions.decide({
      kind,
      left,
      right,
      reason: reason.trim(),
      by: by.trim(),
      until: last.ok ? last.value : null,
    });
    onDone();
  };
  return (
    <div className={styles.form} role="group" aria-label={say(DECISION_TEXTS[kind])}>
      {kind === "ignore" && (
        <Field label={say(DECISION_TEXTS.until)} size="small" required>
          <Input size="small" type="date" value={until} onChange={(_, { value }) => setUntil(value)} />
        </Field>
      )}
      <Field label={say(DECISION_TEXTS.reason)} size="small" required={kind === "force"}>
        <Input size="small" value={reason} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <Field label={say(DECISION_TEXTS.by)} size="small">
        <Input size="small" value={by} onChange={(_, { value }) => setBy(value)} />
      </Field>
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" disabled={!isComplete} onClick={decide}>
          {say(DECISION_TEXTS.decide)}
        </Button>
        <Button size="small" onClick={onDone}>
          {say(DECISION_TEXTS.cancel)}
        </Button>
      </div>
    </div>
  );
}
