import type { PartSums } from "./partSums";

/** Choices that are tried before the search is given up. */
const MOST_STEPS = 50_000;
/** As many choices are listed for a person; what more of them would do means nothing. */
const MOST_SUBSETS = 200;
/** Words of the table of reachable sums: eight megabytes. */
const MOST_WORDS = 2 ** 21;
/** The most rows that one trade may be made of where their sums are too wide for that table. */
const MOST_PARTS = 8;

export interface Subsets {
  /** Every choice of two or more parts whose quantities and amounts add up to the whole's; none where not all were looked at. */
  readonly subsets: readonly (readonly number[])[];
  /** False where the search was given up, since there are too many choices. */
  readonly isComplete: boolean;
}

const NONE: Subsets = { subsets: [], isComplete: true };

/** The parts that add up to a whole, exactly: what can still be reached with the parts that are left is known beforehand, so that only
 *  ways that lead to the sum are gone. Parts are tried from the largest on, so that what is found does not depend on the row
 *  order. */
export function subsetsThatSum(whole: number, parts: readonly number[], sums: PartSums): Subsets {
  const due = sums.due(whole);
  const usable = parts
    .filter((part) => sums.quantityOf(part) > 0 && sums.quantityOf(part) < due && !Number.isNaN(sums.amountOf(part)))
    .sort(
      (one, other) =>
        sums.quantityOf(other) - sums.quantityOf(one) || sums.amountOf(other) - sums.amountOf(one) || one - other,
    );
  if (usable.length < 2) return NONE;
  const quantities = usable.map((part) => sums.quantityOf(part));
  const search = new Search(quantities, due);
  return search.run((places) => {
    const chosen = places.map((place) => usable[place] ?? 0);
    return sums.agree(whole, chosen) ? chosen : null;
  });
}

class Search {
  private readonly reachable: Reachable | null;
  /** The sum of the quantities from each place on. */
  private readonly restFrom: readonly number[];
  private readonly subsets: number[][] = [];
  private readonly chosen: number[] = [];
  private steps = 0;

  constructor(
    private readonly quantities: readonly number[],
    private readonly due: number,
  ) {
    this.reachable = reachableSums(quantities, due);
    let rest = 0;
    this.restFrom = [...quantities]
      .reverse()
      .map((quantity) => (rest += quantity))
      .reverse();
  }

  run(accepted: (places: readonly number[]) => number[] | null): Subsets {
    this.extend(0, this.due, accepted);
    const isComplete = this.steps < MOST_STEPS && this.subsets.length < MOST_SUBSETS;
    return { subsets: isComplete ? this.subsets : [], isComplete };
  }

  private extend(from: number, missing: number, accepted: (places: readonly number[]) => number[] | null): void {
    for (let place = from; place < this.quantities.length; place += 1) {
      if (this.steps >= MOST_STEPS || this.subsets.length >= MOST_SUBSETS) return;
      if ((this.restFrom[place] ?? 0) < missing) return;
      const left = missing - (this.quantities[place] ?? 0);
      if (left < 0 || !this.leads(place + 1, left)) continue;
      this.steps += 1;
      this.chosen.push(place);
      if (left > 0) this.extend(place + 1, left, accepted);
      else {
        const subset = accepted(this.chosen);
        if (subset) this.subsets.push(subset);
      }
      this.chosen.pop();
    }
  }

  /** Whether the parts from a place on can make up what is missing. */
  private leads(from: number, missing: number): boolean {
    if (missing === 0) return true;
    return this.reachable ? this.reachable.has(from, missing) : this.chosen.length + 1 < MOST_PARTS;
  }
}

/** For each place, the sums that parts from there on can make: one bit each, in units that divide all quantities. */
interface Reachable {
  has(from: number, sum: number): boolean;
}

/** Null where the sums are too many to write down. */
function reachableSums(quantities: readonly number[], due: number): Reachable | null {
  const unit = quantities.reduce(greatestDivisor, due);
  const width = Math.floor(due / unit / 32) + 1;
  const rows = quantities.length + 1;
  if (width * rows > MOST_WORDS) return null;
  const bits = new Uint32Array(width * rows);
  bits[(rows - 1) * width] = 1;
  let largest = 0;
  for (let place = rows - 2; place >= 0; place -= 1) {
    const [here, next] = [place * width, (place + 1) * width];
    const shift = (quantities[place] ?? 0) / unit;
    const [words, rest] = [Math.floor(shift / 32), shift % 32];
    largest += shift;
    const end = Math.min(width, Math.floor(largest / 32) + 1);
    bits.copyWithin(here, next, next + end);
    for (let word = words, from = next; word < end; word += 1, from += 1) {
      const carried = rest > 0 && word > words ? bits[from - 1]! >>> (32 - rest) : 0;
      bits[here + word]! |= (bits[from]! << rest) | carried;
    }
  }
  return {
    has: (from, sum) => {
      const bit = sum / unit;
      return Number.isInteger(bit) && (((bits[from * width + Math.floor(bit / 32)] ?? 0) >>> (bit % 32)) & 1) === 1;
    },
  };
}

function greatestDivisor(one: number, other: number): number {
  let [left, right] = [one, other];
  while (right > 0) [left, right] = [right, left % right];
  return left;
}
