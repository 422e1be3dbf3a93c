import { describe, expect, test } from "vitest";
import type { Grid } from "../../../src/engine/grid";
import { assignRoles } from "../../../src/engine/intake/assignRoles";
import { bestAssignment } from "../../../src/engine/intake/bestAssignment";
import { kindOfSurvey, surveyGrid } from "../../../src/engine/intake/surveyGrid";
import type { SheetSetting } from "../../../src/engine/settings";
import fc from "fast-check";
import { columnsFound, gridOf, sheetText } from "./grids";

const TRADES = `Ref|ISIN|Side|Quantity|Price|Net amount|Trade date
                T1|FR0000120271|Buy|100|50.5|5050|46276
                T2|FR0000131104|Sell|10|60|600|46276`;
const sheet = (name: string, text = TRADES, more: Partial<Grid> = {}): Grid =>
  gridOf(sheetText(text), { sheet: name, ...more });
const roles = (...grids: Grid[]): string =>
  assignRoles(grids.map((grid) => surveyGrid(grid, null)))
    .map(({ sheet: name, role }) => `${name}: ${role}`)
    .join(", ");

describe("whose record a sheet is", () => {
  test.each([
    ["Blotter", "book"],
    ["Nos opérations", "book"],
    ["OMS extract", "book"],
    ["Custodian", "statement"],
    ["Relevé dépositaire", "statement"],
    ["Broker statement", "statement"],
    ["CACEIS", "statement"],
  ])("a sheet called %s is the %s", (name, role) => {
    const survey = surveyGrid(sheet(name), null);
    expect(survey.role).toBe(role);
    expect(survey.roleConfidence).toBeGreaterThanOrEqual(0.6);
    expect(survey.roleEvidence.fr).toMatch(/«/);
  });

  test.each([
    ["Sheet1", "Your reference", "statement"],
    ["Sheet1", "Trader", "book"],
    ["Sheet1", "Safekeeping account", "statement"],
    ["Feuil1", "Gérant", "book"],
  ])("in %s, a header %j makes it the %s", (name, header, role) => {
    expect(surveyGrid(sheet(name, TRADES.replace("Ref", header)), null).role).toBe(role);
  });

  test("one book against several statements", () => {
    expect(roles(sheet("Trades"), sheet("BNP custody"), sheet("HSBC custody"))).toBe(
      "Trades: book, BNP custody: statement, HSBC custody: statement",
    );
  });

  test("when all sheets read like the same side, the most internal one is the book, without certainty", () => {
    const found = assignRoles([
      surveyGrid(sheet("Statement of our trades"), null),
      surveyGrid(sheet("Custodian statement"), null),
    ]);
    expect(found.map(({ role }) => role)).toEqual(["book", "statement"]);
    expect(found.every(({ roleConfidence }) => roleConfidence < 0.6)).toBe(true);
  });

  test("a toss-up takes the first sheet, and says that it is one", () => {
    const found = assignRoles([surveyGrid(sheet("A"), null), surveyGrid(sheet("B"), null)]);
    expect(found.map(({ role, roleConfidence }) => [role, roleConfidence])).toEqual([
      ["book", 0.3],
      ["statement", 0.3],
    ]);
    expect(found[0]?.roleEvidence.en).toContain("Please confirm or swap");
  });

  test("what a person said stays, and the others follow", () => {
    const confirmed = surveyGrid(sheet("A"), {
      sheet: "A",
      role: "statement",
      headerRow: null,
      columns: {},
      ignoredHeaders: [],
    });
    expect(assignRoles([confirmed, surveyGrid(sheet("B"), null)]).map(({ role }) => role)).toEqual([
      "statement",
      "book",
    ]);
  });

  test("sheets that are no tables of business are left alone; those of a kind that only one side has are read for the checks", () => {
    const inventory = `ISIN|Libellé|Position|Valorisation|Date de situation
                       FR0000120271|Total|100|5000|11/09/2026
                       FR0000131104|BNP|10|600|11/09/2026`;
    const directory = `ISIN|Security name|Currency
                       FR0000120271|Total|EUR
                       FR0000131104|BNP|EUR`;
    expect(
      roles(
        sheet("Trades"),
        sheet("Custodian"),
        sheet("Inventaire", inventory),
        sheet("Valeurs", directory),
        sheet("Notes", "Bonjour"),
      ),
    ).toBe("Trades: book, Custodian: statement, Inventaire: book, Valeurs: ignored, Notes: ignored");
  });
});

