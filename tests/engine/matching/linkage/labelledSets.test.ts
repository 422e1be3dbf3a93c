import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { nameLevel } from "../../../../src/engine/matching/likely";
import { link } from "../../../../src/engine/matching/linkage/linkage";
import type { LinkageField } from "../../../../src/engine/matching/linkage/linkageField";
import { comparableText } from "../../../../src/kernel/text";

type Row = Readonly<Record<string, string>>;

const rowsOf = (name: string): Row[] =>
  Papa.parse<Row>(readFileSync(`tests/fixtures/matching/${name}`, "utf8"), {
    header: true,
    skipEmptyLines: true,
    transformHeader: (header) => header.trim(),
    transform: (value) => value.trim(),
  }).data;

/** "text": a name, which may be spelt otherwise; "code": equal or not, whatever its punctuation. */
function fieldsOf(
  left: readonly Row[],
  right: readonly Row[],
  kinds: Record<string, "text" | "code">,
): LinkageField<string>[] {
  const texts: string[] = [];
  const codes = new Map<string, number>();
  const codeOf = (text: string): number => {
    if (text === "") return NaN;
    const code = codes.get(text) ?? texts.push(text) - 1;
    codes.set(text, code);
    return code;
  };
  return Object.entries(kinds).map(([name, kind]) => {
    const written = (row: Row): string => (kind === "code" ? comparableText(row[name] ?? "") : (row[name] ?? ""));
    return {
      name,
      kind,
      left: Float64Array.from(left, (row) => codeOf(written(row))),
      right: Float64Array.from(right, (row) => codeOf(written(row))),
      textOf: (code) => texts[code] ?? "",
      alike: nameLevel,
      follows: [],
    };
  });
}

const every = (rows: readonly Row[]): Int32Array => Int32Array.from(rows, (_, index) => index);

function figures(found: ReadonlySet<string>, truth: ReadonlySet<string>) {
  const right = [...found].filter((pair) => truth.has(pair)).length;
  const [precision, recall] = [right / found.size, right / truth.size];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

describe("public sets whose truth is known, without a label being shown", () => {
  test("restaurants of two guides (Fodors, Zagats): no wrong pair, F1 of 0.98", () => {
    const [fodors, zagats] = [rowsOf("fodors.csv"), rowsOf("zagats.csv")];
    const truth = new Set(rowsOf("matches_fodors_zagats.csv").map((row) => `${row.fodors_id}=${row.zagats_id}`));
    const { likely } = link({
      fields: fieldsOf(fodors, zagats, { name: "text", addr: "text", city: "text", phone: "code", type: "text" }),
      left: every(fodors),
      right: every(zagats),
      population: { left: every(fodors), right: every(zagats) },
      keyLists: [["phone"], ["name"], ["city"], ["addr"]],
      matched: [],
      accepted: [],
      forbidden: null,
    });
    const found = new Set(likely.map(({ left, right }) => `${fodors[left]!.id}=${zagats[right]!.id}`));
    const { precision, f1 } = figures(found, truth);
    expect(precision).toBe(1);
    expect(f1).toBeGreaterThan(0.98);
  });

  test("persons with typing errors (Febrl 1, both rows of each in one list): every pair and no other", () => {
    const persons = rowsOf("febrl1.csv");
    const personOf = ({ rec_id = "" }: Row): string => rec_id.split("-")[1] ?? "";
    const pairOf = (one: number, other: number): string => [one, other].sort((a, b) => a - b).join("=");
    const truth = new Set<string>();
    persons.forEach((one, index) =>
      persons.forEach((other, place) => {
        if (index < place && personOf(one) === personOf(other)) truth.add(pairOf(index, place));
      }),
    );
    const { likely } = link({
      fields: fieldsOf(persons, persons, {
        given_name: "text",
        surname: "text",
        street_number: "code",
        address_1: "text",
        address_2: "text",
        suburb: "text",
        postcode: "code",
        state: "code",
        date_of_birth: "code",
        soc_sec_id: "code",
      }),
      left: every(persons),
      right: every(persons),
      population: { left: every(persons), right: every(persons) },
      keyLists: [
        ["soc_sec_id"],
        ["date_of_birth"],
        ["postcode"],
        ["surname"],
        ["given_name"],
        ["address_1"],
        ["suburb"],
      ],
      matched: [],
      accepted: [],
      forbidden: { has: (one, other) => one === other },
    });
    expect(truth.size).toBe(500);
    expect(figures(new Set(likely.map(({ left, right }) => pairOf(left, right))), truth)).toEqual({
      precision: 1,
      recall: 1,
      f1: 1,
    });
  });
});
