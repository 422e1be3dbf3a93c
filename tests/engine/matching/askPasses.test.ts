import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Decision } from "../../../src/engine/decisions/decision";
import { askPasses, type PassOutcome } from "../../../src/engine/matching/askPasses";
import { LADDER, NEW_PASS } from "../../../src/engine/matching/ladder";
import type { Pass } from "../../../src/engine/matching/pass";
import type { AskedRecords, PassAnswer } from "../../../src/engine/matching/passAnswer";
import { holdsAll } from "../../../src/engine/matching/passWitness";
import { DEFAULT_TOLERANCES } from "../../../src/engine/matching/tolerance";
import { TextPool } from "../../../src/engine/records/recordTable";
import { rowIds } from "../../../src/engine/records/rowId";
import { TARGET } from "../../../src/kernel/calendar";
import { matchingOf, passNamed, sidesOf, tableOf, type RecordText } from "../recordsOf";

const pass = (id: string, changes: Partial<Pass>): Pass => ({ ...NEW_PASS, id, name: id, ...changes });

/** Records counted from 1, as `notesOf` writes them. */
function asked(text: string): AskedRecords {
  const records = (side: string): number[] =>
    [...text.matchAll(new RegExp(`${side}(\\d+)`, "g"))].map(([, n]) => Number(n) - 1);
  return { left: records("L"), right: records("R") };
}

function ask(
  left: string,
  right: string,
  rows: string,
  passes: readonly Pass[] = LADDER,
  decisions: readonly Decision[] = [],
): PassOutcome[] {
  const sides = sidesOf(left, right);
  const named = {
    left: { ...sides.left, ids: rowIds(sides.left, "L") },
    right: { ...sides.right, ids: rowIds(sides.right, "R") },
  };
  const options = { passes, decisions, tolerances: DEFAULT_TOLERANCES, calendar: TARGET };
  return askPasses(named.left, named.right, options, asked(rows));
}

const only = (id: string): readonly Pass[] => [passNamed(id)];
const security: readonly Pass[] = [pass("own", { keys: ["security"], free: ["settlementDate"] })];
const twins = Array.from({ length: 30 }, () => "- 100").join("; ");

type Case = readonly [
  rule: string,
  left: string,
  right: string,
  rows: string,
  passes: readonly Pass[],
  answer: PassAnswer["kind"],
  sentence: string,
];