describe("what a person chose about a sheet", () => {
  const setting = (over: Partial<SheetSetting>): SheetSetting => ({
    sheet: "S",
    role: null,
    headerRow: null,
    columns: {},
    ignoredHeaders: [],
    ...over,
  });

  test("a chosen column is found again where it has moved to", () => {
    const moved = TRADES.split("\n")
      .map((line) => line.split("|").reverse().join("|"))
      .join("\n")
      .replace("Price", "Mystery");
    const survey = surveyGrid(sheet("S", moved), setting({ columns: { price: "mystery " } }));
    expect(survey.columns.price).toMatchObject({ column: 3, confidence: 1 });
    expect(columnsFound(survey)).toBe("A tradeDate, B netAmount, C price, D quantity, E side, F security, G reference");
  });

  test("a chosen column that is gone is said, with what to do", () => {
    const survey = surveyGrid(sheet("S"), setting({ columns: { fees: "Courtage" } }));
    expect(survey.notices.map(({ code, row }) => `${code} ${row}`)).toEqual(["header-gone 1"]);
    expect(survey.notices[0]?.wording.fr).toContain("« Courtage »");
  });

  test("a column that means nothing is not used", () => {
    expect(columnsFound(surveyGrid(sheet("S"), setting({ ignoredHeaders: ["Net Amount"] })))).not.toContain(
      "netAmount",
    );
  });

  test("the header row is where they said", () => {
    const doubled = `${TRADES.split("\n")[0]}\n${TRADES}`;
    expect(surveyGrid(sheet("S", doubled), setting({ headerRow: 2 })).firstRow).toBe(3);
  });
});

test("other tables of the sheet are named, not silently left out", () => {
  const both = sheet(
    "S",
    TRADES.split("\n")
      .map((line) => `${line}||${line}`)
      .join("\n"),
  );
  const survey = surveyGrid(both, null);
  expect([survey.lastColumn, survey.notices.map(({ code, column }) => `${code} ${column}`)]).toEqual([
    7,
    ["second-table I"],
  ]);
  const tables = [
    { name: "A", range: { firstRow: 1, lastRow: 3, firstColumn: 1, lastColumn: 7 }, hasTotals: false },
    { name: "B", range: { firstRow: 1, lastRow: 3, firstColumn: 9, lastColumn: 15 }, hasTotals: false },
  ];
  expect(surveyGrid({ ...both, tables }, null).notices.map(({ code }) => code)).toEqual(["other-tables"]);
});

test("the best whole assignment is the best of all of them", () => {
  const matrix = fc.integer({ min: 1, max: 5 }).chain((columns) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: columns, maxLength: columns }), {
      minLength: 1,
      maxLength: 5,
    }),
  );
  const best = (weights: number[][], row: number, taken: ReadonlySet<number>): number =>
    row === weights.length
      ? 0
      : Math.max(
          best(weights, row + 1, taken),
          ...(weights[row] ?? []).map((value, column) =>
            taken.has(column) ? 0 : value + best(weights, row + 1, new Set([...taken, column])),
          ),
        );
  fc.assert(
    fc.property(matrix, (weights) => {
      const chosen = bestAssignment(weights);
      const used = chosen.filter((column) => column >= 0);
      expect(new Set(used).size).toBe(used.length);
      expect(chosen.reduce((sum, column, row) => sum + (weights[row]?.[column] ?? 0), 0)).toBe(
        best(weights, 0, new Set()),
      );
    }),
  );
});

test("a bank account's lines are cash, though a bank calls its dates operations and its words a label", () => {
  const survey = surveyGrid(
    gridOf([
      ["Date opération", "Date valeur", "Libellé", "Débit", "Crédit"],
      [46_300, 46_300, "ACHAT TITRES FR0000120271", 1000, ""],
      [46_307, 46_307, "COUPON DE0007164600", "", 81],
    ]),
    null,
  );
  expect(kindOfSurvey(survey)).toBe("cash");
  expect([survey.columns.valueDate?.header, survey.columns.label?.header]).toEqual(["Date valeur", "Libellé"]);
});
