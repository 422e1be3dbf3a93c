import type { BusinessCalendar } from "../kernel/calendar";
import type { Day } from "../kernel/day";
import type { Language } from "../kernel/language";
import type { Proposal } from "./accounting/correction";
import { proposeCorrections } from "./accounting/proposeCorrections";
import type { Break } from "./breaks/break";
import { explainCancelled } from "./breaks/explain/counterpartCancelled";
import { findBreaks } from "./breaks/findBreaks";
import { findOffsets, offsetText } from "./breaks/offsets";
import { holdingProposal } from "./holdings/holdingProposal";
import { matchHoldings } from "./holdings/matchHoldings";
import { cashProposal } from "./cash/cashProposal";
import { asCashSides } from "./cash/cashSides";
import { matchCash } from "./cash/matchCash";
import { findHomes, indexesWhere, type Homes, type ReadPairing } from "./homes";
import { setAsideRow } from "./intake/setAsideRows";
import { sheetNotice } from "./intake/readingProblems";
import type { SheetReading } from "./intake/sheetReading";
import { isBuiltIn } from "./matching/ladder";
import type { IdlePass, Match, Matching } from "./matching/matching";
import type { Pass } from "./matching/pass";
import { matchRecords, type MatchOptions } from "./matching/matchRecords";
import { passTitle } from "./matching/passWording";
import { proofOf } from "./proof";
import type { ReconciledSide, Reconciliation, ReconciliationKind } from "./reconciliation";
import { FIELD_LABELS } from "./records/fieldCatalogue";
import { withAliases, type AliasBook } from "./records/aliases";
import type { RecordTable } from "./records/recordTable";
import { selectRecords } from "./records/selectRecords";
import type { Period } from "./close/monthClose";
import type { OnProgress } from "./run";
import type { Settings } from "./settings";

export interface PairingOptions {
  readonly kind: ReconciliationKind;
  readonly asOf: Day;
  /** What is being closed: entries belong to it. */
  readonly period: Period;
  readonly settings: Settings;
  readonly aliases: AliasBook;
  readonly calendar: BusinessCalendar;
  /** The break ids of the pairs before this one; those of this pair are put to them. */
  readonly takenIds: Set<string>;
}

/** Reconciles the sheets of one kind of business, one reconciliation for each book and statement that share any record. Every
 *  record is in one of them, and set aside in the others of its sheet. */
export function reconcilePairing(
  pairing: ReadPairing,
  options: PairingOptions,
  onProgress: OnProgress,
): Reconciliation[] {
  const { books, statements } = pairing;
  const match = (left: RecordTable, right: RecordTable): Matching =>
    matcherOf(options.kind)(left, right, matchOptions(options.settings, options.calendar));
  onProgress("matching", 0);
  const ours = {
    books: books.map((reading) => readAsOurs(reading, options.aliases, false)),
    statements: statements.map((reading) => readAsOurs(reading, options.aliases, true)),
  };
  const compared = options.kind === "cash" ? asCashSides(ours) : ours;
  const withdrawn = {
    left: books.flatMap((reading) => reading.withdrawn),
    right: statements.flatMap((reading) => reading.withdrawn),
  };
  const homes = findHomes(compared, match);
  const pairs = pairsOf(pairing, homes);
  return pairs.map(([book, statement], index) => {
    onProgress("matching", index / pairs.length);
    const left = split(books[book]!, compared.books[book]!, homes.left[book]!, statement);
    const right = split(statements[statement]!, compared.statements[statement]!, homes.right[statement]!, book);
    const matching = doubted(match(left.compared, right.compared), left.indexes, homes.contested[book]!);
    onProgress("comparing", (index + 0.7) / pairs.length);
    return reconciled(left, right, matching, withdrawn, options);
  });
}

/** Positions of one security are one thing whatever their quantities, and movements of money have neither security nor price: rows of all
 *  else are matched by the ladder. */
const matcherOf = (kind: ReconciliationKind) =>
  kind === "holdings" ? matchHoldings : kind === "cash" ? matchCash : matchRecords;

/** What settings say of matching. */
export const matchOptions = (
  { passes, decisions, tolerances }: Settings,
  calendar: BusinessCalendar,
): MatchOptions => ({
  passes,
  decisions,
  tolerances,
  calendar,
});

/** The pairs of sheets that any record belongs to, in the order of the sheets; a sheet whose rows are all set aside stands
 *  beside the first of the other side. */
