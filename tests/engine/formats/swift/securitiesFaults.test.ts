import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { cutMessages } from "../../../../src/engine/formats/swift/cutMessages";
import { readSecuritiesMessages } from "../../../../src/engine/formats/swift/securities";
import { block, fixture, message, noticesOf, readText, rowsOf } from "./securitiesCells";

const NAMES = ["mt535", "mt536", "mt545", "mt564", "mt566"];

describe("broken messages", () => {
  it.each([
    ["ends another block", ":16S:FIN", ":16S:SUBSAFE"],
    ["is never closed", ":16S:SUBBAL\r\n", ""],
    ["was never opened", ":16R:SUBBAL\r\n", ""],
  ])("whose block %s are told by line, and the others come in", (_name, found, replacement) => {
    const text = fixture("securities/mt535.fin");
    const content = readText(text.replace(found, replacement) + fixture("securities/mt536.fin"));
    expect(content.tables.map(({ kind }) => kind)).toEqual(["transactions"]);
    expect(content.notices).toMatchObject([{ severity: "error", code: "broken-message" }]);
    expect(content.notices[0]?.line).toBeGreaterThan(1);
  });

  it("whose blocks nest without end are told", () => {
    const content = readText(message("535", ...Array<string>(5_000).fill(":16R:FIN")));
    expect(noticesOf(content)).toEqual(["broken-message 42"]);
  });
});

describe("fields that are missing or cannot be read", () => {
  const swap = (name: string, found: string, replacement: string) =>
    readText(fixture(`securities/${name}.fin`).replace(found, replacement));

  it.each([
    ["mt535", ":35B:ISIN FR0000120271\r\nDEMO ENERGIE SE\r\n", "holdings", "missing-field 17"],
    ["mt535", ":93B::AGGR//UNIT/1500,\r\n", "holdings", "missing-field 17"],
    ["mt536", ":36B::PSTA//UNIT/1000,\r\n", "transactions", "missing-field 28"],
    ["mt536", ":22H::REDE//RECE\r\n", "transactions", "missing-field 28"],
    ["mt545", ":36B::ESTT//UNIT/1000,\r\n", "transactions", "missing-field 19"],
    ["mt564", ":20C::CORP//CA2026000777\r\n", "corporate-actions", "missing-field 2"],
  ] as const)("%s without %j is told by its line, and the rest comes in", (name, field, kind, notice) => {
    const whole = rowsOf(readText(fixture(`securities/${name}.fin`)), kind);
    const content = swap(name, field, "");
    expect(noticesOf(content)).toEqual([notice]);
    expect(rowsOf(content, kind)).toHaveLength(whole.length);
  });

  it.each([
    ["mt535", ":93B::AGGR//UNIT/1500,", ":93B::AGGR//UNIT/15O0,", "unreadable-field 22"],
    ["mt535", ":98A::PRIC//20260911", ":98A::PRIC//20260931", "unreadable-field 21"],
    ["mt535", "ACTU/EUR54,32", "ACTU/EUR54,3,2", "unreadable-field 20"],
    ["mt536", ":19A::PSTA//NEUR25552,4", ":19A::PSTA//NEUR25.552,4", "unreadable-field 30"],
  ])("%s with %s as %s leaves the cell empty and tells the line", (name, found, replacement, notice) => {
    expect(noticesOf(swap(name, found, replacement))).toEqual([notice]);
  });

  it("are days that are not known yet, without a word", () => {
    const content = swap("mt564", ":98A::XDTE//20260921", ":98B::XDTE//UKWN");
    expect([content.notices, rowsOf(content, "corporate-actions")[0]?.exDate]).toEqual([[], undefined]);
  });

  it("are told in both languages", () => {
    const [notice] = swap("mt535", ":93B::AGGR//UNIT/1500,", ":93B::AGGR//UNIT/15O0,").notices;
    expect(notice?.wording).toEqual({
      en: 'Line 22: field 93B ":AGGR//UNIT/15O0," is not a quantity; its cell is left empty. Ask the sender, or fill it in.',
      fr: "Ligne 22 : la zone 93B « :AGGR//UNIT/15O0, » n'est pas une quantité ; sa cellule reste vide. Demandez à l'émetteur, ou complétez-la.",
    });
  });
});

