import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/engine";
import type { RunResult } from "../../../src/engine/reconciliation";
import { decimalText } from "../../../src/kernel/decimal";
import { isoText } from "../../../src/kernel/day";
import { day } from "../../kernel/days";
import { gridOf } from "../gridOf";
import { resultOf } from "../inputOf";

/** The bond of accounting.md 5 and vector P4 of pnl.md. */
const TRADES = `Trade ref | ISIN | Sens | Quantité | Cours | Montant brut | Coupon couru | Montant net | Devise | Date de négociation | Date de règlement | Classe d'actif
OAT-1 | FR0000571218 | Achat | 100000 | 98.50 | 98500 | 928.77 | 99428.77 | EUR | 2026-09-11 | 2026-09-15 | Obligation`;

const LEDGER = `Journal | N° écriture | Date comptable | Compte général | Libellé compte | Libellé écriture | Réf pièce | Débit | Crédit
TIT | 1 | 2026-09-11 | 506100 | Obligations | Achat | OAT-1 | 98500 | 0
TIT | 1 | 2026-09-11 | 508800 | Intérêts courus | Achat | OAT-1 | 928.77 | 0
TIT | 1 | 2026-09-11 | 464000 | Dettes | Achat | OAT-1 | 0 | 99428.77
BQ | 2 | 2026-09-15 | 464000 | Dettes | Dénouement | OAT-1 | 99428.77 | 0
BQ | 2 | 2026-09-15 | 512100 | Banque | Dénouement | OAT-1 | 0 | 99428.77`;

const PRICES = `Date de cours | ISIN | Cours de clôture | Coupon couru | Devise
2026-09-15 | FR0000571218 | 98.50 | 0.92877 | EUR
2026-09-30 | FR0000571218 | 98.90 | 1.05205 | EUR`;

const run = (ledger: string, prices = PRICES, accounting: Partial<Settings["accounting"]> = {}): RunResult =>
  resultOf([gridOf("Blotter", TRADES), gridOf("Grand livre", ledger), gridOf("Cours", prices)], {
    asOf: day("2026-09-30"),
    settings: { ...DEFAULT_SETTINGS, accounting: { ...DEFAULT_SETTINGS.accounting, ...accounting } },
  });

const accruals = ({ journal }: RunResult): string[] =>
  journal
    .filter(({ entry }) => entry.number.startsWith("CORR-ACC-"))
    .map(
      ({ entry }) =>
        `${isoText(entry.date)} ${entry.number.endsWith("-EXT") ? "EXTOURNE " : ""}${entry.lines
          .map(({ account, debit, credit }) => `${account} ${decimalText(debit)} ${decimalText(credit)}`)
          .join(", ")}`,
    );
const outcome = ({ controls }: RunResult): string =>
  controls.find(({ control }) => control === "ledger-accrued")?.outcome ?? "none";

describe("accrued coupons against the ledger", () => {
  test("1,052.05 accrued, 928.77 bought: 123.28 is booked, and taken back when the next month opens", () => {
    const result = run(LEDGER);
    expect(outcome(result)).toBe("fail");
    expect(accruals(result)).toEqual([
      "2026-09-30 5088 123.28 0, 764 0 123.28",
      "2026-10-01 EXTOURNE 5088 0 123.28, 764 123.28 0",
    ]);
  });

  test("a firm that keeps its accruals until the coupon takes nothing back", () => {
    expect(accruals(run(LEDGER, PRICES, { accruals: "kept" }))).toEqual(["2026-09-30 5088 123.28 0, 764 0 123.28"]);
  });

  test("what is booked already is not proposed again", () => {
    const result = run(`${LEDGER}
OD | 3 | 2026-09-30 | 508800 | Intérêts courus | Inventaire | INV | 123.28 | 0
OD | 3 | 2026-09-30 | 764000 | Revenus | Inventaire | INV | 0 | 123.28`);
    expect([outcome(result), ...accruals(result)]).toEqual(["pass"]);
  });

  test.each([
    ["of no interest beside the last price", PRICES.replace("98.90 | 1.05205", "98.90 |  ")],
    ["of prices that end before the month does", PRICES.replace("2026-09-30", "2026-09-18")],
  ])("because %s nothing is proposed, and the position is named", (_, prices) => {
    const result = run(LEDGER, prices);
    expect([outcome(result), ...accruals(result)]).toEqual(["fail"]);
    const [told] = result.controls.find(({ control }) => control === "ledger-accrued")?.findings ?? [];
    expect(told).toMatchObject({ sheet: "Blotter", row: 2 });
  });
});
