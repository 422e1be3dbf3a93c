import { PARTIES, type BreakView, type JournalEntry, type PairView, type RowsView, type RunView } from "../engine";
import { parseDay } from "../kernel/day";
import { formatDay, formatDecimal, type Language, type Wording } from "../kernel/language";
import { add, compare, parseDecimal, sum, ZERO, type Decimal } from "../kernel/decimal";
import { alignColumns } from "./alignColumns";

/** How many of each list are shown; the workbook has them all. */
const BREAKS_SHOWN = 10;
const ENTRIES_SHOWN = 8;
const CHASED_SHOWN = 5;
const NOTICES_SHOWN = 8;

/** What a person wants to know first of a run: what agrees and its proof, what does not and how much is at stake, what to
 *  book, whom to chase, what could not be read. `written` is the annotated workbook, `entries` the corrections proposed. */
export function summary(view: RunView, entries: readonly JournalEntry[], written: string, language: Language): string {
  const say = (wording: Wording): string => wording[language];
  const asOf = parseDay(view.asOf);
  const day = asOf.ok ? formatDay(asOf.value) : view.asOf;
  const heading = { en: `Reconciliation as of ${day}`, fr: `Rapprochement au ${day}` };
  const sections = [
    [say(heading)],
    ...view.pairs.map((pair) => pairSection(pair, language)),
    breakTypesSection(view.breaks, language),
    firstBreaksSection(view.breaks, language),
    threeWaySection(view.threeWay, language),
    bookingsSection(entries, language),
    closeSection(view.close, language),
    chasingSection(view.breaks, language),
    noticesSection(view.notices, language),
    [say({ en: `Written to ${written}`, fr: `Écrit dans ${written}` })],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")
    .concat("\n");
}

function pairSection(pair: PairView, language: Language): string[] {
  const counts = {
    en: `${pair.countMatched} matches, ${pair.countWaiting} to confirm, ${pair.countBreaks} breaks`,
    fr: `${pair.countMatched} rapprochements, ${pair.countWaiting} à confirmer, ${pair.countBreaks} écarts`,
  };
  const header: Readonly<Record<Language, string[]>> = {
    en: ["Rows in", "", "rows", "matched", "broken", "open", "set aside", "net amount"],
    fr: ["Lignes lues", "", "lignes", "rapprochées", "en écart", "en attente", "écartées", "montant net"],
  };
  const proof = pair.proof.map((line) => [
    pair[line.side].sheet,
    line.currency ?? "",
    ...[line.rows, line.matched, line.broken, line.open, line.setAside].map((count) => wholeNumber(count, language)),
    line.amount === null ? "" : amountText(line.amount, language),
  ]);
  return [
    `${pair.left.sheet} / ${pair.right.sheet}${language === "fr" ? " : " : ": "}${counts[language]}`,
    ...indented([header[language], ...proof], ["left", "left", "right", "right", "right", "right", "right", "right"]),
  ];
}

function breakTypesSection(breaks: readonly BreakView[], language: Language): string[] {
  if (breaks.length === 0) return [];
  const byType = new Map<string, BreakView[]>();
  for (const found of breaks) byType.set(found.title[language], [...(byType.get(found.title[language]) ?? []), found]);
  const rows = [...byType].map(([title, group]) => [
    title,
    wholeNumber(group.length, language),
    exposureText(group, language),
  ]);
  const header = language === "fr" ? ["Écarts", "nombre", "exposition"] : ["Breaks", "count", "exposure"];
  const total = ["Total", wholeNumber(breaks.length, language), exposureText(breaks, language)];
  return alignColumns(
    [header, ...[...rows, total].map(([title = "", ...rest]) => [`  ${title}`, ...rest])],
    ["left", "right", "left"],
  );
}

/** What front office, accounting and custodian do not agree on. */
function threeWaySection(found: RunView["threeWay"], language: Language): string[] {
  if (found === null) return [];
  const { agreeing, lines } = found;
  const [both, apart] = [wholeNumber(agreeing, language), wholeNumber(lines.length, language)];
  const more = lines.length - BREAKS_SHOWN;
  return [
    {
      en: `Front office, accounting, custodian: ${both} trades agree, ${apart} points do not`,
      fr: `Front-office, comptabilité, dépositaire : ${both} opérations concordent, ${apart} points non`,
    }[language],
    ...lines.slice(0, BREAKS_SHOWN).map(({ wording, rows }) => {
      const places = PARTIES.flatMap((party) =>
        rows[party] ? [`${rows[party].sheet}!${rows[party].rows.join(",")}`] : [],
      );
      return `  ${wording[language]} (${places.join(" · ")})`;
    }),
    ...(more > 0 ? [{ en: `  and ${more} more`, fr: `  et ${more} de plus` }[language]] : []),
  ];
}

/** The seals of closed months, and why a seal that was asked for was not made. */
function closeSection({ open, countPoints, seals, isRefused }: RunView["close"], language: Language): string[] {
  const sealLines = seals.flatMap(({ wording, changes }) => [
    `  ${wording[language]}`,
    ...changes.map((change) => `    ${change[language]}`),
  ]);
  const refusal = {
    en: `Not sealed: ${open.length} of ${countPoints} points of the Close sheet are not signed by two persons`,
    fr: `Non scellée : ${open.length} des ${countPoints} points de la feuille Clôture ne sont pas signés par deux personnes`,
  };
  return [
    ...(isRefused ? [refusal[language], ...open.map(({ title }) => `  ${title[language]}`)] : []),
    ...(seals.length > 0 ? [{ en: "Seals", fr: "Scellés" }[language], ...sealLines] : []),
  ];
}

/** The sum at stake in each currency, in alphabetical order of the currencies. */
function exposureText(breaks: readonly BreakView[], language: Language): string {
  const byCurrency = new Map<string, Decimal>();
  for (const { exposure } of breaks) {
    if (exposure)
      byCurrency.set(exposure.currency, add(byCurrency.get(exposure.currency) ?? ZERO, read(exposure.amount)));
  }
  return [...byCurrency]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, amount]) => `${currency} ${formatDecimal(amount, language, 2)}`)
    .join(" + ");
}

