const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*@#";

/** Whether nine characters, in upper case, are a CUSIP: modulus 10, double-add-double, on the first eight. */
export function isCusip(code: string): boolean {
  return /^[0-9A-Z*@#]{8}[0-9]$/.test(code) && cusipCheckDigit(code) === Number(code[8]);
}

/** The check digit of the first eight characters, which some vendors leave out. */
export function cusipCheckDigit(code: string): number {
  let sum = 0;
  for (let index = 0; index < 8; index += 1) {
    const value = ALPHABET.indexOf(code.charAt(index)) * (index % 2 === 1 ? 2 : 1);
    sum += Math.floor(value / 10) + (value % 10);
  }
  return (10 - (sum % 10)) % 10;
}