describe("what the last pass of a ladder says of two rows", () => {
  test.each<Case>([
    [
      "it is off",
      "TR1 100",
      "TR1 100",
      "L1 R1",
      [{ ...passNamed("reference-exact"), isOn: false }],
      "off",
      "switched off",
    ],
    [
      "it has no column",
      "TR1 100",
      "TR1 100",
      "L1 R1",
      [pass("own", { keys: ["security", "grossAmount"] })],
      "idle",
      "column for gross amount",
    ],
    [
      "its condition leaves a row out",
      "- 100",
      "- 100 currency:USD",
      "L1 R1",
      [pass("own", { keys: ["security"], conditions: [{ field: "currency", values: ["USD", "GBP"] }] })],
      "excluded",
      "our row 2: currency is not USD or GBP",
    ],
    [
      "a reference is blank",
      "TR1 100; - 200",
      "TR1 100; TR2 200",
      "L2 R2",
      only("reference-exact"),
      "no-reference",
      "Our row has no",
    ],
    ["both are", "TR1 100; - 200", "TR1 100; - 200", "L2 R2", only("reference-exact"), "no-reference", "Neither row"],
    [
      "the references are not the same",
      "TR1 100; TR2 200",
      "TR1 100; TR2 200",
      "L1 R2",
      only("reference-exact"),
      "other-reference",
      "same reference",
    ],
    [
      "an amount lies beyond tolerance",
      "TR1 100 =2540",
      "TR1 100 =2545.5",
      "L1 R1",
      only("reference-exact"),
      "differs",
      "net amount (ours 2,540, theirs 2,545.5, apart by 5.5; tolerance ±\u00a00.02)",
    ],
    [
      "a date differs where none may",
      "TR1 100",
      "TR1 100 settles:2026-09-14",
      "L1 R1",
      only("reference-exact"),
      "differs",
      "settlement date (ours 11/09/2026, theirs 14/09/2026, apart by 3 calendar days; must be equal)",
    ],
    [
      "a key differs",
      "- 100",
      "- 200",
      "L1 R1",
      only("economics-tolerance"),
      "key",
      "quantity (ours 100, theirs 200, apart by 100; must be equal)",
    ],
    [
      "a key is blank",
      "- 100; - 50",
      "- 100; - 50 quantity:",
      "L2 R2",
      only("economics-tolerance"),
      "key",
      "quantity (blank on the statement)",
    ],
    [
      "a text differs",
      "- 100 sell; - 50",
      "- 100; - 50",
      "L1 R1",
      only("economics-tolerance"),
      "key",
      "side (ours Sale, theirs Purchase)",
    ],
    [
      "a pass that asks for equality finds a cent",
      "TR1 100 =2540",
      "TR1 100 =2540.01",
      "L1 R1",
      [pass("own", { keys: ["reference"], agreement: "equal" })],
      "unequal",
      "apart by 0.01; must be equal",
    ],
    [
      "references contradict each other",
      "TR1 100; TR2 200; TR3 300",
      "TR1 100; TR4 200; TR3 300",
      "L2 R2",
      only("economics-exact"),
      "conflict",
      "contradict",
    ],
    [
      "too little agrees",
      "TR1 100 security: price: =: on: settles: side: account:; TR2 100",
      "TR1 100 security: price: =: on: settles: side: account:; TR2 100",
      "L1 R1",
      [pass("own", { keys: ["quantity"] })],
      "few",
      "Too little",
    ],
    [
      "more than one thing differs",
      "- 100; - 500",
      "- 100 settles:2026-09-14 account:FR-002; - 500",
      "L1 R1",
      only("economics-similar"),
      "unlike",
      "safekeeping account (ours FR-001, theirs FR-002), settlement date",
    ],
    [
      "another pass took one of them before",
      "TR1 100; - 100 =2540.01",
      "TR1 100; - 500",
      "L2 R1",
      [passNamed("reference-exact"), passNamed("economics-tolerance")],
      "taken",
      'the statement\'s row 2 was taken before, with our row 2, by "Same reference, same economics"',
    ],
    [
      "another pass brought them together before",
      "TR1 100",
      "TR1 100",
      "L1 R1",
      [passNamed("reference-exact"), passNamed("economics-exact")],
      "taken",
      "had brought them together before",
    ],
    [
      "it holds one for a copy",
      "TR1 100; TR1 100",
      "TR1 100",
      "L2 R1",
      only("reference-exact"),
      "taken",
      "copy of another row",
    ],
    [
      "a nearer row took its place",
      "- 100 =2540",
      "- 100 =2540.01; - 100 =2540.02",
      "L1 R2",
      only("economics-tolerance"),
      "outbid",
      "our row 2 and the statement's row 2, which fit better (distance 1 there, 2 here)",
    ],
    [
      "there is a tie",
      "- 100 settles:2026-09-11; - 100 settles:2026-09-14",
      "- 100 settles:2026-10-29; - 100 settles:2026-10-30",
      "L1 R2",
      security,
      "found",
      "other rows fit as well",
    ],
    ["it matched them", "TR1 100", "TR1 100", "L1 R1", only("reference-exact"), "found", "It matched them"],
    [
      "it suggests them",
      "- 100",
      "- 100",
      "L1 R1",
      [pass("own", { keys: ["security"], strength: "suggest" })],
      "found",
      "a person decides",
    ],
    [
      "the reference stands on another row too",
      "TR1 100; TR1 200",
      "TR1 100 =2500",
      "L1 R1",
      only("reference-differs"),
      "rivals",
      "it stands on our row 3 too",
    ],
    [
      "there are other candidates",
      "- 100",
      "- 100 settles:2026-09-14; - 100 settles:2026-09-15",
      "L1 R1",
      only("economics-similar"),
      "rivals",
      "other candidates: the statement's row 3",
    ],
    [
      "so many look alike that only the first are named",
      twins,
      twins.replaceAll("100", "100 settles:2026-09-14"),
      "L1 R1",
      only("economics-similar"),
      "rivals",
      ", …",
    ],
  ])("%s", (_rule, left, right, rows, passes, answer, sentence) => {
    const last = ask(left, right, rows, passes).at(-1);
    expect(last?.answer.kind).toBe(answer);
    expect(last?.sentence.en).toContain(sentence);
    expect(last?.sentence.fr).not.toBe(last?.sentence.en);
  });
});

