/** A SWIFT FIN message, cut into its fields and not yet understood. */
export interface FinMessage {
  /** "940" for MT940; null where a bare text block does not say and its fields do not tell. */
  readonly type: string | null;
  /** True where no envelope and no bank says the type: its fields do. */
  readonly isTypedByFields?: boolean;
  /** Eleven-character BICs of the envelope, where there is one. */
  readonly sender: string | null;
  readonly receiver: string | null;
  readonly fields: readonly FinField[];
  /** First line in the file, 1-based. */
  readonly line: number;
}

/** ":61:…" with its continuation lines. */
export interface FinField {
  /** "61", "60F", "93B". */
  readonly tag: string;
  /** What stands after ":61:", continuation lines joined by "\n", line ends as they may come. */
  readonly value: string;
  readonly line: number;
}

/** A message that cannot be cut, by its line; the others come in. */
export interface BrokenFin {
  readonly line: number;
  readonly type: string | null;
  readonly reason: "no-end" | "no-fields" | "bad-block";
}
