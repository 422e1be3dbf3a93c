import type { BusinessCalendar } from "../kernel/calendar";
import type { Day } from "../kernel/day";
import { proposeCorrections } from "./accounting/proposeCorrections";
import type { Break } from "./breaks/break";
import { findBreaks } from "./breaks/findBreaks";
import { findHomes, indexesWhere, type Homes, type ReadPairing } from "./homes";
import { setAsideRow } from "./intake/setAsideRows";
import type { SheetReading } from "./intake/sheetReading";
import type { Match, Matching } from "./matching/matching";
import { matchRecords } from "./matching/matchRecords";
import { proofOf } from "./proof";
import type { Reconciliation } from "./reconciliation";
import type { RecordTable } from "./records/recordTable";
import { selectRecords } from "./records/selectRecords";
import type { OnProgress } from "./run";
import type { Settings } from "./settings";

export interface PairingOptions {
  readonly asOf: Day;
  readonly settings: Settings;
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
    matchRecords(left, right, { tolerances: options.settings.tolerances, calendar: options.calendar });
  onProgress("matching", 0);
  const homes = findHomes(pairing, match);
  const pairs = pairsOf(pairing, homes);
  return pairs.map(([book, statement], index) => {
    onProgress("matching", index / pairs.length);
    const left = split(books[book]!.records, homes.left[book]!, statement);
    const right = split(statements[statement]!.records, homes.right[statement]!, book);
    const matching = doubted(match(left.here, right.here), left.indexes, homes.contested[book]!);
    onProgress("comparing", (index + 0.7) / pairs.length);
    return reconciled(
      { reading: books[book]!, ...left },
      { reading: statements[statement]!, ...right },
      matching,
      options,
    );
  });
}

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

interface Split {
  readonly here: RecordTable;
  readonly away: RecordTable;
  /** Of the records that are here, in the sheet's own table. */
  readonly indexes: Int32Array;
}

function split(records: RecordTable, homes: Int32Array, home: number): Split {
  const indexes = indexesWhere(homes, (own) => own === home);
  return {
    indexes,
    here: selectRecords(records, indexes),
    away: selectRecords(
      records,
      indexesWhere(homes, (own) => own !== home),
    ),
  };
}

/** A record that fitted rows of several statements equally well is matched only when a person says so. */
function doubted(matching: Matching, indexes: Int32Array, contested: ReadonlySet<number>): Matching {
  if (contested.size === 0) return matching;
  const isContested = ({ left }: Match): boolean => left.some((record) => contested.has(indexes[record] ?? -1));
  return {
    ...matching,
    matches: matching.matches.map((match) =>
      match.status === "matched" && isContested(match) ? { ...match, status: "suggested" } : match,
    ),
  };
}

type SideHere = Split & { readonly reading: SheetReading };

function reconciled(left: SideHere, right: SideHere, matching: Matching, options: PairingOptions): Reconciliation {
  const { asOf, calendar, settings } = options;
  const breaks = withIdsOfTheirOwn(
    findBreaks(left.here, right.here, matching, { asOf, calendar, tolerances: settings.tolerances }),
    options.takenIds,
  );
  const proposals = proposeCorrections(breaks, left.here, right.here, { asOf, calendar, chart: settings.chart });
  const side = ({ reading, here, away }: SideHere, code: "other-statement" | "other-book") => ({
    reading: { ...reading, records: here },
    setAside: [...reading.setAside, ...Array.from(away.rows, (row) => setAsideRow(row, code))],
  });
  const sides = { left: side(left, "other-statement"), right: side(right, "other-book") };
  const proof = proofOf(sides, matching, breaks, { left: left.away, right: right.away });
  return { ...sides, matching, breaks, proposals, proof };
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