const SEVERITIES: readonly BreakView["severity"][] = ["high", "medium", "low"];

/** The most severe first, then the largest; amounts of two currencies are not the same money, but the order need only help. */
function firstBreaksSection(breaks: readonly BreakView[], language: Language): string[] {
  const ordered = [...breaks].sort(
    (one, other) =>
      SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
      compare(read(other.exposure?.amount ?? "0"), read(one.exposure?.amount ?? "0")),
  );
  if (ordered.length === 0) return [];
  const title = { en: "To look at first", fr: "À regarder d'abord" };
  return [
    title[language],
    ...ordered
      .slice(0, BREAKS_SHOWN)
      .flatMap((found) => [
        `  ${[found.title[language], exposureText([found], language), placeText(found), ageText(found, language)].filter((part) => part !== "").join(" · ")}`,
        ...(found.explanation ? [`      ${found.explanation[language]}`] : []),
      ]),
    ...more(ordered.length - BREAKS_SHOWN, language),
  ];
}

function ageText({ ageBusinessDays }: BreakView, language: Language): string {
  if (ageBusinessDays === 0) return "";
  return language === "fr"
    ? `${ageBusinessDays} jour${ageBusinessDays === 1 ? "" : "s"} ouvré${ageBusinessDays === 1 ? "" : "s"}`
    : `${ageBusinessDays} business day${ageBusinessDays === 1 ? "" : "s"}`;
}

const placeText = ({ left, right }: BreakView): string =>
  [left, right]
    .filter((rows): rows is RowsView => rows !== null)
    .map(({ sheet, rows }) => `${sheet}!${rows.join(",")}`)
    .join(" / ");

function bookingsSection(entries: readonly JournalEntry[], language: Language): string[] {
  if (entries.length === 0) return [];
  const title = {
    en: `To book: ${entries.length} correction ${entries.length === 1 ? "entry" : "entries"} proposed`,
    fr: `À comptabiliser : ${entries.length} ${entries.length === 1 ? "écriture proposée" : "écritures proposées"}`,
  };
  const rows = entries
    .slice(0, ENTRIES_SHOWN)
    .map(({ number, date, label, lines }) => [
      `  ${number}`,
      formatDay(date),
      `${lines[0]?.currency ?? ""} ${formatDecimal(sum(lines.map(({ debit }) => debit)), language, 2)}`,
      label,
    ]);
  return [
    title[language],
    ...alignColumns(rows, ["left", "left", "right", "left"]),
    ...more(entries.length - ENTRIES_SHOWN, language),
  ];
}

function chasingSection(breaks: readonly BreakView[], language: Language): string[] {
  const chased = breaks.filter(({ action }) => action?.kind === "chase");
  if (chased.length === 0) return [];
  const title = { en: `To chase: ${chased.length}`, fr: `À réclamer : ${chased.length}` };
  return [
    title[language],
    ...chased.slice(0, CHASED_SHOWN).map((found) => `  ${placeText(found)} · ${found.action?.wording[language] ?? ""}`),
    ...more(chased.length - CHASED_SHOWN, language),
  ];
}

function noticesSection(notices: RunView["notices"], language: Language): string[] {
  if (notices.length === 0) return [];
  const title = { en: `To know: ${notices.length}`, fr: `À savoir : ${notices.length}` };
  return [
    title[language],
    ...notices.slice(0, NOTICES_SHOWN).map(({ wording }) => `  ${wording[language]}`),
    ...more(notices.length - NOTICES_SHOWN, language),
  ];
}

function more(count: number, language: Language): string[] {
  if (count <= 0) return [];
  return [language === "fr" ? `  … et ${count} de plus, dans le classeur.` : `  … and ${count} more, in the workbook.`];
}

const indented = (rows: string[][], alignments: Parameters<typeof alignColumns>[1]): string[] =>
  alignColumns(rows, alignments).map((line) => `  ${line}`);

const wholeNumber = (count: number, language: Language): string => formatDecimal(read(String(count)), language);

const amountText = (amount: string, language: Language): string => formatDecimal(read(amount), language, 2);

function read(text: string): Decimal {
  const value = parseDecimal(text);
  return value.ok ? value.value : ZERO;
}
