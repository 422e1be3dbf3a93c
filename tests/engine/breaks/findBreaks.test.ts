import { describe, expect, test } from "vitest";
import { decimalText } from "../../../src/kernel/decimal";
import { DEFAULT_TOLERANCES } from "../../../src/engine/matching/tolerance";
import { passNamed } from "../recordsOf";
import { BOND, breakBetween, BUY1, compared, dec, SELL1, without, type Row } from "./trades";

describe("what differs beyond tolerance is one break, named after the most important field", () => {
  test.each<[string, Row, string | null]>([
    ["nothing differs", {}, null],
    ["side", { side: "SELL", quantity: "900" }, "side: side quantity"],
    ["security", { security: "FR0000131104", account: "FR-002" }, "security: security account"],
    ["account", { account: "FR-002" }, "account: account"],
    ["currency", { currency: "USD" }, "currency: currency"],
    [
      "a net amount that differs only because the quantity does is listed, not a second break",
      { quantity: "950", grossAmount: "24130", netAmount: "24282.40" },
      "quantity: quantity netAmount grossAmount",
    ],
    ["price", { price: "25.45", netAmount: "25602.40" }, "price: price netAmount"],
    ["fees", { fees: "76.20", netAmount: "25577.80" }, "fees: fees netAmount"],
    ["tax", { tax: "76.20", netAmount: "25527" }, "tax: tax netAmount"],
    ["amount, where nothing above it differs", { netAmount: "25560" }, "amount: netAmount"],
    [
      "trade date before settlement date",
      { tradeDate: "2026-09-08", settlementDate: "2026-09-10" },
      "trade-date: tradeDate settlementDate",
    ],
    ["settlement date", { settlementDate: "2026-09-14" }, "settlement-date: settlementDate"],
    ["a blank on one side is no difference", { quantity: "", price: "" }, null],
  ])("%s", (_rule, change, expected) => {
    const blanked = without(
      { ...BUY1, ...change },
      ...(change.quantity === "" ? (["quantity", "price"] as const) : []),
    );
    const [found = null] = compared({ left: [BUY1, SELL1], right: [blanked, SELL1] }).breaks;
    expect(found && `${found.type}: ${found.fields.join(" ")}`).toBe(expected);
  });

  test("the difference is book minus statement, and days differ in business days", () => {
    const found = breakBetween(BUY1, { ...BUY1, netAmount: "25501.60", settlementDate: "2026-09-14" });
    expect(found?.differences).toEqual({
      netAmount: { kind: "decimal", left: dec("25552.40"), right: dec("25501.60"), difference: dec("50.80") },
      settlementDate: { kind: "day", left: 20707, right: 20710, businessDays: -1 },
    });
  });

  test("within tolerance there is no break, a hundredth beyond there is", () => {
    const tolerances = DEFAULT_TOLERANCES;
    expect(breakBetween(BUY1, { ...BUY1, netAmount: "25552.42" }, { tolerances })).toBeNull();
    expect(breakBetween(BUY1, { ...BUY1, netAmount: "25552.43" }, { tolerances })?.type).toBe("amount");
  });

  test("a day tolerance may be lopsided", () => {
    const tolerances = { decimals: {}, days: { settlementDate: { before: 0, after: 1 } } };
    expect(breakBetween(BUY1, { ...BUY1, settlementDate: "2026-09-14" }, { tolerances })).toBeNull();
    expect(breakBetween(BUY1, { ...BUY1, settlementDate: "2026-09-10" }, { tolerances })?.type).toBe("settlement-date");
  });
});

describe("one blank charge and two ways of breaking an amount down", () => {
  test("a blank tax beside a column of taxes is a zero where the net amounts prove it", () => {
    const other = { ...BUY1, reference: "TR-000124" };
    const { breaks } = compared({
      left: [BUY1, other],
      right: [{ ...without(BUY1, "tax"), netAmount: "25450.80" }, other],
    });
    expect(breaks.map(({ type, explanation }) => [type, explanation?.code])).toEqual([["tax", "ftt-omitted"]]);
  });

  test("fees and tax in one column are no break while the net amounts agree", () => {
    expect(breakBetween(BUY1, { ...without(BUY1, "tax"), fees: "152.40" })).toBeNull();
  });

  test("a gross amount with the accrued interest in it is no break while the net amounts agree", () => {
    expect(breakBetween(BOND, { ...BOND, grossAmount: "99428.77" })).toBeNull();
  });
});

