import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DEFAULT_SETTINGS,
  resultFile,
  runReconciliation,
  settingsFromJson,
  settingsToJson,
  withDecision,
  withoutDecision,
  type Cell,
  type Decision,
  type Settings,
  NOTHING_WRITTEN,
} from "../../../src/engine";
import { parseDay, type Day } from "../../../src/kernel/day";
import { rowRefs } from "../../../src/engine/records/rowId";
import { gridOf } from "../intake/grids";

type Row = readonly Cell[];
const HEADER: Row = ["Trade ref", "ISIN", "B/S", "Qty", "Price", "Net amt", "Ccy", "Trade date", "Settl. date"];
const row = (reference: string, quantity: number, net = quantity * 25, settles = "2026-09-11"): Row => [
  reference,
  "FR0000120271",
  "BUY",
  quantity,
  25,
  net,
  "EUR",
  "2026-09-09",
  settles,
];

const day = (text: string): Day => {
  const read = parseDay(text);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};

function run(
  book: readonly Row[],
  statement: readonly Row[],
  settings: Settings = DEFAULT_SETTINGS,
  names = ["Trades", "Statement"],
) {
  const [left = "", right = ""] = names;
  const output = runReconciliation(
    {
      grids: [gridOf([HEADER, ...book], { sheet: left }), gridOf([HEADER, ...statement], { sheet: right })],
      settings,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: day("2026-09-30"),
      language: "en",
      pair: { left, right },
    },
    () => undefined,
  );
  if (!output.ok) throw new Error(output.error.wording.en);
  const file = resultFile(output.value.result, "en");
  return { file, only: file.reconciliations[0]!, result: output.value.result };
}

/** A decision on rows as the sheets show them: the ids stand in the marks beside them. */
function decided(
  kind: Decision["kind"],
  book: readonly Row[],
  statement: readonly Row[],
  rows: { readonly left?: readonly number[]; readonly right?: readonly number[]; readonly until?: string },
  settings: Settings = DEFAULT_SETTINGS,
): Settings {
  const marks = run(book, statement).result.reconciliations[0]!;
  const ids = (side: "left" | "right", numbers: readonly number[] = []) =>
    rowRefs(
      marks[side].reading.records,
      side === "left" ? "L" : "R",
      numbers.map((number) => marks[side].reading.records.rows.indexOf(number)),
    );
  return withDecision(settings, {
    kind,
    left: ids("left", rows.left),
    right: ids("right", rows.right),
    reason: "as the broker confirmed",
    by: "Claire",
    decidedOn: day("2026-09-29"),
    until: rows.until === undefined ? null : day(rows.until),
  });
}

const matches = ({ only }: ReturnType<typeof run>) =>
  only.matches.map(({ left, right, status, pass }) => [left, right, status, pass]);

const BOOK = [row("A1", 100), row("A2", 200), row("A3", 300)];
const OTHERS = [row("X7", 100, 2600), row("X8", 120), row("X9", 180)];

describe("a match by hand", () => {
  test("holds though no pass would find it, and what differs is still a break", () => {
    const settings = decided("match", BOOK, OTHERS, { left: [2], right: [2] });
    const found = run(BOOK, OTHERS, settings);
    expect(matches(found)).toContainEqual([[2], [2], "matched", "decided"]);
    expect(found.only.breaks.filter(({ left }) => left.includes(2)).map(({ type }) => type)).toEqual(["amount"]);
    expect(found.file.decisions).toMatchObject([{ kind: "match", state: "applied", by: "Claire" }]);
  });

  test("may bring several rows of either side together", () => {
    const settings = decided("match", BOOK, OTHERS, { left: [3, 2], right: [4, 3] });
    expect(matches(run(BOOK, OTHERS, settings))).toContainEqual([[2, 3], [3, 4], "matched", "decided"]);
  });

  test("that is forced accepts what differs", () => {
    const settings = decided("force", BOOK, OTHERS, { left: [2], right: [2] });
    const { only } = run(BOOK, OTHERS, settings);
    expect(only.breaks.some(({ left }) => left.includes(2))).toBe(false);
  });

  test("is not overruled by a pass that would match its rows otherwise", () => {
    const statement = [row("A1", 100), row("Z1", 100, 2600)];
    const settings = decided("match", BOOK, statement, { left: [2], right: [3] });
    expect(matches(run(BOOK, statement, settings))).toContainEqual([[2], [3], "matched", "decided"]);
  });

  test("survives sorted rows, another sheet name and another month's workbook", () => {
    const settings = decided("match", BOOK, OTHERS, { left: [2], right: [2] });
    const carried = settingsFromJson(JSON.parse(JSON.stringify(settingsToJson(settings))));
    if (!carried.ok) throw new Error(carried.error.en);
    const later = run([row("B9", 999), ...[...BOOK].reverse()], [...OTHERS].reverse(), carried.value, [
      "Octobre",
      "Relevé",
    ]);
    expect(matches(later)).toContainEqual([[5], [4], "matched", "decided"]);
  });

  test("is not applied in part: what is missing is told", () => {
    const settings = decided("match", BOOK, OTHERS, { left: [2, 3], right: [2] });
    const { file, result } = run(BOOK.slice(1), OTHERS, settings);
    expect(file.decisions).toMatchObject([{ state: "absent" }]);
    expect(result.notices.map(({ wording }) => wording.en).join()).toContain("A1 · FR0000120271 · 100");
  });
});

