import { groupPages } from "../statementPageGroups";
import type { TableBuilder } from "../tableBuilder";
import type { StatementBalance, StatementTotal } from "../statementFile";
import type { StatementColumnKey } from "../statementColumns";
import { FileNotices } from "../fileNotices";
import { entryRows } from "./camtEntry";
import { CamtPage, joinedBalances, joinedTotals, type CamtBalance } from "./camtPage";
import type { DocumentReader, ReaderContext } from "./documentReader";
import { at, textAt, type XmlElement } from "./xmlElement";
import { amountOf, dayIn, decimalOf, signed } from "./xmlValues";

const COLUMNS: readonly StatementColumnKey[] = [
  "cashAccount",
  "statementNumber",
  "bookingDate",
  "valueDate",
  "mark",
  "reversal",
  "netAmount",
  "currency",
  "transactionType",
  "status",
  "statusReason",
  "reference",
  "counterReference",
  "bankReference",
  "counterparty",
  "counterpartyAccount",
  "label",
  "narrative",
  "security",
  "securityCode",
  "quantity",
  "fxRate",
  "fees",
  "mandateReference",
  "event",
];

/** The parts of a statement, report or notification that are handed over whole. */
const SUBTREES = new Set([
  "GrpHdr",
  "Id",
  "StmtPgntn",
  "RptPgntn",
  "NtfctnPgntn",
  "ElctrncSeqNb",
  "LglSeqNb",
  "CreDtTm",
  "FrToDt",
  "Acct",
  "Bal",
  "TxsSummry",
  "Ntry",
]);

const STATEMENTS = new Set(["Stmt", "Rpt", "Ntfctn"]);

/** Bank to customer: account report (camt.052), statement (camt.053), debit and credit notification (camt.054). */
export function camtReader({ tables }: ReaderContext): DocumentReader {
  const table = tables.of("cash", COLUMNS);
  const notices = new FileNotices();
  // Pages wait for one another, and statements for the pages before them; what stands alone goes straight into the table.
  const waiting: CamtPage[] = [];
  let messagePage: XmlElement | null = null;
  let next: () => CamtPage = () => new CamtPage("", null, null, 1);
  let page = next();
  return {
    subtrees: SUBTREES,
    begin(message, line, header) {
      messagePage = null;
      next = () => new CamtPage(message, header?.sender ?? null, messagePage, line);
      page = next();
    },
    element(element) {
      if (element.name === "GrpHdr") {
        messagePage = at(element, "MsgPgntn");
        page.messagePage = messagePage;
      } else if (element.name === "Ntry") addEntry(element, page, waiting.length > 0 ? null : table, notices);
      else if (element.name === "Bal") addBalance(element, page, notices);
      else if (element.name === "TxsSummry") addTotals(element, page);
      else page.header.set(element.name, element);
    },
    end(name) {
      if (!STATEMENTS.has(name)) return;
      if (!page.isInTable && (page.isPart || waiting.length > 0)) waiting.push(page);
      else endStatement([page], table, notices);
      page = next();
    },
    finish() {
      // A file that breaks off leaves a statement open.
      if (page.header.size > 0 || page.isInTable) waiting.push(page);
      for (const pages of groupPages(waiting)) endStatement(pages, table, notices);
      return notices.finish();
    },
  };
}

/** Puts an entry's lines into the table, or leaves them with the page where it has to wait (or no table is given). */
function addEntry(entry: XmlElement, page: CamtPage, table: TableBuilder | null, notices: FileNotices): void {
  const rows = entryRows(entry, { cashAccount: page.account, statementNumber: page.shownNumber });
  if (!rows) {
    notices.add("error", "no-amount", entry.line, {
      en: "this entry has no amount and direction (CRDT or DBIT) that can be read and did not come in. Ask the sender for the statement again.",
      fr: "cette écriture n'a pas de montant et de sens (CRDT ou DBIT) lisibles et n'a pas été importée. Redemandez le relevé à l'émetteur.",
    });
    return;
  }
  const into = page.isInTable || !page.isPart ? table : null;
  for (const row of rows) {
    if (typeof row.currency === "string") page.currencies.add(row.currency);
    if (into) into.addRow(row, entry.line);
    else page.rows.push({ cells: row, line: entry.line });
  }
  page.isInTable ||= into !== null;
  if (rows[0]?.status === "INFO") notices.add("information", "for-information", entry.line, FOR_INFORMATION);
}

const FOR_INFORMATION = {
  en: "this entry (status INFO) is for information only: it is neither booked nor pending, and is in no balance. Nothing to do.",
  fr: "cette écriture (statut INFO) est donnée pour information : ni comptabilisée ni en attente, elle n'est dans aucun solde. Rien à faire.",
};

