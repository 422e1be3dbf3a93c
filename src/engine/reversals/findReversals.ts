import type { SheetReading } from "../intake/sheetReading";
import { BLANK_DAY, BLANK_TEXT, textAt } from "../records/recordTable";
import { assignReversals, type ReversedPair } from "./assignReversals";
import { recordsLike } from "./figureFilter";
import { LINKS, SideTexts, type Link, type Scope } from "./reversalLinks";
import { codeAt, runsAgainstItsSide, sideRow, sourcesOf, type Direction, type SideRow, type Source } from "./sideRow";

export interface Reversals {
  readonly pairs: readonly ReversedPair[];
  /** Rows that take back one of several others, and the data do not say which. */
  readonly unclear: readonly { readonly reversals: readonly SideRow[]; readonly originals: readonly SideRow[] }[];
}

/** A row that a person decided on, which takes no part. */
export type IsDecided = (sheet: number, record: number) => boolean;

/** Finds the rows of one side that cancel each other: by a word that says so (status, type, description, a column of reversals), by
 *  the reference of the other row, or by figures that run against their own side under one reference; always within one account,
 *  security and currency, and with exactly equal figures. Chains of any length leave what is alive in the end. An equal purchase and sale
 *  are two trades. The outcome does not depend on the order of rows and sheets. n log n. */
export function findReversals(readings: readonly SheetReading[], isDecided: IsDecided): Reversals {
  const [first] = readings;
  if (!first) return NOTHING;
  const sources = sourcesOf(readings);
  const texts = new SideTexts(sources, first.records.pool);
  const search = new ReversalSearch(sources, texts, isDecided);
  return search.hasAny ? search.run() : NOTHING;
}

const NOTHING: Reversals = { pairs: [], unclear: [] };

/** The rows of one key that one name leads to: those that look for it, and those that bear it. */
interface Bucket {
  readonly token: number | string;
  readonly takers: Set<SideRow>;
  readonly named: Set<SideRow>;
}

class ReversalSearch {
  private readonly pairs: ReversedPair[] = [];
  private readonly unclear: { reversals: readonly SideRow[]; originals: readonly SideRow[] }[] = [];
  private readonly done = new Set<SideRow>();
  private readonly rows: Map<number, SideRow | null>[];
  private readonly takers: SideRow[] = [];

  constructor(
    private readonly sources: readonly Source[],
    private readonly texts: SideTexts,
    private readonly isDecided: IsDecided,
  ) {
    this.rows = sources.map(() => new Map<number, SideRow | null>());
    sources.forEach((source, index) => {
      for (let record = 0; record < source.records.count; record += 1) {
        if (!this.mayTakeBack(source, record)) continue;
        const row = this.rowAt(index, record);
        if (row) this.takers.push(row);
      }
    });
  }

  get hasAny(): boolean {
    return this.takers.length > 0;
  }

  run(): Reversals {
    const alike = recordsLike(this.takers, this.sources);
    const buckets = LINKS.map((link) => ({ link, buckets: this.bucketsOf(link, alike) }));
    // What takes back a row that takes another back leaves that other one alive.
    for (const { buckets: found } of buckets) for (const bucket of found) this.settleMarked(bucket);
    for (const { link, buckets: found } of buckets) for (const bucket of found) this.settle(bucket, link);
    return { pairs: this.pairs, unclear: this.unclear };
  }

  private mayTakeBack(source: Source, record: number): boolean {
    const { records } = source;
    if (this.texts.markOf(source, record) !== null) return true;
    if (source.says !== null) return false;
    if (codeAt(records, "previousReference", record) !== BLANK_TEXT) return true;
    if (this.texts.namesAsCounterparty(records, record)) return true;
    return this.texts.sharesReference(records, record) && runsAgainstItsSide(records, record);
  }

  private rowAt(index: number, record: number): SideRow | null {
    const rows = this.rows[index]!;
    const known = rows.get(record);
    if (known !== undefined) return known;
    const source = this.sources[index]!;
    const isOut = source.says === null && this.isDecided(source.sheet, record);
    const row = isOut ? null : sideRow(source, record, this.texts.markOf(source, record));
    rows.set(record, row);
    return row;
  }

