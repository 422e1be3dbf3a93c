import type { Match, Matching } from "./matching/matching";
import { isByReference } from "./matching/pass";
import type { SheetReading } from "./intake/sheetReading";
import type { RecordTable } from "./records/recordTable";
import { selectRecords } from "./records/selectRecords";
import { routeByHomes, routeRecords, UNROUTED } from "./routing";

/** The sheets of both sides that hold one kind of business. */
export interface ReadPairing {
  readonly books: readonly SheetReading[];
  readonly statements: readonly SheetReading[];
}

/** With which sheet of the other side each record is reconciled: by sheet and record, an index into the other side's sheets. */
export interface Homes {
  readonly left: readonly Int32Array[];
  readonly right: readonly Int32Array[];
  /** Book records that fitted rows of several statements equally well: their match waits for a person. By book. */
  readonly contested: readonly ReadonlySet<number>[];
}

export type MatchTables = (left: RecordTable, right: RecordTable) => Matching;

/** Finds every record's place before anything is called missing. Records go where their account, custodian, reference or
 *  economics lead; those that nothing leads are looked for on every sheet; what is still open is looked for on all other
 *  sheets by its reference; and what is found nowhere goes where the others of its account went. The order of sheets and
 *  rows does not matter. */
export function findHomes({ books, statements }: ReadPairing, match: MatchTables): Homes {
  const search = new HomeSearch(books, statements, match);
  if (books.length > 1 || statements.length > 1) search.run();
  else search.settleRest();
  return search;
}

interface Found {
  readonly book: number;
  readonly statement: number;
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly match: Match;
}

class HomeSearch implements Homes {
  readonly left: Int32Array[];
  readonly right: Int32Array[];
  readonly contested: Set<number>[];
  private readonly routesLeft: Int32Array[];
  private readonly routesRight: Int32Array[];
  /** Pairs of sheets by their names, so that their order in the workbook does not matter. */
  private readonly pairs: readonly (readonly [book: number, statement: number])[];

  constructor(
    private readonly books: readonly SheetReading[],
    private readonly statements: readonly SheetReading[],
    private readonly match: MatchTables,
  ) {
    const none = ({ records }: SheetReading): Int32Array => new Int32Array(records.count).fill(UNROUTED);
    this.left = books.map(none);
    this.right = statements.map(none);
    this.contested = books.map(() => new Set());
    this.routesLeft = books.map(({ records }) => routeRecords(records, statements));
    this.routesRight = statements.map(({ records }) => routeRecords(records, books));
    this.pairs = byName(books).flatMap((book) => byName(statements).map((statement) => [book, statement] as const));
  }

  run(): void {
    this.settle(this.matches(true).filter(({ match }) => match.status === "matched"));
    this.settle(
      this.matches(false).filter(
        ({ match }) => match.status === "matched" && (isByReference(match.pass) || match.decision),
      ),
    );
    this.books.forEach(({ records }, book) => routeByHomes(records, this.left[book]!, this.routesLeft[book]!));
    this.statements.forEach(({ records }, statement) =>
      routeByHomes(records, this.right[statement]!, this.routesRight[statement]!),
    );
    this.settle(this.matches(true));
    this.settleRest();
  }

  /** What is found nowhere belongs where its route leads, else to the sheet that most of its own sheet belongs to. */
  settleRest(): void {
    const settleAll = (homes: readonly Int32Array[], routes: readonly Int32Array[], order: readonly number[]): void => {
      homes.forEach((ofSheet, sheet) => {
        const likeliest = mostFrequent(ofSheet, order);
        ofSheet.forEach((home, record) => {
          if (home !== UNROUTED) return;
          const route = routes[sheet]?.[record] ?? UNROUTED;
          ofSheet[record] = route === UNROUTED ? likeliest : route;
        });
      });
    };
    settleAll(this.left, this.routesLeft, byName(this.statements));
    settleAll(this.right, this.routesRight, byName(this.books));
  }

  /** The matches of every pair of sheets among the records that have no home yet; along their routes, or wherever they are. */
  private matches(alongRoutes: boolean): Found[] {
    return this.pairs.flatMap(([book, statement]) => {
      const candidates = (homes: Int32Array, routes: Int32Array, other: number): Int32Array =>
        indexesWhere(homes, (home, record) => {
          if (home !== UNROUTED) return false;
          const route = routes[record] ?? UNROUTED;
          return !alongRoutes || route === UNROUTED || route === other;
        });
      const left = candidates(this.left[book]!, this.routesLeft[book]!, statement);
      const right = candidates(this.right[statement]!, this.routesRight[statement]!, book);
      if (left.length === 0 || right.length === 0) return [];
      const { matches } = this.match(
        selectRecords(this.books[book]!.records, left),
        selectRecords(this.statements[statement]!.records, right),
      );
      return matches.map((match) => ({
        book,
        statement,
        match,
        left: match.left.map((record) => left[record] ?? 0),
        right: match.right.map((record) => right[record] ?? 0),
      }));
    });
  }

  /** Surest first; a record that fits equally well on two sheets goes to the first by name, and that is not taken for certain. */
  private settle(found: readonly Found[]): void {
    const ranked = [...found].sort((one, other) => other.match.confidence - one.match.confidence);
    const best = new Map<string, Found>();
    for (const one of ranked) {
      const rivals = keysOf(one).flatMap((key) => best.get(key) ?? []);
      const rival = rivals.find(({ match }) => match.confidence === one.match.confidence);
      if (rival) for (const record of rival.left) this.contested[rival.book]?.add(record);
      if (rivals.length > 0) continue;
      for (const key of keysOf(one)) best.set(key, one);
      for (const record of one.left) this.left[one.book]![record] = one.statement;
      for (const record of one.right) this.right[one.statement]![record] = one.book;
    }
  }
}

const keysOf = ({ book, statement, left, right }: Found): string[] => [
  ...left.map((record) => `L${book}/${record}`),
  ...right.map((record) => `R${statement}/${record}`),
];

const byName = (readings: readonly SheetReading[]): number[] =>
  readings
    .map(({ survey }, index) => ({ name: survey.sheet, index }))
    .sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
    .map(({ index }) => index);

/** The home that most records have, the first in `order` of equals. */
function mostFrequent(homes: Int32Array, order: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const home of homes) if (home !== UNROUTED) counts.set(home, (counts.get(home) ?? 0) + 1);
  return order.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best), order[0] ?? 0);
}

/** The indexes of the values that are kept, ascending. */
export function indexesWhere(values: Int32Array, keep: (value: number, index: number) => boolean): Int32Array {
  const indexes = new Int32Array(values.length);
  let count = 0;
  values.forEach((value, index) => {
    if (keep(value, index)) indexes[count++] = index;
  });
  return indexes.slice(0, count);
}
