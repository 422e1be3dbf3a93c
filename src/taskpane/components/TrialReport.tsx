import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Text,
  tokens,
} from "@fluentui/react-components";
import { TableCursorRegular } from "@fluentui/react-icons/svg/table-cursor";
import { useEffect, useRef } from "react";
import type { ChangedMatch, Changes, WhatIf } from "../../engine";
import { amountText, placesOf, rowNumbers } from "../format";
import type { Trial } from "../paneState";
import { CHANGE_TEXTS, RULE_TEXTS } from "../ruleTexts";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { useWording } from "./wording";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  example: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

const KINDS = Object.keys(CHANGE_TEXTS) as (keyof typeof CHANGE_TEXTS)[];

export interface TrialReportProps {
  readonly trial: Exclude<Trial, { readonly status: "running" }>;
  /** The rules were changed since. */
  readonly isOutdated: boolean;
}

/** What the rules would change: matches gained and lost, ambiguities, suggestions, breaks, and the money that would go unseen. */
export function TrialReport({ trial, isOutdated }: TrialReportProps) {
  const styles = useStyles();
  const { say } = useWording();
  const report = useRef<HTMLElement>(null);
  // The ladder is longer than the pane: what was asked for stands below it.
  useEffect(() => report.current?.scrollIntoView({ block: "nearest" }), [trial]);
  return (
    <section ref={report} className={styles.root} aria-label={say(RULE_TEXTS.trial)}>
      <Text as="h3" size={300} weight="semibold">
        {say(RULE_TEXTS.trial)}
      </Text>
      {isOutdated && <Message text={say(RULE_TEXTS.outdated)} />}
      {trial.status === "refused" ? <Message text={say(trial.wording)} /> : <Outcome whatIf={trial.whatIf} />}
    </section>
  );
}

function Message({ text }: { readonly text: string }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  );
}

function Outcome({ whatIf }: { readonly whatIf: WhatIf }) {
  const { say, language } = useWording();
  const changed = KINDS.filter((kind) => whatIf[kind].count > 0);
  const hidden = whatIf.hidden.filter(({ before, after }) => before !== after);
  const isSame = changed.length === 0 && hidden.length === 0 && whatIf.breaksBefore === whatIf.breaksAfter;
  if (isSame) return <Text>{say(RULE_TEXTS.nothing)}</Text>;
  return (
    <>
      <Text>{say(RULE_TEXTS.breaks(whatIf.breaksBefore, whatIf.breaksAfter))}</Text>
      {hidden.map(({ currency, before, after }) => {
        const [now, then] = [before, after].map((text) => amountText(text, language, placesOf(currency)));
        return <Text key={currency}>{say(RULE_TEXTS.hidden(currency, now ?? "", then ?? ""))}</Text>;
      })}
      <Accordion collapsible multiple>
        {changed.map((kind) => (
          <AccordionItem key={kind} value={kind}>
            <AccordionHeader size="small">
              {say(RULE_TEXTS.countOf(CHANGE_TEXTS[kind], whatIf[kind].count))}
            </AccordionHeader>
            <AccordionPanel>
              <Examples changes={whatIf[kind]} />
            </AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
    </>
  );
}

function Examples({ changes: { count, examples } }: { readonly changes: Changes }) {
  const { say } = useWording();
  return (
    <>
      {examples.map((example) => (
        <Example key={`${example.left.rows.join()}/${example.right.rows.join()}`} example={example} />
      ))}
      {count > examples.length && <Text size={200}>{say(RULE_TEXTS.more(count - examples.length))}</Text>}
    </>
  );
}

function Example({ example: { left, right, reason } }: { readonly example: ChangedMatch }) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  return (
    <div className={styles.example}>
      <div>
        {[left, right].map(({ sheet, rows }, index) => (
          <Text key={index} block size={200} weight="semibold">
            {say(TEXTS.sheetRows(sheet, rowNumbers(rows), rows.length))}
          </Text>
        ))}
        <Text size={200}>{say(reason)}</Text>
      </div>
      <Button
        size="small"
        appearance="subtle"
        icon={<TableCursorRegular />}
        aria-label={say(TEXTS.showRows)}
        title={say(TEXTS.showRows)}
        onClick={() => void actions.showRows(left, right)}
      />
    </div>
  );
}
