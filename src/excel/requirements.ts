/** The least that Excel must offer, for the manifest and the ribbon. */
export const REQUIRED_SET = { name: "ExcelApi", minVersion: "1.9" } as const;

/** Table.resize and Range.getMergedAreasOrNullObject came with 1.13: without, marks stand beside a table and do not join
 *  it, and merged cells read as Excel stores them, a value at the top left and blanks. */
export const hasTableResize = (): boolean => isSupported("1.13");
export const hasMergedAreas = (): boolean => isSupported("1.13");

const isSupported = (version: string): boolean => Office.context.requirements.isSetSupported("ExcelApi", version);
