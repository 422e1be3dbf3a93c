import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
} from "@fluentui/react-components";
import { CheckmarkFilled } from "@fluentui/react-icons/svg/checkmark";
import { DismissFilled } from "@fluentui/react-icons/svg/dismiss";
import type { PairView } from "../../engine";
import { amountText, placesOf } from "../format";
import { addsUp, countRows, proofHolds, type ProofView } from "../proofCheck";
import { TEXTS } from "../texts";
import { useWording } from "./wording";

const useStyles = makeStyles({
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  scroll: { overflowX: "auto", containerType: "inline-size" },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: "tabular-nums",
    "& th, & td": {
      textAlign: "right",
      verticalAlign: "bottom",
      fontWeight: tokens.fontWeightRegular,
      paddingTop: tokens.spacingVerticalXXS,
      paddingBottom: tokens.spacingVerticalXXS,
      paddingLeft: tokens.spacingHorizontalXS,
      paddingRight: tokens.spacingHorizontalXS,
    },
    "& th:first-child": { textAlign: "left", paddingLeft: 0 },
    "& thead th": { color: tokens.colorNeutralForeground3, borderBottom: `1px solid ${tokens.colorNeutralStroke1}` },
    "& tbody td, & tbody th": { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  side: { paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalXXS, overflowWrap: "anywhere" },
  panel: { marginLeft: 0, marginRight: 0 },
  amount: { display: "none", "@container (min-width: 420px)": { display: "table-cell" } },
  header: { "& button": { paddingLeft: 0 } },
});

/** Rows in = what agrees + breaks + to decide + set aside, on each side and in each currency. */
export function ProofSection({ pairs }: { readonly pairs: readonly PairView[] }) {
  const styles = useStyles();
  const { say } = useWording();
  const holds = proofHolds(pairs);
  const Icon = holds ? CheckmarkFilled : DismissFilled;
  return (
    <Accordion collapsible {...(holds ? {} : { defaultOpenItems: "proof" })}>
      <AccordionItem value="proof">
        <AccordionHeader
          size="small"
          className={styles.header}
          expandIconPosition="end"
          icon={<Icon className={holds ? styles.good : styles.bad} />}
        >
          {say(holds ? TEXTS.proofHolds(countRows(pairs)) : TEXTS.proofFails)}
        </AccordionHeader>
        <AccordionPanel className={styles.panel}>
          {pairs.map((pair, index) =>
            (["left", "right"] as const).map((side) => (
              <SideProof
                key={`${index}${side}`}
                sheet={pair[side].sheet}
                role={side === "left" ? "book" : "statement"}
                lines={pair.proof.filter((line) => line.side === side)}
              />
            )),
          )}
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

interface SideProofProps {
  readonly sheet: string;
  readonly role: "book" | "statement";
  readonly lines: readonly ProofView[];
}

const COUNTS = ["rows", "matched", "broken", "open", "setAside"] as const;

function SideProof({ sheet, role, lines }: SideProofProps) {
  const styles = useStyles();
  const { language, say } = useWording();
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={`${say(TEXTS.proof)}, ${sheet}`}>
      <Text as="h3" block size={200} weight="semibold" className={styles.side}>
        {sheet} · {say(TEXTS.role[role])}
      </Text>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say(TEXTS.proofColumn.currency)}</th>
            {COUNTS.map((count) => (
              <th key={count} scope="col">
                {say(TEXTS.proofColumn[count])}
              </th>
            ))}
            <th scope="col" className={styles.amount}>
              {say(TEXTS.proofColumn.amount)}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.currency}>
              <th scope="row">{line.currency ?? say(TEXTS.noCurrency)}</th>
              {COUNTS.map((count) => (
                <td key={count}>{amountText(String(line[count]), language)}</td>
              ))}
              <td className={styles.amount}>
                {line.amount !== null && amountText(line.amount, language, placesOf(line.currency ?? ""))}
              </td>
              <td>
                <Tick holds={addsUp(line)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Tick({ holds }: { readonly holds: boolean }) {
  const styles = useStyles();
  const { say } = useWording();
  const Icon = holds ? CheckmarkFilled : DismissFilled;
  return (
    <Icon
      className={mergeClasses(holds ? styles.good : styles.bad)}
      role="img"
      aria-label={say(holds ? TEXTS.adds : TEXTS.doesNotAdd)}
    />
  );
}
