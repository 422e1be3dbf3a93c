import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AliasBook, withAliases } from "../../../src/engine/records/aliases";
import type { AliasRow } from "../../../src/engine/records/aliasRows";
import { TextPool, textAt, type RecordTable } from "../../../src/engine/records/recordTable";
import { tableOf } from "../recordsOf";

/** "account CACEIS: 9001 = ACC1 Accepted" */
function rowOf(text: string): AliasRow {
  const [head = "", tail = ""] = text.split(":");
  const [kind = "", ...scope] = head.trim().split(" ");
  const [theirs = "", rest = ""] = tail.split("=");
  const [ours = "", ...status] = rest.trim().split(" ");
  return {
    kind,
    scope: scope.join(" "),
    theirs: theirs.trim(),
    ours,
    status: status.join(" "),
    source: "",
    comment: "",
  };
}
const bookOf = (...rows: string[]): AliasBook => AliasBook.from(rows.map(rowOf));
const problemsOf = (...rows: string[]): string[] =>
  bookOf(...rows).problems.map(({ index, column, code }) => `${index} ${column} ${code}`);

const statement = (fields: Record<string, string>, sheet = "CACEIS statement"): RecordTable =>
  tableOf([{ quantity: "10", ...fields }], new TextPool(), sheet);

describe("their code is read as ours", () => {
  test.each([
    [
      "whatever its case, spaces and zeros in front",
      ["account: 00-9001 = ACC1"],
      { account: "9001" },
      { account: "ACC1" },
    ],
    ["the word for the kind may be French", ["Compte: 9001 = ACC1"], { account: "9001" }, { account: "ACC1" }],
    ["a proposal does not hold yet", ["account: 9001 = ACC1 Proposé"], { account: "9001" }, { account: "9001" }],
    ["a rejected one does not", ["account: 9001 = ACC1 rejected"], { account: "9001" }, { account: "9001" }],
    ["a code of another kind does not", ["security: 9001 = ACC1"], { account: "9001" }, { account: "9001" }],
    [
      "of the custodian named in its row",
      ["account BNP: 9001 = ACC1"],
      { account: "9001", custodian: "BNP" },
      { account: "ACC1" },
    ],
    ["of the custodian named by its sheet", ["account Caceis: 9001 = ACC1"], { account: "9001" }, { account: "ACC1" }],
    ["of another custodian it is not", ["account BNP: 9001 = ACC1"], { account: "9001" }, { account: "9001" }],
    [
      "the custodian's own before the one that holds everywhere",
      ["account: 9001 = ACC9", "account Caceis: 9001 = ACC1"],
      { account: "9001" },
      { account: "ACC1" },
    ],
    [
      "through several steps",
      ["security: OLD = NEW", "security: NEW = NEWEST"],
      { securityCode: "OLD" },
      { securityCode: "NEWEST" },
    ],
    [
      "an ISIN for a ticker is the security",
      ["security: TTE = FR0000120271"],
      { securityCode: "TTE" },
      { security: "FR0000120271", securityCode: "TTE" },
    ],
  ])("%s", (_case, rows, read, expected) => {
    const records = statement(read);
    const ours = withAliases(records, bookOf(...rows), true);
    for (const [field, text] of Object.entries(expected)) expect(textAt(ours, field as "account", 0)).toBe(text);
    for (const [field, text] of Object.entries(read)) expect(textAt(records, field as "account", 0)).toBe(text);
  });

  test("our own sheets are read as they stand, unless an alias names the sheet", () => {
    const records = statement({ account: "9001" }, "Blotter");
    expect(textAt(withAliases(records, bookOf("account: 9001 = ACC1"), false), "account", 0)).toBe("9001");
    expect(textAt(withAliases(records, bookOf("account Blotter: 9001 = ACC1"), false), "account", 0)).toBe("ACC1");
  });
});

describe("a row that cannot hold is told with its cell, and the others do", () => {
  test.each([
    ["a kind that we do not know", ["colour: red = rouge"], ["0 kind unknown-kind"]],
    ["a status that we do not know", ["account: 1 = A perhaps"], ["0 status unknown-status"]],
    ["a code that is missing", ["account: = A", "account: 1 = "], ["0 theirs incomplete", "1 ours incomplete"]],
    [
      "one code with two targets",
      ["account: 1 = A", "account: 01 = B", "account: 2 = C"],
      ["0 ours conflict", "1 ours conflict"],
    ],
    [
      "a circle",
      ["security: A = B", "security: B = C", "security: C = A"],
      ["0 ours cycle", "1 ours cycle", "2 ours cycle"],
    ],
    [
      "a way into a circle",
      ["security: X = A", "security: A = B", "security: B = A"],
      ["0 ours cycle", "1 ours cycle", "2 ours cycle"],
    ],
    ["the same row twice is none", ["account: 1 = A", "account: 1 = a"], []],
    ["the same code at two custodians is none", ["account BNP: 1 = A", "account CACEIS: 1 = B"], []],
  ])("%s", (_case, rows, problems) => {
    expect(problemsOf(...rows)).toEqual(problems);
  });

  test("neither of two that contradict each other holds", () => {
    const book = bookOf("account: 1 = A", "account: 1 = B", "account: 2 = C");
    const read = (account: string) => textAt(withAliases(statement({ account }), book, true), "account", 0);
    expect([read("1"), read("2")]).toEqual(["1", "C"]);
  });
});

test("to read what is read already changes nothing, and the order of the rows does not matter", () => {
  const code = fc.constantFrom("A", "B", "C", "D", "E");
  const row = fc.record({ theirs: code, ours: code, scope: fc.constantFrom("", "CACEIS") });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), code, (rows, account) => {
      const full = rows.map((given): AliasRow => ({ ...given, kind: "account", status: "", source: "", comment: "" }));
      const once = withAliases(statement({ account }), AliasBook.from(full), true);
      const reversed = withAliases(statement({ account }), AliasBook.from([...full].reverse()), true);
      expect(textAt(reversed, "account", 0)).toBe(textAt(once, "account", 0));
      const everywhere = AliasBook.from(full.filter(({ scope }) => scope === ""));
      const read = withAliases(statement({ account }), everywhere, true);
      expect(textAt(withAliases(read, everywhere, true), "account", 0)).toBe(textAt(read, "account", 0));
    }),
  );
});
