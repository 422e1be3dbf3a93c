import { useEffect, useState } from "react";
import type { Language } from "../kernel/language";
import { LANGUAGE_KEY } from "../taskpane/officeEnvironment";

/** The language of the page: the one it starts in, then whichever the task pane is switched to. */
export function usePaneLanguage(start: Language): Language {
  const [language, setLanguage] = useState(start);
  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent): void => {
      if (key === LANGUAGE_KEY && (newValue === "fr" || newValue === "en")) setLanguage(newValue);
    };
    addEventListener("storage", follow);
    return () => removeEventListener("storage", follow);
  }, []);
  return language;
}
