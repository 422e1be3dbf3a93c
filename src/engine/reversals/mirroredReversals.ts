import type { SheetReading } from "../intake/sheetReading";
import { BLANK_TEXT, type RecordTable } from "../records/recordTable";
import { assignReversals, type ReversedPair } from "./assignReversals";
import type { IsDecided, Reversals } from "./findReversals";
import { codeAt, commonKey, sideRow, sourcesOf, type SideRow } from "./sideRow";

/** Pairs of one side that say nothing of each other, where the `other` side says of its own rows of the same reference, security and
 *  figures that one takes the other back: a book that writes a plain sale where the custodian writes a reversal. */
export function mirroredReversals(
  readings: readonly SheetReading[],
  own: Reversals,
  other: Reversals,
  isDecided: IsDecided,
): readonly ReversedPair[] {
  const wanted = wantedPairs(other.pairs);
  if (wanted.size === 0) return [];
  const references = new Set([...wanted.values()].map(({ reference }) => reference));
  const taken = new Set(
    [
      ...own.pairs.flatMap(({ original, reversal }) => [original, reversal]),
      ...own.unclear.flatMap(({ reversals, originals }) => [...reversals, ...originals]),
    ].map(placeOf),
  );
  const groups = new Map<string, Mirror>();
  for (const source of sourcesOf(readings)) {
    if (source.says !== null) continue;
    for (let record = 0; record < source.records.count; record += 1) {
      for (const reference of referencesOf(source.records, record)) {
        if (!references.has(reference) || isDecided(source.sheet, record)) continue;
        const row = sideRow(source, record, null);
        if (!row || taken.has(placeOf(row))) continue;
        const place = `${reference}|${commonKey(row)}`;
        const sought = wanted.get(place);
        if (!sought || row.direction === 0) continue;
        const key = `${place}|${row.key}`;
        const group = groups.get(key) ?? { sought, originals: [], reversals: [] };
        group[row.direction === sought.direction ? "originals" : "reversals"].push(row);
        groups.set(key, group);
      }
    }
  }
  return pairsOf([...groups.values()]);
}

/** What the other side took back under one reference: how often, and which way the originals run. */
interface Sought {
  readonly reference: number;
  readonly direction: SideRow["direction"];
  count: number;
}

interface Mirror {
  readonly sought: Sought;
  readonly originals: SideRow[];
  readonly reversals: SideRow[];
}

function wantedPairs(pairs: readonly ReversedPair[]): Map<string, Sought> {
  const wanted = new Map<string, Sought>();
  for (const { original } of pairs) {
    for (const reference of referencesOf(original.source.records, original.record)) {
      const place = `${reference}|${commonKey(original)}`;
      const known = wanted.get(place);
      if (known) known.count += 1;
      else wanted.set(place, { reference, direction: original.direction, count: 1 });
    }
  }
  return wanted;
}

/** Each row once: its two references may lead to the same pair. Where they lead to two, or this side has more reversals than the other,
 *  nothing is sure. */
function pairsOf(mirrors: readonly Mirror[]): ReversedPair[] {
  const found = mirrors.flatMap(({ sought, originals, reversals }) => {
    const pairs = reversals.length > sought.count ? [] : assignReversals(reversals, originals, true);
    return pairs === "unclear" ? [] : [...pairs];
  });
  const pairs = new Map(found.map((pair) => [`${placeOf(pair.original)}|${placeOf(pair.reversal)}`, pair]));
  const uses = new Map<string, number>();
  for (const { original, reversal } of pairs.values())
    for (const place of [placeOf(original), placeOf(reversal)]) uses.set(place, (uses.get(place) ?? 0) + 1);
  return [...pairs.values()].filter(({ original, reversal }) =>
    [original, reversal].every((row) => uses.get(placeOf(row)) === 1),
  );
}

const placeOf = ({ source, record }: SideRow): string => `${source.sheet}/${source.records.rows[record] ?? 0}`;

const referencesOf = (records: RecordTable, record: number): number[] =>
  [...new Set((["reference", "counterReference"] as const).map((field) => codeAt(records, field, record)))].filter(
    (code) => code !== BLANK_TEXT,
  );
