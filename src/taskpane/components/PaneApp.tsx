import { FluentProvider, makeStaticStyles, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useRef } from "react";
import { useStore } from "zustand";
import type { Pane, PaneStore } from "../paneStore";
import { usePaneTheme } from "../paneTheme";
import { TEXTS } from "../texts";
import { Announcer } from "./Announcer";
import { DropTarget } from "./DropTarget";
import { FailedPanel, RefusedPanel } from "./FailedPanel";
import { ImportingPanel } from "./ImportingPanel";
import { PaneHeader } from "./PaneHeader";
import { ResultsPanel } from "./ResultsPanel";
import { RulesPanel } from "./RulesPanel";
import { RunningPanel } from "./RunningPanel";
import { SetUpPanel } from "./SetUpPanel";
import { ActionsContext } from "./actions";
import { ScrollContext } from "./VirtualList";
import { LanguageContext, useWording } from "./wording";

export interface PaneAppProps {
  readonly pane: Pane;
  /** The background colour that Office wears, null where it does not say. */
  readonly officeBackground: () => string | null;
}

const usePageStyles = makeStaticStyles({ body: { margin: 0, overflow: "hidden" }, "h1, h2, h3": { margin: 0 } });

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    height: "100vh",
    backgroundColor: tokens.colorNeutralBackground2,
    overflowX: "hidden",
  },
  main: { flexGrow: 1, minHeight: 0, overflowY: "auto", overflowX: "hidden", position: "relative" },
  centre: { height: "100%", display: "flex", alignItems: "center", justifyContent: "center" },
});

export function PaneApp({ pane, officeBackground }: PaneAppProps) {
  usePageStyles();
  const theme = usePaneTheme(officeBackground);
  const { state, language, asOf } = useStore(pane.store);
  return (
    <FluentProvider theme={theme} lang={language}>
      <LanguageContext.Provider value={language}>
        <ActionsContext.Provider value={pane.actions}>
          <DropTarget>
            <Frame state={state} asOf={asOf} />
          </DropTarget>
        </ActionsContext.Provider>
      </LanguageContext.Provider>
    </FluentProvider>
  );
}

function Frame({ state, asOf }: Pick<PaneStore, "state" | "asOf">) {
  const styles = useStyles();
  const scroll = useRef<HTMLElement>(null);
  return (
    <div className={styles.root}>
      <PaneHeader state={state} />
      <ScrollContext.Provider value={scroll}>
        <Body state={state} asOf={asOf} mainClass={styles.main} scroll={scroll} />
      </ScrollContext.Provider>
      <Announcer state={state} />
    </div>
  );
}

interface BodyProps extends Pick<PaneStore, "state" | "asOf"> {
  readonly mainClass: string;
  readonly scroll: React.RefObject<HTMLElement | null>;
}

function Body({ state, asOf, mainClass, scroll }: BodyProps): React.JSX.Element {
  const frame = (children: React.JSX.Element) => (
    <main className={mainClass} ref={scroll} tabIndex={-1}>
      {children}
    </main>
  );
  switch (state.status) {
    case "opening":
      return frame(<Waiting label={TEXTS.opening} />);
    case "removing":
      return frame(<Waiting label={TEXTS.removing} />);
    case "ready":
      return <SetUpPanel state={state} asOf={asOf} frame={frame} />;
    case "rules":
      return <RulesPanel state={state} frame={frame} />;
    case "running":
      return frame(<RunningPanel stage={state.stage} fraction={state.fraction} />);
    case "importing":
      return frame(<ImportingPanel file={state.file} stage={state.stage} fraction={state.fraction} />);
    case "done":
      return <ResultsPanel state={state} frame={frame} />;
    case "refused":
      return frame(<RefusedPanel notice={state.notice} />);
    case "failed":
      return frame(<FailedPanel detail={state.detail} canGoBack={state.survey !== null} />);
  }
}

function Waiting({ label }: { readonly label: { readonly en: string; readonly fr: string } }) {
  const styles = useStyles();
  const { say } = useWording();
  return (
    <div className={styles.centre}>
      <Spinner label={say(label)} labelPosition="below" />
    </div>
  );
}
