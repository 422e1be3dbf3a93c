import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, LADDER, resultFile } from "../../../src/engine";
import { asideOf, breaksOf, FIRST, reconcile, runOf, book, statement, type Row } from "./sides";

const NEW: Row = {};
const REVERSED: Row = { quantity: -100 };
const SOLD: Row = { side: "Sell" };

describe("rows of one side cancel each other", () => {
  test.each<[name: string, rows: Row[], aside: number[]]>([
    ["figures that run against their own side, under one reference", [NEW, REVERSED], [0, 1]],
    ["the opposite side with a type that says so", [NEW, { ...SOLD, type: "Cancellation" }], [0, 1]],
    ["the same side with a type that says so", [NEW, { type: "CANCEL" }], [0, 1]],
    ["a French type", [NEW, { ...SOLD, type: "Extourne" }], [0, 1]],
    ["a description that says so", [NEW, { ...SOLD, label: "Contre-passation opération du 5/10" }], [0, 1]],
    ["a column of reversals", [NEW, { ...SOLD, reversal: "Y" }], [0, 1]],
    ["a message function", [{ reversal: "NEWM" }, { reversal: "CANC" }], [0, 1]],
    ["a status that takes back", [{ status: "Settled" }, { status: "CANC" }], [0, 1]],
    ["a status that calls the same operation cancelled", [{ status: "Pending" }, { status: "Cancelled" }], [0, 1]],
    ["a French status", [{ status: "En attente" }, { status: "Annulé" }], [0, 1]],
    ["an original called cancelled, and what runs against it", [{ status: "Annulé" }, SOLD], [0, 1]],
    ["a reference of its own that names the other", [NEW, { ...SOLD, ref: "T-0002", previous: "T-0001" }], [0, 1]],
    ["the custodian's reference named", [{ custodian: "C7" }, { ...SOLD, ref: "T-0002", previous: "C7" }], [0, 1]],
    ["a description that names it", [NEW, { ...SOLD, ref: "T-0002", label: "Reversal of T-0001" }], [0, 1]],
    [
      "one custodian's reference and a word",
      [{ custodian: "C7" }, { ref: "X-1", custodian: "C7", type: "Cancel" }],
      [0, 1],
    ],
    [
      "one description but for the word",
      [
        { ref: "", label: "VENTE PARTS SICAV" },
        { ...SOLD, ref: "", label: "EXTOURNE VENTE PARTS SICAV" },
      ],
      [0, 1],
    ],
  ])("%s", (_name, rows, aside) => {
    const pair = reconcile(rows, []);
    expect(asideOf(pair)).toEqual(aside);
    expect(breaksOf(pair)).toEqual([]);
    expect(asideOf(reconcile([], rows), "right")).toEqual(aside);
  });
});

describe("rows of one side stay two operations", () => {
  test.each<[name: string, rows: Row[], aside: number[]]>([
    ["a purchase and a sale under one reference", [NEW, SOLD], []],
    [
      "a purchase and a sale that name each other",
      [{ custodian: "T-0002" }, { ...SOLD, ref: "T-0002", custodian: "T-0001" }],
      [],
    ],
    [
      "a purchase and a sale under one block reference",
      [{ custodian: "B1" }, { ...SOLD, ref: "T-0002", custodian: "B1" }],
      [],
    ],
    [
      "the far leg of a repo that names the near one",
      [NEW, { ...SOLD, ref: "T-0002", previous: "T-0001", traded: "2026-10-12" }],
      [],
    ],
    ["the next of a series that names the one before", [NEW, { ref: "T-0002", previous: "T-0001" }], []],
    ["other figures", [NEW, { ...SOLD, quantity: 90, type: "Cancellation" }], []],
    ["another amount", [NEW, { ...SOLD, amount: 5000.01, type: "Cancellation" }], []],
    ["another account", [NEW, { ...SOLD, account: "A2", type: "Cancellation" }], []],
    ["another security", [NEW, { ...SOLD, isin: "FR0000131104", type: "Cancellation" }], []],
    ["another currency", [NEW, { ...SOLD, currency: "USD", type: "Cancellation" }], []],
    ["another reference", [NEW, { ...SOLD, ref: "T-0002", type: "Cancellation" }], []],
    [
      "a reversal that names another operation",
      [{ custodian: "C7" }, { ...SOLD, previous: "C6", type: "Cancellation" }],
      [],
    ],
    ["a word that is denied", [NEW, { ...SOLD, label: "non annulé" }], []],
    ["a description alone, along the same way", [NEW, { label: "cancellation fee waived" }], []],
    [
      "booked before what it would reverse",
      [{ booked: "2026-10-07" }, { ...SOLD, type: "Reversal", booked: "2026-10-06" }],
      [],
    ],
    ["placeholders for references", [{ ref: "NONREF" }, { ...SOLD, ref: "NONREF", type: "Cancellation" }], []],
    ["a refused attempt and a later one", [{ status: "Pending" }, { status: "Rejected" }], [1]],
    ["a cancelled operation and the corrected one", [{ status: "Cancelled" }, { quantity: 110 }], [0]],
    ["equal operations", [NEW, NEW], []],
    [
      "a purchase and a sale that name their own reference",
      [{ previous: "T-0001" }, { ...SOLD, previous: "T-0001" }],
      [],
    ],
  ])("%s", (_name, rows, aside) => {
    expect(asideOf(reconcile(rows, []))).toEqual(aside);
    expect(asideOf(reconcile([], rows), "right")).toEqual(aside);
  });
});

