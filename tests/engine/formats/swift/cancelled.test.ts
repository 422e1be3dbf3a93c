import { describe, expect, it } from "vitest";

import { block, message, noticesOf, readText, rowsOf } from "./securitiesCells";

const settlement = (type: string, reference: string, code: string, ...links: readonly string[]): string =>
  message(
    type,
    block("GENL", `:20C::SEME//${reference}`, `:23G:${code}`, ...links.map((link) => block("LINK", link))),
    block("TRADDET", ":98A::SETT//20260911", ":98A::TRAD//20260909", ":35B:ISIN FR0000120271"),
    block("FIAC", `:36B::${type < "544" ? "SETT" : "ESTT"}//UNIT/1000,`, ":97A::SAFE//PTF-00042"),
    block("SETDET", ":22F::SETR//TRAD"),
  );

const PREVIOUS = ":20C::PREV//SENT-1";

describe("a message that cancels another of the file", () => {
  it.each([
    ["541", "instructions", null],
    ["545", "transactions", "SETTLED"],
  ] as const)("MT%s marks it cancelled, whichever stands first", (type, kind, whole) => {
    const original = settlement(type, "SENT-1", "NEWM");
    const other = settlement(type, "SENT-2", "NEWM");
    const cancellation = settlement(type, "SENT-3", "CANC", PREVIOUS);
    for (const text of [original + other + cancellation, cancellation + other + original]) {
      const content = readText(text);
      const statuses = rowsOf(content, kind).map(({ status }) => status ?? null);
      expect(statuses).toEqual(["CANCELLED", whole, "CANCELLED"]);
      const [first] = content.notices;
      expect(noticesOf(content)).toHaveLength(1);
      expect([first?.severity, first?.code]).toEqual(["information", "cancelled-transaction"]);
      expect(first?.wording.en).toContain(`MT${type} SENT-1 is cancelled`);
      expect(first?.wording.fr).toContain(`MT${type} SENT-1 est annulé`);
    }
  });

  it("leaves those of another type, another sender and those that are only linked to as they are", () => {
    const cancellation = settlement("541", "SENT-3", "CANC", PREVIOUS);
    const elsewhere = settlement("541", "SENT-1", "NEWM").replace("CUSTFRPPAXXX", "OTHRFRPPAXXX");
    const linked = settlement("541", "SENT-4", "NEWM", ":20C::PREV//SENT-5") + settlement("541", "SENT-5", "NEWM");
    const content = readText(cancellation + elsewhere + settlement("543", "SENT-1", "NEWM") + linked);
    const statuses = rowsOf(content, "instructions").map(({ reference, status }) => [reference, status ?? null]);
    expect(statuses.filter(([, status]) => status !== null)).toEqual([["SENT-3", "CANCELLED"]]);
    expect(content.notices).toEqual([]);
  });

  it("takes a corporate action's notification back with every row of it", () => {
    const notification = (reference: string, code: string, ...more: readonly string[]): string =>
      message(
        "564",
        block("GENL", ":20C::CORP//CA1", `:20C::SEME//${reference}`, `:23G:${code}`, ":22F::CAEV//DVOP", ...more),
        block("USECU", ":35B:ISIN FR0000120271", block("ACCTINFO", ":97A::SAFE//PTF-00042")),
        block("CAOPTN", ":13A::CAON//001", ":22F::CAOP//CASH"),
        block("CAOPTN", ":13A::CAON//002", ":22F::CAOP//SECU"),
      );
    const content = readText(notification("N1", "NEWM") + notification("N2", "CANC", block("LINK", ":20C::PREV//N1")));
    expect(rowsOf(content, "corporate-actions").map(({ status }) => status)).toEqual(Array(4).fill("CANCELLED"));
  });
});

const page = (number: number, continuation: string, security: string, reference = "P1"): string =>
  message(
    "535",
    block(
      "GENL",
      `:28E:${number}/${continuation}`,
      `:20C::SEME//${reference}-${number}`,
      ":23G:NEWM",
      ":98A::STAT//20260911",
      ":97A::SAFE//PTF-00042",
    ),
    block("SUBSAFE", block("FIN", `:35B:ISIN ${security}`, ":93B::AGGR//UNIT/1,")),
  );

describe("pages of a statement", () => {
  const [one, two, three] = [
    page(1, "MORE", "FR0000120271"),
    page(2, "MORE", "FR0000131104"),
    page(3, "LAST", "FR0000120073"),
  ];
  const pagesOf = (text: string): (readonly number[])[] =>
    readText(text).tables.flatMap(({ statements }) => statements.map(({ pages }) => pages.map(({ number }) => number)));

  it("are joined in their order, in whatever order they stand in the file", () => {
    const content = readText(three + one + two);
    expect(pagesOf(three + one + two)).toEqual([[1, 2, 3]]);
    expect(rowsOf(content, "holdings").map(({ security }) => security)).toEqual([
      "FR0000120271",
      "FR0000131104",
      "FR0000120073",
    ]);
  });

  it.each([
    ["twice in one statement stay in it", () => one + two + two + three, [[1, 2, 2, 3]]],
    [
      "of a statement that was sent again are its own",
      () => one + two + three + one + two + three,
      [
        [1, 2, 3],
        [1, 2, 3],
      ],
    ],
    [
      "of two that lie one upon the other are dealt out in turn",
      () => one + one + two + two + three + three,
      [
        [1, 2, 3],
        [1, 2, 3],
      ],
    ],
    ["that are missing leave a gap", () => one + three, [[1, 3]]],
  ] as const)("%s", (_, text, expected) => {
    expect(pagesOf(text())).toEqual(expected);
  });
});
