import { settingsFromJson, settingsToJson, withOwnDecisions, type Settings } from "../engine";
import type { Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";

/** The settings as the file that the command line takes with --profile. */
export const profileText = (settings: Settings): string => `${JSON.stringify(settingsToJson(settings), null, 2)}\n`;

/** The settings of a workbook that takes a profile in: what was said of its own sheets and rows stays.
 *  Refuses a file that is none, with its
 *  fault. */
export function withProfileText(settings: Settings, text: string): Result<Settings, Wording> {
  const read = settingsFromJson(parsed(text));
  if (!read.ok) {
    return refuse({
      en: `This is no profile of Concordance. ${read.error.en}`,
      fr: `Ce n'est pas un profil Concordance. ${read.error.fr}`,
    });
  }
  const own = new Set(settings.sheets.map(({ sheet }) => sheet));
  return ok({
    ...withOwnDecisions(read.value, settings),
    language: settings.language,
    sheets: [...settings.sheets, ...read.value.sheets.filter(({ sheet }) => !own.has(sheet))],
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
