import { expect, test } from "vitest";
import { textInput } from "../../src/excel/cellInput";
import { highlightFormula } from "../../src/excel/highlights";
import { breaksSheet, marksFor, openDesk, run, sheetOf, smallPlan, STATEMENT, TRADES } from "./desk";

const TEXTS = [
  "00123",
  "1-Mar",
  "=1+1",
  "+33",
  "@x",
  "-",
  "'a",
  "1E5",
  "TRUE",
  "vrai",
  "mars 2025",
  "#REF!",
  "1 234,56",
  "FR0000120271",
  "l'écart",
];

test.each(TEXTS)("the text %s is written as it reads, beside the data and in our tables", async (text) => {
  const desk = await openDesk({ Trades: TRADES, Custodian: STATEMENT });
  await run(
    desk,
    smallPlan({
      marks: [marksFor("Trades", [text, text, text], 3)],
      sheets: [breaksSheet([["B1", 1, null, text]])],
    }),
  );
  for (const [sheet, row, column] of [
    ["Trades", 1, 3],
    ["Breaks", 3, 3],
  ] as const) {
    const { cells } = sheetOf(desk, sheet);
    expect(cells.value(row, column)).toBe(text);
    expect(cells.formula(row, column)).toBe(null);
  }
});

test("words that nothing could be read into go without an apostrophe", () => {
  expect(textInput("Quantity differs")).toBe("Quantity differs");
  expect(textInput("Écart")).toBe("Écart");
  expect(textInput("")).toBe("");
});

test("a text longer than a cell holds is cut, and shows it", () => {
  const cut = textInput("x".repeat(40_000));
  expect(cut).toHaveLength(32_766);
  expect(cut.endsWith("…")).toBe(true);
});

test("quotes in a code stay within the highlight's formula", () => {
  expect(highlightFormula(['a"b'], "$D2")).toBe('=AND($D2="a""b",N("Concordance")=0)');
  expect(highlightFormula(["A", "B"], "$D2")).toBe('=AND(OR($D2="A",$D2="B"),N("Concordance")=0)');
});
