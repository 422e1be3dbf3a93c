import { isZero } from "../../kernel/decimal";
import { plainWords } from "../../kernel/text";
import { priceBasis, type SideValues } from "./sideValues";

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

/** What the records prove a security to be: its class or CFI code as written, accrued interest or a price in percent (a
 *  bond), the words of its name. Null where nothing proves anything; a price for one unit alone does not. */
export function instrumentClass(book: SideValues, statement: SideValues): InstrumentClass | null {
  for (const values of [book, statement]) {
    const written = classInText(values.text("assetClass"));
    if (written) return written;
  }
  for (const values of [book, statement]) {
    const accrued = values.decimal("accruedInterest");
    if ((accrued && !isZero(accrued)) || priceBasis(values) === "percent") return "bond";
  }
  for (const values of [book, statement]) {
    const named = classInText(values.text("securityName"));
    if (named) return named;
  }
  return null;
}

function classInText(text: string | null): InstrumentClass | null {
  if (text === null) return null;
  if (/^[A-Z]{6}$/.test(text)) return CFI_CLASSES[text[0] ?? ""] ?? null;
  const words = plainWords(text);
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
