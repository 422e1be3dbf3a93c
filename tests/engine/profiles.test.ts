import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DEFAULT_SETTINGS,
  surveySheets,
  withoutProfile,
  withProfileName,
  withProfiles,
  type Grid,
  type Settings,
} from "../../src/engine";
import { isSameLayout, layoutChange } from "../../src/engine/intake/layoutChange";
import { gridOf } from "./gridOf";

const STATEMENT = [
  "Ref client | Dossier | Code valeur | Sens | Nombre | Cours | Montant | Devise | Date 1 | Date 2",
  "T1 | D1 | FR0000120271 | A | 100 | 50 | 5000 | EUR | 2026-10-05 | 2026-10-07",
];
const BOOK = [
  "Trade ref | ISIN | Side | Quantity | Price | Net amount | Currency | Trade date | Settlement date | Trader",
  "T1 | FR0000120271 | Buy | 100 | 50 | 5000 | EUR | 2026-10-05 | 2026-10-07 | AB",
];
const sheet = (name: string, lines: readonly string[]): Grid => gridOf(name, lines.join("\n"));
/** A copy, with texts taken out and put in. */
function spliced(texts: readonly string[], at: number, out: number, ...put: readonly string[]): string[] {
  return [...texts.slice(0, at), ...put, ...texts.slice(at + out)];
}
const renamed = (lines: readonly string[], from: string, to: string): string[] =>
  lines.map((line) => line.replace(from, to));

const said: Settings = {
  ...DEFAULT_SETTINGS,
  sheets: [
    {
      sheet: "Octobre",
      role: "statement",
      headerRow: null,
      columns: { tradeDate: "Date 2", settlementDate: "Date 1", netAmount: "Montant" },
      ignoredHeaders: ["Dossier"],
    },
  ],
};
const learned = withProfiles(said, surveySheets([sheet("Octobre", STATEMENT)], said), "fr");
/** What next month's workbook starts with: the profile file alone. */
const nextMonth: Settings = { ...DEFAULT_SETTINGS, profiles: learned.profiles };

const columnOf = (grid: Grid, settings: Settings): Record<string, string> =>
  Object.fromEntries(
    Object.entries(surveySheets([grid], settings)[0]!.columns).map(([field, { header }]) => [field, header]),
  );

describe("what a person confirmed of a sheet is remembered as a profile of its layout", () => {
  test("it has a name of its own and holds what was said, nothing else", () => {
    expect(learned.profiles).toEqual([
      {
        name: "Relevé du dépositaire, 10 colonnes",
        headers: STATEMENT[0]!.split(" | "),
        role: "statement",
        columns: { tradeDate: "Date 2", settlementDate: "Date 1", netAmount: "Montant" },
        ignoredHeaders: ["Dossier"],
        conventions: { dateOrder: null, decimalMark: null },
      },
    ]);
  });

  test("nothing is learned of a sheet that nobody spoke of", () => {
    expect(withProfiles(DEFAULT_SETTINGS, surveySheets([sheet("Octobre", STATEMENT)], DEFAULT_SETTINGS), "en")).toEqual(
      DEFAULT_SETTINGS,
    );
  });

  test("to learn the same again changes nothing", () => {
    expect(withProfiles(learned, surveySheets([sheet("Octobre", STATEMENT)], learned), "en")).toEqual(learned);
  });

  test("another layout of the same width has another name", () => {
    const other: Settings = {
      ...learned,
      sheets: [{ ...said.sheets[0]!, sheet: "B", columns: {}, ignoredHeaders: [] }],
    };
    const both = withProfiles(other, surveySheets([sheet("B", BOOK)], other), "fr");
    expect(both.profiles.map(({ name }) => name)).toEqual([
      "Relevé du dépositaire, 10 colonnes",
      "Relevé du dépositaire, 10 colonnes (2)",
    ]);
  });

  test("a profile takes a new name, unless that is blank or taken", () => {
    const [profile] = learned.profiles;
    const named = withProfileName(learned, profile!.name, " CACEIS quotidien ");
    expect(named.profiles[0]?.name).toBe("CACEIS quotidien");
    expect(withProfileName(named, "CACEIS quotidien", "  ")).toBe(named);
  });
});

