import { nationalCode, type NationalCode } from "../../kernel/identifiers/isin";
import { comparableText } from "../../kernel/text";
import type { TextField } from "../records/field";
import { BLANK_TEXT, type RecordTable } from "../records/recordTable";

/** A text field and what of its text is compared. */
export interface Keyed {
  readonly source: TextField;
  readonly keyOf: (text: string) => string;
}

/** Punctuation and zeros in front of an account number or a code aside. */
const plainKey = (text: string): string => comparableText(text).replace(/^0+(?=.)/, "");

export const bothBy = (source: TextField): readonly [Keyed, Keyed] => [
  { source, keyOf: plainKey },
  { source, keyOf: plainKey },
];

export const swapped = (keys: readonly [Keyed, Keyed] | null): readonly [Keyed, Keyed] | null =>
  keys && [keys[1], keys[0]];

/** A side with ISINs against one with codes of a country: the codes are of the scheme that most of them are known in, so that a WKN
 *  is never taken for a Valor of the same digits. Null where no scheme knows more of them than the others. */
export function nationalKeys(isins: RecordTable, codes: RecordTable): readonly [Keyed, Keyed] | null {
  if (!isins.texts.security || !codes.texts.securityCode) return null;
  const known = new Map<NationalCode["scheme"], Set<string>>();
  for (const code of new Set(isins.texts.security)) {
    const national = code === BLANK_TEXT ? null : nationalCode(isins.pool.text(code));
    if (national) known.set(national.scheme, (known.get(national.scheme) ?? new Set()).add(plainKey(national.code)));
  }
  const keys = [...new Set(codes.texts.securityCode)]
    .filter((code) => code !== BLANK_TEXT)
    .map((code) => plainKey(codes.pool.text(code)));
  const counts = [...known].map(([scheme, numbers]) => ({
    scheme,
    count: keys.filter((key) => numbers.has(key)).length,
  }));
  const most = Math.max(0, ...counts.map(({ count }) => count));
  const best = counts.filter(({ count }) => count === most);
  const [only] = best;
  if (most === 0 || best.length > 1 || !only) return null;
  const keyOf = (text: string): string => {
    const national = nationalCode(text);
    return national?.scheme === only.scheme ? plainKey(national.code) : plainKey(text);
  };
  return [
    { source: "security", keyOf },
    { source: "securityCode", keyOf: plainKey },
  ];
}
