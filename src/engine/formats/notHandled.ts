import type { FileNotice } from "./statementFile";

/** More lines than these are counted and not listed. */
const MOST_LINES = 5;

/** The lines of messages in a sentence. */
export const lineList = (lines: readonly number[]): string =>
  `${lines.slice(0, MOST_LINES).join(", ")}${lines.length > MOST_LINES ? "…" : ""}`;

/** Messages of a type ("MT103", "pain.001.001.03") that is named and left: told once, with their lines. */
export function notHandled(type: string, lines: readonly number[]): FileNotice {
  const count = lines.length;
  const isOne = count === 1;
  const list = lineList(lines);
  return {
    severity: "error",
    code: "not-handled",
    line: lines[0] ?? null,
    wording: {
      en: `${count} message${isOne ? "" : "s"} ${type} (line${isOne ? "" : "s"} ${list}) did not come in: this type is no statement that is read here. Nothing to do if it is not to be reconciled.`,
      fr: `${count} message${isOne ? "" : "s"} ${type} (ligne${isOne ? "" : "s"} ${list}) ${isOne ? "n'a pas été repris" : "n'ont pas été repris"} : ce type n'est pas un relevé lu ici. Rien à faire s'il n'est pas à rapprocher.`,
    },
  };
}
