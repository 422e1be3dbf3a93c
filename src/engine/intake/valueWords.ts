import { cleanText, plainWords } from "../../kernel/text";

export type Side = "BUY" | "SELL";
export type Status = "SETTLED" | "PENDING" | "UNMATCHED" | "FAILED" | "CANCELLED";

const words = (text: string): string[] => text.split(",").map((word) => plainWords(word));

/** Words that say a side by themselves, in any sheet. */
const SIDE_WORDS: ReadonlyMap<string, Side> = new Map([
  ...words(
    "buy, b, bought, purchase, purchased, buys, byt, rec, receive, receipt, rece, received, subscription, subscribe, sub, achat, achats, " +
      "ach, a, acheteur, acheter, acht, souscription, souscrip, sous, entrée, long, buy to cover, buy to open, rvp, rfp, mt540, mt541, " +
      "540, 541, kauf, köp, aankoop, compra, réception, recept, livraison entrante, market buy, limit buy, reinvest shares, plus",
  ).map((word) => [word, "BUY"] as const),
  ...words(
    "sell, s, sold, sale, sales, sl, del, deliver, delivery, deli, delivered, redemption, redeem, red, short sell, ss, short, vente, ventes, " +
      "vte, vt, vnt, v, vendeur, vendre, rachat, sortie, sell short, sell to close, mt542, mt543, 542, 543, verkauf, sälj, verkoop, venta, " +
      "livraison, livr, market sell, limit sell, minus",
  ).map((word) => [word, "SELL"] as const),
]);

/** Codes that say a side only beside a code of the other side: "R" receives beside "D", and redeems beside "S". */
const PAIRS: readonly { readonly buy: readonly string[]; readonly sell: readonly string[] }[] = [
  { buy: ["rvp", "rfp", "rap", "rf"], sell: ["dvp", "dfp", "dap", "df"] },
  { buy: ["s", "sub", "sous"], sell: ["r", "red", "rach"] },
  { buy: ["r", "rec"], sell: ["l", "d", "del", "liv"] },
  { buy: ["e"], sell: ["s"] },
  { buy: ["p"], sell: ["s"] },
  { buy: ["1"], sell: ["2", "1 minus"] },
  { buy: ["in"], sell: ["out"] },
  { buy: ["d", "debit", "db", "dr", "debiteur"], sell: ["c", "credit", "cr", "crediteur"] },
];

/** How a column writes its sides. `sideOf` answers null for a text that says none. */
export interface SideReader {
  readonly sideOf: (text: string) => Side | null;
}

/** The reader for a column of these texts: codes such as "R", "D" or "1" mean what their companions make them mean. */
export function sideReader(texts: Iterable<string>): SideReader {
  const present = new Set<string>();
  for (const text of texts) {
    const key = sideKey(text);
    if (key !== "") present.add(key);
  }
  const codes = [...present];
  const pair = PAIRS.find(
    ({ buy, sell }) =>
      codes.some((code) => buy.includes(code)) &&
      codes.some((code) => sell.includes(code)) &&
      codes.every((code) => buy.includes(code) || sell.includes(code)),
  );
  if (pair) {
    return {
      sideOf: (text) => (pair.buy.includes(sideKey(text)) ? "BUY" : pair.sell.includes(sideKey(text)) ? "SELL" : null),
    };
  }
  return { sideOf: (text) => sideOfWords(sideKey(text)) };
}

function sideKey(text: string): string {
  const cleaned = cleanText(text);
  const spelled = cleaned
    .replace(/^\+$/, "plus")
    .replace(/^[-\u2212\u2013]$/, "minus")
    .replace(/^\+1$/, "1")
    .replace(/^[-\u2212]1$/, "1 minus");
  return plainWords(spelled);
}

/** The one side that the words name: "BUY - MARKET" is a purchase, "Sell 3 @ 139.74" a sale, "buy/sell" neither. */
function sideOfWords(key: string): Side | null {
  const whole = SIDE_WORDS.get(key);
  if (whole) return whole;
  const named = new Set(key.split(" ").flatMap((word) => (word.length > 2 ? (SIDE_WORDS.get(word) ?? []) : [])));
  const [only] = named;
  return named.size === 1 && only ? only : null;
}

const STATUS_WORDS: readonly (readonly [Status, string])[] = [
  [
    "CANCELLED",
    "cancelled, canceled, cancel, annulé, annulée, annulation, cancellation, cxl, cxld, canc, void, contre-passé, contrepassé, contre-passation, reversed, reversal, extourné, extournée, extourne, storno, storniert, rejeté, rejected, refused, deleted, supprimé",
  ],
  [
    "UNMATCHED",
    "unmatched, not matched, non apparié, non appariée, nmat, sans contrepartie, alleged, cmis, mismatch, mismatched, allégué",
  ],
  [
    "FAILED",
    "failing, fail, failed, défaut, défaut de livraison, en échec, échec, penf, lack, lack of securities, hold, on hold, suspens de livraison, suspens, en défaut",
  ],
  [
    "PENDING",
    "pending, unsettled, not settled, in transit, in progress, open, new, en suspens, en attente, instruit, instruite, instructed, matched, apparié, appariée, pend, mtch, en cours, non dénoué, non dénouée, non réglé, à dénouer, partially settled, dénoué partiellement, affirmed, confirmed, confirmé",
  ],
  [
    "SETTLED",
    "settled, dénoué, dénouée, réglé, réglée, livré, livrée, comptabilisé, comptabilisée, exécuté, executed, sett, done, ok, booked, completed, complete, closed, soldé, finalisé, processed, filled",
  ],
];
const STATUS_OF = new Map(STATUS_WORDS.flatMap(([status, list]) => words(list).map((word) => [word, status] as const)));

/** The status that a text says: whole, or by its first words ("Failing - lack of securities"). Null where it says none. */
export function statusOf(text: string): Status | null {
  const key = plainWords(text);
  const whole = STATUS_OF.get(key);
  if (whole) return whole;
  const tokens = key.split(" ");
  for (let length = Math.min(tokens.length, 4); length >= 1; length -= 1) {
    const found = STATUS_OF.get(tokens.slice(0, length).join(" "));
    if (found) return found;
  }
  return null;
}

const FORMULA_ERRORS = new Set(
  "#REF! #N/A #VALUE! #DIV/0! #NAME? #NUM! #NULL! #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #UNKNOWN! #BUSY! #GETTING_DATA #VALEUR! #NOM? #NOMBRE! #NUL! #EPARS!".split(
    " ",
  ),
);

/** Whether a cell shows a formula's error rather than a value. */
export const isFormulaError = (text: string): boolean => text.startsWith("#") && FORMULA_ERRORS.has(text.trim());

/** Dashes that accountants write for nothing. */
export const isDash = (text: string): boolean => /^\s*[-\u2212\u2013\u2014]+\s*$/.test(text);
