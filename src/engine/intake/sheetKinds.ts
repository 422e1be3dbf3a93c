import type { Wording } from "../../kernel/language";
import type { SheetKind } from "../records/ambiguousHeaders";
import type { Field } from "../records/field";
import type { SheetSurvey } from "./sheetReading";
import { kindOfSurvey } from "./surveyGrid";

/** What the rows of each kind of sheet are called. */
export const KIND_WORDS: Readonly<Record<SheetKind, Wording>> = {
  trades: { en: "trades", fr: "des opérations" },
  positions: { en: "positions", fr: "des positions" },
  cash: { en: "cash movements", fr: "des mouvements d'espèces" },
  ledger: { en: "ledger entries", fr: "des écritures comptables" },
  events: { en: "corporate actions", fr: "des opérations sur titres" },
  results: { en: "results", fr: "des résultats" },
  prices: { en: "prices", fr: "des cours" },
  rates: { en: "exchange rates", fr: "des cours de change" },
};

/** The kinds that two parties keep of one business, so that the sheets of one face those of the other. */
export const FACING_KINDS: readonly SheetKind[] = ["trades", "positions", "cash", "ledger", "events"];

/** Columns that only this kind of sheet has: without one of them its kind is a guess. */
const TELLING: Readonly<Record<SheetKind, readonly Field[]>> = {
  trades: ["side", "tradeDate", "price"],
  positions: ["marketValue", "positionDate"],
  cash: ["debit", "credit", "balance", "valueDate"],
  ledger: ["ledgerAccount"],
  events: ["event", "exDate", "recordDate"],
  results: ["result"],
  prices: ["price"],
  rates: ["fxRate", "currencyPair"],
};

const isPlain = (survey: SheetSurvey): boolean =>
  TELLING[kindOfSurvey(survey)].some((field) => survey.columns[field] !== undefined);

/** Whether two sheets of different kinds may face each other all the same: the bank's account in the ledger and its
 *  statement, or two sheets of which one has too few columns for its kind to be certain. */
export function canBeOneBusiness(book: SheetSurvey, statement: SheetSurvey): boolean {
  const kinds = [kindOfSurvey(book), kindOfSurvey(statement)];
  if (kinds[0] === kinds[1] || (kinds[0] === "ledger" && kinds[1] === "cash")) return true;
  return !(isPlain(book) && isPlain(statement));
}
