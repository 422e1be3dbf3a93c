import { groupBy } from "../../kernel/groupBy";
import { businessDaysBetween, TARGET } from "../../kernel/calendar";
import { civilDate } from "../../kernel/day";
import { equals, subtract, type Decimal } from "../../kernel/decimal";
import { formatDay, formatDecimal, type Wording } from "../../kernel/language";
import { comparableText } from "../../kernel/text";
import type { KnownStatement, StatementFinding } from "./statementFinding";
import { statementName } from "./statementName";

/** A statement among those of its account: new in this file where it has a place, else known from before. */
export type DatedStatement = Omit<KnownStatement, "file" | "sheet" | "table" | "findings"> & {
  readonly sheet?: string;
  readonly place?: { readonly table: number; readonly statement: number; readonly line: number };
};

type Balance = KnownStatement["balances"][number];

/** What does not hold between one statement and the next of its account: loaded twice, a number or a day left out, an opening
 *  that is not the last closing. Findings are of the new statements only. */
export function sequenceFindings(
  fresh: readonly DatedStatement[],
  known: readonly KnownStatement[],
): StatementFinding[] {
  const found = fresh.flatMap((statement) => (isUndated(statement) ? finding(statement, undated(statement)) : []));
  for (const series of seriesOf([...known, ...fresh])) {
    for (const [index, next] of series.entries()) {
      const before = series[index - 1];
      if (!before || (!before.place && !next.place)) continue;
      const subject = next.place ? next : before;
      if (isSame(before, next)) found.push(...finding(subject, loadedTwice(subject, subject === next ? before : next)));
      else found.push(...follows(before, next, subject, isDaily(series.slice(0, index))));
    }
  }
  return found;
}

/** Kinds that are a picture or a list of one day; instructions and events are no series. */
const SERIES: ReadonlySet<string> = new Set(["holdings", "transactions", "cash"]);

/** A confirmation of one settlement has neither a number nor balances: it follows none. */
const isOfASeries = ({ kind, number, balances }: DatedStatement): boolean =>
  SERIES.has(kind) && (kind !== "transactions" || number !== null || balances.length > 0);

const isUndated = (statement: DatedStatement): boolean => isOfASeries(statement) && statement.date === null;

interface Said {
  readonly control: StatementFinding["control"];
  readonly wording: Wording;
  readonly difference?: Decimal;
}

const finding = ({ place }: DatedStatement, { control, wording, difference }: Said): StatementFinding[] =>
  place ? [{ control, ...place, wording, difference: difference ?? null }] : [];

/** The statements of each account, unit and kind, by date, then by number. */
function seriesOf(statements: readonly DatedStatement[]): DatedStatement[][] {
  const series = groupBy(statements, (statement) => {
    const { kind, account, currency, date } = statement;
    if (!isOfASeries(statement) || account === null || date === null) return null;
    return `${kind} ${comparableText(account)} ${currency ?? ""}`;
  });
  const order = (one: DatedStatement, other: DatedStatement): number =>
    (one.date ?? 0) - (other.date ?? 0) || (numberOf(one) ?? 0) - (numberOf(other) ?? 0);
  return [...series.values()].map((list) => list.sort(order));
}

