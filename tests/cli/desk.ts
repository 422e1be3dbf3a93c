import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../../src/cli/main";
import { openEmbeddedExcel } from "../../src/host";

export type Rows = readonly (readonly (string | number)[])[];

/** A folder with files in it, and the command run there. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), "concordance-"));

  /** The path of a file in the folder. */
  at(name: string): string {
    return join(this.folder, name);
  }

  put(name: string, content: string | Uint8Array): string {
    writeFileSync(this.at(name), content);
    return this.at(name);
  }

  files(): string[] {
    return readdirSync(this.folder).sort();
  }

  text(name: string): string {
    return readFileSync(this.at(name), "utf8");
  }

  async run(...words: string[]): Promise<{ status: number; out: string; err: string }> {
    let out = "";
    let err = "";
    const status = await main(words, {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      isInteractive: false,
    });
    return { status, out, err };
  }
}

/** An .xlsx with these sheets, each from A1. */
export async function workbookOf(sheets: Readonly<Record<string, Rows>>): Promise<Uint8Array> {
  const excel = await openEmbeddedExcel(null);
  const { workbook } = excel;
  const placeholder = workbook.sheets[0];
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addSheet(name);
    rows.forEach((row, at) => row.forEach((value, column) => sheet.cells.setValue(at, column, value)));
  }
  if (placeholder) workbook.deleteSheet(placeholder);
  return excel.save();
}

/** The sheets of an .xlsx, by name, as the values of their used part. */
export async function sheetsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, unknown[][]>> {
  const { workbook } = await openEmbeddedExcel(bytes);
  return new Map(
    workbook.sheets.map((sheet) => {
      const area = sheet.cells.used(true);
      const rows: unknown[][] = [];
      for (let row = 0; area && row <= area.bottom; row += 1) {
        rows.push(Array.from({ length: area.right + 1 }, (_, column) => sheet.cells.value(row, column)));
      }
      return [sheet.name, rows];
    }),
  );
}

const BOOK_HEADER = [
  "Trade ref",
  "Account",
  "ISIN",
  "Side",
  "Quantity",
  "Price",
  "Net amount",
  "Currency",
  "Trade date",
  "Settlement date",
];
const STATEMENT_HEADER = [
  "Custodian reference",
  "Client reference",
  "Safekeeping account",
  "ISIN",
  "Movement",
  "Quantity",
  "Amount",
  "Currency",
  "Trade date",
  "Value date",
];
const SECURITIES = ["FR0000120271", "FR0000131104", "DE0007164600", "NL0010273215"];

/** The firm's trades: `count` of them, all different. */
export const bookRows = (count: number): Rows => [
  BOOK_HEADER,
  ...Array.from({ length: count }, (_, index) => {
    const quantity = 100 + 7 * index;
    const price = 50 + index;
    return [
      `TRD-${1001 + index}`,
      "FUND-1",
      SECURITIES[index % 4] ?? "",
      index % 3 === 0 ? "SELL" : "BUY",
      quantity,
      price,
      quantity * price,
      "EUR",
      "2025-09-22",
      "2025-09-24",
    ];
  }),
];

/** The custodian's view of `bookRows`; `change` may alter or drop (null) a trade. */
export const statementRows = (
  count: number,
  change: (index: number, row: (string | number)[]) => (string | number)[] | null = (_, row) => row,
): Rows => [
  STATEMENT_HEADER,
  ...bookRows(count)
    .slice(1)
    .flatMap(
      (
        [
          reference = "",
          account = "",
          isin = "",
          side = "",
          quantity = 0,
          ,
          net = 0,
          currency = "",
          traded = "",
          settled = "",
        ],
        index,
      ) => {
        const row = change(index, [
          `C${900_001 + index}`,
          reference,
          account,
          isin,
          side === "BUY" ? "Receipt" : "Delivery",
          quantity,
          net,
          currency,
          traded,
          settled,
        ]);
        return row ? [row] : [];
      },
    ),
];

/** Rows as a French custodian's CSV. */
export const csvOf = (rows: Rows): string => rows.map((row) => row.join(";")).join("\r\n");
