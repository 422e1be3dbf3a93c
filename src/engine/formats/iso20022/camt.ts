import type { Day } from "../../../kernel/day";
import { NOTHING_SAID, type TableBuilder } from "../tableBuilder";
import type { StatementBalance, StatementPage, StatementTotal } from "../statementFile";
import type { StatementColumnKey } from "../statementColumns";
import { FileNotices } from "../fileNotices";
import { entryRows } from "./camtEntry";
import type { DocumentReader, ReaderContext } from "./documentReader";
import { at, textAt, type XmlElement } from "./xmlElement";
import { amountOf, dayIn, dayOf, decimalOf, signed } from "./xmlValues";

const COLUMNS: readonly StatementColumnKey[] = [
  "cashAccount",
  "statementNumber",
  "bookingDate",
  "valueDate",
  "mark",
  "isReversal",
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
  let message = "";
  let sender: string | null = null;
  let parts = emptyParts(1);
  return {
    subtrees: SUBTREES,
    begin(name, line, header) {
      message = name;
      sender = header?.sender ?? null;
      parts = emptyParts(line);
    },
    element(element) {
      if (element.name === "GrpHdr") return;
      if (element.name === "Ntry") addEntry(element, parts, table, notices);
      else if (element.name === "Bal") addBalance(element, parts, notices);
      else if (element.name === "TxsSummry") addTotals(element, parts);
      else parts.header.set(element.name, element);
    },
    end(name) {
      if (!STATEMENTS.has(name)) return;
      table.endStatement(draft(parts, message, sender));
      parts = emptyParts(parts.line);
    },
    finish() {
      // A file that breaks off leaves a statement open.
      if (parts.header.size > 0) table.endStatement(draft(parts, message, sender));
      return notices.finish();
    },
  };
}

interface Parts {
  readonly line: number;
  readonly header: Map<string, XmlElement>;
  readonly balances: StatementBalance[];
  readonly totals: StatementTotal[];
}

const emptyParts = (line: number): Parts => ({ line, header: new Map(), balances: [], totals: [] });

function accountOf({ header }: Parts): { account: string | null; name: string | null; currency: string | null } {
  const account = header.get("Acct") ?? null;
  return {
    account: textAt(account, "Id/IBAN") ?? textAt(account, "Id/Othr/Id") ?? textAt(account, "Id/PrtryAcct/Id"),
    name: textAt(account, "Nm") ?? textAt(account, "Ownr/Nm"),
    currency: textAt(account, "Ccy"),
  };
}

const numberOf = ({ header }: Parts): string | null =>
  (header.get("ElctrncSeqNb") ?? header.get("LglSeqNb") ?? header.get("Id"))?.text ?? null;

function addEntry(entry: XmlElement, parts: Parts, table: TableBuilder, notices: FileNotices): void {
  const rows = entryRows(entry);
  if (!rows) {
    notices.add("error", "no-amount", entry.line, {
      en: "this entry has no amount and direction (CRDT or DBIT) that can be read and did not come in. Ask the sender for the statement again.",
      fr: "cette écriture n'a pas de montant et de sens (CRDT ou DBIT) lisibles et n'a pas été importée. Redemandez le relevé à l'émetteur.",
    });
    return;
  }
  const cells = { cashAccount: accountOf(parts).account, statementNumber: numberOf(parts) };
  for (const row of rows) table.addRow({ ...cells, ...row }, entry.line);
}

const BALANCES: Readonly<Record<string, StatementBalance["kind"]>> = {
  OPBD: "opening",
  PRCD: "previous-closing",
  CLBD: "closing",
  CLAV: "available",
  FWAV: "forward-available",
  ITBD: "interim",
};

function addBalance(balance: XmlElement, parts: Parts, notices: FileNotices): void {
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
  parts.balances.push({
    kind: (Object.hasOwn(BALANCES, code) ? BALANCES[code] : undefined) ?? "information",
    code,
    unit: amount.currency ?? accountOf(parts).currency ?? "",
    security: null,
    amount: signed(amount.value, mark),
    day: dayIn(at(balance, "Dt")),
    line: balance.line,
  });
}

function addTotals(summary: XmlElement, parts: Parts): void {
  for (const [name, over] of [
    ["TtlCdtNtries", "credits"],
    ["TtlDbtNtries", "debits"],
  ] as const) {
    const amount = decimalOf(textAt(summary, `${name}/Sum`));
    const unit = accountOf(parts).currency;
    if (amount && unit) parts.totals.push({ code: name, column: "netAmount", over, unit, amount, line: summary.line });
  }
}

function draft(parts: Parts, message: string, sentBy: string | null) {
  const { header, balances, totals } = parts;
  const { account, name, currency } = accountOf(parts);
  const closing = balances.find(({ kind }) => kind === "closing");
  const period = periodOf(header.get("FrToDt") ?? null);
  return {
    ...NOTHING_SAID,
    format: message,
    reference: header.get("Id")?.text ?? null,
    number: (header.get("ElctrncSeqNb") ?? header.get("LglSeqNb"))?.text ?? null,
    account,
    accountName: name,
    currency: currency ?? closing?.unit ?? null,
    sender:
      textAt(at(header.get("Acct") ?? null, "Svcr/FinInstnId"), "BICFI") ??
      textAt(header.get("Acct") ?? null, "Svcr/FinInstnId/BIC") ??
      sentBy,
    date: closing?.day ?? period?.to ?? dayOf(header.get("CreDtTm")?.text ?? null),
    period,
    pages: pagesOf(parts),
    balances,
    totals,
    line: parts.line,
  };
}

function periodOf(element: XmlElement | null): { from: Day; to: Day } | null {
  const from = dayOf(textAt(element, "FrDtTm") ?? textAt(element, "FrDt"));
  const to = dayOf(textAt(element, "ToDtTm") ?? textAt(element, "ToDt"));
  return from !== null && to !== null ? { from, to } : null;
}

function pagesOf({ header }: Parts): StatementPage[] {
  const page = header.get("StmtPgntn") ?? header.get("RptPgntn") ?? header.get("NtfctnPgntn");
  const number = Number(textAt(page ?? null, "PgNb"));
  if (!page || !Number.isSafeInteger(number) || number < 1) return [];
  return [{ number, isLast: textAt(page, "LastPgInd") === "true", line: page.line, opening: null, closing: null }];
}
