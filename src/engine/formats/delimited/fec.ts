import { dayOf, type Day } from "../../../kernel/day";
import { absolute, negate, parseDecimal, type Decimal } from "../../../kernel/decimal";
import { LineReader } from "../lineReader";
import type { FileContent, OnRead, StatementCell } from "../statementFile";
import { statementColumn, type StatementColumnKey } from "../statementColumns";
import { FileNotices, quoted } from "../fileNotices";
import { NOTHING_SAID, TableBuilder } from "../tableBuilder";

/** The accounting entries file of French firms (article A47 A-1 of the book of tax procedures): 18 columns, or more for
 *  professions that keep cash accounts, between tabs, bars or semicolons; debit and credit, or amount and sense. */
export function readFec(text: string, onRead: OnRead): FileContent {
  const lines = new LineReader(text);
  const header = lines.restOfLine();
  lines.skipLine();
  const separator = ["\t", "|", ";"].find((one) => header.split(one).length >= 10) ?? "\t";
  const names = header.split(separator).map((name) => unquoted(name));
  const table = new TableBuilder("ledger", COLUMN_ORDER);
  const columns = names.map((name, index) => columnOf(name, index, table));
  const notices = new FileNotices();
  const period = { from: null as Day | null, to: null as Day | null };

  for (; !lines.isAtEnd; lines.skipLine()) {
    const [line, written] = [lines.lineNumber, lines.restOfLine()];
    if (line % 20_000 === 0) onRead(lines.position / text.length);
    if (written.trim() === "") continue;
    const fields = written.split(separator);
    if (fields.length !== names.length)
      notices.add("warning", "field-count", line, otherCount(fields.length, names.length));
    const cells = cellsOf(fields, columns, line, notices);
    table.addRow(cells, line);
    const day = cells["bookingDate"];
    if (typeof day !== "number") continue;
    if (period.from === null || day < period.from) period.from = day;
    if (period.to === null || day > period.to) period.to = day;
  }
  onRead(1);
  table.endStatement({
    ...NOTHING_SAID,
    format: "FEC",
    date: period.to,
    period: period.from !== null && period.to !== null ? { from: period.from, to: period.to } : null,
    line: 1,
  });
  return { formats: ["FEC"], tables: [table.finish()], notices: notices.finish() };
}

const COLUMN_ORDER: readonly StatementColumnKey[] = [
  "journal",
  "journalName",
  "entryNumber",
  "bookingDate",
  "ledgerAccount",
  "ledgerAccountName",
  "auxiliaryAccount",
  "auxiliaryName",
  "pieceReference",
  "pieceDate",
  "label",
  "debit",
  "credit",
  "lettering",
  "letteringDate",
  "validationDate",
  "currencyAmount",
  "currency",
];

const KEYS: Readonly<Record<string, StatementColumnKey | "amount" | "sense">> = {
  journalcode: "journal",
  journallib: "journalName",
  ecriturenum: "entryNumber",
  ecrituredate: "bookingDate",
  comptenum: "ledgerAccount",
  comptelib: "ledgerAccountName",
  compauxnum: "auxiliaryAccount",
  compauxlib: "auxiliaryName",
  pieceref: "pieceReference",
  piecedate: "pieceDate",
  ecriturelib: "label",
  debit: "debit",
  credit: "credit",
  montant: "amount",
  sens: "sense",
  ecriturelet: "lettering",
  datelet: "letteringDate",
  validdate: "validationDate",
  montantdevise: "currencyAmount",
  idevise: "currency",
};

interface FecColumn {
  readonly name: string;
  readonly key: string;
  readonly type: "text" | "decimal" | "day";
}

/** The longer forms have columns of their profession's own: they come in as texts under their names. */
function columnOf(name: string, index: number, table: TableBuilder): FecColumn {
  const key = KEYS[name.toLowerCase()];
  if (key === "amount") return { name, key, type: "decimal" };
  if (key === "sense") return { name, key, type: "text" };
  if (key !== undefined) return { name, key, type: statementColumn(key).type };
  const own = `fec${index + 1}`;
  table.addColumn({ key: own, field: null, header: { en: name, fr: name }, type: "text" });
  return { name, key: own, type: "text" };
}

type Cells = Record<string, StatementCell>;

function cellsOf(fields: readonly string[], columns: readonly FecColumn[], line: number, notices: FileNotices): Cells {
  const cells: Cells = {};
  columns.forEach(({ name, key, type }, index) => {
    const text = unquoted(fields[index] ?? "");
    if (text === "") return;
    const value = type === "text" ? text : type === "day" ? dayIn(text) : amountIn(text);
    if (value === null) notices.add("warning", "unreadable", line, unreadable(name, text, type));
    cells[key] = value;
  });
  return cells["amount"] === undefined ? cells : withSides(cells);
}

/** An amount stands on the side that its sense says; a negative one stays negative there, as it was booked. */
function withSides({ amount, sense, ...cells }: Cells): Cells {
  if (amount === null || typeof amount !== "object") return cells;
  const isCredit = sense === "C" || sense === "-1";
  return { ...cells, [isCredit ? "credit" : "debit"]: amount };
}

const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^"(.*)"$/s, "$1")
    .trim();

function dayIn(text: string): Day | null {
  const parts = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})$/.exec(text);
  const day = parts ? dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null;
  return day?.ok ? day.value : null;
}

/** A decimal comma, no thousands separators, a sign first or last; a point and spaces are seen too. */
function amountIn(text: string): Decimal | null {
  const parts = /^([+-]?)0*(\d[\d \u00a0\u202f]*(?:[.,]\d+)?|[.,]\d+)([+-]?)$/.exec(
    text.replace(/^([+-]?)0+(?=\d)/, "$1"),
  );
  if (!parts || (parts[1] !== "" && parts[3] !== "")) return null;
  const digits = (parts[2] ?? "").replace(/[ \u00a0\u202f]/g, "").replace(",", ".");
  const read = parseDecimal(digits.startsWith(".") ? `0${digits}` : digits);
  if (!read.ok) return null;
  return parts[1] === "-" || parts[3] === "-" ? negate(absolute(read.value)) : read.value;
}

const otherCount = (found: number, expected: number) => ({
  en: `this line has ${found} fields where the header has ${expected}; it came in as far as it goes. Correct it at the source.`,
  fr: `cette ligne a ${found} champs alors que l'en-tête en a ${expected} ; elle a été reprise telle quelle. Corrigez-la à la source.`,
});

const unreadable = (name: string, text: string, type: "text" | "decimal" | "day") => ({
  en: `"${quoted(text)}" in ${name} is ${type === "day" ? "no date (YYYYMMDD)" : "no amount"}, and was left blank. Correct it at the source.`,
  fr: `« ${quoted(text)} » dans ${name} n'est pas ${type === "day" ? "une date (AAAAMMJJ)" : "un montant"} ; la cellule est laissée vide. Corrigez-la à la source.`,
});
