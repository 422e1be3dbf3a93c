import { isBuiltInLadder } from "./matching/ladder";
import { DEFAULT_TOLERANCES } from "./matching/tolerance";
import { tolerancesToJson } from "./passSchema";
import type { Settings } from "./settings";

/** What decides which rows are one trade, and what differs without a break. */
export type Rules = Pick<Settings, "passes" | "tolerances">;

/** Whether a person changed any of the rules that a workbook starts with. */
export const hasOwnRules = ({ passes, tolerances }: Rules): boolean =>
  !isBuiltInLadder(passes) ||
  JSON.stringify(tolerancesToJson(tolerances)) !== JSON.stringify(tolerancesToJson(DEFAULT_TOLERANCES));
