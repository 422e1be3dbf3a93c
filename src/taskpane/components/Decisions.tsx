import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Checkbox,
  makeStyles,
  Text,
  tokens,
} from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { createContext, useContext, useState } from "react";
import { DECISION_KIND_WORDS, type BreakView, type DecidedRow, type Decision, type WaitingView } from "../../engine";
import { dayText } from "../format";
import { isoText } from "../../kernel/day";
import { DECISION_TEXTS } from "../decisionTexts";
import { RULE_TEXTS } from "../ruleTexts";
import type { Done } from "../paneState";
import { useActions } from "./actions";
import { DecisionForm } from "./DecisionForm";
import { useWording } from "./wording";

/** What was decided since the run, and what is put aside to be matched by hand. */
export const DecidedContext = createContext<Pick<Done, "decided" | "basket" | "asked">>({
  decided: [],
  basket: { left: [], right: [] },
  asked: null,
});

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, alignItems: "flex-start" },
  line: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalS,
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  label: { overflowWrap: "anywhere" },
  basket: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

interface RowsOf {
  readonly left: readonly DecidedRow[];
  readonly right: readonly DecidedRow[];
}

/** The decision since the run that speaks of any of these rows. */
function useDecided({ left, right }: RowsOf): Decision | undefined {
  const { decided } = useContext(DecidedContext);
  const ids = new Set([...left, ...right].map(({ id }) => id));
  return [...decided].reverse().find((decision) => [...decision.left, ...decision.right].some(({ id }) => ids.has(id)));
}

/** Accept or reject a suggestion; of an ambiguous match, choose the rows that belong together. */
export function WaitingDecision({ one }: { readonly one: WaitingView }) {
  const styles = useStyles();
  const { say } = useWording();
  const [left, setLeft] = useState<readonly DecidedRow[]>([]);
  const [right, setRight] = useState<readonly DecidedRow[]>([]);
  const made = useDecided({ left: one.left.refs, right: one.right.refs });
  if (made) {
    return (
      <>
        <Made decision={made} />
        {made.kind === "match" && <RuleButton rule={one.rule} />}
      </>
    );
  }
  if (one.status === "suggested")
    return (
      <DecisionForm
        left={one.left.refs}
        right={one.right.refs}
        choices={[
          { kind: "match", label: "accept" },
          { kind: "reject", label: "refuse" },
        ]}
      >
        <RuleButton rule={one.rule} />
      </DecisionForm>
    );
  const isChosen = left.length > 0 && right.length > 0;
  return (
    <div className={styles.column} role="group" aria-label={say(DECISION_TEXTS.chooseRows)}>
      <Text size={200}>{say(DECISION_TEXTS.chooseRows)}</Text>
      <Candidates of={one.left} chosen={left} onChange={setLeft} />
      <Candidates of={one.right} chosen={right} onChange={setRight} />
      <DecisionForm
        left={isChosen ? left : one.left.refs}
        right={isChosen ? right : one.right.refs}
        choices={[
          { kind: "match", label: isChosen ? "match" : "matchAll" },
          ...(isChosen ? [] : [{ kind: "reject", label: "refuse" } as const]),
        ]}
      />
    </div>
  );
}

/** The rule that would have found a pair, to be looked at with its effect before it is kept. */
function RuleButton({ rule }: Pick<WaitingView, "rule">) {
  const { say } = useWording();
  const actions = useActions();
  if (rule === null) return null;
  return (
    <Button size="small" onClick={() => void actions.proposeRule(rule)}>
      {say(RULE_TEXTS.propose)}
    </Button>
  );
}

interface CandidatesProps {
  readonly of: WaitingView["left"];
  readonly chosen: readonly DecidedRow[];
  readonly onChange: (chosen: readonly DecidedRow[]) => void;
}

function Candidates({ of: { sheet, rows, refs }, chosen, onChange }: CandidatesProps) {
  return refs.map((ref, index) => (
    <Checkbox
      key={ref.id}
      label={`${sheet} ${String(rows[index] ?? "")} · ${ref.label}`}
      checked={chosen.includes(ref)}
      onChange={(_, { checked }) => onChange(checked ? [...chosen, ref] : chosen.filter((other) => other !== ref))}
    />
  ));
}