describe("progress", () => {
  it("never goes back and ends at most at the whole", () => {
    const text = fixture("securities/mt545.fin").repeat(1_000);
    const told: number[] = [];
    readSecuritiesMessages(cutMessages(text).messages, (fraction) => told.push(fraction));
    expect(told).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
  });
});

interface Trade {
  readonly reference: string;
  readonly side: "BUY" | "SELL";
  readonly units: number;
  readonly cents: number;
}

const trade: fc.Arbitrary<Trade> = fc.record({
  reference: fc.stringMatching(/^[A-Z][A-Z0-9]{1,8}$/).filter((text) => text !== "NONREF" && text !== "UNKNOWN"),
  side: fc.constantFrom("BUY" as const, "SELL" as const),
  units: fc.integer({ min: 1, max: 1_000_000 }),
  cents: fc.integer({ min: 1, max: 99_999_999 }),
});

const written = ({ reference, side, units, cents }: Trade): string =>
  block(
    "TRAN",
    block("LINK", `:20C::RELA//${reference}`),
    block(
      "TRANSDET",
      `:36B::PSTA//UNIT/${String(units)},`,
      `:19A::PSTA//${side === "BUY" ? "N" : ""}EUR${String(Math.floor(cents / 100))},${String(cents % 100).padStart(2, "0")}`,
      `:22H::REDE//${side === "BUY" ? "RECE" : "DELI"}`,
      ":22H::PAYM//APMT",
      ":98A::ESET//20260911",
    ),
  );

describe("any statement", () => {
  it("reads back to the trades it was written of, whatever its accounts, securities and pages", () => {
    const pages = fc.array(fc.array(fc.array(trade, { maxLength: 4 }), { maxLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(pages, (statement) => {
        const text = statement.map((securities, page) =>
          message(
            "536",
            block(
              "GENL",
              `:28E:${String(page + 1)}/${page + 1 === statement.length ? "LAST" : "MORE"}`,
              ":69A::STAT//20260911/20260911",
              ":97A::SAFE//ACC-1",
            ),
            block(
              "SUBSAFE",
              ...securities.map((trades, index) => block("FIN", `:35B:ISIN S${String(index)}`, ...trades.map(written))),
            ),
          ),
        );
        const { tables } = readText(text.reverse().join(""));
        const expected = statement.flatMap((securities) =>
          securities.flatMap((trades, index) =>
            trades.map(({ reference, side, units, cents }) => [
              `S${String(index)}`,
              reference,
              side,
              String(units),
              cents,
            ]),
          ),
        );
        expect(tables[0]?.statements).toHaveLength(1);
        const rows = rowsOf({ formats: [], tables, notices: [] }, "transactions").map((row) => [
          row.security,
          row.reference,
          row.side,
          row.quantity,
          Math.round(Number(row.netAmount) * 100),
        ]);
        expect(rows).toEqual(expected);
      }),
      { seed: 536, numRuns: 100 },
    );
  });
});

describe("any damage", () => {
  const texts = NAMES.map((name) => fixture(`securities/${name}.fin`));
  const damage = fc.record({
    text: fc.constantFrom(...texts),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.integer({ min: 0, max: 40 }),
        put: fc.oneof(
          fc.string({ maxLength: 8 }),
          fc.constantFrom(
            "\r\n:16R:FIN\r\n",
            "\r\n:16S:FIN\r\n",
            "//",
            ":",
            "N",
            ",",
            "-}",
            "{1:",
            "\u0000",
            "\r\n:93B::AGGR//\r\n",
          ),
        ),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  });

  it("is read without an error, and the rows have the columns of their table", () => {
    fc.assert(
      fc.property(damage, ({ text, edits }) => {
        const damaged = edits.reduce((so, { at, length, put }) => {
          const place = Math.floor(at * so.length);
          return so.slice(0, place) + put + so.slice(place + length);
        }, text);
        const content = readSecuritiesMessages(cutMessages(damaged).messages);
        for (const { columns, rows, lines, statements } of content.tables) {
          expect(lines).toHaveLength(rows.length);
          expect(statements.reduce((count, { countRows }) => count + countRows, 0)).toBe(rows.length);
          expect(rows.every((row) => row.length === columns.length)).toBe(true);
        }
      }),
      { seed: 15022, numRuns: 300 },
    );
  });
});
