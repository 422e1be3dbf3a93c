/** A column of a table for a terminal: "right" for numbers. */
export type Alignment = "left" | "right";

const GAP = "  ";

/** The rows as lines whose columns stand under one another. A row may be shorter than the table is wide. */
export function alignColumns(rows: readonly (readonly string[])[], alignments: readonly Alignment[]): string[] {
  const widths = alignments.map((_, column) => Math.max(0, ...rows.map((row) => width(row[column] ?? ""))));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const padding = " ".repeat((widths[column] ?? 0) - width(cell));
        return alignments[column] === "right" ? padding + cell : cell + padding;
      })
      .join(GAP)
      .trimEnd(),
  );
}

/** Characters as a terminal counts them: an accent that is a character of its own takes no room. */
const width = (text: string): number =>
  [...text.normalize("NFC")].filter((character) => !/\p{M}/u.test(character)).length;
