import { describe, expect, test } from "vitest";
import { WORKSHEET_FUNCTIONS } from "../../src/functions/catalogue";
import { metadataOf } from "../../src/functions/metadata";
import type { Argument } from "../../src/functions/worksheetFunction";
import { parseDay, serialFromDay } from "../../src/kernel/day";

function evaluate(name: string, ...values: Argument[]): unknown {
  const found = WORKSHEET_FUNCTIONS.find((one) => one.name === name)?.evaluate(...values);
  if (!found) throw new Error(`no function ${name}`);
  return "value" in found ? found.value : found.fault.en;
}

const serial = (text: string): number => {
  const day = parseDay(text);
  if (!day.ok) throw new Error(day.error);
  return serialFromDay(day.value, 1900);
};

describe("identifiers", () => {
  test.each<[string, Argument[], unknown]>([
    ["ISVALID", ["FR0000120271"], true],
    ["ISVALID", [" fr0000120271"], true],
    ["ISVALID", ["FR0000120272"], false],
    ["ISVALID", ["969500TJ5KRTCJQWXH05", "lei"], true],
    ["ISVALID", ["FR76 3000 6000 0112 3456 7890 189", "IBAN"], true],
    ["CHECK", ["FR0000120272"], "wrong check digit"],
    ["CHECK", ["XX0000120271", "ISIN", "fr"], "pays ou préfixe inconnu"],
    ["CHECK", ["FR0000120271", "", "fr"], "juste"],
    ["KINDOF", ["037833100"], "CUSIP"],
    ["KINDOF", ["hello"], ""],
    ["REPAIR", ["FR00O0120271"], "FR0000120271"],
    ["REPAIR", [263494, "SEDOL"], "0263494"],
    ["REPAIR", ["FR0000120271"], "FR0000120271"],
    ["NATIONALCODE", ["US0378331005"], "037833100"],
    ["ISINFROM", ["037833100", "US"], "US0378331005"],
    ["RIBKEY", [30006, 1, "12345678901"], "89"],
  ])("%s(%j) is %j", (name, values, expected) => {
    expect(evaluate(name, ...values)).toBe(expected);
  });

  test.each<[string, Argument[], string]>([
    ["ISVALID", ["X", "SWIFT"], 'no kind "SWIFT"'],
    ["REPAIR", ["FR0000120272"], "Look it up"],
    ["NATIONALCODE", ["NL0000235190"], "no ISIN that holds"],
    ["ISINFROM", ["1", "France"], "two letters"],
    ["RIBKEY", ["A", "1", "2"], "five digits"],
  ])("%s(%j) says what is wrong", (name, values, words) => {
    expect(evaluate(name, ...values)).toContain(words);
  });
});

describe("dates", () => {
  test.each<[string, Argument[], unknown]>([
    ["ISBUSINESSDAY", [serial("2026-05-01")], false],
    ["ISBUSINESSDAY", [serial("2026-07-14")], true],
    ["ISBUSINESSDAY", ["2026-12-28", "LONDON"], false],
    ["ISBUSINESSDAY", ["2026-12-28", "target"], true],
    ["ADDBUSINESSDAYS", [serial("2026-04-02"), 1], serial("2026-04-07")],
    ["ADDBUSINESSDAYS", [serial("2026-04-07"), -1, ""], serial("2026-04-02")],
    ["BUSINESSDAYS", [serial("2026-04-02"), serial("2026-04-08")], 2],
    ["SETTLEMENTDATE", [serial("2026-09-09"), "XPAR"], serial("2026-09-11")],
    ["SETTLEMENTDATE", [serial("2026-09-09"), "us"], serial("2026-09-10")],
    ["SETTLEMENTDATE", [serial("2027-10-11"), "EU"], serial("2027-10-12")],
  ])("%s(%j) is %j", (name, values, expected) => {
    expect(evaluate(name, ...values)).toBe(expected);
  });

  test.each<[string, Argument[], string]>([
    ["ADDBUSINESSDAYS", ["tomorrow", 1], "tomorrow"],
    ["ADDBUSINESSDAYS", [serial("2026-04-02"), 1.5], "whole number"],
    ["BUSINESSDAYS", [serial("2026-04-02"), null], "null"],
    ["ISBUSINESSDAY", [serial("2026-04-02"), "MARS"], "MARS"],
    ["SETTLEMENTDATE", [serial("2026-09-09"), "XTKS"], "XTKS"],
    ["SETTLEMENTDATE", [serial("1990-09-09"), "US"], "older"],
  ])("%s(%j) says what is wrong", (name, values, words) => {
    expect(evaluate(name, ...values)).toContain(words);
  });
});

describe("amounts", () => {
  test.each<[Argument[], unknown]>([
    [["1 234 567,89"], 1234567.89],
    [["(1,234.56)"], -1234.56],
    [["12.50-"], -12.5],
    [["12,5 DR"], -12.5],
    [[42], 42],
    [["1,234", ","], 1.234],
    [["1,234", "."], 1234],
  ])("AMOUNT(%j) is %j", (values, expected) => {
    expect(evaluate("AMOUNT", ...values)).toBe(expected);
  });

  test("what can be read in two ways is asked, not guessed", () => {
    expect(evaluate("AMOUNT", "1,234")).toContain("two ways");
    expect(evaluate("AMOUNT", "n/a")).toContain("not an amount");
  });
});

describe("what Excel shows while a person types", () => {
  test.each(["en", "fr"] as const)("is complete in %s", (language) => {
    for (const { id, name, description, parameters } of metadataOf(language).functions) {
      expect(id).toMatch(/^[A-Z][A-Z0-9.]{2,30}$/);
      expect(name).toBe(id);
      for (const text of [description, ...parameters.map((parameter) => parameter.description)])
        expect(text.length).toBeGreaterThan(5);
      const optional = parameters.map((parameter) => "optional" in parameter);
      expect(optional).toEqual([...optional].sort((one, other) => Number(one) - Number(other)));
    }
  });

  test("differs by language in every description", () => {
    const [english, french] = [metadataOf("en"), metadataOf("fr")];
    english.functions.forEach(({ description }, index) =>
      expect(description).not.toBe(french.functions[index]?.description),
    );
  });
});
