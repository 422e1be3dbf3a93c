import { describe, expect, test } from "vitest";
import {
  DEFAULT_SETTINGS,
  resultFile,
  runReconciliation,
  type Grid,
  type RunInput,
  type RunOutput,
  NOTHING_WRITTEN,
} from "../../src/engine";
import { parseDay } from "../../src/kernel/day";
import { gridOf } from "./gridOf";

const BOOK = `
Trade ref | Account | ISIN         | Side | Quantity | Price | Net amount | Currency | Trade date | Settlement date | Broker | Trader
T100      | ACC1    | FR0000120271 | Buy  | 1000     | 50    | 50000      | EUR      | 2026-10-05 | 2026-10-07      | Alpha  | AB
T101      | ACC1    | FR0000131104 | Sell | 200      | 70    | 14000      | EUR      | 2026-10-05 | 2026-10-07      | Alpha  | AB
T102      | ACC1    | US0378331005 | Buy  | 30       | 240   | 7200       | USD      | 2026-10-06 | 2026-10-07      | Beta   | CD
T103      | ACC1    | DE0007164600 | Buy  | 40       | 238   | 9520       | EUR      | 2026-10-06 | 2026-10-08      | Beta   | CD
`;
const STATEMENT = `
Custodian ref | Client ref | Safekeeping account | ISIN         | Transaction | Units | Price | Settlement amount | Ccy | Trade date | Settle date | Status
X1            | T100       | ACC1                | FR0000120271 | RVP         | 1000  | 50    | 50000             | EUR | 2026-10-05 | 2026-10-07  | Settled
X2            | T101       | ACC1                | FR0000131104 | DVP         | 210   | 70    | 14700             | EUR | 2026-10-05 | 2026-10-07  | Settled
X3            | T102       | ACC1                | US0378331005 | RVP         | 30    | 240   | 7200              | USD | 2026-10-06 | 2026-10-07  | Settled
X9            |            | ACC1                | GB0002634946 | RVP         | 500   | 18    | 9000              | GBP | 2026-10-06 | 2026-10-08  | Settled
`;

const input = (grids: readonly Grid[], change: Partial<RunInput> = {}): RunInput => ({
  grids,
  settings: DEFAULT_SETTINGS,
  written: NOTHING_WRITTEN,
  statements: [],
  asOf: null,
  language: "en",
  pair: null,
  ...change,
});

function run(grids: readonly Grid[], change: Partial<RunInput> = {}): RunOutput {
  const output = runReconciliation(input(grids, change), () => undefined);
  if (!output.ok) throw new Error(output.error.wording.en);
  return output.value;
}

const pairText = (left: readonly number[], right: readonly number[]): string => `${left.join()}=${right.join()}`;

const book = gridOf("Blotter", BOOK);
const statement = gridOf("Custodian statement", STATEMENT);

describe("two sheets", () => {
  const { reconciliations } = resultFile(run([book, statement]).result, "en");
  const [reconciliation] = reconciliations;

  test("the firm's blotter is the left side, the custodian's statement the right one", () => {
    expect([reconciliation?.left.sheet, reconciliation?.right.sheet]).toEqual(["Blotter", "Custodian statement"]);
  });

  test("what agrees is matched, what differs breaks, what only one side has is missing", () => {
    expect(reconciliation?.matches.map(({ left, right }) => pairText(left, right))).toEqual(["2=2", "3=3", "4=4"]);
    expect(
      reconciliation?.breaks.map(({ type, left, right }) => `${type} ${left.join()}/${right.join()}`).sort(),
    ).toEqual(["missing-left /5", "missing-right 5/", "quantity 3/3"]);
  });

  test("rows in are matched, broken, open or set aside, on each side and in each currency", () => {
    const lines = reconciliation?.proof.map(
      ({ side, currency, rows, matched, broken, open, setAside, amount }) =>
        `${side} ${currency}: ${rows} = ${matched} + ${broken} + ${open} + ${setAside}, ${amount}`,
    );
    expect(lines).toEqual([
      "left EUR: 3 = 1 + 2 + 0 + 0, 73520",
      "left USD: 1 = 1 + 0 + 0 + 0, 7200",
      "right EUR: 2 = 1 + 1 + 0 + 0, 64700",
      "right GBP: 1 = 0 + 1 + 0 + 0, 9000",
      "right USD: 1 = 1 + 0 + 0 + 0, 7200",
    ]);
  });

  test("the as-of date is the latest date found in the data, unless one is given", () => {
    expect(resultFile(run([book, statement]).result, "en").asOf).toBe("2026-10-08");
    const given = parseDay("2026-10-30");
    expect(given.ok && resultFile(run([book, statement], { asOf: given.value }).result, "en").asOf).toBe("2026-10-30");
  });

  test("the same input gives the same bytes", () => {
    const bytes = (): string =>
      JSON.stringify([resultFile(run([book, statement]).result, "fr"), run([book, statement]).plan]);
    expect(bytes()).toBe(bytes());
  });
});

