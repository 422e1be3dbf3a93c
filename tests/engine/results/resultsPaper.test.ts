import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, NOTHING_WRITTEN, runReconciliation, type Grid, type Settings } from "../../../src/engine";
import type { LineResult, ResultsPaper } from "../../../src/engine/results/resultsPaper";
import { amountOf } from "../../../src/engine/results/scaled";
import { decimalText, roundHalfUp } from "../../../src/kernel/decimal";
import { day } from "../../kernel/days";
import { gridOf } from "../gridOf";

function paperOf(grids: Grid[], policy: Partial<Settings["accounting"]> = {}): ResultsPaper {
  const run = runReconciliation(
    {
      grids,
      settings: { ...DEFAULT_SETTINGS, accounting: { ...DEFAULT_SETTINGS.accounting, ...policy } },
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: day("2026-12-31"),
      language: "en",
      pair: null,
    },
    () => undefined,
  );
  if (!run.ok) throw new Error(run.error.wording.en);
  const { results } = run.value.result.workpapers;
  if (!results) throw new Error("no results");
  return results;
}

const money = (units: bigint | null): string =>
  units === null ? "?" : decimalText(roundHalfUp(amountOf(units), 2), 2);

const TRADES =
  "Trade ref | Portfolio | ISIN | Side | Quantity | Price | Gross amount | Fees | Accrued interest | Net amount | Currency | Trade date | Settlement date | Booking date";
interface Said {
  readonly on: string;
  readonly side: "Buy" | "Sell";
  readonly quantity: number;
  readonly gross: string;
  readonly fees?: string;
  readonly accrued?: string;
  readonly price?: string;
  readonly currency?: string;
  readonly booked?: string;
}
const blotter = (trades: readonly Said[]): Grid =>
  gridOf(
    "Blotter",
    [
      TRADES,
      ...trades.map(
        ({ on, side, quantity, gross, fees = "0", accrued = "", price, currency = "EUR", booked = on }, index) => {
          const net = Number(gross) + Number(accrued) + (side === "Buy" ? 1 : -1) * Number(fees);
          const unit = price ?? (Number(gross) / quantity).toFixed(4);
          return `T${index} | ACT | FR0000120271 | ${side} | ${quantity} | ${unit} | ${gross} | ${fees} | ${accrued} | ${net.toFixed(2)} | ${currency} | ${on} | ${on} | ${booked}`;
        },
      ),
    ].join("\n"),
  );

const prices = (rows: readonly (readonly [on: string, price: string, accrued?: string])[]): Grid =>
  gridOf(
    "Cours",
    [
      "Date de cours | ISIN | Cours de clôture | Coupon couru | Devise",
      ...rows.map(([on, price, accrued = ""]) => `${on} | FR0000120271 | ${price} | ${accrued} | EUR`),
    ].join("\n"),
  );

const rates = (rows: readonly (readonly [on: string, rate: string])[]): Grid =>
  gridOf("Taux", ["Date | Currency pair | Rate", ...rows.map(([on, rate]) => `${on} | EUR/USD | ${rate}`)].join("\n"));

const lineOf = ({ lines }: ResultsPaper): LineResult => {
  const [line] = lines;
  if (!line) throw new Error("no line");
  return line;
};

/** P3: five days of one share. */
const WEEK: readonly Said[] = [
  { on: "2026-09-07", side: "Buy", quantity: 1000, gross: "10000", fees: "10.00" },
  { on: "2026-09-08", side: "Buy", quantity: 500, gross: "5300", fees: "5.30" },
  { on: "2026-09-09", side: "Sell", quantity: 800, gross: "8720", fees: "8.72" },
  { on: "2026-09-11", side: "Sell", quantity: 700, gross: "7490", fees: "7.49" },
];
const CLOSES = prices([
  ["2026-09-07", "10.20"],
  ["2026-09-08", "10.50"],
  ["2026-09-09", "10.80"],
  ["2026-09-10", "10.60"],
  ["2026-09-11", "10.70"],
]);
const DIVIDEND = gridOf(
  "OST",
  "ISIN | Type d'opération | Date de détachement | Date de paiement | Dividende unitaire\nFR0000120271 | Dividende | 2026-09-10 | 2026-09-14 | 0.25",
);

