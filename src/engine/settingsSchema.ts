import * as v from "valibot";
import { isoText, parseDay, type Day } from "../kernel/day";
import { decimalText, parseDecimal, ZERO, type Decimal } from "../kernel/decimal";
import type { Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";
import { FIRST_ROLES, LATER_ROLES, type Account } from "./accounting/chart";
import { JOURNAL_COLUMNS } from "./accounting/journals/journalLayout";
import { PCG } from "./accounting/pcg";
import { DECISION_KINDS } from "./decisions/decision";
import { isBuiltInLadder } from "./matching/ladder";
import { passesSchema, passesToJson, tolerancesSchema, tolerancesToJson } from "./passSchema";
import { ALIAS_FIELDS } from "./records/aliasRows";
import { DATE_FIELDS, DECIMAL_FIELDS, TEXT_FIELDS } from "./records/field";
import { DEFAULT_SETTINGS, NO_CONVENTIONS, type Settings } from "./settings";

/** Settings as JSON, in a profile file and in the workbook's memory. Decimals are plain decimal texts. */
const PROFILE_SCHEMA = "concordance.profile/1";

const field = v.picklist([...TEXT_FIELDS, ...DECIMAL_FIELDS, ...DATE_FIELDS]);
const wording = v.strictObject({ en: v.string(), fr: v.string() });

const role = v.nullable(v.picklist(["book", "accounting", "statement", "market", "ignored"]));
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

/** An account that an older profile does not have is the general chart's. */
const account = v.strictObject({ number: v.pipe(v.string(), v.nonEmpty()), label: wording });
const chart = v.strictObject({
  name: v.string(),
  accounts: v.strictObject({
    ...v.entriesFromList(FIRST_ROLES, account),
    ...(Object.fromEntries(LATER_ROLES.map((name) => [name, v.optional(account, PCG.accounts[name])])) as Record<
      (typeof LATER_ROLES)[number],
      v.OptionalSchema<typeof account, Account>
    >),
  }),
});

const day = v.pipe(
  v.string(),
  v.check((text) => parseDay(text).ok, 'a day like "2026-09-11"'),
  v.transform((text): Day | null => {
    const read = parseDay(text);
    return read.ok ? read.value : null;
  }),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const limit = v.pipe(
  v.string(),
  v.check((text) => /^\d{1,9}(\.\d{1,4})?$/.test(text), 'an amount like "0.05"'),
  v.transform((text): Decimal => {
    const read = parseDecimal(text);
    return read.ok ? read.value : ZERO;
  }),
);
const accounting = v.strictObject({
  baseCurrency: v.optional(
    v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'a currency like "EUR"')),
    DEFAULT_SETTINGS.accounting.baseCurrency,
  ),
  costMethod: v.optional(v.picklist(["average", "fifo", "specific"]), DEFAULT_SETTINGS.accounting.costMethod),
  fees: v.optional(v.picklist(["excluded", "included"]), DEFAULT_SETTINGS.accounting.fees),
  periodStart: v.optional(v.nullable(day), null),
  periodEnd: v.optional(v.nullable(day), null),
  sameDay: v.optional(v.picklist(["buys-first", "listed"]), DEFAULT_SETTINGS.accounting.sameDay),
  suspenseDays: v.optional(count, DEFAULT_SETTINGS.accounting.suspenseDays),
  valuation: v.optional(
    v.picklist(["impairment", "estimation-difference", "none"]),
    DEFAULT_SETTINGS.accounting.valuation,
  ),
  accruals: v.optional(v.picklist(["taken-back", "kept"]), DEFAULT_SETTINGS.accounting.accruals),
  writeOffLimit: v.optional(limit, decimalText(DEFAULT_SETTINGS.accounting.writeOffLimit, 2)),
  stalePrices: v.optional(v.pipe(count, v.minValue(2)), DEFAULT_SETTINGS.accounting.stalePrices),
  priceJump: v.optional(v.pipe(count, v.minValue(1)), DEFAULT_SETTINGS.accounting.priceJump),
});
const journalLayout = v.strictObject({
  delimiter: v.picklist([";", ",", "\t", "|"]),
  decimalMark: v.picklist([",", "."]),
  dates: v.picklist(["DD/MM/YYYY", "YYYY-MM-DD", "YYYYMMDD", "DDMMYY"]),
  sides: v.strictTuple([v.string(), v.string()]),
  hasHeader: v.boolean(),
  columns: v.pipe(
    v.array(v.strictObject({ header: v.string(), holds: v.picklist(JOURNAL_COLUMNS) })),
    v.minLength(1, "at least one column"),
  ),
});
const decidedRows = v.array(v.strictObject({ id: v.pipe(v.string(), v.nonEmpty()), label: v.string() }));
const decision = v.strictObject({
  id: v.pipe(v.string(), v.nonEmpty()),
  kind: v.picklist(DECISION_KINDS),
  left: decidedRows,
  right: decidedRows,
  reason: v.string(),
  by: v.string(),
  decidedOn: v.nullable(day),
  until: v.nullable(day),
});

