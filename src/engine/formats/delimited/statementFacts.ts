import { currencyOfSymbol, isCurrency } from "../../../kernel/currency";
import type { Day } from "../../../kernel/day";
import { negate, type Decimal } from "../../../kernel/decimal";
import { ibanFault } from "../../../kernel/identifiers/iban";
import { cleanText, plainWords, withoutAccents } from "../../../kernel/text";
import { readAmount } from "../../intake/amountText";
import { dayOfText, scanDate, type DateOrder, type DateText } from "../../intake/dateText";
import { scanNumber, type DecimalMark } from "../../intake/numberText";
import type { StatementBalance, StatementCell } from "../statementFile";
import type { CellRow } from "./findTable";

/** A line above or below a table. */
export interface OuterLine {
  readonly line: number;
  readonly cells: CellRow;
}

/** How the file writes figures; null where its own cells do not say. */
export interface Notation {
  readonly mark: DecimalMark | null;
  readonly order: DateOrder | null;
}

export interface StatedBalance extends Pick<StatementBalance, "code" | "day" | "amount" | "line"> {
  /** "dated": its date alone can say whether it opens or closes. */
  readonly kind: "opening" | "closing" | "available" | "dated";
  readonly currency: string | null;
}

/** What the lines around a table say, each of them once and beyond doubt; null for the rest. */
export interface StatementFacts {
  readonly account: string | null;
  readonly accountName: string | null;
  readonly currency: string | null;
  readonly sender: string | null;
  readonly number: string | null;
  readonly date: Day | null;
  readonly period: { readonly from: Day; readonly to: Day } | null;
  readonly balances: readonly StatedBalance[];
}

type TextFact = "account" | "accountName" | "currency" | "sender" | "number";

const LABELS: Readonly<Record<TextFact | "date", RegExp>> = {
  account:
    /^((n|no|numero)( de| du)? )?(compte( titres?| especes?| courant| client)?|dossier( titres)?)( n| no| numero)?$|^(iban|rib)$|^((cash|custody|safekeeping|securities|bank|client) )?account( n| no| number| id)?$/,
  accountName:
    /^(titulaire( du compte)?|client|nom( du client| du titulaire)|intitule( du compte)?|libelle du compte|raison sociale|account (holder|name|owner)|client name|customer( name)?|holder)$/,
  currency: /^(devise( du compte| de reference)?|monnaie|(account |base |reporting )?(currency|ccy))$/,
  sender:
    /^(banque|bank( name)?|depositaire|custodian|etablissement|teneur de compte( conservateur)?|broker|courtier)$/,
  number: /^((releve|avis|extrait) (n|no|numero)|(n|no|numero)( de| du)? (releve|extrait)|statement (n|no|number|id))$/,
  date: /^(date (du |de )?(releve|situation|valorisation|arrete)|(date d )?arrete( des comptes)?( au)?|(situation|position|positions|portefeuille|valorisation|releve)( arretee?s?)? au|statement date|valuation date|as (of|at)( date)?|positions? as (of|at)|holdings as (of|at)|statement as (of|at))$/,
};

const BALANCES: readonly (readonly [StatedBalance["kind"], RegExp])[] = [
  ["available", /^(solde disponible|available balance|disponible)\b/],
  [
    "opening",
    /^(ancien solde|solde (initial|precedent|d ouverture|de debut|debut|au debut|anterieur)|report a nouveau|(opening|beginning|starting|previous|initial) (cash )?balance|balance brought)/,
  ],
  [
    "closing",
    /^(nouveau solde|solde (final|de cloture|de fin|fin|en fin|cloture)|a reporter|(closing|ending|final|end) (cash )?balance|balance carried)/,
  ],
  ["dated", /^(solde\b.*\b(au|le)\b|(cash )?balance\b.*\b(as of|as at|on|at)\b)/],
];

