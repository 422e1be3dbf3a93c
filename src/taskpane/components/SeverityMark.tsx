import { makeStyles, tokens } from "@fluentui/react-components";
import { CircleHintRegular } from "@fluentui/react-icons/svg/circle-hint";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import type { Severity } from "../../engine";
import { TEXTS } from "../texts";
import { useWording } from "./wording";

const useStyles = makeStyles({
  high: { color: tokens.colorStatusDangerForeground1 },
  medium: { color: tokens.colorStatusWarningForeground1 },
  low: { color: tokens.colorNeutralForeground3 },
});

const ICONS = { high: ErrorCircleFilled, medium: WarningFilled, low: CircleHintRegular } as const;

/** A sign of its own for each severity, with its name: never colour alone. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const styles = useStyles();
  const { say } = useWording();
  const Icon = ICONS[severity];
  const name = say(TEXTS.severityOf(TEXTS.severity[severity]));
  return <Icon className={styles[severity]} fontSize={20} role="img" aria-label={name} title={name} />;
}
