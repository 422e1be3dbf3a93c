import type { Wording } from "../../kernel/language";
import type { StatementHeader } from "../formats/statementFile";

/** What an officer calls a statement: "Account FR76…, statement 190". */
export function statementName({
  account,
  number,
  reference,
  format,
}: Pick<StatementHeader, "account" | "number" | "reference" | "format">): Wording {
  const mark = number ?? reference;
  if (account === null) {
    return {
      en: mark === null ? `${format} statement` : `${format} statement ${mark}`,
      fr: mark === null ? `Relevé ${format}` : `Relevé ${format} ${mark}`,
    };
  }
  return {
    en: mark === null ? `Account ${account}` : `Account ${account}, statement ${mark}`,
    fr: mark === null ? `Compte ${account}` : `Compte ${account}, relevé ${mark}`,
  };
}
