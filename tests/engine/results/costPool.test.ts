import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CostPool, type Relief } from "../../../src/engine/results/costPool";
import { amountOf, amountStep, amountUnits, quantityOf, quantityUnits } from "../../../src/engine/results/scaled";
import { add, decimalText, parseDecimal, ZERO, type Decimal } from "../../../src/kernel/decimal";

const CENTS = amountStep(2);
const MOST = 1_000;

function number(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

const cents = (units: bigint): string => decimalText(amountOf(units), 2);
const poolOf = (method: "average" | "fifo" | "specific"): CostPool => new CostPool(method, CENTS, CENTS);

/** Books quantity @ price, charges added to the value: negative quantities are sales. */
function book(
  pool: CostPool,
  id: string,
  quantity: string,
  price: string,
  fees = "0",
  lots: string[] = [],
): Relief | null {
  const units = quantityUnits(number(quantity));
  const value = (units * amountUnits(number(price))) / quantityUnits(number("1")) + amountUnits(number(fees));
  return pool.trade({ id, quantity: units, value, baseValue: value, lots });
}

describe("cost relief", () => {
  test.each([
    ["fifo", "13680.00", "1335.00", "7420.00"],
    ["average", "13715.00", "1300.00", "7385.00"],
  ] as const)("P1 by %s", (method, relief, realised, remaining) => {
    const pool = poolOf(method);
    book(pool, "1", "300", "20");
    book(pool, "2", "200", "22.5");
    book(pool, "3", "500", "21.2");
    const sale = book(pool, "4", "-650", "23.1")!;
    expect([cents(sale.cost), cents(sale.realised), cents(pool.cost)]).toEqual([relief, realised, remaining]);
  });

  test("P2: a trade through zero closes at the average and opens at its own price", () => {
    const pool = poolOf("average");
    let realised = 0n;
    const found = [
      ["100", "10"],
      ["-150", "12"],
      ["80", "11"],
      ["-30", "11.5"],
    ].map(([quantity, price], index) => {
      realised += book(pool, String(index), quantity!, price!)!.realised;
      return [decimalText(quantityOf(pool.quantity)), cents(pool.cost), cents(realised)];
    });
    expect(found).toEqual([
      ["100", "1000.00", "0.00"],
      ["-50", "-600.00", "200.00"],
      ["30", "330.00", "250.00"],
      ["0", "0.00", "265.00"],
    ]);
  });

  test("a short sale is bought back at a gain", () => {
    const pool = poolOf("fifo");
    book(pool, "1", "-300", "50");
    const market = amountUnits(number("-14460"));
    expect(cents(market - pool.cost)).toBe("540.00");
    expect(cents(book(pool, "2", "300", "47.5")!.realised)).toBe("750.00");
  });

  test.each([
    ["average", "0", "15560.00", "1300.00", "23340.00", "7780.00"],
    ["fifo", "0", "15240.00", "1620.00", "23660.00", "7620.00"],
    ["average", "1", "15653.36", "1172.92", "23480.04", "7826.68"],
  ] as const)(
    "accounting.md 5 by %s, charges × %s in the cost",
    (method, included, relief, gain, remaining, second) => {
      const fees = (text: string): string => (included === "1" ? text : "0");
      const pool = poolOf(method);
      book(pool, "BUY1", "1000", "25.40", fees("152.40"));
      book(pool, "BUY2", "500", "27.00", fees("81.00"));
      const sale = book(pool, "SELL1", "-600", "28.10", fees("33.72"))!;
      expect([cents(sale.cost), cents(sale.realised), cents(pool.cost)]).toEqual([relief, gain, remaining]);
      expect(cents(book(pool, "SELL2", "-300", "24.00")!.cost)).toBe(second);
    },
  );

  test("P8: a corrected trade is replayed from the start", () => {
    const pool = poolOf("average");
    book(pool, "BUY1", "1000", "25.45");
    book(pool, "BUY2", "500", "27.00");
    expect(cents(pool.cost)).toBe("38950.00");
    const sale = book(pool, "SELL1", "-600", "28.10")!;
    expect([cents(sale.cost), cents(sale.realised)]).toEqual(["15580.00", "1280.00"]);
  });

  test("takes the lots that a sale names, and refuses what it cannot take", () => {
    const pool = poolOf("specific");
    book(pool, "1", "300", "20");
    book(pool, "2", "200", "22.5");
    expect(book(pool, "3", "-100", "23")).toBeNull();
    expect(book(pool, "3", "-201", "23", "0", ["2"])).toBeNull();
    expect(cents(pool.cost)).toBe("10500.00");
    expect(cents(book(pool, "3", "-250", "23", "0", ["2", "1"])!.cost)).toBe("5500.00");
    expect(pool.openLots.map(({ id, quantity }) => [id, decimalText(quantityOf(quantity))])).toEqual([["1", "250"]]);
  });

  test("leaves nothing of an uneven cost on a closed position", () => {
    const pool = poolOf("average");
    book(pool, "1", "3", "33.3333");
    const relieved = ["-1", "-1", "-1"].map((quantity) => decimalText(amountOf(book(pool, "2", quantity, "40")!.cost)));
    expect(relieved).toEqual(["33.33", "33.33", "33.3399"]);
    expect([pool.quantity, pool.cost]).toEqual([0n, 0n]);
  });
});

describe("corporate actions on cost", () => {
  test.each([
    ["T3 4-for-1", "250", "25000", 4n, 1n, "1000", "25.00"],
    ["T4 1-for-25", "1030", "2060", 1n, 25n, "41.2", "50.00"],
  ])("%s: the cost stays, the unit changes", (_, quantity, cost, after, before, scaled, unit) => {
    const pool = poolOf("average");
    pool.trade({
      id: "1",
      quantity: quantityUnits(number(quantity)),
      value: amountUnits(number(cost)),
      baseValue: 0n,
      lots: [],
    });
    pool.scale(after, before);
    expect(decimalText(quantityOf(pool.quantity))).toBe(scaled);
    expect(cents((pool.cost * quantityUnits(number("1"))) / pool.quantity)).toBe(unit);
  });

  test("T14: a capital repayment lowers the cost, and beyond it is a gain", () => {
    const pool = poolOf("fifo");
    book(pool, "1", "1000", "12");
    const repayment = (text: string) =>
      pool.adjustCost(-amountUnits(number(text)), -amountUnits(number(text))).realised;
    expect([cents(repayment("800")), cents(pool.cost)]).toEqual(["0.00", "11200.00"]);
    expect([cents(repayment("11500")), cents(pool.cost)]).toEqual(["300.00", "0.00"]);
    expect(cents(pool.openLots.reduce((sum, { cost }) => sum + cost, 0n))).toBe("0.00");
  });
});

const step = fc.record({
  kind: fc.constantFrom("trade", "trade", "trade", "split", "repay"),
  quantity: fc.integer({ min: -MOST, max: MOST }),
  price: fc.integer({ min: 1, max: 99_999 }),
});

test.each(["average", "fifo"] as const)("%s neither makes nor loses cost, and closes at zero", (method) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const pool = poolOf(method);
      let paid = 0n;
      let realised = 0n;
      steps.forEach(({ kind, quantity, price }, index) => {
        if (kind === "split") pool.scale(3n, 2n);
        else if (kind === "repay") {
          const amount = amountUnits({ units: BigInt(price), scale: 2 });
          realised += pool.adjustCost(-amount, -amount).realised;
          paid -= amount;
        } else {
          const units = quantityUnits({ units: BigInt(quantity), scale: 0 });
          const value = amountUnits({ units: BigInt(quantity * price), scale: 2 });
          realised += pool.trade({ id: String(index), quantity: units, value, baseValue: value, lots: [] })!.realised;
          paid += value;
        }
        // All that was paid is either still carried or was charged against results.
        expect(pool.cost - realised).toBe(paid);
        const lots = pool.openLots;
        expect(lots.reduce((sum, lot) => sum + lot.cost, 0n)).toBe(pool.cost);
        expect(lots.reduce((sum, lot) => sum + lot.quantity, 0n)).toBe(pool.quantity);
        if (pool.quantity === 0n) expect([pool.cost, pool.baseCost]).toEqual([0n, 0n]);
      });
    }),
    { numRuns: 200 },
  );
});

test("sums of reliefs are the same however a sale is cut, by first in first out", () => {
  const whole = poolOf("fifo");
  const parts = poolOf("fifo");
  for (const pool of [whole, parts]) {
    book(pool, "1", "300", "20");
    book(pool, "2", "200", "22.5");
  }
  const cut = ["-100", "-250", "-50"]
    .map((quantity) => amountOf(book(parts, "3", quantity, "23")!.cost))
    .reduce(add, ZERO);
  expect(decimalText(cut)).toBe(decimalText(amountOf(book(whole, "3", "-400", "23")!.cost)));
});