  private bucketsOf(link: Link, alike: readonly Int32Array[]): Bucket[] {
    const buckets = new Map<string, Bucket>();
    const tokens = new Set<number | string>();
    for (const taker of this.takers) {
      for (const token of this.texts.tokensOf(taker, link)) {
        tokens.add(token);
        const place = `${token}|${taker.key}`;
        const bucket = buckets.get(place) ?? { token, takers: new Set(), named: new Set() };
        bucket.takers.add(taker);
        buckets.set(place, bucket);
      }
    }
    if (tokens.size === 0) return [];
    this.sources.forEach(({ records }, index) => {
      for (const record of alike[index] ?? []) {
        for (const token of this.texts.namesOf(records, record, link)) {
          const row = tokens.has(token) ? this.rowAt(index, record) : null;
          if (row) buckets.get(`${token}|${row.key}`)?.named.add(row);
        }
      }
    });
    return [...buckets.values()]
      .map((bucket) => ({ bucket, order: this.orderOf(bucket) }))
      .sort((one, other) => (one.order < other.order ? -1 : one.order > other.order ? 1 : 0))
      .map(({ bucket }) => bucket);
  }

  /** By what its rows are, so that the order of rows and sheets does not matter. */
  private orderOf({ token, takers }: Bucket): string {
    const [first] = [...takers].map((taker) => taker.content()).sort();
    return `${this.texts.tokenText(token)}|${first ?? ""}`;
  }

  private open(rows: Iterable<SideRow>, isWanted: (row: SideRow) => boolean): SideRow[] {
    return [...rows].filter((row) => !this.done.has(row) && isWanted(row));
  }

  private keep(pairs: readonly ReversedPair[]): void {
    for (const pair of pairs) {
      this.pairs.push(pair);
      this.done.add(pair.original).add(pair.reversal);
    }
  }

  /** A reversal that is reversed in its turn. */
  private settleMarked({ takers, named }: Bucket): void {
    for (const direction of [1, -1] as const) {
      const marked = this.open(takers, (row) => isTelling(row) && row.direction === direction);
      const reversed = this.open(named, (row) => row.mark !== null && row.direction === -direction);
      const pairs = assignReversals(marked, reversed, true);
      if (pairs !== "unclear") this.keep(pairs);
    }
  }

  private settle(bucket: Bucket, link: Link): void {
    const marked = this.open(bucket.takers, ({ mark }) => mark !== null);
    for (const scope of SCOPES) {
      const takers = marked.filter((row) => this.texts.scopeOf(row, link) === scope);
      const originals = this.open(bucket.named, (row) => isAlive(row) && isInScope(row, scope));
      for (const direction of [1, -1, 0] as const) {
        const running = takers.filter((row) => row.direction === direction);
        if (running.length > 0) this.settleWords(running, originals, direction, link);
      }
    }
    const silent = this.open(bucket.takers, isAlive);
    if (silent.length > 0 && link === "same") this.settleSigns(silent, bucket);
    else if (silent.length > 0 && link === "named") this.settleNamed(silent, bucket, isAny);
    else if (silent.length > 0 && link === "counterparty") {
      // A counterparty's reference that both have is that of an order or a block: it names neither of them.
      const called = new Set(silent.map(({ source, record }) => codeAt(source.records, "counterReference", record)));
      this.settleNamed(silent, bucket, ({ source, record }) => called.has(codeAt(source.records, "reference", record)));
    }
  }

  /** Rows that a word says take others back, all of which run one way. */
  private settleWords(
    takers: readonly SideRow[],
    originals: readonly SideRow[],
    direction: Direction,
    link: Link,
  ): void {
    const against = (): SideRow[] => this.open(originals, (row) => row.direction !== direction || direction === 0);
    const along = (): SideRow[] => this.open(originals, (row) => row.direction === direction);
    const states = takers.filter((row) => !isTelling(row));
    const isByReference = link === "named" || link === "same";
    // The row that is called cancelled may be the original, and what runs against it its reversal.
    if (isByReference) this.assign(states, against(), false);
    const acts = takers.filter(isTelling);
    this.assign(acts, against(), true);
    if (link !== "wording") {
      const messages = this.open(acts, ({ mark }) => mark === "act");
      this.assign(messages, along(), true);
    }
    if (isByReference) this.assignStates(this.open(states, isAny), along());
  }

