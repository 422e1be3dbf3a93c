import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, NOTHING_WRITTEN, runReconciliation, type Grid } from "../../../src/engine";
import type { HoldingsPaper } from "../../../src/engine/holdings/holdingsPaper";
import { add, decimalText, ZERO } from "../../../src/kernel/decimal";
import { day } from "../../kernel/days";
import { gridOf } from "../gridOf";

function paperOf(grids: Grid[]): HoldingsPaper {
  const run = runReconciliation(
    {
      grids,
      settings: DEFAULT_SETTINGS,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: day("2026-09-30"),
      language: "en",
      pair: null,
    },
    () => undefined,
  );
  if (!run.ok) throw new Error(run.error.wording.en);
  const { holdings } = run.value.result.workpapers;
  if (!holdings) throw new Error("no positions");
  return holdings;
}

const TRADES =
  "Trade ref | Account | ISIN | Side | Quantity | Price | Net amount | Currency | Trade date | Settlement date | Status";
const POSITIONS = "Account | ISIN | Quantity | Price | Currency | Position date";
const trade = (reference: string, side: string, quantity: number, traded: string, due: string, status = "Settled") =>
  `${reference} | A1 | FR0000120271 | ${side} | ${quantity} | 10 | ${quantity * 10} | EUR | ${traded} | ${due} | ${status}`;

const sheets = (book: string[], custodian: string[], held: number, theirs: number): Grid[] => [
  gridOf("Blotter", [TRADES, ...book].join("\n")),
  gridOf("Custodian trades", [TRADES, ...custodian].join("\n")),
  gridOf("Book positions", `${POSITIONS}\nA1 | FR0000120271 | ${held} | 10 | EUR | 2026-09-30`),
  gridOf("Custodian positions", `${POSITIONS}\nA1 | FR0000120271 | ${theirs} | 10 | EUR | 2026-09-30`),
];

const brief = ({ explained }: HoldingsPaper) =>
  explained.map(
    ({ difference, basis, causes, remainder }) =>
      `${decimalText(difference)} ${basis ?? "-"} [${causes.map(({ kind, quantity }) => `${kind} ${decimalText(quantity)}`).join(", ")}] ${decimalText(remainder)}`,
  );

const SETTLED = ["2026-09-09", "2026-09-11"] as const;

