import { minorUnits } from "../../kernel/currency";
import { absolute, add, decimal, negate, roundHalfUp, ZERO, type Decimal } from "../../kernel/decimal";
import type { ChartOfAccounts } from "../accounting/chart";
import { lineNet, textOf } from "../ledger/ledgerLines";
import type { CheckedLedger } from "../ledger/ledgerPaper";
import { decimalAt } from "../records/recordTable";
import { amountOf, amountUnits, inBase, type BaseRate } from "../results/scaled";

/** What an account of the ledger holds in one foreign currency. Debits are positive. */
export interface ExchangeBalance {
  readonly account: string;
  readonly name: string;
  readonly kind: "cash" | "third-party";
  readonly currency: string;
  /** In the currency, and what the ledger has for it in the currency of the books. */
  readonly amount: Decimal;
  readonly booked: Decimal;
  /** The conversion difference that the ledger shows on it now: of an earlier close, and not taken back. */
  readonly shown: Decimal;
  /** The last line that it is made of. */
  readonly line: number;
}

/** Lines without a currency on an account of several: what they belong to, nothing says. */
export interface UntoldLine {
  readonly account: string;
  readonly line: number;
}

export interface ExchangeBalances {
  readonly balances: readonly ExchangeBalance[];
  readonly untold: readonly UntoldLine[];
}

/** The digits by which the accounts of one purpose begin alike. */
const ROOT = 3;

/** The foreign balances of cash and of third parties, without lines that are lettered: those settled each other. */
export function exchangeBalances(
  { lines, accounts }: CheckedLedger,
  { accounts: chart }: ChartOfAccounts,
  baseCurrency: string,
): ExchangeBalances {
  const { records } = lines.reading;
  if (!records.decimals.currencyAmount || !records.texts.currency) return { balances: [], untold: [] };
  const rootOf = (role: keyof typeof chart): string => chart[role].number.slice(0, ROOT);
  const cash = new Set([rootOf("bank"), rootOf("bank-foreign-currency")]);
  const thirdParties = new Set(
    (["payable-on-purchases", "receivable-on-sales", "claims", "coupons-receivable"] as const).map(rootOf),
  );
  const conversion = new Set(
    accounts
      .filter(({ account }) => [rootOf("conversion-loss"), rootOf("conversion-gain")].includes(account.slice(0, ROOT)))
      .flatMap((account) => account.lines.map((line) => lines.entryOf[line] ?? 0)),
  );
  const balances: ExchangeBalance[] = [];
  const untold: UntoldLine[] = [];
  for (const { account, name, lines: own } of accounts) {
    const isOf = (roots: ReadonlySet<string>): boolean => [...roots].some((root) => account.startsWith(root));
    const kind = isOf(cash) ? "cash" : isOf(thirdParties) ? "third-party" : null;
    if (kind === null) continue;
    const open = own.filter((line) => textOf(lines, "lettering", line) === "");
    const byCurrency = new Map<string, { amount: Decimal; booked: bigint; line: number }>();
    const plain: number[] = [];
    for (const line of open) {
      const currency = textOf(lines, "currency", line);
      const amount = decimalAt(records, "currencyAmount", line);
      if (currency === "" || currency === baseCurrency || amount === null) {
        plain.push(line);
        continue;
      }
      const known = byCurrency.get(currency) ?? { amount: ZERO, booked: 0n, line };
      const net = lineNet(lines, line);
      // A FEC may sign the amount in currency or not: it runs the way of its line.
      const signed = net < 0n ? negate(absolute(amount)) : absolute(amount);
      byCurrency.set(currency, { amount: add(known.amount, signed), booked: known.booked + net, line });
    }
    if (byCurrency.size === 0) continue;
    const sumOf = (some: readonly number[]): bigint => some.reduce((total, line) => total + lineNet(lines, line), 0n);
    const shown = plain.filter((line) => conversion.has(lines.entryOf[line] ?? 0));
    // A bank account in one currency holds what earlier revaluations put to it; other accounts hold lines of the books' currency too.
    const belonging = kind === "cash" ? plain : shown;
    const [first] = plain.filter((line) => lineNet(lines, line) !== 0n && (kind === "cash" || shown.includes(line)));
    if (byCurrency.size > 1 && first !== undefined && sumOf(belonging) !== 0n) {
      untold.push({ account, line: first });
      continue;
    }
    for (const [currency, { amount, booked, line }] of byCurrency) {
      const more = byCurrency.size > 1 ? 0n : sumOf(belonging);
      balances.push({
        account,
        name: name === "" ? account : name,
        kind,
        currency,
        amount,
        booked: decimal(booked + (kind === "cash" ? more : 0n), lines.scale),
        shown: decimal(kind === "cash" ? 0n : more, lines.scale),
        line,
      });
    }
  }
  return { balances, untold };
}

/** A balance at a rate, in the smallest unit of the currency of the books. */
export const worthOf = ({ amount }: ExchangeBalance, rate: BaseRate, baseCurrency: string): Decimal =>
  roundHalfUp(amountOf(inBase(amountUnits(amount), rate)), minorUnits(baseCurrency));
