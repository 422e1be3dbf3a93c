import { describe, expect, test } from "vitest";
import { day } from "../../kernel/days";
import { gridOf } from "../gridOf";
import { resultOf } from "../inputOf";

const TRADES =
  "Trade ref | ISIN | Side | Quantity | Price | Net amount | Currency | Trade date | Settlement date\nA-1 | FR0000120271 | Buy | 100 | 25 | 2500 | EUR | 2026-09-09 | 2026-09-11";
const STATEMENT = TRADES;

const failuresOf = (rows: readonly string[]): string[] =>
  resultOf(
    [
      gridOf("Blotter", TRADES),
      gridOf("Custodian statement", STATEMENT),
      gridOf("Taux de change", ["Date | Paire | Cours de change", ...rows].join("\n")),
    ],
    { asOf: day("2026-09-30") },
  )
    .controls.filter(({ control }) => control.startsWith("rate-"))
    .flatMap(({ control, findings }) => findings.map(({ row }) => `${control} ${row}`));

describe("exchange rates", () => {
  test.each<readonly [string, string[], string[]]>([
    [
      "three rates that make one another within their rounding",
      ["2026-09-09 | EUR/USD | 1.1000", "2026-09-09 | EUR/GBP | 0.8500", "2026-09-09 | GBP/USD | 1.2941"],
      [],
    ],
    [
      "a cross that the two others contradict is told once",
      ["2026-09-09 | EUR/USD | 1.1000", "2026-09-09 | EUR/GBP | 0.8500", "2026-09-09 | GBP/USD | 1.3041"],
      ["rate-cross 2"],
    ],
    [
      "a second source that says another rate, and one that is turned round rightly",
      ["2026-09-09 | EUR/USD | 1.1000", "2026-09-09 | EUR/USD | 1.1050", "2026-09-09 | USD/EUR | 0.9091"],
      ["rate-source 3"],
    ],
    [
      "a rate turned round wrongly",
      ["2026-09-09 | EUR/USD | 1.1000", "2026-09-09 | USD/EUR | 1.1000"],
      ["rate-source 3"],
    ],
    [
      "a jump of more than a fifth",
      ["2026-09-09 | EUR/USD | 1.1000", "2026-09-10 | EUR/USD | 0.7000"],
      ["rate-jump 3"],
    ],
    [
      "five days of one rate",
      ["07", "08", "09", "10", "11"].map((one) => `2026-09-${one} | EUR/USD | 1.1000`),
      ["rate-stale 6"],
    ],
  ])("%s", (_, rows, failures) => {
    expect(failuresOf(rows)).toEqual(failures);
  });
});
