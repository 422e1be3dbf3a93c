import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { cutMessages } from "../../../../src/engine/formats/swift/cutMessages";
import { isCashType } from "../../../../src/engine/formats/swift/cash";
import type { FinMessage } from "../../../../src/engine/formats/swift/finMessage";
import { isSecuritiesMessage } from "../../../../src/engine/formats/swift/securities";
import { read } from "./cashRows";

const FOLDER = join(__dirname, "../../../fixtures/swift");
const SAMPLES = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(?:sta|fin|rje|txt)$/.test(name))
  .sort()
  .map((name) => readFileSync(join(FOLDER, name), "utf8"));

const ENVELOPE = "{1:F01CUSTFRPPAXXX0000000000}{2:I940CLNTFRPPXXXXN}{4:\r\n";

/** What damages a file, or what a program in between does to it. */
const PIECES = [
  "\r",
  "\n",
  "\r\n",
  "$",
  "\u0001",
  "\u0003",
  "\u0000",
  "-",
  "-}",
  "}",
  "{",
  "{1:",
  "{2:O940",
  "{4:",
  "{5:{CHK:",
  ENVELOPE,
  ":",
  ":20:",
  ":25:",
  ":28C:1/2",
  ":60M:",
  ":61:",
  ":62F:",
  ":86:",
  ":86:166?20",
  "?",
  "+",
  "//",
  ",",
  "é",
  "\uD800",
  "9".repeat(70),
];

interface Damage {
  readonly kind: "cut" | "drop" | "repeat" | "insert" | "wrap" | "lines";
  readonly at: number;
  readonly length: number;
  readonly piece: string;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom("cut", "drop", "repeat", "insert", "wrap", "lines"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 120 }),
  piece: fc.constantFrom(...PIECES),
});

function damaged(text: string, { kind, at, length, piece }: Damage): string {
  const position = Math.floor(at * text.length);
  const before = text.slice(0, position);
  const after = text.slice(position);
  switch (kind) {
    case "cut":
      return before;
    case "drop":
      return before + after.slice(length);
    case "repeat":
      return before + after.slice(0, length) + after;
    case "insert":
      return before + piece + after;
    case "wrap":
      return `${before}${ENVELOPE}${after}\r\n-}${piece}`;
    case "lines":
      return text.replaceAll("\n", length % 2 === 0 ? "\r\n" : "\r");
  }
}

const damagedFile = fc
  .tuple(
    fc.array(fc.constantFrom(...SAMPLES), { minLength: 1, maxLength: 3 }),
    fc.array(damage, { maxLength: 6 }),
    fc.constantFrom("", "\n", "$", "\r\n"),
  )
  .map(([samples, damages, separator]) => damages.reduce(damaged, samples.join(separator)));

const isStatement = ({ type }: FinMessage) => type === "940" || type === "942" || type === "950";

/** Lines of the entries that a cash reader answers for. */
const entryLines = (messages: readonly FinMessage[]) =>
  messages
    .filter(({ type }) => isCashType(type))
    .flatMap(({ fields }) => fields.filter(({ tag }) => tag === "61").map(({ line }) => line));

describe("a damaged file", () => {
  it("is read to its end: each message comes in, or is named by its type, or told by its line", () => {
    fc.assert(
      fc.property(damagedFile, (text) => {
        const { messages, broken } = cutMessages(text);
        const content = read(text);
        const statements = content.tables.flatMap((table) => table.statements);
        const told = new Set(content.notices.map(({ line }) => line));
        const pageLines = new Set(statements.flatMap(({ pages }) => pages.map(({ line }) => line)));
        for (const message of messages) {
          if (isStatement(message)) expect(pageLines).toContain(message.line);
          else if (!isSecuritiesMessage(message))
            expect(content.notices.map(({ code }) => code)).toContain("not-handled");
        }
        for (const { line } of broken.slice(0, 50)) expect(told).toContain(line);
        const cash = content.tables.filter(({ kind }) => kind === "cash").flatMap((table) => table.statements);
        expect(cash.flatMap(({ pages }) => pages).length).toBe(messages.filter(isStatement).length);
      }),
      { seed: 20260923, numRuns: 300 },
    );
  });

  it("loses no entry: each is a row, or told by its line", () => {
    fc.assert(
      fc.property(damagedFile, (text) => {
        const content = read(text);
        const rows = content.tables.filter(({ kind }) => kind === "cash").flatMap(({ lines }) => lines);
        const told = content.notices.filter(({ severity }) => severity === "error").map(({ line }) => line);
        const known = new Set([...rows, ...told]);
        const unaccounted = entryLines(cutMessages(text).messages).filter((line) => !known.has(line));
        expect(unaccounted.slice(0, 1)).toEqual([]);
        expect(rows.length).toBe(new Set(rows).size);
      }),
      { seed: 923, numRuns: 300 },
    );
  });

  it("has no entry at the start of a line that is read as something else, unless a message is told to be broken", () => {
    fc.assert(
      fc.property(damagedFile, (text) => {
        const { messages, broken } = cutMessages(text);
        const entries = text.split(/\r\n|\r|\n/).flatMap((line, index) => (line.startsWith(":61:") ? [index + 1] : []));
        const begun = new Set(
          messages.flatMap(({ fields }) => fields.filter(({ tag }) => tag === "61").map(({ line }) => line)),
        );
        if (broken.length === 0) expect(entries.filter((line) => !begun.has(line))).toEqual([]);
      }),
      { seed: 61, numRuns: 300 },
    );
  });
});
