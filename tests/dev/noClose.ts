import type { RunView } from "../../src/engine";

/** A month end on which nothing stands open and nothing was sealed. */
export const NO_CLOSE: RunView["close"] = {
  isShown: false,
  from: "2026-10-01",
  to: "2026-10-31",
  open: [],
  countPoints: 0,
  seals: [],
  sealed: null,
  isRefused: false,
};
