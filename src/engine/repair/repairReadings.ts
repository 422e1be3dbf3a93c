import type { Grid } from "../grid";
import type { ReadPairing } from "../homes";
import { isinNotice } from "../intake/sheetNotices";
import type { SheetReading } from "../intake/sheetReading";
import type { RecordTable } from "../records/recordTable";
import type { RepairDecisions } from "./decisions";
import type { Repair } from "./repair";
import { repairDays } from "./repairDays";
import { repairNotices } from "./repairNotices";
import { repairTexts } from "./repairTexts";

export interface RepairedPairing {
  readonly pairing: ReadPairing;
  readonly repairs: readonly Repair[];
}

/** Reads what a spreadsheet damaged as what it was, on both sides of a pairing, each by the evidence of the other as it was read. The
 *  cells stay as they are; every repair is listed, and one that a person rejected is not made. */
export function repairReadings(
  { books, statements }: ReadPairing,
  grids: ReadonlyMap<string, Grid>,
  decisions: RepairDecisions,
): RepairedPairing {
  const repairs: Repair[] = [];
  const repaired = (reading: SheetReading, others: readonly SheetReading[]): SheetReading => {
    const found = repairedReading(
      reading,
      grids.get(reading.survey.sheet)!,
      others.map(({ records }) => records),
      decisions,
    );
    repairs.push(...found.repairs);
    return found.reading;
  };
  const pairing = {
    books: books.map((reading) => repaired(reading, statements)),
    statements: statements.map((reading) => repaired(reading, books)),
  };
  return { pairing, repairs };
}

function repairedReading(
  reading: SheetReading,
  grid: Grid,
  others: readonly RecordTable[],
  decisions: RepairDecisions,
): { readonly reading: SheetReading; readonly repairs: readonly Repair[] } {
  const texts = repairTexts(reading, grid, others, decisions);
  const days = repairDays({ ...reading, records: texts.records }, grid, others, decisions);
  const repairs = [...days.repairs, ...texts.repairs];
  const notices = [...repairNotices(repairs), ...isinNotice(reading.survey, days.records)];
  return { reading: { ...reading, records: days.records, notices: [...reading.notices, ...notices] }, repairs };
}
