import { add } from "../../../kernel/decimal";
import type { StatementColumnKey } from "../statementColumns";
import type { StatementBalance, StatementCell, StatementHeader, StatementPage, StatementTotal } from "../statementFile";
import { groupPages, type NumberedPage } from "../statementPageGroups";
import type { StatementDraft, TableBuilder } from "../tableBuilder";
import type { FinMessage } from "./finMessage";
import type { FileNotices } from "../fileNotices";
import { accountOf, codeOf, dayOf, periodOf, referenceOf } from "./genericFields";
import { headOf, type Sequence, type SequenceReader } from "./sequences";

/** The cells of a row, by column key. */
export type Cells = Partial<Record<StatementColumnKey, StatementCell>> & Record<string, StatementCell | undefined>;

/** What a statement holds of one account, of all its pages. */
export interface AccountLines {
  readonly account: string | null;
  readonly rows: { readonly cells: Cells; readonly line: number }[];
  readonly balances: Balances;
}

/** Balances of an account, each once: those of several places of safekeeping add up. */
export class Balances {
  private readonly byName = new Map<string, StatementBalance>();

  add(balance: StatementBalance): void {
    const { kind, code, unit, security, line } = balance;
    // Intermediate balances are of one page each, and no sum of them means anything.
    const key = [code, unit, security, kind === "interim" ? line : ""].join(" ");
    const known = this.byName.get(key);
    this.byName.set(key, known ? { ...known, amount: add(known.amount, balance.amount) } : balance);
  }

  get all(): readonly StatementBalance[] {
    return [...this.byName.values()];
  }
}

/** What the pages of a statement hold. */
export class StatementLines {
  readonly totals: StatementTotal[] = [];
  private readonly byAccount = new Map<string | null, AccountLines>();

  of(account: string | null): AccountLines {
    const known = this.byAccount.get(account);
    if (known) return known;
    const lines: AccountLines = { account, rows: [], balances: new Balances() };
    this.byAccount.set(account, lines);
    return lines;
  }

  get accounts(): readonly AccountLines[] {
    return [...this.byAccount.values()];
  }
}

/** Reads the blocks of one page. */
export type PageReader = (page: Sequence, into: StatementLines) => void;

interface Page extends NumberedPage {
  readonly message: FinMessage;
  readonly head: Sequence;
}

/** Reads messages that are statements or pages of them (MT535, MT536, MT537) into a table, the pages of each in order. */
export function readStatements(
  messages: readonly FinMessage[],
  sequences: SequenceReader,
  table: TableBuilder,
  readPage: PageReader,
): void {
  for (const pages of statementsOf(messages, sequences.notices)) {
    const lines = new StatementLines();
    let hasPage = false;
    for (const { message } of pages) {
      const page = sequences.read(message);
      if (!page) continue;
      hasPage = true;
      readPage(page, lines);
    }
    if (!hasPage) continue;
    // A statement without lines is one too: nothing is held, or nothing moved.
    if (lines.accounts.length === 0) lines.of(accountOf(pages[0]?.head ?? null, "SAFE"));
    endStatement(lines, pages, table);
  }
}

function endStatement(lines: StatementLines, pages: readonly [Page, ...Page[]], table: TableBuilder): void {
  const [{ message, head }] = pages;
  const draft = {
    ...draftOf(message, head),
    pages: pages.map((page): StatementPage => ({
      number: page.number,
      isLast: page.isLast,
      line: page.message.line,
      opening: null,
      closing: null,
    })),
  };
  const { accounts } = lines;
  for (const { account, rows, balances } of accounts) {
    for (const { cells, line } of rows) table.addRow(cells, line);
    // A total over several accounts, or over several currencies, is not what the lines of one add up to.
    const totals = accounts.length > 1 ? [] : lines.totals.filter((total) => isOfAll(total, rows));
    table.endStatement({ ...draft, account, balances: balances.all, totals });
  }
}

const isOfAll = ({ column, unit }: StatementTotal, rows: AccountLines["rows"]): boolean =>
  rows.every(({ cells }) => (cells[column] ?? null) === null || cells.currency === unit);

const BASES: Readonly<Record<string, StatementHeader["basis"]>> = {
  SETT: "settled",
  TRAD: "traded",
  CONT: "contractual",
};

/** What the general information of a message says of it. */
export function draftOf(message: FinMessage, head: Sequence | null): StatementDraft {
  const period = periodOf(head, "STAT");
  return {
    format: `MT${message.type ?? ""}`,
    reference: referenceOf(head, "SEME"),
    number: codeOf(head, "13", "STAT"),
    account: accountOf(head, "SAFE"),
    accountName: null,
    currency: null,
    sender: message.sender,
    date: dayOf(head, "STAT") ?? period?.to ?? dayOf(head, "PREP"),
    period,
    basis: BASES[codeOf(head, "22", "STBA") ?? ""] ?? null,
    isComplete: isComplete(head),
    pages: [],
    balances: [],
    totals: [],
    line: message.line,
  };
}

function isComplete(head: Sequence | null): boolean | null {
  const code = codeOf(head, "22", "CODE");
  if (code === "COMP") return true;
  if (code === "DELT") return false;
  return codeOf(head, "17", "ACTI") === "N" ? true : null;
}

/** The pages of each statement, in order. Those that were cancelled are told and left. */
function statementsOf(messages: readonly FinMessage[], notices: FileNotices): [Page, ...Page[]][] {
  return groupPages(
    withoutCancelled(
      messages.map((message) => pageOf(message, headOf(message, notices))),
      notices,
    ),
  );
}

function pageOf(message: FinMessage, head: Sequence): Page {
  const [number = "", continuation = ""] = head.findTag("28E")?.value.trim().split("/") ?? [];
  const isLast = ["LAST", "ONLY"].includes(continuation) ? true : continuation === "MORE" ? false : null;
  return { message, head, key: keyOf(message, head), number: /^\d{1,5}$/.test(number) ? Number(number) : 1, isLast };
}

function keyOf(message: FinMessage, head: Sequence): string {
  const { account, number, date, period } = draftOf(message, head);
  return [message.sender, account, number, date, period?.from].map((part) => String(part ?? "")).join("\n");
}

const functionOf = (head: Sequence): string => head.findTag("23G")?.value.trim().slice(0, 4) ?? "";

function withoutCancelled(pages: readonly Page[], notices: FileNotices): Page[] {
  const cancelled = new Set<string>();
  for (const { head } of pages) {
    const previous = functionOf(head) === "CANC" ? referenceOf(head, "PREV") : null;
    if (previous !== null) cancelled.add(previous);
  }
  return pages.filter(({ message, head }) => {
    const reference = referenceOf(head, "SEME");
    const isCancelled = functionOf(head) === "CANC" || (reference !== null && cancelled.has(reference));
    if (isCancelled) tellCancelled(message, reference, notices);
    return !isCancelled;
  });
}

function tellCancelled({ type, line }: FinMessage, reference: string | null, notices: FileNotices): void {
  const name = `MT${type ?? ""} ${reference ?? ""}`.trim();
  notices.add("warning", "cancelled-statement", line, {
    en: `Line ${String(line)}: the ${name} is cancelled by its sender; its lines did not come in. Take the statement that replaces it.`,
    fr: `Ligne ${String(line)} : le ${name} est annulé par son émetteur ; ses lignes ne sont pas reprises. Prenez le relevé qui le remplace.`,
  });
}
