import { businessDaysBetween, type BusinessCalendar } from "../../kernel/calendar";
import type { Day } from "../../kernel/day";
import { decidedIn } from "../decisions/decisionBook";
import { assign, type Edge } from "../matching/assignment";
import { blocksBy, type Blocks } from "../matching/blocks";
import { Comparands, fieldSet, type EconomicField } from "../matching/comparands";
import { NEW_PASS } from "../matching/ladder";
import type { Matching } from "../matching/matching";
import type { MatchOptions } from "../matching/matchRecords";
import { OpenRecords } from "../matching/openRecords";
import type { Pass } from "../matching/pass";
import { sharedReferences, type SharedReferences } from "../matching/reference";
import { ReferenceConflicts } from "../matching/referenceConflict";
import { comparableText } from "../../kernel/text";
import { textAt, type RecordTable } from "../records/recordTable";

const pass = (id: string, more: Partial<Pass> = {}): Pass => ({ ...NEW_PASS, id, ...more });

/** The passes of cash movements, surest first. Each sees only what the ones before left open. */
export const CASH_PASSES = {
  reference: pass("cash-reference", { keys: ["reference"] }),
  valueDate: pass("cash-value-date", { keys: ["netAmount", "settlementDate"] }),
  netted: pass("cash-netted", { keys: ["reference"], cardinality: "many-to-many" }),
  amountDiffers: pass("cash-amount-differs", { keys: ["reference"], agreement: "mostly" }),
  nextDay: pass("cash-next-day", { keys: ["netAmount"] }),
  nearby: pass("cash-nearby", { keys: ["netAmount"], strength: "suggest" }),
  label: pass("cash-label", { keys: [], agreement: "mostly" }),
  dayNetted: pass("cash-day-netted", { keys: ["settlementDate"], cardinality: "many-to-many", strength: "suggest" }),
} as const satisfies Record<string, Pass>;

/** Value dates so many business days apart are still one movement, and those so many apart may be: a bank values later than we
 *  expect, and an equal amount a week later is another. */
const SURE_DAYS = 1;
const LIKELY_DAYS = 5;
/** Shorter descriptions are words that any movement may bear. */
const LEAST_LABEL = 12;
/** Rows of one day that are added up. */
const WIDEST_DAY = 40;

/** Matches movements of money, which have no security and no price to be known by: by reference, by the very amount on its value
 *  date, by parts under one reference that add up, and by the amount on a day nearby. Equal amounts that fit one another equally well
 *  are ambiguous. Both tables are of the form of `asCash`. */
export function matchCash(left: RecordTable, right: RecordTable, options: MatchOptions): Matching {
  const { matches, forbidden } = decidedIn(left, right, options.decisions);
  const comparands = new Comparands(left, right, options.tolerances, options.calendar, { forbidden });
  const open = new OpenRecords(left.count, right.count);
  for (const decided of matches) open.decide(decided);
  const search = new CashSearch(open, comparands, sharedReferences(comparands), options.calendar);
  search.run();
  return open.matching();
}

class CashSearch {
  private readonly conflicts: ReferenceConflicts;
  private readonly amounts: NonNullable<ReturnType<Comparands["column"]>> | undefined;

  constructor(
    private readonly open: OpenRecords,
    private readonly comparands: Comparands,
    private readonly references: SharedReferences,
    private readonly calendar: BusinessCalendar,
  ) {
    this.conflicts = new ReferenceConflicts(references);
    this.amounts = comparands.column("netAmount");
  }

  run(): void {
    if (!this.amounts) return;
    const isSame = (left: number, right: number): boolean => this.daysApart(left, right) <= LIKELY_DAYS;
    this.settle(CASH_PASSES.reference, this.byReference(), (left, right) => this.isEqual(left, right, MONEY));
    this.matchNetted();
    this.settle(
      CASH_PASSES.valueDate,
      this.over(["settlementDate"]),
      (left, right) => !this.isContradicted(left, right),
    );
    this.matchAmountDiffers();
    this.settle(
      CASH_PASSES.nextDay,
      this.over([]),
      (left, right) => this.daysApart(left, right) <= SURE_DAYS && !this.isContradicted(left, right),
    );
    this.settle(
      CASH_PASSES.nearby,
      this.over([]),
      (left, right) => isSame(left, right) && !this.isContradicted(left, right),
    );
    this.matchSameLabel();
    this.matchDaysNetted();
  }

  /** The best assignment within each block; equal ones go to a person. */
  private settle(found: Pass, blocks: Blocks, test: (left: number, right: number) => boolean): void {
    const { forbidden } = this.comparands;
    for (let block = 0; block < blocks.count; block += 1) {
      const edges: Edge[] = [];
      for (const left of blocks.left(block)) {
        for (const right of blocks.right(block)) {
          if (!forbidden?.has(left, right) && test(left, right))
            edges.push({ left, right, cost: this.comparands.distance(left, right) });
        }
      }
      const { sure, tied } = assign(edges);
      for (const { left, right } of sure) this.open.match([left], [right], found);
      for (const tie of tied) this.open.match(tie.left, tie.right, found, "ambiguous");
    }
  }

