import {
  Field as LabelledField,
  makeStyles,
  mergeClasses,
  Select,
  SpinButton,
  Text,
  tokens,
} from "@fluentui/react-components";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import { columnLetters, FIELD_LABELS, type ColumnUse, type Field, type SheetSurvey } from "../../engine";
import { isSure, withColumn, withHeaderRow } from "../sheetSettings";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import type { SheetCardProps } from "./SheetCard";
import { useWording } from "./wording";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalM,
  },
  headerRow: { maxWidth: "160px" },
  line: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 2fr) minmax(0, 3fr)",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXXS,
  },
  label: { overflowWrap: "anywhere" },
  select: { minWidth: 0 },
  evidence: {
    gridColumnStart: 2,
    display: "flex",
    alignItems: "flex-start",
    columnGap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground3,
  },
  oneLine: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  unsure: { color: tokens.colorStatusWarningForeground1 },
  mark: { flexShrink: 0, marginTop: "2px" },
});

/** The fields a reconciliation lives on, offered even where no column was found for them. */
const ALWAYS_OFFERED: readonly Field[] = [
  "reference",
  "counterReference",
  "account",
  "security",
  "side",
  "quantity",
  "price",
  "grossAmount",
  "fees",
  "tax",
  "accruedInterest",
  "netAmount",
  "currency",
  "tradeDate",
  "settlementDate",
  "counterparty",
  "status",
];

/** Which column each field was found in, why, and another choice. */
export function ColumnsEditor({ survey }: SheetCardProps) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const known = Object.keys(survey.columns) as Field[];
  const fields = [...ALWAYS_OFFERED, ...known.filter((field) => !ALWAYS_OFFERED.includes(field))];
  return (
    <div className={styles.root}>
      <LabelledField label={say(TEXTS.headerRow)} size="small" className={styles.headerRow}>
        <SpinButton
          size="small"
          min={1}
          value={Math.max(survey.headerRow, 1)}
          onChange={(_, { value }) => {
            if (value === null || value === undefined || value === survey.headerRow) return;
            void actions.correct((current) => withHeaderRow(current, survey.sheet, value));
          }}
        />
      </LabelledField>
      {fields.map((field) => (
        <FieldLine key={field} survey={survey} field={field} use={survey.columns[field] ?? null} />
      ))}
    </div>
  );
}

interface FieldLineProps {
  readonly survey: SheetSurvey;
  readonly field: Field;
  readonly use: ColumnUse | null;
}

function FieldLine({ survey, field, use }: FieldLineProps) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const choices = columnChoices(survey);
  return (
    <div className={styles.line}>
      <Text size={200} className={styles.label}>
        {say(FIELD_LABELS[field])}
      </Text>
      <Select
        size="small"
        className={styles.select}
        aria-label={say(FIELD_LABELS[field])}
        value={use?.header ?? ""}
        onChange={(_, { value }) =>
          void actions.correct((current) => withColumn(current, survey, field, value === "" ? null : value))
        }
      >
        <option value="">{say(TEXTS.noColumn)}</option>
        {choices.map(({ column, header }) => (
          <option key={column} value={header}>
            {say(TEXTS.columnOption(columnLetters(column), header))}
          </option>
        ))}
      </Select>
      {use && (
        <div className={styles.evidence}>
          {!isSure(use.confidence) && (
            <WarningFilled className={mergeClasses(styles.unsure, styles.mark)} aria-hidden />
          )}
          <Text size={100} className={isSure(use.confidence) ? styles.oneLine : ""} title={say(use.evidence)}>
            {!isSure(use.confidence) && `${say(TEXTS.confidence.check)} · `}
            {say(TEXTS.percentSure(Math.round(use.confidence * 100)))} · {say(use.evidence)}
          </Text>
        </div>
      )}
    </div>
  );
}

/** Every column with a header, from left to right. */
function columnChoices(survey: SheetSurvey): { readonly column: number; readonly header: string }[] {
  return [...Object.values(survey.columns), ...survey.unused]
    .filter(({ header }) => header !== "")
    .sort((one, other) => one.column - other.column);
}
