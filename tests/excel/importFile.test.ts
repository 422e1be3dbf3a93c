import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readText, type ImportedFile } from "../../src/engine";
import type { ImportOutcome } from "../../src/excel";
import { openDesk, sheetOf, type Desk } from "./desk";

const CASH = [
  ":20:STMT20260923",
  ":25:FR7630006000011234567890189",
  ":28C:00190/001",
  ":60F:C260922EUR125000,00",
  ":61:2609230923D25552,40NSECBUY-000123//CUST99817",
  ":86:=ACHAT 1000 FR0000120271",
  ":61:2609230923C810,00NDIV00123",
  ":62F:C260923EUR100257,60",
].join("\n");

function fileOf(text: string, name = "cash.sta"): ImportedFile {
  const read = readText(text, () => undefined);
  if (!read.ok) throw new Error(read.error.en);
  return { name, byteLength: text.length, fingerprint: `${name}${text.length}`, content: read.value };
}

const bringIn = ({ addIn }: Desk, file: ImportedFile, again = false): Promise<ImportOutcome> =>
  addIn.importFile({ file, language: "en", again }, () => undefined);

const namesOf = ({ excel }: Desk): string[] =>
  excel.workbook.sheets.filter(({ visibility }) => visibility === "Visible").map(({ name }) => name);

const TRADES = {
  Trades: [
    ["Ref", "ISIN", "Qty"],
    ["A", "FR0000120271", 5],
  ],
} as const;

describe("a statement that is brought in", () => {
  test("is a sheet with a header block and a real table, its dates and amounts as numbers, its texts as texts", async () => {
    const desk = await openDesk(TRADES);
    const outcome = await bringIn(desk, fileOf(CASH));
    expect(outcome).toMatchObject({
      sheets: [{ name: "Cash 4567890189 2026-09-23", kind: "cash", countRows: 2 }],
      findings: [],
      alreadyImported: null,
    });
    const sheet = sheetOf(desk, "Cash 4567890189 2026-09-23");
    const [table] = sheet.tables;
    expect(sheet.tables).toHaveLength(1);
    const at = (header: string, row: number) =>
      sheet.cells.value(table!.area.top + row, table!.area.left + table!.columns.indexOf(header));
    expect([at("Net amount", 1), at("Net amount", 2)]).toEqual([-25552.4, 810]);
    expect(at("Value date", 1)).toBe(46_288);
    expect(at("Reference", 2)).toBe("00123");
    expect(at("Description", 1)).toBe("=ACHAT 1000 FR0000120271");
    expect([...sheet.cells.formulas()]).toEqual([]);
    const texts = Array.from({ length: table!.area.top }, (_, row) => sheet.cells.value(row, 1));
    expect(texts).toContain("cash.sta");
  });

  test("needs no guess: its columns are remembered, and it takes part as the custodian's", async () => {
    const desk = await openDesk(TRADES);
    await bringIn(desk, fileOf(readFileSync("tests/fixtures/swift/securities/mt536-two-trades.fin", "utf8")));
    const { surveys } = await desk.addIn.surveyWorkbook("en");
    const survey = surveys.find(({ sheet }) => sheet.startsWith("Transactions"));
    expect(survey).toMatchObject({ role: "statement", countRows: 2 });
    expect(Object.values(survey?.columns ?? {}).map(({ confidence }) => confidence)).toEqual(
      Object.values(survey?.columns ?? {}).map(() => 1),
    );
    expect(Object.keys(survey?.columns ?? {})).toEqual(
      expect.arrayContaining(["security", "side", "quantity", "netAmount"]),
    );
  });

  test("that the workbook has already is not written again, unless a person says so", async () => {
    const desk = await openDesk(TRADES);
    await bringIn(desk, fileOf(CASH));
    const second = await bringIn(desk, fileOf(CASH));
    expect([second.alreadyImported, second.sheets, namesOf(desk)]).toEqual([
      "Cash 4567890189 2026-09-23",
      [],
      ["Trades", "Cash 4567890189 2026-09-23"],
    ]);
    const third = await bringIn(desk, fileOf(CASH), true);
    expect(third.sheets.map(({ name }) => name)).toEqual(["Cash 4567890189 2026-09-23 (2)"]);
    expect(third.findings.map(({ control }) => control)).toEqual(["statement-twice"]);
  });

  test("that a person deleted may come in again", async () => {
    const desk = await openDesk(TRADES);
    await bringIn(desk, fileOf(CASH));
    desk.excel.workbook.deleteSheet(sheetOf(desk, "Cash 4567890189 2026-09-23"));
    expect((await bringIn(desk, fileOf(CASH))).sheets).toHaveLength(1);
  });

  test("that a person renamed is still known, with its columns, and its series goes on", async () => {
    const desk = await openDesk(TRADES);
    await bringIn(desk, fileOf(CASH));
    sheetOf(desk, "Cash 4567890189 2026-09-23").name = "BNP du 23";
    expect((await bringIn(desk, fileOf(CASH))).alreadyImported).toBe("BNP du 23");
    const { surveys } = await desk.addIn.surveyWorkbook("en");
    const survey = surveys.find(({ sheet }) => sheet === "BNP du 23");
    expect(survey?.columns.netAmount?.confidence).toBe(1);
    const later = CASH.replace("00190/001", "00193/001").replaceAll("2609230923", "2609280928");
    const { findings } = await bringIn(desk, fileOf(later.replace("C260923EUR1", "C260928EUR1"), "later.sta"));
    expect(findings.map(({ control }) => control)).toContain("statement-continuity");
  });

  test("with more digits than Excel keeps has them as a text, says so, and is read back exactly", async () => {
    const desk = await openDesk(TRADES);
    const long = CASH.replace("EUR125000,00", "EUR900719925474099312,10")
      .replace("D25552,40", "D900719925474099312,10")
      .replace("EUR100257,60", "EUR810,00");
    const { sheets, notices, findings } = await bringIn(desk, fileOf(long));
    expect(findings).toEqual([]);
    expect(notices.map(({ code }) => code)).toEqual(["long-number"]);
    const sheet = sheetOf(desk, sheets[0]!.name);
    const [table] = sheet.tables;
    const column = table!.area.left + table!.columns.indexOf("Net amount");
    expect(sheet.cells.value(table!.area.top + 1, column)).toBe("-900719925474099312.1");
  });

  test("is held against the one before it, months later", async () => {
    const desk = await openDesk(TRADES);
    await bringIn(desk, fileOf(CASH));
    const next = CASH.replace("00190/001", "00191/001")
      .replace("C260922EUR125000,00", "C260923EUR999,00")
      .replaceAll("2609230923", "2609240924")
      .replace("C260923EUR100257,60", "C260924EUR1,00");
    const { findings } = await bringIn(desk, fileOf(next, "next.sta"));
    expect(findings.map(({ control }) => control)).toContain("statement-continuity");
  });

  test("stays when the marks are removed, and is still known", async () => {
    const desk = await openDesk(TRADES);
    await bringIn(desk, fileOf(CASH));
    await desk.addIn.removeMarks();
    expect(namesOf(desk)).toEqual(["Trades", "Cash 4567890189 2026-09-23"]);
    expect((await bringIn(desk, fileOf(CASH))).alreadyImported).toBe("Cash 4567890189 2026-09-23");
  });

  test("cannot come into a workbook whose structure is protected, and it is said", async () => {
    const desk = await openDesk(TRADES);
    Object.assign(desk.excel.workbook, { structureProtected: true });
    const { sheets, notices } = await bringIn(desk, fileOf(CASH));
    expect([sheets, notices[0]?.code, namesOf(desk)]).toEqual([[], "structure-protected", ["Trades"]]);
  });
});

