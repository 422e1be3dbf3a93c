import type { Comparand, Comparands } from "./comparands";

/** Sums of the parts' quantities and amounts against the whole's: exact, in units at the scale of both sides. */
export class PartSums {
  private readonly quantity: Comparand | undefined;
  private readonly amount: Comparand | undefined;

  constructor(
    private readonly comparands: Comparands,
    private readonly whole: "left" | "right",
  ) {
    this.quantity = comparands.column("quantity");
    this.amount = comparands.column("netAmount") ?? comparands.column("grossAmount");
  }

  /** Whether quantity and amount can be added up on both sides. */
  get hasBoth(): boolean {
    return this.quantity !== undefined && this.amount !== undefined;
  }

  /** The quantity of a whole; NaN where it has none that can be added up. */
  due(whole: number): number {
    return unitsOf(this.quantity?.[this.whole][whole]);
  }

  quantityOf(part: number): number {
    return unitsOf(this.quantity?.[this.partSide][part]);
  }

  amountOf(part: number): number {
    return unitsOf(this.amount?.[this.partSide][part]);
  }

  /** Quantities equal to the unit, amounts within a tolerance that grows with the number of parts: each is rounded. */
  agree(whole: number, parts: readonly number[]): boolean {
    return this.whole === "left" ? this.balance([whole], parts) : this.balance(parts, [whole]);
  }

  /** The same of any number of rows on either side. */
  balance(left: readonly number[], right: readonly number[]): boolean {
    const { quantity, amount } = this;
    const [one, other] = [left[0], right[0]];
    if (!quantity || !amount || one === undefined || other === undefined) return false;
    const [ours, theirs] = [sum(amount.left, left), sum(amount.right, right)];
    const isWhole = sum(quantity.left, left) === sum(quantity.right, right);
    if (!isWhole || !Number.isSafeInteger(ours) || !Number.isSafeInteger(theirs)) return false;
    const rows = Math.max(left.length, right.length);
    if (ours === theirs) return true;
    if (Math.abs(ours - theirs) > rows * this.comparands.reach(amount, ours)) return false;
    return this.comparands.agreesInUnits(amount, [ours, theirs], [one, other], rows);
  }

  private get partSide(): "left" | "right" {
    return this.whole === "left" ? "right" : "left";
  }
}

/** A quantity or amount that runs with its side and is small enough to be added exactly, else NaN. */
const unitsOf = (value: number | undefined): number =>
  value !== undefined && value >= 0 && value <= LARGEST ? value : NaN;

const sum = (values: Float64Array, records: readonly number[]): number =>
  records.reduce((total, record) => total + unitsOf(values[record]), 0);

/** Eight of them still add up exactly. */
const LARGEST = Number.MAX_SAFE_INTEGER / 64;
