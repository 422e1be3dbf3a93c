import { isZero, subtract, type Decimal } from "../../kernel/decimal";
import { formatDecimal, type Language, type Wording } from "../../kernel/language";
import { groupBy } from "../../kernel/groupBy";
import { controlOf, recordFinding, type ControlFinding } from "../controls/controlResult";
import type { SheetReading } from "../intake/sheetReading";
import type { Workpaper, WorkpaperInput } from "../workpapers";
import { viewOf } from "./cashFlow";
import { cashForecast, type Forecast } from "./forecast";
import { cashProofs, type CashProof } from "./cashProof";
import { settledTrades } from "./settledTrades";
import { cashAccounts, type CashAccount } from "./runningBalance";

/** A sheet of movements, added up. */
export interface CashSheet {
  readonly reading: SheetReading;
  readonly role: string;
  readonly accounts: readonly CashAccount[];
}

/** What is proved of cash. */
export interface CashPaper extends Workpaper {
  readonly sheets: readonly CashSheet[];
  readonly proofs: readonly CashProof[];
  readonly forecast: Forecast;
}

/** Proves every sheet of cash movements by itself and against the other side's, and forecasts from the open trades. Null where the
 *  workbook has neither. */
export function cashPaper({ sheets, reconciliations, asOf }: WorkpaperInput): CashPaper | null {
  const ofCash = sheets.filter(({ kind, role }) => kind === "cash" && role !== "ignored");
  const proofs = reconciliations.filter(({ kind }) => kind === "cash").flatMap(cashProofs);
  if (ofCash.length === 0 && proofs.length === 0) return null;
  const read = ofCash.map(({ kind, role, reading }): CashSheet => ({
    reading,
    role,
    accounts: cashAccounts(reading.records, viewOf(kind)),
  }));
  return {
    sheets: read,
    proofs,
    forecast: cashForecast(sheets, reconciliations, asOf),
    entries: [],
    notices: [],
    controls: [
      controlOf("cash-consistency", read.some(hasBalances) ? read.flatMap(inconsistencies) : null),
      controlOf("cash-continuity", continuity(read)),
      controlOf("cash-proof", proofs.length === 0 ? null : proofs.flatMap(unproved)),
      controlOf("cash-settlement", settledTrades(sheets, asOf)),
      controlOf("cash-amounts", read.flatMap(withoutAmounts)),
    ],
  };
}

const hasBalances = ({ accounts }: CashSheet): boolean => accounts.some(({ balances }) => balances !== null);

const amount = (value: Decimal, currency: string | null, language: Language): string =>
  `${formatDecimal(value, language, 2)}${currency === null ? "" : ` ${currency}`}`;

/** Opening + movements = closing, row by row: where a running balance does not follow from the one before. */
function inconsistencies({ reading, accounts }: CashSheet): ControlFinding[] {
  return accounts.flatMap(({ currency, breaks }) =>
    breaks.map(({ record, expected, found }) =>
      recordFinding(reading, record, "balance", {
        en: `The balance before and this movement make ${amount(expected, currency, "en")}, the balance here is ${amount(found, currency, "en")} (${amount(subtract(found, expected), currency, "en")} apart). A line is missing or changed next to it: compare it with the statement as it came.`,
        fr: `Le solde précédent et ce mouvement font ${amount(expected, currency, "fr")}, le solde indiqué est de ${amount(found, currency, "fr")} (écart de ${amount(subtract(found, expected), currency, "fr")}). Une ligne manque ou a été modifiée à côté\u00a0: comparez avec le relevé d'origine.`,
      }),
    ),
  );
}

/** Of two sheets of one account and currency, the later opens with what the earlier closed with. Null where no account has two. */
function continuity(sheets: readonly CashSheet[]): ControlFinding[] | null {
  const dated = sheets.flatMap((sheet) =>
    sheet.accounts.flatMap((account) => {
      const days = daysOf(sheet, account);
      return account.balances && days ? [{ sheet, account, ...days }] : [];
    }),
  );
  const byAccount = groupBy(dated, ({ sheet, account }) => [sheet.role, account.account, account.currency].join("\n"));
  const chains = [...byAccount.values()].filter((chain) => chain.length > 1);
  if (chains.length === 0) return null;
  return chains.flatMap((chain) => {
    const ordered = [...chain].sort((one, other) => one.from - other.from || one.to - other.to);
    return ordered.flatMap((later, index): ControlFinding[] => {
      const earlier = ordered[index - 1];
      if (!earlier?.account.balances || !later.account.balances) return [];
      const [closing, opening] = [earlier.account.balances.closing, later.account.balances.opening];
      if (isZero(subtract(opening, closing))) return [];
      const { currency } = later.account;
      return [
        recordFinding(later.sheet.reading, later.account.records[0] ?? 0, null, {
          en: `It opens with ${amount(opening, currency, "en")}; ${earlier.sheet.reading.survey.sheet} closed with ${amount(closing, currency, "en")}. A statement between them is missing, or one of them was changed.`,
          fr: `Ouvre avec ${amount(opening, currency, "fr")}\u00a0; ${earlier.sheet.reading.survey.sheet} a clôturé avec ${amount(closing, currency, "fr")}. Un relevé manque entre les deux, ou l'un d'eux a été modifié.`,
        }),
      ];
    });
  });
}

function daysOf(
  { reading: { records } }: CashSheet,
  { records: own }: CashAccount,
): { from: number; to: number } | null {
  const days = records.days.bookingDate ?? records.days.valueDate ?? records.days.tradeDate;
  const [first, last] = [own[0], own.at(-1)];
  if (!days || first === undefined || last === undefined) return null;
  return { from: days[first] ?? 0, to: days[last] ?? 0 };
}

/** A difference that the open items do not make up; the items themselves are breaks, or wait for a person. */
function unproved({ book, currency, remainder }: CashProof): ControlFinding[] {
  if (isZero(remainder)) return [];
  const { survey } = book.reading;
  return [
    {
      sheet: survey.sheet,
      row: survey.headerRow,
      column: null,
      wording: {
        en: `${amount(remainder, currency, "en")} of the difference is not explained by open items: rows without an amount stand on one side.`,
        fr: `${amount(remainder, currency, "fr")} de l'écart n'est pas expliqué par les suspens\u00a0: des lignes sans montant figurent d'un côté.`,
      },
    },
  ];
}

const ITEM_WORDS = {
  "missing-in-book": {
    en: "the bank moved it, we did not book it",
    fr: "mouvementé par la banque, non comptabilisé chez nous",
  },
  "missing-at-bank": {
    en: "we booked it, the bank has not moved it",
    fr: "comptabilisé chez nous, non mouvementé par la banque",
  },
  "amount-differs": { en: "both have it, with another amount", fr: "présent des deux côtés, pour un autre montant" },
  "to-decide": { en: "several rows fit, a person decides", fr: "plusieurs lignes conviennent, à décider" },
} satisfies Record<CashProof["items"][number]["reason"], Wording>;

export const openReason = (reason: CashProof["items"][number]["reason"]): Wording => ITEM_WORDS[reason];

function withoutAmounts({ reading, accounts }: CashSheet): ControlFinding[] {
  return accounts.flatMap(({ withoutAmount }) =>
    withoutAmount.map((record) =>
      recordFinding(reading, record, null, {
        en: "This movement has no amount that can be read: it is in no total. Write its amount.",
        fr: "Ce mouvement n'a pas de montant lisible\u00a0: il n'est dans aucun total. Indiquez son montant.",
      }),
    ),
  );
}
