import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { valueWording, type BreakView, type Field, type PairView, type RowsView } from "../../engine";
import type { Language } from "../../kernel/language";
import { amountText, dayText, placesOf, rowNumbers } from "../format";
import { TEXTS } from "../texts";
import { useTableStyles } from "./tableStyles";
import { useWording } from "./wording";

type Compared = BreakView["comparison"][number];

const useStyles = makeStyles({
  differs: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    "& td": { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
    "& th": { color: tokens.colorNeutralForeground1 },
  },
  side: { display: "block", fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  difference: { display: "block", fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  sign: { fontWeight: tokens.fontWeightBold },
  hidden: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

/** Both rows side by side, what differs first and marked with a sign. */
export function ComparisonTable({ found, pair }: { readonly found: BreakView; readonly pair: PairView | null }) {
  const tables = useTableStyles();
  const { say } = useWording();
  const differing = found.comparison.filter((line) => line.differs);
  const agreeing = found.comparison.filter((line) => !line.differs);
  const currency = found.comparison.find(({ field }) => field === "currency");
  const cents = placesOf(currency?.left ?? currency?.right ?? "");
  return (
    <table className={tables.table}>
      <thead>
        <tr>
          <th scope="col" className={tables.field}>
            {say(TEXTS.field)}
          </th>
          <SideHeading name={say(TEXTS.ours)} sheet={pair?.left.sheet ?? ""} rows={found.left} />
          <SideHeading name={say(TEXTS.theirs)} sheet={pair?.right.sheet ?? ""} rows={found.right} />
        </tr>
      </thead>
      <tbody>
        {[...differing, ...agreeing].map((line) => (
          <ComparedLine key={line.field} line={line} places={MONEY.has(line.field) ? cents : 0} />
        ))}
      </tbody>
    </table>
  );
}

interface SideHeadingProps {
  readonly name: string;
  readonly sheet: string;
  readonly rows: RowsView | null;
}

function SideHeading({ name, sheet, rows }: SideHeadingProps) {
  const styles = useStyles();
  const { say } = useWording();
  return (
    <th scope="col">
      <span className={styles.side}>{name}</span>
      {rows
        ? say(TEXTS.sheetRows(rows.sheet, rowNumbers(rows.rows), rows.rows.length))
        : `${sheet}${sheet === "" ? "" : ", "}${say(TEXTS.absent)}`}
    </th>
  );
}

interface ComparedLineProps {
  readonly line: Compared;
  /** Decimals that are shown at least. */
  readonly places: number;
}

function ComparedLine({ line, places }: ComparedLineProps) {
  const styles = useStyles();
  const tables = useTableStyles();
  const { language, say } = useWording();
  const valueClass = line.kind === "text" ? undefined : tables.number;
  return (
    <tr className={mergeClasses(line.differs && styles.differs)}>
      <th scope="row">
        {line.differs && (
          <>
            <span className={styles.sign} aria-hidden>
              ≠{" "}
            </span>
            <span className={styles.hidden}>{say(TEXTS.differs)} </span>
          </>
        )}
        {say(line.label)}
      </th>
      <td className={valueClass}>{valueText(line.left, line, places, language)}</td>
      <td className={valueClass}>
        {valueText(line.right, line, places, language)}
        {line.differs && line.difference !== null && (
          <span className={styles.difference}>
            {say(TEXTS.difference(say(differenceWording(line.difference, line.kind, language))))}
          </span>
        )}
      </td>
    </tr>
  );
}

/** The difference of two days counts business days. */
function differenceWording(text: string, kind: Compared["kind"], language: Language) {
  return kind === "day" ? TEXTS.businessDays(text) : { en: amountText(text, language), fr: amountText(text, language) };
}

function valueText(text: string | null, { kind, field }: Compared, places: number, language: Language): string {
  if (text === null) return "–";
  if (kind === "decimal") return amountText(text, language, places);
  return kind === "day" ? dayText(text) : valueWording(field, text)[language];
}

const MONEY: ReadonlySet<Field> = new Set(["grossAmount", "fees", "tax", "accruedInterest", "netAmount"]);
