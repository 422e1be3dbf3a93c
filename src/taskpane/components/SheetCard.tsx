import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  Select,
  Text,
  tokens,
} from "@fluentui/react-components";
import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { DocumentTableRegular } from "@fluentui/react-icons/svg/document-table";
import type { Settings, SheetRole, SheetSurvey } from "../../engine";
import { countToCheck, isSure, withRole } from "../sheetSettings";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { ColumnsEditor } from "./ColumnsEditor";
import { ConfidenceMark } from "./ConfidenceMark";
import { ConventionsEditor } from "./ConventionsEditor";
import { useWording } from "./wording";

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    paddingTop: tokens.spacingVerticalM,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalXS,
  },
  title: { display: "flex", alignItems: "flex-start", columnGap: tokens.spacingHorizontalS },
  icon: { fontSize: "20px", flexShrink: 0, color: tokens.colorBrandForeground1 },
  sentence: { overflowWrap: "anywhere", flexGrow: 1, minWidth: 0 },
  evidence: { color: tokens.colorNeutralForeground3 },
  ignored: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    paddingBottom: tokens.spacingVerticalXS,
  },
  name: { overflowWrap: "anywhere" },
});

export interface SheetCardProps {
  readonly survey: SheetSurvey;
  readonly settings: Settings;
}

/** One side: what the sheet was taken for, why, and its columns. */
export function SheetCard({ survey, settings }: SheetCardProps) {
  const styles = useStyles();
  const { say } = useWording();
  const Icon = survey.role === "book" || survey.role === "accounting" ? BookOpenRegular : DocumentTableRegular;
  const toCheck = countToCheck(survey);
  const recognised = Object.keys(survey.columns).length;
  return (
    <section className={styles.card} aria-label={survey.sheet}>
      <div className={styles.head}>
        <div className={styles.title}>
          <Icon className={styles.icon} aria-hidden />
          <Text as="h3" weight="semibold" className={styles.sentence}>
            {say(TEXTS.foundSheet(survey.sheet, TEXTS.roleInSentence[survey.role], survey.countRows))}
          </Text>
          <ConfidenceMark isSure={isSure(survey.roleConfidence)} confidence={survey.roleConfidence} />
        </div>
        <Text size={200} className={styles.evidence}>
          {say(survey.roleEvidence)}
        </Text>
        <RoleSelect survey={survey} />
      </div>
      <Accordion collapsible>
        <AccordionItem value="columns">
          <AccordionHeader size="small">
            {say(TEXTS.columnsRecognised(recognised))}
            {toCheck > 0 && `, ${say(TEXTS.columnsToCheck(toCheck))}`}
          </AccordionHeader>
          <AccordionPanel>
            <ColumnsEditor survey={survey} settings={settings} />
            <ConventionsEditor survey={survey} />
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
    </section>
  );
}

/** The sheets that take no part, folded away unless one of them is needed. */
export function IgnoredSheets({
  surveys,
  isOpen,
}: {
  readonly surveys: readonly SheetSurvey[];
  readonly isOpen: boolean;
}) {
  const styles = useStyles();
  const { say } = useWording();
  if (surveys.length === 0) return null;
  return (
    <Accordion collapsible {...(isOpen ? { defaultOpenItems: "ignored" } : {})}>
      <AccordionItem value="ignored">
        <AccordionHeader size="small">{say(TEXTS.otherSheets(surveys.length))}</AccordionHeader>
        <AccordionPanel>
          {surveys.map((survey) => (
            <div key={survey.sheet} className={styles.ignored}>
              <Text size={200} className={styles.name}>
                {survey.sheet}
              </Text>
              <RoleSelect survey={survey} />
            </div>
          ))}
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

const ROLES: readonly SheetRole[] = ["book", "accounting", "statement", "market", "ignored"];

function RoleSelect({ survey }: { readonly survey: SheetSurvey }) {
  const { say } = useWording();
  const actions = useActions();
  return (
    <Select
      size="small"
      aria-label={say(TEXTS.roleOf(survey.sheet))}
      value={survey.role}
      onChange={(_, { value }) => {
        const role = ROLES.find((one) => one === value);
        if (role) void actions.correct((current) => withRole(current, survey.sheet, role));
      }}
    >
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {say(TEXTS.role[role])}
        </option>
      ))}
    </Select>
  );
}