describe("five days of a share (vector P3)", () => {
  const table = (policy: Partial<Settings["accounting"]>): string[] =>
    [...lineOf(paperOf([blotter(WEEK), CLOSES, DIVIDEND], policy)).byDay.values()].map(({ local, total, quantity }) =>
      [
        Number(quantity) / 1e8,
        ...[local.value, local.fees, local.income, local.cost, local.realised, local.unrealised, total].map(money),
      ].join(" "),
    );

  test("by weighted average, fees expensed", () => {
    expect(table({ costMethod: "average" })).toEqual([
      "1000 10200.00 10.00 0.00 10000.00 0.00 200.00 190.00",
      "1500 15750.00 15.30 0.00 15300.00 0.00 450.00 244.70",
      "700 7560.00 24.02 0.00 7140.00 560.00 420.00 521.28",
      "700 7420.00 24.02 175.00 7140.00 560.00 280.00 35.00",
      "0 0.00 31.51 175.00 0.00 910.00 0.00 62.51",
    ]);
  });

  test("first in, first out", () => {
    expect(table({ costMethod: "fifo" }).slice(2)).toEqual([
      "700 7560.00 24.02 0.00 7300.00 720.00 260.00 521.28",
      "700 7420.00 24.02 175.00 7300.00 720.00 120.00 35.00",
      "0 0.00 31.51 175.00 0.00 910.00 0.00 62.51",
    ]);
  });

  test("with fees in the cost: the split changes, the result does not", () => {
    expect(table({ fees: "included" })).toEqual([
      "1000 10200.00 0.00 0.00 10010.00 0.00 190.00 190.00",
      "1500 15750.00 0.00 0.00 15315.30 0.00 434.70 244.70",
      "700 7560.00 0.00 0.00 7147.14 543.12 412.86 521.28",
      "700 7420.00 0.00 175.00 7147.14 543.12 272.86 35.00",
      "0 0.00 0.00 175.00 0.00 878.49 0.00 62.51",
    ]);
  });

  test("the third day explained: price 450, sales 80, fees −8.72", () => {
    const third = lineOf(paperOf([blotter(WEEK), CLOSES, DIVIDEND])).byDay.get(day("2026-09-09"));
    const { price, newSells, fees, unexplained } = third!.explained;
    expect([price, newSells, fees, unexplained].map(money)).toEqual(["450.00", "80.00", "-8.72", "0.00"]);
  });
});

test("purchases, a short sale through zero and its return (vector P2)", () => {
  const trades: Said[] = [
    { on: "2026-09-07", side: "Buy", quantity: 100, gross: "1000" },
    { on: "2026-09-08", side: "Sell", quantity: 150, gross: "1800" },
    { on: "2026-09-09", side: "Buy", quantity: 80, gross: "880" },
    { on: "2026-09-10", side: "Sell", quantity: 30, gross: "345" },
  ];
  const closes = prices(trades.map(({ on }) => [on, "11"] as const));
  const days = [...lineOf(paperOf([blotter(trades), closes])).byDay.values()];
  expect(days.map(({ quantity, local }) => `${Number(quantity) / 1e8} ${money(local.realised)}`)).toEqual([
    "100 0.00",
    "-50 200.00",
    "30 250.00",
    "0 265.00",
  ]);
});

test("a bond's price and carry (vector P4): 523.28 = 400.00 + 123.28", () => {
  const bond: Said = {
    on: "2026-09-15",
    side: "Buy",
    quantity: 100000,
    gross: "98500",
    accrued: "928.77",
    price: "98.5",
  };
  const days = [
    ...lineOf(
      paperOf([
        blotter([bond]),
        prices([
          ["2026-09-15", "98.50", "0.92877"],
          ["2026-09-30", "98.90", "1.05205"],
        ]),
      ]),
    ).byDay.values(),
  ];
  expect(days.map(({ total }) => money(total))).toEqual(["0.00", "523.28"]);
  const { price, carry, unexplained } = days[1]!.explained;
  expect([price, carry, unexplained].map(money)).toEqual(["400.00", "123.28", "0.00"]);
});

