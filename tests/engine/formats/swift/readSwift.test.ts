import { describe, expect, it } from "vitest";

import { readSwift } from "../../../../src/engine/formats/swift/readSwift";

const envelope = (type: string, text: string) =>
  `{1:F01CUSTFRPPAXXX0000000000}{2:I${type}CLNTFRPPXXXXN}{4:\r\n${text}\r\n-}$`;

const STATEMENT = envelope(
  "940",
  ":20:A\r\n:25:X\r\n:28C:1\r\n:60F:C260101EUR0,\r\n:61:260101C1,NTRFR1\r\n:62F:C260101EUR1,",
);
const PAYMENT = envelope("103", ":20:P\r\n:23B:CRED");
const BROKEN = "{1:F01CUSTFRPPAXXX0000000000}{2:I940CLNTFRPPXXXXN}{4:\r\n:20:B\r\n";
const UNKNOWN = ":20:U\r\n:23B:CRED\r\n-\r\n";
const ADVICE = envelope(
  "566",
  ":16R:GENL\r\n:20C::CORP//CA1\r\n:20C::SEME//S1\r\n:23G:NEWM\r\n:22F::CAEV//DVCA\r\n:16S:GENL\r\n:16R:USECU\r\n:97A::SAFE//X\r\n:35B:ISIN FR0000120271\r\n:16S:USECU\r\n:16R:CACONF\r\n:13A::CAON//001\r\n:22F::CAOP//CASH\r\n:16R:CASHMOVE\r\n:22H::CRDB//CRED\r\n:19B::PSTA//EUR810,\r\n:98A::POST//20260923\r\n:16S:CASHMOVE\r\n:16S:CACONF",
);

describe("a file of many messages", () => {
  const content = readSwift(STATEMENT + PAYMENT + ADVICE + PAYMENT + BROKEN + STATEMENT + UNKNOWN, () => undefined);

  it("has a table for each kind of what is read, whatever stands beside it", () => {
    expect(content.formats).toEqual(["MT566", "MT940"]);
    expect(content.tables.map(({ kind, rows }) => [kind, rows.length])).toEqual([
      ["corporate-actions", 1],
      ["cash", 2],
    ]);
  });

  it("is told what did not come in: by type, and what is broken by its line", () => {
    const told = content.notices.filter(({ severity }) => severity === "error");
    expect(told.map(({ code, line }) => [code, line])).toEqual([
      ["not-handled", 8],
      ["not-handled", 43],
      ["broken-message", 34],
    ]);
    expect(told[0]?.wording.en).toContain("2 messages MT103 (lines 8, 31)");
    expect(told[0]?.wording.fr).toContain("2 messages MT103 (lignes 8, 31)");
    expect(told[2]?.wording.fr).toContain("sa fin (-}) manque");
  });
});

describe("reading", () => {
  it("reports how far it is, never backwards, and its end", () => {
    const fractions: number[] = [];
    readSwift(STATEMENT.repeat(20_000), (fraction) => fractions.push(fraction));
    expect(fractions.length).toBeGreaterThan(20);
    expect([...fractions].sort((left, right) => left - right)).toEqual(fractions);
    expect(fractions[fractions.length - 1]).toBe(1);
  });

  it("of nothing finds nothing", () => {
    expect(readSwift("", () => undefined)).toEqual({ formats: [], tables: [], notices: [] });
  });
});