function pairsOf({ books, statements }: ReadPairing, homes: Homes): (readonly [book: number, statement: number])[] {
  const isShared = (book: number, statement: number): boolean =>
    homes.left[book]!.includes(statement) || homes.right[statement]!.includes(book);
  const all = books.flatMap((_, book) => statements.map((__, statement) => [book, statement] as const));
  const shared = all.filter(([book, statement]) => isShared(book, statement));
  const isAlone = (position: 0 | 1, sheet: number): boolean => !shared.some((pair) => pair[position] === sheet);
  return all.filter(
    ([book, statement]) =>
      isShared(book, statement) || (statement === 0 && isAlone(0, book)) || (book === 0 && isAlone(1, statement)),
  );
}

const readAsOurs = (reading: SheetReading, aliases: AliasBook, isStatement: boolean): SheetReading => ({
  ...reading,
  records: withAliases(reading.records, aliases, isStatement),
});

/** One sheet's part in a reconciliation. */
interface SidePart {
  readonly reading: SheetReading;
  /** As they were read, and with our codes in the place of theirs. */
  readonly here: RecordTable;
  readonly compared: RecordTable;
  readonly away: RecordTable;
  /** Of the records that are here, in the sheet's own table. */
  readonly indexes: Int32Array;
}

function split(reading: SheetReading, compared: SheetReading, homes: Int32Array, home: number): SidePart {
  const indexes = indexesWhere(homes, (own) => own === home);
  const others = indexesWhere(homes, (own) => own !== home);
  return {
    reading,
    indexes,
    here: selectRecords(reading.records, indexes),
    compared: selectRecords(compared.records, indexes),
    away: selectRecords(reading.records, others),
  };
}

/** A record that fitted rows of several statements equally well is matched only when a person says so. */
function doubted(matching: Matching, indexes: Int32Array, contested: ReadonlySet<number>): Matching {
  if (contested.size === 0) return matching;
  const isContested = ({ left }: Match): boolean => left.some((record) => contested.has(indexes[record] ?? -1));
  return {
    ...matching,
    matches: matching.matches.map((match) =>
      match.status === "matched" && !match.decision && isContested(match) ? { ...match, status: "suggested" } : match,
    ),
  };
}

function reconciled(
  left: SidePart,
  right: SidePart,
  matching: Matching,
  withdrawn: Parameters<typeof explainCancelled>[3],
  options: PairingOptions,
): Reconciliation {
  const { asOf, calendar, settings } = options;
  const found = findBreaks(left.compared, right.compared, matching, {
    asOf,
    calendar,
    tolerances: settings.tolerances,
    isHolding: options.kind === "holdings",
  });
  const breaks = withIdsOfTheirOwn(explainCancelled(found, left.compared, right.compared, withdrawn), options.takenIds);
  const proposals = proposalsOf(breaks, left, right, options);
  const side = ({ reading, here, compared, away }: SidePart, code: "other-statement" | "other-book") => ({
    reading: { ...reading, records: here },
    compared,
    setAside: [...reading.setAside, ...Array.from(away.rows, (row) => setAsideRow(row, code))],
  });
  const sides = { left: side(left, "other-statement"), right: side(right, "other-book") };
  const ours = withCutShort(
    withIdlePasses(withUnsearched(sides.left, matching.unsearched.left), matching.idle),
    matching.cutShort,
  );
  const told = {
    left: withOffsets(ours, left.compared, right.compared, matching),
    right: withUnsearched(sides.right, matching.unsearched.right),
  };
  // Of cash the amounts are those that are compared: a debit and a credit column are one amount there.
  const counted = (one: ReconciledSide): ReconciledSide =>
    options.kind === "cash" ? { ...one, reading: { ...one.reading, records: one.compared } } : one;
  const sidesCounted = { left: counted(told.left), right: counted(told.right) };
  const proof = proofOf(sidesCounted, matching, breaks, { left: left.away, right: right.away });
  return { kind: options.kind, ...told, matching, breaks, proposals, proof };
}

/** What to do about each break, in their order. */
function proposalsOf(
  breaks: readonly Break[],
  left: SidePart,
  right: SidePart,
  { kind, asOf, period, calendar, settings: { chart, accounting } }: PairingOptions,
): readonly Proposal[] {
  if (kind === "holdings") return breaks.map(holdingProposal);
  if (kind === "cash") {
    const options = { chart, asOf, period, baseCurrency: accounting.baseCurrency };
    return breaks.map((found) => cashProposal(found, right.compared, right.here, options));
  }
  return proposeCorrections(breaks, left.compared, right.compared, { asOf, period, calendar, chart });
}

