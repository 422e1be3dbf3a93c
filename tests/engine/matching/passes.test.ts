import { describe, expect, test } from "vitest";
import { isBuiltInLadder, LADDER, NEW_PASS } from "../../../src/engine/matching/ladder";
import type { Pass } from "../../../src/engine/matching/pass";
import { passSentence, passTitle } from "../../../src/engine/matching/passWording";
import { DEFAULT_TOLERANCES, type Tolerances } from "../../../src/engine/matching/tolerance";
import { decimal } from "../../../src/kernel/decimal";
import { matchingOf, notesOf, passNamed, sidesOf } from "../recordsOf";

const pass = (id: string, changes: Partial<Pass>): Pass => ({ ...NEW_PASS, id, name: id, ...changes });
const matched = (left: string, right: string, passes: readonly Pass[], tolerances: Tolerances = DEFAULT_TOLERANCES) =>
  notesOf(matchingOf(sidesOf(left, right), tolerances, passes));

const price = (units: bigint): Tolerances => ({
  decimals: { price: [{ kind: "absolute", below: decimal(units), above: decimal(units) }] },
  days: {},
});

describe("a ladder is data", () => {
  test("a pass that is off finds nothing, and the next one gets its rows", () => {
    const ladder = LADDER.map((one) => (one.id === "reference-exact" ? { ...one, isOn: false } : one));
    expect(matched("TR1 100", "TR1 100", ladder)).toEqual(["L1=R1 reference-differs"]);
    expect(matched("TR1 100", "TR1 100", [])).toEqual([]);
  });

  test("passes run in their order", () => {
    const ladder = [passNamed("economics-exact"), passNamed("reference-exact")];
    expect(matched("TR1 100", "TR1 100", ladder)).toEqual(["L1=R1 economics-exact"]);
  });

  test.each<[rule: string, pass: Pass, left: string, right: string, expected: string[]]>([
    [
      "keys are equal and the rest agrees",
      pass("own", { keys: ["security", "quantity"] }),
      "- 100; - 200",
      "- 200; - 100",
      ["L1=R2 own", "L2=R1 own"],
    ],
    [
      "a free field may differ",
      pass("own", { keys: ["security", "quantity"], free: ["settlementDate"] }),
      "- 100 settles:2026-09-11",
      "- 100 settles:2026-10-30",
      ["L1=R1 own"],
    ],
    [
      "what is not free may not",
      pass("own", { keys: ["security", "quantity"] }),
      "- 100 settles:2026-09-11",
      "- 100 settles:2026-10-30",
      [],
    ],
    [
      "a pass may have tolerances of its own",
      pass("own", { keys: ["security", "quantity"], free: ["netAmount"], tolerances: price(1n) }),
      "- 100 @25.40",
      "- 100 @26.40",
      ["L1=R1 own"],
    ],
    [
      "a pass that suggests leaves the decision to a person",
      pass("own", { keys: ["security", "quantity"], strength: "suggest" }),
      "- 100",
      "- 100",
      ["L1?R1 own"],
    ],
    [
      "a reference and another key must both be equal",
      pass("own", { keys: ["reference", "settlementDate"], free: ["settlementDate"] }),
      "TR1 100; TR2 100 settles:2026-09-14",
      "TR1 100; TR2 100 settles:2026-09-15",
      ["L1=R1 own"],
    ],
    [
      "a condition keeps other rows out",
      pass("own", {
        keys: ["security", "quantity"],
        conditions: [{ field: "currency", values: ["EUR"] }],
      }),
      "- 100; - 200 currency:USD",
      "- 100; - 200 currency:USD",
      ["L1=R1 own"],
    ],
    [
      "a condition on the class of instruments understands words and CFI codes",
      pass("own", { keys: ["security", "quantity"], conditions: [{ field: "assetClass", values: ["bond"] }] }),
      "- 100 assetClass:DBFTFB; - 200 assetClass:Action",
      "- 100 assetClass:Obligation; - 200 assetClass:Action",
      ["L1=R1 own"],
    ],
    [
      "two that fit equally well are never chosen between",
      pass("own", { keys: ["security", "quantity"], free: ["settlementDate"] }),
      "A1 100; A2 100",
      "- 100",
      ["L1+L2~R1 own"],
    ],
    [
      "sums under keys of one's own",
      pass("own", { keys: ["security", "settlementDate"], keysIfShared: ["account"], cardinality: "one-to-many" }),
      "- 300 =7620",
      "- 100 =2540; - 200 =5080",
      ["L1=R1+R2 own"],
    ],
  ])("%s", (_rule, own, left, right, expected) => expect(matched(left, right, [own])).toEqual(expected));

  test("a pass without its column says so and the others go on", () => {
    const own = pass("own", { keys: ["security", "grossAmount"] });
    const matching = matchingOf(sidesOf("TR1 100", "TR1 100"), DEFAULT_TOLERANCES, [own, ...LADDER]);
    expect(matching.idle.map(({ pass: { id }, missing }) => [id, missing])).toContainEqual(["own", ["grossAmount"]]);
    expect(notesOf(matching)).toEqual(["L1=R1 reference-exact"]);
  });
});

