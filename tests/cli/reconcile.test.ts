import { readFileSync, rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bookRows, csvOf, Desk, sheetsOf, statementRows, workbookOf } from "./desk";

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});
afterEach(() => rmSync(desk.folder, { recursive: true }));

const agreeing = () => workbookOf({ Trades: bookRows(12), Custodian: statementRows(12) });
const differing = () =>
  workbookOf({ Trades: bookRows(12), Custodian: statementRows(12, (index, row) => (index === 3 ? null : row)) });

describe("exit status, as diff has it", () => {
  test("0 when everything agrees, with the annotated workbook beside the input", async () => {
    const book = desk.put("month.xlsx", await agreeing());
    const { status, out, err } = await desk.run("reconcile", book);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toContain("12 matches, 0 to confirm, 0 breaks");
    expect(desk.files()).toEqual(["month.reconciled.xlsx", "month.xlsx"]);
  });

  test("1 when there are breaks; the summary speaks the language asked for", async () => {
    const book = desk.put("month.xlsx", await differing());
    const { status, out } = await desk.run("reconcile", book, "--lang", "fr");
    expect(status).toBe(1);
    expect(out).toContain("11 rapprochements, 0 à confirmer, 1 écart");
    expect(out).toContain("Trades!5");
  });

  test("the result file names the missing trade by its row, and the same run gives the same bytes", async () => {
    const book = desk.put("month.xlsx", await differing());
    await desk.run("reconcile", book, "--json", desk.at("one.json"));
    const first = readFileSync(desk.at("month.reconciled.xlsx"));
    await desk.run("reconcile", book, "--json", desk.at("two.json"));
    expect(desk.text("two.json")).toBe(desk.text("one.json"));
    expect(readFileSync(desk.at("month.reconciled.xlsx")).equals(first)).toBe(true);
    const result = JSON.parse(desk.text("one.json")) as {
      schema: string;
      asOf: string;
      reconciliations: { breaks: object[] }[];
    };
    expect(result).toMatchObject({ schema: "concordance.result/1", asOf: "2025-09-24" });
    expect(result.reconciliations[0]?.breaks).toMatchObject([{ type: "missing-right", left: [5], right: [] }]);
  });

  test("with --json - standard output is the result and nothing else", async () => {
    const book = desk.put("month.xlsx", await differing());
    const { out } = await desk.run("reconcile", book, "--json", "-", "--as-of", "2025-09-30");
    expect(JSON.parse(out)).toMatchObject({ asOf: "2025-09-30" });
  });
});

describe("where the annotated workbook goes", () => {
  test("the input is not touched unless --in-place says so", async () => {
    const bytes = await differing();
    const book = desk.put("month.xlsx", bytes);
    await desk.run("reconcile", book, "--out", desk.at("out.xlsx"));
    expect(readFileSync(book).equals(bytes)).toBe(true);
    expect((await desk.run("reconcile", book, "--out", book)).err).toMatch(
      /month\.xlsx: an input is never overwritten.*--in-place/,
    );
    expect((await desk.run("reconcile", book, "--in-place")).status).toBe(1);
    expect(readFileSync(book).equals(bytes)).toBe(false);
  });

  test("one file cannot be both outputs", async () => {
    const book = desk.put("month.xlsx", await agreeing());
    const { status, err } = await desk.run("reconcile", book, "--out", desk.at("x"), "--json", desk.at("x"));
    expect({ status, err }).toEqual({
      status: 2,
      err: expect.stringContaining("--out and --json name the same file") as string,
    });
  });

  test("where one output cannot be written, none is", async () => {
    const book = desk.put("month.xlsx", await agreeing());
    const { status } = await desk.run("reconcile", book, "--json", desk.at("missing/result.json"));
    expect(status).toBe(2);
    expect(desk.files()).toEqual(["month.xlsx"]);
  });
});

