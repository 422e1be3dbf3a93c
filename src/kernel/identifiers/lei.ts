/** Whether twenty characters, in upper case, are an LEI (ISO 17442): the number they spell leaves 1 on division by 97. */
export function isLei(code: string): boolean {
  if (!/^[A-Z0-9]{18}[0-9]{2}$/.test(code)) return false;
  let rest = 0;
  for (const letter of code) {
    const value = parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
