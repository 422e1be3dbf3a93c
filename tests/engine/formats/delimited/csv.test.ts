import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../../../src/engine";
import { delimitedRows, widthOf } from "../../../../src/engine/formats/delimited/csv";
import { typedColumns } from "../../../../src/engine/formats/delimited/typedColumns";
import type { StatementCell } from "../../../../src/engine/formats/statementFile";
import { isoText } from "../../../../src/kernel/day";
import { decimalToNumber } from "../../../../src/kernel/decimal";

/** Figures as numbers, days as ISO texts in angle brackets. */
function csvCells(text: string): Cell[][] {
  const { rows } = delimitedRows(text);
  return typedColumns(rows, widthOf(rows), { hasHeader: false, order: null }).rows.map((row) => row.map(shown));
}

const shown = (cell: StatementCell): Cell =>
  typeof cell === "number"
    ? `<${isoText(cell)}>`
    : cell !== null && typeof cell === "object"
      ? decimalToNumber(cell)
      : (cell ?? "");

describe("a delimited file comes in as its cells", () => {
  test.each([
    [
      "semicolons, as French Excel writes it",
      "Réf;Qté\nT1;5\nT2;7",
      [
        ["Réf", "Qté"],
        ["T1", 5],
        ["T2", 7],
      ],
    ],
    [
      "commas, as English Excel writes it",
      "Ref,Qty\r\nT1,5\r\nT2,7\r\n",
      [
        ["Ref", "Qty"],
        ["T1", 5],
        ["T2", 7],
      ],
    ],
    [
      "tabs",
      "Ref\tQty\nT1\t5",
      [
        ["Ref", "Qty"],
        ["T1", 5],
      ],
    ],
    [
      "semicolons beside decimal commas",
      "Ref;Net\nT1;5,25\nT2;7,50",
      [
        ["Ref", "Net"],
        ["T1", 5.25],
        ["T2", 7.5],
      ],
    ],
    [
      "a delimiter, a quote and a line break in quotes",
      'Ref;Label\nT1;"a;b ""c""\nd"',
      [
        ["Ref", "Label"],
        ["T1", 'a;b "c"\nd'],
      ],
    ],
    [
      "a banner above the header",
      "Statement of 30/09\n\nRef;Qty\nT1;5\nT2;6",
      [["Statement of 30/09"], [""], ["Ref", "Qty"], ["T1", 5], ["T2", 6]],
    ],
    [
      "empty fields keep their place",
      "a;b;c\n;;1\n2;;",
      [
        ["a", "b", "c"],
        ["", "", 1],
        [2, "", ""],
      ],
    ],
    [
      "a quote that nothing closes is text",
      'Ref;Label\nT1;"12 inch\nT2;b',
      [
        ["Ref", "Label"],
        ["T1", '"12 inch'],
        ["T2", "b"],
      ],
    ],
  ])("%s", (_case, text, cells) => {
    expect(csvCells(text)).toEqual(cells);
  });
});

describe("a text becomes a number only where it is surely one", () => {
  const column = (...cells: string[]) =>
    csvCells(["Ref;Column", ...cells.map((cell) => `T;${cell}`)].join("\n"))
      .slice(1)
      .map((row) => row[1]);
  test.each([
    ["plain numbers", ["12", "-3.5", "0.25"], [12, -3.5, 0.25]],
    ["a leading zero is a reference", ["0012", "0013"], ["0012", "0013"]],
    ["sixteen digits are a reference", ["1234567890123456", "2"], ["1234567890123456", "2"]],
    ["one word keeps the column as text", ["12", "n/a", "14"], ["12", "n/a", "14"]],
    ["1.234 alone could be a thousand", ["1.234", "5.678"], ["1.234", "5.678"]],
    ["1,234 beside 1.5 is a thousand and more", ["1,234", "1.5", "-0.25"], [1234, 1.5, -0.25]],
    ["1.234 beside 1.5 is one and a bit", ["1.234", "1.5"], [1.234, 1.5]],
    ["spaced thousands are figures", ["1 234,56", "7,00"], [1234.56, 7]],
    ["dates in one order are days", ["30/09/2025", "01/10/2025"], ["<2025-09-30>", "<2025-10-01>"]],
    ["dates that could be two days stay as written", ["03/09/2025", "01/10/2025"], ["03/09/2025", "01/10/2025"]],
    ["a time of day is kept", ["2025-09-30 10:15", "2025-10-01 09:00"], ["2025-09-30 10:15", "2025-10-01 09:00"]],
    ["a currency or a percent is kept", ["5 %", "12,5 %"], ["5 %", "12,5 %"]],
  ])("%s", (_case, cells, expected) => {
    expect(column(...cells)).toEqual(expected);
  });
});

test("what is written with quotes is read back, whatever it holds", () => {
  const field = fc.string({ minLength: 1 }).map((text) => `x${text}`);
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 8 }),
    );
  fc.assert(
    fc.property(table, fc.constantFrom(";", ",", "\t", "|"), (rows, delimiter) => {
      const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join("\r\n");
      expect(csvCells(text)).toEqual(rows);
    }),
  );
});