describe("files that are brought in", () => {
  test("a workbook and the custodian's CSV, in windows-1252", async () => {
    const book = desk.put("book.xlsx", await workbookOf({ Trades: bookRows(8) }));
    const csv = desk.put(
      "relevé.csv",
      Buffer.from(csvOf(statementRows(8)).replace("Movement", "Sens du mouvement né"), "latin1"),
    );
    const { status, out } = await desk.run("reconcile", book, "--import", csv);
    expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining("8 matches") as string });
    const sheets = await sheetsOf(readFileSync(desk.at("book.reconciled.xlsx")));
    expect(sheets.get("relevé")?.flat()).toContain("Sens du mouvement né");
  });

  test("two CSV files and no workbook make a new one", async () => {
    const book = desk.put("Trades.csv", csvOf(bookRows(8)));
    const statement = desk.put("Custodian.csv", csvOf(statementRows(8)));
    const { status } = await desk.run("reconcile", "--import", book, "--import", statement);
    expect(status).toBe(0);
    const sheets = await sheetsOf(readFileSync(desk.at("Trades.reconciled.xlsx")));
    expect([...sheets.keys()]).toEqual(expect.arrayContaining(["Trades", "Custodian"]));
    expect([...sheets.keys()]).not.toContain("Sheet1");
  });

  test("the sheets of another workbook, under a free name", async () => {
    const book = desk.put("book.xlsx", await workbookOf({ Trades: bookRows(8), Data: [["Notes"], ["none"]] }));
    const other = desk.put("statement.xlsx", await workbookOf({ Data: statementRows(8) }));
    expect((await desk.run("reconcile", book, "--import", other)).status).toBe(0);
    const sheets = await sheetsOf(readFileSync(desk.at("book.reconciled.xlsx")));
    expect([...sheets.keys()]).toContain("Data (2)");
  });

  test.each([
    ["a printed statement", "%PDF-1.7\n%", "this is PDF, not a statement. Ask the sender"],
    ["a web page", "<!DOCTYPE html><html></html>", "this is HTML, not a statement. Bring SWIFT MT"],
    [
      "a payment message",
      "{1:F01BANKFRPPAXXX0000000000}{2:O1031200250930BANKFRPPAXXX00000000002509301200N}{4:\n:20:A\n-}",
      "MT103",
    ],
  ])("%s is named, and refused in one line", async (_case, content, words) => {
    const book = desk.put("book.xlsx", await workbookOf({ Trades: bookRows(3) }));
    const { status, err } = await desk.run("reconcile", book, "--import", desk.put("statement.txt", content));
    expect(status).toBe(2);
    expect(err).toMatch(/^concordance: .*statement\.txt.*\n$/);
    expect(err).toContain(words);
  });

  test("what is broken or does not add up inside a statement is said by line, and the rest goes on", async () => {
    const sheets = { Trades: bookRows(8), Custody: statementRows(8) };
    const book = desk.put("book.xlsx", await workbookOf(sheets));
    const statement = desk.put(
      "cash.sta",
      ":20:STMT\n:25:FR76\n:28C:190/1\n:60F:C260922EUR100,00\n:61:260923D25,00NSECA\n:62F:C260923EUR80,00\n",
    );
    const { status, err } = await desk.run("reconcile", book, "--import", statement, "--json", desk.at("result.json"));
    expect(status).toBe(1);
    expect(err).toMatch(/cash\.sta, line 6: Account FR76, statement 190: .*a difference of 5\.00 EUR/);
    const { controls } = JSON.parse(readFileSync(desk.at("result.json"), "utf8")) as {
      controls: { control: string; outcome: string; findings: { sheet: string }[] }[];
    };
    expect(controls.filter(({ outcome }) => outcome === "fail")).toEqual([
      {
        control: "statement-balance",
        outcome: "fail",
        findings: [expect.objectContaining({ sheet: "Cash FR76 2026-09-23" })],
      },
    ]);
  });

  test("the same file twice comes in once, and it is said", async () => {
    const book = desk.put("book.xlsx", await workbookOf({ Trades: bookRows(8) }));
    const csv = desk.put("custody.csv", csvOf(statementRows(8)));
    const { status, err } = await desk.run("reconcile", book, "--import", csv, "--import", csv);
    expect(status).toBe(0);
    expect(err).toContain('it is in the workbook already, on sheet "custody"');
  });
});

