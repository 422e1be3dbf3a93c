import type { ChartOfAccounts } from "./chart";
import { PCG } from "./pcg";

/** The outline of the chart of funds (règlement ANC 2014-01): classes 1 capital, 3 financial instruments, 4 third parties, 5 cash, 6 charges,
 *  7 income. Its sub-accounts are the fund's own, and are put in their place through a profile. Roles that a fund does not book keep
 *  the number of the general chart. */
export const OPC: ChartOfAccounts = {
  name: "OPC (ANC 2014-01)",
  accounts: {
    ...PCG.accounts,
    equities: { number: "30", label: { en: "Shares and similar", fr: "Actions et valeurs assimilées" } },
    bonds: { number: "31", label: { en: "Bonds and similar", fr: "Obligations et valeurs assimilées" } },
    funds: { number: "33", label: { en: "Fund units", fr: "Titres d'organismes de placement collectif" } },
    "accrued-coupons": { number: "38", label: { en: "Accrued coupons", fr: "Coupons courus" } },
    "payable-on-purchases": {
      number: "40",
      label: { en: "Payables on securities", fr: "Dettes sur opérations sur titres" },
    },
    "receivable-on-sales": {
      number: "41",
      label: { en: "Receivables on securities", fr: "Créances sur opérations sur titres" },
    },
    "coupons-receivable": { number: "42", label: { en: "Coupons to receive", fr: "Coupons à recevoir" } },
    bank: { number: "51", label: { en: "Cash", fr: "Disponibilités" } },
    "estimation-difference": {
      number: "105",
      label: { en: "Estimation differences", fr: "Variations des différences d'estimation" },
    },
    "gain-on-disposal": { number: "106", label: { en: "Gains realised", fr: "Plus-values réalisées" } },
    "loss-on-disposal": { number: "107", label: { en: "Losses realised", fr: "Moins-values réalisées" } },
    fees: { number: "108", label: { en: "Dealing costs", fr: "Frais de transaction" } },
    "securities-income": {
      number: "70",
      label: { en: "Income from securities", fr: "Produits sur opérations financières" },
    },
  },
};