describe("a rejection", () => {
  test("parts a pair for every pass, and its rows may find others", () => {
    const book = BOOK.slice(0, 2);
    const statement = [row("A1", 100), row("A2", 200)];
    const settings = decided("reject", book, statement, { left: [2], right: [2] });
    const found = run(book, statement, settings);
    expect(matches(found)).toEqual([[[3], [3], "matched", "reference-exact"]]);
    expect(found.only.breaks.map(({ type, left, right }) => [type, left, right])).toEqual(
      expect.arrayContaining([
        ["missing-right", [2], []],
        ["missing-left", [], [2]],
      ]),
    );
  });

  test("of one candidate leaves the other", () => {
    const twins = [row("", 100), row("", 100, 2500, "2026-09-11")];
    const settings = decided("reject", [row("", 100)], twins, { left: [2], right: [3] });
    expect(matches(run([row("", 100)], twins))).toMatchObject([[[2], [2, 3], "ambiguous", expect.anything()]]);
    expect(matches(run([row("", 100)], twins, settings))).toMatchObject([[[2], [2], "matched", expect.anything()]]);
  });

  test("takes back an earlier match of the same rows", () => {
    const once = decided("match", BOOK, OTHERS, { left: [2], right: [2] });
    expect(decided("reject", BOOK, OTHERS, { left: [2], right: [2] }, once).decisions.map(({ kind }) => kind)).toEqual([
      "reject",
    ]);
  });
});

describe("rows that are ignored", () => {
  test("are set aside with the reason until the day, and count in the proof", () => {
    const settings = decided("ignore", BOOK, OTHERS, { left: [4], until: "2026-10-15" });
    const { only } = run(BOOK, OTHERS, settings);
    expect(only.left.setAside).toEqual([
      { row: 4, reason: "Ignored until 15/10/2026: Claire, as the broker confirmed." },
    ]);
    expect(only.proof.find(({ side }) => side === "left")).toMatchObject({ rows: 3, setAside: 1 });
  });

  test("come back after it", () => {
    const settings = decided("ignore", BOOK, OTHERS, { left: [4], until: "2026-09-29" });
    const found = run(BOOK, OTHERS, settings);
    expect(found.only.left.setAside).toEqual([]);
    expect(found.file.decisions).toMatchObject([{ state: "over" }]);
  });

  test("of two equal rows only one is", () => {
    const twice = [row("", 100), row("", 100), row("A2", 200)];
    const settings = decided("ignore", twice, OTHERS, { left: [3] });
    expect(run(twice, OTHERS, settings).only.left.setAside).toHaveLength(1);
  });
});

test("two decisions that match one row otherwise contradict each other: neither holds, and both are told", () => {
  const one = decided("match", BOOK, OTHERS, { left: [2], right: [2] }).decisions;
  const other = decided("match", BOOK, OTHERS, { left: [2], right: [3] }).decisions;
  const { file, result } = run(BOOK, OTHERS, { ...DEFAULT_SETTINGS, decisions: [...one, ...other] });
  expect(file.decisions.map(({ state }) => state)).toEqual(["conflict", "conflict"]);
  expect(result.notices).toHaveLength(2);
});

test("undoing gives the earlier result back to the byte, and every row is in one place", () => {
  const bytes = (settings: Settings): string => JSON.stringify(run(BOOK, OTHERS, settings).file);
  const kinds = fc.constantFrom<Decision["kind"]>("match", "force", "reject", "ignore");
  const some = fc.subarray([2, 3, 4], { minLength: 1 });
  fc.assert(
    fc.property(kinds, some, some, (kind, left, right) => {
      const settings = decided(kind, BOOK, OTHERS, { left, right });
      const { only } = run(BOOK, OTHERS, settings);
      for (const line of only.proof) expect(line.matched + line.broken + line.open + line.setAside).toBe(line.rows);
      expect(bytes(withoutDecision(settings, settings.decisions[0]!.id))).toBe(bytes(DEFAULT_SETTINGS));
    }),
    { numRuns: 40 },
  );
});
