import { describe, expect, it } from "vitest";

import { read, rowsOf } from "./cashRows";

const bare = (...fields: readonly string[]): string => [...fields, "-", ""].join("\r\n");

const START = [":20:BK-77", ":21:PAY-1", ":25:FR7630006000011234567890189", ":32A:260923EUR810,"];

describe("a cash advice without envelope", () => {
  it.each([
    ["no party", [], "MT900", "-810"],
    ["a narrative", [":72:/OCMT/EUR810,"], "MT900", "-810"],
    ["an ordering customer", [":50K:/123\r\nDUPONT SA"], "MT910", "810"],
    ["an ordering customer and institution", [":50F:/123\r\n1/DUPONT SA", ":52A:BNPAFRPP"], "MT910", "810"],
    ["an intermediary", [":52A:BNPAFRPP", ":56A:SOGEFRPP"], "MT910", "810"],
  ] as const)("that names %s is told by its fields", (_, fields, format, amount) => {
    const content = read(bare(...START, ...fields));
    expect(content.formats).toEqual([format]);
    expect(content.tables.flatMap(rowsOf)).toMatchObject([{ netAmount: amount, reference: "PAY-1" }]);
  });

  it("of a debit says that its fields told it, of a credit there is no doubt", () => {
    expect(read(bare(...START)).notices.map(({ code, line }) => [code, line])).toEqual([["typed-by-fields", 1]]);
    expect(read(bare(...START, ":50K:DUPONT")).notices).toEqual([]);
  });

  it("that names an ordering institution alone is not guessed: it is left, and told with its remedy", () => {
    const content = read(`${bare(...START, ":52A:BNPAFRPP")}${bare(...START, ":52D:BANQUE X")}`);
    expect(content.tables).toEqual([]);
    expect(content.notices.map(({ code, line, severity }) => [severity, code, line])).toEqual([
      ["error", "debit-or-credit", 1],
    ]);
    expect(content.notices[0]?.wording.en).toContain("2 cash advices (lines 1, 7)");
    expect(content.notices[0]?.wording.fr).toContain("MT910");
  });

  it("whose bank writes the type before it is what the bank says", () => {
    const fields = [...START, ":52A:BNPAFRPP"];
    for (const [announced, amount] of [
      ["900", "-810"],
      [":910:", "810"],
    ] as const) {
      const content = read(bare(announced, ...fields));
      expect(content.tables.flatMap(rowsOf)).toMatchObject([{ netAmount: amount }]);
      expect(content.notices).toEqual([]);
    }
  });

  it.each([
    ["a payment", [":20:A", ":21:B", ":32A:260923EUR810,", ":58A:BNPAFRPP"]],
    ["an advice of charges", [":20:A", ":21:B", ":25:X", ":32C:260923EUR8,", ":71B:/COMM/"]],
    ["a credit transfer", [":20:A", ":23B:CRED", ":32A:260923EUR8,", ":50K:X", ":59:Y", ":71A:SHA"]],
  ])("is not what %s is taken for", (_, fields) => {
    const content = read(bare(...fields));
    expect(content.tables).toEqual([]);
    expect(content.notices.map(({ code }) => code)).toEqual(["not-handled"]);
  });
});

describe("message types that are not read", () => {
  const TYPES = "101 103 202 300 305 320 509 513 515 518 527 530 538 549 558 565 569 575 576 578 586 920 935 999";

  it("are named and left by their line, each type once", () => {
    for (const type of TYPES.split(" ")) {
      const one = `{1:F01CUSTFRPPAXXX0000000000}{2:I${type}CLNTFRPPXXXXN}{4:\r\n:16R:GENL\r\n:20C::SEME//A\r\n:16S:GENL\r\n-}\r\n`;
      const content = read(one + one);
      expect(content.tables).toEqual([]);
      expect(content.notices.map(({ code, line }) => [code, line])).toEqual([["not-handled", 1]]);
      expect(content.notices[0]?.wording.en).toContain(`2 messages MT${type} (lines 1, 6)`);
    }
  });

  it("and those that are read leave nothing unnamed: every type of categories 5 and 9 is one or the other", () => {
    const READ = "535 536 537 540 541 542 543 544 545 546 547 548 564 566 567 568 900 910 940 942 950".split(" ");
    for (const category of [5, 9]) {
      for (let number = 0; number < 100; number += 1) {
        const type = String(category * 100 + number);
        const text = `{1:F01CUSTFRPPAXXX0000000000}{2:I${type}CLNTFRPPXXXXN}{4:\r\n:20:A\r\n-}`;
        const { formats, notices } = read(text);
        const isNamed = notices.some(({ code, wording }) => code === "not-handled" && wording.en.includes(`MT${type}`));
        expect([type, isNamed]).toEqual([type, !READ.includes(type)]);
        if (!READ.includes(type)) expect(formats).toEqual([]);
      }
    }
  });
});
