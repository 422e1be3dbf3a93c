import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Cell, Grid } from "../grid";

/** What a sheet holds, as a number that no other content has: SHA-256 of its cells in their order and place. */
export interface SheetFingerprint {
  readonly sheet: string;
  /** Rows that hold anything. */
  readonly rows: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** The fingerprint of a sheet's values, wherever blanks stand around them. Formats do not count. */
export function sheetFingerprint(grid: Grid): SheetFingerprint {
  const hash = sha256.create();
  let rows = 0;
  grid.values.forEach((cells, index) => {
    const text = rowText(cells, grid.firstColumn);
    if (text === "") return;
    rows += 1;
    hash.update(utf8ToBytes(`${grid.firstRow + index}${text}\n`));
  });
  return { sheet: grid.sheet, rows, sha256: bytesToHex(hash.digest()) };
}

/** Each cell with its column and its type: the text "1" is not the number 1. */
function rowText(cells: readonly Cell[], firstColumn: number): string {
  let text = "";
  cells.forEach((cell, index) => {
    if (cell !== "") text += `|${firstColumn + index}:${JSON.stringify(cell)}`;
  });
  return text;
}

/** SHA-256 of a text, in hexadecimal. */
export const textFingerprint = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
