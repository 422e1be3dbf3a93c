import type { Cell } from "../../../../src/engine";
import { readSheet } from "../../../../src/engine/intake/readSheet";
import type { SheetReading } from "../../../../src/engine/intake/sheetReading";
import { surveyGrid } from "../../../../src/engine/intake/surveyGrid";
import { TextPool } from "../../../../src/engine/records/recordTable";
import { NO_CONVENTIONS, type Conventions } from "../../../../src/engine/settings";
import { gridOf } from "../grids";

const HEADER = [
  "Ref",
  "ISIN",
  "Instrument type",
  "Side",
  "Quantity",
  "Price",
  "Gross amount",
  "Accrued interest",
  "Fees",
  "Net amount",
  "Currency",
  "Trade date",
] as const;

export type TradeCells = Partial<Record<(typeof HEADER)[number], Cell>>;

const cellsOf = (trade: TradeCells, index: number): Cell[] =>
  HEADER.map((name) => trade[name] ?? (name === "Ref" ? `T${index + 1}` : name === "Trade date" ? 46276 : ""));

/** A sheet of trades in one layout, read; `conventions` as a person confirmed them. */
export function readTrades(
  trades: readonly TradeCells[],
  conventions: Partial<Conventions> = {},
  pool = new TextPool(),
): SheetReading {
  const grid = gridOf([[...HEADER], ...trades.map(cellsOf)]);
  const survey = surveyGrid(grid, null);
  return readSheet(grid, { ...survey, conventions: { ...NO_CONVENTIONS, ...conventions } }, pool);
}

/** Amounts to the cent, as a computer of trades gives them. */
export const cents = (value: number): number => Math.round(value * 100 + 1e-6) / 100;

/** A purchase of a share priced at `price` of its main currency, with its amounts in that currency. */
export const share = (index: number, over: TradeCells = {}): TradeCells => {
  const [quantity, price] = [100 + 37 * index, 3.456 + index / 8];
  const gross = cents(quantity * price);
  return {
    ISIN: ["GB0002634946", "GB0005405286", "GB0007980591"][index % 3]!,
    "Instrument type": "Equity",
    Side: index % 2 === 0 ? "Buy" : "Sell",
    Quantity: quantity,
    Price: price,
    "Gross amount": gross,
    Fees: 12.5,
    "Net amount": cents(gross + (index % 2 === 0 ? 12.5 : -12.5)),
    Currency: "GBP",
    ...over,
  };
};

/** A purchase of a bond in percent of its nominal, clean. */
export const bond = (index: number, over: TradeCells = {}): TradeCells => {
  const [nominal, price, accrued] = [30000 + 10000 * index, 98.45 + index / 100, 412.5 + 100 * index];
  const gross = cents((nominal * price) / 100);
  return {
    ISIN: ["FR0010070060", "FR0010371401", "FR0010773192"][index % 3]!,
    Side: "Buy",
    Quantity: nominal,
    Price: price,
    "Gross amount": gross,
    "Accrued interest": accrued,
    "Net amount": cents(gross + accrued),
    Currency: "EUR",
    ...over,
  };
};
