import { add, isZero, subtract, ZERO, type Decimal } from "../../kernel/decimal";
import type { Break } from "../breaks/break";
import type { ReconciledSide, Reconciliation } from "../reconciliation";
import { decimalAt, textAt, type RecordTable } from "../records/recordTable";

/** Why a movement keeps the two balances apart. */
export type OpenReason = "missing-in-book" | "missing-at-bank" | "amount-differs" | "to-decide";

/** One thing that keeps the book and the bank apart. */
export interface OpenItem {
  readonly reason: OpenReason;
  readonly currency: string | null;
  /** What it adds to book − statement, money in positive. */
  readonly effect: Decimal;
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** The break that it is; null: it waits for a person. */
  readonly found: Break | null;
}

/** Book − statement movements in one currency are the sum of the open items, to the cent. */
export interface CashProof {
  readonly book: ReconciledSide;
  readonly statement: ReconciledSide;
  readonly currency: string | null;
  readonly bookMovements: Decimal;
  readonly statementMovements: Decimal;
  readonly items: readonly OpenItem[];
  /** (book − statement movements) − items: zero, unless a row without an amount is among them. */
  readonly remainder: Decimal;
}

/** The proof of one reconciliation of cash, by currency in alphabetical order. Its tables are in the form of `asCash`. */
export function cashProofs({ left, right, matching, breaks }: Reconciliation): CashProof[] {
  const flows = { left: flowsOf(left.compared), right: flowsOf(right.compared) };
  const breakOf = new Map<string, Break>();
  for (const found of breaks) {
    for (const record of found.left) breakOf.set(`L${record}`, found);
    for (const record of found.right) breakOf.set(`R${record}`, found);
  }
  const breakAt = (ours: readonly number[], theirs: readonly number[]): Break | null =>
    breakOf.get(`L${ours[0] ?? -1}`) ?? breakOf.get(`R${theirs[0] ?? -1}`) ?? null;
  const item = (reason: OpenReason, ours: readonly number[], theirs: readonly number[]): OpenItem[] => {
    const effect = subtract(totalOf(flows.left, ours), totalOf(flows.right, theirs));
    if (isZero(effect) && reason !== "to-decide") return [];
    const currency =
      ours[0] === undefined
        ? textAt(right.compared, "currency", theirs[0] ?? 0)
        : textAt(left.compared, "currency", ours[0]);
    return [{ reason, currency, effect, left: ours, right: theirs, found: breakAt(ours, theirs) }];
  };
  const items = [
    ...matching.openLeft.flatMap((record) => item("missing-at-bank", [record], [])),
    ...matching.openRight.flatMap((record) => item("missing-in-book", [], [record])),
    ...matching.duplicates.flatMap(({ side, extra }) =>
      extra.flatMap((record) =>
        side === "left" ? item("missing-at-bank", [record], []) : item("missing-in-book", [], [record]),
      ),
    ),
    ...matching.matches.flatMap((match) =>
      item(match.status === "matched" ? "amount-differs" : "to-decide", match.left, match.right),
    ),
  ];
  const currencies = new Set([...currenciesOf(left.compared), ...currenciesOf(right.compared)]);
  return [...currencies].sort(byName).map((currency) => {
    const own = items.filter((one) => one.currency === currency);
    const bookMovements = totalIn(left.compared, flows.left, currency);
    const statementMovements = totalIn(right.compared, flows.right, currency);
    const open = own.reduce((sum, { effect }) => add(sum, effect), ZERO);
    return {
      book: left,
      statement: right,
      currency,
      bookMovements,
      statementMovements,
      items: own,
      remainder: subtract(subtract(bookMovements, statementMovements), open),
    };
  });
}

const byName = (one: string | null, other: string | null): number =>
  (one ?? "\uffff") < (other ?? "\uffff") ? -1 : one === other ? 0 : 1;

const flowsOf = (table: RecordTable): Decimal[] =>
  Array.from({ length: table.count }, (_, record) => decimalAt(table, "netAmount", record) ?? ZERO);

const totalOf = (flows: readonly Decimal[], records: readonly number[]): Decimal =>
  records.reduce((sum, record) => add(sum, flows[record] ?? ZERO), ZERO);

function totalIn(table: RecordTable, flows: readonly Decimal[], currency: string | null): Decimal {
  let total = ZERO;
  flows.forEach((flow, record) => {
    if (textAt(table, "currency", record) === currency) total = add(total, flow);
  });
  return total;
}

function currenciesOf(table: RecordTable): Set<string | null> {
  return new Set(Array.from({ length: table.count }, (_, record) => textAt(table, "currency", record)));
}
