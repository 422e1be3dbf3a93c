import { dayOf, type Day } from "../kernel/day";
import type { Language } from "../kernel/language";

/** Where the choice is kept; the workbench follows it. */
export const LANGUAGE_KEY = "concordance.language";

/** What the person chose last, else Office's own display language; English where that is neither. */
export function initialLanguage(): Language {
  return rememberedLanguage() ?? (displayLanguage().toLowerCase().startsWith("fr") ? "fr" : "en");
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(LANGUAGE_KEY, language);
  } catch {
    // Some embedded browsers forbid storage; the choice then lasts as long as the pane.
  }
}

export function rememberedLanguage(): Language | null {
  try {
    const remembered = localStorage.getItem(LANGUAGE_KEY);
    return remembered === "fr" || remembered === "en" ? remembered : null;
  } catch {
    return null;
  }
}

/** `Office.context` is not there before Office is ready, and its language not on every platform. */
const displayLanguage = (): string => (Office.context as Partial<Office.Context>).displayLanguage ?? navigator.language;

/** The background colour that Office wears, "#RRGGBB"; null where it does not say. */
export function officeBackground(): string | null {
  const theme = (Office.context as Partial<Office.Context>).officeTheme as Partial<Office.OfficeTheme> | undefined;
  return theme?.bodyBackgroundColor ?? null;
}

const PERSON_KEY = "concordance.person";

/** Who decided last in this pane; "" where nobody did or nothing can be kept. */
export function rememberedPerson(): string {
  try {
    return localStorage.getItem(PERSON_KEY) ?? "";
  } catch {
    return "";
  }
}

export function rememberPerson(person: string): void {
  try {
    localStorage.setItem(PERSON_KEY, person);
  } catch {
    // As for the language.
  }
}

/** The day on which a person decides, by the clock of the computer. */
export function today(): Day | null {
  const now = new Date();
  const day = dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
  return day.ok ? day.value : null;
}