/** The sequence number: what stands before a page or a year ("190/1", "190/2026"). */
function numberOf({ number }: DatedStatement): number | null {
  const digits = /^0*(\d{1,9})(?:\/\d+)?$/.exec(number ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The same file, or the same number or reference on the same day. */
function isSame(one: DatedStatement, other: DatedStatement): boolean {
  if (one.date !== other.date) return false;
  if (one.sheet !== other.sheet && one.fingerprint === other.fingerprint) return true;
  if (one.number !== null && other.number !== null)
    return numberOf(one) === numberOf(other) && one.number === other.number;
  return one.reference !== null && one.reference === other.reference;
}

function follows(
  before: DatedStatement,
  next: DatedStatement,
  subject: DatedStatement,
  wasDaily: boolean,
): StatementFinding[] {
  const [first, second] = [numberOf(before), numberOf(next)];
  const isNumbered = first !== null && second !== null && yearOf(before) === yearOf(next);
  if (isNumbered && second > first + 1) return finding(subject, numberLeftOut(next, first + 1, second - 1));
  const broken = next.balances.flatMap((opening): StatementFinding[] => {
    if (opening.kind !== "opening") return [];
    const closing = before.balances.find((balance) => balance.kind === "closing" && isSameThing(balance, opening));
    return closing && !equals(closing.amount, opening.amount)
      ? finding(subject, opensElsewhere(before, next, closing, opening))
      : [];
  });
  if (broken.length > 0 || isNumbered) return broken;
  return wasDaily && leavesOutADay(before, next) ? finding(subject, dayLeftOut(before, next)) : [];
}

const yearOf = ({ date }: DatedStatement): number | null => date && civilDate(date).year;

const isSameThing = (one: Balance, other: Balance): boolean =>
  one.unit === other.unit && one.security === other.security;

/** Statements that come without numbers are daily ones where the last of them came on successive business days. */
const DAILY = 3;

function isDaily(series: readonly DatedStatement[]): boolean {
  const last = series.slice(-DAILY);
  return last.length === DAILY && last.every((next, index) => index === 0 || daysBetween(last[index - 1]!, next) === 1);
}

const leavesOutADay = (before: DatedStatement, next: DatedStatement): boolean => daysBetween(before, next) > 1;

const daysBetween = ({ date: from }: DatedStatement, { date: to }: DatedStatement): number =>
  from === null || to === null ? 0 : businessDaysBetween(from, to, TARGET);

function undated(statement: DatedStatement): Said {
  const { en, fr } = statementName(statement);
  const wording: Wording = {
    en: `${en}: it bears no date. Check that it is the one you expect.`,
    fr: `${fr} : il ne porte aucune date. Vérifiez que c'est bien celui que vous attendez.`,
  };
  return { control: "statement-date", wording };
}

function loadedTwice(subject: DatedStatement, other: DatedStatement): Said {
  const { en, fr } = statementName(subject);
  const day = subject.date === null ? "" : formatDay(subject.date);
  const earlier = other.sheet;
  const isIdentical = subject.fingerprint === other.fingerprint;
  const wording: Wording = {
    en: `${en} of ${day} comes twice${earlier === undefined ? " in this file" : `: it is on sheet "${earlier}" already`}${isIdentical ? "" : ", from another file"}. Keep one of them, or its lines count double.`,
    fr: `${fr} du ${day} figure deux fois${earlier === undefined ? " dans ce fichier" : ` : il est déjà sur la feuille « ${earlier} »`}${isIdentical ? "" : ", venu d'un autre fichier"}. N'en gardez qu'un, sinon ses lignes comptent double.`,
  };
  return { control: "statement-twice", wording };
}

function numberLeftOut(next: DatedStatement, from: number, to: number): Said {
  const { en, fr } = statementName(next);
  const wording: Wording =
    from === to
      ? {
          en: `${en}: statement ${from}, the one before it, is not here. Ask the sender for it.`,
          fr: `${fr} : le relevé ${from}, qui le précède, n'est pas là. Demandez-le à l'émetteur.`,
        }
      : {
          en: `${en}: statements ${from} to ${to} before it are not here. Ask the sender for them.`,
          fr: `${fr} : les relevés ${from} à ${to} qui le précèdent ne sont pas là. Demandez-les à l'émetteur.`,
        };
  return { control: "statement-continuity", wording };
}

function opensElsewhere(before: DatedStatement, next: DatedStatement, closing: Balance, opening: Balance): Said {
  const { en, fr } = statementName(next);
  const thing = opening.security === null ? "" : ` ${opening.security}`;
  const unit = opening.security === null ? ` ${opening.unit}` : "";
  const places = opening.security === null ? 2 : 0;
  const earlier = before.date === null ? "" : formatDay(before.date);
  const wording: Wording = {
    en: `${en}${thing}: it opens at ${formatDecimal(opening.amount, "en", places)}${unit}, but the statement of ${earlier} closed at ${formatDecimal(closing.amount, "en", places)}${unit}. A statement between them is missing, or one was changed.`,
    fr: `${fr}${thing} : il s'ouvre à ${formatDecimal(opening.amount, "fr", places)}${unit}, or le relevé du ${earlier} se clôt à ${formatDecimal(closing.amount, "fr", places)}${unit}. Un relevé manque entre les deux, ou l'un a été changé.`,
  };
  return { control: "statement-continuity", wording, difference: subtract(opening.amount, closing.amount) };
}

function dayLeftOut(before: DatedStatement, next: DatedStatement): Said {
  const { en, fr } = statementName(next);
  const [from, to] = [before.date, next.date].map((date) => (date === null ? "" : formatDay(date)));
  const wording: Wording = {
    en: `${en}: between ${from} and ${to} there is no statement of a business day. Ask the sender whether one is missing.`,
    fr: `${fr} : entre le ${from} et le ${to}, aucun relevé pour un jour ouvré. Demandez à l'émetteur s'il en manque un.`,
  };
  return { control: "statement-date", wording };
}
