import type { BusinessCalendar } from "../kernel/calendar";
import type { Day } from "../kernel/day";
import { proposeCorrections } from "./accounting/proposeCorrections";
import type { Break } from "./breaks/break";
import { findBreaks } from "./breaks/findBreaks";
import type { SetAsideRow, SheetReading } from "./intake/sheetReading";
import type { Matching } from "./matching/matching";
import { matchRecords } from "./matching/matchRecords";
import { proofOf } from "./proof";
import type { Reconciliation } from "./reconciliation";
import type { RecordTable } from "./records/recordTable";
import { selectRecords } from "./records/selectRecords";
import { routeRecords, UNROUTED } from "./routing";
import type { OnProgress } from "./run";
import type { Settings } from "./settings";

export interface ReadPairing {
  readonly book: SheetReading;
  readonly statements: readonly SheetReading[];
}

export interface PairingOptions {
  readonly asOf: Day;
  readonly settings: Settings;
  readonly calendar: BusinessCalendar;
  /** The break ids of the pairs before this one; those of this pair are put to them. */
  readonly takenIds: Set<string>;
}

/** Reconciles one book with its statements in turn. A book record goes to the statement it belongs to; one that belongs to
 *  none that can be told is looked for in each, and is missing from the last if none has it. */
export function reconcilePairing(
  pairing: ReadPairing,
  options: PairingOptions,
  onProgress: OnProgress,
): Reconciliation[] {
  const { book, statements } = pairing;
  const routes = routeRecords(book.records, statements);
  return statements.map((statement, index) => {
    onProgress("matching", index / statements.length);
    const isLast = index === statements.length - 1;
    const here = indexesWhere(routes, (route) => route === index || route === UNROUTED);
    const candidates = selectRecords(book.records, here);
    const found = matchRecords(candidates, statement.records, {
      tolerances: options.settings.tolerances,
      calendar: options.calendar,
    });
    const goesOn = new Set(isLast ? [] : found.openLeft.filter((record) => routes[here[record] ?? 0] === UNROUTED));
    here.forEach((record, candidate) => {
      if (routes[record] === UNROUTED && !goesOn.has(candidate)) routes[record] = index;
    });

    onProgress("comparing", (index + 0.7) / statements.length);
    const elsewhere = indexesWhere(routes, (route) => route !== index);
    const matching = goesOn.size === 0 ? found : withoutLeft(found, goesOn, candidates.count);
    const left =
      goesOn.size === 0
        ? candidates
        : selectRecords(
            book.records,
            indexesWhere(routes, (route) => route === index),
          );
    return reconciled(book, elsewhere, left, statement, matching, options);
  });
}

function reconciled(
  book: SheetReading,
  elsewhere: Int32Array,
  left: RecordTable,
  statement: SheetReading,
  matching: Matching,
  options: PairingOptions,
): Reconciliation {
  const right = statement.records;
  const { asOf, calendar, settings } = options;
  const breaks = withIdsOfTheirOwn(
    findBreaks(left, right, matching, { asOf, calendar, tolerances: settings.tolerances }),
    options.takenIds,
  );
  const proposals = proposeCorrections(breaks, left, right, { asOf, calendar, chart: settings.chart });
  const away = selectRecords(book.records, elsewhere);
  const sides = {
    left: {
      reading: { ...book, records: left },
      setAside: [...book.setAside, ...Array.from(away.rows, otherStatement)],
    },
    right: { reading: statement, setAside: statement.setAside },
  };
  return { ...sides, matching, breaks, proposals, proof: proofOf(sides, matching, breaks, away) };
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

function otherStatement(row: number): SetAsideRow {
  return {
    row,
    code: "other-statement",
    reason: { en: "Belongs to another custodian's statement.", fr: "Relève du relevé d'un autre dépositaire." },
  };
}

function indexesWhere(routes: Int32Array, keep: (route: number) => boolean): Int32Array {
  const indexes = new Int32Array(routes.length);
  let count = 0;
  for (let record = 0; record < routes.length; record += 1) {
    if (keep(routes[record] ?? UNROUTED)) indexes[count++] = record;
  }
  return indexes.slice(0, count);
}

/** The matching over the left records that stay, renumbered as `selectRecords` numbers them. */
function withoutLeft(matching: Matching, leaving: ReadonlySet<number>, count: number): Matching {
  const renumbered = new Int32Array(count);
  for (let record = 0, next = 0; record < count; record += 1) renumbered[record] = leaving.has(record) ? -1 : next++;
  const renumber = (records: readonly number[]): number[] => records.map((record) => renumbered[record] ?? -1);
  return {
    matches: matching.matches.map((match) => ({ ...match, left: renumber(match.left) })),
    duplicates: matching.duplicates.map((duplicate) =>
      duplicate.side === "right"
        ? duplicate
        : { ...duplicate, records: renumber(duplicate.records), extra: renumber(duplicate.extra) },
    ),
    openLeft: renumber(matching.openLeft.filter((record) => !leaving.has(record))),
    openRight: matching.openRight,
  };
}