describe("what a pass for groups says", () => {
  test.each<Case>([
    [
      "it found the group",
      "TR1 300 =7620; TR9 50",
      "TR1/1 100; TR1/2 200; TR9 50",
      "L1 R1 R2",
      only("reference-one-to-many"),
      "found",
      "It matched them",
    ],
    [
      "a pair stands in the group",
      "TR1 300 =7620; TR9 50",
      "TR1/1 100; TR1/2 200; TR9 50",
      "L1 R1",
      only("reference-one-to-many"),
      "found",
      "It matched them",
    ],
    [
      "a pair asks nothing of a group",
      "TR1 300; TR9 50",
      "TR1 100; TR9 50",
      "L1 R1",
      only("reference-one-to-many"),
      "no-sum",
      "no choice of rows",
    ],
    [
      "the rows do not add up",
      "TR1 300; TR9 50",
      "TR1/1 100; TR1/2 250; TR9 50",
      "L1 R1 R2",
      only("reference-one-to-many"),
      "sums",
      "do not add up",
    ],
    [
      "other rows bear the reference",
      "TR1 300 =7620; TR9 50",
      "TR1/1 100; TR1/2 200; TR1/3 70; TR9 50",
      "L1 R1 R2",
      only("reference-one-to-many"),
      "rivals",
      "the statement's row 4",
    ],
    [
      "it looks for another number of rows",
      "TR1 300; TR9 50",
      "TR1/1 100; TR1/2 200; TR9 50",
      "L1 R1 R2",
      only("many-to-one"),
      "other-cardinality",
      "another number",
    ],
    [
      "so does a pass for pairs",
      "TR1 300; TR9 50",
      "TR1/1 100; TR1/2 200; TR9 50",
      "L1 R1 R2",
      only("reference-exact"),
      "other-cardinality",
      "another number",
    ],
    [
      "the rows are of two businesses",
      "- 300",
      "- 100 on:2026-09-10; - 200",
      "L1 R1 R2",
      only("one-to-many"),
      "key",
      "trade date",
    ],
    [
      "there are several choices",
      "- 300 =7620",
      "- 100; - 200; - 200",
      "L1 R1 R2",
      only("one-to-many"),
      "found",
      "other rows fit as well",
    ],
    [
      "these sheets cannot tell a business",
      "- 300 on: account:",
      "- 100 on: account:; - 200 on: account:",
      "L1 R1 R2",
      only("one-to-many"),
      "few-columns",
      "columns in common",
    ],
    [
      "a choice with one row of another amount does not add up",
      "- 300 =7620",
      "- 100; - 200; - 150; - 150 =3999",
      "L1 R1 R3",
      only("one-to-many"),
      "sums",
      "add up",
    ],
  ])("%s", (_rule, left, right, rows, passes, answer, sentence) => {
    const last = ask(left, right, rows, passes).at(-1);
    expect(last?.answer.kind).toBe(answer);
    expect(last?.sentence.en).toContain(sentence);
  });
});