describe("a difference of positions is explained by", () => {
  test("a trade that the custodian does not have", () => {
    const both = trade("T1", "Buy", 1000, ...SETTLED);
    const paper = paperOf(sheets([both, trade("T2", "Buy", 400, ...SETTLED)], [both], 1400, 1000));
    expect(brief(paper)).toEqual(["400 - [missing-at-custodian 400] 0"]);
  });

  test("trades that are booked and not settled yet, where the book counts them", () => {
    const rows = [
      trade("T1", "Buy", 1000, ...SETTLED),
      trade("T2", "Sell", 300, "2026-09-29", "2026-10-01", "Pending"),
    ];
    expect(brief(paperOf(sheets(rows, rows, 700, 1000)))).toEqual(["-300 traded [pending -300] 0"]);
    expect(brief(paperOf(sheets(rows, rows, 900, 1000)))).toEqual(["-100 settled [] -100"]);
  });

  test("a quantity that differs, and what remains is named", () => {
    const paper = paperOf(
      sheets([trade("T1", "Buy", 1000, ...SETTLED)], [trade("T1", "Buy", 600, ...SETTLED)], 1000, 550),
    );
    expect(brief(paper)).toEqual(["450 - [differs 1000, differs -600] 50"]);
    expect(paper.controls.find(({ control }) => control === "holdings-explained")?.findings).toMatchObject([
      { sheet: "Book positions", row: 2, column: "C" },
    ]);
  });

  test("its causes and its remainder, whatever was traded and held", () => {
    const anyTrade = fc.record({
      reference: fc.constantFrom("T1", "T2", "T3", "T4"),
      side: fc.constantFrom("Buy", "Sell"),
      quantity: fc.integer({ min: 1, max: 900 }),
      due: fc.constantFrom("2026-09-11", "2026-10-02"),
      status: fc.constantFrom("Settled", "Pending"),
    });
    const trades = fc.uniqueArray(anyTrade, { minLength: 1, maxLength: 4, selector: ({ reference }) => reference });
    const rows = (all: { reference: string; side: string; quantity: number; due: string; status: string }[]) =>
      all.map(({ reference, side, quantity, due, status }) =>
        trade(reference, side, quantity, "2026-09-09", due, status),
      );
    fc.assert(
      fc.property(
        trades,
        trades,
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 1, max: 999 }),
        (a, b, held, theirs) => {
          for (const { difference, causes, remainder } of paperOf(sheets(rows(a), rows(b), held, theirs)).explained)
            expect(decimalText(causes.reduce((sum, { quantity }) => add(sum, quantity), remainder))).toBe(
              decimalText(difference),
            );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("positions carried from day to day", () => {
  const held = (rows: string): Grid => gridOf("Book positions", `${POSITIONS}\n${rows}`);
  const carry = (grid: Grid, trades: string[]) =>
    paperOf([gridOf("Blotter", [TRADES, ...trades].join("\n")), grid]).carried.map(
      ({ opening, traded, settled, closing, view, remainder }) =>
        `${[opening, traded, settled, closing].map((one) => decimalText(one)).join(" ")} ${view} ${decimalText(remainder)}`,
    );
  const two = (first: number, last: number) => `
    A1 | FR0000120271 | ${first} | 10 | EUR | 2026-09-08
    A1 | FR0000120271 | ${last} | 10 | EUR | 2026-09-30`;

  test("are opening and movements, by trade date or as they settle", () => {
    const trades = [
      trade("T1", "Buy", 500, ...SETTLED),
      trade("T2", "Sell", 100, "2026-09-29", "2026-10-01", "Pending"),
    ];
    expect(carry(held(two(1000, 1500)), trades)).toEqual(["1000 400 500 1500 settled 0"]);
    expect(carry(held(two(1000, 1400)), trades)).toEqual(["1000 400 500 1400 traded 0"]);
    expect(carry(held(two(1000, 3000)), trades)).toEqual(["1000 400 500 3000 settled 1500"]);
  });

  test.each<readonly [string, number, string, number, string[], string]>([
    // Vectors T3, T4, T5 and T13 of corporate-actions.md.
    ["a split of 4 for 1", 250, "Split | 2026-09-15 | 4", 1000, [], "750 0"],
    ["a reverse split of 1 for 25, the fraction in cash", 1030, "Regroupement | 2026-09-15 | 0.04", 41, [], "-989 0"],
    ["one free share for 10, the fraction in rights", 1234, "BONU | 2026-09-15 | 0.1", 1357, [], "123 0"],
    ["a redemption", 250000, "REDM | 2026-09-15 | ", 0, [], "-250000 0"],
    [
      "what was bought before the ex date has the right",
      250,
      "Split | 2026-09-15 | 2",
      1500,
      [trade("T1", "Buy", 500, ...SETTLED)],
      "750 0",
    ],
    [
      "what was bought on it has not",
      250,
      "Split | 2026-09-09 | 2",
      1000,
      [trade("T1", "Buy", 500, ...SETTLED)],
      "250 0",
    ],
    [
      "a free issue whose ratio may be read in two ways is not applied",
      100,
      "Attribution | 2026-09-15 | 1.1",
      110,
      [],
      "0 10",
    ],
  ])("with %s", (_, first, event, last, trades, expected) => {
    const { carried } = paperOf([
      gridOf("Blotter", [TRADES, ...trades, trade("T9", "Buy", 1, "2026-10-01", "2026-10-05")].join("\n")),
      held(two(first, last)),
      gridOf("OST", `ISIN | Type d'opération | Date de détachement | Parité\nFR0000120271 | ${event}`),
    ]);
    expect(carried.map(({ events, remainder }) => `${decimalText(events)} ${decimalText(remainder)}`)).toEqual([
      expected,
    ]);
  });

  test("without an opening are not carried, and the control does not apply", () => {
    const paper = paperOf([
      gridOf("Blotter", [TRADES, trade("T1", "Buy", 500, ...SETTLED)].join("\n")),
      held("A1 | FR0000120271 | 500 | 10 | EUR | 2026-09-30"),
    ]);
    expect(paper.carried).toEqual([]);
    expect(paper.controls.find(({ control }) => control === "holdings-roll-forward")?.outcome).toBe("not-applicable");
  });

  test("below zero are told", () => {
    const paper = paperOf([
      gridOf("Blotter", [TRADES, trade("T1", "Sell", 500, ...SETTLED)].join("\n")),
      held("A1 | FR0000120271 | -500 | 10 | EUR | 2026-09-30"),
    ]);
    expect(paper.controls.find(({ control }) => control === "holdings-negative")?.findings).toMatchObject([
      { row: 2, column: "C" },
    ]);
  });

  test("add up, whatever was traded", () => {
    const rows = fc.array(
      fc.record({ side: fc.constantFrom("Buy", "Sell"), quantity: fc.integer({ min: 1, max: 900 }) }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999 }), (all, first, last) => {
        const trades = all.map(({ side, quantity }, index) => trade(`T${index}`, side, quantity, ...SETTLED));
        const { carried } = paperOf([gridOf("Blotter", [TRADES, ...trades].join("\n")), held(two(first, last))]);
        for (const { opening, traded, settled, events, view, remainder, closing } of carried) {
          const moved = view === "traded" ? traded : settled;
          expect(decimalText([opening, moved, events, remainder].reduce(add, ZERO))).toBe(decimalText(closing));
        }
      }),
      { numRuns: 60 },
    );
  });
});
