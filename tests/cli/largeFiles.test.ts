import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import {
  DEFAULT_SETTINGS,
  resultFile,
  runReconciliation,
  type Cell,
  type Grid,
  NOTHING_WRITTEN,
} from "../../src/engine";
import { dayFromSerial, isoText } from "../../src/kernel/day";
import { generatePair } from "../truth/generate";
import { LAYOUTS } from "../truth/layouts";
import { bookRows, csvOf, Desk, sheetsOf, statementRows } from "./desk";

/** The same trades on both sides, a tenth of them broken; each side in a layout of its own. */
const PAIR = generatePair({ seed: 7, deals: 400, ...LAYOUTS[0]!, faults: 0.1, isNoisy: true });

interface Found {
  reconciliations: { left: object; right: object; matches: object[]; proof: object[]; breaks: object[] }[];
}

/** What the engine finds in the sheets themselves. */
function inSheets(left: Grid, right: Grid): Found {
  const output = runReconciliation(
    {
      grids: [left, right],
      settings: DEFAULT_SETTINGS,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: null,
      language: "en",
      pair: { left: left.sheet, right: right.sheet },
    },
    () => undefined,
  );
  if (!output.ok) throw new Error(output.error.wording.en);
  return JSON.parse(JSON.stringify(resultFile(output.value.result, "en"))) as Found;
}

type Writing = "french" | "english";

/** The cells of a sheet as a system writes them into a text, rows of the sheet as lines of it. */
function texts(grid: Grid, writing: Writing): string[][] {
  const isDay = (row: number, column: number): boolean => /[dy]/i.test(grid.numberFormats[row]?.[column] ?? "");
  const dated = grid.values[0]?.map((_, column) => grid.numberFormats.some((__, row) => isDay(row, column))) ?? [];
  const lead = Array.from({ length: grid.firstRow - 1 }, () => [""]);
  const written = (cell: Cell, isDated: boolean): string => {
    if (typeof cell !== "number") return String(cell);
    if (isDated) {
      const day = dayFromSerial(cell, grid.dateSystem);
      const [year, month, dayOfMonth] = isoText(day.ok ? day.value : (0 as never)).split("-");
      return writing === "french" ? `${dayOfMonth}/${month}/${year}` : `${year}-${month}-${dayOfMonth}`;
    }
    return writing === "french" ? String(cell).replace(".", ",") : String(cell);
  };
  return [
    ...lead,
    ...grid.values.map((row) => [
      ...new Array<string>(grid.firstColumn - 1).fill(""),
      ...row.map((cell, column) => written(cell, dated[column] ?? false)),
    ]),
  ];
}

