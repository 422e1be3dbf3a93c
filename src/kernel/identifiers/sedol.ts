const WEIGHTS = [1, 3, 1, 7, 3, 9] as const;

/** Whether seven characters, in upper case, are a SEDOL: no vowels, and the weighted sum a multiple of ten. */
export function isSedol(code: string): boolean {
  if (!/^[0-9B-DF-HJ-NP-TV-Z]{6}[0-9]$/.test(code)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * parseInt(code.charAt(index), 36), 0);
  return (10 - (sum % 10)) % 10 === Number(code[6]);
}
