import { describe, expect, it } from "vitest";

import { block, fixture, message, readText, rowsOf, tableOf } from "./securitiesCells";

describe("instructions and confirmations", () => {
  const settlement = (
    type: string,
    messageFunction: string,
    quantities: readonly string[],
    ...links: readonly string[]
  ) =>
    message(
      type,
      block("GENL", ":20C::SEME//S1", `:23G:${messageFunction}`, ":98A::PREP//20260911", ...links),
      block("TRADDET", ":98A::SETT//20260911", ":35B:ISIN A"),
      block("FIAC", ...quantities, ":97A::SAFE//ACC-1"),
      block(
        "SETDET",
        block("AMT", ":19A::ESTT//EUR100,"),
        block("AMT", ":19A::EXEC//EUR1,"),
        block("AMT", ":19A::CHAR//EUR2,"),
      ),
    );
  const related = block("LINK", ":20C::RELA//R1");

  it.each([
    ["540", "BUY", "FREE"],
    ["541", "BUY", "APMT"],
    ["542", "SELL", "FREE"],
    ["543", "SELL", "APMT"],
  ])("MT%s is an instruction to %s, %s", (type, side, payment) => {
    const content = readText(settlement(type, "NEWM", [":36B::SETT//UNIT/10,"]));
    expect(rowsOf(content, "instructions")).toMatchObject([{ side, payment, reference: "S1", quantity: "10" }]);
    expect(rowsOf(content, "instructions")[0]?.status).toBeUndefined();
  });

  it.each([
    ["544", "BUY", "FREE"],
    ["545", "BUY", "APMT"],
    ["546", "SELL", "FREE"],
    ["547", "SELL", "APMT"],
  ])("MT%s confirms a %s, %s", (type, side, payment) => {
    const content = readText(settlement(type, "NEWM", [":36B::ESTT//UNIT/10,"], related));
    expect(rowsOf(content, "transactions")).toMatchObject([
      { side, payment, reference: "R1", counterReference: "S1", status: "SETTLED", netAmount: "100", fees: "3" },
    ]);
    expect(rowsOf(content, "transactions")[0]?.narrative).toBe("EXEC EUR 1.00; CHAR EUR 2.00");
  });

  it("that settle in parts say what was before and what remains", () => {
    const parts = (settled: string, before: string, remaining: string) =>
      settlement(
        "545",
        "NEWM",
        [`:36B::ESTT//UNIT/${settled}`, `:36B::PSTT//UNIT/${before}`, `:36B::RSTT//UNIT/${remaining}`],
        related,
      );
    const content = readText(parts("400,", "0,", "600,") + parts("600,", "400,", "0,"));
    expect(
      rowsOf(content, "transactions").map(({ quantity, previouslySettled, remaining }) => [
        quantity,
        previouslySettled,
        remaining,
      ]),
    ).toEqual([
      ["400", "0", "600"],
      ["600", "400", "0"],
    ]);
    expect(tableOf(content, "transactions").statements).toMatchObject([
      { format: "MT545", account: "ACC-1", countRows: 2 },
    ]);
  });

  it("that cancel are cancelled, and point to what they cancel", () => {
    const previous = block("LINK", ":20C::PREV//S0");
    const content = readText(settlement("541", "CANC", [":36B::SETT//UNIT/10,"], previous));
    expect(rowsOf(content, "instructions")).toMatchObject([
      { status: "CANCELLED", messageFunction: "CANC", previousReference: "S0", reference: "S1" },
    ]);
  });

  it("that reverse run against their side", () => {
    const content = readText(settlement("545", "RVSL", [":36B::ESTT//UNIT/10,"], related));
    expect(rowsOf(content, "transactions")).toMatchObject([
      { side: "BUY", quantity: "-10", netAmount: "-100", fees: "-3", reversal: "Y" },
    ]);
  });
});

