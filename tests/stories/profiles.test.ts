import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  DEFAULT_SETTINGS,
  settingsToJson,
  surveySheets,
  withProfiles,
  type AliasRow,
  type ResultFile,
  type Settings,
} from "../../src/engine";
import { gridOf } from "../engine/gridOf";
import { reconcileBook, workbookWith, type Ran, type Rows } from "./desk";

/** A desk with two custodians that have account numbers and layouts of their own: October is set up by hand, November by the
 *  profile that October left. */

const DAY = 46_300;
const ISINS = ["FR0000120271", "FR0000131104", "US0378331005", "DE0007164600", "GB0002634946", "NL0010273215"];

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
  "Trader",
];
const trade = (number: number, account: string, reference = `T${number}`): Rows[number] => [
  reference,
  account,
  ISINS[number % 6]!,
  "Buy",
  100 + number,
  10,
  1000 + 10 * number,
  "EUR",
  DAY,
  "AB",
];

/** No list of ours knows these headers well: a person says what they are. */
const NORTH_HEADER = ["Kennung", "Depotnr", "Wertpapier", "Art", "Stk", "Kurswert", "Whg", "Tag"];
const north = (number: number, account: string, reference = `T${number}`): Rows[number] => [
  reference,
  account,
  ISINS[number % 6]!,
  "Buy",
  100 + number,
  1000 + 10 * number,
  "EUR",
  DAY,
];
const SOUTH_HEADER = [
  "Client ref",
  "Safekeeping account",
  "ISIN",
  "Transaction",
  "Units",
  "Settlement amount",
  "Ccy",
  "Trade date",
];

const said: Settings = {
  ...DEFAULT_SETTINGS,
  sheets: [
    {
      sheet: "Nord Okt",
      role: "statement",
      headerRow: 1,
      columns: {
        counterReference: "Kennung",
        account: "Depotnr",
        security: "Wertpapier",
        side: "Art",
        quantity: "Stk",
        netAmount: "Kurswert",
        currency: "Whg",
        tradeDate: "Tag",
      },
      ignoredHeaders: [],
    },
  ],
};
const october = gridOf(
  "Nord Okt",
  `${NORTH_HEADER.join(" | ")}\nT1 | 9001 | ${ISINS[1]!} | Buy | 101 | 1010 | EUR | 2026-10-05`,
);
const learned = withProfiles(said, surveySheets([october], said), "en");
const alias = (scope: string, theirs: string, ours: string): AliasRow => ({
  kind: "Account",
  scope,
  theirs,
  ours,
  status: "Accepted",
  source: "Claire",
  comment: "",
});
const profile: Settings = {
  ...DEFAULT_SETTINGS,
  profiles: learned.profiles,
  aliases: [alias("", "9001", "OUR1"), alias("South", "7002", "OUR2")],
};

async function november(sheets: Readonly<Record<string, Rows>>, settings: Settings): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), "profile-"));
  try {
    const file = join(folder, "desk.json");
    writeFileSync(file, JSON.stringify(settingsToJson(settings)));
    return await reconcileBook(workbookWith(sheets), "--profile", file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const pairsOf = (result: ResultFile | null): string[] =>
  (result?.reconciliations ?? []).flatMap(({ left, right, matches }) =>
    matches.map((match) => `${left.sheet} ${match.left.join()} = ${right.sheet} ${match.right.join()} ${match.status}`),
  );

describe("next month's sheets under other names", () => {
  const sheets = {
    "Blotter November": [BOOK_HEADER, trade(1, "OUR1"), trade(2, "OUR1"), trade(3, "OUR2"), trade(4, "OUR2")],
    "Nord Nov": [NORTH_HEADER, north(1, "9001"), north(2, "9001")],
    "South November": [SOUTH_HEADER, north(3, "7002"), north(4, "7002")],
  };

  test("are read by the profile, and each row goes to the custodian that holds its account", async () => {
    const { result, status, written } = await november(sheets, profile);
    expect(pairsOf(result)).toEqual([
      "Blotter November 2 = Nord Nov 2 matched",
      "Blotter November 3 = Nord Nov 3 matched",
      "Blotter November 4 = South November 2 matched",
      "Blotter November 5 = South November 3 matched",
    ]);
    expect(status).toBe(0);
    expect(written?.sheets.map(({ name }) => name)).toContain("Aliases");
  });

  test("rows that only their account tells apart are matched by the alias of the account", async () => {
    const twins = {
      ...sheets,
      "Blotter November": [BOOK_HEADER, trade(1, "OUR1", ""), trade(1, "OUR2", "")],
      "Nord Nov": [NORTH_HEADER, north(1, "9001", "")],
      "South November": [SOUTH_HEADER, north(1, "7002", "")],
    };
    expect(pairsOf((await november(twins, profile)).result)).toEqual([
      "Blotter November 2 = Nord Nov 2 matched",
      "Blotter November 3 = South November 2 matched",
    ]);
  });

  test("a layout that the custodian changed is read all the same, and what changed is on the set-aside sheet", async () => {
    const changed = sheets["Nord Nov"].map((cells, row) => [
      ...cells.slice(0, 3),
      row === 0 ? "Lagerstelle" : "CBF",
      ...cells.slice(3),
    ]);
    const { result, written } = await november({ ...sheets, "Nord Nov": changed }, profile);
    expect(pairsOf(result)).toContain("Blotter November 2 = Nord Nov 2 matched");
    const aside = written?.sheets.find(({ name }) => name === "Set aside");
    const reasons = Array.from({ length: 8 }, (_, row) => aside?.cells.value(4 + row, 5));
    expect(reasons.filter((text) => typeof text === "string" && text.includes('New: "Lagerstelle".'))).toHaveLength(1);
  });
});
