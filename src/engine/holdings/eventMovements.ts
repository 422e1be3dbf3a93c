import type { Day } from "../../kernel/day";
import { add, decimal, subtract, unitsAt, ZERO, type Decimal } from "../../kernel/decimal";
import { eventWords, quantityEffect, type QuantityEffect } from "../events/quantityEffect";
import { dayAt, securityAt, textAt } from "../records/recordTable";
import type { ReadSheet } from "../workpapers";

/** A corporate action that changes how many pieces are held. */
export interface HoldingEvent {
  readonly security: string;
  /** Null: of every account. */
  readonly account: string | null;
  /** Pieces bought before this day have the right. */
  readonly exDay: Day;
  /** Pieces settled by the end of this day are changed. */
  readonly recordDay: Day;
  readonly effect: QuantityEffect;
}

/** A bond that is paid back in full leaves nothing (REDM, MCAL, BPUT). */
const REDEEMED =
  /\b(redm|mcal|bput|(final|full) redemption|early redemption|matured?|maturity|remboursement (final|total|anticipe|integral|in fine|a l echeance))\b/;
const NOTHING_LEFT: QuantityEffect = { after: 0n, before: 1n };

/** The events of the workbook that change quantities, by ex date. One that two sheets speak of is one. */
export function holdingEvents(sheets: readonly ReadSheet[]): HoldingEvent[] {
  const known = new Map<string, HoldingEvent>();
  for (const { kind, role, reading } of sheets) {
    if (kind !== "events" || role === "ignored") continue;
    const { records } = reading;
    for (let record = 0; record < records.count; record += 1) {
      const security = securityAt(records, record);
      const written = quantityEffect(records, record);
      const effect = written ?? (REDEEMED.test(eventWords(records, record)) ? NOTHING_LEFT : null);
      const exDay =
        dayAt(records, "exDate", record) ??
        dayAt(records, "recordDate", record) ??
        dayAt(records, "paymentDate", record);
      if (security === null || exDay === null || effect === null || effect === "unclear") continue;
      const account = textAt(records, "account", record);
      const recordDay = dayAt(records, "recordDate", record) ?? ((exDay - 1) as Day);
      const key = [security, account, exDay, effect.after, effect.before].join("\n");
      known.set(key, { security, account, exDay, recordDay, effect });
    }
  }
  return [...known.values()].sort((one, other) => one.exDay - other.exDay);
}

/** Pieces of one holding that moved on a day; null: they have not. */
export interface HoldingMovement {
  readonly quantity: Decimal;
  readonly tradeDay: Day | null;
  readonly settledDay: Day | null;
}

/** What events after one day and up to another add to a holding, by trade date or as pieces settled. Fractions are paid in cash, and are
 *  no pieces. */
export function eventQuantity(
  opening: Decimal,
  movements: readonly HoldingMovement[],
  events: readonly HoldingEvent[],
  { from, to }: { readonly from: Day; readonly to: Day },
  view: "traded" | "settled",
): Decimal {
  let total = ZERO;
  for (const { exDay, recordDay, effect } of events) {
    if (exDay <= from || exDay > to) continue;
    const held = movements.reduce(
      (sum, { quantity, tradeDay, settledDay }) => {
        const day = view === "traded" ? tradeDay : settledDay;
        const isIn = day !== null && day > from && (view === "traded" ? day < exDay : day <= recordDay);
        return isIn ? add(sum, quantity) : sum;
      },
      add(opening, total),
    );
    // Whole pieces where whole pieces are held; units of funds have their own decimals.
    const units = unitsAt(held, held.scale);
    const after = decimal((units * effect.after) / effect.before, held.scale);
    total = add(total, subtract(after, held));
  }
  return total;
}
