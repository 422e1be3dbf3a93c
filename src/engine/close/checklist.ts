import type { Wording } from "../../kernel/language";
import type { ReconciliationKind } from "../reconciliation";

/** One point of the month-end close: what is to be proved, and which controls of a run prove it. */
export interface ClosePoint {
  /** Language-neutral: what was signed is kept by it. */
  readonly id: string;
  readonly title: Wording;
  /** What the person who signs has looked at. */
  readonly procedure: Wording;
  /** Controls whose ids begin so. None: nothing in a workbook proves it, and it is signed by hand. */
  readonly controls: readonly string[];
  /** Open breaks of these reconciliations stand in its way too. */
  readonly breaksOf?: ReconciliationKind;
  /** The table of ours that holds the evidence; null: the statements' own sheets do. */
  readonly table: string | null;
}

/** The close of a securities back office, in its order: inputs, positions and cash, then what accounting books, then the lock. */
export const CLOSE_POINTS: readonly ClosePoint[] = [
  {
    id: "inputs",
    title: { en: "Statements complete", fr: "Relevés complets" },
    procedure: {
      en: "Every custodian, cash and broker file of the last business day is here; page n of n; opening equals the last closing.",
      fr: "Tous les fichiers dépositaire, espèces et courtier du dernier jour ouvré sont présents\u00a0; page n sur n\u00a0; solde d'ouverture égal au dernier solde de clôture.",
    },
    controls: ["statement-"],
    table: null,
  },
  {
    id: "cut-off",
    title: { en: "Trade-date cut-off", fr: "Séparation des exercices sur date d'opération" },
    procedure: {
      en: "Every execution of the month is booked in the month, with those of its last day that were confirmed later, and late cancellations.",
      fr: "Toute exécution du mois est comptabilisée dans le mois, y compris celles du dernier jour confirmées plus tard, et les annulations tardives.",
    },
    controls: ["ledger-expected-period", "ledger-closed-period", "ledger-reversed-at-end", "trade-back-dated"],
    table: null,
  },
  {
    id: "positions",
    title: { en: "Positions, book against custodian", fr: "Positions, livre contre dépositaire" },
    procedure: {
      en: "For each security and account on the same basis; every difference is explained by pending trades, corporate actions, lending or collateral.",
      fr: "Par valeur et par compte, sur la même base\u00a0; tout écart est expliqué par des opérations en suspens, des OST, des prêts ou du collatéral.",
    },
    controls: ["holdings-"],
    breaksOf: "holdings",
    table: "Concordance_Holdings",
  },
  {
    id: "cash",
    title: { en: "Cash, book 512 against the bank", fr: "Espèces, compte 512 contre la banque" },
    procedure: {
      en: "Per account and currency; the items in transit are listed with date and age, and make up the difference.",
      fr: "Par compte et par devise\u00a0; les suspens sont listés avec date et ancienneté, et totalisent l'écart.",
    },
    controls: ["cash-"],
    breaksOf: "cash",
    table: "Concordance_Cash",
  },
  {
    id: "unmatched",
    title: { en: "Unmatched trades by age", fr: "Opérations non rapprochées par ancienneté" },
    procedure: {
      en: "0–1, 2–5, 6–30 and over 30 business days; each has an owner and an action.",
      fr: "0–1, 2–5, 6–30 et plus de 30 jours ouvrés\u00a0; chacune a un responsable et une action.",
    },
    controls: [],
    table: "Concordance_Breaks",
  },
  {
    id: "suspense",
    title: { en: "Suspense accounts 471 to 475", fr: "Comptes d'attente 471 à 475" },
    procedure: {
      en: "Cleared or documented; nothing older than 30 days, nothing without an owner.",
      fr: "Apurés ou justifiés\u00a0; rien de plus de 30 jours, rien sans responsable.",
    },
    controls: ["ledger-suspense"],
    table: "Concordance_OpenLines",
  },
  {
    id: "brokers",
    title: { en: "Brokers, 464 and 465", fr: "Courtiers, 464 et 465" },
    procedure: {
      en: "Per counterparty against the contract notes; commissions against the agreed rate.",
      fr: "Par contrepartie contre les avis d'opéré\u00a0; courtages contre le barème convenu.",
    },
    controls: ["ledger-lettering", "trade-net", "trade-fees"],
    table: null,
  },
  {
    id: "corporate-actions",
    title: { en: "Corporate actions and income", fr: "OST et revenus" },
    procedure: {
      en: "All ex-dates of the month are processed; dividends receivable (5111) against those expected; claims; tax reclaims.",
      fr: "Tous les détachements du mois sont traités\u00a0; dividendes à recevoir (5111) contre attendus\u00a0; réclamations\u00a0; récupérations de retenue.",
    },
    controls: ["event-"],
    table: null,
  },
  {
    id: "accruals",
    title: { en: "Accruals", fr: "Charges et produits courus" },
    procedure: {
      en: "Accrued coupons are recomputed independently; custody, brokerage and research fees are accrued.",
      fr: "Coupons courus recalculés de façon indépendante\u00a0; droits de garde, courtages et recherche provisionnés.",
    },
    controls: ["ledger-accrued"],
    table: "Concordance_Corrections",
  },
  {
    id: "taxes",
    title: { en: "Taxes", fr: "Taxes" },
    procedure: {
      en: "Transaction tax declared against computed; withholding against the applied rate.",
      fr: "Taxe sur les transactions déclarée contre calculée\u00a0; retenue à la source contre le taux applicable.",
    },
    controls: ["trade-tax", "trade-ftt"],
    table: null,
  },
  {
    id: "exchange-rates",
    title: { en: "Exchange rates and revaluation", fr: "Cours de change et réévaluation" },
    procedure: {
      en: "Closing rates agreed with their source; the revaluation is booked; 476, 477 and 1515.",
      fr: "Cours de clôture conformes à leur source\u00a0; réévaluation comptabilisée\u00a0; 476, 477 et 1515.",
    },
    controls: ["rate-", "ledger-revaluation"],
    table: null,
  },
  {
    id: "prices",
    title: { en: "Prices", fr: "Cours de valorisation" },
    procedure: {
      en: "None stale or missing, jumps explained, second source agreed; average of the last month for impairment.",
      fr: "Ni figés ni manquants, sauts expliqués, seconde source conforme\u00a0; moyenne du dernier mois pour les dépréciations.",
    },
    controls: ["price-"],
    table: null,
  },
  {
    id: "valuation",
    title: { en: "Impairment or estimation difference", fr: "Dépréciation ou différence d'estimation" },
    procedure: {
      en: "This month's entry, and the reversal of the last one's.",
      fr: "L'écriture du mois, et la reprise de celle du mois précédent.",
    },
    controls: ["ledger-valuation"],
    table: "Concordance_Corrections",
  },
  {
    id: "result",
    title: { en: "Result, economic against accounting", fr: "Résultat, économique contre comptable" },
    procedure: {
      en: "Explained line by line against the front office and accounting; the attestation is signed by front office and back office.",
      fr: "Expliqué ligne à ligne contre le front-office et la comptabilité\u00a0; attestation signée par le front-office et le back-office.",
    },
    controls: ["result-"],
    table: "Concordance_Results",
  },
  {
    id: "ledger",
    title: { en: "Ledger, sub-ledger and custodian", fr: "Comptabilité générale, auxiliaire et dépositaire" },
    procedure: {
      en: "The ledger is whole and balanced, every expected entry is booked once; signed by two persons, evidence archived.",
      fr: "Le grand livre est complet et équilibré, toute écriture attendue est passée une fois\u00a0; signé par deux personnes, pièces archivées.",
    },
    controls: ["ledger-", "fec-"],
    table: "Concordance_Balance",
  },
  {
    id: "penalties",
    title: { en: "CSDR penalties", fr: "Pénalités CSDR" },
    procedure: {
      en: "The custodian's report against the recomputation and the invoice.",
      fr: "Le rapport du dépositaire contre le recalcul et la facture.",
    },
    controls: ["penalty-"],
    table: null,
  },
  {
    id: "journals",
    title: { en: "Correction journal", fr: "Journal des corrections" },
    procedure: {
      en: "Every proposed entry is approved by another person and exported, or refused with a reason; then the period is locked and the accruals reversed.",
      fr: "Toute écriture proposée est validée par une autre personne et exportée, ou refusée avec un motif\u00a0; puis la période est verrouillée et les courus extournés.",
    },
    controls: ["journal-"],
    table: "Concordance_Corrections",
  },
];
