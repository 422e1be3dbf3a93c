import { describe, expect, test } from "vitest";
import type { RunResult } from "../../../src/engine/reconciliation";
import { decimalText } from "../../../src/kernel/decimal";
import { isoText } from "../../../src/kernel/day";
import { day } from "../../kernel/days";
import { gridOf } from "../gridOf";
import { resultOf } from "../inputOf";

const HEADER =
  "Journal | N° écriture | Date comptable | Compte général | Libellé compte | Libellé écriture | Réf pièce | Débit | Crédit | Montant devise | Devise";

/** The foreign balances of accounting.md 5, as they were booked. */
const BANK = `
BQ | 1 | 2026-09-02 | 512400 | Banque USD | Virement | V-1 | 92592.59 | 0 | 100000 | USD
BQ | 1 | 2026-09-02 | 512100 | Banque EUR | Virement | V-1 | 0 | 92592.59 | |`;
const RECEIVABLE = `
TIT | 2 | 2026-09-25 | 465000 | Créances | Vente | S-1 | 46296.30 | 0 | 50000 | USD
TIT | 2 | 2026-09-25 | 767300 | Cessions | Vente | S-1 | 0 | 46296.30 | |`;
const PAYABLE = `
TIT | 3 | 2026-09-28 | 503100 | Actions | Achat | A-1 | 27777.78 | 0 | |
TIT | 3 | 2026-09-28 | 464000 | Dettes | Achat | A-1 | 0 | 27777.78 | 30000 | USD`;

const RATES = `Date | Paire de devises | Cours de change
2026-09-29 | EUR/USD | 1.0900
2026-09-30 | EUR/USD | 1.1000`;

const run = (ledger: string, rates: string | null = RATES, asOf = "2026-09-30"): RunResult =>
  resultOf([gridOf("Grand livre", HEADER + ledger), ...(rates === null ? [] : [gridOf("Change", rates)])], {
    asOf: day(asOf),
  });

const entries = ({ journal }: RunResult): string[] =>
  journal.map(
    ({ entry }) =>
      `${isoText(entry.date)}${entry.label.startsWith("EXTOURNE") ? " extourne" : ""}: ${entry.lines
        .map(({ account, debit, credit }) =>
          debit.units > 0n ? `${account} D ${decimalText(debit)}` : `${account} C ${decimalText(credit)}`,
        )
        .join(", ")}`,
  );
const outcome = ({ controls }: RunResult): string =>
  controls.find(({ control }) => control === "ledger-revaluation")?.outcome ?? "none";

describe("foreign balances at the closing rate", () => {
  test.each<readonly [string, string, string[]]>([
    ["cash: 92,592.59 to 90,909.09 through the result", BANK, ["2026-09-30: 666 D 1683.5, 512400 C 1683.5"]],
    [
      "a receivable: 46,296.30 to 45,454.55 on 4761, taken back on the next day, and its provision",
      RECEIVABLE,
      [
        "2026-09-30: 4761 D 841.75, 465000 C 841.75",
        "2026-10-01 extourne: 4761 C 841.75, 465000 D 841.75",
        "2026-09-30: 6865 D 841.75, 1515 C 841.75",
      ],
    ],
    [
      "a payable: 27,777.78 to 27,272.73 on 4772",
      PAYABLE,
      ["2026-09-30: 4772 C 505.05, 464000 D 505.05", "2026-10-01 extourne: 4772 D 505.05, 464000 C 505.05"],
    ],
    [
      "what is booked already is not proposed again",
      `${RECEIVABLE}
OD | 4 | 2026-09-30 | 476100 | Conversion | Réévaluation | INV | 841.75 | 0 | |
OD | 4 | 2026-09-30 | 465000 | Créances | Réévaluation | INV | 0 | 841.75 | |
OD | 5 | 2026-09-30 | 686500 | Dotations | Provision | INV | 841.75 | 0 | |
OD | 5 | 2026-09-30 | 151500 | Provisions | Provision | INV | 0 | 841.75 | |`,
      [],
    ],
    [
      "of an earlier close that was not taken back, only what it changes by; the provision is adjusted",
      `${RECEIVABLE}
OD | 4 | 2026-08-31 | 476100 | Conversion | Réévaluation | INV | 500 | 0 | |
OD | 4 | 2026-08-31 | 465000 | Créances | Réévaluation | INV | 0 | 500 | |
OD | 5 | 2026-08-31 | 686500 | Dotations | Provision | INV | 1000 | 0 | |
OD | 5 | 2026-08-31 | 151500 | Provisions | Provision | INV | 0 | 1000 | |`,
      [
        "2026-09-30: 4761 D 341.75, 465000 C 341.75",
        "2026-10-01 extourne: 4761 C 341.75, 465000 D 341.75",
        "2026-09-30: 1515 D 158.25, 7865 C 158.25",
      ],
    ],
    [
      "a receivable that was paid in full leaves a realised difference",
      `${RECEIVABLE}
BQ | 6 | 2026-09-29 | 512100 | Banque | Paiement | S-1 | 45871.56 | 0 | |
BQ | 6 | 2026-09-29 | 465000 | Créances | Paiement | S-1 | 0 | 45871.56 | -50000 | USD`,
      ["2026-09-30: 666 D 424.74, 465000 C 424.74"],
    ],
    [
      "revaluations of cash stand on its own account, without a currency",
      `${BANK}
OD | 7 | 2026-08-31 | 666000 | Pertes | Réévaluation | INV | 683.50 | 0 | |
OD | 7 | 2026-08-31 | 512400 | Banque USD | Réévaluation | INV | 0 | 683.50 | |`,
      ["2026-09-30: 666 D 1000, 512400 C 1000"],
    ],
  ])("%s", (_, ledger, expected) => {
    const result = run(ledger);
    expect(entries(result)).toEqual(expected);
    expect(outcome(result)).toBe(expected.length === 0 ? "pass" : "fail");
  });

  test.each<readonly [string, string, string | null, string, string]>([
    [
      "without a closing rate nothing is valued, and told",
      BANK,
      "Date | Paire de devises | Cours de change\n2026-09-21 | EUR/USD | 1.10",
      "2026-09-30",
      "fail",
    ],
    ["nor without any rate", BANK, null, "2026-09-30", "fail"],
    ["before the period is over nothing is asked", BANK, RATES, "2026-09-29", "none"],
  ])("%s", (_, ledger, rates, asOf, expected) => {
    const result = run(ledger, rates, asOf);
    expect(entries(result)).toEqual([]);
    expect(outcome(result)).toBe(expected);
  });

  test("an account of two currencies with a line of neither is not valued", () => {
    const result = run(`${BANK}
BQ | 8 | 2026-09-03 | 512400 | Banque | Virement | V-2 | 80 | 0 | 70 | GBP
BQ | 8 | 2026-09-03 | 512400 | Banque | Virement | V-2 | 0 | 80 | |`);
    expect(entries(result)).toEqual([]);
    const [told] = result.controls.find(({ control }) => control === "ledger-revaluation")?.findings ?? [];
    expect(told).toMatchObject({ sheet: "Grand livre", row: 5, column: "D" });
  });
});
