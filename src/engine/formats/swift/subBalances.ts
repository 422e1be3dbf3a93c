import type { Wording } from "../../../kernel/language";
import type { StatementColumn } from "../statementFile";

/** What part of a holding a sub-balance is, by its code in ISO 15022. */
const SUB_BALANCES: Readonly<Record<string, Wording>> = {
  AVAI: { en: "Available", fr: "Disponible" },
  NAVL: { en: "Not available", fr: "Indisponible" },
  AWAS: { en: "Available, no other status", fr: "Disponible sans autre statut" },
  BLOK: { en: "Blocked", fr: "Bloqué" },
  BLCA: { en: "Blocked for a corporate action", fr: "Bloqué pour OST" },
  BLOT: { en: "Blocked for trading", fr: "Bloqué à la négociation" },
  BLOV: { en: "Blocked for verification", fr: "Bloqué pour vérification" },
  BORR: { en: "Borrowed", fr: "Emprunté" },
  BODE: { en: "Borrowing, to be delivered", fr: "Emprunt à livrer" },
  BORE: { en: "Borrowing, to be received", fr: "Emprunt à recevoir" },
  BTRA: { en: "Being transferred", fr: "En cours de transfert" },
  CLEN: { en: "Tax-exempt", fr: "Exonéré" },
  COLA: { en: "Eligible as collateral", fr: "Éligible en garantie" },
  COLI: { en: "Collateral in", fr: "Garantie reçue" },
  COLO: { en: "Collateral out", fr: "Garantie remise" },
  DIRT: { en: "Not tax-exempt", fr: "Non exonéré" },
  DRAW: { en: "Drawn", fr: "Amorti par tirage" },
  ISSU: { en: "Issued", fr: "Émis" },
  LOAN: { en: "On loan", fr: "Prêté" },
  LODE: { en: "Loan, to be delivered", fr: "Prêt à livrer" },
  LORE: { en: "Loan, to be received", fr: "Prêt à recevoir" },
  MARG: { en: "Margin", fr: "Dépôt de marge" },
  NOMI: { en: "In nominee name", fr: "Au nominatif d'un mandataire" },
  OTHR: { en: "Other", fr: "Autre" },
  PDMT: { en: "Pending delivery, matched", fr: "À livrer, apparié" },
  PDUM: { en: "Pending delivery, unmatched", fr: "À livrer, non apparié" },
  PECA: { en: "Pending receipt from a corporate action", fr: "À recevoir sur OST" },
  PEDA: { en: "Pending delivery to a corporate action", fr: "À livrer sur OST" },
  PEND: { en: "Pending delivery", fr: "À livrer" },
  PENR: { en: "Pending receipt", fr: "À recevoir" },
  PLED: { en: "Pledged", fr: "Nanti" },
  PRMT: { en: "Pending receipt, matched", fr: "À recevoir, apparié" },
  PRUM: { en: "Pending receipt, unmatched", fr: "À recevoir, non apparié" },
  QUAS: { en: "Quasi-issued", fr: "Quasi émis" },
  REGO: { en: "Out for registration", fr: "En cours d'inscription nominative" },
  RSTR: { en: "Restricted", fr: "Cession restreinte" },
  SPOS: { en: "Street position", fr: "Position de place" },
  TRAN: { en: "In transformation", fr: "En transformation" },
  UNRG: { en: "Unregistered", fr: "Non inscrit au nominatif" },
  WDOC: { en: "Awaiting documents", fr: "En attente de documents" },
};

/** The column of a kind of sub-balance; of another unit than the holding's it has one of its own. */
export function subBalanceColumn(code: string, unit: string | null): StatementColumn {
  const known = SUB_BALANCES[code] ?? { en: "Sub-balance", fr: "Sous-solde" };
  const named = unit === null ? code : `${code}, ${unit}`;
  return {
    key: `subBalance:${code}${unit === null ? "" : `:${unit}`}`,
    field: null,
    header: { en: `${known.en} (${named})`, fr: `${known.fr} (${named})` },
    type: "decimal",
  };
}
