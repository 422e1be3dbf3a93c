/** More than this machine's memory holds. */
export class TooLarge extends Error {}
