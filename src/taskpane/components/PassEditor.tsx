import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Text,
  tokens,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import {
  CONDITION_FIELDS,
  ECONOMIC_FIELDS,
  FIELD_LABELS,
  isBuiltIn,
  isKeyless,
  isRunnable,
  isSameSide,
  type Pass,
} from "../../engine";
import { fieldRole, restoredPass, withFieldRole, withReference } from "../ruleChanges";
import { AGREEMENT_TEXTS, CARDINALITY_TEXTS, ROLE_TEXTS, RULE_TEXTS, STRENGTH_TEXTS } from "../ruleTexts";
import { useActions } from "./actions";
import { Choice, choicesOf } from "./Choice";
import { TolerancesEditor } from "./TolerancesEditor";
import { useWording } from "./wording";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    alignItems: "stretch",
  },
  two: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: tokens.spacingHorizontalS },
  small: { alignSelf: "flex-start" },
  input: { minWidth: 0, width: "100%" },
});

export interface PassEditorProps {
  readonly pass: Pass;
  readonly isOwn: boolean;
  readonly onChange: (change: Partial<Pass>) => void;
}

/** Everything that a pass is made of, as fields to fill in. Passes that know their own keys have none to choose. */
export function PassEditor({ pass, isOwn, onChange }: PassEditorProps) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const { keys, agreement } = pass;
  const hasKeys = keys !== "shared" && !isKeyless(pass) && !isSameSide(pass);
  return (
    <div className={styles.root}>
      {isOwn && (
        <Field label={say(RULE_TEXTS.name)} size="small">
          <Input size="small" value={pass.name ?? ""} onChange={(_, { value }) => onChange({ name: value })} />
        </Field>
      )}
      {!isRunnable(pass) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say(RULE_TEXTS.notRunnable)}</MessageBarBody>
        </MessageBar>
      )}
      {hasKeys && <Keys pass={pass} onChange={onChange} />}
      {agreement !== "likely" && !isSameSide(pass) && (
        <Choice
          label={RULE_TEXTS.strength}
          value={pass.strength}
          choices={choicesOf(STRENGTH_TEXTS)}
          onChoose={(strength) => onChange({ strength })}
        />
      )}
      <Conditions pass={pass} onChange={onChange} />
      {agreement !== "equal" && agreement !== "likely" && !isSameSide(pass) && (
        <>
          <Text size={200}>{say(RULE_TEXTS.ownTolerances)}</Text>
          <TolerancesEditor
            tolerances={pass.tolerances ?? { decimals: {}, days: {} }}
            onChange={(tolerances) => {
              const isNone = Object.keys(tolerances.decimals).length + Object.keys(tolerances.days).length === 0;
              onChange({ tolerances: isNone ? null : tolerances });
            }}
          />
        </>
      )}
      {!isOwn && !isBuiltIn(pass) && (
        <Button
          size="small"
          className={styles.small}
          onClick={() => actions.changeRules((rules) => restoredPass(rules, pass.id))}
        >
          {say(RULE_TEXTS.restore)}
        </Button>
      )}
    </div>
  );
}

function Keys({ pass, onChange }: Omit<PassEditorProps, "isOwn">) {
  const styles = useStyles();
  const { say } = useWording();
  const isReferenced = fieldRole(pass, "reference") === "key";
  const { agreement } = pass;
  return (
    <>
      <Choice
        label={RULE_TEXTS.cardinality}
        value={pass.cardinality}
        choices={choicesOf(CARDINALITY_TEXTS)}
        onChoose={(cardinality) =>
          onChange({ cardinality, agreement: agreement === "mostly" ? "tolerated" : agreement })
        }
      />
      <Checkbox
        label={say(RULE_TEXTS.reference)}
        checked={isReferenced}
        onChange={(_, { checked }) => onChange(withReference(pass, checked === true))}
      />
      {pass.cardinality === "one-to-one" && !isKeyless(pass) && (
        <Choice
          label={RULE_TEXTS.agreement}
          value={agreement}
          choices={choicesOf(AGREEMENT_TEXTS).filter(([value]) => value !== "mostly" || isReferenced)}
          onChoose={(chosen) => onChange({ agreement: chosen })}
        />
      )}
      <Text size={200} weight="semibold">
        {say(RULE_TEXTS.fields)}
      </Text>
      <div className={styles.two}>
        {ECONOMIC_FIELDS.map((field) => (
          <Choice
            key={field}
            label={FIELD_LABELS[field]}
            value={fieldRole(pass, field)}
            choices={choicesOf(ROLE_TEXTS)}
            onChoose={(role) => onChange(withFieldRole(pass, field, role))}
          />
        ))}
      </div>
    </>
  );
}

function Conditions({ pass: { conditions }, onChange }: Omit<PassEditorProps, "isOwn">) {
  const styles = useStyles();
  const { say } = useWording();
  const put = (index: number, next: Pass["conditions"][number] | null): void =>
    onChange({ conditions: conditions.flatMap((old, at) => (at === index ? (next ? [next] : []) : [old])) });
  return (
    <>
      {conditions.map((condition, index) => (
        <div key={index} className={styles.two}>
          <Choice
            label={RULE_TEXTS.conditionField}
            value={condition.field}
            choices={CONDITION_FIELDS.map((field) => [field, FIELD_LABELS[field]] as const)}
            onChoose={(field) => put(index, { ...condition, field })}
          />
          <Field label={say(RULE_TEXTS.conditionValues)} size="small">
            <Input
              size="small"
              className={styles.input}
              defaultValue={condition.values.join(", ")}
              onBlur={({ target: { value } }) => {
                const values = value
                  .split(",")
                  .map((one) => one.trim())
                  .filter((one) => one !== "");
                if (values.length > 0) put(index, { ...condition, values });
              }}
            />
          </Field>
          <Button size="small" appearance="subtle" icon={<DeleteRegular />} onClick={() => put(index, null)}>
            {say(RULE_TEXTS.removeLine)}
          </Button>
        </div>
      ))}
      <Button
        size="small"
        icon={<AddRegular />}
        className={styles.small}
        onClick={() => onChange({ conditions: [...conditions, { field: "currency", values: ["EUR"] }] })}
      >
        {say(RULE_TEXTS.addCondition)}
      </Button>
    </>
  );
}
