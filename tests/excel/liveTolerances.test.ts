import { expect, test } from "vitest";
import { DEFAULT_SETTINGS, runReconciliation, type Settings } from "../../src/engine";
import type { DecimalTolerance } from "../../src/engine/matching/tolerance";
import type { Language } from "../../src/kernel/language";
import { exact } from "../engine/recordsOf";
import { openDesk, sheetOf, type Desk } from "./desk";

const HEADER = ["Trade ref", "ISIN", "Side", "Quantity", "Price", "Net amount", "Currency", "Trade date"];
const NET = 5;
const row = (reference: string, net: number, quantity = 100) =>
  [reference, "FR0000120271", "Buy", quantity, 10, net, "EUR", 46_300] as const;
const others = [row("T2", 2000, 200), row("T3", 3000, 300), row("T4", 4000, 400)];

const bound = (kind: DecimalTolerance["kind"], below: string, above: string, more: Partial<DecimalTolerance> = {}) => ({
  kind,
  below: exact(below),
  above: exact(above),
  ...more,
});

/** A book at 1,000.00 and a statement far off, reconciled within these tolerances. */
async function broken(tolerances: readonly DecimalTolerance[], language: Language): Promise<Desk> {
  const desk = await openDesk({
    Blotter: [HEADER, row("T1", 1000), ...others],
    "CACEIS statement": [HEADER, row("T1", 1300), ...others],
  });
  const settings: Settings = { ...DEFAULT_SETTINGS, tolerances: { decimals: { netAmount: tolerances }, days: {} } };
  const done = await desk.addIn.reconcile(
    { settings, language, asOf: null, pair: null },
    (input, onProgress) => Promise.resolve(runReconciliation(input, onProgress)),
    () => undefined,
  );
  if (!done.ok) throw new Error(done.error.wording.en);
  expect(done.value.view.breaks.map(({ type }) => type)).toEqual(["amount"]);
  return desk;
}

const STATES = ["Open", "Cleared", "Ouvert", "Soldé"];

/** What the state of the one break says when the statement's cell is changed. */
function stateAt(desk: Desk, net: number, language: Language): string {
  desk.excel.edit(sheetOf(desk, "CACEIS statement"), 1, NET, String(net));
  const { cells } = sheetOf(desk, language === "en" ? "Breaks" : "Écarts");
  const words = [...Array(12).keys()].flatMap((line) =>
    [...Array(4).keys()].map((column) => cells.value(line, column)),
  );
  return STATES.find((state) => words.includes(state)) ?? "";
}

test.each<[name: string, tolerances: readonly DecimalTolerance[], agree: readonly number[], differ: readonly number[]]>(
  [
    ["an amount", [bound("absolute", "0.02", "0.02")], [999.98, 1000.02, 1000], [999.97, 1000.03]],
    ["lopsided", [bound("absolute", "0", "5")], [1005, 1000], [999.99, 1005.01]],
    ["percent of the book's value", [bound("percent", "1", "1")], [990, 1010], [989.99, 1010.01]],
    [
      "percent of the statement's",
      [bound("percent", "20", "20", { base: "statement" })],
      [1250, 1000],
      [1250.01, 833.33],
    ],
    ["basis points, lopsided", [bound("basis-points", "1", "2.5")], [999.9, 1000.25], [999.89, 1000.26]],
    [
      "any of several",
      [bound("absolute", "0.01", "0.01"), bound("basis-points", "3", "0")],
      [999.7, 1000.01],
      [999.69, 1000.02],
    ],
    [
      "that of the currency in the place of the general one",
      [bound("absolute", "50", "50"), bound("absolute", "1", "1", { only: { currency: "EUR", assetClass: null } })],
      [999, 1001],
      [998.99, 1001.01],
    ],
  ],
)("a break clears by itself exactly within its tolerance: %s", async (_name, tolerances, agree, differ) => {
  const desk = await broken(tolerances, "en");
  expect(agree.map((net) => [net, stateAt(desk, net, "en")])).toEqual(agree.map((net) => [net, "Cleared"]));
  expect(differ.map((net) => [net, stateAt(desk, net, "en")])).toEqual(differ.map((net) => [net, "Open"]));
});

test("in French too", async () => {
  const desk = await broken([bound("percent", "1", "1")], "fr");
  expect([stateAt(desk, 1010, "fr"), stateAt(desk, 1010.01, "fr")]).toEqual(["Soldé", "Ouvert"]);
});
