import type { Brand } from "../../kernel/brand";
import type { Day } from "../../kernel/day";
import { add, compare, isZero, subtract, ZERO, type Decimal } from "../../kernel/decimal";
import { ok, refuse, type Result } from "../../kernel/result";

/** One leg. Exactly one of debit and credit is positive, the other is zero, in `currency`. */
export interface EntryLine {
  readonly account: string;
  readonly label: string;
  readonly debit: Decimal;
  readonly credit: Decimal;
  readonly currency: string;
  /** The supporting document (pièce): the trade's or the statement's own reference. */
  readonly reference: string;
}

export interface EntryDraft {
  readonly number: string;
  readonly date: Day;
  /** Journal code. */
  readonly journal: string;
  readonly label: string;
  readonly breakId: string;
  readonly lines: readonly EntryLine[];
}

/** An entry whose debits equal its credits in each currency (PCG art. 1031-1). */
export type JournalEntry = Brand<EntryDraft, "JournalEntry">;

/** The only way to make an entry. Refuses with the residual (debit − credit) of each currency that does not balance. */
export function journalEntry(draft: EntryDraft): Result<JournalEntry, ReadonlyMap<string, Decimal>> {
  const residual = new Map<string, Decimal>();
  let wellFormed = draft.lines.length >= 2;
  for (const line of draft.lines) {
    const legs = [line.debit, line.credit];
    wellFormed &&= legs.every((leg) => compare(leg, ZERO) >= 0) && legs.filter(isZero).length === 1;
    residual.set(line.currency, add(residual.get(line.currency) ?? ZERO, subtract(line.debit, line.credit)));
  }
  const unbalanced = new Map([...residual].filter(([, amount]) => !isZero(amount)));
  return wellFormed && unbalanced.size === 0 ? ok(draft as JournalEntry) : refuse(unbalanced);
}
