import { Badge, Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { TableCursorRegular } from "@fluentui/react-icons/svg/table-cursor";
import type { Notice, PairView, WaitingView } from "../../engine";
import { rowNumbers } from "../format";
import { rowsSetAside } from "../proofCheck";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { WaitingDecision } from "./Decisions";
import { EvidenceTable } from "./EvidenceTable";
import { EmptyList } from "./EmptyList";
import { VirtualList } from "./VirtualList";
import { useWording } from "./wording";

const useStyles = makeStyles({
  item: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
  },
  head: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
  },
  place: { overflowWrap: "anywhere" },
});

interface PairsProps {
  readonly pairs: readonly PairView[];
}

/** Suggested and ambiguous matches, each with all its candidates. */
export function WaitingList({ pairs }: PairsProps) {
  const { say } = useWording();
  const waiting = pairs.flatMap((pair) => pair.waiting);
  if (waiting.length === 0) return <EmptyList text={say(TEXTS.noWaiting)} />;
  return (
    <VirtualList
      items={waiting}
      keyOf={({ left, right }) => `${left.sheet}!${left.rows.join()}/${right.sheet}!${right.rows.join()}`}
      estimate={({ likeness }) => (likeness ? 360 : 120)}
      label={say(TEXTS.tab.waiting)}
      draw={(one) => <Waiting one={one} />}
    />
  );
}

function Waiting({ one }: { readonly one: WaitingView }) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  return (
    <div className={styles.item}>
      <div className={styles.head}>
        <Badge appearance="tint" color={one.status === "suggested" ? "informative" : "warning"}>
          {say(TEXTS[one.status])}
        </Badge>
        <ShowButton onClick={() => void actions.showRows(one.left, one.right)} />
      </div>
      <Text>{say(one.reason)}</Text>
      {one.likeness && <EvidenceTable likeness={one.likeness} />}
      {[one.left, one.right].map(({ sheet, rows }, index) => (
        <Text key={index} size={200} className={styles.place}>
          {say(TEXTS.sheetRows(sheet, rowNumbers(rows), rows.length))}
        </Text>
      ))}
      <WaitingDecision one={one} />
    </div>
  );
}

/** Rows that were read and are not reconciled, each with its reason. */
export function SetAsideList({ pairs }: PairsProps) {
  const { say } = useWording();
  const rows = rowsSetAside(pairs);
  if (rows.length === 0) return <EmptyList text={say(TEXTS.noSetAside)} />;
  return (
    <VirtualList
      items={rows}
      keyOf={({ sheet, row }) => `${sheet}!${row}`}
      estimate={() => 68}
      label={say(TEXTS.tab.setAside)}
      draw={({ sheet, row, reason }) => <Placed sheet={sheet} row={row} column={null} text={say(reason)} />}
    />
  );
}

/** What a person should know of the sheets and cells, with the remedy. */
export function NoticeList({ notices }: { readonly notices: readonly Notice[] }) {
  const { say } = useWording();
  const items = notices.map((notice, index) => ({ notice, key: String(index) }));
  if (items.length === 0) return <EmptyList text={say(TEXTS.noNotices)} />;
  return (
    <VirtualList
      items={items}
      keyOf={({ key }) => key}
      estimate={() => 68}
      label={say(TEXTS.tab.notices)}
      draw={({ notice: { sheet, row, column, wording } }) => (
        <Placed sheet={sheet} row={row} column={column} text={say(wording)} />
      )}
    />
  );
}

interface PlacedProps {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly text: string;
}

function Placed({ sheet, row, column, text }: PlacedProps) {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const place =
    row === null ? sheet : column === null ? say(TEXTS.sheetRows(sheet, String(row), 1)) : `${sheet}!${column}${row}`;
  return (
    <div className={styles.item}>
      <div className={styles.head}>
        <Text size={200} weight="semibold" className={styles.place}>
          {place}
        </Text>
        {row !== null && <ShowButton onClick={() => void actions.showRows({ sheet, rows: [row] }, null)} />}
      </div>
      <Text>{text}</Text>
    </div>
  );
}

function ShowButton({ onClick }: { readonly onClick: () => void }) {
  const { say } = useWording();
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={<TableCursorRegular />}
      aria-label={say(TEXTS.showRows)}
      title={say(TEXTS.showRows)}
      onClick={onClick}
    />
  );
}
