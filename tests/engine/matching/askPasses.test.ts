import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Decision } from "../../../src/engine/decisions/decision";
import { askPasses } from "../../../src/engine/matching/askPasses";
import { LADDER } from "../../../src/engine/matching/ladder";
import type { Pass } from "../../../src/engine/matching/pass";
import type { PassAnswer } from "../../../src/engine/matching/passAnswer";
import { DEFAULT_TOLERANCES } from "../../../src/engine/matching/tolerance";
import { TextPool } from "../../../src/engine/records/recordTable";
import { rowIds } from "../../../src/engine/records/rowId";
import { TARGET } from "../../../src/kernel/calendar";
import { matchingOf, sidesOf, tableOf, type RecordText } from "../recordsOf";
import { ask, only, pass, type Case } from "./asking";

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
