import { makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import type { Conventions, SheetSurvey } from "../../engine";
import { CONVENTION_TEXTS } from "../conventionTexts";
import { withConvention } from "../sheetSettings";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { useWording } from "./wording";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 2fr) minmax(0, 3fr)",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalM,
  },
  heading: { gridColumnStart: 1, gridColumnEnd: 3 },
  label: { overflowWrap: "anywhere" },
  select: { minWidth: 0 },
});

const KEYS = Object.keys(CONVENTION_TEXTS) as (keyof Conventions)[];

/** How a sheet writes its figures and dates: found from the cells unless a person says so. */
export function ConventionsEditor({ survey }: { readonly survey: SheetSurvey }) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  return (
    <div className={styles.root} role="group" aria-label={say(TEXTS.conventions)}>
      <Text as="h4" size={200} weight="semibold" className={styles.heading}>
        {say(TEXTS.conventions)}
      </Text>
      {KEYS.map((key) => {
        const { label, choices } = CONVENTION_TEXTS[key];
        return [
          <Text key={`${key} label`} size={200} className={styles.label}>
            {say(label)}
          </Text>,
          <Select
            key={key}
            size="small"
            className={styles.select}
            aria-label={say(label)}
            value={survey.conventions[key] ?? ""}
            onChange={(_, { value }) =>
              void actions.correct((current) => withConvention(current, survey, key, value === "" ? null : value))
            }
          >
            {choices.map((choice) => (
              <option key={choice.value ?? ""} value={choice.value ?? ""}>
                {say(choice.wording)}
              </option>
            ))}
          </Select>,
        ];
      })}
    </div>
  );
}
