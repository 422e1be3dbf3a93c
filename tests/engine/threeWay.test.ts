import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, resultFile, runReconciliation, type Settings, NOTHING_WRITTEN } from "../../src/engine";
import type { ThreeWay } from "../../src/engine/threeWay";
import { PARTIES } from "../../src/engine/threeWay";
import { threeWayText } from "../../src/engine/threeWayText";
import { gridOf } from "./gridOf";

const HEADER =
  "Trade ref | Account | ISIN | Side | Quantity | Price | Currency | Trade date | Settlement date | Net amount";
const STATEMENT =
  "Client ref | Safekeeping account | ISIN | Transaction | Units | Price | Ccy | Trade date | Settlement date | Net amount";

/** One trade in words over a purchase of 100 at 10: the reference, then what is otherwise. */
interface Said {
  readonly ref: string;
  readonly quantity?: number;
  readonly price?: number;
  readonly settles?: string;
  readonly net?: number;
}
const line = ({ ref, quantity = 100, price = 10, settles = "2026-10-07", net = quantity * 10 }: Said): string =>
  `${ref} | 4711 | FR0000120271 | Buy | ${quantity} | ${price} | EUR | 2026-10-05 | ${settles} | ${net}`;
const T1: Said = { ref: "TR0001", quantity: 110 };
const T2: Said = { ref: "TR0002", quantity: 220 };
const T3: Said = { ref: "TR0003", quantity: 330 };

function run(
  front: readonly Said[],
  accounting: readonly Said[],
  custodian: readonly Said[],
  settings: Settings = DEFAULT_SETTINGS,
  name = "Comptabilité",
) {
  const output = runReconciliation(
    {
      grids: [
        gridOf("Blotter", [HEADER, ...front.map(line)].join("\n")),
        gridOf(name, [HEADER, ...accounting.map(line)].join("\n")),
        gridOf("Custodian statement", [STATEMENT, ...custodian.map(line)].join("\n")),
      ],
      settings,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: null,
      language: "en",
      pair: null,
    },
    () => undefined,
  );
  if (!output.ok) throw new Error(output.error.wording.en);
  return output.value;
}

const said = (found: ThreeWay | null): string[] =>
  (found?.lines ?? []).map((one) => `${one.kind}${one.field ? ` ${one.field}` : ""}: ${one.odd ?? "-"}`);

