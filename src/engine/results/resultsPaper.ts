import type { Day } from "../../kernel/day";
import { absolute, add, compare, decimal, isZero, subtract, ZERO, type Decimal } from "../../kernel/decimal";
import { formatDay, formatDecimal, type Language, type Wording } from "../../kernel/language";
import type { Period } from "../close/monthClose";
import { controlOf, type ControlFinding } from "../controls/controlResult";
import type { SheetKind } from "../records/ambiguousHeaders";
import { dayAt, decimalAt, securityAt, textAt } from "../records/recordTable";
import type { ReadSheet, Workpaper, WorkpaperInput } from "../workpapers";
import { lineDays, wealth } from "./lineDays";
import { marketOf } from "./market";
import { priceFindings } from "./priceChecks";
import { priceSheet, type PriceSheet } from "./priceSeries";
import { readLines, type LeftOut } from "./readLines";
import {
  EXPLAINED,
  type CellPlace,
  type Explained,
  type LineDay,
  type LineKey,
  type Missing,
  type ResultLine,
} from "./resultLine";
import { absoluteUnits, amountOf, divideUnits } from "./scaled";

/** One line over the days of the market. */
export interface LineResult {
  readonly key: LineKey;
  /** Where the line begins: its first trade. */
  readonly place: CellPlace;
  readonly bearsInterest: boolean;
  /** The last day on which it could be valued; null: on none. */
  readonly last: { readonly day: Day; readonly figures: LineDay } | null;
  /** Results of its days added up, in the base currency and in its own. */
  readonly total: bigint;
  readonly localTotal: bigint;
  readonly explained: Explained;
  /** The average of its prices in the period that is closed; null: it has none there. */
  readonly averagePrice: bigint | null;
  /** Days on which it could not be valued. They are in no total. */
  readonly missing: readonly { readonly day: Day; readonly what: Missing }[];
  /** Of a large workbook the days alone that somebody asks for. */
  readonly byDay: ReadonlyMap<Day, LineDay>;
}

/** A figure of the front office beside ours. */
export interface FrontOfficeLine extends CellPlace {
  readonly key: LineKey;
  readonly day: Day;
  readonly theirs: Decimal;
  /** Null: the line could not be valued on that day. */
  readonly ours: Decimal | null;
  readonly difference: Decimal | null;
  readonly cause: keyof Explained | null;
}

export interface ResultsPaper extends Workpaper {
  readonly baseCurrency: string;
  readonly from: Day;
  readonly to: Day;
  readonly lines: readonly LineResult[];
  readonly frontOffice: readonly FrontOfficeLine[];
}

/** The economic results of our trades on the days that have prices. Null where the workbook has no trades of ours or no prices. */
export function resultsPaper(
  { sheets, settings, asOf, period, rates }: WorkpaperInput,
  quoted: readonly PriceSheet[],
): ResultsPaper | null {
  const policy = settings.accounting;
  const ours = sheets.filter(({ role }) => role !== "ignored");
  if (!ours.some(({ kind, role }) => kind === "trades" && role === "book")) return null;
  const sheetsOf = (wanted: SheetKind): ReadSheet[] => ours.filter(({ kind }) => kind === wanted);
  // Without a sheet of prices, positions that show a price and a day say it.
  const priced = quoted.length > 0 ? quoted : sheetsOf("positions").map(({ reading }) => priceSheet(reading));
  const market = marketOf(priced, rates, asOf);
  if (!market) return null;
  const { days } = market;
  const [from, to] = [days[0]!, days.at(-1)!];
  const { lines, leftOut } = readLines(sheets, market, policy);
  const fronts = sheetsOf("results");
  const kept = lines.length * days.length <= MOST_DAYS_KEPT ? null : new Set([to, ...fronts.flatMap(daysSaid)]);
  const prices = priceFindings(quoted, policy.stalePrices, policy.priceJump);
  const results = lines.map((line) => lineResult(line, days, policy, kept, period));
  const frontOffice = fronts.flatMap((sheet) => compared(sheet, results, to, policy.baseCurrency));
  return {
    baseCurrency: policy.baseCurrency,
    from,
    to,
    lines: results,
    frontOffice,
    entries: [],
    notices: [],
    controls: [
      controlOf("result-complete", [...results.flatMap(notValued), ...leftOut.map(notRead)]),
      controlOf("result-identity", results.flatMap(notIdentical)),
      controlOf("result-unexplained", results.flatMap(unexplained)),
      controlOf("result-zero-position", results.flatMap(costOfNothing)),
      controlOf("price-stale", prices && prices.stale),
      controlOf("price-jump", prices && prices.jumps),
      controlOf("price-source", prices && prices.sources),
      controlOf("result-front-office", frontOffice.length === 0 ? null : frontOffice.flatMap(differing)),
    ],
  };
}

