import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, NOTHING_WRITTEN, runReconciliation, type Grid } from "../../../src/engine";
import type { CashPaper } from "../../../src/engine/cash/cashPaper";
import { decimalText, sum } from "../../../src/kernel/decimal";
import { gridOf } from "../gridOf";

function paperOf(...grids: Grid[]): CashPaper {
  const run = runReconciliation(
    {
      grids,
      settings: DEFAULT_SETTINGS,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: null,
      language: "en",
      pair: null,
    },
    () => undefined,
  );
  if (!run.ok) throw new Error(run.error.wording.en);
  const { cash } = run.value.result.workpapers;
  if (!cash) throw new Error("no cash");
  return cash;
}

const outcome = ({ controls }: CashPaper, name: string) => {
  const found = controls.find(({ control }) => control === name);
  return [found?.outcome, ...(found?.findings ?? []).map(({ row, column }) => `${row}${column ?? ""}`)].join(" ");
};

const BANK = "Date opération | Date de valeur | Libellé | Débit | Crédit | Solde | Devise";
const BOOK = "Date comptable | Date de valeur | Libellé | Montant | Devise";
const LEDGER = gridOf(
  "Livre espèces",
  `${BOOK}
   2026-09-11 | 2026-09-11 | Achat | -100.00 | EUR
   2026-09-14 | 2026-09-14 | Dividende | 30.00 | EUR`,
);

describe("cash", () => {
  test("whose balances follow one another is consistent, read downwards or upwards", () => {
    const rows = [
      "2026-09-11 | 2026-09-11 | a | 100.00 | | 900.00 | EUR",
      "2026-09-14 | 2026-09-14 | b | | 30.00 | 930.00 | EUR",
    ];
    for (const order of [rows, [...rows].reverse()]) {
      expect(outcome(paperOf(LEDGER, gridOf("Relevé banque", [BANK, ...order].join("\n"))), "cash-consistency")).toBe(
        "pass",
      );
    }
  });

  test("with a balance that does not follow fails on its cell", () => {
    const statement = gridOf(
      "Relevé banque",
      `${BANK}
       2026-09-11 | 2026-09-11 | a | 100.00 | | 900.00 | EUR
       2026-09-14 | 2026-09-14 | b | | 30.00 | 930.00 | EUR
       2026-09-15 | 2026-09-15 | c | 10.00 | | 921.00 | EUR
       2026-09-16 | 2026-09-16 | d | 1.00 | | 920.00 | EUR`,
    );
    expect(outcome(paperOf(LEDGER, statement), "cash-consistency")).toBe("fail 4F");
  });

  test("of a later sheet that does not open with what the earlier closed with is not continuous", () => {
    const first = `${BANK}
       2026-09-11 | 2026-09-11 | a | 100.00 | | 900.00 | EUR
       2026-09-14 | 2026-09-14 | b | | 30.00 | 930.00 | EUR`;
    const next = (balance: string) => `${BANK}
       2026-09-15 | 2026-09-15 | c | 10.00 | | ${balance} | EUR
       2026-09-16 | 2026-09-16 | d | | 1.00 | ${String(Number(balance) + 1)} | EUR`;
    const said = (balance: string) =>
      outcome(
        paperOf(LEDGER, gridOf("Relevé banque 1", first), gridOf("Relevé banque 2", next(balance))),
        "cash-continuity",
      );
    expect(said("920")).toBe("pass");
    expect(said("915")).toBe("fail 2");
  });

  test("is forecast by value date from the trades that are open", () => {
    const trades = gridOf(
      "Blotter",
      `Trade ref | ISIN | Side | Quantity | Price | Net amount | Currency | Trade date | Settlement date
       T1 | FR0000120271 | Buy | 10 | 25.4 | 254.00 | EUR | 2026-09-14 | 2026-09-16
       T2 | FR0000120271 | Sell | 5 | 26 | 130.00 | EUR | 2026-09-14 | 2026-09-16
       T3 | FR0000120271 | Buy | 10 | 25.4 | 254.00 | EUR | 2026-09-09 | 2026-09-11`,
    );
    const { forecast } = paperOf(
      trades,
      LEDGER,
      gridOf("Relevé banque", `${BANK}\n2026-09-14 | 2026-09-14 | b | | 30.00 | 930.00 | EUR`),
    );
    expect(forecast.lines.map((line) => [decimalText(line.in), decimalText(line.out), line.trades])).toEqual([
      ["130", "254", 2],
    ]);
  });
});

describe("the difference between book and bank", () => {
  const movement = fc.record({
    day: fc.constantFrom("2026-09-11", "2026-09-14", "2026-09-15"),
    cents: fc.integer({ min: -9_999, max: 9_999 }).filter((cents) => cents !== 0),
    reference: fc.constantFrom("", "R1", "R2", "R3"),
  });
  const sheet = (name: string, rows: readonly { day: string; cents: number; reference: string }[]) =>
    gridOf(
      name,
      [
        "Date comptable | Date de valeur | Libellé | Référence | Montant | Devise",
        ...rows.map(
          ({ day, cents, reference }) => `${day} | ${day} | x | ${reference} | ${(cents / 100).toFixed(2)} | EUR`,
        ),
      ].join("\n"),
    );

  test("is the sum of the open items, whatever moved", () => {
    fc.assert(
      fc.property(
        fc.array(movement, { minLength: 1, maxLength: 8 }),
        fc.array(movement, { minLength: 1, maxLength: 8 }),
        (book, bank) => {
          const { proofs } = paperOf(sheet("Livre espèces", book), sheet("Relevé banque", bank));
          const total = (rows: typeof book) => rows.reduce((cents, row) => cents + row.cents, 0);
          for (const { items, remainder } of proofs) {
            expect(decimalText(remainder, 2)).toBe("0.00");
            expect(decimalText(sum(items.map(({ effect }) => effect)), 2)).toBe(
              ((total(book) - total(bank)) / 100).toFixed(2).replace(/^-0\.00$/, "0.00"),
            );
          }
          expect(proofs).toHaveLength(1);
        },
      ),
      { numRuns: 100 },
    );
  });
});
