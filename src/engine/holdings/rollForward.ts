import type { Day } from "../../kernel/day";
import { absolute, add, compare, isZero, subtract, ZERO, type Decimal } from "../../kernel/decimal";
import { dayAt, decimalAt, securityAt, signedQuantityAt, textAt, type RecordTable } from "../records/recordTable";
import type { ReadSheet } from "../workpapers";
import { eventQuantity, holdingEvents, type HoldingEvent, type HoldingMovement } from "./eventMovements";

/** One position carried from one day to the next: opening + movements + corporate actions + remainder = closing, always. */
export interface RollForward {
  readonly role: "book" | "statement";
  readonly account: string | null;
  readonly security: string;
  readonly from: Day;
  readonly to: Day;
  readonly opening: Decimal;
  readonly closing: Decimal;
  /** Pieces in, less pieces out, by trade date and by the date on which they settled. */
  readonly traded: Decimal;
  readonly settled: Decimal;
  /** What corporate actions added, in that view. */
  readonly events: Decimal;
  /** The view that leaves least, and what it leaves. */
  readonly view: "traded" | "settled";
  readonly remainder: Decimal;
  /** The rows of both days and of the movements between them: [sheet, row]. */
  readonly closingRow: { readonly sheet: string; readonly row: number } | null;
}

type Role = RollForward["role"];

/** Carries every position from each day that its party lists to the next, by that party's own trades. A party that lists one day only
 *  has no opening: it is not carried. */
export function rollForwards(sheets: readonly ReadSheet[]): RollForward[] {
  return (["book", "statement"] as const).flatMap((role) => carried(sheets, role));
}

/** Whether a party lists its positions on several days, and its trades. */
export const canCarry = (sheets: readonly ReadSheet[], role: Role): boolean =>
  positionDays(sheets, role).length > 1 && sheets.some((sheet) => sheet.kind === "trades" && sheet.role === role);

function carried(sheets: readonly ReadSheet[], role: Role): RollForward[] {
  if (!canCarry(sheets, role)) return [];
  const days = positionDays(sheets, role);
  const positions = positionsOf(sheets, role);
  const movements = movementsOf(sheets, role);
  const events = holdingEvents(sheets);
  const keys = [...new Set([...positions.values()].flatMap((ofDay) => [...ofDay.keys()]))].sort();
  return days.slice(1).flatMap((to, index) => {
    const from = days[index]!;
    return keys.flatMap((key): RollForward[] => {
      const [before, after] = [positions.get(from)?.get(key), positions.get(to)?.get(key)];
      const own = movements.get(key) ?? [];
      const [account = "", security = ""] = key.split("\n");
      const between = (dayOf: (movement: HoldingMovement) => Day | null): Decimal =>
        own.reduce((sum, movement) => {
          const day = dayOf(movement);
          return day !== null && day > from && day <= to ? add(sum, movement.quantity) : sum;
        }, ZERO);
      const [opening, closing] = [before?.quantity ?? ZERO, after?.quantity ?? ZERO];
      const [traded, settled] = [between(({ tradeDay }) => tradeDay), between(({ settledDay }) => settledDay)];
      if (isZero(opening) && isZero(closing) && isZero(traded)) return [];
      const ofLine = events.filter((event) => isOf(event, account, security));
      const viewed = (view: RollForward["view"], moved: Decimal) => {
        const changed = eventQuantity(opening, own, ofLine, { from, to }, view);
        return { view, events: changed, remainder: subtract(subtract(subtract(closing, opening), moved), changed) };
      };
      const [bySettlement, byTrade] = [viewed("settled", settled), viewed("traded", traded)];
      return [
        {
          role,
          account: account === "" ? null : account,
          security,
          from,
          to,
          opening,
          closing,
          traded,
          settled,
          ...(compare(absolute(bySettlement.remainder), absolute(byTrade.remainder)) <= 0 ? bySettlement : byTrade),
          closingRow: after ?? before ?? null,
        },
      ];
    });
  });
}

const isOf = (event: HoldingEvent, account: string, security: string): boolean =>
  event.security === security && (event.account === null || account === "" || event.account === account);

interface Position {
  readonly quantity: Decimal;
  readonly sheet: string;
  readonly row: number;
}

const keyOf = (table: RecordTable, record: number): string | null => {
  const security = securityAt(table, record);
  return security === null ? null : `${textAt(table, "account", record) ?? ""}\n${security}`;
};

function positionDays(sheets: readonly ReadSheet[], role: Role): Day[] {
  const days = new Set<Day>();
  for (const { reading } of sheets.filter((sheet) => sheet.kind === "positions" && sheet.role === role)) {
    for (let record = 0; record < reading.records.count; record += 1) {
      const day = dayAt(reading.records, "positionDate", record);
      if (day !== null) days.add(day);
    }
  }
  return [...days].sort((one, other) => one - other);
}

function positionsOf(sheets: readonly ReadSheet[], role: Role): Map<Day, Map<string, Position>> {
  const byDay = new Map<Day, Map<string, Position>>();
  for (const { reading } of sheets.filter((sheet) => sheet.kind === "positions" && sheet.role === role)) {
    const { records, survey } = reading;
    for (let record = 0; record < records.count; record += 1) {
      const [day, key] = [dayAt(records, "positionDate", record), keyOf(records, record)];
      const quantity = decimalAt(records, "quantity", record);
      if (day === null || key === null || quantity === null) continue;
      const ofDay = byDay.get(day) ?? new Map<string, Position>();
      byDay.set(day, ofDay);
      const known = ofDay.get(key);
      ofDay.set(key, {
        sheet: survey.sheet,
        row: records.rows[record] ?? 0,
        ...known,
        quantity: add(known?.quantity ?? ZERO, quantity),
      });
    }
  }
  return byDay;
}

function movementsOf(sheets: readonly ReadSheet[], role: Role): Map<string, HoldingMovement[]> {
  const movements = new Map<string, HoldingMovement[]>();
  for (const { reading } of sheets.filter((sheet) => sheet.kind === "trades" && sheet.role === role)) {
    const { records } = reading;
    for (let record = 0; record < records.count; record += 1) {
      const [key, quantity] = [keyOf(records, record), signedQuantityAt(records, record)];
      if (key === null || quantity === null) continue;
      const status = textAt(records, "status", record);
      const isSettled = status === null || status === "SETTLED";
      const due = dayAt(records, "effectiveSettlementDate", record) ?? dayAt(records, "settlementDate", record);
      const own = movements.get(key) ?? [];
      movements.set(key, own);
      own.push({
        quantity,
        tradeDay: dayAt(records, "tradeDate", record),
        settledDay: isSettled ? due : null,
      });
    }
  }
  return movements;
}
