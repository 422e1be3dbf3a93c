import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, NOTHING_WRITTEN } from "../../src/engine";
import { kindOfSurvey } from "../../src/engine/intake/surveyGrid";
import { surveySheets } from "../../src/engine/intake/surveySheets";
import { runReconciliation } from "../../src/engine/run";
import { gridOf } from "./gridOf";

const kindsOf = (...grids: ReturnType<typeof gridOf>[]): string[] =>
  surveySheets(grids, DEFAULT_SETTINGS).map((survey) => `${kindOfSurvey(survey)} ${survey.role}`);

describe("the sheets that the checks read", () => {
  test.each([
    ["cours", "Date | ISIN | Cours de clôture | Devise\n2026-09-11 | FR0000120271 | 55.2 | EUR", "prices market"],
    ["quotes", "ISIN | Name | Price | Currency\nFR0000120271 | TotalEnergies | 55.2 | EUR", "prices market"],
    ["rates", "Date | Currency pair | Rate\n2026-09-11 | EUR/USD | 1.08", "rates market"],
    ["taux", "Date | Paire de devises | Taux de change\n2026-09-11 | EUR/USD | 1.08", "rates market"],
    ["P&L", "Portefeuille | ISIN | Résultat du jour\nACT | FR0000120271 | 12.5", "results book"],
    [
      "OST",
      "ISIN | Date de détachement | Date de paiement | Dividende unitaire\nFR0000120271 | 2026-09-11 | 2026-09-14 | 0.79",
      "events",
    ],
  ])("%s are known by their headers", (name, table, expected) => {
    expect(kindsOf(gridOf(name, table))[0]).toContain(expected);
  });
});

const LEDGER = gridOf(
  "Grand livre",
  `
  Journal | N° écriture | Date comptable | Compte général | Libellé écriture | Débit | Crédit
  OD | 1 | 2026-09-11 | 503100 | Achat | 100 | 0
  OD | 1 | 2026-09-11 | 464000 | Achat | 0 | 100
  `,
);

test("a workbook without two sides that face each other is read for the checks, and says so", () => {
  const run = runReconciliation(
    {
      grids: [LEDGER],
      settings: DEFAULT_SETTINGS,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: null,
      language: "en",
      pair: null,
    },
    () => undefined,
  );
  expect(run.ok && run.value.result.sheets.map(({ kind, reading }) => [kind, reading.records.count])).toEqual([
    ["ledger", 2],
  ]);
  expect(run.ok && run.value.result.notices[0]?.code).toBe("no-statement");
});
