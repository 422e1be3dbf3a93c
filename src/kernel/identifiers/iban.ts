import { remainder97 } from "./checkSums";

/** Lengths by country (ISO 13616 registry). */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 " +
    "GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 " +
    "ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 VG24 XK20 " +
    "BI27 DJ27 FK18 HN28 LY25 MN20 NI28 OM23 RU33 SC31 SD18 SO23 ST25 SV28 TL23 YE30"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** What is wrong with a code as an IBAN (ISO 13616), spaces taken out and in upper case; null for a right one. */
export function ibanFault(code: string): "characters" | "prefix" | "length" | "check-digit" | null {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(code)) return "characters";
  const length = LENGTHS[code.slice(0, 2)];
  if (length === undefined) return "prefix";
  if (code.length !== length) return "length";
  return remainder97(code.slice(4) + code.slice(0, 4)) === 1 ? null : "check-digit";
}

/** The key of a French bank identity (RIB): 97 less the remainder of 89 × bank + 15 × branch + 3 × account, letters of the account
 *  standing for digits. */
export function ribKey(bank: string, branch: string, account: string): string {
  const digits = [...account.toUpperCase()].map(ribDigit).join("");
  const rest = (89 * Number(bank) + 15 * Number(branch) + 3 * remainderOf(digits, 97)) % 97;
  return String(97 - rest).padStart(2, "0");
}

const ribDigit = (letter: string): string => {
  const value = parseInt(letter, 36);
  if (value < 10) return letter;
  // A to I are 1 to 9, J to R likewise, S to Z 2 to 9.
  return String(value < 19 ? value - 9 : value < 28 ? value - 18 : value - 26);
};

const remainderOf = (digits: string, divisor: number): number =>
  [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % divisor, 0);