describe("groups are compared by their sums and their average price", () => {
  const fill = (quantity: string, price: string, netAmount: string): Row => ({
    ...without(BUY1, "grossAmount", "fees", "tax"),
    quantity,
    price,
    netAmount,
  });
  const order = fill("1000", "25.40", "25400");

  test("two fills that make up the order agree", () => {
    const fills = [fill("400", "25.25", "10100"), fill("600", "25.50", "15300")];
    expect(compared({ left: [order], right: fills, matches: [[[0], [0, 1]]] }).breaks).toEqual([]);
  });

  test("an average price given with four decimals agrees with the fills", () => {
    const fills = [fill("300", "25.40", "7620"), fill("600", "25.41", "15246")];
    const average = fill("900", "25.4067", "22866");
    expect(compared({ left: fills, right: [average], matches: [[[0, 1], [0]]] }).breaks).toEqual([]);
  });

  test("a sum that is short is a quantity break of the group", () => {
    const fills = [fill("400", "25.40", "10160"), fill("500", "25.40", "12700")];
    const [found] = compared({ left: [order], right: fills, matches: [[[0], [0, 1]]] }).breaks;
    expect([found?.type, found?.left, found?.right, found?.fields]).toEqual([
      "quantity",
      [0],
      [0, 1],
      ["quantity", "netAmount"],
    ]);
  });
});

describe("names and codes that say the same are no break", () => {
  const rows = (field: "account" | "counterparty", texts: readonly string[]): Row[] =>
    texts.map((text, index) => ({ ...BUY1, reference: `TR-${index}`, [field]: text }));
  const typesOf = (field: "account" | "counterparty", left: readonly string[], right: readonly string[]): string[] =>
    compared({ left: rows(field, left), right: rows(field, right) }).breaks.map(
      ({ type, left: [record] }) => `${type} ${record}`,
    );

  test.each([
    ["FR-001", "fr 001"],
    ["000123", "123"],
    ["12.345/6", "123456"],
  ])("account %s is %s", (left, right) => expect(typesOf("account", [left, "X"], [right, "X"])).toEqual([]));

  test.each([
    ["BNP Paribas", "BNP PARIBAS SECURITIES SERVICES SCA"],
    ["Société Générale SA", "SOCIETE GENERALE"],
    ["J.P. Morgan SE", "JPMORGAN"],
    ["Kepler Cheuvreux", "KEPLER  CHEUVREUX S.A."],
    ["BNPAFRPP", "BNPAFRPPXXX"],
    ["CACIB", "Crédit Agricole Corporate and Investment Bank"],
  ])("counterparty %s is %s", (left, right) => {
    expect(typesOf("counterparty", [left, "Exane"], [right, "Exane"])).toEqual([]);
  });

  test("another bank is a break", () => {
    expect(typesOf("counterparty", ["Exane", "Exane", "BNP Paribas"], ["Exane", "Exane", "Société Générale"])).toEqual([
      "counterparty 2",
    ]);
  });

  test("names against BICs cannot be compared", () => {
    expect(typesOf("counterparty", ["Exane", "Kepler"], ["EXANFRPP", "CHEUFRPP"])).toEqual([]);
  });

  test("account codes that each side makes up correspond, and a match against the usual correspondence breaks", () => {
    const left = ["A", "A", "A", "A", "A", "B", "B", "B", "B", "B", "A"];
    const right = ["901", "901", "901", "901", "901", "902", "902", "902", "902", "902", "902"];
    expect(typesOf("account", left, right)).toEqual(["account 10"]);
  });

  test("one portfolio's own code among common codes is learned from three matches, not from one", () => {
    expect(typesOf("account", ["FR1", "P9", "P9", "P9"], ["FR1", "FR9", "FR9", "FR9"])).toEqual([]);
    expect(typesOf("account", ["FR1", "P9"], ["FR1", "FR9"])).toEqual(["account 1"]);
  });

  test("one match of account columns that have nothing in common says nothing", () => {
    expect(typesOf("account", ["FR1"], ["901"])).toEqual([]);
  });

  test("an account that the other side uses too is never taken for another name", () => {
    const left = ["FR1", "FR1", "FR1", "FR2"];
    const right = ["FR2", "FR2", "FR2", "FR2"];
    expect(typesOf("account", left, right)).toHaveLength(3);
  });
});