/** Rows that are named one by one. */
const ROWS_NAMED = 10;

/** Says which rows were not searched to the end for rows that add up to them: what is not known is not passed over. */
function withUnsearched(side: ReconciledSide, records: readonly number[]): ReconciledSide {
  if (records.length === 0) return side;
  const { survey, records: table, notices } = side.reading;
  const rows = [...new Set(records)].map((record) => table.rows[record] ?? 0).sort((one, other) => one - other);
  const named = `${rows.slice(0, ROWS_NAMED).join(", ")}${rows.length > ROWS_NAMED ? ", …" : ""}`;
  const notice = sheetNotice(
    survey.sheet,
    "sums-not-searched",
    {
      en: `too many rows of the other side could add up to ${rows.length === 1 ? "row" : `${String(rows.length)} rows, such as`} ${named}: not every choice was looked at. Give them a common reference, or add them up by hand.`,
      fr: `trop de lignes de l'autre côté pourraient totaliser ${rows.length === 1 ? "la ligne" : `${String(rows.length)} lignes, dont les lignes`} ${named}\u00a0: tous les choix n'ont pas été examinés. Donnez-leur une référence commune, ou additionnez-les à la main.`,
    },
    rows[0] ?? null,
  );
  return { ...side, reading: { ...side.reading, notices: [...notices, notice] } };
}

/** Says which breaks hide each other in the totals: who looks at totals alone sees neither. */
function withOffsets(side: ReconciledSide, left: RecordTable, right: RecordTable, matching: Matching): ReconciledSide {
  const offsets = findOffsets(left, right, matching);
  if (offsets.length === 0) return side;
  const notices = offsets
    .slice(0, ROWS_NAMED)
    .map((offset) =>
      sheetNotice(
        side.reading.survey.sheet,
        "offsetting-rows",
        offsetText(offset, left, right),
        left.rows[offset.left.record] ?? null,
      ),
    );
  return { ...side, reading: { ...side.reading, notices: [...side.reading.notices, ...notices] } };
}

/** Says which passes of a person's own could not run here: a rule that does nothing without a word looks like one that found
 *  nothing. */
function withIdlePasses(side: ReconciledSide, idle: readonly IdlePass[]): ReconciledSide {
  const notices = idle
    .filter(({ pass }) => !isBuiltIn(pass))
    .map(({ pass, missing }) => {
      const named = (language: Language): string => missing.map((field) => FIELD_LABELS[field][language]).join(", ");
      const title = passTitle(pass);
      return sheetNotice(side.reading.survey.sheet, "pass-idle", {
        en: `the pass "${title.en}" did not run: not both sides have a column for ${named("en")}. Name the column, or change the pass.`,
        fr: `la passe «\u00a0${title.fr}\u00a0» n'a pas été exécutée\u00a0: les deux côtés n'ont pas de colonne pour ${named("fr")}. Nommez la colonne, ou modifiez la passe.`,
      });
    });
  if (notices.length === 0) return side;
  return { ...side, reading: { ...side.reading, notices: [...side.reading.notices, ...notices] } };
}

/** Says which passes did not weigh all of their pairs. */
function withCutShort(side: ReconciledSide, passes: readonly Pass[]): ReconciledSide {
  const notices = passes.map((pass) => {
    const title = passTitle(pass);
    return sheetNotice(side.reading.survey.sheet, "pass-cut-short", {
      en: `the pass "${title.en}" did not compare all open rows: there are too many that look alike. Rows without a suggestion may still have a partner; match more of them first (references, tolerances), then run again.`,
      fr: `la passe «\u00a0${title.fr}\u00a0» n'a pas comparé toutes les lignes ouvertes\u00a0: trop d'entre elles se ressemblent. Une ligne sans proposition peut avoir une contrepartie\u00a0; rapprochez-en d'abord davantage (références, tolérances), puis relancez.`,
    });
  });
  if (notices.length === 0) return side;
  return { ...side, reading: { ...side.reading, notices: [...side.reading.notices, ...notices] } };
}

/** Equal rows on two statements make breaks of equal content: the later one's id is numbered. */
function withIdsOfTheirOwn(breaks: readonly Break[], taken: Set<string>): readonly Break[] {
  return breaks.map((found) => {
    let id = found.id;
    for (let copy = 2; taken.has(id); copy += 1) id = `${found.id}-S${copy}`;
    taken.add(id);
    return id === found.id ? found : { ...found, id };
  });
}
