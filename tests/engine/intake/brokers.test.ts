import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { column, columnsFound, gridOf, read } from "./grids";

/** Quoted or not, one separator, outside quotes: enough for these files. */
const splitLine = (line: string, separator: string): string[] =>
  line
    .split(new RegExp(`${separator}(?=(?:[^"]*"[^"]*")*[^"]*$)`))
    .map((cell) => cell.replace(/^"|"$/g, "").replaceAll('""', '"'));
const readFile = (name: string, separator: string) => {
  const text = readFileSync(`tests/fixtures/broker/${name}.csv`, "latin1").replace(/^\u00ef\u00bb\u00bf/, "");
  return read(
    gridOf(
      text
        .trim()
        .split(/\r?\n/)
        .map((line) => splitLine(line, separator)),
      { sheet: name },
    ),
  );
};

test.each([
  [
    "ibkr-trades-export",
    ",",
    11,
    "A side, B tradeDate, C security, D quantity, E price, F grossAmount, G currency, H fees",
    { side: "BUY", tradeDate: "2023-05-22", quantity: "7", fees: "5", grossAmount: "1978.9" },
  ],
  [
    "swissquote-export",
    ";",
    21,
    "A tradeDate, B reference, C transactionType, D securityCode, E securityName, F security, G quantity, H price, I fees, J accruedInterest, K netAmount, L balance, M currency",
    { tradeDate: "2022-08-24", currency: "CHF", reference: "00000000" },
  ],
  [
    "schwab-export",
    ",",
    119,
    "A tradeDate, B transactionType, C securityCode, D securityName, E quantity, F price, G fees, H netAmount",
    { tradeDate: "2023-11-01", price: "420.1", securityCode: "SPY" },
  ],
  [
    "saxo-export",
    ",",
    30,
    "A account, B tradeDate, C settlementDate, D transactionType, E securityName, F security, G currency, H market, I securityCode, K netAmount, L reference, M fxRate",
    { tradeDate: "2025-04-02", netAmount: "1.83", currency: "EUR" },
  ],
  [
    "finpension-3a-export",
    ";",
    26,
    "A tradeDate, B transactionType, C securityName, D security, E quantity, F currency, G fxRate, H price, I netAmount, J balance",
    { tradeDate: "2023-11-07", netAmount: "0.45" },
  ],
  [
    "hl-transaction-summary",
    ",",
    5,
    "A tradeDate, B settlementDate, C reference, D securityName, E price, F quantity, G netAmount",
    { tradeDate: "2026-04-04", netAmount: "-4.05" },
  ],
] as const)("the export of %s is read as its users would", (name, separator, count, found, first) => {
  const reading = readFile(name, separator);
  expect(columnsFound(reading.survey)).toBe(found);
  expect(reading.records.count).toBe(count);
  for (const [field, value] of Object.entries(first)) {
    expect([field, column(reading, field as Parameters<typeof column>[1])[0]]).toEqual([field, value]);
  }
});
