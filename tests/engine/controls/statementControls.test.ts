import { expect, test } from "vitest";
import { statementControls } from "../../../src/engine/controls/statementControls";
import type { KnownStatement } from "../../../src/engine/controls/statementFinding";
import { dayOf, type Day } from "../../../src/kernel/day";

const september = (day: number): Day => {
  const read = dayOf(2026, 9, day);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};

const statement = (day: number, sheet: string, more: Partial<KnownStatement> = {}): KnownStatement => ({
  fingerprint: sheet,
  file: `${sheet}.sta`,
  sheet,
  table: null,
  kind: "cash",
  format: "MT940",
  reference: null,
  number: null,
  account: "FR76",
  currency: "EUR",
  date: september(day),
  balances: [],
  findings: [],
  ...more,
});

const failed = (known: readonly KnownStatement[]) =>
  statementControls(known).flatMap(({ control, outcome, findings }) =>
    outcome === "fail" ? [[control, findings.map(({ sheet }) => sheet)]] : [],
  );

test("without an imported statement there is no such control", () => {
  expect(statementControls([])).toEqual([]);
});

test("statements that hold pass every control", () => {
  const known = [statement(22, "A"), statement(23, "B")];
  expect(statementControls(known).map(({ outcome }) => outcome)).toEqual(new Array(6).fill("pass"));
});

test.each([
  [
    "what did not hold when it came in",
    [statement(22, "A", { findings: [{ control: "statement-balance", wording: { en: "12.50", fr: "12,50" } }] })],
    [["statement-balance", ["A"]]],
  ],
  [
    "a number left out",
    [statement(22, "A", { number: "1" }), statement(24, "B", { number: "3" })],
    [["statement-continuity", ["B"]]],
  ],
  [
    "a day left out",
    [statement(17, "A"), statement(18, "B"), statement(24, "D"), statement(21, "C")],
    [["statement-date", ["D"]]],
  ],
  [
    "the same file on two sheets",
    [statement(22, "A", { fingerprint: "f" }), statement(22, "B", { fingerprint: "f" })],
    [["statement-twice", ["B"]]],
  ],
])("%s fails its control on the sheet of the statement", (_case, known, expected) => {
  expect(failed(known)).toEqual(expected);
});