describe("next month's sheet of another name", () => {
  test("is read as its profile says, silently, with the profile as evidence", () => {
    const [survey] = surveySheets([sheet("Novembre", STATEMENT)], nextMonth);
    expect(survey).toMatchObject({ role: "statement", roleConfidence: 1, notices: [] });
    expect(survey?.columns.tradeDate).toMatchObject({ header: "Date 2", confidence: 1 });
    expect(survey?.columns.tradeDate?.evidence.fr).toBe(
      "Comme dans le profil «\u00a0Relevé du dépositaire, 10 colonnes\u00a0».",
    );
    expect(survey?.unused.map(({ header }) => header)).not.toContain("Dossier");
  });

  test("case, accents and spaces of a header do not make another layout", () => {
    expect(columnOf(sheet("Novembre", renamed(STATEMENT, "Date 2", "DATE  2")), nextMonth)).toMatchObject({
      tradeDate: "DATE 2",
    });
  });

  test("headers that no list of ours knows are found again by the profile", () => {
    const strange = ["Kol A | Kol B | Kol C", "FR0000120271 | 12 | x"];
    const taught: Settings = {
      ...DEFAULT_SETTINGS,
      sheets: [
        {
          sheet: "One",
          role: "statement",
          headerRow: 1,
          columns: { security: "Kol A", quantity: "Kol B" },
          ignoredHeaders: [],
        },
      ],
    };
    const { profiles } = withProfiles(taught, surveySheets([sheet("One", strange)], taught), "en");
    const below = sheet("Two", [
      "a banner |  | ",
      "another |  | ",
      ...strange.map((line) => line.replace("FR0000120271", "n/a")),
    ]);
    const [survey] = surveySheets([below], { ...DEFAULT_SETTINGS, profiles });
    expect([survey?.headerRow, survey?.columns.security?.header]).toEqual([3, "Kol A"]);
  });

  test("what a person says of this very sheet holds over the profile", () => {
    const settings: Settings = {
      ...nextMonth,
      sheets: [
        {
          sheet: "Novembre",
          role: null,
          headerRow: null,
          columns: { tradeDate: "Date 1", label: "Dossier" },
          ignoredHeaders: ["Date 2"],
        },
      ],
    };
    const columns = columnOf(sheet("Novembre", STATEMENT), settings);
    expect(columns).toMatchObject({ tradeDate: "Date 1", label: "Dossier", netAmount: "Montant" });
    expect(columns.settlementDate).toBeUndefined();
  });

  test("a confirmed date order is a date order next month too", () => {
    const profiles = nextMonth.profiles.map((profile) => ({
      ...profile,
      conventions: { dateOrder: "month-first" as const, decimalMark: "," as const },
    }));
    expect(surveySheets([sheet("Novembre", STATEMENT)], { ...nextMonth, profiles })[0]?.conventions).toEqual({
      dateOrder: "month-first",
      decimalMark: ",",
    });
  });
});

describe("two sheets of one layout may be the two sides of one business", () => {
  const bookSaid: Settings = {
    ...DEFAULT_SETTINGS,
    sheets: [{ sheet: "Blotter", role: "book", headerRow: null, columns: {}, ignoredHeaders: [] }],
  };
  const { profiles } = withProfiles(bookSaid, surveySheets([sheet("Blotter", BOOK)], bookSaid), "en");
  const rolesOf = (...names: string[]): string[] =>
    surveySheets(
      names.map((name) => sheet(name, BOOK)),
      { ...DEFAULT_SETTINGS, profiles },
    ).map(({ role }) => role);

  test.each([
    ["one sheet alone is what the profile says", ["Custodian list"], ["book"]],
    [
      "of two, each is what its own words say",
      ["Blotter Nov", "Custodian statement of our broker bank"],
      ["book", "statement"],
    ],
  ])("%s", (_case, names, roles) => {
    expect(rolesOf(...names)).toEqual(roles);
  });
});

