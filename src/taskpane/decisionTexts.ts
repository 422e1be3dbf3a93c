import type { Wording } from "../kernel/language";

/** What decisions say in the pane. */
export const DECISION_TEXTS = {
  match: { en: "One business", fr: "Même affaire" },
  matchAll: { en: "All of them together", fr: "Toutes ensemble" },
  force: { en: "Accept the difference", fr: "Accepter l'écart" },
  reject: { en: "Not one business", fr: "Pas la même affaire" },
  ignore: { en: "Ignore until…", fr: "Ignorer jusqu'au…" },
  byHand: { en: "Match by hand", fr: "Rapprocher à la main" },
  accept: { en: "Accept", fr: "Accepter" },
  refuse: { en: "Reject", fr: "Refuser" },
  chooseRows: { en: "Rows that belong together", fr: "Lignes qui vont ensemble" },
  reason: { en: "Reason", fr: "Motif" },
  by: { en: "Decided by", fr: "Décidé par" },
  until: { en: "Until (the last day)", fr: "Jusqu'au (dernier jour)" },
  decide: { en: "Decide", fr: "Décider" },
  cancel: { en: "Cancel", fr: "Annuler" },
  undo: { en: "Undo", fr: "Annuler la décision" },
  undoOf: (rows: string): Wording => ({ en: `Undo the decision on ${rows}`, fr: `Annuler la décision sur ${rows}` }),
  made: (what: string): Wording => ({
    en: `Decided: ${what}. It holds from the next run on.`,
    fr: `Décidé\u00a0: ${what}. Valable dès le prochain rapprochement.`,
  }),
  basket: { en: "To be matched by hand", fr: "À rapprocher à la main" },
  basketHint: {
    en: "Add rows of both sides from the breaks, then match them.",
    fr: "Ajoutez des lignes des deux côtés depuis les écarts, puis rapprochez-les.",
  },
  empty: { en: "Put back", fr: "Remettre" },
  list: (count: number): Wording => ({
    en: `${count} ${count === 1 ? "decision" : "decisions"} by hand`,
    fr: `${count} ${count <= 1 ? "décision" : "décisions"} à la main`,
  }),
} as const;