describe("a settlement status", () => {
  test.each([
    ["SETTLED", "PENDING", "status"],
    ["SETTLED", "FAILED", "status"],
    ["SETTLED", "SETTLED", undefined],
    ["PENDING", "SETTLED", undefined],
    ["PENDING", "UNMATCHED", "status"],
    ["FAILED", "FAILED", undefined],
  ])("%s in a book, %s on the statement", (left, right, expected) => {
    expect(breakBetween({ ...BUY1, status: left }, { ...BUY1, status: right })?.type).toBe(expected);
  });

  test("where our books keep no status, only a trade that fails is a break", () => {
    expect(breakBetween(BUY1, { ...BUY1, status: "PENDING" })).toBeNull();
    expect(breakBetween(BUY1, { ...BUY1, status: "FAILED" })?.type).toBe("status");
  });
});

describe("records without a counterpart and copies", () => {
  test("open records are missing; what waits for a person is not", () => {
    const { breaks } = compared({
      left: [BUY1, SELL1, BOND],
      right: [BUY1, BOND],
      matches: [],
      matching: {
        matches: [
          { left: [0], right: [0], status: "suggested", pass: passNamed("economics-similar"), confidence: 0.5 },
        ],
        openLeft: [1, 2],
        openRight: [1],
      },
    });
    expect(breaks.map(({ type, left, right }) => [type, left, right])).toEqual([
      ["missing-left", [], [1]],
      ["missing-right", [1], []],
      ["missing-right", [2], []],
    ]);
  });

  test("a duplicate lists all copies, and risks the amount of the extra ones", () => {
    const { breaks } = compared({
      left: [BUY1, BUY1],
      right: [BUY1],
      matches: [[[0], [0]]],
      matching: { duplicates: [{ side: "left", records: [0, 1], extra: [1] }], openLeft: [] },
    });
    expect(breaks).toMatchObject([
      {
        type: "duplicate-left",
        left: [0, 1],
        right: [],
        explanation: { code: "duplicate-booking" },
        severity: "medium",
      },
    ]);
    expect(breaks[0]?.exposure).toEqual({ amount: dec("25552.40"), currency: "EUR" });
  });

  test("a trade of a later day than the whole statement is after its cut-off", () => {
    const late = { ...SELL1, tradeDate: "2026-09-10", settlementDate: "2026-09-14" };
    const { breaks } = compared({ left: [BUY1, late], right: [BUY1] });
    expect(breaks[0]?.explanation?.code).toBe("cut-off");
    expect(compared({ left: [BUY1, SELL1], right: [BUY1] }).breaks[0]?.explanation).toBeNull();
  });
});

