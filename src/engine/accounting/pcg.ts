import type { ChartOfAccounts } from "./chart";

/** Plan comptable général, règlement ANC 2014-03 as it stands on 1 January 2026. Firms put their own sub-accounts in its
 *  place through a profile. */
export const PCG: ChartOfAccounts = {
  name: "PCG 2026",
  accounts: {
    equities: { number: "503", label: { en: "Shares", fr: "Actions" } },
    bonds: { number: "506", label: { en: "Bonds", fr: "Obligations" } },
    funds: { number: "504", label: { en: "Fund units", fr: "Autres titres conférant un droit de propriété" } },
    "accrued-coupons": {
      number: "5088",
      label: { en: "Accrued interest on securities", fr: "Intérêts courus sur obligations, bons et valeurs assimilés" },
    },
    "payable-on-purchases": {
      number: "464",
      label: {
        en: "Payables on purchases of securities",
        fr: "Dettes sur acquisitions de valeurs mobilières de placement",
      },
    },
    "receivable-on-sales": {
      number: "465",
      label: {
        en: "Receivables on sales of securities",
        fr: "Créances sur cessions de valeurs mobilières de placement",
      },
    },
    fees: { number: "6271", label: { en: "Fees on securities", fr: "Frais sur titres (achat, vente, garde)" } },
    "transaction-tax": {
      number: "6358",
      label: { en: "Other duties (transaction tax)", fr: "Autres droits (taxe sur les transactions)" },
    },
    "gain-on-disposal": {
      number: "7673",
      label: {
        en: "Gains on disposal of securities",
        fr: "Produits nets sur cessions de valeurs mobilières de placement",
      },
    },
    "loss-on-disposal": {
      number: "6673",
      label: {
        en: "Losses on disposal of securities",
        fr: "Charges nettes sur cessions de valeurs mobilières de placement",
      },
    },
    suspense: { number: "471", label: { en: "Suspense account", fr: "Compte d'attente" } },
    claims: {
      number: "467",
      label: { en: "Sundry debtors and creditors", fr: "Divers comptes débiteurs et produits à recevoir" },
    },
    bank: { number: "5121", label: { en: "Bank, euros", fr: "Comptes en euros" } },
    "bank-foreign-currency": { number: "5124", label: { en: "Bank, foreign currencies", fr: "Comptes en devises" } },
    "exchange-loss": { number: "666", label: { en: "Exchange losses", fr: "Pertes de change financières" } },
    "exchange-gain": { number: "766", label: { en: "Exchange gains", fr: "Gains de change financiers" } },
    "rounding-loss": {
      number: "658",
      label: { en: "Settlement differences, charges", fr: "Différences de règlement (charges)" },
    },
    "rounding-gain": {
      number: "758",
      label: { en: "Settlement differences, income", fr: "Différences de règlement (produits)" },
    },
    "coupons-receivable": {
      number: "5111",
      label: { en: "Coupons and dividends to receive", fr: "Coupons échus à l'encaissement" },
    },
    "withholding-recoverable": {
      number: "447",
      label: { en: "Withholding tax to recover", fr: "Autres impôts, taxes et versements assimilés" },
    },
    "withholding-lost": {
      number: "6951",
      label: { en: "Withholding tax not recovered", fr: "Impôts dus à l'étranger" },
    },
    "securities-income": {
      number: "764",
      label: { en: "Income from securities", fr: "Revenus des valeurs mobilières de placement" },
    },
    "custody-fees": { number: "6278", label: { en: "Custody fees", fr: "Autres frais et commissions bancaires" } },
    "vat-deductible": { number: "44566", label: { en: "Deductible VAT", fr: "TVA sur autres biens et services" } },
    "penalties-paid": { number: "6581", label: { en: "Penalties paid", fr: "Pénalités sur marchés" } },
    "penalties-received": { number: "7581", label: { en: "Penalties received", fr: "Dédits et pénalités perçus" } },
    "impairment-charge": {
      number: "68665",
      label: { en: "Impairment of securities", fr: "Dotations aux dépréciations des VMP" },
    },
    impairment: { number: "5903", label: { en: "Impairment, shares", fr: "Dépréciation des actions" } },
    "impairment-reversal": {
      number: "78665",
      label: { en: "Reversal of impairment", fr: "Reprises sur dépréciations des VMP" },
    },
    "conversion-loss": {
      number: "4761",
      label: { en: "Conversion difference, loss", fr: "Différences de conversion – actif, diminution des créances" },
    },
    "conversion-gain": {
      number: "4772",
      label: { en: "Conversion difference, gain", fr: "Différences de conversion – passif, diminution des dettes" },
    },
    "exchange-provision": {
      number: "1515",
      label: { en: "Provision for exchange losses", fr: "Provisions pour pertes de change" },
    },
    "exchange-provision-charge": {
      number: "6865",
      label: { en: "Charge to financial provisions", fr: "Dotations aux provisions financières" },
    },
    "exchange-provision-reversal": {
      number: "7865",
      label: { en: "Reversal of financial provisions", fr: "Reprises sur provisions financières" },
    },
    "estimation-difference": {
      number: "475",
      label: { en: "Estimation differences", fr: "Différences d'évaluation" },
    },
    "impairment-of-bonds": {
      number: "5906",
      label: { en: "Impairment, bonds", fr: "Dépréciation des obligations" },
    },
    "conversion-loss-on-payables": {
      number: "4762",
      label: {
        en: "Conversion difference, loss on payables",
        fr: "Différences de conversion – actif, augmentation des dettes",
      },
    },
    "conversion-gain-on-receivables": {
      number: "4771",
      label: {
        en: "Conversion difference, gain on receivables",
        fr: "Différences de conversion – passif, augmentation des créances",
      },
    },
  },
};