describe("many to many", () => {
  test("fills and deliveries of one reference that add up to the same are one match", () => {
    expect(matched("TR1 100; TR1 200", "TR1 120; TR1 180", LADDER)).toEqual(["L1+L2=R1+R2 reference-many-to-many"]);
  });

  test("they are none where the sums differ", () => {
    expect(matched("TR1 100; TR1 200", "TR1 120; TR1 170", LADDER)).toEqual([]);
  });

  test("they are none where they are of two businesses", () => {
    expect(
      matched("TR1 100; TR1 200 security:FR0000131104", "TR1 120; TR1 180 security:FR0000131104", [
        passNamed("reference-many-to-many"),
      ]),
    ).toEqual([]);
  });

  test("without a reference it is a suggestion only", () => {
    expect(matched("- 100; - 200", "- 120; - 180", LADDER)).toEqual(["L1+L2?R1+R2 many-to-many"]);
  });
});

describe("tolerances", () => {
  const net = (bounds: Tolerances["decimals"]["netAmount"]): Tolerances => ({
    decimals: { netAmount: bounds ?? [] },
    days: {},
  });
  const even = (kind: "absolute" | "percent" | "basis-points", units: bigint, scale = 0) => ({
    kind,
    below: decimal(units, scale),
    above: decimal(units, scale),
  });
  const agrees = (left: string, right: string, tolerances: Tolerances): boolean =>
    matched(`- 100 ${left}`, `- 100 ${right}`, [passNamed("economics-tolerance")], tolerances).length === 1;

  test.each<[rule: string, left: string, right: string, tolerances: Tolerances, isWithin: boolean]>([
    ["absolute", "=1000", "=1000.50", net([even("absolute", 5n, 1)]), true],
    ["beyond an absolute one", "=1000", "=1000.51", net([even("absolute", 5n, 1)]), false],
    ["percent of the book's value", "=1000", "=1010", net([even("percent", 1n)]), true],
    ["beyond a percent of the book's", "=1000", "=1010.01", net([even("percent", 1n)]), false],
    [
      "percent of the statement's value",
      "=1000",
      "=1010.10",
      net([{ ...even("percent", 1n), base: "statement" }]),
      true,
    ],
    ["basis points", "=100000", "=100020", net([even("basis-points", 2n)]), true],
    [
      "lopsided: more is within",
      "=1000",
      "=1002",
      net([{ kind: "absolute", below: decimal(0n), above: decimal(2n) }]),
      true,
    ],
    [
      "lopsided: less is not",
      "=1000",
      "=998",
      net([{ kind: "absolute", below: decimal(0n), above: decimal(2n) }]),
      false,
    ],
    [
      "one for the currency holds in the place of the general one",
      "=1000 currency:JPY",
      "=1000.50 currency:JPY",
      net([even("absolute", 1n), { ...even("absolute", 0n), only: { currency: "JPY", assetClass: null } }]),
      false,
    ],
    [
      "and only for that currency",
      "=1000 currency:EUR",
      "=1000.50 currency:EUR",
      net([even("absolute", 1n), { ...even("absolute", 0n), only: { currency: "JPY", assetClass: null } }]),
      true,
    ],
    [
      "one for bonds",
      "=1000 assetClass:bond",
      "=1005 assetClass:bond",
      net([even("absolute", 1n), { ...even("percent", 1n), only: { currency: null, assetClass: "bond" } }]),
      true,
    ],
  ])("%s", (_rule, left, right, tolerances, isWithin) => expect(agrees(left, right, tolerances)).toBe(isWithin));

  test.each([
    ["business", "2026-09-11", "2026-09-14", true],
    ["calendar", "2026-09-11", "2026-09-14", false],
    ["calendar", "2026-09-11", "2026-09-12", true],
  ] as const)("a day counted as %s from %s to %s: %s", (count, book, statement, isWithin) => {
    const tolerances: Tolerances = { decimals: {}, days: { settlementDate: { before: 0, after: 1, count } } };
    expect(agrees(`settles:${book}`, `settles:${statement}`, tolerances)).toBe(isWithin);
  });
});

