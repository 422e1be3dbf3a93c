import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, NOTHING_WRITTEN, resultFile, runReconciliation } from "../../../src/engine";
import { movementType } from "../../../src/engine/cash/movementType";
import { gridOf } from "../gridOf";

/** Two sheets of movements, reconciled. */
function reconciled(book: string, statement: string, entries: string[][] = []) {
  const run = runReconciliation(
    {
      grids: [gridOf("Livre espèces", book), gridOf("Relevé banque", statement)],
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
  const { reconciliations, journals } = resultFile(run.value.result, "en");
  const [found] = reconciliations;
  if (!found) throw new Error("nothing reconciled");
  expect(found.kind).toBe("cash");
  expect(
    journals.map(({ lines }) => lines.map(({ account, debit, credit }) => `${account} ${debit} ${credit}`)),
  ).toEqual(entries);
  return {
    matches: found.matches.map(
      ({ left, right, status, pass }) => `${left.join(",")}=${right.join(",")} ${status} ${pass}`,
    ),
    breaks: found.breaks.map(({ type, left, right }) => `${type} ${left.join(",")}/${right.join(",")}`).sort(),
  };
}

const BANK = "Date opération | Date de valeur | Libellé | Référence | Débit | Crédit | Solde | Devise";
const BOOK = "Date comptable | Date de valeur | Libellé | Référence | Montant | Devise";

describe("movements of money", () => {
  test("are matched by the very amount on its value date, in their direction", () => {
    expect(
      reconciled(
        `${BOOK}
         2026-09-09 | 2026-09-11 | Achat TotalEnergies | | -25552.40 | EUR
         2026-09-10 | 2026-09-14 | Dividende | | 918.00 | EUR
         2026-09-10 | 2026-09-14 | Frais | | -50.80 | EUR`,
        `${BANK}
         2026-09-11 | 2026-09-11 | VIR BROKER | | 25552.40 | | 74447.60 | EUR
         2026-09-14 | 2026-09-14 | COUPON | | | 918.00 | 75365.60 | EUR
         2026-09-15 | 2026-09-15 | AGIOS | | 12.00 | | 75353.60 | EUR`,
        [["471 12.00 0.00", "5121 0.00 12.00"]],
      ),
    ).toEqual({
      matches: ["2=2 matched cash-value-date", "3=3 matched cash-value-date"],
      breaks: ["missing-left /4", "missing-right 4/"],
    });
  });

  test("of one amount and day are ambiguous when nothing tells them apart", () => {
    const rows = (amounts: string) => `
         2026-09-11 | 2026-09-11 | x | | ${amounts} | EUR
         2026-09-11 | 2026-09-11 | y | | ${amounts} | EUR`;
    expect(reconciled(`${BOOK}${rows("-100.00")}`, `${BANK}${rows("100.00 | | 0")}`).matches).toEqual([
      "2,3=2,3 ambiguous cash-value-date",
    ]);
  });

  test("a day apart are one with a break of its date; a week apart they wait for a person", () => {
    expect(
      reconciled(
        `${BOOK}
         2026-09-10 | 2026-09-10 | a | | -333.33 | EUR
         2026-09-10 | 2026-09-10 | b | | -444.44 | EUR`,
        `${BANK}
         2026-09-11 | 2026-09-11 | A | | 333.33 | | 0 | EUR
         2026-09-16 | 2026-09-16 | B | | 444.44 | | 0 | EUR`,
      ),
    ).toEqual({
      matches: ["2=2 matched cash-next-day", "3=3 suggested cash-nearby"],
      breaks: ["settlement-date 2/2"],
    });
  });

  test("are netted under one reference, to the cent: −25,552.40 and 16,826.28 are −8,726.12", () => {
    expect(
      reconciled(
        `${BOOK}
         2026-09-11 | 2026-09-11 | Achat | NET-88 | -25552.40 | EUR
         2026-09-11 | 2026-09-11 | Vente | NET-88 | 16826.28 | EUR`,
        `${BANK}
         2026-09-11 | 2026-09-11 | BROKER NET | NET-88 | 8726.12 | | 0 | EUR`,
      ),
    ).toEqual({ matches: ["2,3=2 matched cash-netted"], breaks: [] });
  });

  test("whose reference stands once on either side are one though the amount differs", () => {
    expect(
      reconciled(
        `${BOOK}
         2026-09-11 | 2026-09-11 | Dividende | DIV-1 | 918.00 | EUR`,
        `${BANK}
         2026-09-11 | 2026-09-11 | COUPON | DIV-1 | | 810.00 | 0 | EUR`,
      ),
    ).toEqual({ matches: ["2=2 matched cash-amount-differs"], breaks: ["amount 2/2"] });
  });

  test("of a book that debits what comes in are read the way that makes them run as the bank's", () => {
    expect(
      reconciled(
        `Date comptable | Date de valeur | Libellé | Débit | Crédit | Devise
         2026-09-11 | 2026-09-11 | Achat | | 25552.40 | EUR
         2026-09-14 | 2026-09-14 | Dividende | 918.00 | | EUR`,
        `${BANK}
         2026-09-11 | 2026-09-11 | VIR BROKER | | 25552.40 | | 0 | EUR
         2026-09-14 | 2026-09-14 | COUPON | | | 918.00 | 0 | EUR`,
      ).matches,
    ).toEqual(["2=2 matched cash-value-date", "3=3 matched cash-value-date"]);
  });
});

describe("what a movement is about", () => {
  test.each([
    ["DIV: FOO.XLON.GB @ GBP 0.4106", "dividend"],
    ["Reversal of DIV: FOO.XLON.GB", "reversal"],
    ["Account Fee for the period 08-Jan-2022", "fee"],
    ["Bought 1,550 Foo ETF Distributing (FOO)", "settlement"],
    ["Cash Account Interest", "interest"],
    ["RETENUE A LA SOURCE SUR COUPON", "tax"],
    ["DROITS DE GARDE T3", "fee"],
    ["VIR SEPA M DUPONT", "transfer"],
    ["CSDR cash penalty", "penalty"],
    ["XQ-77", null],
  ])("%s", (label, type) => {
    expect(movementType([null, label])).toBe(type);
  });
});
