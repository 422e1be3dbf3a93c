import { parseDay } from "../../kernel/day";
import { isSiren } from "../../kernel/identifiers/siren";
import type { Wording } from "../../kernel/language";

/** What is wrong with the name of an accounting entries file; null: nothing. It is the SIREN, "FEC" and the closing date of the year
 *  (LPF art. A47 A-1, IX): "732829320FEC20261231.txt". */
export function fecNameFault(name: string): Wording | null {
  const parts = /^(\d{9})FEC(\d{4})(\d{2})(\d{2})(?:\.\w+)?$/i.exec(name);
  if (!parts) {
    return {
      en: `"${name}" is not named as the administration asks: the SIREN, FEC and the closing date, as in 732829320FEC20261231.txt.`,
      fr: `«\u00a0${name}\u00a0» n'est pas nommé comme l'administration le demande\u00a0: le SIREN, FEC et la date de clôture, comme 732829320FEC20261231.txt.`,
    };
  }
  const [, siren = "", year, month, dayOfMonth] = parts;
  if (!isSiren(siren)) {
    return {
      en: `"${name}": ${siren} is no SIREN, its check digit is wrong.`,
      fr: `«\u00a0${name}\u00a0»\u00a0: ${siren} n'est pas un SIREN, sa clé est fausse.`,
    };
  }
  if (!parseDay(`${year}-${month}-${dayOfMonth}`).ok) {
    return {
      en: `"${name}": ${year}${month}${dayOfMonth} is no date.`,
      fr: `«\u00a0${name}\u00a0»\u00a0: ${year}${month}${dayOfMonth} n'est pas une date.`,
    };
  }
  return null;
}
