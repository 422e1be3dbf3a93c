import type { Day } from "../../kernel/day";
import type { Period } from "../close/monthClose";

/** The date of the entry of an operation that is not booked yet: its own while the period is open; what belongs to a closed period is booked
 *  on the first day of the open one (PCG art. 1031-4). */
export const bookingDay = (operation: Day, { from }: Period): Day => (operation < from ? from : operation);

/** The date of an entry that corrects what is booked: the as-of date, within the period that is closed. */
export const correctionDay = (asOf: Day, { from, to }: Period): Day => (asOf > to ? to : asOf < from ? from : asOf);
