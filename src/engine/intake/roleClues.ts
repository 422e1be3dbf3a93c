import type { Wording } from "../../kernel/language";
import { plainWords } from "../../kernel/text";
import type { SheetKind } from "../records/ambiguousHeaders";
import type { Field } from "../records/field";
import type { SheetRole } from "../settings";
import type { FoundHeader } from "./findHeader";
import type { Grid } from "../grid";

/** Evidence that a sheet is the firm's book (positive) or an outside party's statement (negative). */
export interface RoleClues {
  readonly score: number;
  readonly words: readonly string[];
}

const OUTSIDE_WORDS =
  /\b(custod\w*|depositaires?|depository|depositary|conservat\w*|statements?|releves?|extraits?|broker\w*|courtiers?|bank|banque|bque|external|externes?|counterpart\w*|contreparties?|prime|swift|mt5\d\d|confirmations?|confirms?|denouements?|settlements?|settled|avis|euroclear|clearstream|caceis|sgss|bp2s|bpss|bnpp?|state street|bny|mellon|citi|citibank|jpm|jp morgan|northern trust|hsbc|teneur de compte|tcc|street side|client ref\w*)\b/;
const INSIDE_WORDS =
  /\b(blotter|trade book|book|livre|nos|our|ours|internal|internes?|in house|oms|pms|front|portfolio|portefeuille|ordres|orders|back office|middle office|ledger|comptab\w*|compta|suivi|gestion|fund accounting|trades|operations|opes?)\b/;

/** Headers that only one of the two writes. */
const OUTSIDE_HEADERS =
  /\b(your ref\w*|votre ref\w*|vos ref\w*|client ref\w*|ref\w* client|customer ref\w*|bank ref\w*|safekeeping|conservation|custody|dossier|custodian ref\w*|seme|pset|statement date|date du releve|sub account)\b/;
const INSIDE_HEADERS =
  /\b(trader|gerant|gestionnaire|pm|portfolio manager|negociateur interne|dealer name|desk|strategy|strategie|book|portfolio|portefeuille|ptf|fund|fonds|custodian|depositaire|order id|n ordre|saisi par|entered by|user|internal ref\w*|reference interne|ref interne)\b/;

/** What the names, the banner and the headers of a sheet say of whose record it is. */
export function roleClues(grid: Grid, header: FoundHeader): RoleClues {
  const words: string[] = [];
  let score = 0;
  const weigh = (text: string, weight: number, outside: RegExp, inside: RegExp): void => {
    const plain = plainWords(text.slice(0, 300));
    const out = outside.exec(plain)?.[0];
    const own = inside.exec(plain)?.[0];
    if (out !== undefined) score -= weight;
    if (own !== undefined) score += out === undefined ? weight : weight / 3;
    for (const word of [out, own]) if (word !== undefined && !words.includes(word)) words.push(word);
  };
  weigh(grid.sheet, 3, OUTSIDE_WORDS, INSIDE_WORDS);
  if (header.table)
    weigh(header.table.name.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("_", " "), 2, OUTSIDE_WORDS, INSIDE_WORDS);
  for (const cells of grid.values.slice(0, header.firstRow)) {
    const banner = cells.filter((cell) => typeof cell === "string" && cell !== "").join(" ");
    if (banner !== "") weigh(banner, 1.5, OUTSIDE_WORDS, INSIDE_WORDS);
  }
  for (const label of header.labels) if (label !== "") weigh(label, 1, OUTSIDE_HEADERS, INSIDE_HEADERS);
  return { score, words };
}

/** How sure a score makes us, 0 to 1. */
export const roleConfidence = (score: number): number =>
  score === 0 ? 0.3 : Math.min(0.95, 0.5 + 0.1 * Math.abs(score));

export function roleEvidence(role: SheetRole, words: readonly string[]): Wording {
  if (words.length === 0) {
    return {
      en: "Nothing in the sheet's name or headers says whose record it is.",
      fr: "Rien dans le nom de la feuille ni dans ses en-têtes ne dit de qui elle provient.",
    };
  }
  const quoted = { en: words.map((word) => `"${word}"`).join(", "), fr: words.map((word) => `« ${word} »`).join(", ") };
  return role === "book"
    ? { en: `Reads like the firm's own record: ${quoted.en}.`, fr: `Ressemble à notre propre livre : ${quoted.fr}.` }
    : { en: `Reads like an outside statement: ${quoted.en}.`, fr: `Ressemble à un relevé externe : ${quoted.fr}.` };
}

/** What a sheet of movements names, and one of a day's prices, rates or results does not. */
const MOVING: readonly Field[] = [
  "side",
  "tradeDate",
  "settlementDate",
  "reference",
  "netAmount",
  "grossAmount",
  "debit",
  "credit",
  "balance",
];

/** What the rows of a sheet are, from the fields that its headers name. */
export function sheetKind(has: (field: Field) => boolean): SheetKind {
  if (has("ledgerAccount") && (has("debit") || has("credit"))) return "ledger";
  const namesSecurity = has("security") || has("securityCode") || has("securityName");
  if (!MOVING.some(has)) {
    if (!namesSecurity && (has("currencyPair") || (has("fxRate") && has("counterCurrency")))) return "rates";
    if (namesSecurity && has("price") && !has("quantity") && !has("marketValue")) return "prices";
    if (has("result") && !(has("quantity") && has("marketValue"))) return "results";
  }
  if ((has("exDate") || has("recordDate")) && (namesSecurity || has("event")) && !has("side") && !has("tradeDate"))
    return "events";
  const isOfTrades = has("side") || has("price") || has("quantity") || has("security") || has("securityCode");
  if (!isOfTrades && (has("debit") || has("credit") || has("balance") || has("valueDate"))) return "cash";
  if (has("side") || has("price") || has("tradeDate") || (has("settlementDate") && namesSecurity)) {
    const isOfADay = has("marketValue") || (has("positionDate") && !has("settlementDate") && !has("reference"));
    if (!(namesSecurity && isOfADay && !has("side") && !has("tradeDate"))) return "trades";
  }
  if (namesSecurity && (has("marketValue") || has("positionDate")) && !has("side")) return "positions";
  if ((has("debit") || has("credit") || has("balance") || has("valueDate")) && !has("quantity")) return "cash";
  if (namesSecurity && has("quantity") && !has("netAmount") && !has("reference")) return "positions";
  return namesSecurity || has("quantity") || has("settlementDate") ? "trades" : "cash";
}

/** What is no party's record: it is read for the checks, and faces nothing. */
export const isMarketKind = (kind: SheetKind): boolean => kind === "prices" || kind === "rates";

/** Whether rows of these fields can be reconciled at all: something that identifies and something that counts. */
export function isReconcilable(has: (field: Field) => boolean): boolean {
  const identifying: readonly Field[] = [
    "security",
    "securityCode",
    "securityName",
    "reference",
    "counterReference",
    "account",
    "label",
    "ledgerAccount",
    "event",
  ];
  const counting: readonly Field[] = [
    "quantity",
    "netAmount",
    "grossAmount",
    "debit",
    "credit",
    "balance",
    "marketValue",
    "result",
  ];
  return identifying.some(has) && counting.some(has);
}
