/** A formula cut where references stand, so that they can be found and rewritten. Joined, the texts are the formula. */
export interface FormulaToken {
  readonly kind: "reference" | "structured" | "name" | "function" | "string" | "other";
  readonly text: string;
}

const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`;
const AREA = String.raw`(?:${CELL}(?::${CELL})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})`;
const NOT_IN_A_WORD = String.raw`(?![\p{L}\p{N}_.(\[!:])`;

const PATTERNS: readonly (readonly [FormulaToken["kind"], RegExp])[] = [
  ["string", /"(?:[^"]|"")*"/uy],
  ["reference", new RegExp(`(?:${SHEET})?${AREA}${NOT_IN_A_WORD}`, "uy")],
  ["structured", /(?:[\p{L}_\\][\p{L}\p{N}_.\\]*)?\[(?:[^[\]]|\[(?:'.|[^\]'])*\])*\]/uy],
  ["function", /[\p{L}_\\][\p{L}\p{N}_.\\]*(?=\()/uy],
  ["name", new RegExp(`(?:${SHEET})?[\\p{L}_\\\\][\\p{L}\\p{N}_.\\\\?]*`, "uy")],
  ["other", /#[A-Z0-9/!?]+|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|./suy],
];

/** Cuts a formula, with or without its "=". */
export function formulaTokens(formula: string): FormulaToken[] {
  const tokens: FormulaToken[] = [];
  let at = 0;
  while (at < formula.length) {
    for (const [kind, pattern] of PATTERNS) {
      pattern.lastIndex = at;
      const text = pattern.exec(formula)?.[0];
      if (!text) continue;
      tokens.push({ kind, text });
      at += text.length;
      break;
    }
  }
  return tokens;
}

/** Why Excel would not take a formula; null when nothing is wrong at this level. */
export function formulaFault(formula: string): string | null {
  if (formula.length > 8192) return "A formula has at most 8,192 characters.";
  let depth = 0;
  for (const { kind, text } of formulaTokens(formula.slice(1))) {
    if (kind === "string" && text.length - 2 > 255) return "A text in a formula has at most 255 characters.";
    if (text === '"') return "A text in the formula is not closed.";
    if (text === "(") depth++;
    if (text === ")" && --depth < 0) return "A parenthesis in the formula closes nothing.";
  }
  if (depth !== 0) return "A parenthesis in the formula is not closed.";
  return /[-+*/^&,(<>]\s*$/.test(formula) ? "The formula is not complete." : null;
}
