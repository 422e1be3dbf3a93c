import type { Conventions, Field, Settings, SheetRole, SheetSetting, SheetSurvey } from "../engine";

/** What is not there to be reconciled; null when both sides are. */
export type Missing = "no-table" | "no-book" | "no-statement";

export function whatIsMissing(surveys: readonly SheetSurvey[]): Missing | null {
  const has = (role: SheetRole) => surveys.some((survey) => survey.role === role);
  if (has("book")) return has("statement") ? null : "no-statement";
  return has("statement") ? "no-book" : "no-table";
}

/** Below this a person should look (`ColumnUse.confidence`). */
const SURE = 0.6;

export const isSure = (confidence: number): boolean => confidence >= SURE;

export const countToCheck = (survey: SheetSurvey): number =>
  Object.values(survey.columns).filter((use) => !isSure(use.confidence)).length;

/** The person says what a sheet is. */
export const withRole = (settings: Settings, sheet: string, role: SheetRole): Settings =>
  changed(settings, sheet, (setting) => ({ ...setting, role }));

/** The person says where the header is. What was said about columns was said of another header, and goes. */
export const withHeaderRow = (settings: Settings, sheet: string, headerRow: number): Settings =>
  changed(settings, sheet, (setting) => ({ ...setting, headerRow, columns: {}, ignoredHeaders: [] }));

/** The person says which column holds `field`, or with null that none does: then the column it was taken for means nothing. */
export function withColumn(settings: Settings, survey: SheetSurvey, field: Field, header: string | null): Settings {
  const before = survey.columns[field]?.header;
  return changed(settings, survey.sheet, (setting) => {
    const columns = Object.entries(setting.columns).filter(([key, taken]) => key !== field && taken !== header);
    const ignored = setting.ignoredHeaders.filter((other) => other !== header);
    return {
      ...setting,
      columns: Object.fromEntries(header === null ? columns : [...columns, [field, header]]),
      ignoredHeaders:
        header === null && before !== undefined && !ignored.includes(before) ? [...ignored, before] : ignored,
    };
  });
}

/** The person says how figures or dates of a sheet are written; null: it is found from the cells again. */
export const withConvention = (
  settings: Settings,
  { sheet, conventions }: SheetSurvey,
  key: keyof Conventions,
  value: string | null,
): Settings =>
  changed(settings, sheet, (setting) => ({
    ...setting,
    conventions: { ...conventions, ...setting.conventions, [key]: value },
  }));

function changed(settings: Settings, sheet: string, change: (setting: SheetSetting) => SheetSetting): Settings {
  const known = settings.sheets.find((setting) => setting.sheet === sheet);
  const next = change(known ?? { sheet, role: null, headerRow: null, columns: {}, ignoredHeaders: [] });
  const sheets = known
    ? settings.sheets.map((setting) => (setting === known ? next : setting))
    : [...settings.sheets, next];
  return { ...settings, sheets };
}
