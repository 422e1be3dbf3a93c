import type { Wording } from "../../kernel/language";
import type { Field } from "./field";

const WORDS: Partial<Readonly<Record<Field, Readonly<Record<string, Wording>>>>> = {
  side: { BUY: { en: "Purchase", fr: "Achat" }, SELL: { en: "Sale", fr: "Vente" } },
  status: {
    SETTLED: { en: "Settled", fr: "Dénoué" },
    PENDING: { en: "Pending", fr: "En attente" },
    UNMATCHED: { en: "Unmatched", fr: "Non apparié" },
    FAILED: { en: "Failing", fr: "En suspens" },
    CANCELLED: { en: "Cancelled", fr: "Annulé" },
  },
};

/** A value as a person reads it: the canonical codes of sides and statuses in words, every other text as it is. */
export function valueWording(field: Field, text: string): Wording {
  return WORDS[field]?.[text] ?? { en: text, fr: text };
}
