import { minorUnits } from "../../../kernel/currency";
import { absolute, compare, isZero, roundHalfUp, subtract, sum, ZERO, type Decimal } from "../../../kernel/decimal";
import type { RateBook } from "../../results/rateBook";
import { amountOf, amountUnits, inBase } from "../../results/scaled";
import type { JournalEntry } from "../journalEntry";

/** What a line is in the currency of the books: one of debit and credit is zero, both where the line is less than its smallest unit. */
export interface BookedAmount {
  readonly debit: Decimal;
  readonly credit: Decimal;
}

/** An entry as the ledger takes it. */
export interface BookedEntry {
  readonly entry: JournalEntry;
  /** Line by line; null: the entry is in a foreign currency, and its day has no rate. */
  readonly amounts: readonly BookedAmount[] | null;
}

/** An entry in the currency of the books, at the rate of its date (PCG art. 420-1). What rounding leaves goes to the largest line, so that
 *  debits equal credits. */
export function bookedEntry(entry: JournalEntry, baseCurrency: string, rates: RateBook): BookedEntry {
  const currencies = [...new Set(entry.lines.map(({ currency }) => currency))];
  if (currencies.every((currency) => currency === baseCurrency)) return { entry, amounts: entry.lines };
  const known = new Map(currencies.map((currency) => [currency, rates.closing(currency, entry.date)]));
  const nets = entry.lines.map(({ debit, credit, currency }): Decimal | null => {
    const rate = known.get(currency) ?? null;
    if (rate === null) return null;
    return roundHalfUp(amountOf(inBase(amountUnits(subtract(debit, credit)), rate)), minorUnits(baseCurrency));
  });
  const whole = nets.flatMap((net) => net ?? []);
  if (whole.length < nets.length) return { entry, amounts: null };
  const residual = sum(whole);
  const largest = whole.reduce(
    (best, net, index) => (compare(absolute(net), absolute(whole[best] ?? ZERO)) > 0 ? index : best),
    0,
  );
  return {
    entry,
    amounts: whole
      .map((net, index) => (index === largest && !isZero(residual) ? subtract(net, residual) : net))
      .map((net) => ({
        debit: net.units > 0n ? net : ZERO,
        credit: net.units < 0n ? absolute(net) : ZERO,
      })),
  };
}
