import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import type { RunView } from "../../engine";
import { formatDecimal } from "../../kernel/language";
import { totalExposure } from "../breakList";
import { dayText, placesOf } from "../format";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { useWording } from "./wording";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  line: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  grow: { flexGrow: 1 },
  good: { color: tokens.colorStatusSuccessForeground1, fontSize: "20px", flexShrink: 0 },
  muted: { color: tokens.colorNeutralForeground3 },
  stake: {
    display: "grid",
    gridTemplateColumns: "1fr auto",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "baseline",
    margin: 0,
  },
  amounts: { display: "flex", flexDirection: "column", alignItems: "flex-end", margin: 0 },
  amount: { fontVariantNumeric: "tabular-nums" },
});

/** What agrees and what is at stake, at a glance. */
export function ResultsSummary({ view }: { readonly view: RunView }) {
  const styles = useStyles();
  const { language, say } = useWording();
  const actions = useActions();
  const exposure = totalExposure(view.breaks);
  const countMatched = view.pairs.reduce((count, pair) => count + pair.countMatched, 0);
  return (
    <section className={styles.root}>
      <div className={styles.line}>
        <CheckmarkCircleFilled className={styles.good} aria-hidden />
        <div className={styles.grow}>
          <Text as="h2" block size={400} weight="semibold">
            {say(TEXTS.countMatched(countMatched))}
          </Text>
          <Text size={200} className={styles.muted}>
            {say(TEXTS.asOfDay(dayText(view.asOf)))}
          </Text>
        </div>
        <Button
          appearance="subtle"
          icon={<ArrowSyncRegular />}
          aria-label={say(TEXTS.reconcileAgain)}
          title={say(TEXTS.reconcileAgain)}
          onClick={() => void actions.reconcile()}
        />
      </div>
      <dl className={styles.stake}>
        <dt>
          <Text className={styles.muted}>{say(TEXTS.atStake)}</Text>
        </dt>
        <dd className={styles.amounts}>
          {exposure.length === 0 && <Text>{say(TEXTS.nothingAtStake)}</Text>}
          {exposure.map(({ currency, amount }) => (
            <Text key={currency} weight="semibold" className={styles.amount}>
              {formatDecimal(amount, language, placesOf(currency))} {currency}
            </Text>
          ))}
        </dd>
      </dl>
    </section>
  );
}
