import { createContext, useCallback, useContext } from "react";
import type { Language, Wording } from "../../kernel/language";

export const LanguageContext = createContext<Language>("en");

/** The reader's language, and what picks a wording in it. */
export function useWording(): { readonly language: Language; readonly say: (wording: Wording) => string } {
  const language = useContext(LanguageContext);
  return { language, say: useCallback((wording: Wording) => wording[language], [language]) };
}
