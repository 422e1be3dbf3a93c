import { describe, expect, test } from "vitest";
import { assignRoles, surveyGrid, type Grid } from "../../src/engine";
import { choosePairings } from "../../src/engine/pairing";
import { gridOf } from "./gridOf";

const SHEETS: Readonly<Record<string, Grid>> = {
  blotter: gridOf(
    "Blotter",
    `Trade ref | ISIN | Side | Quantity | Price | Trade date | Trader
     T1 | FR0000120271 | Buy | 100 | 50 | 2026-10-05 | AB`,
  ),
  deliveries: gridOf(
    "Custodian deliveries",
    `Custodian ref | Client ref | ISIN | Side | Units | Price | Trade date
     X1 | T1 | FR0000120271 | RVP | 100 | 50 | 2026-10-05`,
  ),
  holdings: gridOf(
    "Custodian holdings",
    `Safekeeping account | ISIN | Units | Market value | Statement date
     A1 | FR0000120271 | 100 | 5000 | 2026-10-05`,
  ),
  positions: gridOf(
    "Our positions",
    `Portfolio | ISIN | Quantity | Market value | Position date
     P1 | FR0000120271 | 100 | 5000 | 2026-10-05`,
  ),
  bank: gridOf(
    "Bank statement",
    `Account | Value date | Description | Debit | Credit | Balance
     A1 | 2026-10-05 | Coupon | 0 | 100 | 5000`,
  ),
  secondBank: gridOf(
    "Custodian cash statement",
    `Account | Value date | Description | Debit | Credit | Balance
     A2 | 2026-10-05 | Fees | 10 | 0 | 700`,
  ),
  ledger: gridOf(
    "Our ledger",
    `Journal | Entry number | Account number | Label | Debit | Credit | Booking date
     BQ | 1 | 512000 | Coupon | 100 | 0 | 2026-10-05`,
  ),
};

/** "Blotter = Custodian deliveries" for each pair of sheets, or the code of the refusal. */
function pairsOf(...names: string[]): string[] {
  const surveys = assignRoles(names.map((name) => surveyGrid(SHEETS[name]!, null)));
  const pairings = choosePairings(surveys, null);
  if (!pairings.ok) return [pairings.error.code];
  return pairings.value.map(
    ({ books, statements }) =>
      `${books.map(({ sheet }) => sheet).join(" + ")} = ${statements.map(({ sheet }) => sheet).join(" + ")}`,
  );
}

describe("only sheets of one kind face each other", () => {
  test.each([
    [["blotter", "deliveries"], ["Blotter = Custodian deliveries"]],
    [["blotter", "deliveries", "holdings"], ["Blotter = Custodian deliveries"]],
    [["blotter", "deliveries", "bank", "secondBank"], ["Blotter = Custodian deliveries"]],
    [
      ["holdings", "positions", "deliveries", "blotter"],
      ["Blotter = Custodian deliveries", "Our positions = Custodian holdings"],
    ],
    [["ledger", "bank"], ["Our ledger = Bank statement"]],
    [["blotter", "bank"], ["no-common-kind"]],
    [["blotter", "holdings"], ["no-common-kind"]],
  ])("%j", (names, expected) => {
    expect(pairsOf(...names)).toEqual(expected);
  });
});