describe("one book against two custodians", () => {
  const twoAccounts = gridOf("Blotter", BOOK.replace("T102      | ACC1 ", "T102      | ACC2 "));
  const lines = STATEMENT.trim().split("\n");
  const first = gridOf("Custodian A statement", [lines[0], lines[1], lines[2]].join("\n"));
  const second = gridOf("Custodian B statement", [lines[0], lines[3]?.replace("ACC1", "ACC2")].join("\n"));
  const { reconciliations } = resultFile(run([twoAccounts, first, second]).result, "en");

  test("a row goes to the statement that names its account, and is set aside for the other", () => {
    const [a, b] = reconciliations;
    expect(a?.left.setAside.map(({ row }) => row)).toEqual([4]);
    expect(b?.left.setAside.map(({ row }) => row)).toEqual([2, 3, 5]);
    expect(b?.matches.map(({ left, right }) => pairText(left, right))).toEqual(["4=2"]);
  });

  test("every row of the book is in exactly one place of each reconciliation", () => {
    for (const { left, matches, breaks } of reconciliations) {
      const places = [
        ...matches.flatMap((match) => match.left),
        ...breaks.filter(({ type }) => type === "missing-right").flatMap((found) => found.left),
        ...left.setAside.map(({ row }) => row),
      ];
      expect(places.sort((one, other) => one - other)).toEqual([2, 3, 4, 5]);
    }
  });
});

describe("when there are not two sides", () => {
  const refusal = (grids: readonly Grid[], change: Partial<RunInput> = {}): string => {
    const output = runReconciliation(input(grids, change), () => undefined);
    return output.ok ? "" : output.error.code;
  };

  test.each([
    ["nothing that looks like trades", [gridOf("Notes", "hello | world\nthis | that")], {}, "no-data"],
    ["no statement", [book], {}, "no-statement"],
    ["a sheet that is not there", [book, statement], { pair: { left: "Blotter", right: "Nowhere" } }, "no-such-sheet"],
  ] as const)("the run is refused: %s", (_case, grids, change, code) => {
    expect(refusal(grids, change)).toBe(code);
  });
});

test("sheets that know securities by ticker alone are matched by it", () => {
  const tickers = (text: string): string =>
    text
      .replaceAll("FR0000120271", "TTE")
      .replaceAll("FR0000131104", "BNP")
      .replaceAll("US0378331005", "AAPL")
      .replaceAll("DE0007164600", "SAP")
      .replaceAll("GB0002634946", "BA.")
      .replace("ISIN", "Ticker")
      .replace("Trade ref", "Row tag")
      .replace("Client ref", "Page tag");
  const { reconciliations } = resultFile(
    run([gridOf("Blotter", tickers(BOOK)), gridOf("Custodian statement", tickers(STATEMENT))]).result,
    "en",
  );
  expect(reconciliations[0]?.matches.map(({ left, right }) => pairText(left, right))).toEqual(
    expect.arrayContaining(["2=2", "4=4"]),
  );
});
