import { absolute } from "../../kernel/decimal";
import type { ChartOfAccounts } from "../accounting/chart";
import { slotReader } from "../bookings/slots";
import { sheetNotice } from "../intake/readingProblems";
import { setAsideRow } from "../intake/setAsideRows";
import type { SheetReading } from "../intake/sheetReading";
import { kindOfSurvey } from "../intake/surveyGrid";
import { decimalColumn } from "../records/decimalColumn";
import { BLANK_TEXT, decimalAt, textAt, type RecordTable } from "../records/recordTable";
import { withRecordsAside } from "../repeatedRows";

/** A ledger as the bank sees it: the lines of its bank accounts (512), each in the currency of the account; all others face nothing of a
 *  statement. A ledger without a bank account that the chart knows stays as it is. */
export function withBankLines(
  reading: SheetReading,
  statements: readonly SheetReading[],
  chart: ChartOfAccounts,
  baseCurrency: string,
): SheetReading {
  if (kindOfSurvey(reading.survey) !== "ledger") return reading;
  const { records, survey } = reading;
  const slotOf = slotReader(chart);
  const isBank = (record: number): boolean => slotOf(textAt(records, "ledgerAccount", record) ?? "") === "bank";
  const others = Array.from({ length: records.count }, (_, record) => record).filter((record) => !isBank(record));
  if (others.length === records.count) return reading;
  const notice = sheetNotice(survey.sheet, "ledger-bank-lines", {
    en: `Its ${records.count - others.length} lines on bank accounts face the statement; the other ${others.length} are checked as a ledger's.`,
    fr: `Ses ${records.count - others.length} lignes de comptes bancaires font face au relevé\u00a0; les ${others.length} autres sont contrôlées en tant que grand livre.`,
  });
  const saysCurrency = statements.some((statement) => statement.records.texts.currency !== undefined);
  const viewed = { ...reading, records: inAccountCurrency(records, saysCurrency ? baseCurrency : null) };
  if (others.length === 0) return viewed;
  const { reason } = setAsideRow(0, "other-account");
  return withRecordsAside(viewed, new Map(others.map((record) => [record, reason])), notice, "other-account");
}

/** Debits and credits as the bank has them: the amount in currency where a line has one, else that of the books, whose currency the ledger need
 *  not name. `baseCurrency` null: the statement names no currency. */
function inAccountCurrency(records: RecordTable, baseCurrency: string | null): RecordTable {
  const isForeign = (record: number): boolean => {
    const currency = textAt(records, "currency", record);
    return currency !== null && currency !== baseCurrency && decimalAt(records, "currencyAmount", record) !== null;
  };
  const amounts = (field: "debit" | "credit") =>
    decimalColumn(records.count, (record) => {
      const own = decimalAt(records, field, record);
      if (own === null || own.units === 0n || !isForeign(record)) return own;
      return absolute(decimalAt(records, "currencyAmount", record) ?? own);
    });
  const base = baseCurrency === null ? BLANK_TEXT : records.pool.code(baseCurrency);
  return {
    ...records,
    decimals: { ...records.decimals, debit: amounts("debit"), credit: amounts("credit") },
    texts:
      baseCurrency === null
        ? records.texts
        : {
            ...records.texts,
            currency: Int32Array.from({ length: records.count }, (_, record) =>
              isForeign(record) ? (records.texts.currency?.[record] ?? base) : base,
            ),
          },
  };
}
