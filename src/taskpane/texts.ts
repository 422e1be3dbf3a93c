import type { Wording } from "../kernel/language";

/** A count with its noun, "1 row" and "412 rows"; French counts 0 in the singular. */
const counted = (count: number, en: readonly [string, string], fr: readonly [string, string]): Wording => ({
  en: `${grouped(count, ",")} ${count === 1 ? en[0] : en[1]}`,
  fr: `${grouped(count, "\u202f")} ${count <= 1 ? fr[0] : fr[1]}`,
});

const grouped = (count: number, separator: string): string => String(count).replace(/\B(?=(\d{3})+$)/g, separator);

const rows = (count: number): Wording => counted(count, ["row", "rows"], ["ligne", "lignes"]);
const breaks = (count: number): Wording => counted(count, ["break", "breaks"], ["écart", "écarts"]);

/** Everything the task pane says, in both languages. What the engine words comes with its results. */
export const TEXTS = {
  product: { en: "Concordance", fr: "Concordance" },
  switchLanguage: { en: "Passer en français", fr: "Switch to English" },
  otherLanguage: { en: "FR", fr: "EN" },
  more: { en: "More actions", fr: "Autres actions" },

  opening: { en: "Looking at the sheets…", fr: "Lecture des feuilles…" },

  found: { en: "What was found", fr: "Ce qui a été reconnu" },
  foundSheet: (sheet: string, role: Wording, count: number): Wording => ({
    en: `${sheet}: ${role.en}, ${rows(count).en}`,
    fr: `${sheet}\u00a0: ${role.fr}, ${rows(count).fr}`,
  }),
  roleInSentence: {
    book: { en: "our book", fr: "nos livres" },
    accounting: { en: "accounting's record", fr: "enregistrement comptable" },
    statement: { en: "custodian's statement", fr: "relevé du dépositaire" },
    market: { en: "prices and rates", fr: "cours et taux" },
    ignored: { en: "takes no part", fr: "hors rapprochement" },
  },
  role: {
    book: { en: "Our book", fr: "Nos livres" },
    accounting: { en: "Accounting's record (third source)", fr: "Comptabilité (troisième source)" },
    statement: { en: "Custodian's statement", fr: "Relevé du dépositaire" },
    market: { en: "Prices and exchange rates", fr: "Cours et taux de change" },
    ignored: { en: "Takes no part", fr: "Hors rapprochement" },
  },
  roleOf: (sheet: string): Wording => ({ en: `Role of ${sheet}`, fr: `Rôle de ${sheet}` }),
  confidence: {
    sure: { en: "Recognised", fr: "Reconnue" },
    check: { en: "To check", fr: "À vérifier" },
  },
  rows,
  otherSheets: (count: number): Wording =>
    counted(
      count,
      ["sheet takes no part", "sheets take no part"],
      ["feuille hors rapprochement", "feuilles hors rapprochement"],
    ),
  columns: { en: "Columns", fr: "Colonnes" },
  columnsRecognised: (count: number): Wording =>
    counted(count, ["column recognised", "columns recognised"], ["colonne reconnue", "colonnes reconnues"]),
  columnsToCheck: (count: number): Wording => ({ en: `${count} to check`, fr: `${count} à vérifier` }),
  noColumn: { en: "No such column", fr: "Pas de colonne" },
  columnOption: (letters: string, header: string): Wording => ({
    en: `${letters}  ${header}`,
    fr: `${letters}  ${header}`,
  }),
  knownLayouts: (count: number): Wording =>
    counted(count, ["layout remembered", "layouts remembered"], ["mise en page mémorisée", "mises en page mémorisées"]),
  layoutName: (name: string): Wording => ({ en: `Name of ${name}`, fr: `Nom de ${name}` }),
  forgetLayout: (name: string): Wording => ({ en: `Forget ${name}`, fr: `Oublier ${name}` }),
  conventions: { en: "How figures and dates are written", fr: "Écriture des nombres et des dates" },
  headerRow: { en: "Header row", fr: "Ligne d'en-têtes" },
  percentSure: (percent: number): Wording => ({ en: `${percent}% sure`, fr: `sûr à ${percent}\u00a0%` }),
  interrupted: {
    en: "An earlier run was stopped while it wrote. Reconcile again, or remove the marks, to put the workbook right.",
    fr: "Un rapprochement antérieur a été interrompu pendant l'écriture. Relancez-le, ou retirez les marques, pour remettre le classeur en ordre.",
  },

  nothingTitle: { en: "Nothing to reconcile yet", fr: "Rien à rapprocher pour l'instant" },
  missing: {
    "no-table": {
      en: "No sheet looks like a list of trades. Put your trades on one sheet and the custodian's statement on another, each with a header row, then look again.",
      fr: "Aucune feuille ne ressemble à une liste d'opérations. Placez vos opérations sur une feuille et le relevé du dépositaire sur une autre, chacune avec une ligne d'en-têtes, puis relisez.",
    },
    "no-statement": {
      en: "Your book was found, but no custodian's statement. Copy the statement into a sheet of this workbook, or give one of the sheets below that role.",
      fr: "Vos opérations ont été trouvées, mais aucun relevé de dépositaire. Copiez le relevé dans une feuille de ce classeur, ou donnez ce rôle à l'une des feuilles ci-dessous.",
    },
    "no-book": {
      en: "A custodian's statement was found, but not your own book. Copy your trades into a sheet of this workbook, or give one of the sheets below that role.",
      fr: "Un relevé de dépositaire a été trouvé, mais pas vos opérations. Copiez vos opérations dans une feuille de ce classeur, ou donnez ce rôle à l'une des feuilles ci-dessous.",
    },
  },
  lookAgain: { en: "Look again", fr: "Relire les feuilles" },

  importTitle: { en: "Bring in a statement", fr: "Importer un relevé" },
  importHint: {
    en: "Drop files here: SWIFT MT, ISO 20022, CFONB 120, OFX, IBKR Flex, FEC, CSV, .xlsx. Nothing leaves this computer.",
    fr: "Déposez des fichiers ici\u00a0: SWIFT MT, ISO 20022, CFONB 120, OFX, IBKR Flex, FEC, CSV, .xlsx. Rien ne quitte cet ordinateur.",
  },
  chooseFiles: { en: "Choose files", fr: "Choisir des fichiers" },
  pasteText: { en: "Paste text", fr: "Coller un texte" },
  pasteLabel: { en: "Text of the statement", fr: "Texte du relevé" },
  pastePlaceholder: {
    en: "Paste the lines of an e-mail, a SWIFT message or a table here",
    fr: "Collez ici les lignes d'un courriel, d'un message SWIFT ou d'un tableau",
  },
  pastedName: { en: "Pasted text", fr: "Texte collé" },
  bringIn: { en: "Bring in", fr: "Importer" },
  dropHere: { en: "Drop to bring the files in", fr: "Déposez pour importer les fichiers" },
  importing: { en: "Bringing a file in", fr: "Import en cours" },
  importStage: {
    reading: (file: string): Wording => ({ en: `Reading ${file}…`, fr: `Lecture de ${file}…` }),
    writing: (file: string): Wording => ({
      en: `Writing ${file} into the workbook…`,
      fr: `Écriture de ${file} dans le classeur…`,
    }),
  },
  importedSheet: (sheet: string, count: number): Wording => ({
    en: `Sheet ${sheet}: ${rows(count).en}`,
    fr: `Feuille ${sheet}\u00a0: ${rows(count).fr}`,
  }),
  importedWell: (file: string): Wording => ({ en: `${file} is in.`, fr: `${file} est importé.` }),
  importedWithFindings: (file: string, count: number): Wording => ({
    en: `${file} is in, with ${counted(count, ["thing", "things"], ["", ""]).en} to look at.`,
    fr: `${file} est importé, avec ${counted(count, ["", ""], ["point", "points"]).fr} à examiner.`,
  }),
  importRefused: (file: string): Wording => ({
    en: `${file} did not come in`,
    fr: `${file} n'a pas été importé`,
  }),
  alreadyImported: (file: string, sheet: string): Wording => ({
    en: `${file} is in this workbook already, on sheet ${sheet}. Nothing was written.`,
    fr: `${file} est déjà dans ce classeur, sur la feuille ${sheet}. Rien n'a été écrit.`,
  }),
  importAgain: { en: "Bring it in again", fr: "L'importer de nouveau" },
  atLine: (line: number): Wording => ({ en: `Line ${line}: `, fr: `Ligne ${line}\u00a0: ` }),
  andMore: (count: number): Wording => ({
    en: `and ${count} more, on the sheet`,
    fr: `et ${count} de plus, sur la feuille`,
  }),

  asOf: { en: "As-of date", fr: "Date d'arrêté" },
  asOfHint: { en: "Left empty: the latest date in the data.", fr: "Vide\u00a0: la date la plus récente des données." },
  reconcile: { en: "Reconcile", fr: "Rapprocher" },
  reconcileAgain: { en: "Reconcile again", fr: "Rapprocher de nouveau" },
  backToResults: { en: "Back to the results", fr: "Revenir aux résultats" },
  sheetsAndColumns: { en: "Sheets and columns", fr: "Feuilles et colonnes" },

  running: { en: "Reconciliation in progress", fr: "Rapprochement en cours" },
  stage: {
    loading: { en: "Reading the workbook…", fr: "Lecture du classeur…" },
    reading: { en: "Recognising the rows…", fr: "Reconnaissance des lignes…" },
    matching: { en: "Matching…", fr: "Appariement…" },
    comparing: { en: "Comparing and explaining…", fr: "Comparaison et explication…" },
    reporting: { en: "Preparing the report…", fr: "Préparation du compte rendu…" },
    writing: { en: "Writing into the workbook…", fr: "Écriture dans le classeur…" },
  },
  cancel: { en: "Cancel", fr: "Annuler" },
  writingCannotStop: {
    en: "The results are being written; this cannot be stopped half way.",
    fr: "Les résultats sont en cours d'écriture\u00a0; on ne peut pas s'arrêter à mi-chemin.",
  },

  failedTitle: { en: "The reconciliation stopped", fr: "Le rapprochement s'est arrêté" },
  failedRemedy: {
    en: "Your data are untouched. If a cell is being edited, or the workbook is protected, finish or unprotect, then try again.",
    fr: "Vos données sont intactes. Si une cellule est en cours de saisie, ou si le classeur est protégé, validez la saisie ou ôtez la protection, puis réessayez.",
  },
  refusedTitle: { en: "It cannot be reconciled as it is", fr: "Impossible de rapprocher en l'état" },
  technicalDetail: (detail: string): Wording => ({
    en: `Technical detail: ${detail}`,
    fr: `Détail technique\u00a0: ${detail}`,
  }),
  tryAgain: { en: "Try again", fr: "Réessayer" },

  countMatched: (count: number): Wording =>
    counted(count, ["agreement", "agreements"], ["rapprochement conforme", "rapprochements conformes"]),
  asOfDay: (day: string): Wording => ({ en: `As of ${day}`, fr: `Arrêté au ${day}` }),
  atStake: { en: "At stake", fr: "Montant en risque" },
  nothingAtStake: { en: "Nothing at stake", fr: "Aucun montant en risque" },
  allAgrees: { en: "Everything agrees.", fr: "Tout concorde." },
  resultsReady: (countBreaks: number, countWaiting: number): Wording => ({
    en: `Reconciled: ${breaks(countBreaks).en}, ${countWaiting} to decide.`,
    fr: `Rapprochement terminé\u00a0: ${breaks(countBreaks).fr}, ${countWaiting} à décider.`,
  }),

  proof: { en: "Proof", fr: "Preuve" },
  proofHolds: (count: number): Wording => ({
    en: `All ${rows(count).en} accounted for`,
    fr: `${rows(count).fr}, toutes justifiées`,
  }),
  proofFails: { en: "Some rows are not accounted for", fr: "Certaines lignes ne sont pas justifiées" },
  proofColumn: {
    currency: { en: "Currency", fr: "Devise" },
    rows: { en: "Read", fr: "Lues" },
    matched: { en: "Agree", fr: "Conformes" },
    broken: { en: "Breaks", fr: "Écarts" },
    open: { en: "To decide", fr: "À décider" },
    setAside: { en: "Set aside", fr: "Mises de côté" },
    amount: { en: "Net amount", fr: "Montant net" },
    holds: { en: "Adds up", fr: "Bouclage" },
  },
  adds: { en: "Adds up", fr: "Le compte y est" },
  doesNotAdd: { en: "Does not add up", fr: "Le compte n'y est pas" },
  noCurrency: { en: "none", fr: "sans" },

  tab: {
    breaks: { en: "Breaks", fr: "Écarts" },
    waiting: { en: "To decide", fr: "À décider" },
    threeWay: { en: "Three-way", fr: "Trois sources" },
    setAside: { en: "Set aside", fr: "De côté" },
    notices: { en: "Notices", fr: "Avis" },
    close: { en: "Close", fr: "Clôture" },
  },
  tabs: { en: "Results", fr: "Résultats" },
  search: { en: "Search the breaks", fr: "Chercher dans les écarts" },
  allTypes: { en: "All types", fr: "Toutes natures" },
  type: { en: "Type of break", fr: "Nature de l'écart" },
  allSeverities: { en: "All severities", fr: "Toutes gravités" },
  severityLabel: { en: "Severity", fr: "Gravité" },
  severityOf: (severity: Wording): Wording => ({
    en: `Severity: ${severity.en.toLowerCase()}`,
    fr: `Gravité\u00a0: ${severity.fr.toLowerCase()}`,
  }),
  severity: {
    high: { en: "High", fr: "Élevée" },
    medium: { en: "Medium", fr: "Moyenne" },
    low: { en: "Low", fr: "Faible" },
  },
  allPairs: { en: "All statements", fr: "Tous les relevés" },
  pair: { en: "Statement", fr: "Relevé" },
  age: (days: number): Wording => ({ en: `${days} bd`, fr: `${days} j.o.` }),
  ageLong: (days: number): Wording =>
    counted(days, ["business day old", "business days old"], ["jour ouvré d'ancienneté", "jours ouvrés d'ancienneté"]),
  breaks,
  noBreaks: {
    en: "No break: everything that was matched agrees.",
    fr: "Aucun écart\u00a0: tout ce qui est apparié concorde.",
  },
  noneFits: { en: "No break fits these filters.", fr: "Aucun écart ne répond à ces filtres." },
  clearFilters: { en: "Clear the filters", fr: "Effacer les filtres" },
  noWaiting: { en: "Nothing waits for a decision.", fr: "Rien n'attend de décision." },
  noSetAside: { en: "No row was set aside.", fr: "Aucune ligne n'a été mise de côté." },
  noNotices: { en: "Nothing to report about the data.", fr: "Rien à signaler sur les données." },
  noExplanation: {
    en: "No arithmetic explains this difference exactly.",
    fr: "Aucun calcul n'explique exactement cette différence.",
  },
  action: {
    book: { en: "Book", fr: "Comptabiliser" },
    chase: { en: "Chase", fr: "Relancer" },
    review: { en: "Review", fr: "Examiner" },
  },
  field: { en: "Field", fr: "Champ" },
  ours: { en: "Ours", fr: "Nous" },
  theirs: { en: "Theirs", fr: "Eux" },
  partyRows: (party: Wording, rows: Wording): Wording => ({
    en: `${party.en}: ${rows.en}`,
    fr: `${party.fr}\u00a0: ${rows.fr}`,
  }),
  threeWayAgree: (count: number): Wording => ({
    en: `${count} trades agree in all three records.`,
    fr: `${count} opérations concordent dans les trois sources.`,
  }),
  evidence: { en: "What it says", fr: "Ce que cela dit" },
  noRunnerUp: { en: "No other row comes near.", fr: "Aucune autre ligne n'en approche." },
  differs: { en: "differs", fr: "diffère" },
  difference: (text: string): Wording => ({ en: `Difference ${text}`, fr: `Différence ${text}` }),
  businessDays: (text: string): Wording => ({ en: `${text} bd`, fr: `${text} j.o.` }),
  absent: { en: "no row", fr: "aucune ligne" },
  sheetRows: (sheet: string, numbers: string, count: number): Wording => ({
    en: `${sheet}, ${count === 1 ? "row" : "rows"} ${numbers}`,
    fr: `${sheet}, ${count === 1 ? "ligne" : "lignes"} ${numbers}`,
  }),
  showRows: { en: "Show the rows", fr: "Montrer les lignes" },
  suggested: { en: "Suggested", fr: "Proposé" },
  ambiguous: { en: "Ambiguous", fr: "Ambigu" },
  candidates: { en: "Candidates", fr: "Candidats" },
  previousBreak: { en: "Previous break", fr: "Écart précédent" },
  nextBreak: { en: "Next break", fr: "Écart suivant" },
  previous: { en: "Previous", fr: "Précédent" },
  next: { en: "Next", fr: "Suivant" },
  position: (index: number, count: number): Wording => ({ en: `${index} of ${count}`, fr: `${index} sur ${count}` }),

  stale: {
    en: "The workbook has changed since this run.",
    fr: "Le classeur a changé depuis ce rapprochement.",
  },
  problems: { en: "Some things could not be written", fr: "Certains éléments n'ont pas pu être écrits" },
  cannotShow: { en: "The rows could not be selected", fr: "Les lignes n'ont pas pu être sélectionnées" },
  dismiss: { en: "Dismiss", fr: "Fermer" },

  exportProfile: { en: "Save the profile to a file", fr: "Enregistrer le profil dans un fichier" },
  importProfile: { en: "Take a profile from a file", fr: "Reprendre un profil d'un fichier" },
  profileTaken: {
    en: "The profile is taken: layouts, rules, decisions and accounts of the file hold in this workbook.",
    fr: "Profil repris\u00a0: les mises en page, règles, décisions et comptes du fichier valent dans ce classeur.",
  },
  removeMarks: { en: "Remove marks", fr: "Retirer les marques" },
  removeMarksTitle: { en: "Remove all marks?", fr: "Retirer toutes les marques\u00a0?" },
  removeMarksText: {
    en: "Every column, highlight and sheet that Concordance added is taken away, with the comments written on its sheets. Your own sheets stay as they were.",
    fr: "Toutes les colonnes, surbrillances et feuilles ajoutées par Concordance sont retirées, avec les commentaires écrits sur ses feuilles. Vos feuilles restent telles qu'elles étaient.",
  },
  removing: { en: "Removing the marks…", fr: "Retrait des marques…" },
  removed: { en: "The marks are removed.", fr: "Les marques sont retirées." },
} as const;
