import type { Wording } from "../../kernel/language";
import { isDateField, isDecimalField, type Field } from "../records/field";
import { FIELD_LABELS } from "../records/fieldCatalogue";
import type { StatementColumn } from "./statementFile";

/** The columns of statements that the field catalogue does not have: what a person wants to see, and the original beside what
 *  was normalised. */
const OTHER_COLUMNS = {
  statementNumber: { type: "text", en: "Statement number", fr: "N° de relevé" },
  messageType: { type: "text", en: "Message", fr: "Message" },
  messageFunction: { type: "text", en: "Function", fr: "Fonction" },
  /** As the file has it: D, C, RD, RC, DBIT, CRDT. */
  mark: { type: "text", en: "Mark (original)", fr: "Sens d'origine" },
  /** RECE, DELI. */
  movement: { type: "text", en: "Receive/deliver", fr: "Réception/livraison" },
  /** APMT, FREE. */
  payment: { type: "text", en: "Payment", fr: "Paiement" },
  /** UNIT, FAMT, AMOR. */
  quantityType: { type: "text", en: "Quantity type", fr: "Type de quantité" },
  available: { type: "decimal", en: "Available", fr: "Disponible" },
  notAvailable: { type: "decimal", en: "Not available", fr: "Indisponible" },
  eligibleQuantity: { type: "decimal", en: "Eligible quantity", fr: "Quantité éligible" },
  previouslySettled: { type: "decimal", en: "Previously settled", fr: "Déjà dénoué" },
  remaining: { type: "decimal", en: "Remaining to settle", fr: "Reste à dénouer" },
  placeOfSafekeeping: { type: "text", en: "Place of safekeeping", fr: "Lieu de conservation" },
  placeOfSettlement: { type: "text", en: "Place of settlement", fr: "Lieu de dénouement" },
  priceType: { type: "text", en: "Price type", fr: "Type de cours" },
  priceCurrency: { type: "text", en: "Price currency", fr: "Devise du cours" },
  priceDate: { type: "day", en: "Price date", fr: "Date du cours" },
  accruedDays: { type: "decimal", en: "Accrued days", fr: "Jours courus" },
  bookCost: { type: "decimal", en: "Book cost", fr: "Prix de revient" },
  bankReference: { type: "text", en: "Bank reference", fr: "Référence banque" },
  endToEndReference: { type: "text", en: "End-to-end reference", fr: "Référence de bout en bout" },
  mandateReference: { type: "text", en: "Mandate reference", fr: "Référence du mandat" },
  bankTransactionCode: { type: "text", en: "Bank transaction code", fr: "Code opération de la banque" },
  counterpartyAccount: { type: "text", en: "Counterparty's account", fr: "Compte de la contrepartie" },
  narrative: { type: "text", en: "Details", fr: "Détails" },
  eventType: { type: "text", en: "Event type", fr: "Type d'OST" },
  participation: { type: "text", en: "Mandatory or voluntary", fr: "Obligatoire ou volontaire" },
  option: { type: "text", en: "Option", fr: "Option" },
  optionType: { type: "text", en: "Option type", fr: "Type d'option" },
  isDefaultOption: { type: "text", en: "Default option", fr: "Option par défaut" },
  withholding: { type: "decimal", en: "Withholding tax", fr: "Retenue à la source" },
  withholdingRate: { type: "decimal", en: "Withholding rate (%)", fr: "Taux de retenue (%)" },
  officialReference: { type: "text", en: "Official event reference", fr: "Référence officielle de l'OST" },
  processingStatus: { type: "text", en: "Processing status", fr: "État du traitement" },
  securityMoved: { type: "text", en: "Security moved", fr: "Valeur mouvementée" },
  securityMovedName: { type: "text", en: "Name of the security moved", fr: "Libellé de la valeur mouvementée" },
  /** New for old, as written. */
  terms: { type: "text", en: "Terms (new/old)", fr: "Conditions (nouveau/ancien)" },
  computationDate: { type: "day", en: "Computation date", fr: "Date de calcul" },
  penaltyDays: { type: "decimal", en: "Days late", fr: "Jours de retard" },
  calculationMethod: { type: "text", en: "Calculation method", fr: "Méthode de calcul" },
  journalName: { type: "text", en: "Journal name", fr: "Libellé du journal" },
  auxiliaryName: { type: "text", en: "Auxiliary name", fr: "Libellé auxiliaire" },
  ratePerUnit: { type: "decimal", en: "Rate per unit", fr: "Montant unitaire" },
} as const satisfies Record<string, Wording & { type: StatementColumn["type"] }>;

export type StatementColumnKey = Field | keyof typeof OTHER_COLUMNS;

/** The column of a key, whatever the format it is read from. */
export function statementColumn(key: StatementColumnKey): StatementColumn {
  if (isOther(key)) {
    const { type, en, fr } = OTHER_COLUMNS[key];
    return { key, field: null, header: { en, fr }, type };
  }
  return { key, field: key, header: FIELD_LABELS[key], type: typeOf(key) };
}

const isOther = (key: StatementColumnKey): key is keyof typeof OTHER_COLUMNS => key in OTHER_COLUMNS;

function typeOf(field: Field): StatementColumn["type"] {
  if (isDecimalField(field)) return "decimal";
  return isDateField(field) ? "day" : "text";
}
