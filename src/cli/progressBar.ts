import type { OnRunProgress } from "../excel";
import type { Language, Wording } from "../kernel/language";

const WIDTH = 24;

const STAGES: Readonly<Record<Parameters<OnRunProgress>[0], Wording>> = {
  loading: { en: "Reading the workbook", fr: "Lecture du classeur" },
  reading: { en: "Recognising the columns", fr: "Reconnaissance des colonnes" },
  matching: { en: "Matching", fr: "Rapprochement" },
  comparing: { en: "Explaining the breaks", fr: "Explication des écarts" },
  reporting: { en: "Preparing the report", fr: "Préparation du compte rendu" },
  writing: { en: "Writing", fr: "Écriture" },
};

/** Draws how far a run is on the terminal's current line, and `clear` takes the line away. */
export function progressBar(
  write: (text: string) => void,
  language: Language,
): { show: OnRunProgress; clear: () => void } {
  let shown = "";
  return {
    show: (stage, fraction) => {
      const filled = Math.round(Math.min(1, Math.max(0, fraction)) * WIDTH);
      const line = `[${"#".repeat(filled)}${".".repeat(WIDTH - filled)}] ${STAGES[stage][language]}`;
      if (line === shown) return;
      shown = line;
      write(`\r\u001b[K${line}`);
    },
    clear: () => {
      if (shown !== "") write("\r\u001b[K");
      shown = "";
    },
  };
}
