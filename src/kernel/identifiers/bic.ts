/** Whether a code, in upper case, has the form of a BIC (ISO 9362): party, country, suffix and perhaps a branch. */
export const isBic = (code: string): boolean => /^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(code);