describe("a share in dollars (vector P5)", () => {
  const trades: Said[] = [{ on: "2026-09-07", side: "Buy", quantity: 500, gross: "100000", currency: "USD" }];
  const closes = prices([
    ["2026-09-07", "200"],
    ["2026-09-08", "206"],
  ]);

  test("price 2,727.27 at the opening rate, exchange rates −1,672.08 with the cross effect: 1,055.19", () => {
    const paper = paperOf([
      blotter(trades),
      closes,
      rates([
        ["2026-09-07", "1.10"],
        ["2026-09-08", "1.12"],
      ]),
    ]);
    const last = lineOf(paper).byDay.get(day("2026-09-08"))!;
    expect([last.total, last.explained.price, last.explained.fx].map(money)).toEqual([
      "1055.19",
      "2727.27",
      "-1672.08",
    ]);
  });

  test("without the rate of a day has no result of that day, and says so", () => {
    const paper = paperOf([blotter(trades), closes, rates([["2026-09-07", "1.10"]])]);
    expect(lineOf(paper).missing).toEqual([{ day: day("2026-09-08"), what: "rate" }]);
    expect(paper.controls.find(({ control }) => control === "result-complete")?.findings).toMatchObject([
      { sheet: "Blotter", row: 2 },
    ]);
  });
});

test("a day explained (vector P6): 473.59 = 450.00 + 50.00 − 20.00 − 6.41", () => {
  const trades: Said[] = [
    { on: "2026-09-07", side: "Buy", quantity: 1500, gross: "15750" },
    { on: "2026-09-08", side: "Buy", quantity: 200, gross: "2110", fees: "2.11" },
    { on: "2026-09-08", side: "Sell", quantity: 400, gross: "4300", fees: "4.30" },
  ];
  const closes = prices([
    ["2026-09-07", "10.50"],
    ["2026-09-08", "10.80"],
  ]);
  const { total, explained } = lineOf(paperOf([blotter(trades), closes])).byDay.get(day("2026-09-08"))!;
  expect(
    [total, explained.price, explained.newBuys, explained.newSells, explained.fees, explained.unexplained].map(money),
  ).toEqual(["473.59", "450.00", "50.00", "-20.00", "-6.41", "0.00"]);
});

test("a trade that was booked late is no performance of today (vector P7): 40.00 apart from 60.00", () => {
  const trades: Said[] = [
    { on: "2026-09-04", side: "Buy", quantity: 1, gross: "30" },
    { on: "2026-09-07", side: "Buy", quantity: 100, gross: "3000", booked: "2026-09-08" },
  ];
  const closes = prices([
    ["2026-09-04", "30.00"],
    ["2026-09-07", "30.40"],
    ["2026-09-08", "31.00"],
  ]);
  const { explained } = lineOf(paperOf([blotter(trades), closes])).byDay.get(day("2026-09-08"))!;
  expect([explained.amendments, explained.price].map(money)).toEqual(["40.00", "60.60"]);
});

test("one free share for ten held: a tenth more pieces, at the same cost", () => {
  const event = gridOf(
    "OST",
    "ISIN | Type d'opération | Date de détachement | Parité\nFR0000120271 | BONU | 2026-09-08 | 0.1",
  );
  const closes = prices([
    ["2026-09-07", "33"],
    ["2026-09-08", "30"],
  ]);
  const trades: Said[] = [{ on: "2026-09-07", side: "Buy", quantity: 1230, gross: "40590" }];
  const last = lineOf(paperOf([blotter(trades), closes, event])).byDay.get(day("2026-09-08"))!;
  expect([Number(last.quantity) / 1e8, money(last.total), money(last.local.cost)]).toEqual([1353, "0.00", "40590.00"]);
});

