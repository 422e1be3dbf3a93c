import type { Wording } from "../../kernel/language";
import type { Proposal } from "../accounting/correction";
import type { Break } from "../breaks/break";

/** What to do about a difference of positions: nothing is booked for it, since what is wrong is a movement, which has a break, a
 *  correction or a claim of its own. */
export const holdingProposal = (found: Break): Proposal => ({
  breakId: found.id,
  action: found.type === "missing-right" || found.type === "quantity" ? "chase" : "review",
  wording: STEPS[found.type] ?? OTHER,
  entry: null,
});

const STEPS: Partial<Readonly<Record<Break["type"], Wording>>> = {
  "missing-right": {
    en: "Ask the custodian for the movement that we have and they do not: not settled, another account, a transfer. Claim what is missing.",
    fr: "Demander au dépositaire le mouvement que nous avons et lui non\u00a0: non dénoué, autre compte, transfert. Réclamer ce qui manque.",
  },
  "missing-left": {
    en: "Ask the corporate-actions team what brought it in (an action, a free delivery, an error), and book that movement with its evidence.",
    fr: "Demander à l'équipe OST ce qui l'a fait entrer (une opération, une livraison franco, une erreur), et comptabiliser ce mouvement avec sa pièce.",
  },
  quantity: {
    en: "See on the positions sheet which trades cause the difference: clear those first. Ask the custodian about what remains.",
    fr: "Voir sur la feuille des positions quelles opérations causent l'écart\u00a0: les solder d'abord. Interroger le dépositaire sur le reste.",
  },
  price: {
    en: "Compare the source, the day and the quotation of both prices; align the static data.",
    fr: "Comparer la source, la date et la cotation des deux cours\u00a0; aligner le référentiel.",
  },
};

const OTHER: Wording = {
  en: "Compare the static data of both sides (currency, quotation, accrued interest, exchange rate).",
  fr: "Comparer le référentiel des deux côtés (devise, cotation, coupon couru, cours de change).",
};
