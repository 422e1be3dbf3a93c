/** More than this machine's memory holds. */
export class TooLarge extends Error {}

/** What a row of either file takes while it is reconciled, as measured on ten million a side. */
const BYTES_A_ROW = 560;

/** Whether so many rows of both files together are too many for a machine with so many bytes of memory. */
export const isTooLarge = (rows: number, memory: number): boolean => rows * BYTES_A_ROW > memory;
