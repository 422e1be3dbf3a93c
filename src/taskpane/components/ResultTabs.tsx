import { makeStyles, Tab, TabList, Text, tokens } from "@fluentui/react-components";
import type { RunView } from "../../engine";
import { amountText } from "../format";
import { RESULT_TABS, type ResultTab } from "../paneState";
import { rowsSetAside } from "../proofCheck";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { useWording } from "./wording";

export const tabId = (tab: ResultTab): string => `tab-${tab}`;
export const tabPanelId = (tab: ResultTab): string => `panel-${tab}`;

const useStyles = makeStyles({
  tabs: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingLeft: tokens.spacingHorizontalXS,
    paddingRight: tokens.spacingHorizontalXS,
  },
  tab: {
    flexGrow: 1,
    flexBasis: 0,
    minWidth: 0,
    justifyContent: "center",
    paddingLeft: tokens.spacingHorizontalXXS,
    paddingRight: tokens.spacingHorizontalXXS,
  },
  content: { display: "flex", flexDirection: "column", alignItems: "center" },
  count: { fontVariantNumeric: "tabular-nums" },
  label: { whiteSpace: "nowrap" },
});

/** The lists a run ends in, each with its count. */
export function ResultTabs({ view, tab }: { readonly view: RunView; readonly tab: ResultTab }) {
  const styles = useStyles();
  const { language, say } = useWording();
  const actions = useActions();
  const counts: Readonly<Record<ResultTab, number>> = {
    breaks: view.breaks.length,
    threeWay: view.threeWay?.lines.length ?? 0,
    waiting: view.pairs.reduce((count, pair) => count + pair.waiting.length, 0),
    setAside: rowsSetAside(view.pairs).length,
    notices: view.notices.length,
    close: view.close.open.length,
  };
  return (
    <TabList
      className={styles.tabs}
      aria-label={say(TEXTS.tabs)}
      selectedValue={tab}
      onTabSelect={(_, { value }) => {
        const chosen = RESULT_TABS.find((one) => one === value);
        if (chosen) actions.showTab(chosen);
      }}
    >
      {RESULT_TABS.filter((one) => isShown(one, view)).map((one) => (
        <Tab key={one} value={one} id={tabId(one)} aria-controls={tabPanelId(one)} className={styles.tab}>
          <span className={styles.content}>
            <Text size={400} weight="semibold" className={styles.count}>
              {amountText(String(counts[one]), language)}
            </Text>
            <Text size={200} className={styles.label}>
              {say(TEXTS.tab[one])}
            </Text>
          </span>
        </Tab>
      ))}
    </TabList>
  );
}

const isShown = (tab: ResultTab, { threeWay, close }: RunView): boolean =>
  (tab !== "threeWay" || threeWay !== null) && (tab !== "close" || close.isShown);
