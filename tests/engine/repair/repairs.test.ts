import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../../src/engine";
import { repairId } from "../../../src/engine/repair/decisions";
import { reconciled, repairTexts, statementOf, type Said } from "./damagedDesk";

const MARCH_FIRST = 46_082;
const OCTOBER_1999 = 36_434;

describe("a code that Excel damaged is read as the one that the other side has", () => {
  const cases: readonly [damage: string, original: string, cell: Cell, kind: string][] = [
    ["in scientific notation", "123456789012", "1.23457E+11", "scientific"],
    ["in scientific notation, with few digits", "123456789012", "1.23E+11", "scientific"],
    ["with a decimal comma", "987654321098", "9,87654E+11", "scientific"],
    ["rounded up to a further digit", "999999712345", "1E+12", "scientific"],
    ["a code that reads like a power of ten", "12E10", 120_000_000_000, "scientific"],
    ["the same, from a text file", "1E10", "1E+10", "scientific"],
    ["of more than fifteen digits", "123456789012345678", 123456789012345000, "cut-number"],
    ["turned into a day of this year", "MAR1", MARCH_FIRST, "date-code"],
    ["turned into a month", "OCT99", OCTOBER_1999, "date-code"],
    ["two numbers", "1/3", MARCH_FIRST, "date-code"],
    ["two numbers, month first", "3-1", MARCH_FIRST, "date-code"],
    ["turned into a date, then saved as text", "MAR1", "1-Mar", "date-code"],
    ["turned into a date by a French Excel", "MARS1", "01-mars", "date-code"],
    ["without its zeros in front", "00123456", 123_456, "leading-zeros"],
    ["with a decimal tail", "123456", "123456.0", "decimal-tail"],
  ];
  test.each(cases)("%s: %s", (_, original, cell, kind) => {
    const run = reconciled([{}, {}, { reference: original }, {}], [{}, {}, { reference: cell }, {}]);
    expect(repairTexts(run)).toEqual([
      `applied ${kind} ${typeof cell === "number" ? String(cell) : cell} → ${original}`,
    ]);
    expect(run.result.reconciliations[0]!.matching.matches.map(({ status }) => status)).toEqual(
      Array(4).fill("matched"),
    );
    expect(run.result.reconciliations[0]!.breaks).toEqual([]);
  });

  test("its sheet, column, rows and evidence are listed", () => {
    const run = reconciled([{ reference: "123456789012" }, {}], [{ reference: "1.23457E+11" }, {}]);
    expect(run.result.repairs[0]).toMatchObject({
      sheet: "Custodian statement",
      column: 1,
      field: "reference",
      firstRow: 2,
      cells: 1,
    });
    const sheet = run.plan.sheets.find(({ key }) => key === "repairs")!;
    const table = sheet.blocks.find((block) => block.kind === "table")!;
    expect(table.rows.map((cells) => cells.slice(1, 10))).toEqual([
      ["Applied", "Custodian statement", "A", 2, 1, "Reference", "Scientific notation", "1.23457E+11", "123456789012"],
    ]);
    expect(run.view.notices.map(({ code }) => code)).toContain("repaired");
  });
});

