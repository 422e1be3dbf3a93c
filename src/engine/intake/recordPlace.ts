import type { SheetReading } from "./sheetReading";

/** What a record is known by over sheets: "sheet!row". */
export const recordPlace = ({ survey, records }: Pick<SheetReading, "survey" | "records">, record: number): string =>
  `${survey.sheet}!${records.rows[record] ?? 0}`;
