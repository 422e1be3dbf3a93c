import { parseArgs } from "node:util";
import { parseDay, type Day } from "../kernel/day";
import { rowsAsked, type RowsAsked } from "../engine";
import type { Language, Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";

export interface ReconcileCommand {
  readonly kind: "reconcile";
  /** Null: a new workbook is made from the imports. */
  readonly book: string | null;
  readonly imports: readonly string[];
  readonly out: string | null;
  readonly inPlace: boolean;
  /** "-" is standard output. */
  readonly json: string | null;
  readonly pair: { readonly left: string; readonly right: string } | null;
  /** Null: `pair` names sheets. Else the two files that are reconciled without a workbook. */
  readonly files: { readonly left: string; readonly right: string } | null;
  readonly profile: string | null;
  readonly asOf: Day | null;
  /** Where the approved entries go, in the form of the French tax administration; null: nowhere. */
  readonly exportFec: string | null;
  readonly exportCsv: string | null;
  /** In whose name the month is to be sealed. */
  readonly seal: string | null;
  /** Null: the workbook's. */
  readonly language: Language | null;
  readonly isQuiet: boolean;
  readonly showsProgress: boolean;
}

/** Why rows of one side are not matched with rows of the other. Nothing is written but the answer. */
export interface WhyCommand {
  readonly kind: "why";
  readonly book: string;
  readonly left: RowsAsked;
  readonly right: RowsAsked;
  /** The answer as JSON in the place of words. */
  readonly isJson: boolean;
  readonly profile: string | null;
  readonly asOf: Day | null;
  readonly language: Language | null;
}

export type Command = ReconcileCommand | WhyCommand | { readonly kind: "help" | "version" };

const OPTIONS = {
  out: { type: "string" },
  "in-place": { type: "boolean" },
  json: { type: "string" },
  left: { type: "string" },
  right: { type: "string" },
  profile: { type: "string" },
  "as-of": { type: "string" },
  import: { type: "string", multiple: true },
  seal: { type: "string" },
  "export-fec": { type: "string" },
  "export-csv": { type: "string" },
  lang: { type: "string" },
  quiet: { type: "boolean" },
  "no-progress": { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** What the words of a command ask for, or what is wrong with them and how it is put right. */
export function readCommandLine(words: readonly string[]): Result<Command, Wording> {
  if (words[0] === "why") return readWhy(words.slice(1));
  let parsed;
  try {
    parsed = parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    return refuse(badOption(error));
  }
  const { values, positionals } = parsed;
  if (values.help || (words.length === 0 && positionals.length === 0)) return ok({ kind: "help" });
  if (values.version) return ok({ kind: "version" });
  const [verb, book = null, ...rest] = positionals;
  if (verb !== "reconcile") return refuse(unknownCommand(verb));
  if (rest[0] !== undefined) return refuse(secondBook(rest[0]));
  const imports = values.import ?? [];
  const fault = contradiction({ ...values, hasBook: book !== null, hasImports: imports.length > 0 });
  if (fault) return refuse(fault);
  const asOf = values["as-of"] === undefined ? null : parseDay(values["as-of"]);
  if (asOf && !asOf.ok) return refuse(badDay(values["as-of"] ?? ""));
  const { left, right } = values;
  const pair = left !== undefined && right !== undefined ? { left, right } : null;
  return ok({
    kind: "reconcile",
    book,
    imports,
    out: values.out ?? null,
    inPlace: values["in-place"] ?? false,
    json: values.json ?? null,
    pair,
    files: book === null && imports.length === 0 ? pair : null,
    profile: values.profile ?? null,
    asOf: asOf ? asOf.value : null,
    exportFec: values["export-fec"] ?? null,
    exportCsv: values["export-csv"] ?? null,
    seal: values.seal ?? null,
    language: languageAsked(words),
    isQuiet: values.quiet ?? false,
    showsProgress: !values.quiet && !values["no-progress"],
  });
}

const WHY_OPTIONS = {
  left: { type: "string" },
  right: { type: "string" },
  json: { type: "boolean" },
  profile: { type: "string" },
  "as-of": { type: "string" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

function readWhy(words: readonly string[]): Result<Command, Wording> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...words], options: WHY_OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    return refuse(badOption(error));
  }
  const { values, positionals } = parsed;
  if (values.help) return ok({ kind: "help" });
  const [book, second] = positionals;
  if (second !== undefined) return refuse(secondBook(second));
  const fault = contradiction({ lang: values.lang, hasBook: book !== undefined, hasImports: false });
  if (fault || book === undefined) return refuse(fault ?? WHICH_ROWS);
  const asOf = values["as-of"] === undefined ? null : parseDay(values["as-of"]);
  if (asOf && !asOf.ok) return refuse(badDay(values["as-of"] ?? ""));
  const [left, right] = [rowsAsked(values.left ?? ""), rowsAsked(values.right ?? "")];
  if (!left || !right) return refuse(WHICH_ROWS);
  return ok({
    kind: "why",
    book,
    left,
    right,
    isJson: values.json ?? false,
    profile: values.profile ?? null,
    asOf: asOf ? asOf.value : null,
    language: languageAsked(words),
  });
}

const WHICH_ROWS: Wording = {
  en: 'Which rows? Name a row of ours and one of the statement\'s: --left "Trades!12" --right "Statement!15".',
  fr: 'Quelles lignes ? Nommez une ligne à nous et une du relevé : --left "Opérations!12" --right "Relevé!15".',
};

/** The language that `--lang` names, if it names one we have; usable even where the rest of the command is not. */
export function languageAsked(words: readonly string[]): Language | null {
  const at = words.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const asked = words[at]?.includes("=") ? words[at].slice("--lang=".length) : words[at + 1];
  return at !== -1 && (asked === "fr" || asked === "en") ? asked : null;
}

interface Asked {
  readonly out?: string | undefined;
  readonly "in-place"?: boolean | undefined;
  readonly left?: string | undefined;
  readonly right?: string | undefined;
  readonly lang?: string | undefined;
  readonly hasBook: boolean;
  readonly hasImports: boolean;
}

function contradiction(asked: Asked): Wording | null {
  if (!asked.hasBook && !asked.hasImports && asked.left === undefined && asked.right === undefined) {
    return {
      en: "Which workbook? Name one, bring statement files in with --import, or name two files with --left and --right. See concordance --help.",
      fr: "Quel classeur ? Nommez-en un, apportez des fichiers avec --import, ou nommez deux fichiers avec --left et --right. Voir concordance --help.",
    };
  }
  if (asked.lang !== undefined && asked.lang !== "fr" && asked.lang !== "en") {
    return { en: `--lang is fr or en, not "${asked.lang}".`, fr: `--lang vaut fr ou en, pas « ${asked.lang} ».` };
  }
  if ((asked.left === undefined) !== (asked.right === undefined)) {
    return {
      en: "--left and --right go together: name both sheets (both files, where there is no workbook), or neither.",
      fr: "--left et --right vont ensemble : nommez les deux feuilles (les deux fichiers, sans classeur), ou aucune.",
    };
  }
  if (asked["in-place"] && asked.out !== undefined) {
    return {
      en: "--in-place writes into the workbook itself, --out into another: choose one.",
      fr: "--in-place écrit dans le classeur lui-même, --out dans un autre : choisissez.",
    };
  }
  if (asked["in-place"] && !asked.hasBook) {
    return {
      en: "--in-place needs a workbook to write into.",
      fr: "--in-place demande un classeur dans lequel écrire.",
    };
  }
  return null;
}

function badOption(error: unknown): Wording {
  const said = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' ]*)/.exec(said)?.[1] ?? "";
  const isUnknown = (error as NodeJS.ErrnoException).code === "ERR_PARSE_ARGS_UNKNOWN_OPTION";
  return isUnknown
    ? {
        en: `There is no option ${option}. See concordance --help.`,
        fr: `L'option ${option} n'existe pas. Voir concordance --help.`,
      }
    : {
        en: `The option ${option} is not used as it should be. See concordance --help.`,
        fr: `L'option ${option} n'est pas employée comme il faut. Voir concordance --help.`,
      };
}

const unknownCommand = (verb: string | undefined): Wording => ({
  en: `The command is reconcile or why, not "${verb ?? ""}". See concordance --help.`,
  fr: `La commande est reconcile ou why, pas « ${verb ?? ""} ». Voir concordance --help.`,
});

const secondBook = (path: string): Wording => ({
  en: `One workbook at a time: "${path}" is a second one. Bring other files in with --import.`,
  fr: `Un classeur à la fois : « ${path} » est un second. Apportez d'autres fichiers avec --import.`,
});

const badDay = (text: string): Wording => ({
  en: `--as-of is a day like 2025-03-31, not "${text}".`,
  fr: `--as-of est un jour comme 2025-03-31, pas « ${text} ».`,
});
