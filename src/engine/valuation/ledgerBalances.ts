import { decimal, subtract, sum, type Decimal } from "../../kernel/decimal";
import type { BookingsPaper } from "../bookings/bookingsPaper";
import type { CheckedLedger } from "../ledger/ledgerPaper";

/** Debit − credit of some accounts of a ledger. */
export const balanceOf = ({ accounts, lines }: CheckedLedger, isWanted: (account: string) => boolean): Decimal =>
  decimal(
    accounts.reduce((total, { account, debit, credit }) => (isWanted(account) ? total + debit - credit : total), 0n),
    lines.scale,
  );

/** What the corrections of bookings that are proposed add to some accounts, debits positive. */
export const proposedOn = (bookings: BookingsPaper | null, isWanted: (account: string) => boolean): Decimal =>
  sum(
    (bookings?.entries ?? []).flatMap(({ lines }) =>
      lines.flatMap(({ account, debit, credit }) => (isWanted(account) ? [subtract(debit, credit)] : [])),
    ),
  );
