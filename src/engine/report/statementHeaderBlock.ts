import type { DateSystem } from "../../kernel/day";
import { formatDay, formatDecimal, type Language, type Wording } from "../../kernel/language";
import type { StatementFinding } from "../controls/statementFinding";
import type { ImportedFile, StatementBalance, StatementHeader, StatementTable } from "../formats/statementFile";
import type { PlannedCell, SheetBlock, TextBlock } from "./plan";
import { factLines, IMPORTED, isChecked, OUTSIDE, outsideBlocks, sizeText } from "./plainTableHeader";
import { KIND_LABELS, type SheetPart } from "./statementSheetName";

/** More statements than this are counted and not listed one by one. */
const MOST_STATEMENTS = 40;
const MOST_FINDINGS = 40;

interface HeaderContext {
  readonly language: Language;
  readonly dateSystem: DateSystem;
  readonly part: SheetPart | null;
}

/** What stands above a statement's table: where it came from, what it says of itself, and what does not hold. `nextRow` is the first
 *  row below, after a blank one. */
export function headerBlocks(
  file: ImportedFile,
  table: StatementTable,
  findings: readonly StatementFinding[],
  { language, dateSystem, part }: HeaderContext,
): { readonly blocks: readonly SheetBlock[]; readonly nextRow: number } {
  const blocks: SheetBlock[] = [];
  let row = 1;
  const put = (cells: readonly (readonly PlannedCell[])[], style: TextBlock["style"]): void => {
    if (cells.length === 0) return;
    blocks.push({ kind: "text", row, column: 1, cells, style, numberFormat: null });
    row += cells.length;
  };
  const isPlain = table.kind === "table";
  put([[(isPlain ? IMPORTED : KIND_LABELS[table.kind])[language]]], "title");
  put(sourceLines(file, table, language), "muted");
  if (part) put([[PART(part)[language]]], "bad");
  if (isPlain) put(factLines(table.statements, language), "body");
  else putStatements(table.statements, language, put);
  put(
    findings.slice(0, MOST_FINDINGS).map(({ wording }) => [`! ${wording[language]}`]),
    "bad",
  );
  if (findings.length > MOST_FINDINGS) put([[MORE(findings.length - MOST_FINDINGS)[language]]], "bad");
  if (findings.length === 0 && (!isPlain || isChecked(table))) put([[HOLDS[language]]], "good");
  for (const { place, cells } of outsideBlocks(table, dateSystem)) {
    put([[OUTSIDE[place][language]]], "heading");
    put(cells, "muted");
  }
  return { blocks, nextRow: row + 1 };
}

function putStatements(
  statements: readonly StatementHeader[],
  language: Language,
  put: (cells: readonly (readonly string[])[], style: TextBlock["style"]) => void,
): void {
  put([STATEMENT_HEADINGS.map((heading) => heading[language])], "heading");
  put(
    statements.slice(0, MOST_STATEMENTS).map((header) => statementLine(header, language)),
    "body",
  );
  const unlisted = statements.length - MOST_STATEMENTS;
  if (unlisted > 0) put([[MORE(unlisted)[language]]], "muted");
}

const PART = ({ number, of }: SheetPart): Wording => ({
  en: `Part ${number} of ${of}: one sheet cannot hold all of its rows. What is said here is of the whole.`,
  fr: `Partie ${number} sur ${of}\u00a0: une seule feuille ne peut pas en contenir toutes les lignes. Ce qui est dit ici vaut pour l'ensemble.`,
});

const HOLDS: Wording = {
  en: "Checked: balances, totals, pages and continuity hold where the file gives them.",
  fr: "Contrôlé : soldes, totaux, pages et continuité sont justes là où le fichier les donne.",
};

const MORE = (count: number): Wording => ({ en: `… and ${count} more`, fr: `… et ${count} de plus` });

function sourceLines(file: ImportedFile, table: StatementTable, language: Language): string[][] {
  const formats = table.kind === "table" ? file.content.formats : table.statements.map(({ format }) => format);
  const lines: readonly (readonly [Wording, string])[] = [
    [{ en: "File", fr: "Fichier" }, file.name],
    [{ en: "Fingerprint (SHA-256)", fr: "Empreinte (SHA-256)" }, file.fingerprint],
    [{ en: "Format", fr: "Format" }, [...new Set(formats)].join(", ")],
    [{ en: "Size", fr: "Taille" }, table.kind === "table" ? sizeText(file.byteLength)[language] : ""],
    [{ en: "Rows", fr: "Lignes" }, formatDecimal({ units: BigInt(table.rows.length), scale: 0 }, language)],
  ];
  return lines.filter(([, text]) => text !== "").map(([label, text]) => [label[language], text]);
}

const STATEMENT_HEADINGS: readonly Wording[] = [
  { en: "Account", fr: "Compte" },
  { en: "Statement", fr: "Relevé" },
  { en: "Date", fr: "Date" },
  { en: "Pages", fr: "Pages" },
  { en: "Rows", fr: "Lignes" },
  { en: "Opening", fr: "Ouverture" },
  { en: "Closing", fr: "Clôture" },
  { en: "Available", fr: "Disponible" },
  { en: "Basis", fr: "Base" },
  { en: "Sender", fr: "Émetteur" },
];

const BASES: Readonly<Record<NonNullable<StatementHeader["basis"]>, Wording>> = {
  settled: { en: "settled", fr: "dénoué" },
  traded: { en: "traded", fr: "négocié" },
  contractual: { en: "contractual", fr: "contractuel" },
};

function statementLine(header: StatementHeader, language: Language): string[] {
  const { account, accountName, number, reference, pages, countRows, balances, basis, sender } = header;
  const cash = (kind: StatementBalance["kind"], pick: "first" | "last"): string => {
    const found = balances.filter((balance) => balance.kind === kind && balance.security === null);
    const balance = pick === "first" ? found[0] : found[found.length - 1];
    return balance ? `${formatDecimal(balance.amount, language, 2)} ${balance.unit}` : "";
  };
  return [
    [account, accountName].filter((text) => text !== null).join(", "),
    number ?? reference ?? "",
    dateText(header),
    pages.length === 0 ? "" : pages.map((page) => String(page.number)).join(", "),
    String(countRows),
    cash("opening", "first"),
    cash("closing", "last"),
    cash("available", "last"),
    basis === null ? "" : BASES[basis][language],
    sender ?? "",
  ];
}

function dateText({ date, period }: StatementHeader): string {
  if (period && period.from !== period.to) return `${formatDay(period.from)} - ${formatDay(period.to)}`;
  return date === null ? (period ? formatDay(period.to) : "") : formatDay(date);
}
