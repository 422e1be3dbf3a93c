import type { Language, Wording } from "../../kernel/language";
import { comparableText } from "../../kernel/text";

/** A row of the alias sheet, as somebody wrote it. Nothing of it is changed or dropped, understood or not. */
export interface AliasRow {
  readonly kind: string;
  /** The custodian's name or the sheet where their code means this; blank: on every statement. */
  readonly scope: string;
  readonly theirs: string;
  readonly ours: string;
  readonly status: string;
  readonly source: string;
  readonly comment: string;
}

export const ALIAS_FIELDS = [
  "kind",
  "scope",
  "theirs",
  "ours",
  "status",
  "source",
  "comment",
] as const satisfies readonly (keyof AliasRow)[];

export type AliasKind = "account" | "security" | "counterparty" | "transaction-type" | "custodian";
export type AliasStatus = "accepted" | "proposed" | "rejected";

export const ALIAS_KIND_WORDS: Readonly<Record<AliasKind, Wording>> = {
  account: { en: "Account", fr: "Compte" },
  security: { en: "Security", fr: "Valeur" },
  counterparty: { en: "Counterparty", fr: "Contrepartie" },
  "transaction-type": { en: "Transaction type", fr: "Type d'opération" },
  custodian: { en: "Custodian", fr: "Dépositaire" },
};

export const ALIAS_STATUS_WORDS: Readonly<Record<AliasStatus, Wording>> = {
  accepted: { en: "Accepted", fr: "Accepté" },
  proposed: { en: "Proposed", fr: "Proposé" },
  rejected: { en: "Rejected", fr: "Rejeté" },
};

/** The kind that a word of either language names. */
export const aliasKind = (text: string): AliasKind | null => keyOfWord(ALIAS_KIND_WORDS, text);

/** What a person who filled in a row and left its status blank wants is that it holds. */
export const aliasStatus = (text: string): AliasStatus | null =>
  text.trim() === "" ? "accepted" : keyOfWord(ALIAS_STATUS_WORDS, text);

function keyOfWord<K extends string>(words: Readonly<Record<K, Wording>>, text: string): K | null {
  const wanted = comparableText(text);
  const keys = Object.keys(words) as K[];
  return (
    keys.find((key) => [key, words[key].en, words[key].fr].some((word) => comparableText(word) === wanted)) ?? null
  );
}

/** A word that we know, in the language of the sheet; any other as it was written. */
export function aliasCell(field: keyof AliasRow, text: string, language: Language): string {
  if (field === "kind") {
    const kind = aliasKind(text);
    return kind ? ALIAS_KIND_WORDS[kind][language] : text;
  }
  const status = field === "status" && text.trim() !== "" ? aliasStatus(text) : null;
  return status ? ALIAS_STATUS_WORDS[status][language] : text;
}

/** Under which a code is the same code: case, spaces, punctuation and zeros in front of a number do not count. */
export const codeKey = (text: string): string => comparableText(text).replace(/^0+(?=.)/, "");

/** Rows with the same key speak of the same code of the same custodian. */
export const aliasKey = ({ kind, scope, theirs }: AliasRow): string =>
  [aliasKind(kind) ?? comparableText(kind), comparableText(scope), codeKey(theirs)].join("|");

/** Whether a person wrote or settled a row, rather than a run that proposed it. */
export const isPeoplesAlias = ({ status }: AliasRow): boolean => aliasStatus(status) !== "proposed";
