import { add, decimalText, negate, type Decimal } from "../../../kernel/decimal";
import type { FinMoney } from "./fieldValues";
import { exchangeRateOf, joined, moneyIn } from "./genericFields";
import type { Cells } from "./securitiesStatements";
import type { Sequence } from "./sequences";

/** Costs of the intermediaries. */
const FEES: ReadonlySet<string> = new Set([
  "EXEC",
  "LOCO",
  "CHAR",
  "REGF",
  "STEX",
  "POST",
  "SHIP",
  "SPCN",
  "ISDI",
  "OTHR",
  "CLRF",
]);

/** What goes to a State. */
const TAXES: ReadonlySet<string> = new Set([
  "TRAX",
  "STAM",
  "COUN",
  "LEVY",
  "LOCL",
  "TRAN",
  "COAX",
  "VATA",
  "WITH",
  "EUTR",
]);

export interface NamedAmount extends FinMoney {
  readonly code: string;
}

/** The amounts of the AMT blocks: what is paid, what it is made of, and each fee and tax by its code where there are several. */
export function amountCells(details: Sequence | null, isReversed: boolean): Cells {
  const blocks = details?.parts("AMT") ?? [];
  return {
    ...cellsOfAmounts(blocks.flatMap(namedAmounts), isReversed),
    fxRate: blocks.map(exchangeRateOf).find((rate) => rate !== null) ?? null,
  };
}

/** The cells of amounts by their codes in ISO 15022. */
export function cellsOfAmounts(amounts: readonly NamedAmount[], isReversed: boolean): Cells {
  const named = (...codes: readonly string[]) => amounts.find(({ code }) => codes.includes(code));
  const net = named("ESTT", "SETT");
  const currency = net?.currency ?? named("DEAL")?.currency ?? amounts[0]?.currency ?? null;
  const own = amounts.filter((amount) => amount.currency === currency);
  const one = (code: string): Decimal | null =>
    signed(own.find((amount) => amount.code === code)?.amount ?? null, isReversed);
  const fees = own.filter(({ code }) => FEES.has(code));
  const taxes = own.filter(({ code }) => TAXES.has(code));
  const isTold = (amount: NamedAmount): boolean =>
    amount.currency !== currency ||
    (FEES.has(amount.code) && fees.length > 1) ||
    (TAXES.has(amount.code) && taxes.length > 1) ||
    !(PLAIN.has(amount.code) || FEES.has(amount.code) || TAXES.has(amount.code));
  return {
    netAmount: signed(net?.amount ?? null, isReversed),
    currency,
    grossAmount: one("DEAL"),
    accruedInterest: one("ACRU"),
    fees: signed(totalOf(fees), isReversed),
    tax: signed(totalOf(taxes), isReversed),
    narrative: joined(amounts.filter(isTold).map(inWords)),
  };
}

const PLAIN: ReadonlySet<string> = new Set(["ESTT", "SETT", "DEAL", "ACRU"]);

/** The amounts of a block by their codes: field 19A, or 19B of a corporate action. */
export const namedAmounts = (block: Sequence): NamedAmount[] =>
  block
    .where(({ tag }) => tag === "19A" || tag === "19B")
    .flatMap((field) => {
      const money = moneyIn(field, block.notices);
      return money ? [{ code: field.value.slice(1, 5), ...money }] : [];
    });

export const inWords = ({ code, currency, amount }: NamedAmount): string =>
  `${code} ${currency} ${decimalText(amount, 2)}`;

const totalOf = (amounts: readonly NamedAmount[]): Decimal | null =>
  amounts.length === 0 ? null : amounts.map(({ amount }) => amount).reduce(add);

/** A reversal runs against its side in all that it says. */
export const signed = (amount: Decimal | null, isReversed: boolean): Decimal | null =>
  amount && isReversed ? negate(amount) : amount;