/** Reads what the lines say. A thing that is said twice in two ways is not known; a figure that can be read in two ways neither. */
export function statementFacts(
  lines: readonly OuterLine[],
  labels: readonly string[],
  notation: Notation,
): StatementFacts {
  const said = new Map<TextFact, Set<string>>();
  const dates = new Set<Day>();
  const periods = new Map<string, { from: Day; to: Day }>();
  const balances: StatedBalance[] = [];
  for (const { line, cells } of lines) {
    const whole = cells
      .map(textOf)
      .filter((text) => text !== "")
      .join(" ");
    const period = periodIn(whole, notation);
    if (period) periods.set(`${period.from} ${period.to}`, period);
    for (const { label, value, cell, column } of labelled(cells)) {
      const plain = plainWords(label.slice(0, 120));
      const kind = BALANCES.find(([, words]) => words.test(plain))?.[0];
      if (kind !== undefined) {
        const balance = balanceIn(kind, line, { label, text: `${label} ${value}`, cell }, notation);
        const isDebit = column !== null && DEBIT.test(plainWords(labels[column] ?? ""));
        if (balance) balances.push(isDebit && balance.amount.units > 0n ? asDebit(balance) : balance);
        continue;
      }
      if (!period && LABELS.date.test(withoutDates(plain))) {
        const [day, ...others] = daysIn(`${label} ${value}`, notation);
        const ofCell = typeof cell === "number" ? cell : undefined;
        if (others.length === 0 && (day ?? ofCell) !== undefined) dates.add((day ?? ofCell) as Day);
      }
      const number = ACCOUNT_IN_WORDS.exec(withoutAccents(label))?.[1];
      if (number !== undefined) add(said, "account", number);
      const fact = (Object.keys(LABELS) as (TextFact | "date")[]).find((name) => LABELS[name].test(plain));
      if (fact !== undefined && fact !== "date" && value !== "") add(said, fact, value);
    }
    for (const [, code = ""] of whole.matchAll(IBAN)) {
      const iban = code.replace(/ /g, "").toUpperCase();
      if (ibanFault(iban) === null) add(said, "account", iban);
    }
  }
  const only = (fact: TextFact): string | null => {
    const values = [...(said.get(fact) ?? [])];
    return values.length === 1 ? (values[0] ?? null) : null;
  };
  const [period, ...otherPeriods] = periods.values();
  const [date, ...otherDates] = dates;
  return {
    account: onlyAccount([...(said.get("account") ?? [])]),
    accountName: only("accountName"),
    currency: currencyCode(only("currency") ?? ""),
    sender: only("sender"),
    number: only("number"),
    date: otherDates.length === 0 ? (date ?? null) : null,
    period: otherPeriods.length === 0 ? (period ?? null) : null,
    balances,
  };
}

/** "Compte courant n° 12345678901". */
const ACCOUNT_IN_WORDS =
  /\b(?:compte|account)\b[^:]{0,40}?(?: n ?[°o]\.? ?| no\.? | number | numero )([0-9A-Z][0-9A-Z -]{3,33}\d)\b/i;

const IBAN = /\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)\b/gi;

function add(said: Map<TextFact, Set<string>>, fact: TextFact, value: string): void {
  const values = said.get(fact) ?? new Set();
  values.add(value);
  said.set(fact, values);
}

/** One account, also where it is written with spaces and without. */
function onlyAccount(values: readonly string[]): string | null {
  const accounts = new Map(
    values.filter((value) => /\d/.test(value)).map((value) => [value.replace(/[\s.-]/g, "").toUpperCase(), value]),
  );
  const [account, ...others] = accounts.values();
  return others.length === 0 ? (account ?? null) : null;
}

interface Labelled {
  readonly label: string;
  /** Text of what follows the label, "" where nothing does. */
  readonly value: string;
  /** The cell it stands in, where it stands in one of its own. */
  readonly cell: StatementCell;
  readonly column: number | null;
}

const IN_ONE_CELL = /^([^:]{2,60}?)\s*:\s*(.*)$/s;

/** Every text of a line with what stands after its colon, or in the next filled cell. */
function labelled(cells: CellRow): Labelled[] {
  const filled = cells.flatMap((cell, column) => (textOf(cell) === "" ? [] : [{ cell, column }]));
  return filled.flatMap(({ cell }, index): Labelled[] => {
    if (typeof cell !== "string") return [];
    const text = cleanText(cell.slice(0, 300));
    const parts = IN_ONE_CELL.exec(text);
    if (parts && parts[2] !== "") return [{ label: parts[1] ?? "", value: parts[2] ?? "", cell: null, column: null }];
    const label = parts?.[1] ?? text;
    const next = filled[index + 1];
    return [{ label, value: textOf(next?.cell ?? null), cell: next?.cell ?? null, column: next?.column ?? null }];
  });
}

const textOf = (cell: StatementCell): string =>
  typeof cell === "string" ? cleanText(cell.slice(0, 300)) : cell === null ? "" : "#";

const MONTHS = "[a-zA-Zéûô]{3,9}\\.?";
const DATE = new RegExp(
  `(?<![\\d.,/-])(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})|\\d{1,2}(?:er)? ${MONTHS} \\d{4})(?![\\d/])`,
  "g",
);

const withoutDates = (plain: string): string => plain.replace(/(?: \d{1,4}){3}$| \d{1,2} [a-z]{3,9} \d{4}$/, "").trim();