describe("chains leave what is alive in the end", () => {
  const CANCEL: Row = { ...SOLD, type: "Cancel" };
  const at = (row: Row, booked: string): Row => ({ ...row, booked });
  test.each<[name: string, rows: Row[], aside: number[]]>([
    ["cancelled and corrected", [NEW, CANCEL, { quantity: 110 }], [0, 1]],
    [
      "cancelled and corrected twice",
      [NEW, CANCEL, { quantity: 110 }, { ...CANCEL, quantity: 110 }, { quantity: 120 }],
      [0, 1, 2, 3],
    ],
    ["cancelled after a correction", [NEW, CANCEL, { quantity: 110 }, { ...CANCEL, quantity: 110 }], [0, 1, 2, 3]],
    ["booked again as it was", [at(NEW, "2026-10-05"), at(CANCEL, "2026-10-06"), at(NEW, "2026-10-07")], [0, 1]],
    [
      "booked again as it was, and cancelled again",
      [at(NEW, "2026-10-05"), at(CANCEL, "2026-10-06"), at(NEW, "2026-10-07"), at(CANCEL, "2026-10-08")],
      [0, 1, 2, 3],
    ],
    ["one of two equal rows", [NEW, NEW, CANCEL], [1, 2]],
    ["two of three equal rows", [NEW, NEW, NEW, CANCEL, CANCEL], [1, 2, 3, 4]],
    ["more reversals than rows", [NEW, CANCEL, CANCEL], [0, 1]],
    ["a reversal that is reversed", [NEW, { ...SOLD, type: "Reversal" }, { type: "Reversal" }], [1, 2]],
    [
      "signs alone, booked again",
      [at(NEW, "2026-10-05"), at(REVERSED, "2026-10-06"), at(NEW, "2026-10-07"), at(REVERSED, "2026-10-08")],
      [0, 1, 2, 3],
    ],
    [
      "each correction names the one before",
      [NEW, { ...CANCEL, ref: "C-1", previous: "T-0001" }, { ref: "T-0002", previous: "C-1" }],
      [0, 1],
    ],
  ])("%s", (_name, rows, aside) => {
    expect(asideOf(reconcile(rows, []))).toEqual(aside);
  });
});

describe("where it is not clear which row is cancelled", () => {
  test.each<[name: string, rows: Row[], aside: number[]]>([
    [
      "two equal operations of different brokers' notes",
      [{ label: "note 1" }, { label: "note 2" }, { ...SOLD, type: "Cancel" }],
      [],
    ],
    ["a settled one, and one called cancelled", [{ status: "Settled" }, { status: "Cancelled" }], [1]],
  ])("%s: none is set aside and a notice asks", (_name, rows, aside) => {
    const { result } = runOf([book(rows), statement([])]);
    const { reading, setAside } = result.reconciliations[0]!.left;
    expect(setAside.map(({ row }) => row - FIRST)).toEqual(aside);
    const asked = reading.notices.filter(({ code }) => code === "reversal-unclear");
    expect(asked).toHaveLength(1);
    expect(asked[0]!.wording.en).toMatch(/row \d+ cancels another row, and whether that is \d/);
    expect(asked[0]!.wording.fr).toContain("annule une autre ligne");
  });
});

