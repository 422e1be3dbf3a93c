import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/engine";
import type { RunResult } from "../../../src/engine/reconciliation";
import { decimalText } from "../../../src/kernel/decimal";
import { day } from "../../kernel/days";
import { gridOf } from "../gridOf";
import { resultOf } from "../inputOf";

/** The trades of accounting.md 5: 900 shares remain, at a cost of 23,340.00. */
const TRADES = `Trade ref | ISIN | Sens | Quantité | Cours | Montant brut | Frais | Taxe | Montant net | Devise | Date de négociation | Date de règlement
AO-1 | FR0000120271 | Achat | 1000 | 25.40 | 25400 | 50.80 | 101.60 | 25552.40 | EUR | 2026-09-09 | 2026-09-11
AO-2 | FR0000120271 | Achat | 500 | 27 | 13500 | 27 | 54 | 13581 | EUR | 2026-09-10 | 2026-09-14
AO-3 | FR0000120271 | Vente | 600 | 28.10 | 16860 | 33.72 | 0 | 16826.28 | EUR | 2026-09-15 | 2026-09-17`;

const LEDGER = `Journal | N° écriture | Date comptable | Compte général | Libellé compte | Libellé écriture | Réf pièce | Débit | Crédit
TIT | 1 | 2026-09-09 | 503100 | Actions | x | AO-1 | 25400 | 0
TIT | 1 | 2026-09-09 | 627100 | Frais | x | AO-1 | 50.80 | 0
TIT | 1 | 2026-09-09 | 635800 | TTF | x | AO-1 | 101.60 | 0
TIT | 1 | 2026-09-09 | 464000 | Dettes | x | AO-1 | 0 | 25552.40
TIT | 2 | 2026-09-10 | 503100 | Actions | x | AO-2 | 13500 | 0
TIT | 2 | 2026-09-10 | 627100 | Frais | x | AO-2 | 27 | 0
TIT | 2 | 2026-09-10 | 635800 | TTF | x | AO-2 | 54 | 0
TIT | 2 | 2026-09-10 | 464000 | Dettes | x | AO-2 | 0 | 13581
TIT | 3 | 2026-09-15 | 465000 | Créances | x | AO-3 | 16826.28 | 0
TIT | 3 | 2026-09-15 | 627100 | Frais | x | AO-3 | 33.72 | 0
TIT | 3 | 2026-09-15 | 767300 | Cessions | x | AO-3 | 0 | 16860
TIT | 3 | 2026-09-15 | 767300 | Cessions | x | AO-3 | 15560 | 0
TIT | 3 | 2026-09-15 | 503100 | Actions | x | AO-3 | 0 | 15560`;

/** Prices whose average over September is 24.10. */
const PRICES = `Date de cours | ISIN | Cours de clôture | Devise
2026-09-09 | FR0000120271 | 24.40 | EUR
2026-09-15 | FR0000120271 | 24.10 | EUR
2026-09-30 | FR0000120271 | 23.80 | EUR`;

const run = (ledger: string, prices = PRICES, accounting: Partial<Settings["accounting"]> = {}): RunResult =>
  resultOf([gridOf("Blotter", TRADES), gridOf("Grand livre", ledger), gridOf("Cours", prices)], {
    asOf: day("2026-09-30"),
    settings: { ...DEFAULT_SETTINGS, accounting: { ...DEFAULT_SETTINGS.accounting, ...accounting } },
  });

const outcomes = ({ controls }: RunResult): string[] =>
  controls
    .filter(({ control }) => control === "ledger-cost" || control === "ledger-valuation")
    .map(({ control, outcome }) => `${control} ${outcome}`);

const valuations = ({ journal }: RunResult): string[][] =>
  journal
    .filter(({ entry }) => entry.number.startsWith("CORR-VAL-"))
    .map(({ entry }) =>
      entry.lines.map(({ account, debit, credit }) => `${account} ${decimalText(debit)} ${decimalText(credit)}`),
    );

const line = (account: string, debit: string, credit: string): string =>
  `\nOD | 9 | 2026-09-30 | ${account} | ${account} | Inventaire | INV | ${debit} | ${credit}`;

