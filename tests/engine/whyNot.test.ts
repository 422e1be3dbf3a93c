import { describe, expect, test } from "vitest";
import {
  DEFAULT_SETTINGS,
  isSameSide,
  runReconciliation,
  whyNot,
  withDecision,
  type Cell,
  type RunInput,
  type Settings,
  type WhyNot,
  NOTHING_WRITTEN,
} from "../../src/engine";
import { rowRefs } from "../../src/engine/records/rowId";
import { gridOf as textGrid } from "./gridOf";
import { gridOf } from "./intake/grids";

const HEADER = ["Trade ref", "ISIN", "B/S", "Qty", "Price", "Net amt", "Ccy", "Trade date", "Settl. date"];
const row = (ref: string, quantity: number, net: number, settles = "2026-09-11"): Cell[] => [
  ref,
  "FR0000120271",
  "BUY",
  quantity,
  25.4,
  net,
  "EUR",
  "2026-09-09",
  settles,
];

const input = (book: Cell[][], statement: Cell[][], settings: Settings = DEFAULT_SETTINGS): RunInput => ({
  grids: [
    gridOf([HEADER, ...book], { sheet: "Trades" }),
    gridOf([HEADER, ...statement], { sheet: "Statement" }),
    gridOf([["Shopping"], ["Milk"]], { sheet: "Notes" }),
  ],
  settings,
  written: NOTHING_WRITTEN,
  statements: [],
  asOf: null,
  language: "en",
  pair: { left: "Trades", right: "Statement" },
});

/** "Trades!2, 3". */
function ask(given: RunInput, left: string, right: string): WhyNot {
  const rows = (text: string) => {
    const [sheet = "", numbers = ""] = text.split("!");
    return { sheet, rows: numbers.split(",").map(Number) };
  };
  const answer = whyNot(given, { left: rows(left), right: rows(right) }, () => undefined);
  if (!answer.ok) throw new Error(answer.error.wording.en);
  return answer.value;
}

const GIVEN = input(
  [
    row("A1", 100, 2540),
    row("A2", 200, 5080),
    row("A3", 300, 7620),
    row("A4", 400, 10160),
    row("A4", 400, 10160),
    ["", "", "", "", "", "", "", "", ""],
    ["Total", "", "", 1400, "", 35560, "EUR", "", ""],
  ],
  [row("A1", 100, 2540.01), row("A2", 200, 5084.5), row("A9", 700, 17780, "2026-09-14"), row("A4", 400, 10160)],
);

describe("where each row stands", () => {
  test.each<[place: string, state: string, words: string]>([
    ["Trades!2", "matched", 'the statement\'s row 2, by "Same reference, same economics"'],
    ["Trades!4", "missing", "Missing on the statement (Statement)"],
    ["Trades!6", "duplicate", "A duplicate of our row 5"],
    ["Trades!1", "not-data", "header"],
    ["Trades!7", "not-data", "blank"],
    ["Trades!8", "set-aside", "A total or balance"],
    ["Trades!99", "not-data", "outside the table"],
    ["Notes!2", "sheet-not-used", "takes no part"],
    ["Nowhere!2", "no-such-sheet", '"Trades", "Statement", "Notes"'],
  ])("%s is %s", (place, state, words) => {
    const { standings, verdict, passes } = ask(GIVEN, place, "Statement!4");
    expect(standings[0]).toMatchObject({ state });
    expect(standings[0]?.wording.en).toContain(words);
    const isRecord = ["matched", "missing", "duplicate"].includes(state);
    expect(passes.length > 0).toBe(isRecord);
    if (!isRecord) expect(verdict.en).toContain("takes part");
  });
});

