import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, settingsFromJson, settingsToJson, type SheetRole } from "../../src/engine";
import {
  countToCheck,
  whatIsMissing,
  withColumn,
  withConvention,
  withHeaderRow,
  withRole,
} from "../../src/taskpane/sheetSettings";
import { surveyOf } from "../dev/fakeAddIn";

const SURVEY = surveyOf("Trades", "book", 412);

describe("what there is to reconcile", () => {
  test.each<[readonly SheetRole[], ReturnType<typeof whatIsMissing>]>([
    [["book", "statement"], null],
    [["book", "statement", "statement", "ignored"], null],
    [["book", "ignored"], "no-statement"],
    [["statement"], "no-book"],
    [["ignored"], "no-table"],
    [[], "no-table"],
  ])("sheets taken for %j lack: %s", (roles, expected) => {
    expect(whatIsMissing(roles.map((role, index) => surveyOf(`Sheet${index}`, role, 10)))).toBe(expected);
  });

  test("a column below 60% is to be checked", () => {
    expect(countToCheck(SURVEY)).toBe(1);
  });
});

describe("what a person corrects is remembered by sheet", () => {
  test("a role is kept, and corrected again", () => {
    const once = withRole(DEFAULT_SETTINGS, "Trades", "statement");
    const twice = withRole(withRole(once, "Other", "book"), "Trades", "ignored");
    expect(twice.sheets.map(({ sheet, role }) => [sheet, role])).toEqual([
      ["Trades", "ignored"],
      ["Other", "book"],
    ]);
  });

  test("a column given to a field is taken from the field that had it, and means something again", () => {
    const none = withColumn(DEFAULT_SETTINGS, SURVEY, "netAmount", null);
    expect(none.sheets[0]).toMatchObject({ columns: {}, ignoredHeaders: ["Net amt"] });
    const gross = withColumn(none, SURVEY, "grossAmount", "Net amt");
    expect(gross.sheets[0]).toMatchObject({ columns: { grossAmount: "Net amt" }, ignoredHeaders: [] });
    const net = withColumn(gross, SURVEY, "netAmount", "Net amt");
    expect(net.sheets[0]?.columns).toEqual({ netAmount: "Net amt" });
  });

  test("how figures are written is kept beside what was said before, in a profile file too, and taken back", () => {
    const comma = withConvention(DEFAULT_SETTINGS, SURVEY, "decimalMark", ",");
    const pence = withConvention(comma, SURVEY, "priceUnit", "minor");
    expect(pence.sheets[0]?.conventions).toEqual({ dateOrder: null, decimalMark: ",", priceUnit: "minor" });
    const read = settingsFromJson(JSON.parse(JSON.stringify(settingsToJson(pence))));
    expect(read.ok && read.value.sheets).toEqual(pence.sheets);
    expect(withConvention(pence, SURVEY, "decimalMark", null).sheets[0]?.conventions?.decimalMark).toBeNull();
  });

  test("another header row forgets what was said of the columns under the first", () => {
    const settings = withHeaderRow(withColumn(DEFAULT_SETTINGS, SURVEY, "price", "Px"), "Trades", 7);
    expect(settings.sheets).toEqual([{ sheet: "Trades", role: null, headerRow: 7, columns: {}, ignoredHeaders: [] }]);
  });
});
