import { describe, expect, test } from "vitest";
import { matchingOf, notesOf, sidesOf } from "../recordsOf";

const notes = (left: string, right: string): string[] => notesOf(matchingOf(sidesOf(left, right)));

type Case = readonly [rule: string, left: string, right: string, expected: readonly string[]];
const rules = (name: string, cases: readonly Case[]): void => {
  describe(name, () => {
    test.each(cases)("%s", (_rule, left, right, expected) => expect(notes(left, right)).toEqual([...expected].sort()));
  });
};

rules("by reference", [
  [
    "the same reference and economics are one trade",
    "TR1 100; TR2 200",
    "TR2 200; TR1 100",
    ["L1=R2 reference-exact", "L2=R1 reference-exact"],
  ],
  [
    "case, spaces and punctuation do not count",
    "TR-0001 100; TR-0002 200",
    "tr.0001 100; tr_0002 200",
    ["L1=R1 reference-exact", "L2=R2 reference-exact"],
  ],
  ["zeros in front of the number may be lost", "TR000123 100", "TR123 100", ["L1=R1 reference-exact"]],
  [
    "a prefix in front does not count",
    "TR123 100; TR124 200",
    "REF:TR123 100; REF:TR124 200",
    ["L1=R1 reference-exact", "L2=R2 reference-exact"],
  ],
  [
    "a mark that the custodian puts before all of ours does not count",
    "501 100; 502 200; 503 300",
    "BP2S/501 100; BP2S/502 200; BP2S/503 300",
    ["L1=R1 reference-exact", "L2=R2 reference-exact", "L3=R3 reference-exact"],
  ],
  [
    "a reference cut at 16 characters is the same",
    "TRADE2026090900123 100; TRADE2026090911456 200",
    "TRADE20260909001 100; TRADE20260909114 200",
    ["L1=R1 reference-exact", "L2=R2 reference-exact"],
  ],
  [
    "our reference may stand in their client reference",
    "TR1 100; TR2 200",
    "X9 100 theirs:TR1; X8 200 theirs:TR2",
    ["L1=R1 reference-exact", "L2=R2 reference-exact"],
  ],
  [
    "the whole reference decides before one that lost its zeros",
    "TR1 100; TR10 100",
    "TR10 100; TR1 100",
    ["L1=R2 reference-exact", "L2=R1 reference-exact"],
  ],
  [
    "a custodian's own numbers beside ours do not stand in the way",
    "TR1 100; TR2 200; TR3 300",
    "TR1 100; CU8813 200; TR3 300",
    ["L1=R1 reference-exact", "L2=R2 economics-exact", "L3=R3 reference-exact"],
  ],
  ["two rounding cents are within tolerance", "TR1 100 =2540.00", "TR1 100 =2540.02", ["L1=R1 reference-exact"]],
  ["three cents are a break", "TR1 100 =2540.00", "TR1 100 =2540.03", ["L1=R1 reference-differs"]],
  ["another quantity is a break of the same trade", "TR1 100", "TR1 120", ["L1=R1 reference-differs"]],
  ["part of the quantity delivered is a break of the same trade", "TR1 1000", "TR1 600", ["L1=R1 reference-differs"]],
  ["another side is a break of the same trade", "TR1 100", "TR1 sell 100", ["L1=R1 reference-differs"]],
  [
    "another security is a break of the same trade",
    "TR1 100",
    "TR1 100 security:FR0000131104",
    ["L1=R1 reference-differs"],
  ],
  [
    "a reference that collides with another business says nothing",
    "77 100",
    "77 sell 931 @12.10 security:US0378331005 on:2026-08-03 settles:2026-08-05 currency:USD account:FR-009",
    [],
  ],
  [
    "row numbers on both sides are no references",
    "1 100 @1; 2 200 @2; 3 300 @3; 4 400 @4; 5 500 @5",
    "1 500 @5; 2 400 @4; 3 200 @2; 4 100 @1; 5 300 @3",
    [
      "L1=R4 economics-exact",
      "L2=R3 economics-exact",
      "L3=R5 economics-exact",
      "L4=R2 economics-exact",
      "L5=R1 economics-exact",
    ],
  ],
  [
    "NONREF is no reference",
    "NONREF 100; NONREF 200 on:2026-09-10",
    "NONREF 100; NONREF 300",
    ["L1=R1 economics-exact"],
  ],
]);

