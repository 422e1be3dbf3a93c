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
    if (!this.amount) return false;
    const quantity = parts.reduce((sum, part) => sum + this.quantityOf(part), 0);
    const amount = parts.reduce((sum, part) => sum + this.amountOf(part), 0);
    const due = unitsOf(this.amount[this.whole][whole]);
    if (quantity !== this.due(whole) || !Number.isSafeInteger(amount) || Number.isNaN(due)) return false;
    return this.comparands.agreesInUnits(
      this.amount,
      this.whole === "left" ? [due, amount] : [amount, due],
      parts.length,
    );
  }

  private get partSide(): "left" | "right" {
    return this.whole === "left" ? "right" : "left";
  }
}

/** A quantity or amount that runs with its side and is small enough to be added exactly, else NaN. */
const unitsOf = (value: number | undefined): number =>
  value !== undefined && value >= 0 && value <= LARGEST ? value : NaN;

/** Eight of them still add up exactly. */
const LARGEST = Number.MAX_SAFE_INTEGER / 64;