describe("sentences", () => {
  test("every built-in pass has a title and a sentence in both languages", () => {
    for (const one of LADDER) {
      for (const { en, fr } of [passTitle(one), passSentence(one)]) {
        expect(en).not.toBe("");
        expect(fr).not.toBe(en);
      }
    }
    expect(isBuiltInLadder(LADDER)).toBe(true);
  });

  test("a pass of one's own says all that it does", () => {
    const own = pass("Nostro", {
      keys: ["account", "netAmount"],
      keysIfShared: ["currency"],
      free: ["settlementDate"],
      tolerances: {
        decimals: { fees: [{ kind: "percent", below: decimal(0n), above: decimal(15n, 1), base: "statement" }] },
        days: { tradeDate: { before: 1, after: 2, count: "calendar" } },
      },
      conditions: [{ field: "currency", values: ["EUR", "USD"] }],
      strength: "suggest",
    });
    expect(passTitle(own).en).toBe("Nostro");
    expect(passSentence(own).en).toBe(
      "One row of ours to one of theirs: equal safekeeping account, net amount; and, where both sides have them, currency; all else agrees within tolerance; settlement date may differ; fees up to 1.5\u00a0% above and 0\u00a0% below of the statement's; trade date up to 1 calendar days before and 2 after; only where currency is EUR or USD; a person decides.",
    );
    expect(passSentence(own).fr).toContain("frais jusqu'à 1,5\u00a0% au-dessus et 0\u00a0% au-dessous");
  });

  test("a built-in pass that was changed says what it does now", () => {
    const changed = { ...passNamed("economics-tolerance"), free: ["tradeDate"] as const };
    expect(passSentence(changed).en).toContain("trade date may differ");
    expect(isBuiltInLadder(LADDER.map((one) => (one.id === changed.id ? changed : one)))).toBe(false);
  });
});

describe("passes on rows of one side", () => {
  const copies = passNamed("copies");
  const without = LADDER.filter(({ id }) => id !== "copies");
  const [left, right] = ["TR1 100; TR1 100; TR2 200 account:B2; TR2 200 account:B2", "TR1 100; TR2 200 account:B2"];

  test("copies are told while their pass is on, and are rows like others while it is off", () => {
    expect(matched(left, right, LADDER)).toContain("L2 copies L1");
    for (const ladder of [without, [{ ...copies, isOn: false }, ...without]]) {
      const notes = matched(left, right, ladder);
      expect(notes.filter((note) => note.includes("copies"))).toEqual([]);
      expect(notes.filter((note) => note.includes("="))).toEqual([]);
    }
  });

  test("a condition says of which rows copies are told", () => {
    const own = { ...copies, conditions: [{ field: "account", values: ["B2"] }] } as const;
    const notes = matched(left, right, [own, ...without]);
    expect(notes).toContain("L4 copies L3");
    expect(notes).not.toContain("L2 copies L1");
  });
});
