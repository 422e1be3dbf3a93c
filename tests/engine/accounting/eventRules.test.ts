import { describe, expect, test } from "vitest";
import { tradeLegs, type Leg, type TradeAmounts } from "../../../src/engine/accounting/bookingRules";
import { eventLegs, EVENT_RULES, type BookedEvent } from "../../../src/engine/accounting/eventRules";
import { OPC } from "../../../src/engine/accounting/opc";
import { PCG } from "../../../src/engine/accounting/pcg";
import { CostPool } from "../../../src/engine/results/costPool";
import { amountOf, amountStep, amountUnits, quantityUnits } from "../../../src/engine/results/scaled";
import { decimalText, isZero, sum } from "../../../src/kernel/decimal";
import { exact } from "../recordsOf";

/** "503 25400.00; 464 -25552.40": debits positive, by the general chart. */
const booked = (legs: readonly Leg[]): string =>
  legs.map(({ role, amount }) => `${PCG.accounts[role].number} ${decimalText(amount, 2)}`).join("; ");

const amounts = (side: "BUY" | "SELL", gross: string, fees: string, tax: string, accrued = "0"): TradeAmounts => ({
  side,
  gross: exact(gross),
  fees: exact(fees),
  tax: exact(tax),
  accruedInterest: exact(accrued),
});

const BUY1 = amounts("BUY", "25400", "50.80", "101.60");
const BUY2 = amounts("BUY", "13500", "27", "54");
const SELL1 = amounts("SELL", "16860", "33.72", "0");
const SELL2 = amounts("SELL", "7200", "0", "0");

describe("a trade is booked", () => {
  test.each([
    ["BUY1, fees excluded", tradeLegs(BUY1, "equities"), "503 25400.00; 6271 50.80; 6358 101.60; 464 -25552.40"],
    ["BUY1, fees included", tradeLegs(BUY1, "equities", "gain-on-disposal", "included"), "503 25552.40; 464 -25552.40"],
    ["BUY2, fees excluded", tradeLegs(BUY2, "equities"), "503 13500.00; 6271 27.00; 6358 54.00; 464 -13581.00"],
    ["SELL1, a gain", tradeLegs(SELL1, "equities"), "465 16826.28; 6271 33.72; 7673 -16860.00"],
    ["SELL2, a loss", tradeLegs(SELL2, "equities", "loss-on-disposal"), "465 7200.00; 6673 -7200.00"],
    [
      "SELL1, fees off the proceeds",
      tradeLegs(SELL1, "equities", "gain-on-disposal", "included"),
      "465 16826.28; 7673 -16826.28",
    ],
    [
      "a bond with 113 days of coupon",
      tradeLegs(amounts("BUY", "98500", "0", "0", "928.77"), "bonds"),
      "506 98500.00; 5088 928.77; 464 -99428.77",
    ],
  ])("%s", (_, legs, expected) => {
    expect(booked(legs)).toBe(expected);
  });
});

const legs = (event: BookedEvent, given: Record<string, string>, ...rest: [Parameters<typeof eventLegs>[2]?]) =>
  booked(
    eventLegs(event, Object.fromEntries(Object.entries(given).map(([name, text]) => [name, exact(text)])), ...rest),
  );

