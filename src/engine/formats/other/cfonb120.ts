import { dayOf, type Day } from "../../../kernel/day";
import { decimal, type Decimal } from "../../../kernel/decimal";
import { LineReader } from "../lineReader";
import type { FileContent, OnRead, StatementBalance, StatementCell } from "../statementFile";
import type { StatementColumnKey } from "../statementColumns";
import { FileNotices, quoted } from "../fileNotices";
import { NOTHING_SAID, TableBuilder } from "../tableBuilder";

/** The French bankers' account statement in records of 120 characters (CFONB, "relevé de compte 120"): 01 old balance, 04 movement,
 *  05 more of the movement, 07 new balance; one account after another, with line ends or without. */
export function readCfonb120(text: string, onRead: OnRead): FileContent {
  const table = new TableBuilder("cash", COLUMNS);
  const notices = new FileNotices();
  let account: Account | null = null;
  let movement: Movement | null = null;

  const endMovement = (): void => {
    if (movement) table.addRow(cellsOf(movement), movement.line);
    movement = null;
  };
  const endAccount = (): void => {
    endMovement();
    if (account) table.endStatement(draftOf(account));
    account = null;
  };

  for (const { record, line, at } of recordsOf(text)) {
    if (line % 20_000 === 0) onRead(at / text.length);
    const code = record.slice(0, 2);
    if (!/^0[1457]$/.test(code) || record.trimEnd().length < LEAST_LENGTH) {
      if (record.trim() !== "") notices.add("error", "broken-record", line, brokenRecord(record));
      continue;
    }
    if (code === "05") {
      if (movement) addDetail(movement, record);
      else notices.add("warning", "stray-record", line, strayDetail);
      continue;
    }
    endMovement();
    if (code === "01") {
      endAccount();
      account = newAccount(record, line);
      addBalance(account, record, "opening", line, notices);
      continue;
    }
    const open: Account = account ?? newAccount(record, line);
    account = open;
    if (code === "04") movement = newMovement(record, open, line, notices);
    else {
      addBalance(open, record, "closing", line, notices);
      endAccount();
    }
  }
  endAccount();
  onRead(1);
  return { formats: ["CFONB 120"], tables: table.tables(), notices: notices.finish() };
}

const COLUMNS: readonly StatementColumnKey[] = [
  "cashAccount",
  "bookingDate",
  "valueDate",
  "netAmount",
  "currency",
  "transactionType",
  "bankTransactionCode",
  "reference",
  "counterReference",
  "endToEndReference",
  "mandateReference",
  "counterparty",
  "counterpartyAccount",
  "label",
  "narrative",
  "statusReason",
];

const LENGTH = 120;
/** Bank, branch and account are in every record. */
const LEAST_LENGTH = 32;

interface Placed {
  readonly record: string;
  readonly line: number;
  readonly at: number;
}

/** Records by line, or, in a file without line ends, by their length. */
function* recordsOf(text: string): Generator<Placed> {
  for (const lines = new LineReader(text); !lines.isAtEnd; lines.skipLine()) {
    const [at, end, line] = [lines.position, lines.lineEnd, lines.lineNumber];
    for (let from = at; from < end; from += LENGTH)
      yield { record: text.slice(from, Math.min(end, from + LENGTH)).padEnd(LENGTH), line, at: from };
  }
}

interface Account {
  readonly number: string;
  readonly currency: string | null;
  readonly line: number;
  readonly balances: StatementBalance[];
}

/** Bank, branch and account as on a French bank identity (RIB), without its key, which no record bears. */
const newAccount = (record: string, line: number): Account => ({
  number: [record.slice(2, 7), record.slice(11, 16), record.slice(21, 32)].map((part) => part.trim()).join(" "),
  currency: textIn(record, 17, 19),
  line,
  balances: [],
});

/** Text at places counted from 1, as the standard counts them. */
function textIn(record: string, first: number, last: number): string | null {
  const text = record.slice(first - 1, last).trim();
  return text === "" ? null : text;
}

function addBalance(
  account: Account,
  record: string,
  kind: "opening" | "closing",
  line: number,
  notices: FileNotices,
): void {
  const amount = amountIn(record);
  if (!amount) return notices.add("error", "no-amount", line, noAmount(record));
  const unit = account.currency ?? "";
  account.balances.push({ kind, code: record.slice(0, 2), unit, security: null, amount, day: dayIn(record, 35), line });
}

/** The last of the 14 digits bears the sign: { and A to I are 0 to 9 of a credit, } and J to R of a debit. */
const CREDIT = "{ABCDEFGHI";
const DEBIT = "}JKLMNOPQR";

