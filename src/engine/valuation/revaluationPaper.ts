import { addDays, isoText, type Day } from "../../kernel/day";
import { add, decimalText, isZero, negate, subtract, sum, ZERO, type Decimal } from "../../kernel/decimal";
import { shortId } from "../../kernel/hash";
import { formatDay, formatDecimal, type Language, type Wording } from "../../kernel/language";
import type { AccountRole, ChartOfAccounts } from "../accounting/chart";
import { accountEntry, roleLeg, type AccountLeg } from "../accounting/draftEntry";
import { extourne } from "../accounting/extourne";
import type { JournalEntry } from "../accounting/journalEntry";
import { controlOf, recordFinding, type ControlFinding } from "../controls/controlResult";
import type { CheckedLedger, LedgerPaper } from "../ledger/ledgerPaper";
import type { Workpaper, WorkpaperInput } from "../workpapers";
import { isPeriodOver } from "./periodOver";
import { balanceOf } from "./ledgerBalances";
import { exchangeBalances, worthOf, type ExchangeBalance } from "./exchangeBalances";

/** Values what the ledger holds in foreign currencies at the closing rates and proposes the difference: cash through the result (PCG art.
 *  420-7), receivables and payables on conversion differences, which are taken back on the next period's first day, with a provision for
 *  their losses (art. 420-5). Null where there is no ledger, nothing foreign in it, or the period is not over. */
export function revaluationPaper(
  { settings: { chart, accounting }, asOf, period, rates }: WorkpaperInput,
  ledgerPaper: LedgerPaper | null,
): Workpaper | null {
  const [ledger, ...others] = ledgerPaper?.ledgers ?? [];
  if (!ledger || others.length > 0 || !isPeriodOver(asOf, period)) return null;
  const { baseCurrency } = accounting;
  const { balances, untold } = exchangeBalances(ledger, chart, baseCurrency);
  if (balances.length === 0 && untold.length === 0) return null;
  const valued = balances.map((balance): Valued => {
    const rate = rates.closing(balance.currency, period.to);
    const isClosed = isZero(balance.amount);
    const worth = isClosed ? ZERO : rate && worthOf(balance, rate, baseCurrency);
    return { ...balance, difference: worth && subtract(worth, balance.booked) };
  });
  const context = { chart, baseCurrency, on: period.to };
  const revalued = valued.map((one) => ({ one, entry: entryOf(one, context) }));
  const provision = provisionOf(valued, ledger, context);
  const entries = [...revalued.flatMap(({ entry }) => entry ?? []), ...(provision ? [provision.entry] : [])];
  const findings = [
    ...untold.map(({ account, line }) => untoldFinding(ledger, account, line)),
    ...revalued.flatMap(({ one, entry }) => balanceFinding(ledger, one, entry, baseCurrency, period.to)),
    ...(provision ? [provisionFinding(ledger, provision)] : []),
  ];
  return {
    entries: entries.flatMap((entry) =>
      isTakenBack(entry, chart) ? [entry, extourne(entry, addDays(period.to, 1))] : [entry],
    ),
    notices: [],
    controls: [controlOf("ledger-revaluation", findings)],
  };
}

type Valued = ExchangeBalance & {
  /** What the balance is worth more than the ledger has; null: there is no closing rate. */
  readonly difference: Decimal | null;
};

interface Context {
  readonly chart: ChartOfAccounts;
  readonly baseCurrency: string;
  readonly on: Day;
}

function entryOf(one: Valued, context: Context): JournalEntry | null {
  const { account, name, currency, kind, difference, shown } = one;
  if (difference === null) return null;
  const isSettled = isZero(one.amount);
  const legs =
    kind === "cash" || isSettled
      ? throughResult(context.chart, difference)
      : [
          ...conversion(context.chart, difference, one.booked),
          ...conversion(context.chart, shown, one.booked).map(opposite),
        ];
  const change = kind === "cash" || isSettled ? difference : subtract(difference, shown);
  if (isZero(change)) return null;
  const id = `FX-${shortId([isoText(context.on), account, currency, decimalText(change)].join("|"))}`;
  return accountEntry([...netted(legs), { account, name, amount: change }], {
    journal: "OD",
    date: context.on,
    breakId: id,
    currency: context.baseCurrency,
    security: currency,
    reference: id,
    tradeDate: null,
    reason: isSettled
      ? `différence de change réalisée sur ${account}`
      : `réévaluation au ${formatDay(context.on)} du compte ${account}`,
  });
}

const opposite = (leg: AccountLeg): AccountLeg => ({ ...leg, amount: negate(leg.amount) });

const throughResult = (chart: ChartOfAccounts, difference: Decimal): AccountLeg[] => [
  roleLeg(chart, difference.units < 0n ? "exchange-loss" : "exchange-gain", negate(difference)),
];

/** The other side of a conversion difference: a loss is an asset (476), a gain a liability (477), by what they are on. */
function conversion(chart: ChartOfAccounts, difference: Decimal, booked: Decimal): AccountLeg[] {
  if (isZero(difference)) return [];
  const { onReceivables, onPayables } = CONVERSION[difference.units < 0n ? "loss" : "gain"];
  return [roleLeg(chart, booked.units > 0n ? onReceivables : onPayables, negate(difference))];
}

