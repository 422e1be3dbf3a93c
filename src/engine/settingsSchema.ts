import * as v from "valibot";
import { compare, decimalText, parseDecimal, ZERO, type Decimal } from "../kernel/decimal";
import type { Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";
import { ACCOUNT_ROLES } from "./accounting/chart";
import { ALIAS_FIELDS } from "./records/aliasRows";
import { DATE_FIELDS, DECIMAL_FIELDS, TEXT_FIELDS } from "./records/field";
import { DEFAULT_SETTINGS, NO_CONVENTIONS, type Settings } from "./settings";

/** Settings as JSON, in a profile file and in the workbook's memory. Decimals are plain decimal texts. */
const PROFILE_SCHEMA = "concordance.profile/1";

const magnitude = v.pipe(
  v.string(),
  v.check((text) => isMagnitude(text), 'a decimal text like "0.01", not negative'),
  v.transform((text): Decimal => decimalOf(text)),
);

function isMagnitude(text: string): boolean {
  const read = parseDecimal(text);
  return read.ok && compare(read.value, ZERO) >= 0;
}

function decimalOf(text: string): Decimal {
  const read = parseDecimal(text);
  return read.ok ? read.value : ZERO;
}

const days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366));
const field = v.picklist([...TEXT_FIELDS, ...DECIMAL_FIELDS, ...DATE_FIELDS]);
const wording = v.strictObject({ en: v.string(), fr: v.string() });

const decimalTolerance = v.strictObject({
  kind: v.picklist(["absolute", "percent", "basis-points"]),
  below: magnitude,
  above: magnitude,
});

const role = v.nullable(v.picklist(["book", "statement", "ignored"]));
const conventions = v.strictObject({
  dateOrder: v.nullable(v.picklist(["day-first", "month-first"])),
  decimalMark: v.nullable(v.picklist([".", ","])),
  priceUnit: v.exactOptional(v.nullable(v.picklist(["minor", "as-written"]))),
  amountUnit: v.exactOptional(v.nullable(v.picklist(["minor", "as-written"]))),
  priceQuote: v.exactOptional(v.nullable(v.picklist(["dirty", "as-written"]))),
  sides: v.exactOptional(v.nullable(v.picklist(["counterparty", "as-written"]))),
});

const sheetSetting = v.strictObject({
  sheet: v.string(),
  role,
  headerRow: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_048_576))),
  columns: v.record(field, v.string()),
  ignoredHeaders: v.array(v.string()),
  conventions: v.exactOptional(conventions),
});

const layoutProfile = v.strictObject({
  name: v.pipe(v.string(), v.nonEmpty()),
  headers: v.array(v.string()),
  role: v.optional(role, null),
  columns: v.optional(v.record(field, v.string()), {}),
  ignoredHeaders: v.optional(v.array(v.string()), []),
  conventions: v.optional(conventions, NO_CONVENTIONS),
});

const aliasRow = v.strictObject(v.entriesFromList(ALIAS_FIELDS, v.optional(v.string(), "")));

const chart = v.strictObject({
  name: v.string(),
  accounts: v.strictObject(
    v.entriesFromList(ACCOUNT_ROLES, v.strictObject({ number: v.pipe(v.string(), v.nonEmpty()), label: wording })),
  ),
});

const profile = v.strictObject({
  schema: v.literal(PROFILE_SCHEMA),
  language: v.optional(v.nullable(v.picklist(["en", "fr"])), DEFAULT_SETTINGS.language),
  sheets: v.optional(v.array(sheetSetting), []),
  profiles: v.optional(v.array(layoutProfile), []),
  aliases: v.optional(v.array(aliasRow), []),
  tolerances: v.optional(
    v.strictObject({
      decimals: v.record(v.picklist(DECIMAL_FIELDS), v.array(decimalTolerance)),
      days: v.record(v.picklist(DATE_FIELDS), v.strictObject({ before: days, after: days })),
    }),
  ),
  chart: v.optional(chart),
});

/** Settings from the JSON of a profile. A part that is left out is what a new workbook starts with; a part that is wrong or
 *  unknown refuses the whole, with its place in the file. */
export function settingsFromJson(json: unknown): Result<Settings, Wording> {
  const read = v.safeParse(profile, json);
  if (!read.success) return refuse(faultOf(read.issues[0]));
  const { language, sheets, profiles, aliases, tolerances, chart: accounts } = read.output;
  return ok({
    language,
    sheets,
    profiles,
    aliases,
    tolerances: tolerances ?? DEFAULT_SETTINGS.tolerances,
    chart: accounts ?? DEFAULT_SETTINGS.chart,
  });
}

function faultOf(issue: v.BaseIssue<unknown>): Wording {
  const place = v.getDotPath(issue);
  const wanted = issue.expected ?? issue.message;
  return {
    en: `${place === null ? "the whole" : `"${place}"`}: expected ${wanted}, found ${issue.received}.`,
    fr: `${place === null ? "l'ensemble" : `« ${place} »`} : attendu ${wanted}, trouvé ${issue.received}.`,
  };
}

/** The JSON form of settings; `settingsFromJson` reads it back. */
export function settingsToJson(settings: Settings): object {
  const { decimals, days: dayTolerances } = settings.tolerances;
  return {
    schema: PROFILE_SCHEMA,
    language: settings.language,
    sheets: settings.sheets,
    profiles: settings.profiles,
    aliases: settings.aliases,
    tolerances: {
      decimals: Object.fromEntries(
        Object.entries(decimals).map(([name, tolerances]) => [
          name,
          tolerances.map(({ kind, below, above }) => ({ kind, below: decimalText(below), above: decimalText(above) })),
        ]),
      ),
      days: dayTolerances,
    },
    chart: settings.chart,
  };
}