/** Days of lines that are all kept; of more, those that the front office speaks of. */
const MOST_DAYS_KEPT = 100_000;

function daysSaid({ reading: { records } }: ReadSheet): Day[] {
  return Array.from({ length: records.count }, (_, record) => dayAt(records, "positionDate", record)).filter(
    (day) => day !== null,
  );
}

function lineResult(
  line: ResultLine,
  days: readonly Day[],
  policy: WorkpaperInput["settings"]["accounting"],
  kept: ReadonlySet<Day> | null,
  period: Period,
): LineResult {
  const byDay = new Map<Day, LineDay>();
  const missing: { day: Day; what: Missing }[] = [];
  const explained = Object.fromEntries(EXPLAINED.map((cause) => [cause, 0n])) as Record<keyof Explained, bigint>;
  let [total, localTotal] = [0n, 0n];
  let last: LineResult["last"] = null;
  lineDays(line, days, policy, (index, figures, what) => {
    const day = days[index]!;
    if (figures === null) {
      if (what !== null) missing.push({ day, what });
      return;
    }
    if (kept === null || kept.has(day)) byDay.set(day, figures);
    last = { day, figures };
    total += figures.total;
    localTotal += figures.localTotal;
    for (const cause of EXPLAINED) explained[cause] += figures.explained[cause];
  });
  const place = line.steps[0]?.place ?? { sheet: "", row: 0 };
  return {
    key: line.key,
    bearsInterest: line.interest !== null,
    place,
    last,
    total,
    localTotal,
    explained,
    averagePrice: averageOf(line, days, period),
    missing,
    byDay,
  };
}

function averageOf({ prices }: ResultLine, days: readonly Day[], { from, to }: Period): bigint | null {
  let [sum, count] = [0n, 0n];
  prices.forEach((price, index) => {
    const day = days[index]!;
    if (price === undefined || day < from || day > to) return;
    sum += price;
    count += 1n;
  });
  return count === 0n ? null : divideUnits(sum, count);
}

const money = (units: bigint, currency: string, language: Language): string =>
  `${formatDecimal(amountOf(units), language, 2)} ${currency}`;

const MISSING_WORDS: Readonly<Record<Missing, Wording>> = {
  price: { en: "no price", fr: "pas de cours" },
  rate: { en: "no exchange rate", fr: "pas de cours de change" },
  interest: {
    en: "no accrued interest beside its price",
    fr: "pas de coupon couru à côté de son cours",
  },
};

/** A line that could not be valued on some days: they are left out of every total. */
function notValued({ key, place, missing }: LineResult): ControlFinding[] {
  const [first] = missing;
  if (!first) return [];
  const days = missing.length;
  return [
    {
      ...place,
      column: null,
      wording: {
        en: `${key.security}: ${MISSING_WORDS[first.what].en} on ${formatDay(first.day)}${days > 1 ? ` and ${days - 1} more days` : ""}. It is in no result of these days; add it to the sheet of prices or rates.`,
        fr: `${key.security}\u00a0: ${MISSING_WORDS[first.what].fr} le ${formatDay(first.day)}${days > 1 ? ` et ${days - 1} autres jours` : ""}. La ligne n'est dans aucun résultat de ces jours\u00a0; ajoutez la donnée à la feuille des cours ou des taux.`,
      },
    },
  ];
}