/** What may be decided of a break: that it is none, that the rows are strangers, that it can wait. */
export function BreakDecision({ found }: { readonly found: BreakView }) {
  const { say } = useWording();
  const actions = useActions();
  const { basket } = useContext(DecidedContext);
  const rows = { left: found.left?.refs ?? [], right: found.right?.refs ?? [] };
  const made = useDecided(rows);
  if (made) return <Made decision={made} />;
  if (found.type.startsWith("duplicate-")) return null;
  if (rows.left.length > 0 && rows.right.length > 0)
    return (
      <DecisionForm
        {...rows}
        choices={[
          { kind: "force", label: "force" },
          { kind: "reject", label: "reject" },
        ]}
      />
    );
  const kept = [...basket.left, ...basket.right];
  const isKept = [...rows.left, ...rows.right].every((row) => kept.some(({ id }) => id === row.id));
  return (
    <DecisionForm {...rows} choices={[{ kind: "ignore", label: "ignore" }]}>
      <Button size="small" disabled={isKept} onClick={() => actions.putInBasket(rows)}>
        {say(DECISION_TEXTS.byHand)}
      </Button>
    </DecisionForm>
  );
}

/** What may be decided of rows that somebody asked about: to part those that are matched, to match those that are not. */
export function RowsDecision({ isMatched, left, right }: RowsOf & { readonly isMatched: boolean }) {
  const made = useDecided({ left, right });
  if (made) return <Made decision={made} />;
  return (
    <DecisionForm
      left={left}
      right={right}
      choices={
        isMatched
          ? [{ kind: "reject", label: "reject" }]
          : [
              { kind: "match", label: "byHand" },
              { kind: "force", label: "force" },
            ]
      }
    />
  );
}

function Made({ decision }: { readonly decision: Decision }) {
  const { say } = useWording();
  return <DecisionLine decision={decision} text={say(DECISION_TEXTS.made(say(DECISION_KIND_WORDS[decision.kind])))} />;
}

function DecisionLine({ decision, text }: { readonly decision: Decision; readonly text: string }) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const rows = labels([...decision.left, ...decision.right]);
  return (
    <div className={styles.line}>
      <Text size={200} className={styles.label}>
        {text}
      </Text>
      <Button
        size="small"
        icon={<ArrowUndoRegular />}
        aria-label={say(DECISION_TEXTS.undoOf(rows))}
        onClick={() => void actions.undoDecision(decision.id)}
      >
        {say(DECISION_TEXTS.undo)}
      </Button>
    </div>
  );
}

const labels = (rows: readonly DecidedRow[]): string => rows.map(({ label }) => label).join(" + ");

/** The rows that a person gathers to match them by hand, several on either side. */
export function Basket({ basket }: Pick<Done, "basket">) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const { left, right } = basket;
  if (left.length + right.length === 0) return null;
  return (
    <section className={styles.basket} aria-label={say(DECISION_TEXTS.basket)}>
      <Text weight="semibold">{say(DECISION_TEXTS.basket)}</Text>
      {[left, right].map((rows, index) => (
        <Text key={index} size={200} className={styles.label}>
          {rows.length === 0 ? "…" : labels(rows)}
        </Text>
      ))}
      {(left.length === 0 || right.length === 0) && <Text size={200}>{say(DECISION_TEXTS.basketHint)}</Text>}
      <DecisionForm
        left={left}
        right={right}
        choices={
          left.length > 0 && right.length > 0
            ? [
                { kind: "match", label: "byHand" },
                { kind: "force", label: "force" },
              ]
            : []
        }
      >
        <Button size="small" onClick={() => actions.emptyBasket()}>
          {say(DECISION_TEXTS.empty)}
        </Button>
      </DecisionForm>
    </section>
  );
}

/** Every decision of the workbook, each with the way to undo it. */
export function DecisionList({ decisions }: { readonly decisions: readonly Decision[] }) {
  const { say } = useWording();
  if (decisions.length === 0) return null;
  return (
    <Accordion collapsible>
      <AccordionItem value="decisions">
        <AccordionHeader size="small">{say(DECISION_TEXTS.list(decisions.length))}</AccordionHeader>
        <AccordionPanel>
          {decisions.map((decision) => {
            const { kind, left, right, reason, by, until } = decision;
            const last = until === null ? "" : dayText(isoText(until));
            const parts = [say(DECISION_KIND_WORDS[kind]), last, labels([...left, ...right]), reason, by];
            return (
              <DecisionLine
                key={decision.id}
                decision={decision}
                text={parts.filter((part) => part !== "").join(" · ")}
              />
            );
          })}
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
