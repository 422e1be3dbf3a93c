import { describe, expect, it } from "vitest";

import { cutMessages } from "../../../../src/engine/formats/swift/cutMessages";

const HEADER = "{1:F01CUSTFRPPAXXX0000000000}{2:I940CLNTFRPPXXXXN}";
const statement = (reference: string) => `${HEADER}{4:\r\n:20:${reference}\r\n:25:ACC\r\n-}`;

const references = (text: string) =>
  cutMessages(text).messages.map(({ fields }) => fields.find(({ tag }) => tag === "20")?.value ?? null);

describe("envelopes", () => {
  it.each([
    ["nothing", ""],
    ["a line end", "\r\n"],
    ["an old Macintosh line end", "\r"],
    ["the dollar of RJE", "$"],
    ["DOS-PCC frames", "\u0003\u0000\u0000\u0001"],
    ["trailers with blocks in them", "{5:{CHK:B3BF0D846AFD}{TNG:}}\n"],
    ["one brace too many", "}\n"],
  ])("are told apart when %s stands between them", (_name, separator) => {
    const text = ["A", "B", "C"].map((reference) => statement(reference) + separator).join("");
    expect(references(text)).toEqual(["A", "B", "C"]);
    expect(cutMessages(text).broken).toEqual([]);
  });

  it("name who sends and who receives, whichever way the message goes", () => {
    const [input] = cutMessages(statement("A")).messages;
    expect([input?.sender, input?.receiver]).toEqual(["CUSTFRPPXXX", "CLNTFRPPXXX"]);
    const text = "{1:F01CLNTFRPPAXXX0000000000}{2:O9400824170510CUSTFRPPAXXX94149133901705101425N}{4:\n:20:A\n-}";
    const [output] = cutMessages(text).messages;
    expect([output?.sender, output?.receiver, output?.type]).toEqual(["CUSTFRPPXXX", "CLNTFRPPXXX", "940"]);
  });

  it("may have user headers with blocks in them", () => {
    expect(references(`${HEADER}{3:{108:MUR}{119:STP}}{4:\n:20:A\n-}{5:{CHK:1}}`)).toEqual(["A"]);
  });

  it("are left out when they acknowledge, and what follows them stays", () => {
    const acknowledgement = "{1:F21CUSTFRPPAXXX0000000000}{4:{177:1704260717}{451:0}}";
    expect(references(acknowledgement + statement("A") + "$" + acknowledgement + statement("B"))).toEqual(["A", "B"]);
  });

  it("keep their line numbers under mixed line ends", () => {
    const text = `${HEADER}{4:\r\n:20:A\r:25:B\n:28C:1/1\r\n-}`;
    expect(cutMessages(text).messages[0]?.fields.map(({ tag, line }) => [tag, line])).toEqual([
      ["20", 2],
      ["25", 3],
      ["28C", 4],
    ]);
  });
});

describe("broken messages", () => {
  it.each([
    ["a text without end", `${HEADER}{4:\n:20:A\n:25:B\n${statement("C")}`, { line: 1, type: "940", reason: "no-end" }],
    [
      "a text cut by the end of the file",
      `${statement("C")}\n${HEADER}{4:\n:20:A`,
      { line: 5, type: "940", reason: "no-end" },
    ],
    ["an envelope without text", `${HEADER}\n${statement("C")}`, { line: 1, type: "940", reason: "no-fields" }],
    [
      "a text without fields",
      `${HEADER}{4:\nhello\n-}${statement("C")}`,
      { line: 1, type: "940", reason: "no-fields" },
    ],
    [
      "a header that is not closed",
      `{1:F01CUSTFRPPAXXX0000000000{2:I940CLNTFRPPXXXXN}{4:\n:20:A\n-}\n${statement("C")}`,
      { line: 1, type: null, reason: "bad-block" },
    ],
  ])("%s is told by its line, and the others come in", (_name, text, broken) => {
    const cut = cutMessages(text);
    expect(cut.broken).toEqual([broken]);
    expect(references(text)).toEqual(["C"]);
  });
});