describe("severity, age and exposure", () => {
  test.each<[string, Row | null, Row | null, string, string]>([
    ["a sale missing from the statement", SELL1, null, "2026-09-30", "high 16826.28"],
    ["a purchase missing from the statement", BUY1, null, "2026-09-30", "medium 25552.4"],
    ["a trade that is not due yet", SELL1, null, "2026-09-10", "low 16826.28"],
    ["a trade that we did not book", null, BUY1, "2026-09-30", "high 25552.4"],
    ["a side inverted risks twice the amount", BUY1, { ...BUY1, side: "SELL" }, "2026-09-30", "high 51104.8"],
    ["a quantity risks its difference at the price", BUY1, { ...BUY1, quantity: "950" }, "2026-09-30", "medium 1270"],
    [
      "a nominal risks its difference at the price in percent",
      BOND,
      { ...BOND, quantity: "90000" },
      "2026-09-30",
      "medium 9850",
    ],
    ["a price risks its difference for the quantity", BUY1, { ...BUY1, price: "25.45" }, "2026-09-30", "medium 50"],
    ["fees risk their difference", BUY1, { ...BUY1, fees: "76.20" }, "2026-09-30", "medium 25.4"],
    ["a rounding is low", BUY1, { ...BUY1, netAmount: "25552.45" }, "2026-09-30", "low 0.05"],
    [
      "what a depository tolerates on a settled trade is low",
      BUY1,
      { ...BUY1, netAmount: "25550.40", status: "SETTLED" },
      "2026-09-30",
      "low 2",
    ],
    [
      "a settlement date risks the delivery",
      BUY1,
      { ...BUY1, settlementDate: "2026-09-14" },
      "2026-09-30",
      "medium 25552.4",
    ],
    ["a trade date risks nothing", BUY1, { ...BUY1, tradeDate: "2026-09-08" }, "2026-09-30", "low none"],
    [
      "no currency, no exposure",
      without(BUY1, "currency"),
      without({ ...BUY1, quantity: "950" }, "currency"),
      "2026-09-30",
      "medium none",
    ],
  ])("%s", (_rule, book, statement, asOf, expected) => {
    const [found] = compared({ left: book ? [book] : [], right: statement ? [statement] : [], asOf }).breaks;
    expect(`${found?.severity} ${found?.exposure ? decimalText(found.exposure.amount) : "none"}`).toBe(expected);
  });

  test.each<[string, Row, string, number]>([
    ["from the settlement date, over a weekend", BUY1, "2026-09-14", 1],
    ["over a TARGET closing day", { ...BUY1, settlementDate: "2026-04-30" }, "2026-05-04", 1],
    ["never negative", BUY1, "2026-09-10", 0],
    [
      "from the trade date and the cycle of the market, T+2 in Europe",
      without(BUY1, "settlementDate"),
      "2026-09-14",
      1,
    ],
    ["T+1 in the United States", { ...without(BUY1, "settlementDate"), security: "US0378331005" }, "2026-09-14", 2],
  ])("age in business days: %s", (_rule, row, asOf, expected) => {
    expect(compared({ left: [row], right: [], asOf }).breaks[0]?.ageBusinessDays).toBe(expected);
  });

  test("the most urgent break comes first, then the one with most at risk", () => {
    const small = { ...BUY1, reference: "TR-000999", netAmount: "10", grossAmount: "10" };
    const { breaks } = compared({ left: [small, BUY1, SELL1], right: [] });
    expect(breaks.map(({ left: [record] }) => record)).toEqual([2, 1, 0]);
  });
});

describe("the id of a break", () => {
  const broken = { ...BUY1, quantity: "950" };
  const idOf = (left: readonly Row[], right: readonly Row[], asOf?: string): string[] =>
    compared({ left, right, ...(asOf ? { asOf } : {}) })
      .breaks.map(({ id }) => id)
      .sort();

  test("is the same on the next run, wherever the rows stand and whatever has been put right in part", () => {
    const today = compared({ left: [BUY1], right: [{ ...broken, fees: "76.20" }] }).breaks[0]?.id;
    const tomorrow = compared({ left: [SELL1, BUY1], right: [SELL1, { ...BUY1, fees: "76.20" }], asOf: "2026-10-01" })
      .breaks[0]?.id;
    expect(today).toMatch(/^[0-9A-Z]{11}$/);
    expect(tomorrow).toBe(today);
  });

  test("does not hang on how a reference is spelled", () => {
    expect(idOf([{ ...BUY1, reference: "tr 000123" }], [broken])).toEqual(idOf([BUY1], [broken]));
  });

  test("tells apart rows that share a reference, or have none", () => {
    const fills = [
      { ...BUY1, quantity: "400" },
      { ...BUY1, quantity: "600" },
    ];
    expect(new Set(idOf(fills, [])).size).toBe(2);
    expect(
      new Set(
        idOf(
          fills.map((row) => without(row, "reference")),
          [],
        ),
      ).size,
    ).toBe(2);
  });

  test("numbers rows that are equal in everything", () => {
    const ids = idOf([BUY1, BUY1, BUY1], []);
    expect(new Set(ids).size).toBe(3);
    expect(ids.filter((id) => id.endsWith("-2") || id.endsWith("-3"))).toHaveLength(2);
  });
});