rules("by economics", [
  ["equal economics and no reference are one trade", "TR1 100", "- 100", ["L1=R1 economics-exact"]],
  [
    "the custodian's own numbers do not stand in the way",
    "TR1 100; TR2 200",
    "8812 100; 8813 200",
    ["L1=R1 economics-exact", "L2=R2 economics-exact"],
  ],
  ["a cent apart is within tolerance", "TR1 100 =2540.00", "- 100 =2540.01", ["L1=R1 economics-tolerance"]],
  ["the side is never bent for sure", "TR1 100", "- sell 100", ["L1?R1 economics-similar"]],
  ["two that could fit are shown to a person", "TR1 100; TR2 100", "- 100", ["L1+L2~R1 economics-exact"]],
  [
    "two pairs that fit either way are shown to a person",
    "TR1 100; TR2 100",
    "X8 100; X9 100",
    ["L1+L2~R1+R2 economics-exact"],
  ],
  [
    "which of equal fills is whose, nothing says: a person takes them together",
    "- 100; - 100; - 100",
    "- 100; - 100; - 100",
    ["L1+L2+L3~R1+R2+R3 economics-exact"],
  ],
  [
    "which of three equal fills is missing is not guessed",
    "- 100; - 100; - 100",
    "- 100; - 100",
    ["L1+L2+L3~R1+R2 economics-exact"],
  ],
  [
    "nor of fills that each side tells apart in its own way",
    "- 100 counterparty:KEPLER; - 100 counterparty:ODDO",
    "- 100 custodian:A; - 100 custodian:B",
    ["L1+L2~R1+R2 economics-exact"],
  ],
  [
    "the nearer of two within tolerance is taken",
    "TR1 100 =2540.00; TR2 100 =2540.02",
    "- 100 =2540.00; - 100 =2540.02",
    ["L1=R1 economics-exact", "L2=R2 economics-exact"],
  ],
  [
    "another trade's reference makes a proposal of equal economics",
    "TR11 100; TR12 931 sell @12.10 security:US0378331005 on:2026-08-03 settles:2026-08-05 currency:USD",
    "TR12 100",
    ["L1?R1 economics-similar"],
  ],
  [
    "a reference of our kind that nobody has makes a proposal of equal economics",
    "TR11 100; TR12 200; TR13 300",
    "TR88 100; TR12 200; TR13 300",
    ["L1?R1 economics-similar", "L2=R2 reference-exact", "L3=R3 reference-exact"],
  ],
  [
    "a mistyped reference does not part one trade",
    "TR1311 100; TR1312 200; TR1321 300",
    "TR13I1 100; TR1312 200; TR1231 300",
    ["L1=R1 economics-exact", "L2=R2 reference-exact", "L3=R3 economics-exact"],
  ],
]);

rules("copies within a side", [
  [
    "the second booking of a trade is a duplicate",
    "TR1 100; TR1 100",
    "TR1 100",
    ["L1=R1 reference-exact", "L2 copies L1"],
  ],
  ["a line sent twice is a duplicate", "TR1 100", "TR1 100; TR1 100", ["L1=R1 reference-exact", "R2 copies R1"]],
  [
    "equal trades with references of their own are no duplicates",
    "TR1 100; TR2 100",
    "TR1 100; TR2 100",
    ["L1=R1 reference-exact", "L2=R2 reference-exact"],
  ],
  [
    "as many copies on both sides pair up",
    "TR1 100; TR1 100",
    "TR1 100; TR1 100",
    ["L1=R1 reference-exact", "L2=R2 reference-exact"],
  ],
  [
    "copies of a trade that nobody else has are still named",
    "TR1 100; TR1 100",
    "TR9 700 on:2026-08-03",
    ["L2 copies L1"],
  ],
]);

rules("groups", [
  [
    "two equal halves under one reference make one trade, and are no copies",
    "TR1 1000",
    "TR1 500; TR1 500",
    ["L1=R1+R2 reference-one-to-many"],
  ],
  ["two deliveries make one trade", "TR1 1000 =25400", "- 600 =15240; - 400 =10160", ["L1=R1+R2 one-to-many"]],
  ["three fills make one delivery", "TR1 500; TR2 300; TR3 200", "- 1000", ["L1+L2+L3=R1 many-to-one"]],
  [
    "part numbers after our reference hold a delivery together",
    "TR15 1000; TR16 50",
    "TR15/1 600; TR15/2 400; TR16 50",
    ["L1=R1+R2 reference-one-to-many", "L2=R3 reference-exact"],
  ],
  [
    "deliveries that bear our reference need not agree on their own dates",
    "TR15 1000",
    "TR15 600 settles:2026-09-14; TR15 400 settles:2026-09-15",
    ["L1=R1+R2 reference-one-to-many"],
  ],
  [
    "sums that fit in two ways are shown to a person",
    "TR1 1000",
    "- 600; - 400; - 600; - 400",
    ["L1~R1+R2+R3+R4 one-to-many"],
  ],
  ["quantities that add up to other amounts are no group", "TR1 1000 =25400", "- 600 =15240; - 400 =10000", []],
  [
    "deliveries of another account are no part",
    "TR1 1000; TR2 5 account:FR-002",
    "- 600; - 400 account:FR-002; TR2 5 account:FR-002",
    ["L1?R1 economics-similar", "L2=R3 reference-exact"],
  ],
]);

