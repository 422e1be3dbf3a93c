import { serialFromDay, type DateSystem } from "../../kernel/day";
import { decimalText, type Decimal } from "../../kernel/decimal";
import type { StatementCell } from "../formats/statementFile";
import type { PlannedCell } from "./plan";

/** Excel keeps 15 digits; a longer number would lose its end, and stays a text. */
const MOST_DIGITS = 15;

/** A cell of a file as it is written into a sheet. */
export function plannedCell(cell: StatementCell, dateSystem: DateSystem): PlannedCell {
  if (cell === null || typeof cell === "string") return cell;
  if (typeof cell === "number") return serialFromDay(cell, dateSystem);
  const text = decimalText(cell);
  return isLong(text) ? text : Number(text);
}

/** Whether a number has more digits than Excel keeps. */
export const isTooLong = (cell: Decimal): boolean =>
  (cell.units > LARGEST || cell.units < -LARGEST) && isLong(decimalText(cell));

const LARGEST = 10n ** BigInt(MOST_DIGITS) - 1n;
const isLong = (text: string): boolean => text.replace(/^-|\./g, "").replace(/^0+/, "").length > MOST_DIGITS;