  /** Figures that run against their own side, under one reference and side. */
  private settleSigns(silent: readonly SideRow[], { named }: Bucket): void {
    const takers = silent.filter((row) => row.isAgainstItsSide);
    for (const [side, against] of grouped(takers, sideOf)) {
      const direction = against[0]?.direction;
      const isOriginal = (row: SideRow): boolean =>
        isAlive(row) && sideOf(row) === side && row.direction === -(direction ?? 0);
      this.assign(against, this.open(named, isOriginal), true);
    }
  }

  /** Rows without a word that name another one, run the other way, and are due on the same days. Two rows that name each other are
   *  the two halves of a cross. */
  private settleNamed(silent: readonly SideRow[], { named }: Bucket, isCalled: (row: SideRow) => boolean): void {
    const rows = this.open(named, (row) => isAlive(row) && row.direction !== 0 && isCalled(row));
    const byTerms = new Map(grouped(rows, (row) => termsOf(row, row.direction)));
    for (const [terms, takers] of grouped(silent, (row) => termsOf(row, -row.direction)).sort(byKey)) {
      const own = new Set(takers.map(({ source, record }) => codeAt(source.records, "reference", record)));
      const isOriginal = (row: SideRow): boolean => !isNaming(row, own);
      this.assign(takers, this.open(byTerms.get(terms) ?? [], isOriginal), true);
    }
  }

  private assign(reversals: readonly SideRow[], originals: readonly SideRow[], isTimed: boolean): void {
    const pairs = assignReversals(reversals, originals, isTimed);
    if (pairs === "unclear") this.ask(reversals, originals);
    else this.keep(pairs);
  }

  /** A settled delivery is alive beyond doubt: an equal row that is called cancelled may be an earlier attempt at it. */
  private assignStates(states: readonly SideRow[], originals: readonly SideRow[]): void {
    const isSettled = ({ source, record }: SideRow): boolean => textAt(source.records, "status", record) === "SETTLED";
    if (states.length > 0 && originals.some(isSettled)) this.ask(states, originals);
    else this.assign(states, originals, true);
  }

  private ask(reversals: readonly SideRow[], originals: readonly SideRow[]): void {
    this.unclear.push({ reversals, originals });
    for (const row of reversals) this.done.add(row);
  }
}

/** Whether nothing says of a row that it is no transaction of its own. */
const isAlive = ({ mark, source }: SideRow): boolean => mark === null && source.says === null;

const isAny = (): boolean => true;

/** Whether a row says that it takes another one back, and not only that it is void itself. */
const isTelling = ({ mark }: SideRow): boolean => mark === "act" || mark === "label";

const sideOf = ({ source, record }: SideRow): number => codeAt(source.records, "side", record);

/** The scopes that lead anywhere. */
const SCOPES = ["any", "uncountered", "unreferenced"] as const satisfies readonly Scope[];

const isInScope = ({ source: { records }, record }: SideRow, scope: (typeof SCOPES)[number]): boolean =>
  scope === "any" ||
  codeAt(records, scope === "unreferenced" ? "reference" : "counterReference", record) === BLANK_TEXT;

const termsOf = ({ source: { records }, record }: SideRow, direction: number): string =>
  [direction, ...TERMS.map((field) => records.days[field]?.[record] ?? BLANK_DAY)].join();
const TERMS = ["tradeDate", "settlementDate"] as const;

/** Whether a row names any of these references. */
const isNaming = ({ source: { records }, record }: SideRow, references: ReadonlySet<number>): boolean =>
  (["counterReference", "previousReference"] as const).some((field) => {
    const code = codeAt(records, field, record);
    return code !== BLANK_TEXT && references.has(code);
  });

const byKey = ([one]: [string, unknown], [other]: [string, unknown]): number =>
  one < other ? -1 : one > other ? 1 : 0;

function grouped<K>(rows: readonly SideRow[], keyOf: (row: SideRow) => K): [K, SideRow[]][] {
  const groups = new Map<K, SideRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups];
}
