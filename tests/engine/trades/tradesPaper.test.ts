import { describe, expect, test } from "vitest";
import { day } from "../../kernel/days";
import { gridOf } from "../gridOf";
import { resultOf } from "../inputOf";

const HEADER =
  "Trade ref | ISIN | Side | Quantity | Price | Gross amount | Fees | Tax | Net amount | Currency | Trade date | Settlement date | Counterparty | Booking date";
const PRICES =
  "Date de cours | ISIN | Cours de clôture | Devise\n2026-09-08 | FR0000120271 | 25.00 | EUR\n2026-09-09 | FR0000120271 | 25.50 | EUR";

interface Trade {
  readonly ref?: string;
  readonly isin?: string;
  readonly side?: string;
  readonly quantity?: string;
  readonly price?: string;
  readonly gross?: string;
  readonly fees?: string;
  readonly tax?: string;
  readonly net?: string;
  readonly currency?: string;
  readonly traded?: string;
  readonly settled?: string;
  readonly broker?: string;
  readonly booked?: string;
}

/** The first purchase of accounting.md, right in everything. */
function tradeOf({
  ref = "AO-1",
  isin = "FR0000120271",
  side = "Buy",
  quantity = "1000",
  price = "25.40",
  gross = "25400",
  fees = "50.80",
  tax = "101.60",
  net = "25552.40",
  currency = "EUR",
  traded = "2026-09-09",
  settled = "2026-09-11",
  broker = "Courtier démo",
  booked = "2026-09-09",
}: Trade): string {
  return [ref, isin, side, quantity, price, gross, fees, tax, net, currency, traded, settled, broker, booked].join(
    " | ",
  );
}

function failuresOf(trades: readonly Trade[], statement?: string): string[] {
  const sheets = [gridOf("Blotter", [HEADER, ...trades.map(tradeOf)].join("\n")), gridOf("Cours", PRICES)];
  const { controls } = resultOf(statement ? [...sheets, gridOf("Custodian statement", statement)] : sheets, {
    asOf: day("2026-09-30"),
  });
  return controls
    .filter(({ control }) => control.startsWith("trade-"))
    .flatMap(({ control, findings }) => findings.map(({ row, column }) => `${control} ${column}${row}`));
}

describe("the front office's trades before they are booked", () => {
  test.each<readonly [string, Trade, string[]]>([
    ["a trade that is right in everything", {}, []],
    ["a check digit that is wrong", { isin: "FR0000120272" }, ["trade-identifier B2"]],
    [
      "T+1 where the market has T+2 (settlement.md: EU until 10 October 2027)",
      { settled: "2026-09-10" },
      ["trade-settlement L2"],
    ],
    [
      "T+2 over 1 May is two closed days more",
      { traded: "2026-04-30", booked: "2026-04-30", settled: "2026-05-05" },
      [],
    ],
    ["a settlement before the trade", { settled: "2026-09-07" }, ["trade-settlement L2"]],
    ["a net amount that gross and charges do not make", { net: "25400" }, ["trade-net I2"]],
    [
      "a price ten times the market's",
      { price: "254", gross: "254000", tax: "1016", fees: "0", net: "255016" },
      ["trade-price E2"],
    ],
    ["a tax at the rate that was in force before April 2025", { tax: "76.20", net: "25527" }, ["trade-tax H2"]],
    ["a tax on a sale", { side: "Sell", net: "25247.60" }, ["trade-tax H2"]],
    [
      "a trade of the future",
      { traded: "2026-10-01", booked: "2026-10-01", settled: "2026-10-05" },
      ["trade-back-dated K2"],
    ],
    [
      "a trade of a Sunday",
      { traded: "2026-09-06", booked: "2026-09-07", settled: "2026-09-08" },
      ["trade-back-dated K2"],
    ],
    ["a trade entered three days later", { booked: "2026-09-14" }, ["trade-back-dated N2"]],
    [
      "a trade of the month before, entered in this one",
      { traded: "2026-08-31", settled: "2026-09-02", booked: "2026-09-01" },
      ["trade-back-dated N2"],
    ],
    ["another currency than the security is quoted in", { currency: "USD" }, ["trade-currency J2"]],
    ["no side", { side: "" }, ["trade-side C2"]],
  ])("%s", (_, trade, failures) => {
    expect(failuresOf([trade])).toEqual(failures);
  });

  test("a ticket that was sent twice", () => {
    expect(failuresOf([{}, { ref: "AO-2" }, { ref: "AO-3", broker: "Autre courtier" }])).toEqual(["trade-repeated A3"]);
  });

  test("a counterparty one letter away from the one that the sheet knows, and one that is blank", () => {
    const others = Array.from({ length: 12 }, (_, index) => ({
      ref: `AO-${index}`,
      quantity: String(1000 + index),
      gross: "",
      tax: "",
      fees: "",
      net: String((1000 + index) * 25.4),
    }));
    const wrong = [
      { ...others[0], ref: "ZZ-1", quantity: "2000", net: "50800", broker: "Courtier demoo" },
      { ...others[0], ref: "ZZ-2", quantity: "3000", net: "76200", broker: "" },
    ];
    expect(failuresOf([...others, ...wrong]).sort()).toEqual(["trade-party M14", "trade-party M15"]);
  });

  test("what the custodian confirms in every figure is not asked about", () => {
    const header = HEADER.replace(" | Counterparty | Booking date", "");
    const confirmed = tradeOf({ settled: "2026-09-10" }).split(" | ").slice(0, 12).join(" | ");
    expect(failuresOf([{ settled: "2026-09-10" }], `${header}\n${confirmed}`)).toEqual([]);
    const other = confirmed.replace("2026-09-10", "2026-09-11");
    expect(failuresOf([{ settled: "2026-09-10" }], `${header}\n${other}`)).toEqual(["trade-settlement L2"]);
  });
});
