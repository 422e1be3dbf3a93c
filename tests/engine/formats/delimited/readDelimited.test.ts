import { describe, expect, test } from "vitest";
import { Chance } from "../../../../samples/month-end/chance";
import { readText } from "../../../../src/engine";
import { decimalText } from "../../../../src/kernel/decimal";
import { contentOf } from "../contentOf";

/** Every cell that came in, as text: the lines above the table, its header, its rows, the lines below. */
function rowsOf(text: string): (string | null)[][] {
  const [table] = contentOf(text).tables;
  const outside = (where: "above" | "below") => (table?.outside ?? []).filter(({ place }) => place === where);
  const header = table?.columns.map(({ header: { en } }) => en) ?? [];
  return [
    ...outside("above").map(({ cells }) => cells),
    ...(header.some((label) => label !== "") ? [header] : []),
    ...(table?.rows ?? []),
    ...outside("below").map(({ cells }) => cells),
  ].map((row) =>
    row.map((cell) =>
      cell === null || typeof cell === "string" ? cell : typeof cell === "object" ? decimalText(cell) : null,
    ),
  );
}

describe("a delimited file, whatever cuts its cells", () => {
  test.each([
    ["semicolons", "Ref;Qty\nA;5\n"],
    ["commas", "Ref,Qty\nA,5\n"],
    ["tabs", "Ref\tQty\nA\t5\n"],
    ["bars", "Ref|Qty\nA|5\n"],
    ["tildes", "Ref~Qty\nA~5\n"],
    ["carets", "Ref^Qty\nA^5\n"],
    ["what its first line says", "sep=;\r\nRef;Qty\r\nA;5\r\n"],
    ["lines that end in every way", "Ref;Qty\r\nA;5\r"],
    ["quotes", '"Ref";"Qty"\n"A";"5"\n'],
  ])("%s", (_case, text) => {
    expect(rowsOf(text)).toEqual([
      ["Ref", "Qty"],
      ["A", "5"],
    ]);
  });

  test.each([
    ["a quoted delimiter and a doubled quote", 'Ref;Name\n"A;1";"the ""big"" one"\n', ["A;1", 'the "big" one']],
    ["a quoted line end", 'Ref;Name\nA;"two\nlines"\n', ["A", "two\nlines"]],
    ["a quote that never closes", 'Ref;Name\nA;"open\n', ["A", '"open']],
    ["zeros in front", "Ref;Name\n007;x\n", ["007", "x"]],
    ["more digits than Excel keeps", "Ref;Name\n12345678901234567;x\n", ["12345678901234567", "x"]],
    ["a thousand or a decimal, nobody knows", "Ref;Qty\nA;1.234\n", ["A", "1.234"]],
    ["text from the right to the left", "Ref;Name\nA;שלום\n", ["A", "שלום"]],
  ])("keeps %s", (_case, text, expected) => {
    expect(rowsOf(text)[1]).toEqual(expected);
  });
});

test("a text that no cell of Excel holds is cut, and told by its line", () => {
  const { tables, notices } = contentOf(`Ref;Note\nA;${"x".repeat(40_000)}\nB;short\n`);
  expect(tables[0]?.rows[0]?.[1]).toHaveLength(32_766);
  expect(notices.map(({ code, line }) => [code, line])).toEqual([["long-text", 2]]);
});

test("more columns than a sheet has are told, and the first come in", () => {
  const wide = Array.from({ length: 16_400 }, (_, index) => `c${index}`).join(";");
  const { tables, notices } = contentOf(`${wide}\n${wide.replaceAll("c", "")}\n`);
  expect([tables[0]?.columns.length, notices[0]?.code]).toEqual([16_384, "too-wide"]);
});

test("files damaged by chance lose no line and throw nothing", () => {
  const chance = new Chance(4180);
  const original = Array.from({ length: 40 }, (_, index) => `R${index};"name ${index}";${index},50;2026-09-11`).join(
    "\r\n",
  );
  for (let index = 0; index < 300; index += 1) {
    const at = chance.between(0, original.length - 1);
    const text = chance.pick([
      () => original.slice(0, at),
      () => `${original.slice(0, at)}${chance.pick(['"', ";", "\n", "\u0000", "\uFEFF", "é"])}${original.slice(at)}`,
      () => original.slice(0, at) + original.slice(at + chance.between(1, 60)),
    ])();
    const read = readText(text, () => undefined);
    if (!read.ok) continue;
    const [table] = read.value.tables;
    if (!table) continue;
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    const all = rowsOf(text).flat().join("");
    for (const name of text.match(/name \d+/g) ?? []) expect(all).toContain(name);
  }
});
