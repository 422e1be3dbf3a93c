import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DEFAULT_SETTINGS,
  resultFile,
  runReconciliation,
  type Grid,
  type ResultFile,
  NOTHING_WRITTEN,
} from "../../src/engine";
import { gridOf } from "./gridOf";

const BOOK_HEADER =
  "Trade ref | Account | ISIN | Side | Quantity | Price | Net amount | Currency | Trade date | Trader";
const STATEMENT_HEADER =
  "Custodian ref | Client ref | Safekeeping account | ISIN | Transaction | Units | Price | Settlement amount | Ccy | Trade date";

const ISINS = ["FR0000120271", "FR0000131104", "US0378331005", "DE0007164600", "GB0002634946", "NL0010273215"];

/** One trade: its number gives reference, security and figures. */
const bookRow = (trade: number, account: string): string =>
  `T${100 + trade} | ${account} | ${ISINS[trade % 6]!} | Buy | ${trade * 10 + 7} | 50 | ${(trade * 10 + 7) * 50} | EUR | 2026-10-05 | AB`;
const statementRow = (trade: number, account: string, reference = `T${100 + trade}`): string =>
  `X${trade} | ${reference} | ${account} | ${ISINS[trade % 6]!} | RVP | ${trade * 10 + 7} | 50 | ${(trade * 10 + 7) * 50} | EUR | 2026-10-05`;

const book = (name: string, ...rows: string[]): Grid => gridOf(name, [BOOK_HEADER, ...rows].join("\n"));
const statement = (name: string, ...rows: string[]): Grid => gridOf(name, [STATEMENT_HEADER, ...rows].join("\n"));

function run(...grids: Grid[]): ResultFile {
  const output = runReconciliation(
    {
      grids,
      settings: DEFAULT_SETTINGS,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: null,
      language: "en",
      pair: null,
    },
    () => undefined,
  );
  if (!output.ok) throw new Error(output.error.wording.en);
  return resultFile(output.value.result, "en");
}

/** "Blotter 2 = Custodian A statement 3 matched"; "Blotter 4 missing-right". */
const outcomes = ({ reconciliations }: ResultFile): string[] =>
  reconciliations
    .flatMap(({ left, right, matches, breaks }) => [
      ...matches.map(
        (match) => `${left.sheet} ${match.left.join()} = ${right.sheet} ${match.right.join()} ${match.status}`,
      ),
      ...breaks
        .filter(({ type }) => type.startsWith("missing"))
        .map(
          (found) =>
            `${found.left.length > 0 ? left.sheet : right.sheet} ${[...found.left, ...found.right].join()} ${found.type}`,
        ),
    ])
    .sort();

type Pair = ResultFile["reconciliations"][number];
const SIDES = ["left", "right"] as const;

/** The rows of a side in a match or a break that says where a row is, copies of one another among them. */
const rowsOf = ({ matches, breaks }: Pair, side: "left" | "right"): number[] => [
  ...matches.flatMap((match) => match[side]),
  ...breaks.filter(({ type }) => /^(missing|duplicate)/.test(type)).flatMap((found) => found[side]),
];

describe("two books and two statements", () => {
  const equities = book("Equities blotter", bookRow(1, "A1"), bookRow(2, "B1"), bookRow(3, "A1"));
  const bonds = book("Bonds blotter", bookRow(4, "A2"), bookRow(5, "B2"));
  const first = statement("Custodian A statement", statementRow(1, "A1"), statementRow(4, "A2"));
  const second = statement(
    "Custodian B statement",
    statementRow(2, "B1"),
    statementRow(5, "B2"),
    statementRow(6, "B2"),
  );
  const result = run(equities, bonds, first, second);

  test("each row is reconciled with the sheet that holds its account", () => {
    expect(outcomes(result)).toEqual([
      "Bonds blotter 2 = Custodian A statement 3 matched",
      "Bonds blotter 3 = Custodian B statement 3 matched",
      "Custodian B statement 4 missing-left",
      "Equities blotter 2 = Custodian A statement 2 matched",
      "Equities blotter 3 = Custodian B statement 2 matched",
      "Equities blotter 4 missing-right",
    ]);
  });

  test("rows in are matched, broken, open or set aside in every pair, on either side", () => {
    for (const { left, right, proof } of result.reconciliations) {
      const rows = (side: string): number =>
        proof.filter((line) => line.side === side).reduce((sum, line) => sum + line.rows, 0);
      expect([left.sheet, rows("left")]).toEqual([left.sheet, left.sheet === "Equities blotter" ? 3 : 2]);
      expect([right.sheet, rows("right")]).toEqual([right.sheet, right.sheet === "Custodian A statement" ? 2 : 3]);
    }
  });

  test("neither the order of the sheets nor that of their rows matters", () => {
    expect(outcomes(run(second, bonds, first, equities))).toEqual(outcomes(result));
  });
});