describe("what proves nothing is asked, and read as it stands", () => {
  const twins: readonly Said[] = [{ reference: "123456789012" }, { reference: "123456700001" }, {}];
  const run = reconciled(twins, [{ reference: "1.23457E+11" }, { reference: "T9" }, {}]);

  test("two originals are both proposed", () => {
    expect(repairTexts(run)).toEqual([
      "proposed scientific 1.23457E+11 → 123456789012",
      "proposed scientific 1.23457E+11 → 123456700001",
    ]);
  });

  test("the one that a person accepts is read", () => {
    const accepted = reconciled(
      twins,
      [{ reference: "1.23457E+11" }, { reference: "T9" }, {}],
      [{ repairId: repairId(run.result.repairs[0]!), decision: "Oui" }],
    );
    expect(repairTexts(accepted)[0]).toBe("accepted scientific 1.23457E+11 → 123456789012");
  });

  test("when one is rejected, the other is the only one", () => {
    const rejected = reconciled(
      twins,
      [{ reference: "1.23457E+11" }, { reference: "T9" }, {}],
      [{ repairId: repairId(run.result.repairs[0]!), decision: "no" }],
    );
    expect(repairTexts(rejected)).toEqual([
      "rejected scientific 1.23457E+11 → 123456789012",
      "applied scientific 1.23457E+11 → 123456700001",
    ]);
  });

  test("a word that is no decision is said, and decides nothing", () => {
    const unclear = reconciled(
      twins,
      [{ reference: "1.23457E+11" }, {}, {}],
      [{ repairId: repairId(run.result.repairs[0]!), decision: "perhaps" }],
    );
    expect(repairTexts(unclear)[0]).toMatch(/^proposed/);
    expect(unclear.view.notices.map(({ code }) => code)).toContain("repair-decision");
  });

  test("two damaged references that come from one are not both it", () => {
    const collapsed = reconciled(
      [{ reference: "123456789012" }, {}, {}],
      [{ reference: "1.23457E+11" }, { reference: "1.23457E+11" }, {}],
    );
    expect(repairTexts(collapsed)).toEqual(["proposed scientific 1.23457E+11 → 123456789012"]);
  });

  test("an original that stands here already may be another trade's", () => {
    const taken = reconciled(
      [{ reference: "123456789012" }, {}, {}],
      [{ reference: "1.23457E+11" }, { reference: "123456789012" }, {}],
    );
    expect(repairTexts(taken)).toEqual(["proposed scientific 1.23457E+11 → 123456789012"]);
  });
});

test("a repair that a person rejected is not made, and stays listed", () => {
  const book = [{ reference: "00123456" }, {}];
  const statement = [{ reference: 123_456 }, {}];
  const [repair] = reconciled(book, statement).result.repairs;
  const run = reconciled(book, statement, [{ repairId: repairId(repair!), decision: "Non" }]);
  expect(repairTexts(run)).toEqual(["rejected leading-zeros 123456 → 00123456"]);
});

describe("identifiers", () => {
  test("letters O and I in an ISIN are digits where the check digit and the other side say so", () => {
    const run = reconciled([{}, {}, {}], [{ isin: "FROOOO12O271" }, { isin: "FR0000I31I04" }, {}]);
    expect(repairTexts(run)).toEqual([
      "applied letters-for-digits FROOOO12O271 → FR0000120271",
      "applied letters-for-digits FR0000I31I04 → FR0000131104",
    ]);
    expect(run.result.reconciliations[0]!.breaks).toEqual([]);
    expect(run.view.notices.map(({ code }) => code)).not.toContain("isin-check-digit");
  });

  test("an ISIN that no letter mends keeps its notice", () => {
    const run = reconciled([{}, {}, {}], [{ isin: "FR0000120272" }, {}, {}]);
    expect(repairTexts(run)).toEqual([]);
    expect(run.view.notices.map(({ wording }) => wording.en)).toContain(
      'Custodian statement, column C: 1 of its ISINs fail the check digit, the first in row 2 ("FR0000120272"). Compare them with the confirmation; they are used as written.',
    );
  });

  test("a column of SEDOLs gets its zeros back by its check digits", () => {
    const sedols: readonly Cell[] = [263_494, "B0YBKJ7", "B1YW440", 540_528, 798_059, "B16GWD5"];
    const header = [
      "Reference",
      "Account",
      "SEDOL",
      "Side",
      "Quantity",
      "Price",
      "Net amount",
      "Currency",
      "Trade date",
      "Counterparty",
    ];
    const run = reconciled(
      sedols.map(() => ({ isin: "GB0002634946" })),
      statementOf(
        sedols.map((isin) => ({ isin })),
        header,
      ),
    );
    expect(repairTexts(run)).toEqual([
      "applied leading-zeros 263494 → 0263494",
      "applied leading-zeros 540528 → 0540528",
      "applied leading-zeros 798059 → 0798059",
    ]);
  });
});