test("bonds are impaired on an account of their own", () => {
  const trades = `${TRADES.replace(/ \| Date de règlement/, " | Date de règlement | Coupon couru").replace(/(2026-09-1\d)$/gm, "$1 | 0")}
OAT-1 | FR0000571218 | Achat | 10000 | 98.50 | 9850 | 0 | 0 | 9892.88 | EUR | 2026-09-11 | 2026-09-15 | 42.88`;
  const ledger = `${LEDGER}
TIT | 4 | 2026-09-11 | 506100 | Obligations | x | OAT-1 | 9850 | 0
TIT | 4 | 2026-09-11 | 508800 | Courus | x | OAT-1 | 42.88 | 0
TIT | 4 | 2026-09-11 | 464000 | Dettes | x | OAT-1 | 0 | 9892.88`;
  const prices = `Date de cours | ISIN | Cours de clôture | Coupon couru | Devise
2026-09-09 | FR0000120271 | 24.40 | | EUR
2026-09-15 | FR0000120271 | 24.10 | | EUR
2026-09-30 | FR0000120271 | 23.80 | | EUR
2026-09-11 | FR0000571218 | 98.00 | 0.4288 | EUR
2026-09-30 | FR0000571218 | 97.00 | 0.58 | EUR`;
  const result = resultOf([gridOf("Blotter", trades), gridOf("Grand livre", ledger), gridOf("Cours", prices)], {
    asOf: day("2026-09-30"),
  });
  // 10,000 of nominal at the average of 97.50 are worth 9,750.00, 100.00 below their cost.
  expect(valuations(result)).toEqual([["68665 1650 0", "5903 0 1650", "68665 100 0", "5906 0 100"]]);
});

describe("the month's valuation against the ledger", () => {
  test("900 shares that cost 23,340.00 are worth 21,690.00 at the average of the month: 1,650.00", () => {
    const result = run(LEDGER);
    expect(outcomes(result)).toEqual(["ledger-cost pass", "ledger-valuation fail"]);
    expect(valuations(result)).toEqual([["68665 1650 0", "5903 0 1650"]]);
  });

  test.each<readonly [string, string, string[], string[][]]>([
    [
      "what is booked already is not proposed again",
      line("686650", "1650", "0") + line("590300", "0", "1650"),
      ["ledger-cost pass", "ledger-valuation pass"],
      [],
    ],
    [
      "too much is taken back",
      line("686650", "2000", "0") + line("590300", "0", "2000"),
      ["ledger-cost pass", "ledger-valuation fail"],
      [["5903 350 0", "78665 0 350"]],
    ],
    [
      "securities that the trades do not explain: nothing is proposed",
      line("503100", "100", "0") + line("471000", "0", "100"),
      ["ledger-cost fail", "ledger-valuation not-applicable"],
      [],
    ],
  ])("%s", (_, more, controls, entries) => {
    const result = run(LEDGER + more);
    expect(outcomes(result)).toEqual(controls);
    expect(valuations(result)).toEqual(entries);
  });

  test("a gain is not recognised, and a fund's difference of estimation is", () => {
    const rising = PRICES.replaceAll(/2[34]\.\d0/g, "28.00");
    expect(valuations(run(LEDGER, rising))).toEqual([]);
    // 900 × 28.00 − 23,340.00
    expect(valuations(run(LEDGER, rising, { valuation: "estimation-difference" }))).toEqual([
      ["503 1860 0", "475 0 1860"],
    ]);
    expect(outcomes(run(LEDGER, rising, { valuation: "none" }))).toEqual([
      "ledger-cost pass",
      "ledger-valuation not-applicable",
    ]);
  });

  test("prices in doubt make no entry", () => {
    const result = run(LEDGER, `${PRICES}\n2026-09-30 | FR0000120271 | 23.00 | EUR`);
    expect(outcomes(result)).toEqual(["ledger-cost pass", "ledger-valuation fail"]);
    expect(valuations(result)).toEqual([]);
  });
});
