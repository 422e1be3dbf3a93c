import { describe, expect, test } from "vitest";
import { openClient } from "../office/openClient";

const ROW = { top: 1, left: 0, bottom: 4, right: 2 };

describe("what a person sees", () => {
  test.each([
    [1234.5, "#,##0.00", "1,234.50"],
    [-1234.5, "#,##0.00;[Red]-#,##0.00", "-1,234.50"],
    [45747, "dd/mm/yyyy", "31/03/2025"],
    [0.125, "0.0%", "12.5%"],
    [1 / 3, "General", "0.333333333"],
    [123456789012, "General", "1.23457E+11"],
    [7, '0" jours"', "7 jours"],
  ])("%s under %s is %s", async (value, numberFormat, text) => {
    const host = await openClient();
    const sheet = host.workbook.sheets[0]!;
    sheet.cells.setValue(0, 0, value);
    sheet.cells.setStyle(0, 0, host.workbook.styles.derive(0, { numberFormat }));
    const [[cell] = []] = host.view(sheet, { top: 0, left: 0, bottom: 0, right: 0 });
    expect([cell?.text, cell?.align]).toEqual([text, "right"]);
  });

  test("a highlight follows the cell it looks at, the first rule wins, and it goes out when the cell changes", async () => {
    const host = await openClient();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("C2:C5").values = [["break"], ["ok"], ["Break"], [""]];
      const data = sheet.getRange("A2:B5");
      const add = (formula: string, color: string) => {
        const { custom } = data.conditionalFormats.add("Custom");
        custom.rule.formula = formula;
        custom.format.fill.color = color;
      };
      add("=LEN($C2)>1", "#00FF00");
      add('=AND(N("mark")=0,$C2="break")', "#FF0000");
      await context.sync();
    });
    const sheet = host.workbook.sheets[0]!;
    const fills = () => host.view(sheet, ROW).map((cells) => cells.map(({ fill }) => fill));
    expect(fills()).toEqual([
      ["#FF0000", "#FF0000", null],
      ["#00FF00", "#00FF00", null],
      ["#FF0000", "#FF0000", null],
      [null, null, null],
    ]);
    host.edit(sheet, 1, 2, "ok");
    expect(fills()[0]).toEqual(["#00FF00", "#00FF00", null]);
  });

  test.each([
    ['$C2="x"', "x", true],
    ['$C2="X"', "x", true],
    ['$C2<>"x"', "x", false],
    ["$C2>2", 3, true],
    ["$C2>2", "text", true],
    ['$C2=""', null, true],
    ["$C2=0", null, true],
    ['OR($C2="a",$C2="b")', "b", true],
    ["NOT($C2=1)", 1, false],
    ['AND($C2>=1,$C2<=2,N("id")=0)', 1.5, true],
    ["$C2=TRUE", true, true],
  ] as const)("the short way and the engine agree on %s for %s", async (condition, value, expected) => {
    const host = await openClient();
    const sheet = host.workbook.sheets[0]!;
    sheet.cells.setValue(1, 2, value);
    const rule = (formula: string) => ({
      id: formula,
      areas: [{ top: 1, left: 0, bottom: 1, right: 0 }],
      type: "custom" as const,
      formula,
      fillColor: "#FF0000",
      fontColor: null,
      bold: null,
      italic: null,
      stopIfTrue: false,
    });
    const isLit = (formula: string) => {
      sheet.conditionalFormats.splice(0, 1, rule(formula));
      return host.view(sheet, { top: 1, left: 0, bottom: 1, right: 0 })[0]?.[0]?.fill === "#FF0000";
    };
    expect([isLit(`=${condition}`), isLit(`=IF(${condition},TRUE,FALSE)`)]).toEqual([expected, expected]);
  });

  test("a link leads where its formula says", async () => {
    const host = await openClient();
    const sheet = host.workbook.sheets[0]!;
    host.edit(sheet, 0, 0, "7");
    host.edit(sheet, 0, 1, `=HYPERLINK("#'Relevé'!A"&(A1+5),"row "&A1)`);
    const [[, cell] = []] = host.view(sheet, { top: 0, left: 0, bottom: 0, right: 1 });
    expect([cell?.text, cell?.link]).toEqual(["row 7", "'Relevé'!A12"]);
  });
});
