import type { PartSums } from "./partSums";

/** The most rows that one trade may be made of without a reference that says so. */
const MOST_PARTS = 8;
const MOST_STEPS = 50_000;
/** As many choices are listed for a person. */
const MOST_SUBSETS = 200;

/** Every choice of two or more parts whose quantities and amounts add up to the whole's. None when the search was cut short: then
 *  nothing is sure. Parts are tried from the largest on, so that what is found does not depend on the row order. */
export function subsetsThatSum(whole: number, parts: readonly number[], sums: PartSums): number[][] {
  const due = sums.due(whole);
  const usable = parts
    .filter((part) => sums.quantityOf(part) > 0 && sums.quantityOf(part) < due && !Number.isNaN(sums.amountOf(part)))
    .sort(
      (one, other) =>
        sums.quantityOf(other) - sums.quantityOf(one) || sums.amountOf(other) - sums.amountOf(one) || one - other,
    );
  const quantities = usable.map((part) => sums.quantityOf(part));
  const restFrom = quantities.map((_, from) => quantities.slice(from).reduce((sum, quantity) => sum + quantity, 0));
  const subsets: number[][] = [];
  const chosen: number[] = [];
  let steps = 0;
  const extend = (from: number, missing: number): void => {
    for (let index = from; index < usable.length && steps < MOST_STEPS && subsets.length < MOST_SUBSETS; index += 1) {
      if ((restFrom[index] ?? 0) < missing) return;
      steps += 1;
      const left = missing - (quantities[index] ?? 0);
      if (left < 0) continue;
      chosen.push(usable[index] ?? 0);
      if (left > 0 && chosen.length < MOST_PARTS) extend(index + 1, left);
      else if (left === 0 && sums.agree(whole, chosen)) subsets.push([...chosen]);
      chosen.pop();
    }
  };
  extend(0, due);
  return steps < MOST_STEPS && subsets.length < MOST_SUBSETS ? subsets : [];
}
