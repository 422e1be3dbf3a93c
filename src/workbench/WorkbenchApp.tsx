import {
  FluentProvider,
  makeStaticStyles,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Button,
  MessageBarActions,
  Spinner,
  Text,
  tokens,
} from "@fluentui/react-components";
import { DocumentErrorRegular } from "@fluentui/react-icons/svg/document-error";
import { useEffect, useState } from "react";
import type { Language } from "../kernel/language";
import { LanguageContext, useWording } from "../taskpane/components/wording";
import { THEMES } from "../taskpane/paneTheme";
import { openSample, openWorkbook, type WorkbenchState } from "./openWorkbook";
import { dropOnPane, PaneFrame } from "./PaneFrame";
import { TEXTS } from "./texts";
import { TopBar } from "./TopBar";
import { useDroppedFiles } from "./useDroppedFiles";
import { usePaneLanguage } from "./usePaneLanguage";
import { WorkbookView } from "./WorkbookView";

const usePageStyles = makeStaticStyles({
  body: { margin: 0, overflow: "hidden" },
  "h1, h2": { margin: 0 },
});

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", height: "100vh", position: "relative" },
  body: { display: "flex", flexGrow: 1, minHeight: 0 },
  book: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0 },
  centre: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    rowGap: tokens.spacingVerticalM,
    flexGrow: 1,
    padding: tokens.spacingHorizontalXXXL,
    textAlign: "center",
    backgroundColor: tokens.colorNeutralBackground2,
  },
  failed: { maxWidth: "460px" },
  icon: { fontSize: "40px", color: tokens.colorStatusDangerForeground1 },
  muted: { color: tokens.colorNeutralForeground3 },
  drop: {
    position: "absolute",
    inset: 0,
    zIndex: 10,
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    backgroundColor: tokens.colorBackgroundOverlay,
    color: tokens.colorNeutralForegroundOnBrand,
  },
});

/** A workbook and the task pane side by side, without Excel. */
export function WorkbenchApp({ startLanguage }: { readonly startLanguage: Language }) {
  usePageStyles();
  const styles = useStyles();
  const language = usePaneLanguage(startLanguage);
  const [state, setState] = useState<WorkbenchState>({ status: "loading" });
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    void openSample(startLanguage).then(setState);
  }, [startLanguage]);
  const open = async (file: File): Promise<void> => {
    setProblem(null);
    setState({ status: "loading" });
    setState(await openWorkbook(file.name, new Uint8Array(await file.arrayBuffer()), language));
  };
  const isDropping = useDroppedFiles((files) => {
    const [file] = files;
    if (file && (state.status !== "open" || isWorkbook(file))) void open(file);
    else dropOnPane(files);
  });

  return (
    <FluentProvider theme={THEMES.light} lang={language}>
      <LanguageContext.Provider value={language}>
        <div className={styles.root}>
          <TopBar state={state} onOpen={(file) => void open(file)} />
          <div className={styles.body}>
            <main className={styles.book}>
              {problem !== null && <Problem reason={problem} onDismiss={() => setProblem(null)} />}
              <Book state={state} onProblem={setProblem} />
            </main>
            {state.status === "open" && <PaneFrame excel={state.excel} language={language} />}
          </div>
          {isDropping && <DropHint />}
        </div>
      </LanguageContext.Provider>
    </FluentProvider>
  );
}

/** A workbook takes the place of the one that is open; dropped on the task pane, it is brought in as a statement. */
const isWorkbook = (file: File): boolean => /\.xls[xm]?$/i.test(file.name);

interface BookProps {
  readonly state: WorkbenchState;
  readonly onProblem: (reason: string) => void;
}

function Book({ state, onProblem }: BookProps): React.JSX.Element {
  const styles = useStyles();
  const { say } = useWording();
  switch (state.status) {
    case "loading":
      return (
        <div className={styles.centre}>
          <Spinner label={say(TEXTS.loading)} labelPosition="below" />
        </div>
      );
    case "open":
      return <WorkbookView excel={state.excel} onProblem={onProblem} />;
    case "failed":
      return (
        <div className={styles.centre} role="alert">
          <DocumentErrorRegular className={styles.icon} aria-hidden />
          <Text as="h2" size={500} weight="semibold">
            {say(TEXTS.failedTitle(state.name))}
          </Text>
          <Text className={styles.failed}>{say(state.text)}</Text>
          {state.path !== null && (
            <Text size={200} className={styles.muted}>
              {say(TEXTS.part(state.path))}
            </Text>
          )}
        </div>
      );
  }
}

function Problem({ reason, onDismiss }: { readonly reason: string; readonly onDismiss: () => void }) {
  const { say } = useWording();
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>{say(TEXTS.cannotEdit(reason))}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onDismiss}>
          {say(TEXTS.dismiss)}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function DropHint() {
  const styles = useStyles();
  const { say } = useWording();
  return (
    <div className={styles.drop}>
      <Text size={600} weight="semibold">
        {say(TEXTS.drop)}
      </Text>
    </div>
  );
}
