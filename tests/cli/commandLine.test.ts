import { describe, expect, test } from "vitest";
import { readCommandLine, type ReconcileCommand } from "../../src/cli/commandLine";
import { isoText } from "../../src/kernel/day";

function asked(...words: string[]): ReconcileCommand {
  const command = readCommandLine(words);
  if (!command.ok || command.value.kind !== "reconcile") throw new Error(`Not understood: ${words.join(" ")}`);
  return command.value;
}

function refusal(...words: string[]): string {
  const command = readCommandLine(words);
  return command.ok ? "" : command.error.en;
}

test("a workbook alone is enough", () => {
  expect(asked("reconcile", "book.xlsx")).toMatchObject({
    book: "book.xlsx",
    imports: [],
    out: null,
    json: null,
    pair: null,
    profile: null,
    asOf: null,
    language: null,
    inPlace: false,
  });
});

test("every option of the contract is understood, before or after the workbook", () => {
  const command = asked(
    "reconcile",
    "--lang",
    "fr",
    "--as-of",
    "2025-09-30",
    "book.xlsx",
    "--out",
    "a.xlsx",
    "--json=-",
    "--left",
    "Livre",
    "--right",
    "Relevé",
    "--profile",
    "p.json",
    "--import",
    "a.csv",
    "--import",
    "b.csv",
    "--quiet",
    "--no-progress",
  );
  expect(command).toMatchObject({
    book: "book.xlsx",
    imports: ["a.csv", "b.csv"],
    out: "a.xlsx",
    json: "-",
    pair: { left: "Livre", right: "Relevé" },
    profile: "p.json",
    language: "fr",
    isQuiet: true,
    showsProgress: false,
  });
  expect(command.asOf === null ? null : isoText(command.asOf)).toBe("2025-09-30");
});

test.each([
  ["nothing at all", []],
  ["--help", ["--help"]],
  ["-h after a command", ["reconcile", "-h"]],
])("%s asks for help", (_case, words) => {
  expect(readCommandLine(words)).toEqual({ ok: true, value: { kind: "help" } });
});

describe("a command that cannot be followed is refused with its remedy", () => {
  test.each([
    ["no workbook and no file", ["reconcile"], "Which workbook?"],
    ["another command", ["compare", "a.xlsx"], 'not "compare"'],
    ["two workbooks", ["reconcile", "a.xlsx", "b.xlsx"], '"b.xlsx" is a second one'],
    ["an option that does not exist", ["reconcile", "a.xlsx", "--fast"], "no option --fast"],
    ["an option without its value", ["reconcile", "a.xlsx", "--out"], "--out is not used as it should be"],
    ["half of a pair", ["reconcile", "a.xlsx", "--left", "Trades"], "--left and --right go together"],
    ["a language we have not", ["reconcile", "a.xlsx", "--lang", "de"], '--lang is fr or en, not "de"'],
    ["a day that is none", ["reconcile", "a.xlsx", "--as-of", "2025-02-30"], 'not "2025-02-30"'],
    ["a day in another notation", ["reconcile", "a.xlsx", "--as-of", "30/09/2025"], 'not "30/09/2025"'],
    ["two places to write to", ["reconcile", "a.xlsx", "--in-place", "--out", "b.xlsx"], "choose one"],
    ["in place of nothing", ["reconcile", "--import", "a.csv", "--in-place"], "--in-place needs a workbook"],
  ])("%s", (_case, words, message) => {
    expect(refusal(...words)).toContain(message);
  });
});

describe("why", () => {
  test("names rows of two sheets", () => {
    const command = readCommandLine([
      "why",
      "book.xlsx",
      "--left",
      "'Joe''s trades'!12",
      "--right",
      "Stmt!B15, 16",
      "--json",
    ]);
    expect(command).toMatchObject({
      ok: true,
      value: {
        kind: "why",
        book: "book.xlsx",
        left: { sheet: "Joe's trades", rows: [12] },
        right: { sheet: "Stmt", rows: [15, 16] },
        isJson: true,
      },
    });
  });

  test.each<[words: string[], said: string]>([
    [["why", "book.xlsx", "--left", "Trades!12"], "Which rows?"],
    [["why", "book.xlsx", "--left", "Trades", "--right", "Stmt!3"], "Which rows?"],
    [["why", "book.xlsx", "--left", "Trades!x", "--right", "Stmt!3"], "Which rows?"],
    [["why", "--left", "Trades!2", "--right", "Stmt!3"], "Which workbook?"],
    [["why", "a.xlsx", "b.xlsx", "--left", "Trades!2", "--right", "Stmt!3"], "b.xlsx"],
    [["why", "a.xlsx", "--left", "T!2", "--right", "S!3", "--as-of", "soon"], "--as-of is a day"],
    [["why", "a.xlsx", "--left", "T!2", "--right", "S!3", "--out", "x.xlsx"], "There is no option --out"],
  ])("%j is refused", (words, said) => expect(refusal(...words)).toContain(said));
});
