import { describe, expect, test } from "vitest";
import { findOffsets, offsetText } from "../../../src/engine/breaks/offsets";
import { matchingOf, sidesOf } from "../recordsOf";

function offsets(left: string, right: string): string[] {
  const sides = sidesOf(left, right);
  return findOffsets(sides.left, sides.right, matchingOf(sides)).map((offset) =>
    [
      `L${offset.left.record + 1}${offset.left.isCopy ? " copy" : ""}`,
      `R${offset.right.record + 1}${offset.right.isCopy ? " copy" : ""}`,
    ].join(" hides "),
  );
}

describe("rows that offset each other in the totals", () => {
  test.each([
    [
      "a copy here and a row that we miss, of the same amount",
      "TR1 100; TR1 100",
      "TR1 100; X9 20 @127 =2540 security:FR0000131104 on:2026-09-01 settles:2026-09-03",
      ["L2 copy hides R2"],
    ],
    [
      "a row missing on either side, of different trades",
      "TR1 100; TR2 50 @80 =4000",
      "TR1 100; X9 20 @200 =4000 security:FR0000131104 on:2026-09-01 settles:2026-09-03",
      ["L2 hides R2"],
    ],
    ["not where the amounts differ", "TR1 100; TR1 100", "TR1 100; X9 30 =2541 security:FR0000131104", []],
    [
      "not the other way round",
      "TR1 100; TR1 100",
      "TR1 100; X9 sell 20 =2540 security:FR0000131104 on:2026-09-01",
      [],
    ],
    [
      "not in another currency",
      "TR1 100; TR1 100",
      "TR1 100; X9 20 =2540 currency:USD security:FR0000131104 on:2026-09-01",
      [],
    ],
    [
      "not where several have the amount: which hides which, nothing says",
      "TR1 100; TR1 100",
      "TR1 100; X8 20 =2540 security:FR0000131104 on:2026-09-01; X9 20 =2540 security:US0378331005 on:2026-09-02",
      [],
    ],
  ])("%s", (_rule, left, right, expected) => expect(offsets(left, right)).toEqual(expected));

  test("both rows and the amount are named, in both languages", () => {
    const sides = sidesOf(
      "TR1 100; TR1 100",
      "TR1 100; X9 20 @127 =2540 security:FR0000131104 on:2026-09-01 settles:2026-09-03",
    );
    const [offset] = findOffsets(sides.left, sides.right, matchingOf(sides));
    const { en, fr } = offsetText(offset!, sides.left, sides.right);
    expect(en).toMatch(/our row \d+ \(a copy\) and row \d+ of Statement/);
    expect(en).toContain("(missing in our books) are both of 2,540.00 EUR");
    expect(fr).toContain("2\u202f540,00\u00a0EUR");
  });
});
