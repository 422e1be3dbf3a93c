import { settingsFromJson, type Settings } from "../engine";
import type { Wording } from "../kernel/language";
import { refuse, type Result } from "../kernel/result";
import { decodeText } from "../files/decodeText";
import { readBytes } from "./files";

/** The settings in a profile file, or what is wrong with it. */
export function readProfile(path: string): Result<Settings, Wording> {
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  let json: unknown;
  try {
    json = JSON.parse(decodeText(bytes.value));
  } catch {
    return refuse({
      en: `${path}: this profile is not JSON. Export it again from the task pane.`,
      fr: `${path} : ce profil n'est pas du JSON. Exportez-le à nouveau depuis le volet.`,
    });
  }
  const settings = settingsFromJson(json);
  if (settings.ok) return settings;
  return refuse({
    en: `${path}: ${settings.error.en} Correct it, or export the profile again.`,
    fr: `${path} : ${settings.error.fr} Corrigez, ou exportez le profil à nouveau.`,
  });
}