describe("a layout that changed is recognised, and told header by header", () => {
  const noticeOf = (lines: readonly string[]): string | undefined =>
    surveySheets([sheet("Novembre", lines)], nextMonth)[0]?.notices.find(({ code }) => code === "layout-changed")
      ?.wording.en;
  const withColumn = (lines: readonly string[], at: number, header: string, cell: string): string[] =>
    lines.map((line, index) => spliced(line.split(" | "), at, 0, index === 0 ? header : cell).join(" | "));
  const without = (lines: readonly string[], at: number): string[] =>
    lines.map((line) => spliced(line.split(" | "), at, 1).join(" | "));
  const moved = (lines: readonly string[], from: number, to: number): string[] =>
    lines.map((line) => {
      const cells = line.split(" | ");
      return spliced(spliced(cells, from, 1), to, 0, cells[from]!).join(" | ");
    });

  test.each([
    ["a column more", withColumn(STATEMENT, 3, "Place", "XPAR"), 'New: "Place".'],
    ["a column less", without(STATEMENT, 1), 'Gone: "Dossier".'],
    ["a column elsewhere", moved(STATEMENT, 9, 2), 'Moved: "Date 2".'],
    ["a new name", renamed(STATEMENT, "Montant", "Règlement net"), 'Renamed: "Montant" → "Règlement net".'],
    ["a new name at the end", renamed(STATEMENT, "Date 2", "Jour"), 'Renamed: "Date 2" → "Jour".'],
  ])("%s", (_case, lines, text) => {
    expect(noticeOf(lines)).toContain(`has changed. ${text} What`);
  });

  test("what was confirmed holds for the columns that are still there", () => {
    expect(columnOf(sheet("Novembre", withColumn(STATEMENT, 0, "N°", "1")), nextMonth)).toMatchObject({
      tradeDate: "Date 2",
      settlementDate: "Date 1",
    });
  });

  test("another layout is none that changed", () => {
    expect(surveySheets([sheet("Novembre", BOOK)], nextMonth)[0]?.roleEvidence.en).not.toContain("profile");
  });
});

const anyLayout = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 5, maxLength: 20 });

describe("for any layout", () => {
  test("one header renamed, added, taken away or moved by two places or more is exactly what is told", () => {
    fc.assert(
      fc.property(anyLayout, fc.nat(), fc.nat(), (headers, one, two) => {
        const nothing = { came: [], went: [], moved: [], renamed: [] };
        const at = one % headers.length;
        const header = headers[at]!;
        expect(layoutChange(headers, headers)).toEqual(nothing);
        expect(layoutChange(headers, spliced(headers, at, 1, "NEW 1"))).toEqual({
          ...nothing,
          renamed: [{ from: header, to: "NEW 1" }],
        });
        expect(layoutChange(headers, spliced(headers, at, 0, "NEW 1"))).toEqual({ ...nothing, came: ["NEW 1"] });
        expect(layoutChange(headers, spliced(headers, at, 1))).toEqual({ ...nothing, went: [header] });
        const to = two % headers.length;
        if (Math.abs(to - at) >= 2) {
          const now = spliced(spliced(headers, at, 1), to, 0, header);
          expect(layoutChange(headers, now)).toEqual({ ...nothing, moved: [header] });
        }
      }),
    );
  });

  test("a layout is itself, whatever the case and spaces of its headers", () => {
    fc.assert(
      fc.property(anyLayout, (headers) => {
        expect(
          isSameLayout(
            headers,
            headers.map((header) => ` ${header.toUpperCase()} `),
          ),
        ).toBe(true);
        expect(isSameLayout(headers, headers.slice(1))).toBe(false);
      }),
    );
  });
});

test("a layout that is forgotten is not learned again from its own sheet", () => {
  const surveys = surveySheets([sheet("Octobre", STATEMENT), sheet("Blotter", BOOK)], learned);
  const other = { sheet: "Blotter", role: "book", headerRow: null, columns: {}, ignoredHeaders: [] } as const;
  const both: Settings = { ...learned, sheets: [...learned.sheets, other] };
  const forgotten = withoutProfile(both, learned.profiles[0]!.name, surveys);
  expect(forgotten.sheets).toEqual([other]);
  expect(withProfiles(forgotten, surveys, "fr").profiles.map(({ role }) => role)).toEqual(["book"]);
  expect(withoutProfile(both, "no such profile", surveys)).toBe(both);
});
