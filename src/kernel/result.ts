/** What may be refused: the caller must look before it can use the value. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T) => ({ ok: true, value }) as const;
export const refuse = <E>(error: E) => ({ ok: false, error }) as const;

/** Throws when `condition` is false: a fault of the software, never of the input. */
export function assert(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`Concordance is at fault: ${what}`);
}
