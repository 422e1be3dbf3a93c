import { TARGET } from "../../kernel/calendar";
import type { Day } from "../../kernel/day";
import { absolute, isZero, subtract, ZERO, type Decimal } from "../../kernel/decimal";
import { formatDecimal, type Language } from "../../kernel/language";
import type { ControlFinding } from "../controls/controlResult";
import { DEFAULT_TOLERANCES } from "../matching/tolerance";
import { recordsWhere, selectRecords } from "../records/selectRecords";
import { BLANK_DAY, dayAt, decimalAt, moneyAt, signedMoneyAt, textAt, type RecordTable } from "../records/recordTable";
import { decimalColumn } from "../records/decimalColumn";
import type { ReadSheet } from "../workpapers";
import { asCash, only, viewOf } from "./cashFlow";
import { matchCash } from "./matchCash";
import { movementType } from "./movementType";

/** Holds the trades of the workbook against its cash: each trade that is settled by the end of the cash moved its amount, and each
 *  movement that calls itself a settlement has its trade. Null where the workbook has not both. */
export function settledTrades(sheets: readonly ReadSheet[], asOf: Day): ControlFinding[] | null {
  const cash = ofOneParty(
    sheets.filter(({ kind }) => kind === "cash"),
    "statement",
  );
  const trades = ofOneParty(
    sheets.filter(({ kind }) => kind === "trades"),
    "book",
  );
  const [ledger] = cash;
  const [book] = trades;
  // Several accounts or books would need to be told apart by what the sheets do not say.
  if (!ledger || !book || cash.length > 1 || trades.length > 1) return null;
  const movements = asCash(ledger.reading.records, viewOf(ledger.kind));
  const isSettlement = (record: number): boolean =>
    movementType([
      textAt(ledger.reading.records, "transactionType", record),
      textAt(ledger.reading.records, "label", record),
    ]) === "settlement";
  const settlements = recordsWhere(movements, isSettlement);
  const period = periodOf(movements);
  if (settlements.length === 0 || period === null) return null;
  const ours = asSettlements(book.reading.records);
  const due = recordsWhere(ours, (record) => {
    const day = dayAt(ours, "settlementDate", record);
    return day !== null && day <= asOf && isAround(day, period) && moneyAt(ours, record) !== null;
  });
  const isWithin = (record: number): boolean => {
    const day = dayAt(ours, "settlementDate", due[record] ?? 0);
    return day !== null && day >= period.from && day <= period.to;
  };
  const [left, right] = [selectRecords(ours, due), selectRecords(movements, settlements)];
  const { matches, openLeft, openRight } = matchCash(left, right, {
    passes: [],
    decisions: [],
    tolerances: DEFAULT_TOLERANCES,
    calendar: TARGET,
  });
  const amountOf = (table: RecordTable, record: number): Decimal => decimalAt(table, "netAmount", record) ?? ZERO;
  const place = (table: RecordTable, record: number) => ({
    sheet: table.sheet,
    row: table.rows[record] ?? 0,
    column: null,
  });
  return [
    ...openLeft.filter(isWithin).map((record): ControlFinding => ({
      ...place(left, record),
      wording: {
        en: `This trade should have moved ${text(amountOf(left, record), "en")}; no movement of ${right.sheet} does. Look for it under another amount or date, or chase its settlement.`,
        fr: `Cette opération aurait dû mouvementer ${text(amountOf(left, record), "fr")}\u00a0; aucun mouvement de ${right.sheet} ne le fait. Cherchez-le sous un autre montant ou une autre date, ou relancez le dénouement.`,
      },
    })),
    ...openRight.map((record): ControlFinding => ({
      ...place(right, record),
      wording: {
        en: `This settlement of ${text(amountOf(right, record), "en")} has no trade in ${left.sheet}. Book the trade, or correct the movement's description.`,
        fr: `Ce dénouement de ${text(amountOf(right, record), "fr")} n'a pas d'opération dans ${left.sheet}. Comptabilisez l'opération, ou corrigez le libellé du mouvement.`,
      },
    })),
    ...matches.flatMap((match): ControlFinding[] => {
      const [one = 0, other = 0] = [match.left[0], match.right[0]];
      if (match.status !== "matched" || match.left.length > 1 || match.right.length > 1) return [];
      const [traded, moved] = [amountOf(left, one), amountOf(right, other)];
      const gap = subtract(traded, moved);
      if (isZero(gap)) return [];
      return [
        {
          ...place(left, one),
          wording: {
            en: `The trade says ${text(traded, "en")}, ${right.sheet} row ${right.rows[other] ?? 0} moved ${text(moved, "en")}: ${text(absolute(gap), "en")} apart.`,
            fr: `L'opération indique ${text(traded, "fr")}, la ligne ${right.rows[other] ?? 0} de ${right.sheet} a mouvementé ${text(moved, "fr")}\u00a0: écart de ${text(absolute(gap), "fr")}.`,
          },
        },
      ];
    }),
  ];
}

const text = (value: Decimal, language: Language): string => formatDecimal(value, language, 2);

/** The sheets of the party that is asked for, else those of the other one. */
export function ofOneParty(sheets: readonly ReadSheet[], wanted: "book" | "statement"): readonly ReadSheet[] {
  const own = sheets.filter(({ role }) => role === wanted);
  return own.length > 0 ? own : sheets;
}

/** Money may move some days before or after it is due: a trade at the edge of the cash's period may have its movement within it. */
const EDGE_DAYS = 7;
const isAround = (day: Day, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  day >= from - EDGE_DAYS && day <= to + EDGE_DAYS;

function periodOf({ days }: RecordTable): { readonly from: number; readonly to: number } | null {
  const known = (days.settlementDate ?? new Int32Array(0)).filter((day) => day !== BLANK_DAY);
  return known.length === 0 ? null : { from: Math.min(...known), to: Math.max(...known) };
}

/** Trades as the cash that they move. A trade without a settlement date moves on its trade date. */
function asSettlements(table: RecordTable): RecordTable {
  const { count, texts, days } = table;
  const dueAt = (record: number): Day | null =>
    dayAt(table, "settlementDate", record) ?? dayAt(table, "tradeDate", record);
  const { reference, counterReference, currency, label } = texts;
  return {
    ...table,
    texts: only({ reference, counterReference, currency, label }),
    decimals: { netAmount: decimalColumn(count, (record) => signedMoneyAt(table, record)) },
    days:
      days.settlementDate || days.tradeDate
        ? { settlementDate: Int32Array.from({ length: count }, (_, record) => dueAt(record) ?? BLANK_DAY) }
        : {},
  };
}
