import { expect, test } from "vitest";
import { resultFile } from "../../../src/engine";
import { day } from "../../kernel/days";
import { gridOf } from "../gridOf";
import { resultOf } from "../inputOf";

const LEDGER = `Journal | N° écriture | Date comptable | Compte général | Libellé écriture | Réf pièce | Débit | Crédit | Montant devise | Devise
BQ | 1 | 2026-09-02 | 512400 | Virement | V-1 | 92592.59 | 0 | 100000 | USD
BQ | 1 | 2026-09-02 | 512100 | Virement | V-1 | 0 | 92592.59 | |
BQ | 2 | 2026-09-10 | 512100 | Dividende | DIV-1 | 918 | 0 | |
BQ | 2 | 2026-09-10 | 511100 | Dividende | DIV-1 | 0 | 918 | |
OD | 3 | 2026-09-14 | 622000 | Honoraires | F-9 | 100 | 0 | |
OD | 3 | 2026-09-14 | 401000 | Honoraires | F-9 | 0 | 100 | |`;

const BANK = `Date opération | Date de valeur | Libellé | Référence | Débit | Crédit | Devise
2026-09-02 | 2026-09-02 | Virement USD | V-1 | | 100000 | USD
2026-09-02 | 2026-09-02 | Virement EUR | V-1 | 92592.59 | | EUR
2026-09-10 | 2026-09-10 | Dividende | DIV-1 | | 918 | EUR`;

test("the bank accounts of a ledger face the bank's statement, each line in the currency of its account; the rest is set aside", () => {
  const result = resultOf([gridOf("Grand livre", LEDGER), gridOf("Relevé bancaire", BANK)], {
    asOf: day("2026-09-30"),
  });
  const [cash] = resultFile(result, "en").reconciliations;
  expect(cash?.kind).toBe("cash");
  expect(cash?.matches.map(({ left, right, status }) => [left, right, status])).toEqual([
    [[2], [2], "matched"],
    [[3], [3], "matched"],
    [[4], [4], "matched"],
  ]);
  expect(cash?.breaks).toEqual([]);
  expect(cash?.left.setAside.map(({ row }) => row)).toEqual([5, 6, 7]);
  // The ledger itself is checked whole.
  expect(result.controls.find(({ control }) => control === "ledger-balanced")?.outcome).toBe("pass");
});
