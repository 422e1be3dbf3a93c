import { COUNTRIES } from "./countries";

/** Whether a code, in upper case, is a BIC (ISO 9362): party, a country that there is, suffix and perhaps a branch. */
export const isBic = (code: string): boolean => bicFault(code) === null;

/** What is wrong with a code as a BIC; null for a right one. */
export function bicFault(code: string): "characters" | "prefix" | null {
  if (!/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(code)) return "characters";
  return COUNTRIES.has(code.slice(4, 6)) ? null : "prefix";
}
