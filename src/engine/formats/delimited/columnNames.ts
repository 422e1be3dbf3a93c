import { decimalToNumber } from "../../../kernel/decimal";
import type { Wording } from "../../../kernel/language";
import type { Cell } from "../../grid";
import { isPairedHeader } from "../../intake/pairedHeader";
import type { CellRow } from "./findTable";

/** Excel's limit on the header of a table's column. */
const LONGEST_HEADER = 255;
const ROWS_LOOKED_AT = 50;

/** The header of each column in its table: the file's own text, told apart where it comes twice, and a name where there is none.
 *  Null for a column without a header and without a cell. */
export function columnNames(labels: readonly string[], width: number, rows: readonly CellRow[]): (Wording | null)[] {
  const taken = new Set<string>();
  const top = rows.slice(0, ROWS_LOOKED_AT);
  const cellsOf = (column: number): Cell[] => top.map((row) => cellFor(row[column] ?? null));
  return Array.from({ length: width }, (_, column): Wording | null => {
    const label = (labels[column] ?? "").slice(0, LONGEST_HEADER - 20);
    const before = labels[column - 1] ?? "";
    const isPaired = isPairedHeader(label, labels[column + 1], cellsOf(column), cellsOf(column + 1));
    if (isPaired) return alone({ en: `${label} (currency)`, fr: `${label} (devise)` }, taken);
    if (label !== "") return alone({ en: label, fr: label }, taken);
    if (before !== "" && isPairedHeader(before, "", cellsOf(column - 1), cellsOf(column)))
      return alone({ en: before, fr: before }, taken);
    if (rows.every((row) => (row[column] ?? null) === null)) return null;
    return alone({ en: `Column ${column + 1}`, fr: `Colonne ${column + 1}` }, taken);
  });
}

function cellFor(cell: CellRow[number]): Cell {
  if (cell === null) return "";
  return typeof cell === "object" ? decimalToNumber(cell) : cell;
}

/** Excel wants each header once, whatever its case. */
function alone(header: Wording, taken: Set<string>): Wording {
  const isFree = ({ en, fr }: Wording): boolean => !taken.has(en.toLowerCase()) && !taken.has(fr.toLowerCase());
  let free = header;
  for (let number = 2; !isFree(free); number += 1)
    free = { en: `${header.en} (${number})`, fr: `${header.fr} (${number})` };
  taken.add(free.en.toLowerCase()).add(free.fr.toLowerCase());
  return free;
}
