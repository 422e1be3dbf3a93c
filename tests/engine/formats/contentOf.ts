import { readText, type FileContent, type StatementTable } from "../../../src/engine";
import { isoText } from "../../../src/kernel/day";
import { decimalText } from "../../../src/kernel/decimal";

/** What a text brings in, whatever its format; throws where it is refused. */
export function contentOf(text: string): FileContent {
  const read = readText(text, () => undefined);
  if (!read.ok) throw new Error(read.error.en);
  return read.value;
}

/** The rows of a table by column key: days as ISO texts, figures with two places at least. */
export function tableRows(table: StatementTable | undefined): Record<string, string | null>[] {
  return (table?.rows ?? []).map((row) =>
    Object.fromEntries(
      (table?.columns ?? []).map(({ key, type }, index) => {
        const cell = row[index] ?? null;
        if (cell === null || typeof cell === "string") return [key, cell];
        return [key, typeof cell === "object" ? decimalText(cell, 2) : type === "day" ? isoText(cell) : null];
      }),
    ),
  );
}