describe("accents", () => {
  test("UTF-8 read as windows-1252 is read as it was written", () => {
    const run = reconciled([{ counterparty: "Société Générale" }, {}], [{ counterparty: "SociÃ©tÃ© GÃ©nÃ©rale" }, {}]);
    expect(repairTexts(run)).toEqual(["applied mojibake SociÃ©tÃ© GÃ©nÃ©rale → Société Générale"]);
  });

  test("headers with broken accents are understood", () => {
    const header = [
      "RÃ©fÃ©rence",
      "Compte",
      "Code ISIN",
      "Sens",
      "QuantitÃ©",
      "Cours",
      "Montant net",
      "Devise",
      "Date d’opÃ©ration",
      "Contrepartie",
    ];
    const { survey } = reconciled([{}, {}], statementOf([{}, {}], header)).result.reconciliations[0]!.right.reading;
    expect(Object.keys(survey.columns).sort()).toEqual([
      "account",
      "counterparty",
      "currency",
      "netAmount",
      "price",
      "quantity",
      "reference",
      "security",
      "side",
      "tradeDate",
    ]);
  });
});

describe("day and month", () => {
  /** 2026-09-01 to 2026-09-12 as a month-first Excel stores them from a day-first file, later ones as texts. */
  const september = (day: number): number => 46_265 + day;
  const exchanged = [46_031, 46_062, 46_090, 46_121, 46_151, 46_182];

  test("a column half dates, half texts is read in the order of its texts", () => {
    const days = [1, 2, 3, 4, 5, 6];
    const book = [...days.map((day) => ({ tradeDate: september(day) })), { tradeDate: september(15) }];
    const run = reconciled(book, [...exchanged.map((tradeDate) => ({ tradeDate })), { tradeDate: "15/09/2026" }]);
    expect(repairTexts(run)).toEqual(["applied day-month Trade date → "]);
    expect(run.result.repairs[0]).toMatchObject({ cells: 6, field: "tradeDate" });
    expect(run.result.reconciliations[0]!.breaks).toEqual([]);
  });

  test("without a text, the other side's dates say it", () => {
    const book = [1, 2, 3, 4].map((day) => ({ tradeDate: september(day) }));
    const run = reconciled(
      book,
      exchanged.slice(0, 4).map((tradeDate) => ({ tradeDate })),
    );
    expect(repairTexts(run)).toEqual(["applied day-month Trade date → "]);
    expect(run.result.reconciliations[0]!.breaks).toEqual([]);
  });

  test("few dates and no other side to ask are a question", () => {
    const book = [{ tradeDate: 46_300 }, { tradeDate: 46_301 }, {}];
    const run = reconciled(book, [
      { tradeDate: exchanged[0]! },
      { tradeDate: exchanged[1]! },
      { tradeDate: "13/09/2026" },
    ]);
    expect(repairTexts(run)).toEqual(["proposed day-month Trade date → "]);
    expect(run.view.notices.map(({ code }) => code)).toContain("repair-proposed");
  });

  test("a date beyond the 12th that is stored as one leaves the column as it is", () => {
    const book = [1, 2, 3, 20].map((day) => ({ tradeDate: september(day) }));
    const run = reconciled(
      book,
      [...exchanged.slice(0, 3), september(20)].map((tradeDate) => ({ tradeDate })),
    );
    expect(repairTexts(run)).toEqual([]);
  });
});

test("codes that nothing damaged are never repaired, whatever the other side has", () => {
  const code = fc.stringMatching(/^[A-Z]{2}[1-9]\d{5}$/);
  fc.assert(
    fc.property(
      fc.uniqueArray(code, { minLength: 4, maxLength: 12 }),
      fc.integer({ min: 1, max: 3 }),
      (codes, apart) => {
        const book = codes.slice(apart).map((reference) => ({ reference }));
        const statement = codes.slice(0, -apart).map((reference) => ({ reference }));
        expect(repairTexts(reconciled(book, statement))).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});
