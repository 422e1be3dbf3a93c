import type { Wording } from "../kernel/language";

/** What `--help` prints. */
export const HELP: Wording = {
  en: `concordance reconcile [BOOK.xlsx] [options]

Reconciles the trades and the custodian's statement that stand in a workbook, and writes the workbook again with what agrees,
what does not, why, how much is at stake and what to book. Without BOOK.xlsx a new workbook is made from the --import files, or
of what is found in two files of any length.

  --out FILE.xlsx          annotated workbook to write (BOOK.reconciled.xlsx beside the input)
  --in-place               write into BOOK.xlsx itself
  --json FILE              result file, schema concordance.result/1; - for standard output
  --left SHEET --right SHEET
                           reconcile these two sheets or tables only (every pair that is recognised); without BOOK.xlsx and
                           --import: these two files, CSV (.gz too) or Parquet, of more rows than a sheet holds
  --profile FILE           mappings, passes, tolerances, decisions, chart of accounts (what the workbook remembers, else built-in)
  --as-of YYYY-MM-DD       business date for ageing and cut-off (the latest date in the data)
  --import FILE            bring a CSV file or the sheets of another .xlsx in first; may be repeated
  --export-fec FILE        write the approved entries as a FEC (18 columns); FILE is named SirenFECAAAAMMJJ.txt
  --export-csv FILE        write the approved entries as CSV, in the layout that the profile has (journalLayout)
  --seal NAME              seal the month in this name, where every point of the Close sheet is signed by two persons; a later
                           run says what has changed since
  --lang fr|en             language of what is written (the workbook's, else en)
  --quiet, --no-progress   less on standard error
  --help, --version

concordance why BOOK.xlsx --left "SHEET!ROW" --right "SHEET!ROW" [--json] [--profile FILE] [--as-of YYYY-MM-DD] [--lang fr|en]

Says why a row of ours and a row of the statement's (or several: "SHEET!12,13") are not matched: where they stand, field by
field, and pass by pass. Writes nothing. Exit status: 0 they are matched with one another; 1 they are not; 2 as below.

Exit status: 0 everything agrees; 1 breaks, or items that wait for a person; 2 the input or the command is unusable, and
nothing was written.
`,
  fr: `concordance reconcile [CLASSEUR.xlsx] [options]

Rapproche les opérations et le relevé du dépositaire d'un même classeur, et réécrit le classeur avec ce qui concorde, ce qui
diffère, pourquoi, pour quel montant et ce qu'il faut comptabiliser. Sans CLASSEUR.xlsx, un nouveau classeur est fait des
fichiers --import, ou de ce qui est constaté dans deux fichiers de toute longueur.

  --out FICHIER.xlsx       classeur annoté à écrire (CLASSEUR.reconciled.xlsx à côté de l'original)
  --in-place               écrire dans le classeur lui-même
  --json FICHIER           fichier de résultat, schéma concordance.result/1 ; - pour la sortie standard
  --left FEUILLE --right FEUILLE
                           ne rapprocher que ces deux feuilles ou tableaux (toutes les paires reconnues) ; sans
                           CLASSEUR.xlsx ni --import : ces deux fichiers, CSV (.gz aussi) ou Parquet, de plus de lignes
                           qu'une feuille n'en contient
  --profile FICHIER        colonnes, tolérances, plan de comptes (ce que le classeur a retenu, sinon d'origine)
  --as-of AAAA-MM-JJ       date d'arrêté pour l'ancienneté et la césure (la dernière date des données)
  --import FICHIER         apporter d'abord un fichier CSV ou les feuilles d'un autre .xlsx ; répétable
  --export-fec FICHIER     écrire les écritures validées au format FEC (18 colonnes) ; FICHIER se nomme SirenFECAAAAMMJJ.txt
  --export-csv FICHIER     écrire les écritures validées en CSV, selon la disposition du profil (journalLayout)
  --seal NOM               sceller la période à ce nom, si chaque point de la feuille Clôture est signé par deux personnes ;
                           un passage ultérieur dit ce qui a changé depuis
  --lang fr|en             langue de ce qui est écrit (celle du classeur, sinon en)
  --quiet, --no-progress   moins de messages
  --help, --version

concordance why CLASSEUR.xlsx --left "FEUILLE!LIGNE" --right "FEUILLE!LIGNE" [--json] [--profile FICHIER]
                [--as-of AAAA-MM-JJ] [--lang fr|en]

Dit pourquoi une ligne à nous et une ligne du relevé (ou plusieurs : "FEUILLE!12,13") ne sont pas rapprochées : où en est
chacune, champ par champ, et passe par passe. N'écrit rien. Code de retour : 0 elles sont rapprochées l'une de l'autre ;
1 elles ne le sont pas ; 2 comme ci-dessous.

Code de retour : 0 tout concorde ; 1 des écarts, ou des lignes qui attendent une personne ; 2 le fichier ou la commande est
inutilisable, et rien n'a été écrit.
`,
};
