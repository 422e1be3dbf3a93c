import { controlOf, type ControlResult } from "../../controls/controlResult";
import type { JudgedEntry } from "./approval";

/** Four eyes: who approves an entry is another than who prepared it. Not applicable while nobody has written beside any. */
export function journalControls(journal: readonly JudgedEntry[]): ControlResult[] {
  const written = journal.filter(({ state }) => state !== "proposed");
  const alone = written.filter(({ state }) => state === "same-person");
  const findings = alone.map(({ entry, approver }) => ({
    sheet: "",
    row: 0,
    column: null,
    wording: {
      en: `Entry ${entry.number}: ${approver} prepared and approved it. Have another person approve it; until then it is not exported.`,
      fr: `Écriture ${entry.number}\u00a0: ${approver} l'a préparée et validée. Faites-la valider par une autre personne\u00a0; d'ici là elle n'est pas exportée.`,
    },
  }));
  return [controlOf("journal-four-eyes", written.length === 0 ? null : findings)];
}