const LEFT_OUT_WORDS: Readonly<Record<LeftOut["why"], Wording>> = {
  "trade-amounts": {
    en: "This trade is in no result: its security, side, quantity, trade date, currency or amount cannot be read.",
    fr: "Cette opération n'est dans aucun résultat\u00a0: valeur, sens, quantité, date, devise ou montant illisible.",
  },
  "event-amount": {
    en: "This event is in no result: it has neither a rate for each unit, nor an amount, nor a ratio.",
    fr: "Cette OST n'est dans aucun résultat\u00a0: ni montant unitaire, ni montant, ni parité.",
  },
  "event-unknown": {
    en: "This event is in no result: name its type (dividend, coupon, split, return of capital).",
    fr: "Cette OST n'est dans aucun résultat\u00a0: indiquez son type (dividende, coupon, division, remboursement de capital).",
  },
};

const notRead = ({ why, sheet, row }: LeftOut): ControlFinding => ({
  sheet,
  row,
  column: null,
  wording: LEFT_OUT_WORDS[why],
});

/** realised + unrealised + income − fees is the sum of the daily results (pnl.md 1). */
function notIdentical({ key, place, last, localTotal, missing }: LineResult): ControlFinding[] {
  if (!last || missing.length > 0) return [];
  const { realised, unrealised, income, fees } = last.figures.local;
  if (realised === null || unrealised === null) return [];
  const gap = realised + unrealised + income - fees - localTotal;
  if (gap === 0n && wealth(last.figures.local) === localTotal) return [];
  return [
    {
      ...place,
      column: null,
      wording: {
        en: `${key.security}: realised, unrealised, income and fees make ${money(gap, key.currency, "en")} more than the daily results. A trade or an event counts twice, or not at all.`,
        fr: `${key.security}\u00a0: réalisé, latent, revenus et frais font ${money(gap, key.currency, "fr")} de plus que les résultats quotidiens. Une opération ou une OST compte deux fois, ou pas du tout.`,
      },
    },
  ];
}

/** A result that its causes leave open, beyond a cent. */
function unexplained({ key, place, explained, last }: LineResult): ControlFinding[] {
  if (!last || absoluteUnits(explained.unexplained) * 100n <= 10n ** 18n * 2n) return [];
  return [
    {
      ...place,
      column: null,
      wording: {
        en: `${key.security}: ${formatDecimal(amountOf(explained.unexplained), "en", 2)} of its result has no cause among price, trades, carry, exchange rates, fees and events.`,
        fr: `${key.security}\u00a0: ${formatDecimal(amountOf(explained.unexplained), "fr", 2)} de son résultat n'a pas de cause parmi cours, opérations, portage, change, frais et OST.`,
      },
    },
  ];
}

function costOfNothing({ key, place, last }: LineResult): ControlFinding[] {
  if (!last || last.figures.quantity !== 0n || (last.figures.local.cost ?? 0n) === 0n) return [];
  return [
    {
      ...place,
      column: null,
      wording: {
        en: `${key.security}: nothing is held, and ${money(last.figures.local.cost ?? 0n, key.currency, "en")} of cost remains: a wrong relief, or a corporate action that was not applied.`,
        fr: `${key.security}\u00a0: position nulle, et ${money(last.figures.local.cost ?? 0n, key.currency, "fr")} de prix de revient restent\u00a0: sortie erronée, ou OST non appliquée.`,
      },
    },
  ];
}