describe("a row is not missing because its partner stands on another sheet", () => {
  test("a trade that went to the wrong custodian is found there by its reference", () => {
    const found = outcomes(
      run(
        book("Blotter", bookRow(1, "A1"), bookRow(2, "B1"), bookRow(3, "A1")),
        statement("Custodian A statement", statementRow(1, "A1")),
        statement("Custodian B statement", statementRow(2, "B1"), statementRow(3, "B1")),
      ),
    );
    expect(found.filter((line) => line.includes("missing"))).toEqual([]);
    expect(found).toContain("Blotter 4 = Custodian B statement 3 matched");
  });

  test("accounts under the custodians' own numbers lead where their other rows went", () => {
    const found = outcomes(
      run(
        book("Blotter", bookRow(1, "OUR1"), bookRow(2, "OUR2"), bookRow(3, "OUR2"), bookRow(9, "OUR2")),
        statement("Custodian A statement", statementRow(1, "9001")),
        statement("Custodian B statement", statementRow(2, "7002"), statementRow(3, "7002")),
      ),
    );
    expect(found).toContain("Blotter 5 missing-right");
    expect(found.filter((line) => line.includes("= Custodian B"))).toHaveLength(2);
  });

  test("without account or reference, what one sheet alone bears leads there", () => {
    const bare = (row: string): string => row.replace(/^T\d+ /, " ").replace("| A1 |", "|  |");
    const found = outcomes(
      run(
        book("Blotter", bare(bookRow(1, "A1")), bare(bookRow(2, "A1"))),
        statement("Custodian A statement", statementRow(1, "", "")),
        statement("Custodian B statement", statementRow(2, "", "")),
      ),
    );
    expect(found).toEqual([
      "Blotter 2 = Custodian A statement 2 matched",
      "Blotter 3 = Custodian B statement 2 matched",
    ]);
  });

  test("one trade that fits a row of two statements equally well waits for a person", () => {
    const found = outcomes(
      run(
        book("Blotter", bookRow(1, "").replace(/^T\d+ /, " "), bookRow(2, "")),
        statement("Custodian A statement", statementRow(1, "", "").replace("X1", "Y1")),
        statement("Custodian B statement", statementRow(1, "", "").replace("X1", "Z1"), statementRow(2, "")),
      ),
    );
    expect(found.filter((line) => line.startsWith("Blotter 2"))).toEqual([
      "Blotter 2 = Custodian A statement 2 suggested",
    ]);
  });
});

