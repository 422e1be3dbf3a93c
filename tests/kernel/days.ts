import { parseDay, type Day } from "../../src/kernel/day";

/** "2026-04-02" as a day; a test that names no day is wrong itself. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}
