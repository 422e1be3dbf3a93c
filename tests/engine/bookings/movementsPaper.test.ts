import { describe, expect, test } from "vitest";
import type { RunResult } from "../../../src/engine/reconciliation";
import { decimalText } from "../../../src/kernel/decimal";
import { isoText } from "../../../src/kernel/day";
import { day } from "../../kernel/days";
import { gridOf } from "../gridOf";
import { resultOf } from "../inputOf";

/** A dividend net of tax, a coupon, custody fees and a penalty, as accounting.md 5 has their amounts. */
const CASH = `Date opération | Date de valeur | Libellé | Référence | Débit | Crédit | Devise
2026-09-10 | 2026-09-10 | Dividende FR0000120271 900 x 1,20 | DIV-1 | | 918 | EUR
2026-09-14 | 2026-09-14 | Coupon OAT 3 % | CPN-1 | | 3000 | EUR
2026-09-21 | 2026-09-21 | Droits de garde T3 | FEE-1 | 152.40 | | EUR
2026-09-25 | 2026-09-25 | Pénalité CSDR | PEN-1 | 12.50 | | EUR
2026-09-28 | 2026-09-28 | Virement reçu | VIR-1 | | 500 | EUR`;

const HEADER =
  "Journal | N° écriture | Date comptable | Compte général | Libellé compte | Libellé écriture | Réf pièce | Débit | Crédit";
const entry = (number: number, on: string, document: string, ...legs: readonly [string, number][]): string =>
  legs
    .map(
      ([account, amount]) =>
        `BQ | ${number} | ${on} | ${account} | ${account} | Mouvement | ${document} | ${Math.max(amount, 0)} | ${Math.max(-amount, 0)}`,
    )
    .join("\n");
const DIVIDEND = entry(1, "2026-09-10", "DIV-1", ["512100", 918], ["511100", -918]);
const COUPON = entry(2, "2026-09-14", "CPN-1", ["512100", 3000], ["508800", -928.77], ["764000", -2071.23]);
const FEES = entry(3, "2026-09-21", "FEE-1", ["627800", 127], ["445660", 25.4], ["512100", -152.4]);
const PENALTY = entry(4, "2026-09-25", "PEN-1", ["658100", 12.5], ["512100", -12.5]);
const TRANSFER = entry(5, "2026-09-28", "VIR-1", ["512100", 500], ["471000", -500]);
const WHOLE = [DIVIDEND, COUPON, FEES, PENALTY, TRANSFER];

const run = (entries: readonly string[]): RunResult =>
  resultOf([gridOf("Espèces", CASH), gridOf("Grand livre", [HEADER, ...entries].join("\n"))], {
    asOf: day("2026-09-30"),
  });
const failed = ({ controls }: RunResult): string[] =>
  controls
    .filter(({ control, outcome }) => control.startsWith("ledger-movement-") && outcome === "fail")
    .flatMap(({ control, findings }) =>
      findings.map(({ sheet, row }) => `${control.slice("ledger-movement-".length)} ${sheet} ${row}`),
    );
const proposed = ({ journal }: RunResult): string[] =>
  journal.map(
    ({ entry: { date, lines } }) =>
      `${isoText(date)} ${lines.map(({ account, debit, credit }) => (debit.units > 0n ? `${account} D ${decimalText(debit)}` : `${account} C ${decimalText(credit)}`)).join(", ")}`,
  );

