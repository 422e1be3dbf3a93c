import { Badge, makeStyles } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import { TEXTS } from "../texts";
import { useWording } from "./wording";

const useStyles = makeStyles({ badge: { flexShrink: 0, whiteSpace: "nowrap" } });

/** Whether a person should look: said in words and with a sign, and by how much in the tooltip. */
export function ConfidenceMark({ isSure, confidence }: { readonly isSure: boolean; readonly confidence: number }) {
  const styles = useStyles();
  const { say } = useWording();
  return (
    <Badge
      className={styles.badge}
      appearance="tint"
      color={isSure ? "success" : "warning"}
      icon={isSure ? <CheckmarkCircleFilled /> : <WarningFilled />}
      title={say(TEXTS.percentSure(Math.round(confidence * 100)))}
    >
      {say(isSure ? TEXTS.confidence.sure : TEXTS.confidence.check)}
    </Badge>
  );
}