function amountIn(record: string): Decimal | null {
  const digits = record.slice(90, 103);
  const last = record[103] ?? "";
  const places = Number(record[19] === " " ? 2 : record[19]);
  if (!/^[ \d]{0,12}\d?$/.test(digits) || !Number.isInteger(places) || places > 9) return null;
  const credit = CREDIT.indexOf(last);
  const debit = DEBIT.indexOf(last);
  if (last === "" || (credit === -1 && debit === -1)) return null;
  const units = BigInt(digits.trim() === "" ? "0" : digits.trim()) * 10n + BigInt(Math.max(credit, debit));
  return decimal(debit === -1 ? units : -units, places);
}

/** DDMMYY; a century begins in 1970. */
function dayIn(record: string, first: number): Day | null {
  const parts = /^(\d{2})(\d{2})(\d{2})$/.exec(record.slice(first - 1, first + 5));
  if (!parts) return null;
  const year = Number(parts[3]);
  const day = dayOf(year < 70 ? 2000 + year : 1900 + year, Number(parts[2]), Number(parts[1]));
  return day.ok ? day.value : null;
}

type Cells = Partial<Record<StatementColumnKey, StatementCell>>;

interface Movement {
  readonly line: number;
  readonly cells: Cells;
  readonly labels: string[];
  readonly details: string[];
}

function newMovement(record: string, account: Account, line: number, notices: FileNotices): Movement {
  const amount = amountIn(record);
  if (!amount) notices.add("error", "no-amount", line, noAmount(record));
  return {
    line,
    labels: [textIn(record, 49, 79) ?? ""],
    details: [],
    cells: {
      cashAccount: account.number,
      bookingDate: dayIn(record, 35),
      valueDate: dayIn(record, 43),
      netAmount: amount,
      currency: textIn(record, 17, 19) ?? account.currency,
      transactionType: textIn(record, 33, 34),
      bankTransactionCode: textIn(record, 8, 11),
      statusReason: textIn(record, 41, 42),
      reference: textIn(record, 105, 120),
      counterReference: textIn(record, 82, 88),
    },
  };
}

/** What the qualifiers of record 05 that have a place of their own fill in. */
const PLACES: Readonly<Record<string, StatementColumnKey>> = {
  NPY: "counterparty",
  NBE: "counterparty",
  IPY: "counterpartyAccount",
  IBE: "counterpartyAccount",
  REF: "reference",
  RCN: "endToEndReference",
  RUM: "mandateReference",
};

function addDetail({ cells, labels, details }: Movement, record: string): void {
  const qualifier = record.slice(45, 48);
  const text = textIn(record, 49, 118);
  if (text === null) return;
  const place = PLACES[qualifier];
  if (qualifier === "LIB") labels.push(text);
  else if (place !== undefined && (cells[place] === undefined || cells[place] === null)) cells[place] = text;
  else details.push(/^LC/.test(qualifier) ? text : `${qualifier.trim()} ${text}`.trim());
}

const cellsOf = ({ cells, labels, details }: Movement): Cells => ({
  ...cells,
  label: labels.filter((part) => part !== "").join(" ") || null,
  narrative: details.length === 0 ? null : details.join(" "),
});

function draftOf({ number, currency, line, balances }: Account) {
  const [opening, closing] = [
    balances.find(({ kind }) => kind === "opening"),
    balances.find(({ kind }) => kind === "closing"),
  ];
  const [from, to] = [opening?.day ?? null, closing?.day ?? null];
  return {
    ...NOTHING_SAID,
    format: "CFONB 120",
    account: number,
    currency,
    sender: number.slice(0, 5),
    date: to,
    period: from !== null && to !== null ? { from, to } : null,
    balances,
    line,
  };
}

const brokenRecord = (record: string) => ({
  en: `"${quoted(record)}" is no record of a 120-character statement and did not come in. Ask the bank for the file again.`,
  fr: `« ${quoted(record)} » n'est pas un enregistrement de relevé 120 caractères et n'a pas été repris. Redemandez le fichier à la banque.`,
});

const noAmount = (record: string) => ({
  en: `"${quoted(record.slice(90, 104))}" is no amount with its sign in the last character; it was left blank. Ask the bank for the file again.`,
  fr: `« ${quoted(record.slice(90, 104))} » n'est pas un montant avec son signe au dernier caractère ; il est laissé vide. Redemandez le fichier à la banque.`,
});

const strayDetail = {
  en: "this record 05 follows no movement and was left. Ask the bank for the file again.",
  fr: "cet enregistrement 05 ne suit aucun mouvement et a été laissé. Redemandez le fichier à la banque.",
};
