import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TARGET } from "../../../src/kernel/calendar";
import { add, compare, decimal, decimalText, ZERO, type Decimal } from "../../../src/kernel/decimal";
import { netOf, reversed, tradeLegs, type Leg, type TradeAmounts } from "../../../src/engine/accounting/bookingRules";
import { FIRST_ROLES } from "../../../src/engine/accounting/chart";
import type { Proposal } from "../../../src/engine/accounting/correction";
import { journalEntry, type JournalEntry } from "../../../src/engine/accounting/journalEntry";
import { PCG } from "../../../src/engine/accounting/pcg";
import { proposeCorrections } from "../../../src/engine/accounting/proposeCorrections";
import { BOND, BUY1, compared, day, dec, SELL1, without, type Given, type Row } from "../breaks/trades";

const amounts = (side: "BUY" | "SELL", gross: string, fees = "0", tax = "0", accruedInterest = "0"): TradeAmounts => ({
  side,
  gross: dec(gross),
  fees: dec(fees),
  tax: dec(tax),
  accruedInterest: dec(accruedInterest),
});

/** "Dr 503 25400.00 / Cr 464 25400.00" */
const written = (legs: readonly { account: string; debit: Decimal; credit: Decimal }[]): string =>
  legs
    .map(({ account, debit, credit }) =>
      compare(debit, ZERO) > 0 ? `Dr ${account} ${decimalText(debit, 2)}` : `Cr ${account} ${decimalText(credit, 2)}`,
    )
    .join(" / ");

const writtenLegs = (legs: readonly Leg[]): string =>
  written(
    legs.map(({ role, amount }) => ({
      account: PCG.accounts[role].number,
      debit: amount.units > 0n ? amount : ZERO,
      credit: amount.units < 0n ? { ...amount, units: -amount.units } : ZERO,
    })),
  );

describe("a trade on its trade date, fees excluded from the cost", () => {
  test.each<[string, TradeAmounts, "equities" | "bonds", "gain-on-disposal" | "loss-on-disposal", string]>([
    [
      "BUY1",
      amounts("BUY", "25400", "50.80", "101.60"),
      "equities",
      "gain-on-disposal",
      "Dr 503 25400.00 / Dr 6271 50.80 / Dr 6358 101.60 / Cr 464 25552.40",
    ],
    [
      "BUY2",
      amounts("BUY", "13500", "27", "54"),
      "equities",
      "gain-on-disposal",
      "Dr 503 13500.00 / Dr 6271 27.00 / Dr 6358 54.00 / Cr 464 13581.00",
    ],
    [
      "SELL1",
      amounts("SELL", "16860", "33.72"),
      "equities",
      "gain-on-disposal",
      "Dr 465 16826.28 / Dr 6271 33.72 / Cr 7673 16860.00",
    ],
    ["SELL2", amounts("SELL", "7200"), "equities", "loss-on-disposal", "Dr 465 7200.00 / Cr 6673 7200.00"],
    [
      "bond",
      amounts("BUY", "98500", "0", "0", "928.77"),
      "bonds",
      "gain-on-disposal",
      "Dr 506 98500.00 / Dr 5088 928.77 / Cr 464 99428.77",
    ],
  ])("%s", (_name, trade, role, disposal, expected) =>
    expect(writtenLegs(tradeLegs(trade, role, disposal))).toBe(expected),
  );

  test("balances whatever the amounts, and so does its contre-passation", () => {
    const cents = fc.bigInt({ min: -1_000_000n, max: 1_000_000n }).map((units) => decimal(units, 2));
    const trade = fc.record({
      side: fc.constantFrom("BUY" as const, "SELL" as const),
      gross: cents,
      fees: cents,
      tax: cents,
      accruedInterest: cents,
    });
    fc.assert(
      fc.property(trade, (given) => {
        const legs = tradeLegs(given, "equities");
        const both = [...legs, ...reversed(legs)];
        expect(legs.reduce((total, { amount }) => add(total, amount), ZERO)).toEqual(ZERO);
        expect(both.reduce((total, { amount }) => add(total, amount), ZERO)).toEqual(ZERO);
        expect(netOf({ ...given, side: "BUY" })).toEqual(
          [given.gross, given.fees, given.tax, given.accruedInterest].reduce(add),
        );
      }),
    );
  });
});