describe("a morning file that comes again in the evening", () => {
  const blotter = book("Blotter", bookRow(1, "A1"), bookRow(2, "A1"), bookRow(3, "A1"));
  const morning = statement("Custodian morning", statementRow(1, "A1"), statementRow(2, "A1"));

  test("is reconciled once: the later copies are set aside with the place where they stand", () => {
    const evening = statement("Custodian evening", statementRow(1, "A1"), statementRow(2, "A1"), statementRow(3, "A1"));
    const result = run(blotter, morning, evening);
    expect(outcomes(result)).toEqual([
      "Blotter 2 = Custodian morning 2 matched",
      "Blotter 3 = Custodian morning 3 matched",
      "Blotter 4 = Custodian evening 4 matched",
    ]);
    const second = result.reconciliations.find(({ right }) => right.sheet === "Custodian evening");
    expect(second?.right.setAside).toEqual([
      { row: 2, reason: 'Already on sheet "Custodian morning", row 2, and reconciled there.' },
      { row: 3, reason: 'Already on sheet "Custodian morning", row 3, and reconciled there.' },
    ]);
  });

  test("a delivery that is pending in one file and settled in the other is reconciled as settled", () => {
    const withStatus = (grid: Grid, ...statuses: string[]): Grid => ({
      ...grid,
      values: grid.values.map((cells, row) => [...cells, row === 0 ? "Status" : (statuses[row - 1] ?? "")]),
    });
    const pending = withStatus(morning, "Pending", "Pending");
    const settled = withStatus({ ...morning, sheet: "Custodian evening" }, "Settled", "Pending");
    const result = run(blotter, pending, settled);
    expect(outcomes(result)).toEqual([
      "Blotter 2 = Custodian evening 2 matched",
      "Blotter 3 = Custodian morning 3 matched",
      "Blotter 4 missing-right",
    ]);
    expect(result.reconciliations.flatMap(({ right }) => right.setAside.map(({ reason }) => reason))).toEqual([
      'Taken further on sheet "Custodian evening", row 2, and reconciled there.',
      'Already on sheet "Custodian morning", row 3, and reconciled there.',
    ]);
  });

  test("of two versions that are both unfinished no row says which is later: both are reconciled", () => {
    const withStatus = (grid: Grid, status: string): Grid => ({
      ...grid,
      values: grid.values.map((cells, row) => [...cells, row === 0 ? "Status" : status]),
    });
    const evening = { ...morning, sheet: "Custodian evening" };
    for (const [one, other] of [
      ["Pending", "Failed"],
      ["Pending", "Unmatched"],
    ] as const) {
      const result = run(blotter, withStatus(morning, one), withStatus(evening, other));
      expect(result.reconciliations.flatMap(({ right }) => right.setAside)).toEqual([]);
    }
  });

  test("the same file whole stands beside the book with every row set aside", () => {
    const result = run(blotter, morning, { ...morning, sheet: "Custodian evening" });
    expect(result.reconciliations.map(({ right }) => [right.sheet, right.setAside.length])).toEqual([
      ["Custodian morning", 0],
      ["Custodian evening", 2],
    ]);
    expect(outcomes(result)).toContain("Blotter 4 missing-right");
  });

  test("equal rows of two files that bear no reference are no copies: two custodians may do the same trade", () => {
    const bare = (trade: number, own: string): string => statementRow(trade, "", "").replace(/^X\d+ /, `${own} `);
    const result = run(
      book("Blotter", bookRow(1, ""), bookRow(1, "").replace("T101", "T201"), bookRow(2, ""), bookRow(3, "")),
      statement("Custodian A statement", bare(1, ""), bare(2, "")),
      statement("Custodian B statement", bare(1, ""), bare(3, "")),
    );
    expect(
      result.reconciliations
        .flatMap(({ right }) => right.setAside)
        .filter(({ reason }) => reason.startsWith("Already")),
    ).toEqual([]);
  });
});

test("every row of every sheet has exactly one place, whatever the sheets, accounts and their order", () => {
  const trade = fc.record({
    number: fc.integer({ min: 1, max: 8 }),
    account: fc.constantFrom("A1", "B1", ""),
    sheet: fc.nat(2),
  });
  fc.assert(
    fc.property(
      fc.array(trade, { minLength: 3, maxLength: 14 }),
      fc.array(trade, { minLength: 3, maxLength: 14 }),
      (ours, theirs) => {
        const names = ["Blotter one", "Blotter two", "Blotter three"];
        const outside = ["Custodian A statement", "Custodian B statement", "Custodian C statement"];
        const onSheet = (rows: typeof ours, sheet: number) => rows.filter((row) => row.sheet === sheet);
        const grids = [
          ...names.map((name, sheet) =>
            book(name, ...onSheet(ours, sheet).map(({ number, account }) => bookRow(number, account))),
          ),
          ...outside.map((name, sheet) =>
            statement(name, ...onSheet(theirs, sheet).map(({ number, account }) => statementRow(number, account))),
          ),
        ].filter(({ values }) => values.length > 1);
        fc.pre(grids.some(({ sheet }) => names.includes(sheet)) && grids.some(({ sheet }) => outside.includes(sheet)));
        const result = run(...grids);
        for (const { sheet, values } of grids) {
          const parts = result.reconciliations.flatMap((pair) =>
            SIDES.filter((side) => pair[side].sheet === sheet).map((side) => ({ pair, side })),
          );
          const everywhere = parts.flatMap(({ pair, side }) => [...new Set(rowsOf(pair, side))]);
          expect(new Set(everywhere).size).toBe(everywhere.length);
          for (const { pair, side } of parts) {
            const here = new Set([...rowsOf(pair, side), ...pair[side].setAside.map(({ row }) => row)]);
            expect([...here].sort((one, other) => one - other)).toEqual(values.slice(1).map((_, row) => row + 2));
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});
