import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { delimitedRows, figureOf, plannedCell, type StatementCell } from "../../src/engine";
import { typedColumns as importedColumns } from "../../src/engine/formats/delimited/typedColumns";
import { ByteRows } from "../../src/large/byteRows";
import { CellStore } from "../../src/large/cellStore";
import { PlainFigure } from "../../src/large/plainFigure";
import { isTooLarge } from "../../src/large";
import { typedColumns } from "../../src/large/typedColumns";

/** The rows of a text that comes in pieces, empty cells at the end of a row left out. */
function rowsIn(text: string, delimiter: string, cut: number): { rows: string[][]; lines: number[] } {
  const rows: string[][] = [];
  const lines: number[] = [];
  let row: string[] = [];
  const cutter = new ByteRows(
    delimiter.charCodeAt(0),
    {
      cell: (column, bytes, from, to) => {
        row[column] = Buffer.from(bytes).toString("utf8", from, to);
      },
      endRow: (line, count) => {
        rows.push(Array.from({ length: count }, (_, column) => row[column] ?? ""));
        lines.push(line);
        row = [];
      },
    },
    1,
  );
  const bytes = Buffer.from(text, "utf8");
  for (let at = 0; at < bytes.length; at += cut) cutter.push(bytes.subarray(at, at + cut), false);
  cutter.push(new Uint8Array(0), true);
  return { rows, lines };
}

const store = (texts: readonly string[]): CellStore => {
  const cells = new CellStore();
  texts.forEach((text, row) => {
    const bytes = Buffer.from(text, "utf8");
    if (text !== "") cells.put(row, bytes, 0, bytes.length);
  });
  cells.finish(texts.length);
  return cells;
};

describe("a delimited text in pieces", () => {
  it("is cut as the same text in memory is, wherever the pieces end", () => {
    const piece = fc.constantFrom(";", ";", '"', '"', "\n", "\r\n", "\r", "a", "b1", "é", " ", "€");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (parts, cut) => {
        // The delimiter is said, so that both know it.
        const text = parts.join("");
        expect(rowsIn(text, ";", cut).rows).toEqual(delimitedRows(`sep=;\n${text}`).rows);
      }),
      { numRuns: 2_000 },
    );
  });

  it("names the line that each row begins at, over cells that hold line ends", () => {
    expect(rowsIn('a;b\r\n"x\ny";2\n\n"p\r\nq";3', ";", 3).lines).toEqual([1, 2, 4, 5]);
  });
});

describe("a column of a file", () => {
  it("gives every text back, in the row that it was put into, however many are alike", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant(""), fc.constantFrom("EUR", "é€"), fc.string())), (texts) => {
        const clean = texts.map((text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ""));
        const cells = store(clean);
        expect(
          clean.map((_, row) => ((cells.codes[row] ?? 0) === 0 ? "" : cells.text((cells.codes[row] ?? 0) - 1))),
        ).toEqual(clean.map((text) => Buffer.from(text, "utf8").toString("utf8")));
      }),
    );
  });

  it("keeps two hundred thousand different texts apart", () => {
    const texts = Array.from({ length: 200_000 }, (_, row) => `REF${row * 7}`);
    const cells = store(texts);
    expect(texts.every((text, row) => cells.text((cells.codes[row] ?? 0) - 1) === text)).toBe(true);
  });

  it("takes control characters out, and says so", () => {
    const cells = new CellStore();
    const bytes = Buffer.from("A\u0000B", "utf8");
    expect(cells.put(0, bytes, 0, bytes.length)).toBe(1);
    expect(cells.text(0)).toBe("AB");
  });
});

const figure = fc.oneof(
  fc.stringMatching(/^-?[0-9]{1,4}([.,][0-9]{0,7})?$/),
  fc.stringMatching(/^-?[0-9]{1,14}$/),
  fc.stringMatching(/^[1-9][0-9]{0,2}([ .,][0-9]{3}){1,2}([.,][0-9]{2})?$/),
);

describe("the types of columns", () => {
  it("a plain figure that is read byte by byte is the number that its text is", () => {
    fc.assert(
      fc.property(figure, (text) => {
        const plain = new PlainFigure();
        const bytes = Buffer.from(text, "latin1");
        if (!plain.read(bytes, 0, bytes.length)) return;
        const cell = plannedCell(figureOf(text, plain.mark ?? "."), 1900);
        expect(plain.value).toBe(cell);
      }),
      { numRuns: 2_000 },
    );
  });

  it("are those that the same column has when it is brought into a workbook", () => {
    const day = fc
      .tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 }))
      .map(([one, other]) => `${String(one).padStart(2, "0")}/${String(other).padStart(2, "0")}/2025`);
    const isoDay = fc.integer({ min: 1, max: 28 }).map((one) => `2025-02-${String(one).padStart(2, "0")}`);
    const blankOrDash = fc.constantFrom("", "-", "n/a", "0012", "TRD-1");
    const column = fc.oneof(
      ...[figure, day, isoDay].flatMap((cell) => [
        fc.array(cell, { minLength: 1, maxLength: 8 }),
        fc.array(fc.oneof({ weight: 6, arbitrary: cell }, { weight: 1, arbitrary: blankOrDash }), {
          minLength: 1,
          maxLength: 8,
        }),
      ]),
    );
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 4 }), (columns) => {
        const count = Math.max(...columns.map(({ length }) => length));
        const texts = columns.map((cells) =>
          Array.from({ length: count }, (_, row) => cells[row % cells.length] ?? ""),
        );
        const rows = Array.from({ length: count }, (_, row) =>
          texts.map((cells): StatementCell => (cells[row] === "" ? null : (cells[row] ?? null))),
        );
        // A full column keeps every row in the table.
        const filled = columns.map(() => "x");
        const all = rows.map((row) => [...row, ...filled, ...filled]);
        const imported = importedColumns(all, columns.length * 3, { hasHeader: true, order: null }).rows;
        const stored = typedColumns(texts.map(store), { from: 0, to: count, order: null });
        expect(stored.map((cells) => rows.map((_, row) => cells.cell(row)))).toEqual(
          columns.map((_, index) => imported.map((row) => plannedCell(row[index] ?? null, 1900) ?? "")),
        );
      }),
      { numRuns: 500 },
    );
  });
});

it("ten million rows a side are for a machine of 16 GB, and not for one of 8", () => {
  expect(isTooLarge(20_000_000, 16 * 2 ** 30)).toBe(false);
  expect(isTooLarge(20_000_000, 8 * 2 ** 30)).toBe(true);
});
