import type { PairView } from "../engine";

export type ProofView = PairView["proof"][number];

/** Rows in = matched + broken + open + set aside. */
export const addsUp = ({ rows, matched, broken, open, setAside }: ProofView): boolean =>
  rows === matched + broken + open + setAside;

export const proofHolds = (pairs: readonly PairView[]): boolean => pairs.every(({ proof }) => proof.every(addsUp));

/** Rows read in all the sheets. A book that several statements share is proved against each, and counted once. */
export function countRows(pairs: readonly PairView[]): number {
  const bySheet = new Map<string, number>();
  for (const { left, right, proof } of pairs) {
    for (const [side, { sheet }] of [
      ["left", left],
      ["right", right],
    ] as const) {
      const lines = proof.filter((line) => line.side === side);
      bySheet.set(
        sheet,
        lines.reduce((count, { rows }) => count + rows, 0),
      );
    }
  }
  return [...bySheet.values()].reduce((count, rows) => count + rows, 0);
}

export type SetAsideView = PairView["setAside"][number];

/** The rows that take no part in any pair. One that is set aside in a pair because it belongs to another statement is reconciled
 *  there, and nobody has to look at it. */
export function rowsSetAside(pairs: readonly PairView[]): SetAsideView[] {
  const found = new Map<string, { row: SetAsideView; count: number }>();
  for (const row of pairs.flatMap(({ setAside }) => setAside)) {
    const key = `${row.sheet}!${row.row}`;
    found.set(key, { row, count: (found.get(key)?.count ?? 0) + 1 });
  }
  const countPairs = (sheet: string) =>
    pairs.filter(({ left, right }) => left.sheet === sheet || right.sheet === sheet).length;
  return [...found.values()].flatMap(({ row, count }) => (count === countPairs(row.sheet) ? [row] : []));
}
