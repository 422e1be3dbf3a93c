import { isoText } from "../../kernel/day";
import type { Language, Wording } from "../../kernel/language";
import type { ImportedFile, StatementKind, StatementTable } from "../formats/statementFile";

/** What the rows of each kind are called. */
export const KIND_LABELS: Readonly<Record<StatementKind, Wording>> = {
  holdings: { en: "Holdings", fr: "Positions" },
  transactions: { en: "Transactions", fr: "Mouvements" },
  pending: { en: "Pending", fr: "En suspens" },
  instructions: { en: "Instructions", fr: "Instructions" },
  penalties: { en: "Penalties", fr: "Pénalités" },
  "corporate-actions": { en: "Corporate actions", fr: "OST" },
  cash: { en: "Cash", fr: "Espèces" },
  ledger: { en: "Ledger", fr: "Écritures" },
  table: { en: "Statement", fr: "Relevé" },
};

const MOST_CHARACTERS = 31;

/** One of several sheets, which hold a table together. */
export interface SheetPart {
  readonly number: number;
  readonly of: number;
}

/** A name that Excel allows, as telling as 31 characters let it be: the kind with its account and date, or the name that the file
 *  bears. `part` stands for one of several sheets. */
export function statementSheetName(
  file: ImportedFile,
  table: StatementTable,
  language: Language,
  part: SheetPart | null,
): string {
  const accounts = new Set(table.statements.flatMap(({ account }) => (account === null ? [] : [account])));
  const dates = table.statements.flatMap(({ date }) => (date === null ? [] : [date]));
  const [account = ""] = accounts.size === 1 ? accounts : [];
  const date = dates.length === 0 ? "" : isoText(dates.reduce((latest, day) => (day > latest ? day : latest)));
  const suffix = part === null ? "" : ` (${part.number}-${part.of})`;
  const kind = KIND_LABELS[table.kind][language];
  const telling =
    table.kind === "table"
      ? (table.name ?? file.name.replace(/\.[^.]*$/, ""))
      : [kind, account.slice(-10), date].filter((word) => word !== "").join(" ");
  const allowed = telling.replace(/[[\]:*?/\\\u0000-\u001f]/g, " ").replace(/^['\s]+|['\s]+$/g, "");
  const name = allowed === "" || /^(history|historique)$/i.test(allowed) ? kind : allowed;
  return `${name.slice(0, MOST_CHARACTERS - suffix.length).trim()}${suffix}`;
}
