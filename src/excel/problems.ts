import type { Wording } from "../kernel/language";

/** What could not be written, where, and what to do. */

export const sheetProtected = (sheet: string): Wording => ({
  en: `Sheet "${sheet}" is protected: it was read, but no status columns were written beside it. Unprotect it (Review, Unprotect Sheet) and run again.`,
  fr: `La feuille « ${sheet} » est protégée : elle a été lue, mais aucune colonne de statut n'y a été écrite. Ôtez la protection (Révision, Ôter la protection de la feuille) et relancez.`,
});

export const ownSheetProtected = (sheet: string): Wording => ({
  en: `Sheet "${sheet}" is protected: it still shows the earlier run. Unprotect it and run again.`,
  fr: `La feuille « ${sheet} » est protégée : elle montre encore le passage précédent. Ôtez sa protection et relancez.`,
});

export const structureProtected: Wording = {
  en: "The workbook's structure is protected: our sheets could not be added and nothing can be remembered; the marks beside the data were written. Unprotect it (Review, Protect Workbook) and run again.",
  fr: "La structure du classeur est protégée : nos feuilles n'ont pas pu être ajoutées et rien ne peut être mémorisé ; les repères à côté des données ont été écrits. Ôtez la protection (Révision, Protéger le classeur) et relancez.",
};

export const noFreeColumn = (sheet: string): Wording => ({
  en: `Sheet "${sheet}" has no free columns left up to XFD: no status columns were written beside it. Remove unused columns and run again.`,
  fr: `La feuille « ${sheet} » n'a plus de colonne libre jusqu'à XFD : aucune colonne de statut n'y a été écrite. Supprimez des colonnes inutiles et relancez.`,
});

export const sheetGone = (sheet: string): Wording => ({
  en: `Sheet "${sheet}" was renamed or deleted during the run: no status columns were written. Run again.`,
  fr: `La feuille « ${sheet} » a été renommée ou supprimée pendant le passage : aucune colonne de statut n'a été écrite. Relancez.`,
});

export const marksApart = (sheet: string, column: string): Wording => ({
  en: `Sheet "${sheet}": the cells beside the data are in use, so the status columns start at column ${column} and do not follow a sort. Run again after sorting.`,
  fr: `Feuille « ${sheet} » : les cellules à côté des données sont occupées ; les colonnes de statut commencent donc en colonne ${column} et ne suivent pas un tri. Relancez après un tri.`,
});

export const nameTaken = (wanted: string, given: string): Wording => ({
  en: `A sheet of yours is already called "${wanted}": ours is called "${given}".`,
  fr: `Une de vos feuilles s'appelle déjà « ${wanted} » : la nôtre s'appelle « ${given} ».`,
});

export const rowsLeftOut = (sheet: string, count: number): Wording => ({
  en: `Sheet "${sheet}" is full: ${count} rows did not fit below row 1,048,576. Reconcile the data in two workbooks to see them all.`,
  fr: `La feuille « ${sheet} » est pleine : ${count} lignes n'ont pas tenu au-delà de la ligne 1 048 576. Rapprochez les données dans deux classeurs pour les voir toutes.`,
});

export const marksStillProtected = (sheet: string): Wording => ({
  en: `Sheet "${sheet}" is protected: its status columns are still there. Unprotect it and remove the marks again.`,
  fr: `La feuille « ${sheet} » est protégée : ses colonnes de statut y sont encore. Ôtez la protection et retirez à nouveau les repères.`,
});

export const sheetsStillThere: Wording = {
  en: "The workbook's structure is protected: our sheets are still there. Unprotect it (Review, Protect Workbook) and remove the marks again.",
  fr: "La structure du classeur est protégée : nos feuilles y sont encore. Ôtez la protection (Révision, Protéger le classeur) et retirez à nouveau les repères.",
};

export const cannotImport: Wording = {
  en: "The workbook's structure is protected, so that no sheet can be added. Unprotect it (Review, Protect Workbook) and bring the file in again.",
  fr: "La structure du classeur est protégée : aucune feuille ne peut être ajoutée. Ôtez la protection (Révision, Protéger le classeur) et importez à nouveau le fichier.",
};

export const cannotRemember: Wording = {
  en: "The workbook's structure is protected: the settings could not be remembered. Unprotect it (Review, Protect Workbook) and save them again.",
  fr: "La structure du classeur est protégée : les réglages n'ont pas pu être mémorisés. Ôtez la protection (Révision, Protéger le classeur) et enregistrez-les à nouveau.",
};

/** A run that stopped while it wrote. */
export class WritingFailed extends Error {
  /** `outcome` "taken-back": the workbook is as it was; "incomplete": running again or removing the marks puts it right. */
  constructor(
    readonly outcome: "taken-back" | "incomplete",
    cause: unknown,
  ) {
    super(WRITING_FAILED[outcome].en, { cause });
  }

  get wording(): Wording {
    return WRITING_FAILED[this.outcome];
  }
}

const WRITING_FAILED: Readonly<Record<WritingFailed["outcome"], Wording>> = {
  "taken-back": {
    en: "Excel stopped the run while it wrote. What it had written was taken back: the workbook is as it was. Try again.",
    fr: "Excel a interrompu le passage pendant l'écriture. Ce qui avait été écrit a été repris : le classeur est tel qu'il était. Réessayez.",
  },
  incomplete: {
    en: "Excel stopped the run while it wrote, and our marks are incomplete. Your own cells were not touched. Run again, or remove the marks.",
    fr: "Excel a interrompu le passage pendant l'écriture, et nos repères sont incomplets. Vos cellules n'ont pas été modifiées. Relancez, ou retirez les repères.",
  },
};

/** Settings that the workbook cannot keep. */
export class NotRemembered extends Error {
  readonly wording = cannotRemember;
  constructor() {
    super(cannotRemember.en);
  }
}
