import { add, isZero, type Decimal } from "../../kernel/decimal";
import { formatDay, formatDecimal, type Language, type Wording } from "../../kernel/language";
import { controlOf, recordFinding, type ControlFinding } from "../controls/controlResult";
import { decimalAt } from "../records/recordTable";
import type { ReadSheet, Workpaper, WorkpaperInput } from "../workpapers";
import { explainHoldings, type ExplainedBreak } from "./breakCauses";
import { canCarry, rollForwards, type RollForward } from "./rollForward";

/** What is proved of positions. */
export interface HoldingsPaper extends Workpaper {
  readonly explained: readonly ExplainedBreak[];
  readonly carried: readonly RollForward[];
}

/** Explains every difference of positions by the trades that cause it, and carries positions from day to day. Null where the workbook
 *  has no positions. */
export function holdingsPaper({ sheets, reconciliations, asOf }: WorkpaperInput): HoldingsPaper | null {
  const positions = sheets.filter(({ kind, role }) => kind === "positions" && role !== "ignored");
  if (positions.length === 0) return null;
  const explained = explainHoldings(reconciliations, asOf);
  const carried = rollForwards(sheets);
  const isCompared = reconciliations.some(({ kind }) => kind === "holdings");
  const parties = (["book", "statement"] as const).filter((role) => canCarry(sheets, role));
  return {
    explained,
    carried,
    entries: [],
    notices: [],
    controls: [
      controlOf("holdings-explained", isCompared ? explained.flatMap(unexplained) : null),
      controlOf("holdings-roll-forward", parties.length > 0 ? carried.flatMap(uncarried) : null),
      controlOf("holdings-negative", positions.flatMap(negative)),
    ],
  };
}

const pieces = (value: Decimal, language: Language): string => formatDecimal(value, language);

/** P03: what no trade break and no pending trade explains. */
function unexplained({
  reconciliation,
  found,
  difference,
  remainder,
  causes,
  security,
}: ExplainedBreak): ControlFinding[] {
  if (isZero(remainder)) return [];
  const [side, records] =
    found.left.length > 0 ? [reconciliation.left, found.left] : [reconciliation.right, found.right];
  const wording: Wording = {
    en: `${security ?? ""}: of the ${pieces(difference, "en")} between book and custodian, ${pieces(remainder, "en")} is explained by no trade of this workbook (${causes.length} causes found). Look for a corporate action, a transfer, lending or collateral.`,
    fr: `${security ?? ""}\u00a0: sur l'écart de ${pieces(difference, "fr")} entre livre et dépositaire, ${pieces(remainder, "fr")} n'est expliqué par aucune opération de ce classeur (${causes.length} causes trouvées). Cherchez une OST, un transfert, un prêt ou du collatéral.`,
  };
  return [recordFinding(side.reading, records[0] ?? 0, "quantity", wording)];
}

function uncarried({
  security,
  from,
  to,
  opening,
  closing,
  view,
  traded,
  settled,
  events,
  remainder,
  closingRow,
}: RollForward): ControlFinding[] {
  if (isZero(remainder) || closingRow === null) return [];
  const moved = add(view === "traded" ? traded : settled, events);
  return [
    {
      ...closingRow,
      column: null,
      wording: {
        en: `${security}: ${pieces(opening, "en")} on ${formatDay(from)} and ${pieces(moved, "en")} moved make no ${pieces(closing, "en")} on ${formatDay(to)}: ${pieces(remainder, "en")} has no movement. Look for a corporate action, a transfer or a trade that is missing.`,
        fr: `${security}\u00a0: ${pieces(opening, "fr")} au ${formatDay(from)} et ${pieces(moved, "fr")} mouvementés ne font pas ${pieces(closing, "fr")} au ${formatDay(to)}\u00a0: ${pieces(remainder, "fr")} sans mouvement. Cherchez une OST, un transfert ou une opération manquante.`,
      },
    },
  ];
}

/** P04: a position below zero is a short sale, or an error. */
function negative({ reading }: ReadSheet): ControlFinding[] {
  const { records } = reading;
  const findings: ControlFinding[] = [];
  for (let record = 0; record < records.count; record += 1) {
    const quantity = decimalAt(records, "quantity", record);
    if (quantity === null || quantity.units >= 0n) continue;
    findings.push(
      recordFinding(reading, record, "quantity", {
        en: `The position is ${pieces(quantity, "en")}, below zero: a short sale, a missing purchase or an error. Ask the front office.`,
        fr: `La position est de ${pieces(quantity, "fr")}, négative\u00a0: vente à découvert, achat manquant ou erreur. Interrogez le front-office.`,
      }),
    );
  }
  return findings;
}
