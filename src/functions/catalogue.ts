import { AMOUNT_FUNCTIONS } from "./amountFunctions";
import { DATE_FUNCTIONS } from "./dateFunctions";
import { IDENTIFIER_FUNCTIONS } from "./identifierFunctions";
import type { WorksheetFunction } from "./worksheetFunction";

/** Every worksheet function of Concordance, in the order in which the README lists them. */
export const WORKSHEET_FUNCTIONS: readonly WorksheetFunction[] = [
  ...IDENTIFIER_FUNCTIONS,
  ...DATE_FUNCTIONS,
  ...AMOUNT_FUNCTIONS,
];
