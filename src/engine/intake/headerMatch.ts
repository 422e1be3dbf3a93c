import { isCurrency } from "../../kernel/currency";
import { isWithinOneEdit, plainWords } from "../../kernel/text";
import {
  AMBIGUOUS_HEADERS,
  OTHER_REFERENCE_HEADERS,
  OWN_REFERENCE_HEADERS,
  type SheetKind,
  type Viewpoint,
} from "../records/ambiguousHeaders";
import type { Field } from "../records/field";
import { HEADER_SYNONYMS } from "../records/headerSynonyms";

/** A field that a header may stand for, and how surely its words say so (0 to 1). */
export interface HeaderMeaning {
  readonly field: Field;
  readonly score: number;
}

export interface HeaderContext {
  readonly kind: SheetKind;
  readonly viewpoint: Viewpoint;
}

interface Synonym {
  readonly tokens: readonly string[];
  readonly fields: (context: HeaderContext) => readonly Field[];
}

const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    qte: "quantite",
    qty: "quantity",
    qt: "quantite",
    mt: "montant",
    mnt: "montant",
    mtt: "montant",
    amt: "amount",
    dt: "date",
    nbre: "nombre",
    nb: "nombre",
    cpte: "compte",
    cpt: "compte",
    acct: "account",
    acc: "account",
    ccy: "currency",
    cur: "currency",
    curr: "currency",
    px: "price",
    prc: "price",
    nego: "negociation",
    neg: "negociation",
    regl: "reglement",
    rglt: "reglement",
    reglt: "reglement",
    liv: "livraison",
    ref: "reference",
    refs: "reference",
    num: "numero",
    n: "numero",
    no: "numero",
    number: "numero",
    nr: "numero",
    sttl: "settlement",
    stl: "settlement",
    sett: "settlement",
    settl: "settlement",
    settle: "settlement",
    ope: "operation",
    op: "operation",
    trd: "trade",
    exec: "execution",
    dev: "devise",
    denouemt: "denouement",
    denoue: "denouement",
    cpty: "counterparty",
    ctpy: "counterparty",
    ptf: "portefeuille",
    comm: "commission",
    commissions: "commission",
    fee: "fees",
    frs: "frais",
    lib: "libelle",
    val: "valeur",
    sec: "security",
    instr: "instrument",
    tax: "taxes",
    taxe: "taxes",
    int: "interest",
    interets: "interet",
    courus: "couru",
    eff: "effective",
    id: "identifiant",
    desc: "description",
  }),
);
const SMALL_WORDS = new Set("de d du des la le les l the of en in a au aux et and sur par for to".split(" "));

const canonicalTokens = (plain: string): string[] =>
  plain
    .split(" ")
    .filter((word) => word !== "" && !SMALL_WORDS.has(word))
    .map((word) => ABBREVIATIONS.get(word) ?? word);

const setKey = (tokens: readonly string[]): string => [...tokens].sort().join(" ");

const list = (text: string): string[] =>
  text
    .split(",")
    .map(plainWords)
    .filter((header) => header !== "");

function* allSynonyms(): Generator<readonly [header: string, fields: Synonym["fields"]]> {
  for (const header of list(OWN_REFERENCE_HEADERS)) {
    yield [header, ({ viewpoint }) => (viewpoint === "book" ? ["reference"] : ["counterReference"])];
  }
  for (const header of list(OTHER_REFERENCE_HEADERS)) {
    yield [header, ({ viewpoint }) => (viewpoint === "book" ? ["counterReference"] : ["reference"])];
  }
  for (const { headers, meaning } of AMBIGUOUS_HEADERS) {
    for (const header of list(headers)) yield [header, ({ kind }) => meaning[kind]];
  }
  for (const [field, headers] of Object.entries(HEADER_SYNONYMS) as [Field, string][]) {
    for (const header of list(headers)) yield [header, () => [field]];
  }
}

/** The synonyms by their words, by their words without spaces, and by their canonical words in any order. */
const INDEX = (() => {
  const exact = new Map<string, Synonym>();
  const compact = new Map<string, Synonym>();
  const bySet = new Map<string, Synonym>();
  for (const [header, fields] of allSynonyms()) {
    const synonym = { tokens: canonicalTokens(header), fields };
    if (!exact.has(header)) exact.set(header, synonym);
    const joined = header.replaceAll(" ", "");
    if (!compact.has(joined)) compact.set(joined, synonym);
    const key = setKey(synonym.tokens);
    if (key !== "" && !bySet.has(key)) bySet.set(key, synonym);
  }
  return { exact, compact, bySet, all: [...bySet.values()] };
})();

const LEVELS = { exact: 1, compact: 0.98, canonical: 0.95, qualified: 0.9 } as const;

