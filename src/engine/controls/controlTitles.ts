import type { Wording } from "../../kernel/language";

/** What each control says when it holds. */
const TITLES: Readonly<Record<string, Wording>> = {
  "statement-balance": {
    en: "Statements: opening + movements = closing",
    fr: "Relevés\u00a0: ouverture + mouvements = clôture",
  },
  "statement-total": { en: "Statements: totals are those of the lines", fr: "Relevés\u00a0: totaux égaux aux lignes" },
  "statement-pages": { en: "Statements: no page is missing", fr: "Relevés\u00a0: aucune page ne manque" },
  "statement-continuity": {
    en: "Statements: opening = last closing",
    fr: "Relevés\u00a0: ouverture = dernière clôture",
  },
  "statement-twice": { en: "Statements: none came twice", fr: "Relevés\u00a0: aucun n'est en double" },
  "statement-date": { en: "Statements: no day is missing", fr: "Relevés\u00a0: aucun jour ne manque" },
  "trade-identifier": { en: "Trades: securities are named rightly", fr: "Opérations\u00a0: valeurs bien identifiées" },
  "trade-settlement": {
    en: "Trades: settlement cycle of the market",
    fr: "Opérations\u00a0: cycle de dénouement du marché",
  },
  "trade-net": {
    en: "Trades: quantity × price ± charges = net",
    fr: "Opérations\u00a0: quantité × cours ± frais = net",
  },
  "trade-price": { en: "Trades: price near the market", fr: "Opérations\u00a0: cours proche du marché" },
  "trade-repeated": { en: "Trades: none was entered twice", fr: "Opérations\u00a0: aucune saisie en double" },
  "trade-party": {
    en: "Trades: counterparties and accounts are known",
    fr: "Opérations\u00a0: contreparties et comptes connus",
  },
  "trade-side": { en: "Trades: side and sign agree", fr: "Opérations\u00a0: sens et signe concordent" },
  "trade-currency": { en: "Trades: currency of the market", fr: "Opérations\u00a0: devise du marché" },
  "trade-back-dated": { en: "Trades: entered on their day", fr: "Opérations\u00a0: saisies à leur date" },
  "trade-tax": { en: "Trades: transaction tax at the rate in force", fr: "Opérations\u00a0: taxe au taux en vigueur" },
  "holdings-explained": {
    en: "Positions: trades explain every difference",
    fr: "Positions\u00a0: tout écart expliqué par des opérations",
  },
  "holdings-roll-forward": {
    en: "Positions: opening + movements = closing",
    fr: "Positions\u00a0: ouverture + mouvements = clôture",
  },
  "holdings-negative": { en: "Positions: none is below zero", fr: "Positions\u00a0: aucune négative" },
  "cash-consistency": { en: "Cash: running balances follow", fr: "Espèces\u00a0: les soldes se suivent" },
  "cash-continuity": { en: "Cash: opening = last closing", fr: "Espèces\u00a0: ouverture = dernière clôture" },
  "cash-proof": { en: "Cash: open items make the difference", fr: "Espèces\u00a0: les suspens font l'écart" },
  "cash-settlement": {
    en: "Cash: trades that are due have moved it",
    fr: "Espèces\u00a0: les opérations échues sont réglées",
  },
  "cash-amounts": { en: "Cash: every movement has its amount", fr: "Espèces\u00a0: chaque mouvement a son montant" },
  "result-complete": {
    en: "Results: every line is valued on every day",
    fr: "Résultats\u00a0: chaque ligne valorisée chaque jour",
  },
  "result-identity": {
    en: "Results: realised + unrealised + income − fees = daily results",
    fr: "Résultats\u00a0: réalisé + latent + revenus − frais = résultats quotidiens",
  },
  "result-unexplained": { en: "Results: causes explain them", fr: "Résultats\u00a0: entièrement expliqués" },
  "result-zero-position": {
    en: "Results: a position of zero has no cost",
    fr: "Résultats\u00a0: position nulle, prix de revient nul",
  },
  "result-front-office": {
    en: "Results: the front office's figures agree",
    fr: "Résultats\u00a0: accord avec le front-office",
  },
  "price-stale": { en: "Prices: none stands still", fr: "Cours\u00a0: aucun n'est figé" },
  "price-jump": { en: "Prices: none jumps", fr: "Cours\u00a0: aucun saut" },
  "price-source": { en: "Prices: the sources agree", fr: "Cours\u00a0: les sources concordent" },
  "rate-jump": { en: "Exchange rates: none jumps", fr: "Change\u00a0: aucun saut" },
  "rate-source": { en: "Exchange rates: the sources agree", fr: "Change\u00a0: les sources concordent" },
  "rate-cross": { en: "Exchange rates: crosses agree", fr: "Change\u00a0: cours croisés cohérents" },
  "rate-stale": { en: "Exchange rates: none stands still", fr: "Change\u00a0: aucun n'est figé" },
  "ledger-balanced": { en: "Ledger: entries balance", fr: "Grand livre\u00a0: écritures équilibrées" },
  "ledger-one-side": { en: "Ledger: each line on one side", fr: "Grand livre\u00a0: un seul sens par ligne" },
  "ledger-negative": { en: "Ledger: no negative amount", fr: "Grand livre\u00a0: aucun montant négatif" },
  "ledger-mandatory": {
    en: "Ledger: mandatory fields are filled",
    fr: "Grand livre\u00a0: champs obligatoires renseignés",
  },
  "ledger-number-reused": { en: "Ledger: no number is used twice", fr: "Grand livre\u00a0: aucun numéro réutilisé" },
  "ledger-number-gap": { en: "Ledger: numbers run on", fr: "Grand livre\u00a0: numérotation continue" },
  "ledger-year": { en: "Ledger: dates within the year", fr: "Grand livre\u00a0: dates dans l'exercice" },
  "ledger-closed-period": {
    en: "Ledger: nothing in a closed period",
    fr: "Grand livre\u00a0: rien dans une période close",
  },
  "ledger-closed-day": { en: "Ledger: nothing on closed days", fr: "Grand livre\u00a0: rien les jours fermés" },
  "ledger-validated-early": { en: "Ledger: validated after its date", fr: "Grand livre\u00a0: validée après sa date" },
  "ledger-account-form": { en: "Ledger: account numbers of the chart", fr: "Grand livre\u00a0: comptes du plan" },
  "ledger-account-name": { en: "Ledger: one name per account", fr: "Grand livre\u00a0: un intitulé par compte" },
  "ledger-wrong-way": { en: "Ledger: balances on their right side", fr: "Grand livre\u00a0: soldes dans leur sens" },
  "ledger-suspense-age": {
    en: "Ledger: suspense accounts are young",
    fr: "Grand livre\u00a0: comptes d'attente récents",
  },
  "ledger-four-eyes": {
    en: "Ledger: entered and validated by two persons",
    fr: "Grand livre\u00a0: saisie et validation par deux personnes",
  },
  "ledger-reversed-at-end": {
    en: "Ledger: no entry only dresses the close",
    fr: "Grand livre\u00a0: aucune écriture d'habillage de clôture",
  },
  "ledger-currency": {
    en: "Ledger: foreign amounts with their currency",
    fr: "Grand livre\u00a0: montants en devise avec leur devise",
  },
  "ledger-lettering": { en: "Ledger: letters balance", fr: "Grand livre\u00a0: lettrages équilibrés" },
  "ledger-opening": {
    en: "Ledger: charges and income begin at zero",
    fr: "Grand livre\u00a0: charges et produits sans à-nouveau",
  },
  "fec-order": {
    en: "FEC: lines in the order of validation",
    fr: "FEC\u00a0: lignes dans l'ordre de validation",
  },
  "fec-opening-first": {
    en: "FEC: opening balances first",
    fr: "FEC\u00a0: à-nouveaux en tête",
  },
  "fec-result-closed": {
    en: "FEC: drawn up before the year is closed",
    fr: "FEC\u00a0: établi avant la clôture des comptes de résultat",
  },
  "ledger-residue": {
    en: "Ledger: settlements leave nothing open",
    fr: "Grand livre\u00a0: les règlements ne laissent rien d'ouvert",
  },
  "ledger-expected-missing": {
    en: "Ledger against trades: none is missing",
    fr: "Grand livre et opérations\u00a0: aucune ne manque",
  },
  "ledger-expected-double": {
    en: "Ledger against trades: none is booked twice",
    fr: "Grand livre et opérations\u00a0: aucune en double",
  },
  "ledger-expected-side": {
    en: "Ledger against trades: none the wrong way round",
    fr: "Grand livre et opérations\u00a0: aucune à l'envers",
  },
  "ledger-expected-account": {
    en: "Ledger against trades: accounts of the chart",
    fr: "Grand livre et opérations\u00a0: comptes du plan",
  },
  "ledger-expected-amount": {
    en: "Ledger against trades: amounts agree",
    fr: "Grand livre et opérations\u00a0: montants concordants",
  },
  "ledger-expected-period": {
    en: "Ledger against trades: in their month",
    fr: "Grand livre et opérations\u00a0: dans leur mois",
  },
  "ledger-expected-settlement": {
    en: "Ledger against trades: what was due is settled",
    fr: "Grand livre et opérations\u00a0: échéances dénouées",
  },
  "ledger-expected-unexpected": {
    en: "Ledger against trades: no entry without a trade",
    fr: "Grand livre et opérations\u00a0: aucune écriture sans opération",
  },
  "ledger-movement-missing": {
    en: "Ledger: income, fees and penalties are booked",
    fr: "Grand livre\u00a0: revenus, frais et pénalités comptabilisés",
  },
  "ledger-movement-double": {
    en: "Ledger: income, fees and penalties are booked once",
    fr: "Grand livre\u00a0: revenus, frais et pénalités une seule fois",
  },
  "ledger-movement-account": {
    en: "Ledger: income, fees and penalties on their accounts",
    fr: "Grand livre\u00a0: revenus, frais et pénalités sur leurs comptes",
  },
  "ledger-movement-amount": {
    en: "Ledger: income, fees and penalties with the amounts that moved",
    fr: "Grand livre\u00a0: revenus, frais et pénalités pour leurs montants",
  },
  "ledger-cost": {
    en: "Ledger: securities stand at the cost of the positions",
    fr: "Grand livre\u00a0: titres au prix de revient des positions",
  },
  "ledger-revaluation": {
    en: "Ledger: foreign balances at the closing rate",
    fr: "Grand livre\u00a0: soldes en devises au cours de clôture",
  },
  "ledger-accrued": {
    en: "Ledger: accrued interest of the positions",
    fr: "Grand livre\u00a0: coupons courus des positions",
  },
  "ledger-valuation": {
    en: "Ledger: the month's valuation is booked",
    fr: "Grand livre\u00a0: évaluation du mois comptabilisée",
  },
  "fec-name": { en: "FEC: the file's name", fr: "FEC\u00a0: nom du fichier" },
  "journal-four-eyes": {
    en: "Corrections: prepared and approved by two persons",
    fr: "Corrections\u00a0: préparées et validées par deux personnes",
  },
};

/** A control in words; one that has none stands by its id. */
export const controlTitle = (control: string): Wording => TITLES[control] ?? { en: control, fr: control };

export const CONTROL_IDS: readonly string[] = Object.keys(TITLES);