/** The days in a text, in order; none where one of them could be two days. A day of it that could not tells the order of the others. */
function daysIn(text: string, { order }: Notation): Day[] {
  const dates = (text.match(DATE) ?? []).map((written) => scanDate(withoutAccents(written)));
  const own = new Set(
    dates.flatMap((date) => (date?.order === "day-first" || date?.order === "month-first" ? [date.order] : [])),
  );
  const [said] = own.size === 1 ? own : [];
  const days = dates.map((date) => (date ? dayWritten(date, order ?? said ?? null) : null));
  return days.every((day): day is Day => day !== null) ? days : [];
}

/** The day of a date in a file of this order; null where it could be two days. */
export function dayWritten(date: DateText, order: DateOrder | null): Day | null {
  const known = date.order === "certain" ? "day-first" : date.order === "either" ? order : date.order;
  return known === null ? null : dayOfText(date, known);
}

const PERIOD = /\b(du|from|periode|period|entre|between|date range|dates?)\b/;

function periodIn(text: string, notation: Notation): { from: Day; to: Day } | null {
  if (text.length > 300 || !PERIOD.test(plainWords(text))) return null;
  const [from, to, ...others] = daysIn(text, notation);
  return from !== undefined && to !== undefined && others.length === 0 && from <= to ? { from, to } : null;
}

const NAMED_CURRENCIES: Readonly<Record<string, string>> = { euro: "EUR", euros: "EUR" };

function currencyCode(text: string): string | null {
  const code = text.trim().toUpperCase();
  return isCurrency(code) ? code : (currencyOfSymbol(text.trim()) ?? NAMED_CURRENCIES[plainWords(text)] ?? null);
}

/** The balance of a label with its figure behind it; null where there is no figure or one that can be read in two ways. */
function balanceIn(
  kind: StatedBalance["kind"],
  line: number,
  { label, text, cell }: { readonly label: string; readonly text: string; readonly cell: StatementCell },
  notation: Notation,
): StatedBalance | null {
  const days = daysIn(text, notation);
  const rest = cleanText(text.replace(DATE, " "));
  const written = AMOUNT_AT_END.exec(rest)?.[0].trim() ?? "";
  const amount = typeof cell === "object" && cell !== null ? cell : amountOf(written, notation);
  if (amount === null || days.length > 1) return null;
  const named = [...rest.matchAll(/\(([^)]{1,8})\)|\b([A-Z]{3})\b|([€£])/g)].map(
    ([, bracketed, code, sign]) => currencyCode(bracketed ?? code ?? sign ?? "") ?? null,
  );
  const currencies = new Set(named.filter((code) => code !== null));
  const [currency] = currencies.size === 1 ? currencies : [];
  return {
    kind,
    code: codeOf(label),
    day: days[0] ?? null,
    amount,
    line,
    currency: currency ?? null,
  };
}

/** The words of a balance's label, without its figure and its day. */
const codeOf = (label: string): string =>
  cleanText(label.replace(DATE, " ").slice(0, 60))
    .replace(/[\s(:]*(?:\d.*)?$/, "")
    .replace(/ (?:au|le|at|on|as of)$/, "");

const AMOUNT_AT_END = /(?:^|[\s:])(?:[-+\u2212(]\s?)?\d[\d .,'\u2019]*\)?-?\s?(?:€|£|[A-Z]{3}|CR|DR|C|D)?$/;

function amountOf(written: string, { mark }: Notation): Decimal | null {
  const amount = readAmount(written.replace(/^:/, ""), mark);
  return amount === "no-number" || amount === "either" ? null : amount;
}

/** How the rows of a table write their figures, from the top ones. */
export function notationOf(rows: readonly CellRow[], labels: readonly string[]): Notation {
  const marks = new Set<DecimalMark>();
  const orders = new Set<DateOrder>();
  for (const cells of rows.slice(0, 300)) {
    for (const cell of cells) {
      if (typeof cell !== "string" || cell.length > 40 || !/\d/.test(cell)) continue;
      const date = scanDate(cell);
      if (date && date.order !== "certain" && date.order !== "either") orders.add(date.order);
      const mark = date ? null : scanNumber(cell)?.mark;
      if (mark === "." || mark === ",") marks.add(mark);
    }
  }
  const isFrench = labels.some((label) => FRENCH.test(plainWords(label)));
  const [mark] = marks.size === 1 ? marks : [];
  const [order] = orders.size === 1 ? orders : [];
  return { mark: mark ?? (isFrench && marks.size === 0 ? "," : null), order: order ?? (isFrench ? "day-first" : null) };
}

const FRENCH = /\b(libelle|montant|solde|quantite|cours|devise|sens|compte|date (d|de|valeur)|valeur|operation)\b/;

const DEBIT = /^(montant )?(du )?debits?\b/;

/** The same balance, in a column of debits. */
const asDebit = (balance: StatedBalance): StatedBalance => ({ ...balance, amount: negate(balance.amount) });
