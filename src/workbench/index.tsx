import { createRoot } from "react-dom/client";
import type { Language } from "../kernel/language";
import { rememberedLanguage, rememberLanguage } from "../taskpane/officeEnvironment";
import { WorkbenchApp } from "./WorkbenchApp";

/** ?lang=fr or ?lang=en, else what was chosen last, else the browser's own. */
function startLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  if (asked === "fr" || asked === "en") {
    rememberLanguage(asked);
    return asked;
  }
  return rememberedLanguage() ?? (navigator.language.toLowerCase().startsWith("fr") ? "fr" : "en");
}

const language = startLanguage();
document.documentElement.lang = language;
const root = document.getElementById("root");
if (root) createRoot(root).render(<WorkbenchApp startLanguage={language} />);
