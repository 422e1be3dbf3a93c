import { Field, makeStyles, Select } from "@fluentui/react-components";
import type { Wording } from "../../kernel/language";
import { useWording } from "./wording";

const useStyles = makeStyles({ select: { minWidth: 0 } });

export interface ChoiceProps<Value extends string> {
  readonly label: Wording;
  readonly value: Value;
  /** In the order in which they are offered. */
  readonly choices: readonly (readonly [value: Value, wording: Wording])[];
  readonly onChoose: (value: Value) => void;
}

/** One of a few values, with its label above it. */
export function Choice<Value extends string>({ label, value, choices, onChoose }: ChoiceProps<Value>) {
  const styles = useStyles();
  const { say } = useWording();
  return (
    <Field label={say(label)} size="small">
      <Select
        size="small"
        className={styles.select}
        value={value}
        onChange={(_, { value: chosen }) => {
          const choice = choices.find(([known]) => known === chosen);
          if (choice) onChoose(choice[0]);
        }}
      >
        {choices.map(([known, wording]) => (
          <option key={known} value={known}>
            {say(wording)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Every value of a table of texts as a choice. */
export const choicesOf = <Value extends string>(
  texts: Readonly<Record<Value, Wording>>,
): readonly (readonly [Value, Wording])[] => Object.entries(texts) as [Value, Wording][];
