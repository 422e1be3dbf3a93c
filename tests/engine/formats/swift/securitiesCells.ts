import { readFileSync } from "node:fs";

import { cutMessages } from "../../../../src/engine/formats/swift/cutMessages";
import { readSecuritiesMessages } from "../../../../src/engine/formats/swift/securities";
import type { FileContent, StatementKind, StatementTable } from "../../../../src/engine/formats/statementFile";
import { isoText } from "../../../../src/kernel/day";
import { decimalText } from "../../../../src/kernel/decimal";

/** What a file of securities messages reads as. */
export const readText = (text: string): FileContent =>
  readSecuritiesMessages(cutMessages(text).messages, () => undefined);

export const readFixture = (name: string): FileContent => readText(fixture(name));

export const fixture = (name: string): string => readFileSync(`tests/fixtures/swift/${name}`, "latin1");

/** A message in its envelope, from the fields of its text. */
export const message = (type: string, ...fields: readonly string[]): string =>
  [`{1:F01CUSTFRPPAXXX0000000000}{2:I${type}CLNTFRPPXXXXN}{4:`, ...fields, "-}", ""].join("\r\n");

/** The fields of a block with its name around them. */
export const block = (name: string, ...fields: readonly string[]): string =>
  [`:16R:${name}`, ...fields, `:16S:${name}`].join("\r\n");

export function tableOf(content: FileContent, kind: StatementKind): StatementTable {
  const table = content.tables.find((candidate) => candidate.kind === kind);
  if (!table) throw new Error(`no table of ${kind}: ${content.tables.map((other) => other.kind).join(", ")}`);
  return table;
}

/** The rows of a kind as a person reads them: days in ISO, decimals plain, empty cells left out. */
export function rowsOf(content: FileContent, kind: StatementKind): Record<string, string>[] {
  const { columns, rows } = tableOf(content, kind);
  return rows.map((row) =>
    Object.fromEntries(
      columns.flatMap(({ key }, index) => {
        const cell = row[index] ?? null;
        if (cell === null) return [];
        return [[key, typeof cell === "string" ? cell : typeof cell === "number" ? isoText(cell) : decimalText(cell)]];
      }),
    ),
  );
}

/** Notices by code and line. */
export const noticesOf = ({ notices }: FileContent): string[] =>
  notices.map(({ code, line }) => `${code} ${String(line)}`);