describe("income, fees and penalties against the ledger", () => {
  test("agree where every movement is booked once, on an account that is its own", () => {
    const result = run(WHOLE);
    expect(failed(result)).toEqual([]);
    expect(proposed(result)).toEqual([]);
    expect(result.controls.find(({ control }) => control === "ledger-movement-missing")?.outcome).toBe("pass");
  });

  test.each<readonly [string, readonly string[], string[], string[]]>([
    [
      "fees that are not booked",
      [DIVIDEND, COUPON, PENALTY, TRANSFER],
      ["missing Espèces 4"],
      ["2026-09-21 512100 C 152.4, 6278 D 152.4"],
    ],
    [
      "a penalty that is not booked",
      WHOLE.filter((one) => one !== PENALTY),
      ["missing Espèces 5"],
      ["2026-09-25 512100 C 12.5, 6581 D 12.5"],
    ],
    [
      "a dividend that is booked twice",
      [...WHOLE, entry(6, "2026-09-11", "DIV-1", ["512100", 918], ["511100", -918])],
      ["double Grand livre 14"],
      ["2026-09-30 512100 C 918, 511100 D 918"],
    ],
    [
      "a coupon in suspense",
      [DIVIDEND, entry(2, "2026-09-14", "CPN-1", ["512100", 3000], ["471000", -3000]), FEES, PENALTY, TRANSFER],
      ["account Grand livre 5"],
      ["2026-09-30 471000 D 3000, 764 C 3000"],
    ],
    [
      "fees booked as income",
      [DIVIDEND, COUPON, entry(3, "2026-09-21", "FEE-1", ["764000", 152.4], ["512100", -152.4]), PENALTY, TRANSFER],
      ["account Grand livre 7"],
      ["2026-09-30 764000 C 152.4, 6278 D 152.4"],
    ],
    [
      "a dividend booked gross",
      [entry(1, "2026-09-10", "DIV-1", ["512100", 1080], ["511100", -1080]), COUPON, FEES, PENALTY, TRANSFER],
      ["amount Grand livre 2"],
      [],
    ],
    [
      "an invoice paid through its supplier is no fault",
      [DIVIDEND, COUPON, entry(3, "2026-09-22", "X", ["401000", 152.4], ["512100", -152.4]), PENALTY, TRANSFER],
      [],
      [],
    ],
  ])("%s", (_, entries, faults, corrections) => {
    const result = run(entries);
    expect(failed(result)).toEqual(faults);
    expect(proposed(result)).toEqual(corrections);
  });

  test("two equal movements that are not booked have an entry each", () => {
    const fee = "2026-09-22 | 2026-09-22 | Frais de tenue de compte | | 10 | | EUR";
    const { journal } = resultOf(
      [gridOf("Espèces", `${CASH}\n${fee}\n${fee}`), gridOf("Grand livre", [HEADER, ...WHOLE].join("\n"))],
      { asOf: day("2026-09-30") },
    );
    expect(new Set(journal.map(({ entry: { number } }) => number)).size).toBe(2);
  });

  test("as many movements as can be are found booked, whatever their order", () => {
    const fees = [25, 21, 23, 14].map((on) => `2026-09-${on} | 2026-09-${on} | Frais | | 10 | | EUR`);
    const booked = [28, 16, 22].map((on, index) =>
      entry(20 + index, `2026-09-${on}`, "X", ["627800", 10], ["512100", -10]),
    );
    const missing = (order: readonly string[]): string[] =>
      failed(
        resultOf(
          [
            gridOf("Espèces", [CASH, ...order].join("\n")),
            gridOf("Grand livre", [HEADER, ...WHOLE, ...booked].join("\n")),
          ],
          { asOf: day("2026-09-30") },
        ),
      );
    expect(missing(fees)).toHaveLength(1);
    expect(missing([...fees].reverse())).toHaveLength(1);
  });

  test("what is booked by habit on an account of the firm's own is no fault", () => {
    const own = (number: number, on: string, document: string, amount: number) =>
      entry(number, on, document, ["512100", amount], ["768000", -amount]);
    const cash = `${CASH}
2026-09-16 | 2026-09-16 | Dividende LVMH | DIV-2 | | 60 | EUR
2026-09-17 | 2026-09-17 | Dividende Air Liquide | DIV-3 | | 70 | EUR`;
    const result = resultOf(
      [
        gridOf("Espèces", cash),
        gridOf(
          "Grand livre",
          [
            HEADER,
            own(1, "2026-09-10", "DIV-1", 918),
            own(7, "2026-09-16", "DIV-2", 60),
            own(8, "2026-09-17", "DIV-3", 70),
            COUPON,
            FEES,
            PENALTY,
            TRANSFER,
          ].join("\n"),
        ),
      ],
      { asOf: day("2026-09-30") },
    );
    expect(failed(result)).toEqual([]);
  });
});
