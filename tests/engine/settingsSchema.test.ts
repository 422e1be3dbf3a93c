import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, type Settings } from "../../src/engine/settings";
import { LADDER, NEW_PASS } from "../../src/engine/matching/ladder";
import { settingsFromJson, settingsToJson } from "../../src/engine/settingsSchema";
import { decimal } from "../../src/kernel/decimal";

const own: Settings = {
  ...DEFAULT_SETTINGS,
  language: "fr",
  sheets: [
    { sheet: "Livre", role: "book", headerRow: 4, columns: { netAmount: "Montant net" }, ignoredHeaders: ["Ligne"] },
  ],
  profiles: [
    {
      name: "CACEIS quotidien",
      headers: ["Réf.", "Code valeur", "Nombre"],
      role: "statement",
      columns: { security: "Code valeur" },
      ignoredHeaders: ["Réf."],
      conventions: {
        dateOrder: "day-first",
        decimalMark: ",",
        priceUnit: "minor",
        amountUnit: "as-written",
        priceQuote: "dirty",
        sides: "counterparty",
      },
    },
  ],
  aliases: [
    { kind: "Compte", scope: "CACEIS", theirs: "9001", ours: "OUR1", status: "Accepté", source: "Claire", comment: "" },
    { kind: "n'importe quoi", scope: "", theirs: "", ours: "", status: "", source: "", comment: "à revoir" },
  ],
  passes: [
    { ...LADDER[0]!, isOn: false },
    ...LADDER.slice(2),
    {
      ...NEW_PASS,
      id: "own-1",
      name: "Obligations du marché gris",
      keys: ["security", "quantity"],
      free: ["settlementDate"],
      tolerances: {
        decimals: { price: [{ kind: "percent", below: decimal(0n), above: decimal(15n, 1), base: "statement" }] },
        days: { tradeDate: { before: 1, after: 1, count: "calendar" } },
      },
      conditions: [{ field: "market", values: ["XLUX"] }],
      strength: "suggest",
    },
  ],
  tolerances: {
    decimals: {
      netAmount: [
        { kind: "absolute", below: decimal(1n, 2), above: decimal(5n, 2) },
        { kind: "absolute", below: decimal(0n), above: decimal(0n), only: { currency: "JPY", assetClass: null } },
      ],
    },
    days: { settlementDate: { before: 0, after: 1 } },
  },
};
const throughText = (settings: Settings): unknown => JSON.parse(JSON.stringify(settingsToJson(settings)));

test.each([
  ["what a workbook starts with", DEFAULT_SETTINGS],
  ["what an officer corrected", own],
])("%s comes back from its profile", (_case, settings) => {
  expect(settingsFromJson(throughText(settings))).toEqual({ ok: true, value: settings });
});

test("a part that a profile leaves out is what a workbook starts with", () => {
  expect(settingsFromJson({ schema: "concordance.profile/1", language: "fr" })).toEqual({
    ok: true,
    value: { ...DEFAULT_SETTINGS, language: "fr" },
  });
});

describe("a profile that is wrong is refused whole, with the place of its fault", () => {
  const profile = (part: object): unknown => ({ schema: "concordance.profile/1", ...part });
  const tolerance = (below: unknown): unknown =>
    profile({ tolerances: { decimals: { fees: [{ kind: "percent", below, above: "1" }] }, days: {} } });
  test.each([
    ["another file", { name: "orders" }, '"schema"'],
    ["a text", "settings", "the whole"],
    ["a word that is no part of it", profile({ tolerence: {} }), '"tolerence"'],
    [
      "a field we do not know",
      profile({ sheets: [{ sheet: "A", role: null, headerRow: null, columns: { colour: "x" }, ignoredHeaders: [] }] }),
      '"sheets.0.columns.colour"',
    ],
    ["a tolerance below zero", tolerance("-0.01"), '"tolerances.decimals.fees.0.below"'],
    ["a tolerance with a comma", tolerance("0,01"), '"tolerances.decimals.fees.0.below"'],
    ["a tolerance that is a number, not exact text", tolerance(0.01), '"tolerances.decimals.fees.0.below"'],
    [
      "half a business day",
      profile({ tolerances: { decimals: {}, days: { tradeDate: { before: 0.5, after: 0 } } } }),
      '"tolerances.days.tradeDate.before"',
    ],
    [
      "a chart without an account for fees",
      profile({ chart: { name: "Ours", accounts: {} } }),
      '"chart.accounts.equities"',
    ],
  ])("%s", (_case, json, place) => {
    const settings = settingsFromJson(json);
    expect(settings.ok ? "" : settings.error.en).toContain(place);
    expect(settings.ok ? "" : settings.error.fr).not.toBe("");
  });
});

test("built-in passes as they came are named only, so that they follow later versions", () => {
  expect(JSON.stringify(settingsToJson(DEFAULT_SETTINGS))).not.toContain("reference-exact");
  expect(settingsToJson({ ...DEFAULT_SETTINGS, passes: LADDER.slice(1) })).toMatchObject({
    passes: LADDER.slice(1).map(({ id }) => ({ id, isOn: true })),
  });
});

test.each([
  ["two of one id", [{ id: "reference-exact" }, { id: "reference-exact" }]],
  ["no keys", [{ id: "own" }]],
  ["what agrees mostly without a reference", [{ id: "own", keys: ["security"], agreement: "mostly" }]],
  ["a group over everything", [{ id: "own", keys: "shared", cardinality: "one-to-many" }]],
])("a ladder with %s is refused", (_case, passes) => {
  expect(settingsFromJson({ schema: "concordance.profile/1", passes }).ok).toBe(false);
});
