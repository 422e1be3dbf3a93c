import type { RunView } from "../../src/engine";

/** A month end on which nothing stands open and nothing was sealed. */
export const NO_CLOSE: RunView["close"] = { open: [], countPoints: 0, seals: [], sealed: null, isRefused: false };
