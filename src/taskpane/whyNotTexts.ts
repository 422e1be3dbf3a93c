import type { FieldAnswer } from "../engine";
import type { Wording } from "../kernel/language";

/** What the pane says where rows are asked about. */
export const WHY_NOT_TEXTS = {
  question: { en: "Why not these?", fr: "Pourquoi pas celles-ci\u00a0?" },
  ask: { en: "Ask", fr: "Demander" },
  ours: { en: "Row on our side", fr: "Ligne de notre côté" },
  theirs: { en: "Row on the statement side", fr: "Ligne du côté du relevé" },
  hint: {
    en: "A row number, or several: 12, 13. Another sheet by its name: Trades!12.",
    fr: "Un numéro de ligne, ou plusieurs\u00a0: 12, 13. Une autre feuille par son nom\u00a0: Opérations!12.",
  },
  asking: { en: "Asking the passes…", fr: "Interrogation des passes…" },
  stop: { en: "Stop", fr: "Arrêter" },
  standings: { en: "Where the rows stand", fr: "Où en sont les lignes" },
  fields: { en: "Field by field", fr: "Champ par champ" },
  passes: { en: "Pass by pass", fr: "Passe par passe" },
  said: { en: "Verdict", fr: "Constat" },
  place: (sheet: string, row: number): Wording => ({ en: `${sheet}, row ${row}`, fr: `${sheet}, ligne ${row}` }),
} as const;

export const FIELD_VERDICTS: Readonly<Record<FieldAnswer["verdict"], Wording>> = {
  equal: { en: "Equal", fr: "Égal" },
  "within-tolerance": { en: "Within tolerance", fr: "Dans la tolérance" },
  differs: { en: "Differs", fr: "Diffère" },
  blank: { en: "Blank", fr: "Vide" },
  "not-compared": { en: "Not compared", fr: "Non comparé" },
};