/** The front office's figures beside ours, by the day that each says, else the last one. */
function compared(
  { reading }: ReadSheet,
  lines: readonly LineResult[],
  last: Day,
  baseCurrency: string,
): FrontOfficeLine[] {
  const { records } = reading;
  return Array.from({ length: records.count }, (_, record): FrontOfficeLine[] => {
    const [security, theirs] = [securityAt(records, record), decimalAt(records, "result", record)];
    if (security === null || theirs === null) return [];
    const day = dayAt(records, "positionDate", record) ?? last;
    const [portfolio, account] = [textAt(records, "portfolio", record), textAt(records, "account", record)];
    const own = lines.filter(
      ({ key }) =>
        key.security === security &&
        (portfolio === null || key.portfolio === portfolio) &&
        (account === null || key.account === account),
    );
    const currency = textAt(records, "currency", record) ?? baseCurrency;
    const days = own.map((line) => line.byDay.get(day));
    const isWhole = own.length > 0 && days.every((figures) => figures !== undefined);
    const isBase = currency === baseCurrency;
    const ours = isWhole
      ? days.reduce((sum, figures) => add(sum, amountOf(isBase ? figures.total : figures.localTotal)), ZERO)
      : null;
    const difference = ours && subtract(ours, theirs);
    const causes = days.flatMap((figures) => (figures ? [figures.explained] : []));
    return [
      {
        sheet: records.sheet,
        row: records.rows[record] ?? 0,
        key: own[0]?.key ?? { portfolio, account, security, currency },
        day,
        theirs,
        ours,
        difference,
        cause: difference && !isSmall(difference) ? causeOf(difference, causes) : null,
      },
    ];
  }).flat();
}

const CENT = decimal(1n, 2);
const isSmall = (difference: Decimal): boolean => compare(absolute(difference), CENT) <= 0;

/** The one part of our result that the difference is, to the cent: what the front office left out, or counts once more. */
function causeOf(difference: Decimal, explained: readonly Explained[]): keyof Explained | null {
  const fitting = EXPLAINED.filter((cause) => {
    const part = amountOf(explained.reduce((sum, one) => sum + one[cause], 0n));
    return !isZero(part) && isSmall(subtract(absolute(part), absolute(difference)));
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

export const CAUSE_WORDS: Readonly<Record<keyof Explained, Wording>> = {
  price: { en: "price", fr: "cours" },
  newBuys: { en: "purchases of the day", fr: "achats du jour" },
  newSells: { en: "sales of the day", fr: "ventes du jour" },
  carry: { en: "carry", fr: "portage" },
  fx: { en: "exchange rates", fr: "change" },
  fees: { en: "fees", fr: "frais" },
  events: { en: "income and corporate actions", fr: "revenus et OST" },
  amendments: { en: "late bookings and corrections", fr: "saisies tardives et corrections" },
  unexplained: { en: "unexplained", fr: "inexpliqué" },
};

function differing({ sheet, row, key, day, theirs, ours, difference, cause }: FrontOfficeLine): ControlFinding[] {
  if (difference && isSmall(difference)) return [];
  const place = { sheet, row, column: null };
  if (!ours || !difference) {
    return [
      {
        ...place,
        wording: {
          en: `${key.security}: we have no result of ${formatDay(day)} to compare with (no trade of ours, or no price). See the results sheet.`,
          fr: `${key.security}\u00a0: nous n'avons pas de résultat au ${formatDay(day)} à comparer (aucune opération, ou pas de cours). Voir la feuille des résultats.`,
        },
      },
    ];
  }
  const said = (value: Decimal, language: Language): string => formatDecimal(value, language, 2);
  return [
    {
      ...place,
      wording: {
        en: `${key.security}, ${formatDay(day)}: the front office has ${said(theirs, "en")}, we compute ${said(ours, "en")}, ${said(difference, "en")} apart${cause ? `: exactly the part of ${CAUSE_WORDS[cause].en}` : ""}.`,
        fr: `${key.security}, ${formatDay(day)}\u00a0: le front-office a ${said(theirs, "fr")}, nous calculons ${said(ours, "fr")}, écart de ${said(difference, "fr")}${cause ? `\u00a0: exactement la part «\u00a0${CAUSE_WORDS[cause].fr}\u00a0»` : ""}.`,
      },
    },
  ];
}