const SEPTEMBER = { from: day("2026-09-01"), to: day("2026-09-30") };

function proposals(given: Given): { proposals: readonly Proposal[]; ids: readonly string[] } {
  const { breaks, left, right } = compared(given);
  const options = { chart: PCG, asOf: day(given.asOf ?? "2026-09-30"), period: SEPTEMBER, calendar: TARGET };
  return { proposals: proposeCorrections(breaks, left, right, options), ids: breaks.map(({ id }) => id) };
}

/** The proposal for the first break, as "book Dr … / Cr …", "chase" or "review". */
function proposed(book: Row | null, statement: Row | null, more: Partial<Given> = {}): string {
  const peer = { ...BUY1, reference: "TR-999999" };
  const [first] = proposals({
    left: book ? [book, peer] : [peer],
    right: statement ? [statement, peer] : [peer],
    ...more,
  }).proposals;
  return first?.entry ? `${first.action} ${written(first.entry.lines)}` : (first?.action ?? "nothing");
}

/** One side only: no peer beside it. */
const alone = (book: Row | null, statement: Row | null, asOf = "2026-09-30"): string => {
  const [first] = proposals({ left: book ? [book] : [], right: statement ? [statement] : [], asOf }).proposals;
  return first?.entry ? `${first.action} ${written(first.entry.lines)}` : (first?.action ?? "nothing");
};

describe("our books are corrected by what the statement proves", () => {
  test.each<[string, Row, Row, string]>([
    [
      "quantity too low by 50 at 25.40",
      { ...BUY1, quantity: "950", grossAmount: "24130", netAmount: "24282.40" },
      {},
      "book Dr 503 1270.00 / Cr 464 1270.00",
    ],
    [
      "quantity too high",
      { ...BUY1, quantity: "1050", grossAmount: "26670", netAmount: "26822.40" },
      {},
      "book Cr 503 1270.00 / Dr 464 1270.00",
    ],
    [
      "quantity too low on a sale: the proceeds",
      { ...SELL1, quantity: "500", grossAmount: "14050", netAmount: "14016.28" },
      SELL1,
      "book Dr 465 2810.00 / Cr 7673 2810.00",
    ],
    [
      "price too low, 1,000 × 0.05",
      BUY1,
      { price: "25.45", grossAmount: "25450", netAmount: "25602.40" },
      "book Dr 503 50.00 / Cr 464 50.00",
    ],
    [
      "price on a sale",
      SELL1,
      { ...SELL1, price: "28.20", grossAmount: "16920", netAmount: "16886.28" },
      "book Dr 465 60.00 / Cr 7673 60.00",
    ],
    ["fee under-booked", BUY1, { fees: "76.20", netAmount: "25577.80" }, "book Dr 6271 25.40 / Cr 464 25.40"],
    [
      "tax at the old rate of 0.3 %",
      { ...BUY1, tax: "76.20", netAmount: "25527" },
      {},
      "book Dr 6358 25.40 / Cr 464 25.40",
    ],
    [
      "accrued interest by another day count",
      BOND,
      { ...BOND, accruedInterest: "916.67", netAmount: "99416.67" },
      "book Cr 5088 12.10 / Dr 464 12.10",
    ],
    [
      "fees that we did not book",
      { ...without(BUY1, "fees", "tax"), tax: "101.60", netAmount: "25501.60" },
      without(BUY1, "tax"),
      "book Dr 6271 50.80 / Cr 464 50.80",
    ],
    ["a rounding on a purchase", BUY1, { netAmount: "25552.44" }, "book Dr 658 0.04 / Cr 464 0.04"],
    ["a rounding on a sale", SELL1, { ...SELL1, netAmount: "16826.31" }, "book Cr 758 0.03 / Dr 465 0.03"],
    [
      "side inverted: reversed and booked again",
      BUY1,
      { side: "SELL", tax: "0", netAmount: "25349.20" },
      "book Cr 503 25400.00 / Cr 6271 50.80 / Cr 6358 101.60 / Dr 464 25552.40 / Dr 465 25349.20 / Dr 6271 50.80 / Cr 7673 25400.00",
    ],
    ["wrong security: moved at cost", BUY1, { security: "FR0000131104" }, "book Dr 503 25400.00 / Cr 503 25400.00"],
    ["wrong account: moved at cost", BUY1, { account: "FR-002" }, "book Dr 503 25400.00 / Cr 503 25400.00"],
  ])("%s", (_rule, book, change, expected) => expect(proposed(book, { ...BUY1, ...change })).toBe(expected));

  test.each<[string, Row, string]>([
    ["a purchase", BUY1, "book Dr 503 25400.00 / Dr 6271 50.80 / Dr 6358 101.60 / Cr 464 25552.40"],
    [
      "a purchase without a gross amount, from its net",
      without(BUY1, "grossAmount"),
      "book Dr 503 25400.00 / Dr 6271 50.80 / Dr 6358 101.60 / Cr 464 25552.40",
    ],
    ["a sale", SELL1, "book Dr 465 16826.28 / Dr 6271 33.72 / Cr 7673 16860.00"],
    ["a bond", BOND, "book Dr 506 98500.00 / Dr 5088 928.77 / Cr 464 99428.77"],
    [
      "a fund",
      { ...without(BUY1, "tax"), netAmount: "25450.80", assetClass: "UCITS" },
      "book Dr 504 25400.00 / Dr 6271 50.80 / Cr 464 25450.80",
    ],
    [
      "a share by its CFI code",
      { ...BUY1, assetClass: "ESVUFR" },
      "book Dr 503 25400.00 / Dr 6271 50.80 / Dr 6358 101.60 / Cr 464 25552.40",
    ],
    [
      "of unknown class, from a country of funds",
      { ...without(BUY1, "assetClass", "tax"), security: "LU0119620416", netAmount: "25450.80" },
      "review",
    ],
    ["with figures that do not add up", { ...BUY1, netAmount: "25900" }, "chase"],
    ["without side", without(BUY1, "side"), "review"],
  ])("missing from our books: %s", (_rule, statement, expected) => expect(alone(null, statement)).toBe(expected));

  test("a duplicate in our books is reversed, one on the statement is chased", () => {
    const copies = (side: "left" | "right"): Given => ({
      left: side === "left" ? [BUY1, BUY1] : [BUY1],
      right: side === "left" ? [BUY1] : [BUY1, BUY1],
      matches: [[[0], [0]]],
      matching: { duplicates: [{ side, records: [0, 1], extra: [1] }], openLeft: [], openRight: [] },
    });
    const [ours] = proposals(copies("left")).proposals;
    expect(written(ours?.entry?.lines ?? [])).toBe(
      "Cr 503 25400.00 / Cr 6271 50.80 / Cr 6358 101.60 / Dr 464 25552.40",
    );
    expect(proposals(copies("right")).proposals).toMatchObject([{ action: "chase", entry: null }]);
  });
});

