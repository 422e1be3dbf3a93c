const CONSONANTS = "BCDFGHJKLMNPQRSTVWXYZ";
const FORM = new RegExp(`^(?!BS|BM|GG|GB|GH|KY|VG)[${CONSONANTS}]{2}G[${CONSONANTS}0-9]{8}[0-9]$`);

/** Whether twelve characters, in upper case, are a FIGI (OMG standard): no vowels, G in the third place, and modulus 10,
 *  double-add-double, over the first eleven. */
export function isFigi(code: string): boolean {
  if (!FORM.test(code)) return false;
  let sum = 0;
  for (let index = 0; index < 11; index += 1) {
    const value = parseInt(code.charAt(index), 36) * (index % 2 === 1 ? 2 : 1);
    sum += Math.floor(value / 10) + (value % 10);
  }
  return (10 - (sum % 10)) % 10 === Number(code[11]);
}
