import {
  ALIASES_MEMORY,
  aliasKey,
  aliasRowsOf,
  type AliasRow,
  type Cell,
  type Settings,
  type WorkbookPlan,
} from "../engine";
import { rangeOf } from "./address";
import { EMPTY_MEMORY, type Memory } from "./memory";
import type { WorkbookMap } from "./workbookMap";

/** Queues the reading of the alias sheet; call the answer after a sync. It is null where there is no such sheet, or where
 *  somebody took its header away. */
export function askAliases(context: Excel.RequestContext, map: WorkbookMap): () => AliasRow[] | null {
  const place = map.own.get("aliases");
  if (!place?.used) return () => null;
  const range = rangeOf(context.workbook.worksheets.getItem(place.name), place.used).load("values");
  return () => aliasRowsOf(range.values as Cell[][]);
}

/** The settings with the aliases as they stand on their sheet, where people write and delete rows. Those that the sheet does not
 *  have and the last run did not write there come from a profile, and join them. A sheet that a run was stopped on may be half
 *  written: then what is remembered counts. */
export function withSheetAliases(settings: Settings, onSheet: AliasRow[] | null, memory: Memory): Settings {
  if (onSheet === null || memory.state === "writing") return settings;
  return { ...settings, aliases: [...onSheet, ...newTo(onSheet, settings, memory)] };
}

/** What is remembered of aliases while their sheet stands: what the last run wrote there, and those that are new to it. What
 *  people write on the sheet meanwhile is theirs to change: it is read from there. */
export function withoutSheetAliases(settings: Settings, onSheet: AliasRow[] | null, memory: Memory): Settings {
  if (onSheet === null || memory.state === "writing") return settings;
  return { ...settings, aliases: [...lastWritten(memory), ...newTo(onSheet, settings, memory)] };
}

function newTo(onSheet: readonly AliasRow[], { aliases }: Settings, memory: Memory): AliasRow[] {
  const known = new Set([...onSheet, ...lastWritten(memory)].map(aliasKey));
  return aliases.filter((row) => !known.has(aliasKey(row)));
}

const lastWritten = ({ tables }: Memory): AliasRow[] => {
  const table = tables.find(({ name }) => name === ALIASES_MEMORY);
  return (table && aliasRowsOf([table.headers, ...table.rows])) ?? [];
};

/** The rows that a plan writes on the alias sheet: what is to be remembered. */
export const plannedAliases = (plan: WorkbookPlan, settings: Settings): readonly AliasRow[] =>
  plan.memory.some(({ name }) => name === ALIASES_MEMORY)
    ? lastWritten({ ...EMPTY_MEMORY, tables: plan.memory })
    : settings.aliases;