test("a split changes no result: quantity twofold, price halved", () => {
  const split = gridOf(
    "OST",
    "ISIN | Type d'opération | Date de détachement | Parité\nFR0000120271 | Split | 2026-09-08 | 2",
  );
  const closes = prices([
    ["2026-09-07", "20"],
    ["2026-09-08", "10"],
  ]);
  const trades: Said[] = [{ on: "2026-09-07", side: "Buy", quantity: 100, gross: "2000" }];
  const last = lineOf(paperOf([blotter(trades), closes, split])).byDay.get(day("2026-09-08"))!;
  expect([Number(last.quantity) / 1e8, money(last.total), money(last.local.cost)]).toEqual([200, "0.00", "2000.00"]);
});

describe("the front office's figures", () => {
  const front = (rows: string): Grid => gridOf("P&L", `Date | Portefeuille | ISIN | Résultat du jour\n${rows}`);
  const found = (rows: string) =>
    paperOf([blotter(WEEK), CLOSES, DIVIDEND, front(rows)]).controls.find(
      ({ control }) => control === "result-front-office",
    );

  test("agree with ours to the cent, or the difference is named by its cause", () => {
    expect(found("2026-09-09 | ACT | FR0000120271 | 521.28")?.outcome).toBe("pass");
    expect(found("2026-09-09 | ACT | FR0000120271 | 530.00")?.findings[0]?.wording.en).toBe(
      "FR0000120271, 09/09/2026: the front office has 530.00, we compute 521.28, -8.72 apart: exactly the part of fees.",
    );
  });

  test("of a line that we cannot value are said, not compared", () => {
    expect(found("2026-09-21 | ACT | FR0000120271 | 1.00")?.findings[0]?.wording.en).toContain(
      "we have no result of 21/09/2026",
    );
  });
});

test("realised, unrealised, income and fees are the sum of the days, and all of it is explained, whatever is traded", () => {
  const anyTrade = fc.record({
    on: fc.constantFrom("2026-09-07", "2026-09-08", "2026-09-09", "2026-09-10", "2026-09-11"),
    side: fc.constantFrom("Buy" as const, "Sell" as const),
    quantity: fc.integer({ min: 1, max: 999 }),
    gross: fc.integer({ min: 100, max: 999_999 }).map((cents) => (cents / 100).toFixed(2)),
    fees: fc.integer({ min: 0, max: 999 }).map((cents) => (cents / 100).toFixed(2)),
  });
  fc.assert(
    fc.property(
      fc.array(anyTrade, { minLength: 1, maxLength: 8 }),
      fc.constantFrom("average" as const, "fifo" as const),
      fc.constantFrom("included" as const, "excluded" as const),
      (trades, costMethod, fees) => {
        const { lines, controls } = paperOf([blotter(trades), CLOSES, DIVIDEND], { costMethod, fees });
        expect(controls.flatMap(({ control, findings }) => findings.map(() => control))).toEqual([]);
        for (const { explained } of lines) expect(explained.unexplained).toBe(0n);
      },
    ),
    { numRuns: 60 },
  );
});

describe("prices", () => {
  const found = (control: string, rows: readonly (readonly [string, string])[]): string[] =>
    (paperOf([blotter(WEEK), prices(rows)]).controls.find((one) => one.control === control)?.findings ?? []).map(
      ({ row, column }) => `${column}${row}`,
    );
  const days = ["2026-09-07", "2026-09-08", "2026-09-09", "2026-09-10", "2026-09-11"] as const;

  test("that do not change for five days are stale", () => {
    expect(
      found(
        "price-stale",
        days.map((on) => [on, "10.20"] as const),
      ),
    ).toEqual(["C6"]);
    expect(
      found(
        "price-stale",
        days.map((on, index) => [on, index === 4 ? "10.21" : "10.20"] as const),
      ),
    ).toEqual([]);
  });

  test("that move by more than a fifth are told, and by a fifth are not", () => {
    expect(
      found("price-jump", [
        ["2026-09-07", "10"],
        ["2026-09-08", "12"],
        ["2026-09-09", "14.5"],
      ]),
    ).toEqual(["C4"]);
  });

  test("of one day from two sources that differ are told", () => {
    expect(
      found("price-source", [
        ["2026-09-07", "10"],
        ["2026-09-07", "10.01"],
      ]),
    ).toEqual(["C3"]);
  });
});
