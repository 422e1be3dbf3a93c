import { businessDaysBetween, TARGET } from "../../kernel/calendar";
import type { Day } from "../../kernel/day";
import type { Period } from "../close/monthClose";

/** Whether a day ends a period for those who close it: no business day of it is left. */
export const isPeriodOver = (asOf: Day, { to }: Period): boolean =>
  asOf >= to || businessDaysBetween(asOf, to, TARGET) === 0;
