/** The remainder on division by 97 of the number that a text spells, a letter being 10 to 35 (ISO 7064, MOD 97-10). */
export function remainder97(text: string): number {
  let rest = 0;
  for (const letter of text) {
    const value = parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** The digit that brings a sum to a multiple of ten: modulus 10, double-add-double, every second value doubled and the digits of each
 *  product added. */
export function doubleAddDouble(values: readonly number[]): number {
  const sum = values.reduce((total, value, index) => {
    const weighted = index % 2 === 1 ? value * 2 : value;
    return total + Math.floor(weighted / 10) + (weighted % 10);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
