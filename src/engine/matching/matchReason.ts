import type { Wording } from "../../kernel/language";
import type { RecordTable } from "../records/recordTable";
import { LADDER } from "./ladder";
import type { Match } from "./matching";

/** One sentence that says why: what agreed, or what the candidates are when nothing was chosen. */
export function matchReason({ left, right, status, pass }: Match, book: RecordTable, statement: RecordTable): Wording {
  const { title, sentence } = LADDER[pass];
  const rows = (records: RecordTable, of: readonly number[]): string =>
    of.map((record) => records.rows[record] ?? 0).join(", ");
  switch (status) {
    case "matched":
      return { en: `${title.en}: ${lowered(sentence.en)}`, fr: `${title.fr} : ${lowered(sentence.fr)}` };
    case "suggested":
      return {
        en: `Suggested (${lowered(title.en)}): all agrees but one thing, which is not enough to be sure. Look at both rows and decide.`,
        fr: `Proposé (${lowered(title.fr)}) : tout concorde sauf un élément, ce qui ne suffit pas pour conclure. Examinez les deux lignes et décidez.`,
      };
    case "ambiguous":
      return {
        en: `Ambiguous (${lowered(title.en)}): our rows ${rows(book, left)} and the statement's rows ${rows(statement, right)} fit one another equally well.`,
        fr: `Ambigu (${lowered(title.fr)}) : nos lignes ${rows(book, left)} et les lignes ${rows(statement, right)} du relevé se conviennent aussi bien.`,
      };
  }
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