describe("what one side cancelled and the other still has is missing, and the cancelled row is named", () => {
  const CANCEL: Row = { ...SOLD, type: "Cancel" };
  test.each<[name: string, ours: Row[], theirs: Row[], breaks: string[], told: string]>([
    [
      "by another row of ours",
      [NEW, CANCEL],
      [NEW],
      ["missing-left /0"],
      'Our row 22 of "Blotter" was cancelled by row 23; the statement still has it.',
    ],
    [
      "by another row of theirs",
      [NEW],
      [NEW, { status: "CANC" }],
      ["missing-right 0/"],
      'Their row 22 of "Custodian statement" was cancelled by row 23; our books still have it.',
    ],
    [
      "by its status alone",
      [{ status: "Cancelled" }],
      [NEW],
      ["missing-left /0"],
      'Our row 22 of "Blotter" is marked cancelled; the statement still has it.',
    ],
    [
      "known by its economics where references differ",
      [NEW, CANCEL],
      [{ ref: "UNKNOWN-1" }],
      ["missing-left /0"],
      'Our row 22 of "Blotter" was cancelled by row 23; the statement still has it.',
    ],
    [
      "and the reversal without its original",
      [NEW, { ...SOLD, type: "Cancel", label: "x" }],
      [SOLD],
      ["missing-left /0"],
      'The row like it, row 23 of "Blotter", cancels row 22 there; the statement shows it without what it cancels.',
    ],
  ])("%s", (_name, ours, theirs, breaks, told) => {
    const pair = reconcile(ours, theirs);
    expect(breaksOf(pair)).toEqual(breaks);
    expect(pair.breaks[0]?.explanation).toEqual({ code: "counterpart-cancelled", text: told });
  });

  test("nothing is booked for it", () => {
    const { result } = runOf([book([NEW, CANCEL]), statement([NEW])]);
    const [proposal] = result.reconciliations[0]!.proposals;
    expect(proposal?.action).toBe("review");
    expect(proposal?.wording.en).toContain("One side cancelled it and the other did not");
    expect(proposal?.wording.fr).toContain("Un côté l'a annulée, l'autre non");
  });

  test("another operation of that reference is not explained by it", () => {
    expect(reconcile([NEW, CANCEL], [{ quantity: 130 }]).breaks[0]?.explanation).toBeNull();
  });
});

describe("what both sides show", () => {
  const CANCEL: Row = { ...SOLD, type: "Cancel" };
  test("a pair that both cancel is set aside on both", () => {
    const pair = reconcile([NEW, CANCEL], [NEW, REVERSED]);
    expect([asideOf(pair), asideOf(pair, "right"), breaksOf(pair)]).toEqual([[0, 1], [0, 1], []]);
  });

  test("a pair that one side calls a reversal is one on the other, where it is written as a plain sale", () => {
    for (const [ours, theirs] of [
      [
        [NEW, SOLD],
        [NEW, CANCEL],
      ],
      [
        [NEW, CANCEL],
        [NEW, SOLD],
      ],
    ] as const) {
      const pair = reconcile(ours, theirs);
      expect([asideOf(pair), asideOf(pair, "right"), breaksOf(pair)]).toEqual([[0, 1], [0, 1], []]);
    }
  });

  test("more sales than reversals on the other side are looked for", () => {
    const pair = reconcile([NEW, SOLD, { ...SOLD, label: "second" }], [NEW, CANCEL]);
    expect(asideOf(pair)).toEqual([]);
    expect(asideOf(pair, "right")).toEqual([0, 1]);
  });

  test("a correction that both have is matched", () => {
    const pair = reconcile([NEW, CANCEL, { quantity: 110 }], [{ quantity: 110 }]);
    expect(breaksOf(pair)).toEqual([]);
    expect(pair.matches.filter(({ left }) => left[0] === FIRST + 2).map(({ left, right }) => [left, right])).toEqual([
      [[FIRST + 2], [FIRST]],
    ]);
  });
});

describe("the pass on rows that cancel each other", () => {
  const rows: Row[] = [
    NEW,
    REVERSED,
    { ref: "T-0002", account: "B2" },
    { ref: "T-0002", account: "B2", quantity: -100 },
  ];
  const asideUnder = (change: Partial<(typeof LADDER)[number]>): number[] => {
    const passes = LADDER.map((pass) => (pass.id === "reversals" ? { ...pass, ...change } : pass));
    const { result } = runOf([book(rows), statement([])], { ...DEFAULT_SETTINGS, passes });
    return asideOf(resultFile(result, "en").reconciliations[0]!);
  };

  test.each<[name: string, change: Partial<(typeof LADDER)[number]>, aside: number[]]>([
    ["is on from the start", {}, [0, 1, 2, 3]],
    ["can be switched off", { isOn: false }, []],
    ["looks at the rows that its conditions name", { conditions: [{ field: "account", values: ["B2"] }] }, [2, 3]],
  ])("%s", (_name, change, aside) => expect(asideUnder(change)).toEqual(aside));
});
