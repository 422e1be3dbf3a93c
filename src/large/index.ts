import { closeSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import { foreignFile } from "../files/foreignFile";
import type { Wording } from "../kernel/language";
import { refuse, type Result } from "../kernel/result";
import { readParquet } from "./readParquet";
import { readText, type LargeFile } from "./readText";
import { isTooLarge, TooLarge } from "./tooLarge";

export { isTooLarge, TooLarge };
export type { LargeFile };

/** Reads a table of any length, CSV (packed with gzip too) or Parquet, as a sheet called `sheet`. Refuses what is neither, with what it
 *  is and the remedy. Rejects where the system does not give the file, and with `TooLarge`. */
export async function readLargeFile(
  path: string,
  sheet: string,
  onRead: (fraction: number) => void,
): Promise<Result<LargeFile, Wording>> {
  const start = firstBytes(path);
  if (startsWith(start, PARQUET)) return readParquet(path, sheet, onRead);
  const isPacked = startsWith(start, GZIP);
  if (startsWith(start, ZIP)) return refuse(workbook(basename(path)));
  const foreign = isPacked ? null : foreignFile(start);
  if (foreign) return refuse(foreign);
  try {
    return await readText(path, sheet, isPacked, onRead);
  } catch (error) {
    if (isPacked && String((error as NodeJS.ErrnoException).code).startsWith("Z_")) return refuse(DAMAGED);
    throw error;
  }
}

const PARQUET = [0x50, 0x41, 0x52, 0x31];
const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

function firstBytes(path: string): Uint8Array {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(4_096);
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}

const workbook = (name: string): Wording => ({
  en: `this is a workbook or a ZIP archive, not a CSV or Parquet file. Name a workbook first (concordance reconcile ${name}) and its sheets after --left and --right.`,
  fr: `c'est un classeur ou une archive ZIP, pas un fichier CSV ou Parquet. Nommez d'abord le classeur (concordance reconcile ${name}), puis ses feuilles après --left et --right.`,
});

const DAMAGED: Wording = {
  en: "this gzip archive is damaged or incomplete. Copy or download it again.",
  fr: "cette archive gzip est endommagée ou incomplète. Copiez-la ou téléchargez-la à nouveau.",
};