const AGREES = "TR9 7 account:FR-002";

rules("all but one thing", [
  [
    "another settlement day",
    `${AGREES}; TR1 100`,
    `${AGREES}; - 100 settles:2026-09-14`,
    ["L1=R1 reference-exact", "L2=R2 economics-similar"],
  ],
  [
    "another account",
    `${AGREES}; TR1 100`,
    `${AGREES}; - 100 account:FR-002`,
    ["L1=R1 reference-exact", "L2=R2 economics-similar"],
  ],
  [
    "another security with everything else equal",
    `${AGREES}; TR1 137`,
    `${AGREES}; - 137 security:FR0000131104`,
    ["L1=R1 reference-exact", "L2=R2 economics-similar"],
  ],
  [
    "another amount",
    `${AGREES}; TR1 137`,
    `${AGREES}; - 137 =9999.99`,
    ["L1=R1 reference-exact", "L2=R2 economics-similar"],
  ],
  [
    "another price, and so another amount",
    `${AGREES}; TR1 137`,
    `${AGREES}; - 137 @26.40`,
    ["L1=R1 reference-exact", "L2=R2 economics-similar"],
  ],
  [
    "another quantity is only proposed",
    `${AGREES}; TR1 137`,
    `${AGREES}; - 173`,
    ["L1=R1 reference-exact", "L2?R2 economics-similar"],
  ],
  [
    "two candidates are nobody's match",
    `${AGREES}; TR1 137`,
    `${AGREES}; - 137 settles:2026-09-14; - 137 settles:2026-09-15`,
    ["L1=R1 reference-exact"],
  ],
  [
    "two things that differ are not enough",
    `${AGREES}; TR1 137`,
    `${AGREES}; - 137 settles:2026-09-14 account:FR-002`,
    ["L1=R1 reference-exact"],
  ],
]);

describe("a statement that names securities by their national numbers", () => {
  const codes = [
    ["CUSIPs", "US0378331005", "037833100", "US5949181045", "594918104"],
    ["SEDOLs that lost their zeros", "GB0002634946", "263494", "GB00BH4HKS39", "BH4HKS3"],
    ["WKNs", "DE0007164600", "716460", "DE0007236101", "723610"],
    ["Valors", "CH0038863350", "3886335", "CH0012032048", "1203204"],
    ["Sicovam codes", "FR0000120271", "12027", "FR0000131104", "13110"],
  ] as const;

  test.each(codes)("is matched by %s alone", (_scheme, isin, code, other, otherCode) => {
    const book = `- security:${isin} 100; - security:${other} 100`;
    const statement = `- security: securityCode:${otherCode} 100; - security: securityCode:${code} 100`;
    const expected = ["L1=R2 economics-exact", "L2=R1 economics-exact"];
    expect(notes(book, statement)).toEqual(expected);
    expect(notes(statement, book)).toEqual(expected);
  });

  test.each(codes)("is as different by %s as by ISIN", (_scheme, isin, code, other, otherCode) => {
    const book = `- security:${isin} 100; - security:${isin} 200`;
    const byIsin = `- security:${isin} 100; - security:${other} 200`;
    const byCode = `- security: securityCode:${code} 100; - security: securityCode:${otherCode} 200`;
    expect(notes(book, byCode)).toEqual(notes(book, byIsin));
    expect(notes(book, byCode)).not.toContain("L2=R2 economics-exact");
  });

  test("is not matched with a security whose number in another country is the same", () => {
    // 716460 is SAP's WKN, and would be a Valor.
    const book = "- security:CH0007164608 100; - security:DE0007236101 200; - security:DE0007164600 300";
    const found = notes(book, "- security: securityCode:716460 100; - security: securityCode:723610 200");
    expect(found).toContain("L2=R2 economics-exact");
    expect(found).not.toContain("L1=R1 economics-exact");
  });
});
