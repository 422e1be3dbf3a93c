import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  CLOSE_TABLE,
  DEFAULT_SETTINGS,
  resultFile,
  runReconciliation,
  type ResultFile,
  type RunOutput,
} from "../../src/engine";
import { CONTROL_IDS } from "../../src/engine/controls/controlTitles";
import { createAddIn, type AddIn, type Engine } from "../../src/excel";
import { openEmbeddedExcel, type EmbeddedExcel, type Sheet } from "../../src/host";
import { installOfficeClient, readFormulaEngine } from "../../src/host/client/node";

/** One fund's month, from the first look to the seal, as an accountant closes it in samples/close.xlsx. */
class MonthEnd {
  output: RunOutput | null = null;
  private constructor(
    readonly excel: EmbeddedExcel,
    private readonly addIn: AddIn,
  ) {}

  static async open(): Promise<MonthEnd> {
    const excel = await openEmbeddedExcel(new Uint8Array(readFileSync("samples/close.xlsx")), {
      formulaEngine: readFormulaEngine(),
    });
    installOfficeClient(excel, { language: "fr-FR" });
    return new MonthEnd(excel, createAddIn());
  }

  async run(by: string | null = null): Promise<ResultFile> {
    const engine: Engine = (input, onProgress) => {
      const run = runReconciliation(input, onProgress);
      if (run.ok) this.output = run.value;
      return Promise.resolve(run);
    };
    const { settings } = await this.addIn.surveyWorkbook("fr");
    const seal = by === null ? null : { by, on: null };
    const request = {
      settings: { ...DEFAULT_SETTINGS, ...settings },
      language: "fr",
      asOf: null,
      pair: null,
      seal,
    } as const;
    const done = await this.addIn.reconcile(request, engine, () => undefined);
    if (!done.ok || !this.output) throw new Error("the run was refused");
    return resultFile(this.output.result, "fr");
  }

  sheet(name: string): Sheet {
    const found = this.excel.workbook.sheets.find((sheet) => sheet.name === name);
    if (!found) throw new Error(`no sheet ${name}`);
    return found;
  }

  /** Two persons write their names into every row of a table. */
  sign(sheetName: string, tableName: string, columns: Readonly<Record<string, string>>): void {
    const sheet = this.sheet(sheetName);
    const table = sheet.tables.find(({ name }) => name.startsWith(tableName));
    if (!table) throw new Error(`no table ${tableName}`);
    for (let row = table.area.top + 1; row <= table.area.bottom; row += 1) {
      for (const [header, text] of Object.entries(columns))
        this.excel.edit(sheet, row, table.area.left + table.columns.indexOf(header), text);
    }
  }

  /** Every formula of our sheets, with what it shows. */
  formulas(name: string): (readonly [string, unknown])[] {
    const sheet = this.sheet(name);
    const found: (readonly [string, unknown])[] = [];
    for (let row = 0; row < 600; row += 1) {
      for (let column = 0; column < 20; column += 1) {
        const formula = sheet.cells.formula(row, column);
        if (formula) found.push([formula, sheet.cells.value(row, column)]);
      }
    }
    return found;
  }
}

const failed = ({ controls }: ResultFile): string[] =>
  controls.filter(({ outcome }) => outcome === "fail").map(({ control, findings }) => `${control} ${findings.length}`);