function csv(grid: Grid, writing: Writing): string {
  const delimiter = writing === "french" ? ";" : ",";
  const quoted = (text: string): string => (/["\r\n,;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return texts(grid, writing)
    .map((row) => row.map(quoted).join(delimiter))
    .join("\r\n");
}

const findings = ({ reconciliations }: Found) =>
  reconciliations.map(({ matches, proof, breaks }) => ({ matches, proof, breaks }));

async function reconciled(desk: Desk, left: string, right: string): Promise<Found> {
  const ran = await desk.run(
    ...["reconcile", "--left", desk.at(left), "--right", desk.at(right)],
    ...["--out", desk.at("out.xlsx"), "--json", desk.at("out.json")],
  );
  expect(ran).toMatchObject({ status: 1, err: "" });
  return JSON.parse(desk.text("out.json")) as Found;
}

describe("two files beside each other are reconciled as two sheets would be", () => {
  it.each(["french", "english"] as const)("as CSV, written the %s way", async (writing) => {
    const desk = new Desk();
    desk.put("book.csv", csv(PAIR.left, writing));
    desk.put("statement.csv", csv(PAIR.right, writing));
    const found = await reconciled(desk, "book.csv", "statement.csv");
    expect(findings(found)).toEqual(findings(inSheets(PAIR.left, PAIR.right)));
  });

  it("packed with gzip, in UTF-16 and in windows-1252", async () => {
    const desk = new Desk();
    const latin = csv(PAIR.left, "french");
    desk.put("book.csv.gz", gzipSync(Buffer.from(latin, "latin1")));
    desk.put("statement.txt", Buffer.from(`\ufeff${csv(PAIR.right, "french")}`, "utf16le"));
    const found = await reconciled(desk, "book.csv.gz", "statement.txt");
    expect(findings(found)).toEqual(findings(inSheets(PAIR.left, PAIR.right)));
  });

  it("as Parquet, its numbers and days typed by itself", async () => {
    const desk = new Desk();
    const rows = [bookRows(60), statementRows(60, (index, row) => (index === 7 ? null : row))];
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    for (const [side, name] of ["book", "statement"].entries()) {
      desk.put(`${name}.csv`, (rows[side] ?? []).map((row) => row.join(",")).join("\n"));
      await connection.run(
        `COPY (SELECT * FROM read_csv('${desk.at(`${name}.csv`)}')) TO '${desk.at(`${name}.parquet`)}' (FORMAT parquet)`,
      );
    }
    connection.closeSync();
    const fromText = await reconciled(desk, "book.csv", "statement.csv");
    const fromParquet = await reconciled(desk, "book.parquet", "statement.parquet");
    expect(fromText.reconciliations[0]?.matches).toHaveLength(59);
    expect(findings(fromParquet)).toEqual(
      JSON.parse(JSON.stringify(findings(fromText)).replaceAll(".csv", ".parquet")),
    );
  });
});

describe("the new workbook", () => {
  it("holds the lists and no sheet of the files; rows are named by file", async () => {
    const desk = new Desk();
    desk.put("book.csv", csvOf(bookRows(40)));
    desk.put("statement.csv", csvOf(statementRows(40, (index, row) => (index === 3 ? null : row))));
    const ran = await desk.run("reconcile", "--left", desk.at("book.csv"), "--right", desk.at("statement.csv"));
    expect(ran).toMatchObject({ status: 1, err: "" });
    expect(desk.files()).toContain("book.reconciled.xlsx");
    const sheets = await sheetsOf(new Uint8Array(readFileSync(desk.at("book.reconciled.xlsx"))));
    expect([...sheets.keys()]).toEqual(expect.arrayContaining(["Summary", "Breaks", "Matches"]));
    expect([...sheets.keys()].filter((name) => /sheet1|csv/i.test(name))).toEqual([]);
    expect(JSON.stringify(sheets.get("Breaks"))).toContain("book.csv · row 5");
    expect(JSON.stringify(sheets.get("Matches"))).toContain("statement.csv · 40");
    expect(ran.out).toContain("book.csv / statement.csv: 39 matches, 0 to confirm, 1 breaks");
  });

  it("is written in French where that is asked for", async () => {
    const desk = new Desk();
    desk.put("livre.csv", csvOf(bookRows(20)));
    desk.put("relevé.csv", csvOf(statementRows(20, (index, row) => (index === 3 ? null : row))));
    const files = ["--left", desk.at("livre.csv"), "--right", desk.at("relevé.csv")];
    const ran = await desk.run("reconcile", ...files, "--lang", "fr", "--out", desk.at("out.xlsx"));
    expect(ran.status).toBe(1);
    const sheets = await sheetsOf(new Uint8Array(readFileSync(desk.at("out.xlsx"))));
    expect(JSON.stringify(sheets.get("Écarts"))).toContain("livre.csv · ligne 5");
  });
});

describe("what is wrong with a file is said, with its line", () => {
  const withFiles = async (left: string | Uint8Array, name = "book.csv", ...words: string[]) => {
    const desk = new Desk();
    desk.put(name, left);
    desk.put("statement.csv", csvOf(statementRows(20)));
    const ran = await desk.run(
      ...["reconcile", "--left", desk.at(name), "--right", desk.at("statement.csv"), ...words],
    );
    return { ...ran, files: desk.files() };
  };

  it("a line with more cells than the table has columns: the rest is read", async () => {
    const lines = csvOf(bookRows(400)).split("\r\n");
    lines[300] = `${lines[300] ?? ""};stray;cells`;
    // Long enough that the damaged line is not among those that the columns are told by.
    const long = lines.map((line) => `${line};${"x".repeat(1_200)}`);
    long[300] = `${long[300] ?? ""}`;
    const { err, status } = await withFiles(long.join("\r\n"));
    expect(status).toBe(1);
    expect(err).toMatch(/book\.csv, line 301: this line has 13 cells and the table 11 columns/);
  });

  it("a quote that is not closed is text, and swallows no line", async () => {
    const lines = csvOf(bookRows(20)).split("\r\n");
    lines[5] = (lines[5] ?? "").replace("TRD-1005", '"TRD-1005');
    const { out } = await withFiles(lines.join("\r\n"));
    expect(out).toMatch(/book\.csv +EUR +20 /);
  });

  it.each([
    [
      "a workbook",
      new Uint8Array([0x50, 0x4b, 3, 4, 0]),
      "book.xlsx",
      /book\.xlsx: this is a workbook or a ZIP archive.*--left/,
    ],
    ["a PDF", Buffer.from("%PDF-1.7 and more"), "book.csv", /book\.csv: this is PDF, not a statement/],
    [
      "a SWIFT message",
      "{1:F01BANKFRPPAXXX0000000000}{4:\n:20:X\n-}",
      "book.txt",
      /book\.txt: this is no delimited table.*--import/,
    ],
    ["an empty file", "", "book.csv", /book\.csv: the file is empty/],
    ["a text without a header", "a;b\nc;d\ne;f\n", "book.csv", /no header row was recognised/],
    [
      "a damaged archive",
      gzipSync(csvOf(bookRows(500))).subarray(0, 900),
      "book.csv.gz",
      /book\.csv\.gz: this gzip archive is damaged/,
    ],
    [
      "a damaged Parquet file",
      Buffer.from("PAR1 and no more"),
      "b.parquet",
      /b\.parquet: this Parquet file cannot be read/,
    ],
  ])("refuses %s", async (_, content, name, said) => {
    const { status, err, out, files } = await withFiles(content, name);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(said);
    expect(err.trimEnd()).not.toContain("\n");
    expect(files).toEqual([name, "statement.csv"].sort());
  });

  it("refuses a file that is not there, one file twice, and one side alone", async () => {
    const desk = new Desk();
    desk.put("book.csv", csvOf(bookRows(3)));
    const book = desk.at("book.csv");
    const run = async (...words: string[]) => (await desk.run("reconcile", ...words)).err;
    expect(await run("--left", book, "--right", desk.at("gone.csv"))).toMatch(/gone\.csv: there is no such file/);
    expect(await run("--left", book, "--right", book)).toMatch(/name the same file/);
    expect(await run("--left", book)).toMatch(/--left and --right go together/);
    expect(await run("--left", book, "--right", desk.at("b.csv"), "--out", book)).toMatch(
      /an input is never overwritten/,
    );
    expect(desk.files()).toEqual(["book.csv"]);
  });
});