describe("an event is booked", () => {
  test.each<[string, string, string]>([
    ["the settlement of BUY1", legs("purchase-settled", { amount: "25552.40" }), "464 25552.40; 5121 -25552.40"],
    ["the settlement of SELL1", legs("sale-settled", { amount: "16826.28" }), "5121 16826.28; 465 -16826.28"],
    ["the cost of SELL1", legs("sale-cost", { amount: "15560" }), "7673 15560.00; 503 -15560.00"],
    [
      "the cost of SELL2, a loss",
      legs("sale-cost", { amount: "7780" }, { "gain-on-disposal": "loss-on-disposal" }),
      "6673 7780.00; 503 -7780.00",
    ],
    [
      "the first coupon of the bond",
      legs("coupon-received", { net: "3000", accrued: "928.77", gross: "2071.23" }),
      "5121 3000.00; 5088 -928.77; 764 -2071.23",
    ],
    ["the coupon accrued at year end", legs("interest-accrued", { amount: "879.45" }), "5088 879.45; 764 -879.45"],
    [
      "the coupon after the accrual",
      legs("coupon-received", { net: "3000", accrued: "1808.22", gross: "1191.78" }),
      "5121 3000.00; 5088 -1808.22; 764 -1191.78",
    ],
    [
      "a dividend with withholding that is recovered",
      legs("dividend-detached", { net: "918", withholding: "162", gross: "1080" }),
      "5111 918.00; 447 162.00; 764 -1080.00",
    ],
    [
      "a dividend with withholding that is lost",
      legs(
        "dividend-detached",
        { net: "918", withholding: "162", gross: "1080" },
        { "withholding-recoverable": "withholding-lost" },
      ),
      "5111 918.00; 6951 162.00; 764 -1080.00",
    ],
    ["the dividend's payment", legs("dividend-paid", { amount: "918" }), "5121 918.00; 5111 -918.00"],
    [
      "custody fees with VAT",
      legs("custody-fees", { fee: "100", vat: "20", net: "120" }),
      "6278 100.00; 44566 20.00; 5121 -120.00",
    ],
    ["an impairment", legs("impairment", { amount: "1650" }), "68665 1650.00; 5903 -1650.00"],
    ["its reversal", legs("impairment-reversed", { amount: "1650" }), "5903 1650.00; 78665 -1650.00"],
    ["cash in dollars that lost", legs("cash-depreciated", { amount: "1683.50" }), "666 1683.50; 5124 -1683.50"],
    [
      "a receivable in dollars that lost",
      legs("receivable-depreciated", { amount: "841.75" }),
      "4761 841.75; 465 -841.75; 6865 841.75; 1515 -841.75",
    ],
    ["a payable in dollars that shrank", legs("payable-depreciated", { amount: "505.05" }), "464 505.05; 4772 -505.05"],
    ["a penalty paid", legs("penalty-paid", { amount: "12" }), "6581 12.00; 5121 -12.00"],
    ["a penalty received", legs("penalty-received", { amount: "12" }), "5121 12.00; 7581 -12.00"],
  ])("%s", (_, found, expected) => {
    expect(found).toBe(expected);
  });

  test("and balances, whatever the event", () => {
    for (const event of Object.keys(EVENT_RULES) as BookedEvent[]) {
      const given = { amount: "7", gross: "10", net: "7", withholding: "3", accrued: "-3", fee: "5", vat: "2" };
      const own = eventLegs(
        event,
        Object.fromEntries(Object.entries(given).map(([name, text]) => [name, exact(text)])),
      );
      expect([event, isZero(sum(own.map(({ amount }) => amount)))]).toEqual([event, true]);
    }
  });
});

describe("the cost of what was sold", () => {
  const relieved = (method: "average" | "fifo", values: readonly [string, string]): string[] => {
    const pool = new CostPool(method, amountStep(2), amountStep(2));
    const trade = (id: string, quantity: string, value: string) =>
      pool.trade({
        id,
        quantity: quantityUnits(exact(quantity)),
        value: amountUnits(exact(value)),
        baseValue: amountUnits(exact(value)),
        lots: [],
      });
    trade("1", "1000", values[0]);
    trade("2", "500", values[1]);
    const cost = trade("3", "-600", "-16860")?.cost ?? 0n;
    return [cost, pool.cost].map((units) => decimalText(amountOf(units), 2));
  };

  test.each([
    ["average", ["25400", "13500"], ["15560.00", "23340.00"]],
    ["fifo", ["25400", "13500"], ["15240.00", "23660.00"]],
    ["average", ["25552.40", "13581"], ["15653.36", "23480.04"]],
  ] as const)("by %s of %j", (method, values, expected) => {
    expect(relieved(method, values)).toEqual(expected);
  });
});

test("a fund's chart has an account for every role", () => {
  expect(Object.keys(OPC.accounts).sort()).toEqual(Object.keys(PCG.accounts).sort());
  expect(OPC.accounts["estimation-difference"].number).toBe("105");
});
