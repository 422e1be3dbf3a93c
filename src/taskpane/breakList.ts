import type { BreakType, BreakView, RunView, Severity } from "../engine";
import { absolute, add, compare, parseDecimal, ZERO, type Decimal } from "../kernel/decimal";
import type { Wording } from "../kernel/language";

export interface BreakFilter {
  readonly search: string;
  readonly type: BreakType | null;
  readonly severity: Severity | null;
  /** Index into `RunView.pairs`. */
  readonly pair: number | null;
}

export const NO_FILTER: BreakFilter = { search: "", type: null, severity: null, pair: null };

export interface BreakGroup {
  readonly type: BreakType;
  readonly title: Wording;
  readonly breaks: readonly BreakView[];
  readonly exposure: readonly Exposure[];
}

export interface Exposure {
  readonly currency: string;
  readonly amount: Decimal;
}

/** The breaks that pass the filter, by type in the order in which the run first names each type, the gravest and then the
 *  largest first. Amounts of different currencies are not converted: within a severity they are ordered as they read. */
export function groupBreaks(breaks: readonly BreakView[], filter: BreakFilter): BreakGroup[] {
  const byType = new Map<BreakType, BreakView[]>();
  for (const found of breaks) {
    if (!passes(found, filter)) continue;
    const group = byType.get(found.type);
    if (group) group.push(found);
    else byType.set(found.type, [found]);
  }
  return [...byType].map(([type, members]) => ({
    type,
    title: members[0]?.title ?? { en: type, fr: type },
    breaks: sortedByExposure(members),
    exposure: totalExposure(members),
  }));
}

/** What is at stake in each currency, currencies in alphabetical order. */
export function totalExposure(breaks: readonly Pick<BreakView, "exposure">[]): Exposure[] {
  const totals = new Map<string, Decimal>();
  for (const { exposure } of breaks) {
    if (!exposure) continue;
    totals.set(exposure.currency, add(totals.get(exposure.currency) ?? ZERO, amountOf(exposure.amount)));
  }
  return [...totals]
    .map(([currency, amount]) => ({ currency, amount }))
    .sort((one, other) => (one.currency < other.currency ? -1 : 1));
}

/** The break after (`step` 1) or before (-1) the chosen one as the groups list them; the first or last where none is chosen,
 *  and the chosen one itself at either end. */
export function neighbour(groups: readonly BreakGroup[], chosen: string | null, step: 1 | -1): BreakView | null {
  const listed = groups.flatMap((group) => group.breaks);
  if (listed.length === 0) return null;
  const at = listed.findIndex(({ id }) => id === chosen);
  if (at === -1) return (step === 1 ? listed[0] : listed[listed.length - 1]) ?? null;
  return listed[Math.min(Math.max(at + step, 0), listed.length - 1)] ?? null;
}

/** The types that occur, in the run's order, for the choice of a filter. */
export function typesOf(view: RunView): { readonly type: BreakType; readonly title: Wording }[] {
  return [...new Map(view.breaks.map(({ type, title }) => [type, title]))].map(([type, title]) => ({ type, title }));
}

/** What names a break best in one line: its reference, else its security. */
export function breakName(found: BreakView): string {
  for (const field of ["reference", "counterReference", "securityName", "security", "account"] as const) {
    const line = found.comparison.find((comparison) => comparison.field === field);
    const text = line?.left ?? line?.right;
    if (text) return text;
  }
  return found.id;
}

function passes(found: BreakView, filter: BreakFilter): boolean {
  return (
    (filter.type === null || found.type === filter.type) &&
    (filter.severity === null || found.severity === filter.severity) &&
    (filter.pair === null || found.pair === filter.pair) &&
    searchedWords(filter.search).every((word) => haystack(found).includes(word))
  );
}

const searchedWords = (search: string): string[] =>
  folded(search)
    .split(/\s+/)
    .filter((word) => word !== "");

/** Everything of a break a person might type to find it again. Breaks do not change, so each is put together once. */
function haystack(found: BreakView): string {
  const known = haystacks.get(found);
  if (known !== undefined) return known;
  const texts = [
    found.id,
    found.title.en,
    found.title.fr,
    found.explanation?.en,
    found.explanation?.fr,
    found.exposure?.amount,
    ...found.comparison.flatMap(({ left, right }) => [left, right]),
  ];
  const text = folded(texts.filter((part) => part !== null && part !== undefined).join("\n"));
  haystacks.set(found, text);
  return text;
}

const haystacks = new WeakMap<BreakView, string>();

/** Without case or accents, so that "ecart" finds "Écart". */
const folded = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { high: 0, medium: 1, low: 2 };

function sortedByExposure(breaks: readonly BreakView[]): BreakView[] {
  const size = new Map(
    breaks.map((found) => [found, found.exposure ? absolute(amountOf(found.exposure.amount)) : ZERO]),
  );
  return [...breaks].sort(
    (one, other) =>
      SEVERITY_ORDER[one.severity] - SEVERITY_ORDER[other.severity] ||
      compare(size.get(other) ?? ZERO, size.get(one) ?? ZERO),
  );
}

function amountOf(text: string): Decimal {
  const parsed = parseDecimal(text);
  return parsed.ok ? parsed.value : ZERO;
}
