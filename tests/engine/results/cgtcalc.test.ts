import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CostPool } from "../../../src/engine/results/costPool";
import { amountOf, amountStep, amountUnits, quantityOf, quantityUnits } from "../../../src/engine/results/scaled";
import { decimalText, divide, multiply, parseDecimal, roundHalfUp, type Decimal } from "../../../src/kernel/decimal";

/** A capital gains calculator's examples. Its section 104 pool is the weighted average with the charges in the cost. */
const FOLDER = "tests/fixtures/results/cgtcalc";

/** Left out: the rule of the United Kingdom's tax law that a sale is matched with a purchase of the next thirty days makes another figure
 *  of it. (In the others that use this rule, or that of the same day, the pool comes to the same gains.) Tax years, exemptions,
 *  losses carried forward and figures in whole pounds are tax law too, and are not compared. */
const OF_TAX_LAW = new Set(["MultipleSameDayDividendRows"]);

const ONE_CENT_OF_A_CENT = amountStep(6);

interface Step {
  readonly kind: string;
  readonly date: string;
  readonly security: string;
  readonly numbers: readonly string[];
}

function number(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

/** By day, purchases before sales, events before both. */
function stepsOf(name: string): Step[] {
  const order = (kind: string): number => (kind === "BUY" ? 1 : kind === "SELL" ? 2 : 0);
  const iso = (date: string): string => date.split("/").reverse().join("-");
  return readFileSync(`${FOLDER}/Inputs/${name}.txt`, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => line.trim().split(/\s+/))
    .map(([kind = "", date = "", security = "", ...numbers]) => ({ kind, date: iso(date), security, numbers }))
    .sort((left, right) => left.date.localeCompare(right.date) || order(left.kind) - order(right.kind));
}

/** The gains by security and day, and what is left. */
function replayed(name: string): { gains: string[]; holdings: string[] } {
  const pools = new Map<string, CostPool>();
  const gains = new Map<string, bigint>();
  for (const { kind, date, security, numbers } of stepsOf(name)) {
    const pool = pools.get(security) ?? new CostPool("average", ONE_CENT_OF_A_CENT, ONE_CENT_OF_A_CENT);
    pools.set(security, pool);
    const [first = "0", second = "0", third = "0"] = numbers;
    const move = (quantity: bigint, value: bigint): void => {
      const relief = pool.trade({ id: date, quantity, value, baseValue: value, lots: [] })!;
      if (relief.quantity === 0n) return;
      const key = `${date} ${security}`;
      gains.set(key, (gains.get(key) ?? 0n) + relief.realised);
    };
    const quantity = kind === "RESTRUCT" ? 0n : quantityUnits(number(first));
    const gross = quantity === 0n ? 0n : amountUnits(multiply(number(first), number(second)));
    if (kind === "BUY") move(quantity, gross + amountUnits(number(third)));
    if (kind === "SELL") move(-quantity, -gross + amountUnits(number(third)));
    if (kind === "SPOUSEIN") move(quantity, gross);
    // A transfer at cost: no gain.
    if (kind === "SPOUSEOUT")
      pool.trade({
        id: date,
        quantity: -quantity,
        value: (-pool.cost * quantity) / pool.quantity,
        baseValue: 0n,
        lots: [],
      });
    if (kind === "SPLIT") pool.scale(BigInt(first), 1n);
    if (kind === "UNSPLIT") pool.scale(1n, BigInt(first));
    if (kind === "RESTRUCT") pool.scale(BigInt(first.split(":")[1]!), BigInt(first.split(":")[0]!));
    // Its "dividend" is income that an accumulating fund keeps, and part of the cost from then on.
    if (kind === "DIVIDEND") pool.adjustCost(amountUnits(number(second)), 0n);
    if (kind === "CAPRETURN") pool.adjustCost(-amountUnits(number(second)), 0n);
  }
  const left = [...pools].filter(([, pool]) => pool.quantity !== 0n);
  return {
    gains: [...gains.values()].map((gain) => String(Math.floor(Number(decimalText(amountOf(gain)))))).sort(),
    holdings: left.map(([security, pool]) => {
      const unit = roundHalfUp(divide(amountOf(pool.cost), quantityOf(pool.quantity), 5), 5);
      return `${security}: ${decimalText(quantityOf(pool.quantity))} units acquired at £${decimalText(unit)} cost basis`;
    }),
  };
}

function expected(name: string): { gains: string[]; holdings: string[] } {
  const lines = readFileSync(`${FOLDER}/Outputs/${name}.txt`, "utf8").split("\n");
  const sold = lines.flatMap(
    (line) => /^\d+\) SOLD .* for (GAIN|LOSS) of £(\d+)$/.exec(line)?.slice(1, 3).join(" ") ?? [],
  );
  return {
    gains: sold.map((text) => text.replace("GAIN ", "").replace("LOSS ", "-")).sort(),
    holdings: lines.filter((line) => line.endsWith("cost basis") && line.includes("units acquired")),
  };
}

describe("an example of average cost", () => {
  const names = readdirSync(`${FOLDER}/Inputs`).map((file) => file.replace(".txt", ""));

  test.each(names.filter((name) => !OF_TAX_LAW.has(name)))("%s comes to the same gains and the same cost", (name) => {
    expect(replayed(name)).toEqual(expected(name));
  });

  test("is left out for the thirty-day rule, and only that: the sale's gain is on the pool, and the cost is kept", () => {
    expect(replayed("MultipleSameDayDividendRows")).toEqual({
      gains: ["1000"],
      holdings: ["TEST: 100 units acquired at £10.1 cost basis"],
    });
  });
});
