import { plainWords } from "../../kernel/text";

export type InstrumentClass = "equity" | "bond" | "fund";

/** CFI codes (ISO 10962) by their first letter: E equities, D debt, C collective investment. */
const CFI_CLASSES: Readonly<Record<string, InstrumentClass>> = { E: "equity", D: "bond", C: "fund" };

const WORDS: readonly (readonly [InstrumentClass, RegExp])[] = [
  ["fund", /\b(fund|funds|fonds|ucits|opcvm|opc|fcp|sicav|etf|etfs|tracker|trackers)\b/],
  [
    "bond",
    /\b(bond|bonds|oblig|obligation|obligations|oat|btf|btan|bund|btp|gilt|debt|debenture|fixed income|taux|note|notes|emtn)\b/,
  ],
  ["equity", /\b(equity|equities|stock|stocks|share|shares|action|actions|ordinary share)\b/],
];

/** The class that a CFI code, a class in words or the name of a security says; null where it says none. */
export function classInText(text: string | null): InstrumentClass | null {
  if (text === null) return null;
  if (/^[A-Z]{6}$/.test(text)) return CFI_CLASSES[text[0] ?? ""] ?? null;
  const words = plainWords(text);
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
