import type { Language } from "../kernel/language";
import { isSameLayout } from "./intake/layoutChange";
import { settingOf } from "./intake/recallLayouts";
import type { SheetSurvey } from "./intake/sheetReading";
import { NO_CONVENTIONS, type LayoutProfile, type Settings, type SheetRole, type SheetSetting } from "./settings";

/** The settings with a profile of the layout of each sheet that a person said something of: what was said last holds for the
 *  next sheet with these headers. Nothing is learned of a sheet that nobody spoke of. */
export function withProfiles(settings: Settings, surveys: readonly SheetSurvey[], language: Language): Settings {
  const profiles = surveys.reduce<readonly LayoutProfile[]>((known, survey) => {
    const setting = settingOf(settings, survey.sheet);
    if (!setting || !saysSomething(setting) || survey.headers.length === 0) return known;
    return withProfile(known, survey, setting, language);
  }, settings.profiles);
  return { ...settings, profiles };
}

/** The settings with another name for a profile; unchanged where the name is blank or another profile bears it. */
export function withProfileName(settings: Settings, name: string, newName: string): Settings {
  const wanted = newName.trim();
  if (wanted === "" || settings.profiles.some((profile) => profile.name === wanted)) return settings;
  return {
    ...settings,
    profiles: settings.profiles.map((profile) => (profile.name === name ? { ...profile, name: wanted } : profile)),
  };
}

/** The settings without a profile, and without what was said of the sheets of its layout: it would be learned from them again. */
export function withoutProfile(settings: Settings, name: string, surveys: readonly SheetSurvey[]): Settings {
  const gone = settings.profiles.find((profile) => profile.name === name);
  if (!gone) return settings;
  const sheets = new Set(
    surveys.filter(({ headers }) => isSameLayout(gone.headers, headers)).map(({ sheet }) => sheet),
  );
  return {
    ...settings,
    profiles: settings.profiles.filter((profile) => profile !== gone),
    sheets: settings.sheets.filter(({ sheet }) => !sheets.has(sheet)),
  };
}

const saysSomething = ({ role, columns, ignoredHeaders, conventions }: SheetSetting): boolean =>
  role !== null || Object.keys(columns).length > 0 || ignoredHeaders.length > 0 || conventions !== undefined;

/** Two sheets of one layout may be the two sides of one business: a layout has a profile for each side. */
function withProfile(
  known: readonly LayoutProfile[],
  survey: SheetSurvey,
  setting: SheetSetting,
  language: Language,
): readonly LayoutProfile[] {
  const before = known.find(
    ({ headers, role }) =>
      isSameLayout(headers, survey.headers) && (role === null || setting.role === null || role === setting.role),
  );
  const profile: LayoutProfile = {
    name: before?.name ?? freeName(profileName(setting.role ?? survey.role, survey.headers.length, language), known),
    headers: survey.headers,
    role: setting.role ?? before?.role ?? null,
    columns: kept(before?.columns ?? {}, setting),
    ignoredHeaders: [
      ...setting.ignoredHeaders,
      ...(before?.ignoredHeaders ?? []).filter(
        (header) => !setting.ignoredHeaders.includes(header) && !Object.values(setting.columns).includes(header),
      ),
    ],
    conventions: setting.conventions ?? before?.conventions ?? NO_CONVENTIONS,
  };
  return before ? known.map((other) => (other === before ? profile : other)) : [...known, profile];
}

/** What the profile said of other fields and columns stays. */
function kept(before: LayoutProfile["columns"], setting: SheetSetting): LayoutProfile["columns"] {
  const taken = new Set([...Object.values(setting.columns), ...setting.ignoredHeaders]);
  return {
    ...Object.fromEntries(Object.entries(before).filter(([, header]) => !taken.has(header))),
    ...setting.columns,
  };
}

function profileName(role: SheetRole, columns: number, language: Language): string {
  const subject = {
    book: { en: "Our book", fr: "Notre livre" },
    accounting: { en: "Accounting", fr: "Comptabilité" },
    statement: { en: "Custodian statement", fr: "Relevé du dépositaire" },
    market: { en: "Prices and rates", fr: "Cours et taux" },
    ignored: { en: "Sheet left aside", fr: "Feuille laissée de côté" },
  }[role][language];
  return `${subject}, ${columns} ${{ en: columns === 1 ? "column" : "columns", fr: columns === 1 ? "colonne" : "colonnes" }[language]}`;
}

function freeName(wanted: string, known: readonly LayoutProfile[]): string {
  let name = wanted;
  for (let number = 2; known.some((profile) => profile.name === name); number += 1) name = `${wanted} (${number})`;
  return name;
}
