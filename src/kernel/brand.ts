declare const brand: unique symbol;

/** A value that one function has vouched for: `Brand<number, "Day">` is made by `kernel/day.ts` and by nobody else. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
