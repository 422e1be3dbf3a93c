import type { EmbeddedExcel } from "./embeddedExcel";
import { EmbeddedWorkbook, type EmbeddedOptions } from "./embeddedWorkbook";
import { createWorkbook } from "./model/createWorkbook";
import { loadWorkbook } from "./package/loadWorkbook";
import { saveWorkbook } from "./package/saveWorkbook";

export type { CellView, EmbeddedExcel } from "./embeddedExcel";
export { UnreadableWorkbook } from "./embeddedExcel";
export { loadWorkbook } from "./package/loadWorkbook";
export type { EmbeddedOptions } from "./embeddedWorkbook";
export type { Area, Sheet, Workbook } from "./model/workbook";

/** Opens an .xlsx, or with null a new workbook with one empty sheet. Throws `UnreadableWorkbook` when the bytes are none. */
export async function openEmbeddedExcel(
  bytes: Uint8Array | null,
  options: EmbeddedOptions = {},
): Promise<EmbeddedExcel> {
  const workbook = bytes === null ? createWorkbook() : loadWorkbook(bytes, options.zip);
  return EmbeddedWorkbook.open(workbook, () => saveWorkbook(workbook, options.zip), options);
}