describe("nothing is booked where the statement errs or nothing is proven", () => {
  test.each<[string, Row, Row, string]>([
    ["the statement has the old tax rate", BUY1, { tax: "76.20", netAmount: "25527" }, "chase"],
    ["the statement leaves the tax out", BUY1, { tax: "0", netAmount: "25450.80" }, "chase"],
    ["gross against net", BUY1, { fees: "0", tax: "0", netAmount: "25400" }, "review"],
    ["a price in pence", { ...BUY1, price: "2540" }, {}, "review"],
    ["a quantity whose difference is not that of the net amounts", { ...BUY1, quantity: "950" }, {}, "review"],
    ["an amount without a cause", BUY1, { netAmount: "25000" }, "review"],
    ["a statement that contradicts itself", BUY1, { quantity: "900" }, "chase"],
    [
      "a partial settlement",
      { ...BUY1, status: "SETTLED" },
      { quantity: "600", grossAmount: "15240", fees: "30.48", tax: "60.96", netAmount: "15331.44", status: "PENDING" },
      "chase",
    ],
    ["a settlement date by the wrong cycle of theirs", BUY1, { settlementDate: "2026-09-10" }, "chase"],
    ["a settlement date", BUY1, { settlementDate: "2026-09-14" }, "review"],
    ["a counterparty", { ...BUY1, counterparty: "Exane" }, { counterparty: "Kepler" }, "review"],
    ["a trade that failed", { ...BUY1, status: "SETTLED" }, { status: "FAILED" }, "chase"],
    ["a currency", BUY1, { currency: "USD" }, "review"],
    ["a sale on the wrong account", SELL1, { ...SELL1, account: "FR-002" }, "review"],
  ])("%s", (_rule, book, change, expected) => {
    const peer = { ...BUY1, counterparty: "Exane", status: "SETTLED" };
    const { proposals: found } = proposals({ left: [book, peer], right: [{ ...BUY1, ...change }, peer] });
    expect(found.map(({ action, entry }) => `${action}${entry ? " with entry" : ""}`)).toEqual([expected]);
  });

  test("a trade that failed is chased with the reason that the custodian gives", () => {
    const failed = { ...BUY1, status: "FAILED", statusReason: "LACK" };
    const { proposals: found } = proposals({ left: [{ ...BUY1, status: "SETTLED" }], right: [failed] });
    expect(found[0]?.wording.fr).toMatch(/Motif au relevé\u00a0: LACK\.$/);
  });

  test("a trade missing from the statement is chased once it is due", () => {
    expect(alone(BUY1, null, "2026-09-11")).toBe("chase");
    expect(alone(BUY1, null, "2026-09-10")).toBe("review");
  });
});

