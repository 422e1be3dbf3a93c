import type { PairView } from "../engine";

export type ProofView = PairView["proof"][number];

/** Rows in = matched + broken + open + set aside. */
export const addsUp = ({ rows, matched, broken, open, setAside }: ProofView): boolean =>
  rows === matched + broken + open + setAside;

export const proofHolds = (pairs: readonly PairView[]): boolean =>
  pairs.every(({ proof }) => proof.every(addsUp));

/** Rows read on both sides of every pair. A book that is shared by several statements is counted in each. */
export const countRows = (pairs: readonly PairView[]): number =>
  pairs.flatMap(({ proof }) => proof).reduce((count, { rows }) => count + rows, 0);
