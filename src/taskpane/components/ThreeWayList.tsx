import { Badge, makeStyles, Text, tokens } from "@fluentui/react-components";
import { PARTIES, PARTY_WORDS, THREE_WAY_KINDS, type RunView, type ThreeWayLineView } from "../../engine";
import { rowNumbers } from "../format";
import { TEXTS } from "../texts";
import { EmptyList } from "./EmptyList";
import { VirtualList } from "./VirtualList";
import { useWording } from "./wording";

const useStyles = makeStyles({
  item: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  place: { overflowWrap: "anywhere" },
});

/** What front office, accounting and custodian do not agree on, each with the odd one out and the rows of all three. */
export function ThreeWayList({ found }: { readonly found: NonNullable<RunView["threeWay"]> }) {
  const { say } = useWording();
  if (found.lines.length === 0) return <EmptyList text={say(TEXTS.threeWayAgree(found.agreeing))} />;
  return (
    <VirtualList
      items={found.lines.map((line, index) => ({ line, key: String(index) }))}
      keyOf={({ key }) => key}
      estimate={() => 110}
      label={say(TEXTS.tab.threeWay)}
      draw={({ line }) => <Line line={line} />}
    />
  );
}

function Line({ line: { kind, odd, rows, wording } }: { readonly line: ThreeWayLineView }) {
  const styles = useStyles();
  const { say } = useWording();
  return (
    <div className={styles.item}>
      <div className={styles.head}>
        <Badge appearance="tint" color={odd ? "warning" : "informative"}>
          {say(odd ? PARTY_WORDS[odd] : THREE_WAY_KINDS[kind])}
        </Badge>
      </div>
      <Text>{say(wording)}</Text>
      {PARTIES.flatMap((party) => {
        const at = rows[party];
        return at ? [{ party, at }] : [];
      }).map(({ party, at }) => (
        <Text key={party} size={200} className={styles.place}>
          {say(TEXTS.partyRows(PARTY_WORDS[party], TEXTS.sheetRows(at.sheet, rowNumbers(at.rows), at.rows.length)))}
        </Text>
      ))}
    </div>
  );
}