describe("the verdict", () => {
  test("of a match says so, with its reason, and its fields say what is within tolerance", () => {
    const { isMatched, verdict, fields } = ask(GIVEN, "Trades!2", "Statement!2");
    expect(isMatched).toBe(true);
    expect(verdict.en).toContain("Matched with one another. Same reference, same economics");
    expect(verdict.fr).toContain("Rapprochées l'une de l'autre.");
    expect(fields[0]).toMatchObject({
      field: "netAmount",
      left: "2540",
      right: "2540.01",
      difference: "0.01",
      verdict: "within-tolerance",
      tolerance: { en: "±\u00a00.02", fr: "±\u00a00,02" },
    });
    expect(fields.find(({ field }) => field === "quantity")).toMatchObject({ verdict: "equal" });
  });

  test("names what differs, first", () => {
    const { isMatched, verdict, fields, passes } = ask(GIVEN, "Trades!4", "Statement!4");
    expect(isMatched).toBe(false);
    expect(verdict.en).toContain("What differs: reference, quantity, net amount, settlement date.");
    expect(fields.slice(0, 4).map(({ verdict: said }) => said)).toEqual(["differs", "differs", "differs", "differs"]);
    expect(passes.map(({ id }) => id)).toEqual(
      DEFAULT_SETTINGS.passes.filter((pass) => !isSameSide(pass)).map(({ id }) => id),
    );
  });

  test("names the row that took the place", () => {
    const twins = input([row("", 100, 2540)], [row("", 100, 2540.01), row("", 100, 2540.02)]);
    expect(ask(twins, "Trades!2", "Statement!3").verdict.en).toContain(
      "it brings together our row 2 and the statement's row 2, which fit better (distance 1 there, 2 here)",
    );
  });

  test("does not mind which side is asked about first, nor the case of a sheet's name", () => {
    const { passes, verdict } = ask(GIVEN, "Trades!4", "Statement!4");
    expect(ask(GIVEN, "statement!4", " TRADES!4")).toMatchObject({ passes, verdict });
  });

  test("asks for a row of either side", () => {
    const { verdict, passes } = ask(GIVEN, "Trades!2", "Trades!3");
    expect(verdict.en).toContain("stand on one side");
    expect(passes).toEqual([]);
  });

  test("adds up several rows", () => {
    const { isMatched, fields } = ask(
      input([row("", 300, 7620)], [row("", 100, 2540), row("", 200, 5080)]),
      "Trades!2",
      "Statement!2,3",
    );
    expect(isMatched).toBe(true);
    expect(fields.find(({ field }) => field === "quantity")).toMatchObject({ left: "300", right: "300" });
    expect(fields.find(({ field }) => field === "netAmount")).toMatchObject({ right: "7620", verdict: "equal" });
  });

  test("names the person who forbade it", () => {
    const book = [row("A1", 100, 2540)];
    const run = runReconciliation(input(book, book), () => undefined);
    if (!run.ok) throw new Error(run.error.wording.en);
    const { left, right } = run.value.result.reconciliations[0]!;
    const settings = withDecision(DEFAULT_SETTINGS, {
      kind: "reject",
      left: rowRefs(left.reading.records, "L", [0]),
      right: rowRefs(right.reading.records, "R", [0]),
      reason: "the broker denied it",
      by: "Claire",
      decidedOn: null,
      until: null,
    });
    const { verdict } = ask(input(book, book, settings), "Trades!2", "Statement!2");
    expect(verdict.en).toBe("A person decided that they are not one business (Claire): the broker denied it.");
    expect(verdict.fr).toContain("ce n'est pas la même affaire (Claire)\u00a0: the broker denied it.");
  });

  test("says that rows of two custodians are not compared", () => {
    const header = "Trade ref | Account | ISIN | Side | Quantity | Price | Net amount | Currency | Trade date | Trader";
    const theirs =
      "Custodian ref | Client ref | Safekeeping account | ISIN | Transaction | Units | Price | Settlement amount | Ccy | Trade date";
    const trade = (number: number, account: string): string =>
      `T${number} | ${account} | FR0000120271 | Buy | ${number} | 50 | ${number * 50} | EUR | 2026-10-05 | AB`;
    const delivery = (number: number, account: string): string =>
      `X${number} | T${number} | ${account} | FR0000120271 | RVP | ${number} | 50 | ${number * 50} | EUR | 2026-10-05`;
    const given: RunInput = {
      ...GIVEN,
      grids: [
        textGrid(
          "Blotter",
          [header, trade(107, "A-1"), trade(117, "A-1"), trade(127, "B-1"), trade(137, "B-1")].join("\n"),
        ),
        textGrid("Custodian A statement", [theirs, delivery(107, "A-1"), delivery(117, "A-1")].join("\n")),
        textGrid("Custodian B statement", [theirs, delivery(127, "B-1"), delivery(137, "B-1")].join("\n")),
      ],
      pair: null,
    };
    const { verdict, fields, passes } = ask(given, "Blotter!2", "Custodian B statement!2");
    expect(verdict.en).toContain('is reconciled with "Custodian A statement"');
    expect(fields.find(({ field }) => field === "quantity")).toMatchObject({
      left: "107",
      right: "127",
      verdict: "differs",
    });
    expect(passes).toEqual([]);
  });

  test("refuses as a run does", () => {
    const alone = { ...GIVEN, grids: GIVEN.grids.slice(0, 1) };
    const answer = whyNot(
      alone,
      { left: { sheet: "Trades", rows: [2] }, right: { sheet: "Statement", rows: [2] } },
      () => undefined,
    );
    expect(answer).toMatchObject({ ok: false, error: { code: "no-such-sheet" } });
  });
});

test("rows that are matched can be parted by what the answer names them, and stay parted", () => {
  const before = ask(GIVEN, "Trades!2", "Statement!2");
  expect(before.isMatched).toBe(true);
  const settings = withDecision(GIVEN.settings, {
    kind: "reject",
    left: before.refs!.left,
    right: before.refs!.right,
    reason: "two trades",
    by: "Claire",
    decidedOn: null,
    until: null,
  });
  const after = ask({ ...GIVEN, settings }, "Trades!2", "Statement!2");
  expect(after.isMatched).toBe(false);
  expect(after.verdict.en).toContain("Claire");
  expect(after.refs).toEqual(before.refs);
});