  /** Rows under one reference of which several add up to several: netting, and orders paid in parts. */
  private matchNetted(): void {
    const blocks = this.byReference();
    for (let block = 0; block < blocks.count; block += 1) {
      const [left, right] = [Array.from(blocks.left(block)), Array.from(blocks.right(block))];
      if (left.length + right.length > 2 && this.addUp(left, right)) this.open.match(left, right, CASH_PASSES.netted);
    }
  }

  /** A reference that stands once on either side is one movement though its amount differs, if it runs the same way in one currency. */
  private matchAmountDiffers(): void {
    const blocks = this.byReference();
    for (let block = 0; block < blocks.count; block += 1) {
      const pair = blocks.pair(block);
      if (pair && this.runsAlike(...pair) && this.daysApart(...pair) <= LIKELY_DAYS)
        this.open.match([pair[0]], [pair[1]], CASH_PASSES.amountDiffers);
    }
  }

  /** A description that stands once among the open rows of either side, word for word, is one movement though its amount differs. */
  private matchSameLabel(): void {
    const { left, right } = this.comparands;
    const codes = new Map<string, number>();
    const keys = (table: RecordTable, records: Int32Array): Int32Array =>
      records.map((record) => {
        const label = comparableText(textAt(table, "label", record) ?? "");
        if (label.length < LEAST_LABEL) return -1;
        const code = codes.get(label) ?? codes.size;
        codes.set(label, code);
        return code;
      });
    const [ours, theirs] = [this.open.open("left"), this.open.open("right")];
    const blocks = blocksBy(ours, keys(left, ours), theirs, keys(right, theirs));
    for (let block = 0; block < blocks.count; block += 1) {
      const pair = blocks.pair(block);
      if (pair && this.runsAlike(...pair) && this.daysApart(...pair) <= LIKELY_DAYS && !this.isContradicted(...pair))
        this.open.match([pair[0]], [pair[1]], CASH_PASSES.label);
    }
  }

  private runsAlike(left: number, right: number): boolean {
    const sign = (side: "left" | "right", record: number): number => Math.sign(this.amounts?.[side][record] ?? NaN);
    return this.isEqual(left, right, ["currency", "account"]) && sign("left", left) === sign("right", right);
  }

  /** All that is open on one day and account, where one side has one line for it. */
  private matchDaysNetted(): void {
    const blocks = this.blocks(["settlementDate", "account", "currency"]);
    for (let block = 0; block < blocks.count; block += 1) {
      const [left, right] = [Array.from(blocks.left(block)), Array.from(blocks.right(block))];
      const isOneToMany = Math.min(left.length, right.length) === 1 && left.length + right.length > 2;
      if (isOneToMany && left.length + right.length <= WIDEST_DAY && this.addUp(left, right))
        this.open.match(left, right, CASH_PASSES.dayNetted);
    }
  }

  private addUp(left: readonly number[], right: readonly number[]): boolean {
    const [first, other] = [left[0] ?? 0, right[0] ?? 0];
    const isOneCurrency = right.every((record) => this.isEqual(first, record, ["currency", "account"]));
    const areAll = left.every((record) => this.isEqual(record, other, ["currency", "account"]));
    const sums = { left: this.signedSum("left", left), right: this.signedSum("right", right) };
    return isOneCurrency && areAll && sums.left !== null && sums.left === sums.right;
  }

  /** In units of the amounts' column; null where a row has none, or the sum is too wide to be exact. */
  private signedSum(side: "left" | "right", records: readonly number[]): number | null {
    const total = records.reduce((sum, record) => sum + (this.amounts?.[side][record] ?? NaN), 0);
    return Number.isSafeInteger(total) ? total : null;
  }

  private byReference(): Blocks {
    const [left, right] = [this.open.open("left"), this.open.open("right")];
    const keys = (side: "left" | "right", records: Int32Array): Int32Array =>
      records.map((record) => this.references[side].full[record] ?? -1);
    return blocksBy(left, keys("left", left), right, keys("right", right));
  }

  /** Open rows of one signed amount, account and currency, equal in `more` too. */
  private over(more: readonly EconomicField[]): Blocks {
    return this.blocks([...MONEY, ...more]);
  }

  private blocks(fields: readonly EconomicField[]): Blocks {
    const set = fieldSet(fields) & this.comparands.available;
    const [left, right] = [this.open.open("left"), this.open.open("right")];
    return blocksBy(left, this.comparands.keys(set, "left", left), right, this.comparands.keys(set, "right", right));
  }

  private isEqual(left: number, right: number, fields: readonly EconomicField[]): boolean {
    return fields.every((field) => {
      const column = this.comparands.column(field);
      return !column || column.left[left] === column.right[right];
    });
  }

  private isContradicted(left: number, right: number): boolean {
    return this.conflicts.conflict(left, right);
  }

  /** Business days between two value dates; none where a row has no date: nothing says when it moves. */
  private daysApart(left: number, right: number): number {
    const days = this.comparands.column("settlementDate");
    const [one, other] = [days?.left[left] ?? NaN, days?.right[right] ?? NaN];
    if (Number.isNaN(one) || Number.isNaN(other)) return Infinity;
    const [from, to] = one <= other ? [one, other] : [other, one];
    return businessDaysBetween(from as Day, to as Day, this.calendar);
  }
}

const MONEY: readonly EconomicField[] = ["currency", "account", "netAmount"];