const BALANCES: Readonly<Record<string, StatementBalance["kind"]>> = {
  OPBD: "opening",
  PRCD: "previous-closing",
  CLBD: "closing",
  CLAV: "available",
  FWAV: "forward-available",
  ITBD: "interim",
};

function addBalance(balance: XmlElement, page: CamtPage, notices: FileNotices): void {
  const amount = amountOf(at(balance, "Amt"));
  const mark = textAt(balance, "CdtDbtInd");
  if (!amount || (mark !== "CRDT" && mark !== "DBIT")) {
    notices.add("warning", "no-balance", balance.line, {
      en: "this balance has no amount and direction (CRDT or DBIT) that can be read and is left out of the checks. Ask the sender for the statement again.",
      fr: "ce solde n'a pas de montant et de sens (CRDT ou DBIT) lisibles et reste hors des contrôles. Redemandez le relevé à l'émetteur.",
    });
    return;
  }
  const code =
    textAt(balance, "Tp/CdOrPrtry/Cd") ?? textAt(balance, "Tp/CdOrPrtry/Prtry") ?? textAt(balance, "Tp/Cd") ?? "";
  const kind = (Object.hasOwn(BALANCES, code) ? BALANCES[code] : undefined) ?? "information";
  const ofPage = endOfPage(kind, textAt(balance, "Tp/SubTp/Cd") === "INTM");
  page.balances.push({
    kind: ofPage === null ? kind : "interim",
    ofPage,
    code,
    unit: amount.currency ?? page.currency ?? "",
    security: null,
    amount: signed(amount.value, mark),
    day: dayIn(at(balance, "Dt")),
    line: balance.line,
  });
}

/** An opening or closing that is marked as intermediate is that of a page. */
function endOfPage(kind: StatementBalance["kind"], isIntermediate: boolean): CamtBalance["ofPage"] {
  if (kind === "interim") return "either";
  return isIntermediate && (kind === "opening" || kind === "closing") ? kind : null;
}

function addTotals(summary: XmlElement, page: CamtPage): void {
  const { line } = summary;
  for (const [code, over] of [
    ["TtlCdtNtries", "credits"],
    ["TtlDbtNtries", "debits"],
  ] as const) {
    const amount = decimalOf(textAt(summary, `${code}/Sum`));
    if (amount) page.totals.push({ code, column: "netAmount", over, amount, line });
  }
  const all = at(summary, "TtlNtries");
  // Versions up to 2 have the net amount and its direction side by side, later ones under an element.
  const net = decimalOf(textAt(all, "TtlNetNtry/Amt") ?? textAt(all, "TtlNetNtryAmt"));
  const mark = textAt(all, "TtlNetNtry/CdtDbtInd") ?? textAt(all, "CdtDbtInd");
  if (net && mark !== null)
    page.totals.push({ code: "TtlNetNtry", column: "netAmount", over: "all", amount: signed(net, mark), line });
}

function endStatement(pages: readonly [CamtPage, ...CamtPage[]], table: TableBuilder, notices: FileNotices): void {
  const [first] = pages;
  for (const { rows } of pages) for (const { cells, line } of rows) table.addRow(cells, line);
  const balances = joinedBalances(pages);
  const closing = balances.find(({ kind }) => kind === "closing");
  const { draft } = first;
  table.endStatement({
    ...draft,
    currency: draft.currency ?? closing?.unit ?? null,
    date: closing?.day ?? draft.date,
    pages: pages.length > 1 ? pages.map(({ joinedPage }) => joinedPage) : first.pages,
    balances,
    totals: totalsOf(pages, notices),
  });
}

/** The totals in the currency of the account, else of the entries where they have only one. */
function totalsOf(pages: readonly [CamtPage, ...CamtPage[]], notices: FileNotices): StatementTotal[] {
  const totals = joinedTotals(pages);
  const [total] = totals;
  if (!total) return [];
  const units = new Set(pages.flatMap(({ currencies }) => [...currencies]));
  const [only] = units.size === 1 ? units : [];
  const unit =
    textAt(pages[0].header.get("Acct") ?? null, "Ccy") ?? only ?? (units.size === 0 ? pages[0].currency : null);
  if (unit !== null) return totals.map((one) => ({ ...one, unit }));
  notices.add("warning", "total-without-currency", total.line, {
    en: "these totals are in no known currency (the account has none, and its entries have several or none) and are not checked. Check them by hand.",
    fr: "ces totaux sont sans devise connue (le compte n'en a pas, et ses écritures en ont plusieurs ou aucune) et ne sont pas contrôlés. Contrôlez-les à la main.",
  });
  return [];
}
