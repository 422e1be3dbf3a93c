import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import type { ImportOutcome } from "../../excel/addIn";
import type { Wording } from "../../kernel/language";
import type { ImportReport } from "../importing";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { useWording } from "./wording";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
  body: { overflowWrap: "anywhere" },
});

/** What became of each file that was brought in: its sheets, and what to look at. */
export function ImportReports({ reports }: { readonly reports: readonly ImportReport[] }) {
  return reports.map((report, index) => <Report key={`${index} ${report.file.name}`} report={report} />);
}

function Report({ report: { file, result } }: { readonly report: ImportReport }) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  if (result.status === "refused") {
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody className={styles.body}>
          <MessageBarTitle>{say(TEXTS.importRefused(file.name))}</MessageBarTitle>
          {say(result.reason)}
        </MessageBarBody>
      </MessageBar>
    );
  }
  const { outcome } = result;
  if (outcome.alreadyImported !== null) {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{say(TEXTS.alreadyImported(file.name, outcome.alreadyImported))}</MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={() => void actions.importFiles([file], true)}>
            {say(TEXTS.importAgain)}
          </Button>
        </MessageBarActions>
      </MessageBar>
    );
  }
  return <Imported file={file.name} outcome={outcome} />;
}

/** More than these are on the sheet, where they stand in full. */
const MOST_POINTS = 8;

function Imported({ file, outcome }: { readonly file: string; readonly outcome: ImportOutcome }) {
  const styles = useStyles();
  const { say } = useWording();
  const points = pointsOf(outcome);
  const grave = outcome.findings.length + outcome.notices.filter(({ severity }) => severity !== "information").length;
  const isIn = outcome.sheets.length > 0;
  const title = grave === 0 ? TEXTS.importedWell(file) : TEXTS.importedWithFindings(file, grave);
  return (
    <MessageBar intent={!isIn ? "error" : grave === 0 ? "success" : "warning"} layout="multiline">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{say(isIn ? title : TEXTS.importRefused(file))}</MessageBarTitle>
        <ul className={styles.list}>
          {outcome.sheets.map(({ name, countRows }) => (
            <li key={name}>{say(TEXTS.importedSheet(name, countRows))}</li>
          ))}
          {points.slice(0, MOST_POINTS).map(({ line, wording }, index) => (
            <li key={index}>
              {line !== null && say(TEXTS.atLine(line))}
              {say(wording)}
            </li>
          ))}
          {points.length > MOST_POINTS && <li>{say(TEXTS.andMore(points.length - MOST_POINTS))}</li>}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}

/** What did not come in, then what does not hold, then the rest. */
function pointsOf({ notices, findings }: ImportOutcome): { line: number | null; wording: Wording }[] {
  const of = (severity: string) => notices.filter((notice) => notice.severity === severity);
  return [...of("error"), ...findings, ...of("warning"), ...of("information")];
}
