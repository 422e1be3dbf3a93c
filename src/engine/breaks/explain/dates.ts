import { addBusinessDays, businessDaysBetween, isBusinessDay } from "../../../kernel/calendar";
import { civilDate, dayOf, type Day } from "../../../kernel/day";
import { decimal } from "../../../kernel/decimal";
import { intendedSettlementDate, settlementCycle } from "../../../kernel/settlementCycle";
import type { ExplanationCode, Explanation } from "../break";
import { settlementMarket } from "../dueDay";
import { STRENGTH, type Candidate, type Clues, type Signature } from "./signature";

interface DayGap {
  readonly field: "tradeDate" | "settlementDate";
  readonly left: Day;
  readonly right: Day;
}

function dayGap({ fields: [field], differences }: Clues): DayGap | null {
  const difference = field && differences[field];
  if (difference?.kind !== "day" || difference.left === null || difference.right === null) return null;
  return {
    field: field === "tradeDate" ? "tradeDate" : "settlementDate",
    left: difference.left,
    right: difference.right,
  };
}

function candidate(
  gap: DayGap,
  code: ExplanationCode,
  strength: Candidate["strength"],
  figures: Explanation["figures"] = {},
): readonly Candidate[] {
  return [
    { strength, explanation: { code, field: gap.field, figures: { left: gap.left, right: gap.right, ...figures } } },
  ];
}

/** 04/09 read as 9 April. */
export const dayAndMonthSwapped: Signature = (clues) => {
  const gap = dayGap(clues);
  if (!gap) return [];
  const { year, month, dayOfMonth } = civilDate(gap.left);
  const swapped = dayOf(year, dayOfMonth, month);
  return swapped.ok && swapped.value === gap.right ? candidate(gap, "day-month-swapped", STRENGTH.column) : [];
};

/** From one trade date, one side counts the cycle of the market and the other a day more or less, by T+1 against T+2. */
export const settlementCycleMissed: Signature = (clues) => {
  const gap = dayGap(clues);
  const [trade, theirTrade] = [clues.book.day("tradeDate"), clues.statement.day("tradeDate")];
  const traded = trade ?? theirTrade;
  if (gap?.field !== "settlementDate" || traded === null || (theirTrade !== null && theirTrade !== traded)) return [];
  const market = settlementMarket(clues.book.text("security") ?? clues.statement.text("security"));
  const cycle = market && settlementCycle(market, traded);
  const intended = market && intendedSettlementDate(market, traded);
  if (cycle === null || intended === null) return [];
  const right = gap.left === intended ? "left" : gap.right === intended ? "right" : null;
  const missed = cycle === 2 ? 1 : 2;
  const wrongDay = right === "left" ? gap.right : gap.left;
  if (right === null || wrongDay !== addBusinessDays(traded, missed, clues.calendar)) return [];
  const figures = {
    traded,
    cycle: decimal(BigInt(cycle)),
    missed: decimal(BigInt(missed)),
    by: right === "left" ? "right" : "left",
  };
  return candidate(gap, "settlement-cycle", STRENGTH.rule, figures);
};

/** Exactly one or two business days apart. */
export const businessDayShift: Signature = (clues) => {
  const gap = dayGap(clues);
  if (!gap || !isBusinessDay(gap.left, clues.calendar) || !isBusinessDay(gap.right, clues.calendar)) return [];
  const days = businessDaysBetween(gap.left, gap.right, clues.calendar);
  if (Math.abs(days) < 1 || Math.abs(days) > 2) return [];
  return candidate(gap, "business-day-shift", STRENGTH.digits, { days: decimal(BigInt(days)) });
};
