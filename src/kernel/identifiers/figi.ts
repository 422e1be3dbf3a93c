import { doubleAddDouble } from "./checkSums";

const CONSONANTS = "BCDFGHJKLMNPQRSTVWXYZ";
const FORM = new RegExp(`^(?!BS|BM|GG|GB|GH|KY|VG)[${CONSONANTS}]{2}G[${CONSONANTS}0-9]{8}[0-9]$`);

/** Whether twelve characters, in upper case, are a FIGI (OMG standard): no vowels, G in the third place, and modulus 10,
 *  double-add-double, over the first eleven. */
export const isFigi = (code: string): boolean =>
  FORM.test(code) && doubleAddDouble([...code.slice(0, 11)].map((letter) => parseInt(letter, 36))) === Number(code[11]);