describe("an input that cannot be used: one line, its remedy, status 2, and nothing written", () => {
  const only = (sheets: Parameters<typeof workbookOf>[0]) => () => workbookOf(sheets);
  const noQuantity = bookRows(5).map((row) => row.filter((_, column) => column < 1));
  const cases: [string, () => Promise<Uint8Array | string>, RegExp][] = [
    [
      "a text file called .xlsx",
      () => Promise.resolve("Ref;Qty\nT1;5\n"),
      /not an Excel workbook \(\.xlsx\)\. Save it as \.xlsx/,
    ],
    ["a file cut short", async () => (await agreeing()).subarray(0, 2_000), /incomplete|damaged/],
    ["an empty file", () => Promise.resolve(""), /not an Excel workbook|incomplete/],
    [
      "the old .xls format",
      () =>
        Promise.resolve(
          Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]),
        ),
      /\.xls format|password|damaged/,
    ],
    ["no sheet that looks like data", only({ Notes: [["Please call Anne"], ["Tuesday"]] }), /No sheet looks like/],
    ["only our own record", only({ Trades: bookRows(5) }), /Only our own record was found.*Trades/],
    [
      "only the custodian's statement",
      only({ Custodian: statementRows(5) }),
      /Only a custodian's statement was found.*Custodian/,
    ],
    [
      "a side without the columns that matching needs",
      only({ Trades: noQuantity, Custodian: statementRows(5) }),
      /Only a custodian's statement was found.*Add the firm's trades/,
    ],
  ];
  test.each(cases)("%s", async (_case, content, message) => {
    const book = desk.put("month.xlsx", await content());
    const { status, out, err } = await desk.run("reconcile", book, "--json", desk.at("result.json"));
    expect({ status, out, err }).toEqual({ status: 2, out: "", err: expect.stringMatching(message) as string });
    expect(err).toMatch(/^concordance: [^\n]*month\.xlsx[^\n]*\n$/);
    expect(desk.files()).toEqual(["month.xlsx"]);
  });

  test("a side with a header and no rows: a false alarm on every trade of the other side is worse", async () => {
    const book = desk.put("month.xlsx", await workbookOf({ Trades: bookRows(5), Custodian: statementRows(0) }));
    const { status, err } = await desk.run("reconcile", book);
    expect({ status, err }).toEqual({
      status: 2,
      err: expect.stringMatching(/Custodian: below the header in row 1 .* Paste the data from row 2 on/) as string,
    });
  });

  test("a file that is not there, in French", async () => {
    const { status, err } = await desk.run("reconcile", desk.at("absent.xlsx"), "--lang", "fr");
    expect({ status, err }).toEqual({
      status: 2,
      err: expect.stringContaining("absent.xlsx : fichier ou dossier introuvable") as string,
    });
  });

  test("a sheet that the workbook has not", async () => {
    const book = desk.put("month.xlsx", await agreeing());
    const { status, err } = await desk.run("reconcile", book, "--left", "Trades", "--right", "Broker");
    expect({ status, err }).toEqual({
      status: 2,
      err: expect.stringMatching(/"Broker".*"Trades", "Custodian"/) as string,
    });
  });

  test("a profile with a fault, named by its place", async () => {
    const book = desk.put("month.xlsx", await agreeing());
    const profile = desk.put("p.json", '{"schema":"concordance.profile/1","language":"de"}');
    const { status, err } = await desk.run("reconcile", book, "--profile", profile);
    expect({ status, err }).toEqual({
      status: 2,
      err: expect.stringMatching(/p\.json: "language": expected .*found "de"/) as string,
    });
  });
});

test("a profile's tolerance is followed", async () => {
  const off = statementRows(6, (index, row) =>
    index === 2 ? row.map((cell, column) => (column === 6 ? Number(cell) + 0.04 : cell)) : row,
  );
  const book = desk.put("month.xlsx", await workbookOf({ Trades: bookRows(6), Custodian: off }));
  const tolerance = (amount: string) =>
    desk.put(
      "p.json",
      JSON.stringify({
        schema: "concordance.profile/1",
        tolerances: { decimals: { netAmount: [{ kind: "absolute", below: amount, above: amount }] }, days: {} },
      }),
    );
  expect((await desk.run("reconcile", book, "--profile", tolerance("0"))).status).toBe(1);
  expect((await desk.run("reconcile", book, "--profile", tolerance("0.05"))).status).toBe(0);
});
