import { add, ZERO, type Decimal } from "../kernel/decimal";
import type { Break } from "./breaks/break";
import type { Matching } from "./matching/matching";
import type { ProofLine, ReconciledSide } from "./reconciliation";
import { moneyAt, textAt, type RecordTable } from "./records/recordTable";

type Sides = Readonly<Record<"left" | "right", ReconciledSide>>;
type Fate = "matched" | "broken" | "open" | "setAside";

/** Rows and net amounts in = matched + broken + open + set aside, on each side and in each currency. `away` are the
 *  records that belong to another sheet. A row without currency stands on the line `null`. */
export function proofOf(
  sides: Sides,
  matching: Matching,
  breaks: readonly Break[],
  away: Readonly<Record<"left" | "right", RecordTable>>,
): ProofLine[] {
  return (["left", "right"] as const).flatMap((side) => {
    const { reading } = sides[side];
    const tally = new Tally(side);
    const fates = fatesOf(side, reading.records.count, matching, breaks);
    tally.count(reading.records, (record) => fates[record] ?? "open");
    tally.count(away[side], () => "setAside");
    for (const { currency, amount } of reading.setAside) tally.add(currency ?? null, "setAside", amount ?? null);
    return tally.lines();
  });
}

/** What became of each record of one side. Whatever is in no firm match and no suggestion is in a break. */
function fatesOf(side: "left" | "right", count: number, matching: Matching, breaks: readonly Break[]): Fate[] {
  const fates = new Array<Fate>(count).fill("broken");
  for (const match of matching.matches) {
    for (const record of match[side]) fates[record] = match.status === "matched" ? "matched" : "open";
  }
  for (const { type, [side]: records } of breaks) {
    if (type.startsWith("duplicate-")) continue;
    for (const record of records) fates[record] = "broken";
  }
  return fates;
}

class Tally {
  private readonly byCurrency = new Map<string | null, Record<Fate, { rows: number; amount: Decimal | null }>>();

  constructor(private readonly side: "left" | "right") {}

  count(records: RecordTable, fateOf: (record: number) => Fate): void {
    for (let record = 0; record < records.count; record += 1) {
      const own = records.ownAmounts?.get(record);
      const amount = own !== undefined ? own : moneyAt(records, record);
      this.add(textAt(records, "currency", record), fateOf(record), amount);
    }
  }

  add(currency: string | null, fate: Fate, amount: Decimal | null): void {
    let fates = this.byCurrency.get(currency);
    if (!fates) {
      const none = () => ({ rows: 0, amount: null });
      fates = { matched: none(), broken: none(), open: none(), setAside: none() };
      this.byCurrency.set(currency, fates);
    }
    fates[fate].rows += 1;
    if (amount) fates[fate].amount = add(fates[fate].amount ?? ZERO, amount);
  }

  /** By currency in alphabetical order, rows without currency last. */
  lines(): ProofLine[] {
    const order = (currency: string | null): string => currency ?? "\uffff";
    return [...this.byCurrency]
      .sort(([one], [other]) => (order(one) < order(other) ? -1 : 1))
      .map(([currency, { matched, broken, open, setAside }]) => {
        const amounts = [matched, broken, open, setAside].flatMap(({ amount }) => (amount ? [amount] : []));
        return {
          side: this.side,
          currency,
          rows: matched.rows + broken.rows + open.rows + setAside.rows,
          matched: matched.rows,
          broken: broken.rows,
          open: open.rows,
          setAside: setAside.rows,
          amount: amounts.length === 0 ? null : amounts.reduce(add, ZERO),
          amountMatched: matched.amount,
          amountBroken: broken.amount,
          amountOpen: open.amount,
          amountSetAside: setAside.amount,
        };
      });
  }
}
