import fc from "fast-check";
import { expect, test } from "vitest";
import { TARGET } from "../../../src/kernel/calendar";
import { add, ZERO } from "../../../src/kernel/decimal";
import { explanationText } from "../../../src/engine/breaks/explanationText";
import { PCG } from "../../../src/engine/accounting/pcg";
import { proposeCorrections } from "../../../src/engine/accounting/proposeCorrections";
import { BOND, BUY1, compared, day, SELL1, type Row } from "./trades";

/** A trade of the desk in which some fields were blanked or replaced by whatever came to hand. */
const anyRow = fc
  .tuple(
    fc.constantFrom(BUY1, SELL1, BOND),
    fc.dictionary(
      fc.constantFrom("quantity", "price", "grossAmount", "fees", "tax", "accruedInterest", "netAmount"),
      fc.constantFrom("0", "-1", "50.80", "152.40", "1000", "25552.40", "25501.6", "0.01"),
      { maxKeys: 3 },
    ),
    fc.dictionary(
      fc.constantFrom("side", "currency", "security", "account", "counterparty", "status"),
      fc.constantFrom("SELL", "BUY", "EUR", "FAILED", "é", "FR0000120271"),
      { maxKeys: 2 },
    ),
    fc.dictionary(
      fc.constantFrom("tradeDate", "settlementDate"),
      fc.constantFrom("2026-09-11", "2026-11-09", "2026-09-12", "1999-12-31"),
      { maxKeys: 2 },
    ),
    fc.subarray([
      "reference",
      "side",
      "currency",
      "price",
      "netAmount",
      "grossAmount",
      "tradeDate",
      "settlementDate",
      "security",
    ]),
  )
  .map(([row, numbers, texts, days, blanks]): Row => {
    const changed = Object.entries({ ...row, ...numbers, ...texts, ...days });
    return Object.fromEntries(changed.filter(([field]) => !blanks.includes(field)));
  });
const anySides = fc.record({ left: fc.array(anyRow, { maxLength: 6 }), right: fc.array(anyRow, { maxLength: 6 }) });

test("whatever the rows say: a break each at most, own ids, wording in both languages, balanced entries", () => {
  fc.assert(
    fc.property(anySides, ({ left, right }) => {
      const { breaks, left: book, right: statement } = compared({ left, right });
      expect(new Set(breaks.map(({ id }) => id)).size).toBe(breaks.length);
      for (const side of ["left", "right"] as const) {
        const records = breaks.flatMap((found) => found[side]);
        expect(new Set(records).size).toBe(records.length);
      }
      for (const { explanation, fields, differences, type, ageBusinessDays } of breaks) {
        expect(Object.keys(differences).sort()).toEqual([...fields].sort());
        expect(type.startsWith("missing-")).toBe(fields.length === 0);
        expect(ageBusinessDays).toBeGreaterThanOrEqual(0);
        if (explanation)
          for (const text of Object.values(explanationText(explanation)))
            expect(text).not.toMatch(/undefined|  | :|NaN/);
      }
      for (const { entry, action } of proposeCorrections(breaks, book, statement, {
        chart: PCG,
        asOf: day("2026-09-30"),
        period: { from: day("2026-09-01"), to: day("2026-09-30") },
        calendar: TARGET,
      })) {
        expect(entry !== null).toBe(action === "book");
        if (!entry) continue;
        const total = (kind: "debit" | "credit") => entry.lines.map((line) => line[kind]).reduce(add, ZERO);
        expect(total("debit")).toEqual(total("credit"));
      }
    }),
    { numRuns: 400 },
  );
});

test("the ids, types and explanations do not depend on the order of the rows", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyRow, anyRow), { minLength: 1, maxLength: 6 }), (pairs) => {
      const of = (ordered: readonly (readonly [Row, Row])[]): string[] =>
        compared({ left: ordered.map(([one]) => one), right: ordered.map(([, other]) => other) })
          .breaks.map(({ id, type, explanation }) => `${id} ${type} ${explanation?.code}`)
          .sort();
      const unique = [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
      expect(of([...unique].reverse())).toEqual(of(unique));
    }),
    { numRuns: 200 },
  );
});
