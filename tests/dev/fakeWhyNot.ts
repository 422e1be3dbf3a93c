import type { WhyNot, WhyNotQuestion } from "../../src/engine";
import type { WhyNotEngine } from "../../src/excel/addIn";
import { Cancelled } from "../../src/worker/engineInWorker";

/** A question that is never answered, until it is cancelled. */
export const endlessWhyNot =
  (signal: AbortSignal): WhyNotEngine =>
  (_input, _question, onProgress) =>
    new Promise((_, reject) => {
      onProgress("matching", 0.42);
      signal.addEventListener("abort", () => reject(new Cancelled()));
    });

/** Two rows that differ in their net amount, asked about in a ladder of two passes. */
export const whyNotOf = (question: WhyNotQuestion): WhyNot => ({
  question,
  isMatched: false,
  refs: null,
  verdict: {
    en: "Not matched with one another. What differs: net amount.",
    fr: "Non rapprochées l'une de l'autre. Ce qui diffère\u00a0: montant net.",
  },
  standings: [question.left, question.right].flatMap(({ sheet, rows }) =>
    rows.map((row) => ({
      sheet,
      row,
      state: "missing" as const,
      wording: { en: "Missing on the other side.", fr: "Manquante de l'autre côté." },
    })),
  ),
  fields: [
    {
      field: "netAmount",
      label: { en: "Net amount", fr: "Montant net" },
      kind: "decimal",
      left: "2540",
      right: "2545.5",
      difference: "5.5",
      verdict: "differs",
      tolerance: { en: "±\u00a00.02", fr: "±\u00a00,02" },
    },
    {
      field: "tradeDate",
      label: { en: "Trade date", fr: "Date d'opération" },
      kind: "day",
      left: "2026-09-09",
      right: "2026-09-09",
      difference: null,
      verdict: "equal",
      tolerance: null,
    },
  ],
  passes: [
    {
      id: "reference-exact",
      title: { en: "Same reference, same economics", fr: "Même référence, mêmes caractéristiques" },
      answer: "other-reference",
      sentence: { en: "They do not bear the same reference.", fr: "Elles ne portent pas la même référence." },
    },
    {
      id: "economics-tolerance",
      title: { en: "Economics within tolerance", fr: "Caractéristiques dans la tolérance" },
      answer: "differs",
      sentence: { en: "Beyond tolerance: net amount.", fr: "Hors tolérance\u00a0: montant net." },
    },
  ],
});
