import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  Text,
  tokens,
} from "@fluentui/react-components";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import { useContext, useState } from "react";
import { rowsAsked, valueWording, type BreakView, type FieldAnswer, type PairView, type WhyNot } from "../../engine";
import type { Language, Wording } from "../../kernel/language";
import { amountText, dayText } from "../format";
import type { AskedRows } from "../paneState";
import { TEXTS } from "../texts";
import { FIELD_VERDICTS, WHY_NOT_TEXTS } from "../whyNotTexts";
import { useActions } from "./actions";
import { DecidedContext, RowsDecision } from "./Decisions";
import { useTableStyles } from "./tableStyles";
import { useWording } from "./wording";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, fontSize: tokens.fontSizeBase200 },
  line: { overflowWrap: "anywhere" },
  ask: { alignSelf: "flex-start" },
});

export interface WhyNotPanelProps {
  /** The break whose rows are asked about to begin with; null: none. */
  readonly found: BreakView | null;
  readonly pair: PairView | null;
}

/** Asks why two rows, those of a break to begin with, are not matched, and shows the answer. */
export function WhyNotPanel(props: WhyNotPanelProps) {
  const { say } = useWording();
  return (
    <Accordion collapsible>
      <AccordionItem value="why-not">
        <AccordionHeader size="small" icon={<QuestionCircleRegular />}>
          {say(WHY_NOT_TEXTS.question)}
        </AccordionHeader>
        <AccordionPanel>
          <Question {...props} />
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

function Question({ found, pair }: WhyNotPanelProps) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const { asked } = useContext(DecidedContext);
  const [left, setLeft] = useState(found?.left?.rows.join(", ") ?? "");
  const [right, setRight] = useState(found?.right?.rows.join(", ") ?? "");
  const ours = rowsAsked(left, found?.left?.sheet ?? pair?.left.sheet ?? null);
  const theirs = rowsAsked(right, found?.right?.sheet ?? pair?.right.sheet ?? null);
  const isRunning = asked?.status === "running";
  return (
    <div className={styles.root}>
      <form
        className={styles.root}
        aria-label={say(WHY_NOT_TEXTS.question)}
        onSubmit={(event) => {
          event.preventDefault();
          if (ours && theirs) void actions.askWhyNot({ left: ours, right: theirs });
        }}
      >
        <RowInput label={WHY_NOT_TEXTS.ours} value={left} onChange={setLeft} />
        <RowInput label={WHY_NOT_TEXTS.theirs} value={right} onChange={setRight} hint={WHY_NOT_TEXTS.hint} />
        {isRunning ? (
          <Button className={styles.ask} size="small" onClick={() => actions.cancel()}>
            {say(WHY_NOT_TEXTS.stop)}
          </Button>
        ) : (
          <Button className={styles.ask} size="small" type="submit" disabled={!ours || !theirs}>
            {say(WHY_NOT_TEXTS.ask)}
          </Button>
        )}
      </form>
      <div aria-live="polite">{asked && <Answer asked={asked} />}</div>
    </div>
  );
}

interface RowInputProps {
  readonly label: Wording;
  readonly hint?: Wording;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function RowInput({ label, hint, value, onChange }: RowInputProps) {
  const { say } = useWording();
  return (
    <Field label={say(label)} size="small" {...(hint && { hint: say(hint) })}>
      <Input size="small" value={value} onChange={(_, { value: typed }) => onChange(typed)} />
    </Field>
  );
}

function Answer({ asked }: { readonly asked: AskedRows }) {
  const { say } = useWording();
  switch (asked.status) {
    case "running":
      return <ProgressBar value={asked.fraction} aria-label={say(WHY_NOT_TEXTS.asking)} />;
    case "refused":
      return (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say(asked.wording)}</MessageBarBody>
        </MessageBar>
      );
    case "done":
      return <Told answer={asked.answer} />;
  }
}

function Told({ answer: { isMatched, refs, verdict, standings, fields, passes } }: { readonly answer: WhyNot }) {
  const styles = useStyles();
  const { say } = useWording();
  return (
    <div className={styles.root}>
      <MessageBar intent={isMatched ? "success" : "info"} layout="multiline">
        <MessageBarBody>{say(verdict)}</MessageBarBody>
      </MessageBar>
      {refs && <RowsDecision isMatched={isMatched} {...refs} />}
      <Heading text={WHY_NOT_TEXTS.standings} />
      <ul className={styles.list}>
        {standings.map(({ sheet, row, wording }) => (
          <li key={`${sheet}!${row}`} className={styles.line}>
            <b>{say(WHY_NOT_TEXTS.place(sheet, row))}</b> {say(wording)}
          </li>
        ))}
      </ul>
      {fields.length > 0 && <FieldTable fields={fields} />}
      {passes.length > 0 && (
        <>
          <Heading text={WHY_NOT_TEXTS.passes} />
          <ol className={styles.list}>
            {passes.map(({ id, title, sentence }) => (
              <li key={id} className={styles.line}>
                <b>{say(title)}</b> {say(sentence)}
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function Heading({ text }: { readonly text: Wording }) {
  const { say } = useWording();
  return (
    <Text as="h4" size={200} weight="semibold">
      {say(text)}
    </Text>
  );
}

function FieldTable({ fields }: { readonly fields: readonly FieldAnswer[] }) {
  const tables = useTableStyles();
  const { language, say } = useWording();
  return (
    <table className={tables.table} aria-label={say(WHY_NOT_TEXTS.fields)}>
      <thead>
        <tr>
          <th scope="col">{say(TEXTS.field)}</th>
          <th scope="col">{say(TEXTS.ours)}</th>
          <th scope="col">{say(TEXTS.theirs)}</th>
          <th scope="col">{say(WHY_NOT_TEXTS.said)}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((line) => (
          <tr key={line.field}>
            <th scope="row">{say(line.label)}</th>
            <td>{written(line, line.left, language)}</td>
            <td>{written(line, line.right, language)}</td>
            <td>
              {say(FIELD_VERDICTS[line.verdict])}
              {line.tolerance && ` (${say(line.tolerance)})`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function written({ kind, field }: FieldAnswer, text: string | null, language: Language): string {
  if (text === null) return "–";
  if (kind === "decimal") return amountText(text, language);
  return kind === "day" ? dayText(text) : valueWording(field, text)[language];
}
