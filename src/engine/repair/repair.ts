import type { Wording } from "../../kernel/language";
import type { Field } from "../records/field";

/** What a spreadsheet, or a hand, did to a value on its way here. */
export type RepairKind =
  | "leading-zeros"
  | "scientific"
  | "cut-number"
  | "date-code"
  | "decimal-tail"
  | "letters-for-digits"
  | "mojibake"
  | "day-month";

/** A value read as another than its cells hold, with the evidence. The cells stay as they are. */
export interface Repair {
  readonly kind: RepairKind;
  readonly sheet: string;
  /** 1-based sheet column. */
  readonly column: number;
  readonly field: Field;
  /** As the cells hold it; of exchanged days and months, the header of their column. */
  readonly before: string;
  /** As it is read; of exchanged days and months, "". */
  readonly after: string;
  /** The first of its `cells`. */
  readonly firstRow: number;
  readonly cells: number;
  readonly evidence: Wording;
  /** "applied": proved, and read so until a person rejects it. "proposed": read as it stands until a person accepts it. */
  readonly status: RepairStatus;
}

export type RepairStatus = "applied" | "proposed" | "accepted" | "rejected";

/** Whether the value is read as repaired. */
export const holds = ({ status }: Pick<Repair, "status">): boolean => status === "applied" || status === "accepted";

/** A possible original of a damaged value. */
export interface Candidate {
  readonly kind: RepairKind;
  readonly after: string;
  readonly evidence: Wording;
  /** Whether it proves itself, if it is the only one. */
  readonly isSure: boolean;
}

export const ON_THE_OTHER_SIDE: Wording = {
  en: "The other side has this very value, and no row here does.",
  fr: "L'autre côté porte exactement cette valeur, qu'aucune ligne ne porte ici.",
};
export const CHECK_DIGIT: Wording = {
  en: "Its check digit is right so, and wrong as it stands.",
  fr: "Sa clé de contrôle est ainsi juste ; elle est fausse telle quelle.",
};

export const REPAIR_STATUS_WORDS: Readonly<Record<RepairStatus, Wording>> = {
  applied: { en: "Applied", fr: "Appliquée" },
  proposed: { en: "Proposed", fr: "Proposée" },
  accepted: { en: "Accepted", fr: "Acceptée" },
  rejected: { en: "Rejected", fr: "Rejetée" },
};

export const REPAIR_KIND_WORDS: Readonly<Record<RepairKind, Wording>> = {
  "leading-zeros": { en: "Zeros in front lost", fr: "Zéros de tête perdus" },
  scientific: { en: "Scientific notation", fr: "Notation scientifique" },
  "cut-number": { en: "Digits beyond the 15th lost", fr: "Chiffres au-delà du 15e perdus" },
  "date-code": { en: "Code turned into a date", fr: "Code changé en date" },
  "decimal-tail": { en: 'Tail ".0"', fr: "Queue « .0 »" },
  "letters-for-digits": { en: "Letter O or I for a digit", fr: "Lettre O ou I pour un chiffre" },
  mojibake: { en: "Accents broken", fr: "Accents cassés" },
  "day-month": { en: "Day and month exchanged", fr: "Jour et mois échangés" },
};
