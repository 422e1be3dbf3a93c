import type { Day } from "../../kernel/day";
import { unitsAt } from "../../kernel/decimal";
import { groupBy } from "../../kernel/groupBy";
import { comparableText } from "../../kernel/text";
import { flowAt, valueDayAt, type CashView } from "../cash/cashFlow";
import { ofOneParty } from "../cash/settledTrades";
import { movementType, type MovementType } from "../cash/movementType";
import type { SheetReading } from "../intake/sheetReading";
import { dayOfLine, lineNet, textOf, type LedgerLines } from "../ledger/ledgerLines";
import { textAt } from "../records/recordTable";
import type { ReadSheet } from "../workpapers";

/** A movement of cash in the currency of the books. */
export interface Movement {
  readonly reading: SheetReading;
  readonly record: number;
  readonly type: MovementType | null;
  readonly day: Day;
  /** In units of the ledger, money in positive. */
  readonly amount: bigint;
  /** In its comparable form; blank where it has none. */
  readonly reference: string;
}

/** A movement and the line of the ledger's bank account that books it; null: there is none. */
export interface LinkedMovement {
  readonly movement: Movement;
  readonly line: number | null;
  /** Whether the amounts are the same. */
  readonly isExact: boolean;
}

export interface MovementLinks {
  readonly linked: readonly LinkedMovement[];
  /** Lines of a bank account that book a movement once more, under its own document. */
  readonly doubles: readonly { readonly movement: Movement; readonly line: number }[];
}

/** A movement is booked within so many days of its own. */
const WINDOW = 7;

/** The movements of our own cash sheets, or where we keep none those of the statements, in the currency of the books and on the days that the
 *  ledger covers. */
export function movementsOf(
  sheets: readonly ReadSheet[],
  ledger: LedgerLines,
  bankLines: readonly number[],
  baseCurrency: string,
  covered: { readonly from: Day; readonly to: Day },
): Movement[] {
  const ofCash = sheets.filter(({ kind, role }) => kind === "cash" && (role === "book" || role === "statement"));
  const chosen = ofOneParty(ofCash, "book");
  const booked = new Set(bankLines.map((line) => lineNet(ledger, line)));
  return chosen.flatMap(({ reading }) => {
    const views = (["credit-in", "debit-in"] as const).map((view) =>
      readMovements(reading, view, ledger.scale, baseCurrency, covered),
    );
    const [asBank = [], asLedger = []] = views;
    const agreeing = (movements: readonly Movement[]): number =>
      movements.filter(({ amount }) => booked.has(amount)).length;
    return agreeing(asLedger) > agreeing(asBank) ? asLedger : asBank;
  });
}

function readMovements(
  reading: SheetReading,
  view: CashView,
  scale: number,
  baseCurrency: string,
  covered: { readonly from: Day; readonly to: Day },
): Movement[] {
  const { records } = reading;
  return Array.from({ length: records.count }, (_, record) => record).flatMap((record): Movement[] => {
    const [flow, day] = [flowAt(records, record, view), valueDayAt(records, record)];
    const currency = textAt(records, "currency", record);
    if (flow === null || flow.units === 0n || flow.scale > scale || day === null) return [];
    if ((currency !== null && currency !== baseCurrency) || day < covered.from || day > covered.to) return [];
    const words = (["transactionType", "label", "event"] as const).map((field) => textAt(records, field, record));
    return [
      {
        reading,
        record,
        type: movementType(words),
        day,
        amount: unitsAt(flow, scale),
        reference: comparableText(textAt(records, "reference", record) ?? ""),
      },
    ];
  });
}

/** Finds the line of the bank account that books each movement: under its reference and with its amount, then by amount on its day or within the window,
 *  then under its reference with another amount. Each line books one movement. */
export function linkMovements(
  ledger: LedgerLines,
  bankLines: readonly number[],
  movements: readonly Movement[],
): MovementLinks {
  const free = new Set(bankLines);
  const documentOf = (line: number): string => comparableText(textOf(ledger, "pieceReference", line));
  const byAmount = groupBy(bankLines, (line) => String(lineNet(ledger, line)));
  const byDocument = groupBy(bankLines, (line) => documentOf(line) || null);
  const lineOf = new Map<Movement, number>();
  const take = (movement: Movement, line: number | undefined): void => {
    if (line === undefined) return;
    lineOf.set(movement, line);
    free.delete(line);
  };
  for (const movement of movements) {
    if (movement.reference === "") continue;
    const named = byDocument.get(movement.reference) ?? [];
    take(
      movement,
      named.find((line) => free.has(line) && lineNet(ledger, line) === movement.amount),
    );
  }
  const dayOf = (line: number): number | null => dayOfLine(ledger, "bookingDate", line);
  const open = groupBy(
    movements.filter((movement) => !lineOf.has(movement)),
    ({ amount }) => String(amount),
  );
  for (const [amount, own] of open) {
    const lines = (byAmount.get(amount) ?? []).filter((line) => free.has(line));
    const ofDay = groupBy(lines, dayOf);
    for (const movement of own)
      take(
        movement,
        (ofDay.get(movement.day) ?? []).find((line) => free.has(line)),
      );
    // In the order of days each takes the first line within its window: no other choice books more of them.
    const rest = own.filter((movement) => !lineOf.has(movement)).sort((one, other) => one.day - other.day);
    const later = lines
      .filter((line) => free.has(line) && dayOf(line) !== null)
      .sort((one, other) => (dayOf(one) ?? 0) - (dayOf(other) ?? 0));
    let next = 0;
    for (const movement of rest) {
      while (next < later.length && (dayOf(later[next]!) ?? 0) < movement.day - WINDOW) next += 1;
      const line = later[next];
      if (line === undefined || (dayOf(line) ?? 0) > movement.day + WINDOW) continue;
      take(movement, line);
      next += 1;
    }
  }
  const linked = movements.map((movement): LinkedMovement => {
    const line = lineOf.get(movement);
    if (line !== undefined) return { movement, line, isExact: true };
    const named = movement.reference === "" ? [] : (byDocument.get(movement.reference) ?? []);
    const waiting = named.filter((one) => free.has(one));
    const [other] = waiting;
    if (waiting.length !== 1 || other === undefined) return { movement, line: null, isExact: false };
    free.delete(other);
    return { movement, line: other, isExact: false };
  });
  const doubles = linked.flatMap(({ movement, line, isExact }) => {
    if (line === null || !isExact || movement.reference === "") return [];
    return (byDocument.get(movement.reference) ?? [])
      .filter((other) => free.has(other) && lineNet(ledger, other) === movement.amount)
      .map((other) => ({ movement, line: other }));
  });
  return { linked, doubles };
}
