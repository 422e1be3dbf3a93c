import type { Day } from "../../kernel/day";

/** The date of an entry: that of its operation while the period is open; what belongs to a closed period is booked on the first day of the
 *  open one (PCG art. 1031-4). */
export const bookingDay = (operation: Day, openFrom: Day): Day => (operation < openFrom ? openFrom : operation);