describe("an entry can be filed as it is", () => {
  const [proposal] = proposals({ left: [], right: [BUY1] }).proposals;
  const entry = proposal?.entry as JournalEntry;

  test("it carries its break, the security, the reason, the date of the trade and the document", () => {
    expect(entry.number).toBe(`CORR-${proposal?.breakId}`);
    expect(entry.label).toBe(`CORR ${proposal?.breakId} FR0000120271 achat non comptabilisé`);
    expect(entry.date).toBe(day("2026-09-09"));
    expect(entry.lines[0]).toMatchObject({
      label: "Actions – FR0000120271, opération du 09/09/2026",
      currency: "EUR",
      reference: "TR-000123",
    });
  });

  test.each<[what: string, given: Given, date: string]>([
    ["an operation that is not booked: its own day", { left: [], right: [BUY1] }, "2026-09-09"],
    [
      "one of a closed period: the first day of the open one",
      { left: [], right: [{ ...BUY1, tradeDate: "2026-08-28" }] },
      "2026-09-01",
    ],
    [
      "a correction of what is booked: the as-of date",
      { left: [BUY1], right: [{ ...BUY1, fees: "76.20", netAmount: "25577.80" }], asOf: "2026-09-18" },
      "2026-09-18",
    ],
    [
      "the same looked at in the next month: the last day of the period",
      { left: [BUY1], right: [{ ...BUY1, fees: "76.20", netAmount: "25577.80" }], asOf: "2026-10-02" },
      "2026-09-30",
    ],
  ])("it is dated within the period that is closed (PCG art. 1031-4): %s", (_, given, date) => {
    expect(proposals(given).proposals[0]?.entry?.date).toBe(day(date));
  });

  test("what to do is said in both languages, with the accounts and the amount", () => {
    expect(proposal?.wording.en).toContain("debit 503, 6271, 6358, credit 464, total 25,552.40 EUR");
    expect(proposal?.wording.fr).toContain("débit 503, 6271, 6358, crédit 464, total 25\u202f552,40 EUR");
  });

  test("a sale says that the cost of what was sold is still to be booked", () => {
    expect(proposals({ left: [], right: [SELL1] }).proposals[0]?.wording.fr).toContain("Le coût des titres cédés");
  });

  test("an entry that does not balance does not exist", () => {
    const unbalanced = entry.lines.map((line, index) => (index === 0 ? { ...line, debit: dec("25400.01") } : line));
    expect(journalEntry({ ...entry, lines: unbalanced })).toEqual({
      ok: false,
      error: new Map([["EUR", dec("0.01")]]),
    });
  });

  test("each role has an account of three digits at least, and proposals keep the order of their breaks", () => {
    for (const role of FIRST_ROLES) expect(PCG.accounts[role].number).toMatch(/^\d{3,}$/);
    const { proposals: found, ids } = proposals({ left: [BUY1, SELL1], right: [{ ...BUY1, fees: "76.20" }] });
    expect(found.map(({ breakId }) => breakId)).toEqual(ids);
  });
});