describe("bare texts", () => {
  it("begin anew at each transaction reference", () => {
    expect(references(":20:A\n:25:X\n:20:B\n:20:C\n:25:X\n-\n:20:D")).toEqual(["A", "B", "C", "D"]);
  });

  it("of treasury deals begin with the opening of their first part", () => {
    expect(references(":15A:\n:20:A\n:15B:\n:30T:20260923\n:15A:\n:20:B")).toEqual(["A", "B"]);
  });

  it.each([
    ["ABNANL2A\n940\nABNANL2A\n:20:A\n:25:X\n-\nABNANL2A\n940\nABNANL2A\n:20:B\n-"],
    ["0000 01INGBNL2AXXXX00001\n940 00\n:20:A\n:86:x\n-XXX\n940 00\n:20:B\n-XXX"],
    [":940:\n:20:A\n:25:X\n:940:\n:20:B\n"],
    ["\u0001\r\n:20:A\r\n-\u0003\u0001\r\n:20:B\r\n-\u0003"],
  ])("may have a bank's own lines around them: %j", (text) => {
    expect(references(text)).toEqual(["A", "B"]);
    expect(cutMessages(text).messages.map(({ type }) => type)).toEqual(["940", "940"]);
  });

  it.each([
    ["86", ":20:A\n:60F:C260101EUR1,\n:61:260101C1,NTRFX\n:86:text\n:62F:C260101EUR2,", "940"],
    ["entries without details", ":20:A\n:60F:C260101EUR1,\n:61:260101C1,NTRFX\n:62F:C260101EUR2,", "950"],
    ["sums of entries", ":20:A\n:34F:EUR0,\n:61:260101C1,NTRFX\n:90C:1EUR1,", "942"],
    ["a date and time", ":20:A\n:13D:2601011200+0100\n:61:260101C1,NTRFX", "942"],
    ["securities blocks", ":16R:GENL\n:20C::SEME//A\n:16S:GENL", null],
    ["a payment", ":20:A\n:23B:CRED\n:32A:260101EUR1,", null],
  ])("are told by their fields: %s", (_name, text, type) => {
    expect(cutMessages(text).messages.map((message) => message.type)).toEqual([type]);
  });

  it("of securities begin anew at each general block", () => {
    const text = ":16R:GENL\n:20C::SEME//A\n:16S:GENL\n:16R:GENL\n:20C::SEME//B\n:16S:GENL\n-}";
    expect(cutMessages(text).messages.map(({ line }) => line)).toEqual([1, 4]);
  });
});

describe("fields", () => {
  const values = (text: string) => cutMessages(text).messages[0]?.fields.map(({ tag, value }) => [tag, value]);

  it("go on over lines that have no tag at their start", () => {
    expect(values(":20:A\n:86:one\ntwo :20: three\n: four\n:5:\n\n:62F:C260101EUR2,")).toEqual([
      ["20", "A"],
      ["86", "one\ntwo :20: three\n: four\n:5:"],
      ["62F", "C260101EUR2,"],
    ]);
  });

  it("of a narrative go on over a time that looks like a tag", () => {
    expect(values(":20:A\n:86:805?602017-01-01T13\n:12:11\n:62F:C260101EUR2,")?.[1]).toEqual([
      "86",
      "805?602017-01-01T13\n:12:11",
    ]);
  });

  it("are found when the wrapping of lines cuts their tag", () => {
    expect(values(":61:1811261126CR\n30,00N062NONREF\n:\n86:166?00TEXT")).toEqual([
      ["61", "1811261126CR\n30,00N062NONREF"],
      ["86", "166?00TEXT"],
    ]);
  });

  it("of a narrative keep a dash that stands alone, if other fields follow it", () => {
    expect(values(":20:A\n:86:one\n-\n:61:260101C1,NTRFX\n-")?.map(([tag]) => tag)).toEqual(["20", "86", "61"]);
  });
});
