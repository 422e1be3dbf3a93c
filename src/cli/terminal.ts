/** Where a run reports to. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Standard error is a terminal that a progress bar can be drawn on. */
  readonly isInteractive: boolean;
}
