import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readText, surveyGrid, type Cell } from "../../../src/engine";
import { plannedCell } from "../../../src/engine/report/plannedCell";
import { gridOf } from "./grids";

/** What an officer says that each column of a broker's export is, in their order: a field of ours, "-" for none; "a/b" where either
 *  will do. Delta's base and quote are quantity and amount of a currency pair, which no word of them says. */
const LAYOUTS: Readonly<Record<string, string>> = {
  "avanza-export":
    "tradeDate account transactionType securityName quantity price netAmount currency fees fxRate - security result",
  "degiro-export": "bookingDate - valueDate securityName security label fxRate currency netAmount - balance reference",
  "delta-export": "tradeDate side quantity securityCode - grossAmount currency market - - fees - counterparty label",
  "finpension-3a-export":
    "tradeDate transactionType securityName security quantity currency fxRate price netAmount balance",
  "freetrade-export":
    "securityName transactionType tradeDate - netAmount side securityCode security - tax quantity market reference - currency - price fxRate - - fees exDate paymentDate - rate grossAmount - - -",
  "freetrade-transactions":
    "securityName transactionType tradeDate - netAmount side securityCode security - tax quantity market reference - currency - price fxRate - - fees exDate paymentDate - rate grossAmount - - -",
  "hl-transaction-summary": "tradeDate settlementDate reference securityName price quantity netAmount",
  "ibkr-dividends-export": "transactionType settlementDate security securityName netAmount currency",
  "ibkr-trades-export": "side tradeDate security quantity price grossAmount currency fees -",
  "parqet-export":
    "tradeDate - - price quantity netAmount tax fees result transactionType counterparty assetClass security securityCode - currency fxRate -/balance securityName - market -",
  "raw-transactions": "tradeDate transactionType securityCode quantity price fees currency",
  "revolut-invest-export": "tradeDate securityCode transactionType quantity price netAmount currency fxRate",
  "saxo-export":
    "account tradeDate settlementDate transactionType securityName security currency market securityCode event/- netAmount reference fxRate",
  "schwab-2023": "tradeDate transactionType securityCode securityName quantity price fees netAmount",
  "schwab-bond-interest": "tradeDate transactionType securityCode securityName price quantity fees netAmount",
  "schwab-export": "tradeDate transactionType securityCode securityName quantity price fees netAmount",
  "schwab-transactions": "tradeDate transactionType securityCode securityName price quantity fees netAmount",
  "swissquote-export":
    "tradeDate reference transactionType securityCode securityName security quantity price fees accruedInterest netAmount balance currency",
  "traderepublic-export": "tradeDate transactionType netAmount label security quantity fees tax",
  "trading212-2024":
    "transactionType tradeDate security securityCode securityName quantity price currency fxRate result - netAmount - tax - fees label reference -/fees - -",
  "trading212-export":
    "transactionType tradeDate security securityCode securityName quantity price currency/- fxRate result - netAmount currency/- tax - label reference fees -",
  "vanguard-cash-investment-report": "bookingDate label netAmount balance",
  "vanguard-cash-report": "bookingDate label netAmount balance",
  "xtb-export": "reference transactionType tradeDate securityCode label netAmount",
};

interface Judged {
  readonly place: string;
  readonly expected: readonly string[];
  readonly found: string;
  readonly confidence: number;
}

function judge(name: string, layout: string): Judged[] {
  const text = new TextDecoder("utf-8").decode(readFileSync(`tests/fixtures/broker/${name}.csv`));
  const read = readText(text, () => undefined);
  const table = read.ok ? read.value.tables[0] : undefined;
  if (!table) throw new Error(`${name} is not read`);
  const rows = table.rows.map((row) => row.map((cell): Cell => (plannedCell(cell, 1900) ?? "") as Cell));
  const days = table.columns.map(({ type }) => (type === "day" ? "dd/mm/yyyy" : "General"));
  const { columns } = surveyGrid(
    gridOf([table.columns.map(({ header }) => header.en), ...rows], {
      numberFormats: rows.slice(0, 50).map(() => days),
    }),
    null,
  );
  const fieldOf = new Map<number, { readonly field: string; readonly confidence: number }>();
  for (const [field, use] of Object.entries(columns)) {
    for (const column of [use.column, ...(use.added ?? [])]) fieldOf.set(column, { field, confidence: use.confidence });
  }
  return layout.split(" ").map((expected, index) => {
    const found = fieldOf.get(index + 1);
    return {
      place: `${name}: "${table.columns[index]?.header.en ?? ""}"`,
      expected: expected.split("/"),
      found: found?.field ?? "-",
      confidence: found?.confidence ?? 0,
    };
  });
}

describe("the exports of brokers, as their users get them", () => {
  const all = Object.entries(LAYOUTS).flatMap(([name, layout]) => judge(name, layout));
  const wrong = all.filter(({ expected, found }) => !expected.includes(found));
  const told = wrong.map(({ place, expected, found }) => `${place} is ${expected.join(" or ")}, taken for ${found}`);

  test("every file has its columns here", () => {
    const files = readdirSync("tests/fixtures/broker").map((name) => name.replace(".csv", ""));
    expect(Object.keys(LAYOUTS)).toEqual(files.sort());
  });

  test("97 of 100 columns are right without help", () => {
    expect(all.length).toBeGreaterThan(250);
    expect([1 - wrong.length / all.length >= 0.97, told]).toEqual([true, told]);
  });

  test("none is wrong and sure of itself", () => {
    expect(wrong.filter(({ found, confidence }) => found !== "-" && confidence >= 0.75)).toEqual([]);
  });
});
