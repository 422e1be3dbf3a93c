import { Button, Field as LabelledField, Input, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useState } from "react";
import { FIELD_LABELS, readAmount, type DayTolerance, type DecimalTolerance, type Tolerances } from "../../engine";
import { compare, decimal, decimalText, ZERO } from "../../kernel/decimal";
import type { Wording } from "../../kernel/language";
import { tolerancesOf, toleranceLines, type ToleranceLine } from "../ruleChanges";
import { CLASS_TEXTS, COUNT_TEXTS, KIND_TEXTS, RULE_TEXTS } from "../ruleTexts";
import { Choice, choicesOf } from "./Choice";
import { useWording } from "./wording";

const DECIMALS = ["price", "quantity", "grossAmount", "netAmount", "fees", "tax", "accruedInterest", "fxRate"] as const;
const DAYS = ["tradeDate", "settlementDate"] as const;

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM, alignItems: "flex-start" },
  line: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: tokens.spacingHorizontalS,
    width: "100%",
    paddingBottom: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  input: { minWidth: 0, width: "100%" },
  remove: { justifySelf: "start", alignSelf: "end" },
});

export interface TolerancesEditorProps {
  readonly tolerances: Tolerances;
  readonly onChange: (tolerances: Tolerances) => void;
}

/** How far values may lie apart, a line for each tolerance. */
export function TolerancesEditor({ tolerances, onChange }: TolerancesEditorProps) {
  const styles = useStyles();
  const { say } = useWording();
  const lines = toleranceLines(tolerances);
  const put = (index: number, line: ToleranceLine | null): void =>
    onChange(tolerancesOf(lines.flatMap((old, at) => (at === index ? (line ? [line] : []) : [old]))));
  return (
    <div className={styles.root}>
      {lines.map((line, index) => (
        <div key={`${line.field}${index}`} className={styles.line}>
          <Choice
            label={RULE_TEXTS.field}
            value={line.field}
            choices={[...DECIMALS, ...DAYS].map((field) => [field, FIELD_LABELS[field]] as const)}
            onChoose={(field) => put(index, lineFor(field))}
          />
          {"bound" in line ? (
            <DecimalLine bound={line.bound} onChange={(bound) => put(index, { field: line.field, bound })} />
          ) : (
            <DayLine days={line.days} onChange={(days) => put(index, { field: line.field, days })} />
          )}
          <Button
            size="small"
            appearance="subtle"
            className={styles.remove}
            icon={<DeleteRegular />}
            onClick={() => put(index, null)}
          >
            {say(RULE_TEXTS.removeLine)}
          </Button>
        </div>
      ))}
      <Button
        size="small"
        icon={<AddRegular />}
        onClick={() => onChange(tolerancesOf([...lines, lineFor("netAmount")]))}
      >
        {say(RULE_TEXTS.addTolerance)}
      </Button>
    </div>
  );
}

const isDays = (field: ToleranceLine["field"]): field is keyof Tolerances["days"] =>
  (DAYS as readonly string[]).includes(field);

/** A line that allows nothing yet. */
const lineFor = (field: ToleranceLine["field"]): ToleranceLine =>
  isDays(field)
    ? { field, days: { before: 0, after: 0 } }
    : { field, bound: { kind: "absolute", below: decimal(0n), above: decimal(0n) } };

interface DecimalLineProps {
  readonly bound: DecimalTolerance;
  readonly onChange: (bound: DecimalTolerance) => void;
}

function DecimalLine({ bound, onChange }: DecimalLineProps) {
  const { language } = useWording();
  const only = bound.only ?? { currency: null, assetClass: null };
  return (
    <>
      <Choice
        label={RULE_TEXTS.kind}
        value={bound.kind}
        choices={choicesOf(KIND_TEXTS)}
        onChoose={(kind) => onChange({ ...bound, kind })}
      />
      {(["below", "above"] as const).map((way) => (
        <Written
          key={way}
          label={RULE_TEXTS[way]}
          value={decimalText(bound[way])}
          onWritten={(text) => {
            const read = readAmount(text, language === "fr" ? "," : ".");
            if (typeof read !== "string" && compare(read, ZERO) >= 0) onChange({ ...bound, [way]: read });
          }}
        />
      ))}
      {bound.kind !== "absolute" && (
        <Choice
          label={RULE_TEXTS.base}
          value={bound.base ?? "book"}
          choices={choicesOf(RULE_TEXTS.baseOf)}
          onChoose={(base) => onChange({ ...bound, base })}
        />
      )}
      <Written
        label={RULE_TEXTS.currency}
        placeholder={RULE_TEXTS.anyCurrency}
        value={only.currency ?? ""}
        onWritten={(text) => {
          const currency = text.trim().toUpperCase();
          if (currency === "" || /^[A-Z]{3}$/.test(currency))
            onChange({ ...bound, only: { ...only, currency: currency || null } });
        }}
      />
      <Choice
        label={RULE_TEXTS.assetClass}
        value={only.assetClass ?? ""}
        choices={choicesOf(CLASS_TEXTS)}
        onChoose={(chosen) => onChange({ ...bound, only: { ...only, assetClass: chosen === "" ? null : chosen } })}
      />
    </>
  );
}

interface DayLineProps {
  readonly days: DayTolerance;
  readonly onChange: (days: DayTolerance) => void;
}

function DayLine({ days, onChange }: DayLineProps) {
  return (
    <>
      <Choice
        label={RULE_TEXTS.kind}
        value={days.count ?? "business"}
        choices={choicesOf(COUNT_TEXTS)}
        onChoose={(count) => onChange({ ...days, count })}
      />
      {(["before", "after"] as const).map((way) => (
        <Written
          key={way}
          label={way === "before" ? RULE_TEXTS.below : RULE_TEXTS.above}
          value={String(days[way])}
          onWritten={(text) => {
            if (/^\d{1,2}$/.test(text.trim())) onChange({ ...days, [way]: Number(text) });
          }}
        />
      ))}
    </>
  );
}

interface WrittenProps {
  readonly label: Wording;
  readonly placeholder?: Wording;
  readonly value: string;
  /** When the person is done; a text that is no value is not taken, and the old one comes back. */
  readonly onWritten: (text: string) => void;
}

function Written({ label, placeholder, value, onWritten }: WrittenProps) {
  const styles = useStyles();
  const { say, language } = useWording();
  const [text, setText] = useState<string | null>(null);
  const shown = language === "fr" ? value.replace(".", ",") : value;
  return (
    <LabelledField label={say(label)} size="small">
      <Input
        size="small"
        className={styles.input}
        value={text ?? shown}
        placeholder={placeholder && say(placeholder)}
        onChange={(_, { value: typed }) => setText(typed)}
        onBlur={() => {
          if (text !== null) onWritten(text);
          setText(null);
        }}
      />
    </LabelledField>
  );
}