describe("front office, accounting and custodian: the odd one out is named", () => {
  test.each<[string, readonly Said[], readonly Said[], readonly Said[], string[], number]>([
    ["all agree", [T1, T2], [T2, T1], [T1, T2], [], 2],
    ["accounting has another price", [T1], [{ ...T1, price: 10.5 }], [T1], ["differs price: accounting"], 0],
    ["the custodian has another price", [T1], [T1], [{ ...T1, price: 10.5 }], ["differs price: custodian"], 0],
    ["the front office has another price", [{ ...T1, price: 10.5 }], [T1], [T1], ["differs price: front"], 0],
    ["all three have another price", [T1], [{ ...T1, price: 10.5 }], [{ ...T1, price: 11 }], ["differs price: -"], 0],
    [
      "two have one mistake each",
      [T1],
      [{ ...T1, price: 10.5 }],
      [{ ...T1, settles: "2026-10-08" }],
      ["differs settlementDate: custodian", "differs price: accounting"],
      0,
    ],
    ["accounting did not book it", [T1, T2], [T2], [T1, T2], ["absent: accounting"], 1],
    ["the custodian does not have it", [T1, T2], [T1, T2], [T2], ["absent: custodian"], 1],
    ["the front office does not have it", [T2], [T1, T2], [T1, T2], ["absent: front"], 1],
    ["only accounting has it", [T2], [T2, T3], [T2], ["alone: accounting"], 1],
    ["only the front office has it", [T2, T3], [T2], [T2], ["alone: front"], 1],
  ])("%s", (_case, front, accounting, custodian, expected, agreeing) => {
    const { result } = run(front, accounting, custodian);
    expect(said(result.threeWay).sort()).toEqual([...expected].sort());
    expect(result.threeWay?.agreeing).toBe(agreeing);
  });

  test("the sentence says who stands against whom, with the values", () => {
    const { result } = run([T1], [{ ...T1, price: 10.5 }], [T1]);
    const [found] = result.threeWay!.lines;
    expect(threeWayText(found!)).toEqual({
      en: "Price: the front office and the custodian say 10, accounting says 10.5.",
      fr: "Cours\u00a0: le front-office et le dépositaire indiquent 10, la comptabilité indique 10,5.",
    });
  });

  test("the breaks are those of book and statement alone, and a break says what accounting has", () => {
    const { result, view } = run([{ ...T1, price: 10.5 }], [T1], [T1]);
    expect(
      result.reconciliations.map(({ left, right }) => [left.reading.survey.sheet, right.reading.survey.sheet]),
    ).toEqual([["Blotter", "Custodian statement"]]);
    expect(view.breaks.map(({ third }) => third?.en)).toEqual([
      "Price: accounting and the custodian say 10, the front office says 10.5.",
    ]);
    expect(resultFile(result, "en").threeWay).toMatchObject({
      agreeing: 0,
      lines: [{ odd: "front", field: "price", values: { front: "10.5", accounting: "10", custodian: "10" } }],
    });
  });

  test("a delivery in two parts is one trade in all three", () => {
    const parts = [
      { ...T1, quantity: 60 },
      { ...T1, quantity: 50 },
    ];
    const { result } = run([T1], [T1], parts);
    expect(said(result.threeWay)).toEqual([]);
    expect(result.threeWay?.agreeing).toBe(1);
  });

  test("what a sheet is called says that it is accounting's, and what a person says counts more", () => {
    const named = run([T1], [T1], [T1], DEFAULT_SETTINGS, "Second book");
    expect(named.result.threeWay).toBeNull();
    const setting = {
      sheet: "Second book",
      role: "accounting",
      headerRow: null,
      columns: {},
      ignoredHeaders: [],
    } as const;
    const chosen = run([T1], [T1], [T1], { ...DEFAULT_SETTINGS, sheets: [setting] }, "Second book");
    expect(chosen.result.threeWay?.agreeing).toBe(1);
    const refused = run([T1], [T1], [T1], {
      ...DEFAULT_SETTINGS,
      sheets: [{ ...setting, sheet: "Comptabilité", role: "ignored" }],
    });
    expect(refused.result.threeWay).toBeNull();
  });

  test("the sheet is made where there are three records, and not where there are two", () => {
    const sheetOf = ({ plan }: ReturnType<typeof run>) => plan.sheets.find(({ key }) => key === "three-way");
    expect(sheetOf(run([T1], [T1], [T1]))?.isKeptOnly).toBe(false);
    expect(sheetOf(run([T1], [T1], [T1], DEFAULT_SETTINGS, "Second book"))?.isKeptOnly).toBe(true);
  });
});

test("every row of the three stands in one trade that agrees or in a line, in whatever order the rows come", () => {
  const trade = fc.record({
    in: fc.subarray([...PARTIES], { minLength: 1 }),
    wrong: fc.option(fc.constantFrom(...PARTIES)),
  });
  fc.assert(
    fc.property(fc.array(trade, { minLength: 1, maxLength: 8 }), fc.boolean(), (trades, isReversed) => {
      const sheet = (party: (typeof PARTIES)[number]): Said[] => {
        const rows = trades.flatMap(({ in: parties, wrong }, index) =>
          parties.includes(party)
            ? [{ ref: `TR${1000 + index}`, quantity: 100 + 13 * index, price: wrong === party ? 12 : 10 }]
            : [],
        );
        return isReversed ? rows.reverse() : rows;
      };
      const all = { ref: "TR9999", quantity: 7777 };
      const { result } = run([...sheet("front"), all], [...sheet("accounting"), all], [...sheet("custodian"), all]);
      const { agreeing, lines } = result.threeWay!;
      const isWhole = ({ in: parties }: (typeof trades)[number]): boolean => parties.length === 3;
      expect(agreeing).toBe(1 + trades.filter((one) => isWhole(one) && one.wrong === null).length);
      const told = lines
        .filter(({ kind }) => kind !== "differs")
        .flatMap(({ rows }) => PARTIES.map((party) => rows[party]?.rows.length ?? 0));
      expect(told.reduce((sum, count) => sum + count, 0)).toBe(
        trades.filter((one) => !isWhole(one)).reduce((sum, { in: parties }) => sum + parties.length, 0),
      );
      expect(
        lines
          .filter(({ kind, odd }) => kind === "differs" && odd !== null)
          .map(({ odd }) => odd)
          .sort(),
      ).toEqual(trades.flatMap((one) => (isWhole(one) && one.wrong !== null ? [one.wrong] : [])).sort());
    }),
    { numRuns: 40 },
  );
});
