import { expect, test } from "vitest";
import { breaksSheet, marksFor, openDesk, pictureOf, rowOf, run, sheetOf, smallPlan, STATEMENT, TRADES } from "./desk";

const open = () => openDesk({ Trades: TRADES, Custodian: STATEMENT });
const said = (problems: readonly { en: string; fr: string }[]) => problems.map(({ en }) => en.slice(0, 44));

test("a protected sheet keeps its cells, is named, and the rest is done: links still find its rows", async () => {
  const desk = await open();
  sheetOf(desk, "Trades").isProtected = true;
  const { problems } = await run(desk, smallPlan());
  expect(said(problems)).toEqual(['Sheet "Trades" is protected: it was read, bu']);
  expect(problems[0]?.fr).toContain("Trades");
  expect(sheetOf(desk, "Trades").cells.used(true)).toEqual({ top: 0, left: 0, bottom: 3, right: 2 });
  expect(rowOf(sheetOf(desk, "Custodian"), 2, 3, 3)).toEqual(["Break"]);
  expect(sheetOf(desk, "Breaks").cells.value(3, 1)).toBe(45);
});

test("marks on a sheet that was protected since are said, and go once it is unprotected", async () => {
  const desk = await open();
  const before = pictureOf(desk);
  await run(desk, smallPlan());
  sheetOf(desk, "Trades").isProtected = true;
  expect(said((await desk.addIn.removeMarks()).problems)).toEqual(['Sheet "Trades" is protected: its status colu']);
  sheetOf(desk, "Trades").isProtected = false;
  expect((await desk.addIn.removeMarks()).problems).toEqual([]);
  expect(pictureOf(desk)).toEqual(before);
});

test("without new sheets in a workbook of protected structure, the marks are written all the same", async () => {
  const desk = await open();
  Object.assign(desk.excel.workbook, { structureProtected: true });
  const { problems } = await run(desk, smallPlan());
  expect(said(problems)).toEqual(["The workbook's structure is protected: our s"]);
  expect(rowOf(sheetOf(desk, "Trades"), 2, 3, 4)).toEqual(["Break", "T2"]);
  expect(desk.excel.workbook.sheets).toHaveLength(2);
  await expect(desk.addIn.saveSettings((await desk.addIn.surveyWorkbook("en")).settings)).rejects.toThrow(
    "could not be remembered",
  );
});

test("a name that one of the user's sheets bears is left to it", async () => {
  const desk = await openDesk({ Trades: TRADES, Custodian: STATEMENT, BREAKS: [["mine"]] });
  const { problems } = await run(desk, smallPlan());
  expect(said(problems)).toEqual(['A sheet of yours is already called "Breaks":']);
  expect(sheetOf(desk, "BREAKS").cells.value(0, 0)).toBe("mine");
  expect(sheetOf(desk, "Breaks (2)").cells.value(3, 0)).toBe("B1");
  expect((await run(desk, smallPlan())).problems).toEqual([]);
  expect(desk.excel.workbook.sheets.map(({ name }) => name)).toEqual([
    "Trades",
    "Custodian",
    "BREAKS",
    "_Concordance",
    "Summary",
    "Breaks (2)",
  ]);
});

test("our sheets follow the language, unless a person renamed them; formulas that point at them survive", async () => {
  const desk = await openDesk({ Trades: TRADES, Custodian: STATEMENT, Mine: [["x"]] });
  await run(desk, smallPlan());
  desk.excel.edit(sheetOf(desk, "Mine"), 0, 1, "=Breaks!B4*2");
  desk.excel.edit(sheetOf(desk, "Mine"), 0, 2, "=SUM(Concordance_Breaks[Amount])");
  await run(
    desk,
    smallPlan({
      sheets: [
        breaksSheet(
          [
            ["B1", 7, null, null],
            ["B2", 8, null, null],
          ],
          "Écarts",
        ),
      ],
    }),
  );
  expect(rowOf(sheetOf(desk, "Mine"), 0, 1, 2)).toEqual([14, 15]);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Écarts").name = "Suspens de mars";
    await context.sync();
  });
  await run(desk, smallPlan());
  expect(sheetOf(desk, "Suspens de mars").cells.value(3, 0)).toBe("B1");
});

test("a sheet without a free column is said, and nothing is written on it", async () => {
  const desk = await open();
  sheetOf(desk, "Trades").cells.setValue(0, 16_383, "last");
  sheetOf(desk, "Trades").cells.setValue(1, 3, "in the way");
  const { problems } = await run(desk, smallPlan());
  expect(said(problems)).toEqual(['Sheet "Trades" has no free columns left up t']);
  expect(rowOf(sheetOf(desk, "Trades"), 1, 3, 4)).toEqual(["in the way", null]);
});

test("where the cells beside the data are in use, our columns stand right of everything, and it is said", async () => {
  const desk = await open();
  sheetOf(desk, "Trades").cells.setValue(9, 4, "a remark below");
  const before = pictureOf(desk);
  const { problems } = await run(desk, smallPlan());
  expect(said(problems)).toEqual(['Sheet "Trades": the cells beside the data ar']);
  expect(rowOf(sheetOf(desk, "Trades"), 0, 5, 6)).toEqual(["Status", "Concordance id"]);
  await desk.addIn.removeMarks();
  expect(pictureOf(desk)).toEqual(before);
});

test("a sheet that vanished during the run is said", async () => {
  const desk = await open();
  const { problems } = await run(desk, smallPlan({ marks: [marksFor("Gone", ["Break"], 2)], sheets: [] }));
  expect(said(problems)).toEqual(['Sheet "Gone" was renamed or deleted during t']);
});

test("a protected sheet of ours is left as it is, and said", async () => {
  const desk = await open();
  await run(desk, smallPlan());
  sheetOf(desk, "Breaks").isProtected = true;
  const { problems } = await run(desk, smallPlan({ sheets: [breaksSheet([["B2", 1, null, null]])] }));
  expect(said(problems)).toEqual(['Sheet "Breaks" is protected: it still shows ']);
  expect(sheetOf(desk, "Breaks").cells.value(3, 0)).toBe("B1");
});

test("a table or name of the user's that is called like ours keeps its name", async () => {
  const desk = await open();
  desk.excel.workbook.names.push({ name: "Concordance_Breaks", formula: "Trades!$A$1", visible: true, scope: null });
  await run(desk, smallPlan());
  expect(sheetOf(desk, "Breaks").tables.map(({ name }) => name)).toEqual(["Concordance_Breaks_2"]);
  expect(rowOf(sheetOf(desk, "Custodian"), 2, 3, 3)).toEqual(["Break"]);
  desk.excel.edit(sheetOf(desk, "Breaks"), 3, 2, "Claire");
  await run(desk, smallPlan());
  expect(sheetOf(desk, "Breaks").cells.value(3, 2)).toBe("Claire");
});

test("a sheet of ours that somebody deleted is made again, the memory too", async () => {
  const desk = await open();
  await run(desk, smallPlan());
  const final = pictureOf(desk);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("_Concordance").visibility = "Hidden";
    for (const name of ["_Concordance", "Summary", "Breaks"]) context.workbook.worksheets.getItem(name).delete();
    await context.sync();
  });
  await run(desk, smallPlan());
  expect(pictureOf(desk)).toEqual(final);
});
