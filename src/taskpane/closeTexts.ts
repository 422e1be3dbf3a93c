import type { Wording } from "../kernel/language";

/** What the pane says of the month-end close. */
export const CLOSE_TEXTS = {
  period: (from: string, to: string): Wording => ({
    en: `Close of ${from} to ${to}`,
    fr: `Clôture du ${from} au ${to}`,
  }),
  open: (count: number, of: number): Wording => ({
    en: `${count} of ${of} points are not signed. Two persons write their names on the sheet Close, and a comment where a point does not hold.`,
    fr: `${count} points sur ${of} ne sont pas signés. Deux personnes inscrivent leurs noms sur la feuille Clôture, et un commentaire là où un point n'est pas respecté.`,
  }),
  allSigned: {
    en: "Every point is signed by two persons. The month can be sealed.",
    fr: "Tous les points sont signés par deux personnes. Le mois peut être scellé.",
  },
  by: { en: "Sealed by", fr: "Scellé par" },
  seal: { en: "Seal the month", fr: "Sceller le mois" },
  verify: { en: "Read the signatures and verify again", fr: "Relire les signatures et vérifier" },
  refused: {
    en: "Not sealed: points of the checklist are open.",
    fr: "Non scellé\u00a0: des points de la liste sont ouverts.",
  },
  seals: { en: "Seals", fr: "Scellés" },
  points: { en: "Open points", fr: "Points ouverts" },
} as const;