describe("corporate actions", () => {
  it("have a row for each movement of securities and of cash", () => {
    const content = readText(
      message(
        "566",
        block("GENL", ":20C::CORP//E1", ":20C::SEME//S1", ":23G:NEWM", ":22F::CAEV//EXOF"),
        block("USECU", ":97A::SAFE//ACC-1", ":35B:ISIN OLD", ":93B::ELIG//UNIT/900,"),
        block(
          "CACONF",
          ":13A::CAON//002",
          ":22F::CAOP//SECU",
          block("SECMOVE", ":22H::CRDB//DEBT", ":35B:ISIN OLD", ":36B::PSTA//UNIT/900,", ":98A::POST//20260923"),
          block("SECMOVE", ":22H::CRDB//CRED", ":35B:ISIN NEW\r\nNEW CO", ":92D::NEWO//1,/10,", ":36B::PSTA//UNIT/90,"),
          block("CASHMOVE", ":22H::CRDB//DEBT", ":19B::PSTA//EUR12,5", ":19B::GRSS//USD15,"),
        ),
      ),
    );
    const rows = rowsOf(content, "corporate-actions");
    expect(rows.map(({ event, security, option }) => [event, security, option])).toEqual(
      Array(3).fill(["E1", "OLD", "002"]),
    );
    expect(rows[0]).toMatchObject({ side: "SELL", securityMoved: "OLD", quantity: "900", bookingDate: "2026-09-23" });
    expect(rows[1]).toMatchObject({ side: "BUY", securityMoved: "NEW", quantity: "90", terms: "1,/10,", ratio: "0.1" });
    expect(rows[2]).toMatchObject({ netAmount: "-12.5", currency: "EUR", narrative: "GRSS USD 15.00" });
  });

  it("of several accounts add up what is held, and tell it by account", () => {
    const holder = (account: string, units: string) =>
      block("ACCTINFO", `:97A::SAFE//${account}`, `:93B::ELIG//UNIT/${units}`);
    const text = message(
      "564",
      block("GENL", ":20C::CORP//E1"),
      block("USECU", ":35B:ISIN A", holder("ACC-1", "900,"), holder("ACC-2", "100,")),
      block("CAOPTN", ":13A::CAON//001"),
    );
    expect(rowsOf(readText(text), "corporate-actions")).toMatchObject([
      { account: "ACC-1, ACC-2", eligibleQuantity: "1000", narrative: "ACC-1 UNIT 900; ACC-2 UNIT 100" },
    ]);
  });

  it("keep a ratio without end as it is written only", () => {
    const movement = block("SECMOVE", ":22H::CRDB//CRED", ":35B:ISIN B", ":92D::ADEX//1,/3,");
    const text = message(
      "564",
      block("GENL", ":20C::CORP//E1"),
      block("USECU", ":35B:ISIN A"),
      block("CAOPTN", ":13A::CAON//001", movement),
    );
    const [row] = rowsOf(readText(text), "corporate-actions");
    expect([row?.terms, row?.ratio]).toEqual(["1,/3,", undefined]);
  });

  it("that are narratives have their lines joined, and withdrawn events are cancelled", () => {
    const narrative = message(
      "568",
      block("GENL", ":20C::CORP//E1", ":23G:WITH"),
      block("USECU", ":35B:ISIN A", block("ACCTINFO", ":97A::SAFE//ACC-1")),
      block("ADDINFO", ":70E::ADTX//FIRST LINE\r\nSECOND LINE", ":70E::TXNR//THIRD"),
    );
    expect(rowsOf(readText(narrative), "corporate-actions")).toMatchObject([
      { event: "E1", account: "ACC-1", narrative: "FIRST LINE SECOND LINE; THIRD", status: "CANCELLED" },
    ]);
  });
});

describe("bare texts", () => {
  const bare = (name: string): string =>
    fixture(`securities/${name}.fin`)
      .replace(/^[^\r\n]*\r\n/, "")
      .replace("-}", "");

  it.each(["mt535", "mt536", "mt564", "mt566"])("of an %s are told by their blocks", (name) => {
    const content = readText(bare(name));
    expect(content.formats).toEqual([name.toUpperCase()]);
    expect(content.tables[0]?.rows).toEqual(readText(fixture(`securities/${name}.fin`)).tables[0]?.rows);
  });

  it("of a settlement are left, as nothing says which way it goes", () => {
    expect(readText(bare("mt545")).tables).toEqual([]);
  });
});
