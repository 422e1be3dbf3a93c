import { describe, expect, test } from "vitest";
import { LADDER } from "../../../src/engine/matching/ladder";
import { matchReason } from "../../../src/engine/matching/matchReason";
import type { Match } from "../../../src/engine/matching/matching";
import type { Pass } from "../../../src/engine/matching/pass";
import { DEFAULT_TOLERANCES } from "../../../src/engine/matching/tolerance";
import type { RecordTable } from "../../../src/engine/records/recordTable";
import { matchingOf, notesOf, passNamed, sidesOf } from "../recordsOf";

/** Thirty trades that agree on both sides, so that there is something to learn from. */
const AGREED = Array.from(
  { length: 30 },
  (_, index) =>
    `TR${index} ${300 + 7 * index} @${20 + index}.15 on:2026-09-${String(1 + (index % 20)).padStart(2, "0")}`,
);
const sides = (left: string, right: string) => sidesOf([left, ...AGREED].join("; "), [right, ...AGREED].join("; "));
const likelyOf = (both: { left: RecordTable; right: RecordTable }, passes: readonly Pass[] = LADDER): Match[] =>
  matchingOf(both, DEFAULT_TOLERANCES, passes).matches.filter(({ pass }) => pass.id === "likely");
const notes = (left: string, right: string): string[] =>
  notesOf(matchingOf(sides(left, right))).filter((note) => !note.endsWith("reference-exact"));

describe("likely partners", () => {
  test.each([
    [
      "two things differ and the rest is rare: it is proposed",
      "- 1234 @25.40 account:A1 on:2026-09-09",
      "- 1234 @25.40 =31351.60 account:FR-001 on:2026-09-10 settles:2026-09-15",
      ["L1?R1 likely"],
    ],
    ["nothing rare agrees: it is not", "- 1234 @25.40", "- 999 @31.10 on:2026-09-14 settles:2026-09-16", []],
    [
      "two partners are as good: no one is chosen",
      "- 1234 @25.40 account:FR-001",
      "- 1234 @25.41 account:B2 on:2026-09-10; - 1234 @25.41 account:B2 on:2026-09-10 settles:2026-09-11",
      ["L1~R1+R2 likely"],
    ],
  ])("%s", (_rule, left, right, expected) => expect(notes(left, right)).toEqual(expected));

  test("it never matches, whatever the pass says", () => {
    const firm = LADDER.map((pass): Pass => (pass.id === "likely" ? { ...pass, strength: "match" } : pass));
    const both = sides(
      "- 1234 @25.40 account:A1 on:2026-09-09",
      "- 1234 @25.40 =31351.60 account:FR-001 on:2026-09-10 settles:2026-09-15",
    );
    expect(likelyOf(both, firm).map(({ status }) => status)).toEqual(["suggested"]);
  });

  test("the sentence says what speaks for it and against it, and what comes next", () => {
    const both = sides(
      "- 1234 @25.40 account:A1 on:2026-09-09",
      "- 1234 @25.40 =31351.60 account:FR-001 on:2026-09-10 settles:2026-09-15",
    );
    const [match] = likelyOf(both);
    const reason = matchReason(match!, both.left, both.right);
    expect(reason.en).toMatch(/^Suggested \(likely partners\): .+ likely\. For: .*quantity.*\. Against: .*trade date/);
    expect(reason.fr).toMatch(/^Proposé \(partenaires probables\)\u00a0: probable à .+ Pour\u00a0: .*quantité/);
    expect(match!.likeness!.fields.find(({ field }) => field === "quantity")!.weight).toBeGreaterThan(3);
    expect(match!.likeness!.fields.find(({ field }) => field === "account")!.weight).toBeLessThanOrEqual(0);
    expect(match!.confidence).toBeLessThanOrEqual(0.5);
  });

  test("an amount that follows from quantity and price is counted once", () => {
    const both = sides(
      "- 1234 @25.40 account:A1 on:2026-09-09",
      "- 1234 @25.40 account:FR-001 on:2026-09-10 settles:2026-09-15",
    );
    const evidence = likelyOf(both)[0]!.likeness!.fields;
    expect(evidence.find(({ field }) => field === "netAmount")).toMatchObject({
      level: "equal",
      weight: 0,
      isImplied: true,
    });
  });

  test("what a row shares with many others says less than what it shares with few", () => {
    const weightOf = (others: number): number => {
      const common = Array.from({ length: others }, (_, index) => `C${index} 1234 @${60 + index}.35 on:2026-09-21`);
      const both = sidesOf(
        ["- 1234 @25.40 account:A1 on:2026-09-09", ...AGREED, ...common].join(";"),
        ["- 1234 @25.40 =31351.60 on:2026-09-10 settles:2026-09-15", ...AGREED, ...common].join(";"),
      );
      return likelyOf(both)[0]?.likeness?.fields.find(({ field }) => field === "quantity")?.weight ?? 0;
    };
    expect(weightOf(6)).toBeLessThan(weightOf(0));
  });

  test("the pass is the last of the ladder", () => expect(LADDER.at(-1)).toBe(passNamed("likely")));
});
