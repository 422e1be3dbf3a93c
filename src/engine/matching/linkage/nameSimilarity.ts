import { plainWords } from "../../../kernel/text";

/** How alike two names are, from 0 to 1: the best of Jaro–Winkler over the words as they stand, over the words in alphabetical order
 *  ("Perrier Maison" for "Maison Perrier"), and `CONTAINED` where all words of one are in the other. Case, accents and punctuation
 *  do not count. */
export function nameSimilarity(one: string, other: string): number {
  const [plain, otherPlain] = [plainWords(one), plainWords(other)];
  if (plain === otherPlain) return 1;
  const [words, otherWords] = [plain.split(" ").sort(), otherPlain.split(" ").sort()];
  return Math.max(
    jaroWinkler(plain, otherPlain),
    jaroWinkler(words.join(" "), otherWords.join(" ")),
    isContained(words, otherWords) || isContained(otherWords, words) ? CONTAINED : 0,
  );
}

/** A longer name of the same: "Spago" is in "Spago (Los Angeles)". */
const CONTAINED = 0.9;
const SHORTEST_CONTAINED = 4;

const isContained = (words: readonly string[], others: readonly string[]): boolean =>
  words.join("").length >= SHORTEST_CONTAINED && words.every((word) => others.includes(word));

/** Letters that stand in both texts at most this share of the longer one apart count as the same letter. */
const WINDOW = 1 / 2;
const LONGEST_PREFIX = 4;
const PREFIX_WEIGHT = 0.1;

/** Jaro's similarity, raised by Winkler for a common beginning of up to four letters, whatever the similarity (no threshold for
 *  the raise): MARTHA and MARHTA 0.9611, DIXON and DICKSONX 0.8133. */
export function jaroWinkler(one: string, other: string): number {
  const jaro = jaroSimilarity(one, other);
  let prefix = 0;
  while (prefix < LONGEST_PREFIX && prefix < one.length && one[prefix] === other[prefix]) prefix += 1;
  return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
}

function jaroSimilarity(one: string, other: string): number {
  if (one === other) return 1;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) * WINDOW) - 1);
  const isTaken = new Uint8Array(other.length);
  const ours: number[] = [];
  for (let at = 0; at < one.length; at += 1) {
    const end = Math.min(other.length - 1, at + reach);
    for (let place = Math.max(0, at - reach); place <= end; place += 1) {
      if (isTaken[place] === 1 || one.charCodeAt(at) !== other.charCodeAt(place)) continue;
      isTaken[place] = 1;
      ours.push(one.charCodeAt(at));
      break;
    }
  }
  if (ours.length === 0) return 0;
  let [changed, next] = [0, 0];
  isTaken.forEach((taken, place) => {
    if (taken === 0) return;
    if (ours[next] !== other.charCodeAt(place)) changed += 1;
    next += 1;
  });
  const common = ours.length;
  return (common / one.length + common / other.length + (common - changed / 2) / common) / 3;
}
