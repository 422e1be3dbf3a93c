import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import {
  DEFAULT_SETTINGS,
  resultFile,
  runReconciliation,
  type BreakType,
  type ResultFile,
  type RunInput,
} from "../../src/engine";
import { createAddIn, type Engine } from "../../src/excel";
import { openEmbeddedExcel, type EmbeddedExcel, type Sheet } from "../../src/host";
import { installOfficeClient, readFormulaEngine } from "../../src/host/client/node";
import { ok } from "../../src/kernel/result";

/** The month end of samples/, from opening to signing off, as an officer lives it. */
const SAMPLE = new Uint8Array(readFileSync("samples/month-end.xlsx"));

const KINDS: readonly BreakType[] = [
  "missing-right",
  "missing-left",
  "duplicate-left",
  "duplicate-right",
  "side",
  "security",
  "account",
  "currency",
  "quantity",
  "price",
  "fees",
  "tax",
  "accrued-interest",
  "amount",
  "trade-date",
  "settlement-date",
  "counterparty",
  "status",
];

class Morning {
  result: ResultFile | null = null;
  private constructor(readonly excel: EmbeddedExcel) {}

  static async open(bytes: Uint8Array): Promise<Morning> {
    const excel = await openEmbeddedExcel(bytes, { formulaEngine: readFormulaEngine() });
    installOfficeClient(excel, { language: "fr-FR" });
    return new Morning(excel);
  }

  async reconcile(): Promise<ResultFile> {
    const engine: Engine = (input: RunInput, onProgress) => {
      const run = runReconciliation(input, onProgress);
      if (!run.ok) return Promise.resolve(run);
      this.result = resultFile(run.value.result, "fr");
      return Promise.resolve(ok({ plan: run.value.plan, view: run.value.view }));
    };
    const request = { settings: DEFAULT_SETTINGS, language: "fr", asOf: null, pair: null } as const;
    const outcome = await createAddIn().reconcile(request, engine, () => undefined);
    expect(outcome.ok && outcome.value.problems).toEqual([]);
    return this.result!;
  }

  sheet(name: string): Sheet {
    return this.excel.workbook.sheets.find((sheet) => sheet.name === name)!;
  }

  /** The row of a break in our breaks sheet, 0-based, found by its id in column A. */
  rowOfBreak(id: string): number {
    const { cells } = this.sheet("Écarts");
    for (let row = 4; row < 200; row += 1) if (cells.value(row, 0) === id) return row;
    throw new Error(`no row for break ${id}`);
  }
}

const idsOf = (result: ResultFile): string[] =>
  result.reconciliations.flatMap(({ breaks }) => breaks.map(({ id, type }) => `${id} ${type}`)).sort();

describe("the sample month end", () => {
  let morning: Morning;
  let first: ResultFile;

  beforeAll(async () => {
    morning = await Morning.open(SAMPLE);
    first = await morning.reconcile();
  });

  test("every kind of break is found", () => {
    const found = new Set(first.reconciliations.flatMap(({ breaks }) => breaks.map(({ type }) => type)));
    expect(KINDS.filter((kind) => !found.has(kind))).toEqual([]);
  });

  test("every row of the book and of both statements is matched, broken or set aside, and the proof adds up", () => {
    for (const { proof } of first.reconciliations) {
      for (const { rows, matched, broken, open, setAside } of proof)
        expect(matched + broken + open + setAside).toBe(rows);
    }
    const inBook = (index: number): number =>
      first.reconciliations[index]!.proof.filter(({ side }) => side === "left").reduce(
        (sum, { rows }) => sum + rows,
        0,
      );
    expect(inBook(0)).toBe(inBook(1));
  });

  test("debits equal credits in every entry and currency", () => {
    expect(first.journals.length).toBeGreaterThan(10);
    for (const { lines } of first.journals) {
      const balance = new Map<string, bigint>();
      const cents = (text: string): bigint => BigInt(text.replace(".", ""));
      for (const { currency, debit, credit } of lines) {
        balance.set(currency, (balance.get(currency) ?? 0n) + cents(debit) - cents(credit));
      }
      expect([...balance.values()].every((sum) => sum === 0n)).toBe(true);
    }
  });

  test("a cell that is corrected clears its break at once, and the highlight goes out", () => {
    const found = first.reconciliations
      .flatMap(({ left, right, breaks }) => breaks.map((one) => ({ left, right, one })))
      .find(
        ({ one, right }) =>
          one.type === "quantity" &&
          one.explanation?.code === "transposed-digits" &&
          right.sheet === "Harbour statement",
      )!;
    const row = found.one.left[0]!;
    const theirs = found.one.differences;
    const book = morning.sheet("Opérations");
    const fill = () => morning.excel.view(book, { top: row - 1, left: 0, bottom: row - 1, right: 0 })[0]![0]!.fill;
    expect(fill()).not.toBeNull();
    const columns: Record<string, number> = { quantity: 7, grossAmount: 9, fees: 10, netAmount: 13 };
    for (const field of found.one.fields) {
      const right = theirs[field]!.right!;
      morning.excel.edit(book, row - 1, columns[field]!, right);
    }
    expect(morning.sheet("Écarts").cells.value(morning.rowOfBreak(found.one.id), 1)).toBe("Soldé");
    expect(fill()).toBeNull();
  });

  test("the next run keeps the ids of what still stands and the words that people wrote, and doubles nothing", async () => {
    const sheets = morning.excel.workbook.sheets.map(({ name }) => name);
    const [kept] = morning.result!.reconciliations[0]!.breaks.filter(({ type }) => type === "missing-right");
    const row = morning.rowOfBreak(kept!.id);
    morning.excel.edit(morning.sheet("Écarts"), row, 19, "Camille");
    const width = morning.sheet("Opérations").cells.used(true)!.right;
    const second = await morning.reconcile();
    const gone = idsOf(first).filter((id) => !idsOf(second).includes(id));
    expect(gone).toHaveLength(1);
    expect(idsOf(second).every((id) => idsOf(first).includes(id))).toBe(true);
    expect(morning.excel.workbook.sheets.map(({ name }) => name)).toEqual(sheets);
    expect(morning.sheet("Opérations").cells.used(true)!.right).toBe(width);
    expect(morning.sheet("Écarts").cells.value(morning.rowOfBreak(kept!.id), 19)).toBe("Camille");
  });

  test("no text of a file became a formula: ours are the only ones", () => {
    for (const { cells } of morning.excel.workbook.sheets) {
      for (const { formula } of cells.formulas()) {
        expect(formula).toMatch(/^=(IFERROR|MATCH|ABS|INT|UPPER|ROUND|IF|SUM|COUNTIFS?|HYPERLINK)\(/);
      }
    }
  });
});

test("a run that is taken back leaves the workbook as it was, to the byte of every part that matters", async () => {
  const morning = await Morning.open(SAMPLE);
  await morning.reconcile();
  await createAddIn().removeMarks();
  const before = unzipSync(SAMPLE);
  const after = unzipSync(morning.excel.save());
  for (const part of Object.keys(before).filter((path) => /worksheets\/sheet|tables\/|workbook\.xml$/.test(path))) {
    expect(Buffer.compare(Buffer.from(after[part]!), Buffer.from(before[part]!)), part).toBe(0);
  }
  expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
});
