/** A 53-bit hash of a text, the same on every machine: cyrb53 by bryc (public domain). For names and ids, not for secrets. */
export function hashText(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

/** Crockford's base 32: no I, L, O or U, so that an id can be read out over the telephone. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** An id of 11 letters and digits for a text: the same text has the same id on every run. */
export function shortId(text: string): string {
  let id = "";
  for (let rest = hashText(text); id.length < 11; rest = Math.floor(rest / 32)) id = (LETTERS[rest % 32] ?? "") + id;
  return id;
}
