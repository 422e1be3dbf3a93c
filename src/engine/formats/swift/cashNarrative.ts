import { NO_DETAILS, type CashDetails } from "./cashDetails";
import { germanDetails } from "./germanDetails";
import { keywordDetails } from "./keywordDetails";
import { slashDetails } from "./slashDetails";

export interface CashNarrative extends CashDetails {
  /** All of it, on one line. */
  readonly text: string;
}

/** Most characters of a line of field 86. A line that is full goes on without a blank on the next. */
const FULL_LINE = 65;

/** Reads the details of one entry: each field 86 that follows it. */
export function cashNarrative(values: readonly string[]): CashNarrative {
  const text = values
    .map(onOneLine)
    .filter((line) => line !== "")
    .join(" ");
  const structured = germanDetails(values.join("\n")) ?? slashDetails(text) ?? keywordDetails(text);
  return { text, ...(structured ?? { ...NO_DETAILS, label: text || null }) };
}

/** Lines joined as they were before they were cut: where a line is full, or has its blank, nothing stands between. */
function onOneLine(value: string): string {
  const lines = value.split("\n");
  const joined = lines.map((line, index) => {
    const isLast = index === lines.length - 1;
    return isLast || line.length >= FULL_LINE || line.endsWith(" ") ? line : `${line} `;
  });
  return joined.join("").trim();
}