describe("closing the month in the sample workbook", () => {
  test("the first run finds what was planted, and nothing else", async () => {
    const month = await MonthEnd.open();
    const result = await month.run();
    expect(result.close).toMatchObject({ from: "2026-10-01", to: "2026-10-31" });
    expect(
      result.reconciliations.map(({ kind, breaks }) => `${kind}: ${breaks.map(({ type }) => type).join(", ")}`),
    ).toEqual(["transactions: missing-right", "holdings: quantity", "cash: missing-left, missing-right"]);
    expect(failed(result)).toEqual([
      "cash-settlement 1",
      "price-jump 2",
      "ledger-lettering 1",
      "ledger-expected-missing 1",
      "ledger-expected-account 1",
      "ledger-expected-amount 1",
      "ledger-cost 1",
      "ledger-valuation 1",
    ]);
    // The trade that is not booked is the whole difference between the ledger and what the positions cost.
    const cost = result.controls.find(({ control }) => control === "ledger-cost")?.findings[0]?.text;
    expect(cost).toContain("Les corrections proposées le comblent.");
    // The trade that the custodian does not know explains the position, to the piece.
    const explained = month.output?.result.workpapers.holdings?.explained ?? [];
    expect(explained.map(({ causes, remainder }) => [causes.length, remainder.units])).toEqual([[1, 0n]]);
    // The cash proof: custody fee and missing settlement are the difference.
    const proof = month.output?.result.workpapers.cash?.proofs ?? [];
    expect(proof.map(({ items, remainder }) => [items.length, remainder.units])).toEqual([[2, 0n]]);
    // October's corrections are October's.
    const corrections = result.journals.filter(({ number }) => number.startsWith("CORR-GL-"));
    expect(corrections.map(({ date }) => date.slice(0, 7))).toEqual(["2026-10", "2026-10", "2026-10"]);
  }, 60_000);

  test("once the price is right, the month's impairment is proposed, and lies within October", async () => {
    const month = await MonthEnd.open();
    const first = await month.run();
    expect(first.journals.filter(({ number }) => number.startsWith("CORR-VAL-"))).toEqual([]);
    const jump = first.controls.find(({ control }) => control === "price-jump")?.findings[0];
    const prices = month.sheet("Cours");
    const row = (jump?.row ?? 1) - 1;
    month.excel.edit(prices, row, 3, String(Number(prices.cells.value(row, 3)) / 10));
    const second = await month.run();
    expect(failed(second)).not.toContain("price-jump 2");
    const [entry] = second.journals.filter(({ number }) => number.startsWith("CORR-VAL-"));
    expect([entry?.date, entry?.lines.map(({ account }) => account)]).toEqual(["2026-10-31", ["68665", "5903"]]);
    // An auditor follows it to the lines: their formulas add up to it.
    const below = month.formulas("Résultats").filter(([formula]) => formula.startsWith("=IF($F"));
    const sum = below.reduce((total, [, shown]) => total + Math.round(Number(shown) * 100), 0);
    expect((sum / 100).toFixed(2)).toBe(entry?.lines[0]?.debit);
  }, 90_000);

  test("every control is said in words, and every finding leads to its cell", async () => {
    const month = await MonthEnd.open();
    const result = await month.run();
    expect(result.controls.map(({ control }) => control).filter((control) => !CONTROL_IDS.includes(control))).toEqual(
      [],
    );
    const links = month.formulas("Contrôles").filter(([formula]) => formula.includes("HYPERLINK"));
    const findings = result.controls.flatMap((control) => control.findings);
    expect(links.length).toBe(findings.length);
    for (const { sheet, row, column } of findings)
      expect(links.map(([, shown]) => shown)).toContain(`${sheet} · ${column ?? ""}${row}`);
    const errors = ["Contrôles", "Clôture", "Balance", "Espèces", "Positions", "Résultats", "Corrections"].flatMap(
      (name) => month.formulas(name).filter(([, shown]) => typeof shown === "string" && shown.startsWith("#")),
    );
    expect(errors).toEqual([]);
  }, 60_000);

  test("two persons approve the corrections and sign the points, the month is sealed, and a later change shows", async () => {
    const month = await MonthEnd.open();
    await month.run();
    month.sign("Corrections", "Concordance_Corrections", { "Préparé par": "Claire", "Validé par": "Paul" });
    month.sign("Clôture", CLOSE_TABLE, { "Préparé par": "Claire", "Contrôlé par": "Paul", Commentaire: "vu" });
    const sealed = await month.run("Claire");
    expect(month.output?.result.journal.map(({ state }) => state)).toEqual([
      "approved",
      "approved",
      "approved",
      "approved",
    ]);
    expect(sealed.close.seals).toMatchObject([{ by: "Claire", isGenuine: true, changes: [] }]);
    expect((await month.run()).close.seals).toMatchObject([{ isGenuine: true, changes: [] }]);
    month.excel.edit(month.sheet("Grand livre"), 5, 7, "1");
    const after = await month.run();
    expect(after.close.seals[0]?.changes.length).toBeGreaterThan(0);
  }, 120_000);
});
