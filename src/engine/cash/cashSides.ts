import type { ReadPairing } from "../homes";
import type { SheetReading } from "../intake/sheetReading";
import { kindOfSurvey } from "../intake/surveyGrid";
import { asCash, viewOf, type CashView } from "./cashFlow";

/** Both sides' movements in the form in which they are compared. A cash book of ours may be kept as a bank writes its statement, or as a
 *  ledger books its own money: whichever makes more of its rows run as the statement's do. Where neither does, it is read as a
 *  bank's. */
export function asCashSides({ books, statements }: ReadPairing): ReadPairing {
  const theirs = statements.map((reading) => asView(reading, viewOf(kindOfSurvey(reading.survey))));
  return {
    books: books.map((reading) => {
      const kind = kindOfSurvey(reading.survey);
      if (kind === "ledger") return asView(reading, viewOf(kind));
      const views = (["credit-in", "debit-in"] as const).map((view) => asView(reading, view));
      const [asBank, asLedger] = views.map((own) => runningAlike(own, theirs));
      return (asLedger ?? 0) > (asBank ?? 0) ? views[1]! : views[0]!;
    }),
    statements: theirs,
  };
}

const asView = (reading: SheetReading, view: CashView): SheetReading => ({
  ...reading,
  records: asCash(reading.records, view),
});

/** How many rows of ours have an equal on some statement: currency, amount, direction and day. */
function runningAlike({ records }: SheetReading, statements: readonly SheetReading[]): number {
  const known = new Set(statements.flatMap((statement) => keysOf(statement.records)));
  return keysOf(records).filter((key) => known.has(key)).length;
}

const keysOf = ({ count, texts, decimals, days }: SheetReading["records"]): string[] =>
  Array.from({ length: count }, (_, record) =>
    [
      texts.currency?.[record] ?? -1,
      decimals.netAmount?.units[record],
      decimals.netAmount?.scales[record],
      days.settlementDate?.[record],
    ].join("/"),
  );
