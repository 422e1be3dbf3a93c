import type { Wording } from "../../kernel/language";
import type { FileNotice } from "./statementFile";

/** Notices of one kind that are told one by one; of more, the number. */
const MOST_OF_A_KIND = 50;
const LONGEST_QUOTE = 80;

/** Collects what is to be told of a file, so that a file with a fault on every line is not told of line by line. */
export class FileNotices {
  private readonly notices: FileNotice[] = [];
  private readonly counts = new Map<string, { count: number; last: number }>();

  add(severity: FileNotice["severity"], code: string, line: number, wording: Wording): void {
    const key = `${severity} ${code}`;
    const count = (this.counts.get(key)?.count ?? 0) + 1;
    this.counts.set(key, { count, last: line });
    if (count <= MOST_OF_A_KIND) this.notices.push({ severity, code, line, wording });
  }

  finish(): FileNotice[] {
    const more = [...this.counts].filter(([, { count }]) => count > MOST_OF_A_KIND);
    return [
      ...this.notices,
      ...more.map(([key, { count, last }]): FileNotice => {
        const [severity = "", code = ""] = key.split(" ");
        const others = count - MOST_OF_A_KIND;
        return {
          severity: severity === "error" ? "error" : severity === "warning" ? "warning" : "information",
          code,
          line: last,
          wording: {
            en: `${String(others)} more of the same kind, the last at line ${String(last)}. Ask the sender for a corrected file.`,
            fr: `${String(others)} autres du même genre, le dernier à la ligne ${String(last)}. Demandez un fichier corrigé à l'émetteur.`,
          },
        };
      }),
    ];
  }
}

/** A field as a notice shows it: on one line and not too long. */
export function quoted(value: string): string {
  const line = value
    .slice(0, LONGEST_QUOTE + 1)
    .replace(/\s+/g, " ")
    .trim();
  return value.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}
