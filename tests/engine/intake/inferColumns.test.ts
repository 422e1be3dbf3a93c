import { expect, test } from "vitest";
import { surveyGrid } from "../../../src/engine";
import { gridOf } from "../gridOf";

const fieldsOf = (table: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(surveyGrid(gridOf("Desk", table), null).columns).map(([field, { header }]) => [header, field]),
  );

test("two dates whose headers say nothing are the trade and the settlement date, by their order", () => {
  const fields = fieldsOf(`
    Num ticket | Titre        | A ou V | Nbre | Px   | Net    | xx         | yy
    D-1        | FR0000120271 | A      | 1000 | 58.4 | 58540  | 2026-11-04 | 2026-11-02
    D-2        | FR0000131104 | V      | 250  | 71.1 | 17750  | 2026-11-04 | 2026-11-02
    D-3        | US0378331005 | A      | 40   | 243  | 9763   | 2026-11-04 | 2026-11-03
    D-4        | DE0007164600 | A      | 120  | 238  | 28649  | 2026-11-05 | 2026-11-03`);
  expect(fields["yy"]).toBe("tradeDate");
  expect(fields["xx"]).toBe("settlementDate");
});

test("a column that times the quantity gives the amount is the price, whatever it is called", () => {
  const fields = fieldsOf(`
    Ticket | ISIN         | Side | Quantity | zz   | Net amount | Trade date
    D-1    | FR0000120271 | Buy  | 1000     | 58.4 | 58540      | 2026-11-02
    D-2    | FR0000131104 | Sell | 250      | 71.1 | 17750      | 2026-11-02
    D-3    | US0378331005 | Buy  | 40       | 243  | 9763       | 2026-11-03
    D-4    | DE0007164600 | Buy  | 120      | 238  | 28649      | 2026-11-03`);
  expect(fields["zz"]).toBe("price");
});

test("numbers that prove nothing are left for a person", () => {
  const fields = fieldsOf(`
    Ticket | ISIN         | Side | Quantity | zz | Net amount | Trade date
    D-1    | FR0000120271 | Buy  | 1000     | 7  | 58540      | 2026-11-02
    D-2    | FR0000131104 | Sell | 250      | 3  | 17750      | 2026-11-02
    D-3    | US0378331005 | Buy  | 40       | 9  | 9763       | 2026-11-03
    D-4    | DE0007164600 | Buy  | 120      | 1  | 28649      | 2026-11-03`);
  expect(fields["zz"]).toBeUndefined();
});