/** What a header certainly means: its words are in the list, but for case, accents, abbreviations, order and a currency. */
function knownSynonym(header: string): { synonym: Synonym; score: number } | null {
  const plain = plainWords(header);
  if (plain === "") return null;
  const exact = INDEX.exact.get(plain);
  if (exact) return { synonym: exact, score: LEVELS.exact };
  const compact = INDEX.compact.get(plain.replaceAll(" ", ""));
  if (compact) return { synonym: compact, score: LEVELS.compact };
  const tokens = canonicalTokens(plain);
  const canonical = INDEX.bySet.get(setKey(tokens));
  if (canonical) return { synonym: canonical, score: LEVELS.canonical };
  const bare = tokens.filter((token) => !isQualifier(token));
  const qualified = bare.length < tokens.length && bare.length > 0 ? INDEX.bySet.get(setKey(bare)) : undefined;
  return qualified ? { synonym: qualified, score: LEVELS.qualified } : null;
}

/** Words that say in which currency or unit a column is, and not what it is. */
const QUALIFIERS = new Set("devise currency local locale ccy transaction total code".split(" "));
const isQualifier = (token: string): boolean => isCurrency(token.toUpperCase()) || QUALIFIERS.has(token);

/** Whether a text is a header that we know, at first sight: how a header row is told from the rows around it. */
export const isKnownHeader = (text: string): boolean => text.length <= 60 && knownSynonym(text) !== null;

/** From here on the words themselves say it, and not words among others. */
const CERTAIN = 0.75;

/** The fields a header may stand for, likeliest first; empty where its words say nothing. */
export function headerMeanings(header: string, context: HeaderContext): HeaderMeaning[] {
  const plain = plainWords(header);
  const namesCurrency = /\b(currency|ccy|devise|monnaie)\b/.test(plain);
  // "Fee currency (name)" is no name, nor "Account currency" an account, nor "Currency (Result)" a result.
  const isOne = /^(currency|devise)\b|\b(currency|ccy|devise|monnaie)( name)?$/.test(plain);
  const said = meaningsOfWords(header, context).filter(({ score }) => !isOne || score >= CERTAIN);
  const isCurrencyColumn = namesCurrency && !said.some(({ field }) => field === "currency");
  return isCurrencyColumn ? [...said, { field: "currency", score: 0.6 }] : said;
}

function meaningsOfWords(header: string, context: HeaderContext): HeaderMeaning[] {
  const known = knownSynonym(header);
  if (known) return meaningsOf(known.synonym, known.score, context);
  const all = canonicalTokens(plainWords(header));
  const bare = all.filter((token) => !isQualifier(token));
  const tokens = bare.length > 0 ? bare : all;
  if (tokens.length === 0) return [];
  const best = new Map<Field, number>();
  for (const synonym of INDEX.all) {
    const score = Math.max(
      tokenSetScore(tokens, synonym.tokens),
      typoScore(tokens, synonym.tokens),
      containedScore(tokens, synonym.tokens),
    );
    if (score === 0) continue;
    for (const meaning of meaningsOf(synonym, score, context)) {
      if (meaning.score > (best.get(meaning.field) ?? 0)) best.set(meaning.field, meaning.score);
    }
  }
  return [...best].map(([field, score]) => ({ field, score })).sort((left, right) => right.score - left.score);
}

/** Each further field that a header may stand for is a little less likely than the one before. */
const meaningsOf = (synonym: Synonym, score: number, context: HeaderContext): HeaderMeaning[] =>
  synonym.fields(context).map((field, rank) => ({ field, score: score - 0.03 * rank }));

/** Twice the shared words over all words, from 0.8. */
function tokenSetScore(tokens: readonly string[], known: readonly string[]): number {
  const shared = tokens.filter((token) => known.includes(token)).length;
  const alike = (2 * shared) / (tokens.length + known.length);
  return alike >= 0.8 ? 0.85 * alike : 0;
}

/** The same number of words, each the same but for one letter in words of five letters or more. */
function typoScore(tokens: readonly string[], known: readonly string[]): number {
  if (tokens.length !== known.length) return 0;
  const alike = tokens.every((token, index) => {
    const other = known[index] ?? "";
    return token === other || (token.length >= 5 && other.length >= 5 && isWithinOneEdit(token, other));
  });
  return alike ? 0.78 : 0;
}

/** A known header among further words: "Counterparty name of record" is still about the counterparty. */
function containedScore(tokens: readonly string[], known: readonly string[]): number {
  const isLetterCode = known.length === 1 && (known[0]?.length ?? 0) < 4;
  if (isLetterCode || known.length >= tokens.length || !known.every((token) => tokens.includes(token))) return 0;
  return 0.5 + (0.2 * known.length) / tokens.length;
}
