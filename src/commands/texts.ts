/** What the ribbon buttons have to say when their work did not come about. */
export const TEXTS = {
  failed: (detail: string) => ({
    en: `Concordance could not do this. Finish typing into the cell, or unprotect the workbook, then try again. (${detail})`,
    fr: `Concordance n'a pas pu le faire. Validez la saisie en cours, ou ôtez la protection du classeur, puis réessayez. (${detail})`,
  }),
  noBreaks: {
    en: "There is no break to go to. Choose Reconcile now first; if you have, everything agrees.",
    fr: "Il n'y a pas d'écart à montrer. Choisissez d'abord Rapprocher\u00a0; si c'est fait, tout concorde.",
  },
} as const;
