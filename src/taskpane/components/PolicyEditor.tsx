import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Field,
  Input,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { AccountingPolicy } from "../../engine";
import { isoText, parseDay } from "../../kernel/day";
import { decimalText, parseDecimal } from "../../kernel/decimal";
import type { Wording } from "../../kernel/language";
import { POLICY_CHOICES, POLICY_TEXTS } from "../policyTexts";
import { useActions } from "./actions";
import { Choice, choicesOf } from "./Choice";
import { useWording } from "./wording";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalM,
  },
});

/** How the firm keeps its books, where the rules leave a choice: each holds from the next run on. */
export function PolicyEditor({ policy }: { readonly policy: AccountingPolicy }) {
  const styles = useStyles();
  const { language, say } = useWording();
  const actions = useActions();
  const limit = decimalText(policy.writeOffLimit, 2).replace(".", language === "fr" ? "," : ".");
  const change = (part: Partial<AccountingPolicy>): void =>
    void actions.correct((settings) => ({ ...settings, accounting: { ...settings.accounting, ...part } }));
  const { costMethod, fees, sameDay, valuation, accruals } = POLICY_CHOICES;
  return (
    <Accordion collapsible>
      <AccordionItem value="policy">
        <AccordionHeader size="small">{say(POLICY_TEXTS.title)}</AccordionHeader>
        <AccordionPanel>
          <div className={styles.root}>
            <Written
              key={policy.baseCurrency}
              label={POLICY_TEXTS.baseCurrency}
              hint={POLICY_TEXTS.currencyHint}
              value={policy.baseCurrency}
              read={(text) => (/^[A-Z]{3}$/.test(text.toUpperCase()) ? { baseCurrency: text.toUpperCase() } : null)}
              onRead={change}
            />
            <Choice
              label={costMethod.label}
              value={policy.costMethod}
              choices={choicesOf(costMethod.choices)}
              onChoose={(value) => change({ costMethod: value })}
            />
            <Choice
              label={fees.label}
              value={policy.fees}
              choices={choicesOf(fees.choices)}
              onChoose={(value) => change({ fees: value })}
            />
            <Choice
              label={sameDay.label}
              value={policy.sameDay}
              choices={choicesOf(sameDay.choices)}
              onChoose={(value) => change({ sameDay: value })}
            />
            <Choice
              label={valuation.label}
              value={policy.valuation}
              choices={choicesOf(valuation.choices)}
              onChoose={(value) => change({ valuation: value })}
            />
            <Choice
              label={accruals.label}
              value={policy.accruals}
              choices={choicesOf(accruals.choices)}
              onChoose={(value) => change({ accruals: value })}
            />
            <Written
              label={POLICY_TEXTS.writeOffLimit}
              hint={POLICY_TEXTS.limitHint}
              value={limit}
              key={limit}
              read={(text) => {
                const read = parseDecimal(text.replace(",", "."));
                return read.ok && LIMIT.test(text) ? { writeOffLimit: read.value } : null;
              }}
              onRead={change}
            />
            {(["periodStart", "periodEnd"] as const).map((field) => (
              <Written
                key={`${field} ${policy[field] ?? ""}`}
                type="date"
                label={POLICY_TEXTS[field]}
                hint={POLICY_TEXTS.periodHint}
                value={policy[field] === null ? "" : isoText(policy[field])}
                read={(text) => {
                  const day = parseDay(text);
                  return text === "" ? { [field]: null } : day.ok ? { [field]: day.value } : null;
                }}
                onRead={change}
              />
            ))}
            {COUNTS.map(([field, least]) => (
              <Written
                key={`${field} ${policy[field]}`}
                label={POLICY_TEXTS[field]}
                hint={POLICY_TEXTS.countHint}
                value={String(policy[field])}
                read={(text) => (/^\d{1,4}$/.test(text) && Number(text) >= least ? { [field]: Number(text) } : null)}
                onRead={change}
              />
            ))}
          </div>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

/** What a profile keeps of the limit. */
const LIMIT = /^\d{1,9}([.,]\d{1,4})?$/;

/** Whole numbers of the policy, and the least that each may be. */
const COUNTS = [
  ["suspenseDays", 0],
  ["stalePrices", 2],
  ["priceJump", 1],
] as const satisfies readonly (readonly [keyof AccountingPolicy, number])[];

interface WrittenProps {
  readonly label: Wording;
  readonly hint: Wording;
  readonly value: string;
  readonly type?: "text" | "date";
  /** What a text means; null: it cannot be read. */
  readonly read: (text: string) => Partial<AccountingPolicy> | null;
  readonly onRead: (part: Partial<AccountingPolicy>) => void;
}

/** A figure that a person writes: kept when it can be read and the field is left. */
function Written({ label, hint, value, type = "text", read, onRead }: WrittenProps) {
  const { say } = useWording();
  const [text, setText] = useState(value);
  const part = read(text.trim());
  return (
    <Field
      label={say(label)}
      size="small"
      validationState={part === null ? "error" : "none"}
      {...(part === null ? { validationMessage: say(hint) } : { hint: say(hint) })}
    >
      <Input
        size="small"
        type={type}
        value={text}
        onChange={(_, { value: written }) => setText(written)}
        onBlur={() => {
          if (part !== null && text !== value) onRead(part);
        }}
      />
    </Field>
  );
}