test("an import that fails at any round trip leaves the workbook as it was, and can be made again", async () => {
  const undisturbed = await openDesk(TRADES);
  const before = undisturbed.excel.traffic.roundTrips;
  await bringIn(undisturbed, fileOf(CASH));
  const count = undisturbed.excel.traffic.roundTrips - before;
  expect(count).toBeLessThanOrEqual(12);
  let countFailed = 0;
  for (let sync = 1; sync <= count; sync += 1) {
    const desk = await openDesk(TRADES);
    desk.excel.failSync(sync);
    // The last ones only tidy up, after the work.
    const isIn = await bringIn(desk, fileOf(CASH)).then(
      () => true,
      () => false,
    );
    desk.excel.failSync(null);
    expect([sync, namesOf(desk).length]).toEqual([sync, isIn ? 2 : 1]);
    if (isIn) continue;
    countFailed += 1;
    expect((await bringIn(desk, fileOf(CASH))).sheets).toHaveLength(1);
  }
  expect(countFailed).toBeGreaterThan(2);
});

test("a sheet that somebody else adds under the same name at that moment is left alone", async () => {
  const desk = await openDesk(TRADES);
  const { excel } = desk;
  const answer = excel.answer.bind(excel);
  let isAdded = false;
  excel.answer = (request) => {
    if (!isAdded && request.includes("Cash 4567890189 2026-09-23")) {
      isAdded = true;
      excel.workbook.addSheet("Cash 4567890189 2026-09-23").cells.setValue(0, 0, "theirs");
    }
    return answer(request);
  };
  await expect(bringIn(desk, fileOf(CASH))).rejects.toThrow();
  expect(isAdded).toBe(true);
  expect(sheetOf(desk, "Cash 4567890189 2026-09-23").cells.value(0, 0)).toBe("theirs");
});

test("an import leaves no name behind", async () => {
  const desk = await openDesk(TRADES);
  await bringIn(desk, fileOf(CASH));
  expect(desk.excel.workbook.names.filter(({ name }) => name.includes("Importing"))).toEqual([]);
});

test("a long statement goes in few messages, none of them too large for Excel on the web", async () => {
  const lines = Array.from(
    { length: 20_000 },
    (_, index) => `:61:2609230923C${index + 1},00NTRFREF${index}//BANK${index}`,
  );
  const desk = await openDesk(TRADES);
  const before = desk.excel.traffic.roundTrips;
  await bringIn(desk, fileOf(CASH.replace(/:61:2609230923C.*/, lines.join("\n"))));
  expect(desk.excel.traffic.roundTrips - before).toBeLessThanOrEqual(20);
  expect(desk.excel.traffic.largestMessageBytes).toBeLessThan(5_000_000);
});
