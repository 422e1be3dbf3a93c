import {
  Button,
  Field as LabelledField,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Text,
  tokens,
} from "@fluentui/react-components";
import { DocumentTableSearchRegular } from "@fluentui/react-icons/svg/document-table-search";
import { FilterRegular } from "@fluentui/react-icons/svg/filter";
import { isoText, parseDay, type Day } from "../../kernel/day";
import type { Ready } from "../paneState";
import { whatIsMissing, type Missing } from "../sheetSettings";
import { RULE_TEXTS } from "../ruleTexts";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { DecisionList } from "./Decisions";
import { ImportReports } from "./ImportReports";
import { ImportSection } from "./ImportSection";
import { KnownLayouts } from "./KnownLayouts";
import { PaneFooter } from "./PaneFooter";
import { PolicyEditor } from "./PolicyEditor";
import { IgnoredSheets, SheetCard } from "./SheetCard";
import { useWording } from "./wording";

export interface SetUpPanelProps {
  readonly asOf: Day | null;
  readonly state: Ready;
  readonly frame: (children: React.JSX.Element) => React.JSX.Element;
}

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
  },
  empty: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    alignItems: "flex-start",
    paddingTop: tokens.spacingVerticalXXL,
    paddingBottom: tokens.spacingVerticalL,
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
  },
  emptyIcon: { fontSize: "40px", color: tokens.colorNeutralForeground3 },
  emptyText: { color: tokens.colorNeutralForeground2 },
  primary: { flexGrow: 1 },
});

/** The sheets as they were recognised, to be checked, and the way to start. */
export function SetUpPanel({ state, asOf, frame }: SetUpPanelProps) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const { surveys, settings, wasInterrupted } = state.survey;
  const missing = whatIsMissing(surveys);
  const ofSheets = surveys.filter(({ role }) => role !== "ignored").flatMap((survey) => survey.notices);
  const notices = [...state.survey.notices, ...ofSheets];
  return (
    <>
      {frame(
        <div className={styles.root}>
          {wasInterrupted && <Message intent="warning" text={say(TEXTS.interrupted)} />}
          {state.messages.map((message) => (
            <Message key={message.en} intent="info" text={say(message)} />
          ))}
          <ImportReports reports={state.imports} />
          {missing === null ? (
            <Text as="h2" size={400} weight="semibold">
              {say(TEXTS.found)}
            </Text>
          ) : (
            <NothingYet missing={missing} />
          )}
          {surveys
            .filter(({ role }) => role !== "ignored")
            .map((survey) => (
              <SheetCard key={survey.sheet} survey={survey} settings={settings} />
            ))}
          <IgnoredSheets surveys={surveys.filter(({ role }) => role === "ignored")} isOpen={missing !== null} />
          <Button size="small" icon={<FilterRegular />} onClick={() => actions.showRules()}>
            {say(RULE_TEXTS.open(settings.passes.filter(({ isOn }) => isOn).length))}
          </Button>
          <DecisionList decisions={settings.decisions} />
          <PolicyEditor policy={settings.accounting} />
          <KnownLayouts profiles={settings.profiles} surveys={surveys} />
          <ImportSection />
          {notices.map((notice) => (
            <Message
              key={`${notice.sheet}${notice.code}${notice.row ?? ""}${notice.column ?? ""}`}
              intent="warning"
              text={say(notice.wording)}
            />
          ))}
          {missing === null && <AsOf asOf={asOf} />}
        </div>,
      )}
      <PaneFooter>
        {state.earlier && <Button onClick={() => actions.backToResults()}>{say(TEXTS.backToResults)}</Button>}
        {missing === null ? (
          <Button appearance="primary" className={styles.primary} onClick={() => void actions.reconcile()}>
            {say(state.survey.hasMarks ? TEXTS.reconcileAgain : TEXTS.reconcile)}
          </Button>
        ) : (
          <Button appearance="primary" className={styles.primary} onClick={() => void actions.open()}>
            {say(TEXTS.lookAgain)}
          </Button>
        )}
      </PaneFooter>
    </>
  );
}

function Message({ intent, text }: { readonly intent: "info" | "warning"; readonly text: string }) {
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  );
}

function NothingYet({ missing }: { readonly missing: Missing }) {
  const styles = useStyles();
  const { say } = useWording();
  return (
    <section className={styles.empty}>
      <DocumentTableSearchRegular className={styles.emptyIcon} aria-hidden />
      <Text as="h2" size={500} weight="semibold">
        {say(TEXTS.nothingTitle)}
      </Text>
      <Text className={styles.emptyText}>{say(TEXTS.missing[missing])}</Text>
    </section>
  );
}

function AsOf({ asOf }: { readonly asOf: Day | null }) {
  const { say } = useWording();
  const actions = useActions();
  return (
    <LabelledField label={say(TEXTS.asOf)} hint={say(TEXTS.asOfHint)}>
      <Input
        type="date"
        value={asOf === null ? "" : isoText(asOf)}
        onChange={(_, { value }) => {
          const day = parseDay(value);
          actions.setAsOf(day.ok ? day.value : null);
        }}
      />
    </LabelledField>
  );
}