describe("what a person parted", () => {
  const parted = (left: string, right: string, passes: readonly Pass[]) => {
    const sides = sidesOf(left, right);
    const reject: Decision = {
      id: "D-1",
      kind: "reject",
      left: [{ id: rowIds(sides.left, "L")[0] ?? "", label: "" }],
      right: [{ id: rowIds(sides.right, "R")[0] ?? "", label: "" }],
      reason: "",
      by: "",
      decidedOn: null,
      until: null,
    };
    return ask(left, right, "L1 R1", passes, [reject]);
  };

  test("no pass brings together, and every one of them says so", () => {
    expect(new Set(parted("TR1 100", "TR1 100", LADDER).map(({ answer }) => answer.kind))).toEqual(
      new Set(["forbidden"]),
    );
  });

  test("a pass of one's own that asks for everything does not either", () => {
    const own = pass("own", { keys: "shared" });
    expect(parted("- 100", "- 100", [own]).map(({ answer }) => answer.kind)).toEqual(["forbidden"]);
  });
});

const anyRecord: fc.Arbitrary<RecordText> = fc
  .record({
    reference: fc.constantFrom("", "", "T1", "T2", "T3/1", "T3/2", "T03", "X1"),
    account: fc.constantFrom("A", "A", "B"),
    security: fc.constantFrom("FR0000120271", "FR0000120271", "FR0000131104"),
    side: fc.constantFrom("BUY", "BUY", "SELL"),
    quantity: fc.constantFrom("100", "200", "300"),
    price: fc.constantFrom("10", "10", "10.5"),
    off: fc.constantFrom("0", "0", "0.01", "0.02", "7"),
    currency: fc.constantFrom("EUR", "EUR", "USD", ""),
    tradeDate: fc.constantFrom("2026-09-09", "2026-09-09", "2026-09-10"),
    settlementDate: fc.constantFrom("2026-09-11", "2026-09-11", "2026-09-14", ""),
  })
  .map(({ off, ...record }) => ({
    ...record,
    netAmount: (Number(record.quantity) * Number(record.price) + Number(off)).toFixed(2),
  }));
const anySide = fc.array(anyRecord, { minLength: 1, maxLength: 7 });

describe("whatever the two sides hold", () => {
  const options = { passes: LADDER, decisions: [], tolerances: DEFAULT_TOLERANCES, calendar: TARGET };
  const WHY_OPEN: readonly PassAnswer["kind"][] = ["rivals", "no-sum", "unsearched", "crowded"];

  test("a match's pass says that it found it; of open rows no pass says so, and none would match them alone", () => {
    fc.assert(
      fc.property(anySide, anySide, (ours, theirs) => {
        const pool = new TextPool();
        const sides = { left: tableOf(ours, pool), right: tableOf(theirs, pool) };
        const { matches, openLeft, openRight } = matchingOf(sides);
        for (const match of matches) {
          const outcomes = askPasses(sides.left, sides.right, options, match);
          const found = outcomes.filter(({ answer }) => answer.kind === "found");
          expect(found.map((outcome) => outcome.pass.id)).toEqual([match.pass.id]);
        }
        for (const left of openLeft) {
          for (const right of openRight) {
            const rows = { left: [left], right: [right] };
            for (const { answer, pass: said } of askPasses(sides.left, sides.right, options, rows)) {
              expect(["found", "taken", "outbid"]).not.toContain(answer.kind);
              if (!WHY_OPEN.includes(answer.kind)) continue;
              if (answer.kind === "rivals") expect(answer.left.length + answer.right.length).toBeGreaterThan(0);
              else expect(said.cardinality).not.toBe("one-to-one");
            }
          }
        }
        expect(matches.every((match) => holdsAll(match, match))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test("looking on changes nothing of what is matched", () => {
    fc.assert(
      fc.property(anySide, anySide, (ours, theirs) => {
        const pool = new TextPool();
        const sides = { left: tableOf(ours, pool), right: tableOf(theirs, pool) };
        const before = matchingOf(sides);
        askPasses(sides.left, sides.right, options, { left: [0], right: [0] });
        expect(matchingOf(sides)).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });
});
