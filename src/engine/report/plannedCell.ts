import { serialFromDay, type DateSystem } from "../../kernel/day";
import { decimalText } from "../../kernel/decimal";
import type { StatementCell } from "../formats/statementFile";
import type { PlannedCell } from "./plan";

/** Excel keeps 15 digits; a longer number would lose its end, and stays a text. */
const MOST_DIGITS = 15;

/** A cell of a file as it is written into a sheet. */
export function plannedCell(cell: StatementCell, dateSystem: DateSystem): PlannedCell {
  if (cell === null || typeof cell === "string") return cell;
  if (typeof cell === "number") return serialFromDay(cell, dateSystem);
  const text = decimalText(cell);
  return text.replace(/^-|\./g, "").replace(/^0+/, "").length <= MOST_DIGITS ? Number(text) : text;
}
