import { serialFromDay, type DateSystem } from "../../kernel/day";
import type { Language, Wording } from "../../kernel/language";
import { gapsText, tradeName } from "../bookings/bookingFindings";
import type { BookingDifference, BookingsPaper } from "../bookings/bookingsPaper";
import type { BookingFault } from "../bookings/compareBooking";
import type { ListColumn } from "./blocks";
import { rowLink, rowsLink } from "./live";
import { DATE, type PaperPage } from "./paperPage";
import type { PlannedCell } from "./plan";

export const BOOKINGS_TABLE = "Concordance_Bookings";
/** Differences that are listed; a ledger of another practice can have one for every trade. */
const MOST_LISTED = 5_000;

/** The trades that the ledger does not book as their figures say, each with its rows and its correction. */
export function bookingTables(page: PaperPage, paper: BookingsPaper, dateSystem: DateSystem, language: Language): void {
  const { expected, agreeing, differences, ledger } = paper;
  page.table(
    {
      en: `Trades against the ledger: ${expected} expected, ${agreeing} booked as their figures say`,
      fr: `Opérations contre grand livre\u00a0: ${expected} attendues, ${agreeing} comptabilisées selon leurs montants`,
    },
    BOOKINGS_TABLE,
    COLUMNS,
    differences.slice(0, MOST_LISTED).map((difference) => cellsOf(difference, ledger, dateSystem, language)),
  );
}

const FAULT_WORDS: Readonly<Record<BookingFault, Wording>> = {
  missing: { en: "Not booked", fr: "Non comptabilisée" },
  double: { en: "Booked twice", fr: "Comptabilisée deux fois" },
  side: { en: "Wrong way round", fr: "Sens inversé" },
  account: { en: "Wrong account", fr: "Mauvais compte" },
  amount: { en: "Wrong amount", fr: "Mauvais montant" },
};

const COLUMNS: readonly ListColumn[] = [
  { key: "trade", header: { en: "Trade", fr: "Opération" }, width: 26 },
  { key: "security", header: { en: "Security", fr: "Valeur" }, width: 14 },
  { key: "fault", header: { en: "What is wrong", fr: "Anomalie" }, width: 40 },
  { key: "date", header: { en: "Trade date", fr: "Date d'opération" }, width: 16, numberFormat: DATE },
  { key: "rows", header: { en: "Ledger rows", fr: "Lignes du grand livre" }, width: 18 },
  {
    key: "gaps",
    header: { en: "Missing from the ledger (debit +)", fr: "Manque au grand livre (débit +)" },
    width: 18,
  },
  { key: "entry", header: { en: "Correction", fr: "Correction" }, width: 18 },
];

function cellsOf(
  difference: BookingDifference,
  { reading, scale }: BookingsPaper["ledger"],
  dateSystem: DateSystem,
  language: Language,
): PlannedCell[] {
  const { expected, comparison, entry } = difference;
  const { survey, records } = expected.reading;
  const lines = comparison.extra.length > 0 ? comparison.extra : comparison.lines;
  return [
    rowLink(survey.sheet, records.rows[expected.records[0] ?? 0] ?? 0, tradeName(expected)),
    expected.security,
    FAULT_WORDS[comparison.fault ?? "missing"][language],
    serialFromDay(expected.tradeDate, dateSystem),
    rowsLink(reading, lines),
    gapsText(difference, scale, language),
    entry?.number ?? null,
  ];
}