/** One leg for each account. */
function netted(legs: readonly AccountLeg[]): AccountLeg[] {
  const accounts = new Map<string, AccountLeg>();
  for (const leg of legs) {
    const known = accounts.get(leg.account);
    accounts.set(leg.account, known ? { ...known, amount: add(known.amount, leg.amount) } : leg);
  }
  return [...accounts.values()];
}

interface Provision {
  readonly due: Decimal;
  readonly booked: Decimal;
  readonly entry: JournalEntry;
}

/** The provision for unrealised losses on receivables and payables, without taking gains against them (PCG art. 420-5); null where the ledger
 *  has it, or a rate is missing. */
function provisionOf(valued: readonly Valued[], ledger: CheckedLedger, context: Context): Provision | null {
  const { chart, on, baseCurrency } = context;
  if (valued.some(({ difference }) => difference === null)) return null;
  const due = sum(
    valued.map(({ kind, amount, difference }) =>
      kind === "third-party" && !isZero(amount) && difference !== null && difference.units < 0n
        ? negate(difference)
        : ZERO,
    ),
  );
  const { number } = chart.accounts["exchange-provision"];
  const booked = negate(balanceOf(ledger, (account) => account.startsWith(number)));
  const missing = subtract(due, booked);
  if (isZero(missing)) return null;
  const isMore = missing.units > 0n;
  const id = `FX-${shortId([isoText(on), number, decimalText(missing)].join("|"))}`;
  const entry = accountEntry(
    isMore
      ? [roleLeg(chart, "exchange-provision-charge", missing), roleLeg(chart, "exchange-provision", negate(missing))]
      : [roleLeg(chart, "exchange-provision", negate(missing)), roleLeg(chart, "exchange-provision-reversal", missing)],
    {
      journal: "OD",
      date: on,
      breakId: id,
      currency: baseCurrency,
      security: "",
      reference: id,
      tradeDate: null,
      reason: isMore ? "provision pour pertes de change" : "reprise de provision pour pertes de change",
    },
  );
  return entry && { due, booked, entry };
}

/** Conversion differences are taken back when the next period opens; cash and provisions are not. */
const isTakenBack = ({ lines }: JournalEntry, { accounts }: ChartOfAccounts): boolean => {
  const roles = Object.values(CONVERSION).flatMap(({ onReceivables, onPayables }) => [onReceivables, onPayables]);
  return lines.some(({ account }) => roles.some((role) => accounts[role].number === account));
};

const CONVERSION = {
  loss: { onReceivables: "conversion-loss", onPayables: "conversion-loss-on-payables" },
  gain: { onReceivables: "conversion-gain-on-receivables", onPayables: "conversion-gain" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, AccountRole>>>>;

const text = (value: Decimal, language: Language): string => formatDecimal(value, language, 2);

const finding = ({ lines }: CheckedLedger, line: number, wording: Wording): ControlFinding =>
  recordFinding(lines.reading, line, "ledgerAccount", wording);

const untoldFinding = (ledger: CheckedLedger, account: string, line: number): ControlFinding =>
  finding(ledger, line, {
    en: `Account ${account} holds several foreign currencies, and this line says none: it is not revalued. Name the line's currency and amount in currency, or keep an account for each currency.`,
    fr: `Le compte ${account} porte plusieurs devises et cette ligne n'en indique aucune\u00a0: il n'est pas réévalué. Indiquez la devise et le montant en devise de la ligne, ou tenez un compte par devise.`,
  });

function balanceFinding(
  ledger: CheckedLedger,
  { account, currency, amount, booked, difference, shown, line }: Valued,
  entry: JournalEntry | null,
  baseCurrency: string,
  on: Day,
): ControlFinding[] {
  if (difference !== null && entry === null) return [];
  if (difference === null || entry === null) {
    return [
      finding(ledger, line, {
        en: `Account ${account} holds ${text(amount, "en")} ${currency}, and there is no rate of ${formatDay(on)} or the last business day before it: it is not revalued. Put ${currency}/${baseCurrency} into a sheet of rates.`,
        fr: `Le compte ${account} porte ${text(amount, "fr")} ${currency}, sans cours au ${formatDay(on)} ni au dernier jour ouvré\u00a0: il n'est pas réévalué. Ajoutez ${currency}/${baseCurrency} à une feuille de cours de change.`,
      }),
    ];
  }
  const worth = add(booked, difference);
  const has = add(booked, shown);
  return [
    finding(ledger, line, {
      en: `Account ${account}: ${text(amount, "en")} ${currency} are worth ${text(worth, "en")} ${baseCurrency} at the closing rate of ${formatDay(on)}, the ledger has ${text(has, "en")}. Entry ${entry.number} books ${text(subtract(worth, has), "en")}.`,
      fr: `Compte ${account}\u00a0: ${text(amount, "fr")} ${currency} valent ${text(worth, "fr")} ${baseCurrency} au cours de clôture du ${formatDay(on)}, le grand livre a ${text(has, "fr")}. L'écriture ${entry.number} comptabilise ${text(subtract(worth, has), "fr")}.`,
    }),
  ];
}

function provisionFinding(ledger: CheckedLedger, { due, booked, entry }: Provision): ControlFinding {
  return finding(ledger, 0, {
    en: `Unrealised exchange losses ask for a provision of ${text(due, "en")}, the ledger has ${text(booked, "en")}. Entry ${entry.number} books the rest.`,
    fr: `Les pertes de change latentes appellent une provision de ${text(due, "fr")}, le grand livre a ${text(booked, "fr")}. L'écriture ${entry.number} comptabilise le reste.`,
  });
}
