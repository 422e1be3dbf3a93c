import { absolute, unitsAt } from "../../kernel/decimal";
import { groupBy } from "../../kernel/groupBy";
import type { AccountRole } from "../accounting/chart";
import { lineNet, textOf, type LedgerLines } from "../ledger/ledgerLines";
import { decimalAt } from "../records/recordTable";
import type { ExpectedBooking } from "./expectedBookings";
import { COUNTERPARTY, SECURITIES, slotOfRole, type Slot } from "./slots";

/** What a figure of an entry is on: a slot, or an account that trades are not booked on. A sale moves its proceeds and its cost through
 *  one account, and the cost is not in the trade: the two together are "proceeds". */
export type Key = Slot | "proceeds" | `account ${string}`;

/** Signed: debits positive, in units of the ledger. */
export type Figures = ReadonlyMap<Key, bigint>;

/** How a ledger keeps its books, where most of its entries do so. */
export interface Practice {
  /** Trades go straight through the bank, without a payable or receivable. */
  readonly isThroughBank: boolean;
  /** Accounts on which the ledger books what the chart has another one for. */
  readonly usual: ReadonlyMap<Key, Key>;
}

export const NO_PRACTICE: Practice = { isThroughBank: false, usual: new Map() };

export type BookingFault = "missing" | "double" | "side" | "account" | "amount";

export interface Comparison {
  readonly fault: BookingFault | null;
  /** Expected − booked, where they differ. */
  readonly gaps: Figures;
  /** Lines of the entries that book the trade; those that settle it are not among them. */
  readonly lines: readonly number[];
  /** Of an entry booked once more: the lines that are too many. */
  readonly extra: readonly number[];
}

export interface BookedLines {
  readonly ledger: LedgerLines;
  readonly slotOf: (line: number) => Slot | null;
  readonly lines: readonly number[];
  /** The lines cannot be told from those of other bookings. */
  readonly isShared: boolean;
}

/** Holds what is booked of a trade against what is to be. Amounts in a foreign currency are compared where every line says them;
 *  otherwise only that the trade is booked, and once. */
export function compareBooking(
  expected: ExpectedBooking,
  booked: BookedLines,
  base: string,
  practice: Practice,
): Comparison {
  const { ledger, slotOf, isShared } = booked;
  const entries = tradeEntries(booked);
  const lines = entries.flat();
  const none = { gaps: new Map(), lines, extra: [] };
  if (lines.length === 0) return { ...none, fault: "missing", gaps: expectedFigures(expected, ledger.scale, practice) };
  const unitsOf = amountReader(ledger, lines, expected.currency, base);
  if (isShared || !unitsOf || !expected.legs) return { ...none, fault: null };
  const due = expectedFigures(expected, ledger.scale, practice);
  const figures = (own: readonly number[]): Figures =>
    bookedFigures(ledger, own, slotOf, unitsOf, expected.side, practice);
  const gaps = differenceOf(due, figures(lines));
  if (gaps.size === 0) return { ...none, fault: null };
  const whole = entries.filter((own) => differenceOf(due, figures(own)).size === 0);
  const others = entries.filter((own) => !whole.includes(own)).flat();
  const isRepeated = whole.length > 1 && differenceOf(new Map(), figures(others)).size === 0;
  if (isRepeated) return { fault: "double", gaps, lines, extra: whole.slice(1).flat() };
  const all = figures(lines);
  if ([...due].every(([key, amount]) => (all.get(key) ?? 0n) === -amount))
    return { fault: "side", gaps, lines, extra: [] };
  return { fault: isOwedRight(gaps) ? "account" : "amount", gaps, lines, extra: [] };
}

/** What is owed is right: the rest stands on another account. */
const isOwedRight = (gaps: Figures): boolean =>
  [...gaps].reduce((rest, [key, gap]) => (key === "bank" || COUNTERPARTY.has(key as Slot) ? rest + gap : rest), 0n) ===
  0n;

/** The entries of a trade that book its securities, each as its lines; an entry that only settles it moves none. */
function tradeEntries(booked: BookedLines): number[][] {
  const entries = groupBy(booked.lines, (line) => booked.ledger.entryOf[line] ?? 0);
  return [...entries.values()].filter((own) => !isSettlement(booked, own));
}

/** Money, or a claim, against what was owed, and no part of the trade itself. */
export function isSettlement(
  { ledger, slotOf }: Pick<BookedLines, "ledger" | "slotOf">,
  lines: readonly number[],
): boolean {
  const slots = lines.map(slotOf);
  const isMoney = (line: number, index: number): boolean =>
    slots[index] === "bank" || (slots[index] === null && MONEY.test(textOf(ledger, "ledgerAccount", line)));
  return (
    slots.some((slot) => COUNTERPARTY.has(slot)) &&
    slots.every((slot) => slot === null || slot === "bank" || COUNTERPARTY.has(slot)) &&
    lines.some(isMoney)
  );
}

/** Financial accounts, and sundry debtors and creditors. */
const MONEY = /^(5|46)/;

/** Reads the amount of a line in the currency of its trade; null where some line does not say it. */
function amountReader(
  ledger: LedgerLines,
  lines: readonly number[],
  currency: string | null,
  base: string,
): ((line: number) => bigint) | null {
  const { records } = ledger.reading;
  const { scale } = ledger;
  const net = (line: number): bigint => lineNet(ledger, line);
  if (currency === base) return net;
  const amounts = lines.map((line) => decimalAt(records, "currencyAmount", line));
  if (currency === null || amounts.some((amount) => amount === null || amount.scale > scale)) return null;
  return (line) => {
    const amount = decimalAt(records, "currencyAmount", line);
    const units = amount ? unitsAt(absolute(amount), scale) : 0n;
    return net(line) < 0n ? -units : units;
  };
}

function expectedFigures({ legs, side }: ExpectedBooking, scale: number, practice: Practice): Figures {
  const figures = new Map<Key, bigint>();
  for (const { role, amount } of legs ?? []) {
    const isOwed = COUNTERPARTY.has(slotOfRole(role));
    put(figures, practice.isThroughBank && isOwed ? "bank" : legKey(role, side), unitsAt(amount, scale));
  }
  return figures;
}

function bookedFigures(
  ledger: LedgerLines,
  lines: readonly number[],
  slotOf: (line: number) => Slot | null,
  unitsOf: (line: number) => bigint,
  side: ExpectedBooking["side"],
  practice: Practice,
): Figures {
  const figures = new Map<Key, bigint>();
  for (const line of lines) {
    const slot = slotOf(line);
    const key: Key = slot === null ? `account ${textOf(ledger, "ledgerAccount", line)}` : keyOf(slot, side);
    put(figures, practice.usual.get(key) ?? key, unitsOf(line));
  }
  return figures;
}

/** What the leg of a trade is on. */
export function legKey(role: AccountRole, side: ExpectedBooking["side"]): Key {
  const slot = slotOfRole(role);
  return slot === null ? `account ${role}` : keyOf(slot, side);
}

const keyOf = (slot: Slot, side: ExpectedBooking["side"]): Key =>
  side === "SELL" && (slot === "disposal" || SECURITIES.has(slot)) ? "proceeds" : slot;

function put(figures: Map<Key, bigint>, key: Key, units: bigint): void {
  figures.set(key, (figures.get(key) ?? 0n) + units);
}

function differenceOf(due: Figures, booked: Figures): Figures {
  const gaps = new Map<Key, bigint>(due);
  for (const [key, units] of booked) put(gaps, key, -units);
  for (const [key, units] of [...gaps]) if (units === 0n) gaps.delete(key);
  return gaps;
}
