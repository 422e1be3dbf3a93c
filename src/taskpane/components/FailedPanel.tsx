import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ErrorCircleRegular } from "@fluentui/react-icons/svg/error-circle";
import type { Notice } from "../../engine";
import type { Wording } from "../../kernel/language";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { useWording } from "./wording";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    justifyContent: "center",
    alignItems: "flex-start",
    rowGap: tokens.spacingVerticalM,
    minHeight: "100%",
    boxSizing: "border-box",
    padding: tokens.spacingHorizontalXXL,
  },
  icon: { fontSize: "32px", color: tokens.colorStatusDangerForeground1 },
  detail: { color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** What could not be reconciled, in the engine's words, with the remedy. */
export function RefusedPanel({ notice }: { readonly notice: Notice }) {
  const { say } = useWording();
  const actions = useActions();
  return (
    <Stopped title={TEXTS.refusedTitle} text={say(notice.wording)} detail={null}>
      <Button appearance="primary" onClick={() => actions.showSheets()}>
        {say(TEXTS.sheetsAndColumns)}
      </Button>
      <Button onClick={() => void actions.reconcile()}>{say(TEXTS.tryAgain)}</Button>
    </Stopped>
  );
}

/** Something broke: what it was, what became of the data, and what to do. */
export function FailedPanel({ detail, canGoBack }: { readonly detail: string; readonly canGoBack: boolean }) {
  const { say } = useWording();
  const actions = useActions();
  return (
    <Stopped title={TEXTS.failedTitle} text={say(TEXTS.failedRemedy)} detail={detail}>
      <Button appearance="primary" onClick={() => void (canGoBack ? actions.reconcile() : actions.open())}>
        {say(TEXTS.tryAgain)}
      </Button>
      {canGoBack && <Button onClick={() => actions.showSheets()}>{say(TEXTS.sheetsAndColumns)}</Button>}
    </Stopped>
  );
}

interface StoppedProps {
  readonly title: Wording;
  readonly text: string;
  readonly detail: string | null;
  readonly children: React.ReactNode;
}

function Stopped({ title, text, detail, children }: StoppedProps) {
  const styles = useStyles();
  const { say } = useWording();
  return (
    <section className={styles.root} role="alert">
      <ErrorCircleRegular className={styles.icon} aria-hidden />
      <Text as="h2" size={500} weight="semibold">
        {say(title)}
      </Text>
      <Text>{text}</Text>
      {detail !== null && (
        <Text size={200} className={styles.detail}>
          {say(TEXTS.technicalDetail(detail))}
        </Text>
      )}
      <div className={styles.buttons}>{children}</div>
    </section>
  );
}