const someDay = v.pipe(
  day,
  v.check((value) => value !== null),
  v.transform((value) => value as Day),
);
const seal = v.strictObject({
  from: someDay,
  to: someDay,
  inputs: v.array(v.strictObject({ sheet: v.string(), rows: count, sha256: v.string() })),
  controls: v.array(v.strictObject({ control: v.string(), outcome: v.string(), findings: count })),
  breaks: v.array(v.string()),
  entries: v.array(v.string()),
  by: v.string(),
  sealedOn: someDay,
  digest: v.string(),
});

const profile = v.strictObject({
  schema: v.literal(PROFILE_SCHEMA),
  language: v.optional(v.nullable(v.picklist(["en", "fr"])), DEFAULT_SETTINGS.language),
  sheets: v.optional(v.array(sheetSetting), []),
  profiles: v.optional(v.array(layoutProfile), []),
  aliases: v.optional(v.array(aliasRow), []),
  passes: v.optional(passesSchema),
  tolerances: v.optional(tolerancesSchema),
  chart: v.optional(chart),
  accounting: v.optional(accounting, {}),
  journalLayout: v.optional(journalLayout, DEFAULT_SETTINGS.journalLayout),
  decisions: v.optional(v.array(decision), []),
  seals: v.optional(v.array(seal), []),
});

/** Settings from the JSON of a profile. A part that is left out is what a new workbook starts with; a part that is wrong or
 *  unknown refuses the whole, with its place in the file. */
export function settingsFromJson(json: unknown): Result<Settings, Wording> {
  const read = v.safeParse(profile, json);
  if (!read.success) return refuse(faultOf(read.issues[0]));
  const {
    language,
    sheets,
    profiles,
    aliases,
    passes,
    tolerances,
    chart: accounts,
    accounting: policy,
    journalLayout: layout,
    decisions,
    seals,
  } = read.output;
  return ok({
    language,
    sheets,
    profiles,
    aliases,
    passes: passes ?? DEFAULT_SETTINGS.passes,
    tolerances: tolerances ?? DEFAULT_SETTINGS.tolerances,
    chart: accounts ?? DEFAULT_SETTINGS.chart,
    accounting: policy,
    journalLayout: layout,
    decisions,
    seals,
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
  return {
    schema: PROFILE_SCHEMA,
    language: settings.language,
    sheets: settings.sheets,
    profiles: settings.profiles,
    aliases: settings.aliases,
    passes: isBuiltInLadder(settings.passes) ? undefined : passesToJson(settings.passes),
    tolerances: tolerancesToJson(settings.tolerances),
    chart: settings.chart,
    accounting: {
      ...settings.accounting,
      periodStart: dayText(settings.accounting.periodStart),
      periodEnd: dayText(settings.accounting.periodEnd),
      writeOffLimit: decimalText(settings.accounting.writeOffLimit, 2),
    },
    journalLayout: settings.journalLayout,
    decisions: settings.decisions.map(({ decidedOn, until, ...rest }) => ({
      ...rest,
      decidedOn: dayText(decidedOn),
      until: dayText(until),
    })),
    seals: settings.seals.map((one) => ({
      ...one,
      from: isoText(one.from),
      to: isoText(one.to),
      sealedOn: isoText(one.sealedOn),
    })),
  };
}

const dayText = (value: Day | null): string | null => (value === null ? null : isoText(value));
