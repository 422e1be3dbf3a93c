import type { UnreadableWorkbook } from "../host";
import type { Wording } from "../kernel/language";

const unreadable: Readonly<Record<UnreadableWorkbook["reason"], Wording>> = {
  "not-xlsx": {
    en: "This is not an Excel workbook. Open an .xlsx or .xlsm file; in Excel, choose Save as, Excel Workbook.",
    fr: "Ce n'est pas un classeur Excel. Ouvrez un fichier .xlsx ou .xlsm\u00a0; dans Excel, choisissez Enregistrer sous, Classeur Excel.",
  },
  "legacy-xls": {
    en: "This workbook is in the old .xls format. Open it in Excel and save it as Excel Workbook (.xlsx), then open that.",
    fr: "Ce classeur est à l'ancien format .xls. Ouvrez-le dans Excel, enregistrez-le comme Classeur Excel (.xlsx), puis ouvrez celui-ci.",
  },
  encrypted: {
    en: "This workbook is protected by a password. Open it in Excel, take the password off (File, Info, Protect Workbook), save, then open it here.",
    fr: "Ce classeur est protégé par un mot de passe. Ouvrez-le dans Excel, retirez le mot de passe (Fichier, Informations, Protéger le classeur), enregistrez, puis ouvrez-le ici.",
  },
  truncated: {
    en: "The file is cut short: its download or copy did not finish. Fetch it again.",
    fr: "Le fichier est incomplet\u00a0: son téléchargement ou sa copie n'est pas allé au bout. Récupérez-le de nouveau.",
  },
  "too-large": {
    en: "The workbook is too large to be opened here. Keep the two sheets to be reconciled, save them in a new workbook, and open that.",
    fr: "Le classeur est trop volumineux pour être ouvert ici. Gardez les deux feuilles à rapprocher, enregistrez-les dans un nouveau classeur et ouvrez celui-ci.",
  },
  malformed: {
    en: "A part of the workbook is damaged. Open it in Excel, which offers to repair it, save, then open it here.",
    fr: "Une partie du classeur est endommagée. Ouvrez-le dans Excel, qui propose de le réparer, enregistrez, puis ouvrez-le ici.",
  },
};

/** Everything the workbench says around the workbook and the task pane, in both languages. */
export const TEXTS = {
  title: { en: "Concordance workbench", fr: "Concordance, plan de travail" },
  open: { en: "Open a workbook", fr: "Ouvrir un classeur" },
  save: { en: "Save a copy", fr: "Enregistrer une copie" },
  privacy: { en: "Nothing leaves this computer.", fr: "Rien ne quitte cet ordinateur." },
  loading: { en: "Opening the workbook…", fr: "Ouverture du classeur…" },
  drop: {
    en: "Drop a workbook to open it, or a statement to bring it in",
    fr: "Déposez un classeur pour l'ouvrir, ou un relevé pour l'importer",
  },
  failedTitle: (name: string): Wording => ({ en: `${name} cannot be opened`, fr: `${name} ne peut pas être ouvert` }),
  unreadable,
  part: (path: string): Wording => ({ en: `Part at fault: ${path}`, fr: `Partie en cause\u00a0: ${path}` }),
  noSample: {
    en: "The sample workbook could not be fetched. Open a workbook of your own.",
    fr: "Le classeur d'exemple n'a pas pu être chargé. Ouvrez l'un de vos classeurs.",
  },
  dismiss: { en: "Dismiss", fr: "Fermer" },
  cannotEdit: (reason: string): Wording => ({
    en: `The cell cannot be changed: ${reason}`,
    fr: `La cellule ne peut pas être modifiée\u00a0: ${reason}`,
  }),
  workbook: { en: "Workbook", fr: "Classeur" },
  pane: { en: "Concordance task pane", fr: "Volet Concordance" },
  resize: { en: "Width of the task pane", fr: "Largeur du volet" },
  sheets: { en: "Sheets", fr: "Feuilles" },
  address: { en: "Cell", fr: "Cellule" },
  formula: { en: "Formula or value", fr: "Formule ou valeur" },
  editCell: (address: string): Wording => ({ en: `Edit ${address}`, fr: `Modifier ${address}` }),
} as const;
