import type { Day } from "../../../kernel/day";
import type { Wording } from "../../../kernel/language";
import { textAt, type XmlElement } from "../iso20022/xmlElement";
import type { StatementColumnKey } from "../statementColumns";
import type { FileContent, OnRead, StatementBalance } from "../statementFile";
import { FileNotices, quoted } from "../fileNotices";
import { NOTHING_SAID, TableBuilder } from "../tableBuilder";
import {
  cashCells,
  incomeCells,
  movesSecurities,
  positionCells,
  securityCells,
  tradeCells,
  type OfxCells,
} from "./ofxRows";
import { balancesOf, closingOf, isBalance, listedBalance } from "./ofxBalances";
import { walkOfx, type OfxFault } from "./ofxTags";
import { ValueReader } from "./ofxValues";

const STATEMENTS: ReadonlySet<string> = new Set(["STMTRS", "CCSTMTRS", "INVSTMTRS"]);
/** Closing statements: what a period opened and closed with, without its lines. */
const CLOSINGS: ReadonlySet<string> = new Set(["STMTENDRS", "CCSTMTENDRS"]);
const WHOLE =
  /^(?:STATUS|FI|(?:BANK|CC|INV)ACCTFROM|STMTTRNP?|LEDGERBAL|AVAILBAL|INVBAL|BAL|(?:CC)?CLOSING|SECINFO|INVBANKTRAN|POS(?:STOCK|MF|DEBT|OPT|OTHER)|(?:BUY|SELL)(?:STOCK|MF|DEBT|OPT|OTHER)|INCOME|INVEXPENSE|REINVEST|TRANSFER|JRNLFUND|JRNLSEC|MARGININTEREST|RETOFCAP|CLOSUREOPT|SPLIT)$/;
/** Message sets that hold statements, or nothing that is reconciled. */
const READ_SETS = /^(?:SIGNON|BANK|CREDITCARD|INVSTMT|SECLIST|PROF|SIGNUP)MSGSRSV\d$/;
/** Answers to orders, which stand beside statements in the set of a bank's messages. */
const ORDERS = /^(?:INTRA|RECINTRA|STPCHK)TRNRS$/;

/** Reads an OFX file (Open Financial Exchange, Quicken's QFX too): SGML of versions 1 and XML of versions 2, bank, card and
 *  investment statements. */
export function readOfx(text: string, onRead: OnRead): FileContent {
  const notices = new FileNotices();
  const read = new ValueReader(notices);
  const statements: OfxStatement[] = [];
  const names = new Map<string, XmlElement>();
  let sender: string | null = null;
  let open: OfxStatement | null = null;

  const fault = walkOfx(
    text,
    {
      start(name, line) {
        if (STATEMENTS.has(name) || CLOSINGS.has(name)) {
          open = newStatement(line);
          if (STATEMENTS.has(name)) statements.push(open);
        } else if (open && name === "INVPOSLIST") open.hasPositions = true;
        else if (open && name === "INVTRANLIST") open.hasTrades = true;
        else if (ORDERS.test(name) || (/MSGSRSV\d$/.test(name) && !READ_SETS.test(name)))
          notices.add("error", "not-handled", line, notHandled(name));
        return WHOLE.test(name);
      },
      element(element) {
        if (element.name === "FI") sender ??= textAt(element, "ORG");
        else if (element.name === "STATUS") addStatus(element, notices);
        else if (element.name === "SECINFO") names.set(textAt(element, "SECID/UNIQUEID") ?? "", element);
        else if (open && element.name.endsWith("CLOSING")) statements.push(closedStatement(open, element, read));
        else if (open) addElement(open, element, read, notices);
      },
      leaf(name, value, line) {
        if (!open) return;
        if (name === "CURDEF") open.currency = value;
        else if (name === "DTSTART") open.from ??= read.day(value, name, line);
        else if (name === "DTEND") open.to ??= read.day(value, name, line);
        else if (name === "DTASOF") open.asOf = read.day(value, name, line);
      },
      end(name) {
        if (STATEMENTS.has(name) || CLOSINGS.has(name)) open = null;
      },
    },
    onRead,
  );
  if (fault) notices.add("error", "broken-message", fault.line, FAULTS[fault.reason]);
  else if (statements.length === 0) notices.add("error", "no-document", 1, NOTHING);
  return { formats: ["OFX"], tables: tablesOf(statements, names, sender), notices: notices.finish() };
}

interface OfxRow {
  readonly cells: OfxCells;
  readonly line: number;
  /** The bank's identifier of the line that this one replaces. */
  readonly corrects?: string | null;
}

interface OfxStatement {
  readonly line: number;
  currency: string | null;
  account: string | null;
  reference: string | null;
  from: Day | null;
  to: Day | null;
  asOf: Day | null;
  isInvestment: boolean;
  hasPositions: boolean;
  hasTrades: boolean;
  readonly cash: OfxRow[];
  readonly trades: OfxRow[];
  readonly positions: OfxRow[];
  readonly balances: StatementBalance[];
  /** The lines that later ones replace or take back, by the bank's identifier. */
  readonly corrected: Set<string>;
}

const newStatement = (line: number): OfxStatement => ({
  line,
  currency: null,
  account: null,
  reference: null,
  from: null,
  to: null,
  asOf: null,
  isInvestment: false,
  hasPositions: false,
  hasTrades: false,
  cash: [],
  trades: [],
  positions: [],
  balances: [],
  corrected: new Set(),
});

function closedStatement(open: OfxStatement, element: XmlElement, read: ValueReader): OfxStatement {
  const { balances, ...facts } = closingOf(element, open.currency, read);
  const { account, currency } = open;
  return { ...newStatement(element.line), account, currency, ...facts, balances: [...balances] };
}

function addElement(statement: OfxStatement, element: XmlElement, read: ValueReader, notices: FileNotices): void {
  const { name, line } = element;
  const { currency } = statement;
  if (name.endsWith("ACCTFROM")) {
    statement.account = textAt(element, "ACCTID");
    statement.isInvestment = name === "INVACCTFROM";
  } else if (isBalance(name)) statement.balances.push(...balancesOf(element, statement, read));
  else if (name === "BAL") statement.balances.push(...listedBalance(element, statement, read, notices));
  else if (name.startsWith("POS")) statement.positions.push({ cells: positionCells(element, currency, read), line });
  else if (movesSecurities(name)) statement.trades.push({ cells: tradeCells(element, currency, read), line });
  else if (!takesBack(statement, element, notices)) {
    const cells = name.startsWith("STMTTRN")
      ? cashCells(element, currency, read)
      : incomeCells(element, currency, read);
    if (cells.netAmount) statement.cash.push({ cells, line, corrects: textAt(element, "CORRECTFITID") });
    else notices.add("error", "no-amount", line, NO_AMOUNT);
  }
}

/** Notes the line that this one corrects; whether it only takes that one back and is none itself. */
function takesBack(statement: OfxStatement, element: XmlElement, notices: FileNotices): boolean {
  const corrected = textAt(element, "CORRECTFITID");
  if (corrected === null) return false;
  statement.corrected.add(corrected);
  const isDeleted = textAt(element, "CORRECTACTION")?.toUpperCase() === "DELETE";
  notices.add("warning", "corrected", element.line, correction(quoted(corrected), isDeleted));
  return isDeleted;
}

function addStatus(status: XmlElement, notices: FileNotices): void {
  if (textAt(status, "SEVERITY")?.toUpperCase() !== "ERROR") return;
  const said = quoted([textAt(status, "CODE"), textAt(status, "MESSAGE")].filter((text) => text !== null).join(" "));
  notices.add("error", "refused-by-sender", status.line, {
    en: `the sender answered with an error (${said}): a statement may be missing. Ask for the file again.`,
    fr: `l'émetteur a répondu par une erreur (${said}) : un relevé peut manquer. Redemandez le fichier.`,
  });
}

const SECURITY: readonly StatementColumnKey[] = ["security", "securityCode", "securityName"];
const CASH: readonly StatementColumnKey[] = [
  ...(["cashAccount", "bookingDate", "valueDate", "netAmount", "currency", "transactionType", "status"] as const),
  ...(["reversal", "reference", "counterReference", "counterparty", "counterpartyAccount", "label"] as const),
  ...SECURITY,
  "withholding",
  "fxRate",
  "narrative",
];
const TRADES: readonly StatementColumnKey[] = [
  ...(["account", "tradeDate", "settlementDate", "side", "transactionType", "reversal"] as const),
  ...SECURITY,
  ...(["quantity", "price", "fees", "tax", "withholding", "accruedInterest", "netAmount", "currency"] as const),
  ...(["reference", "counterReference", "terms", "label", "narrative", "fxRate"] as const),
];
const POSITIONS: readonly StatementColumnKey[] = [
  ...(["account", "positionDate"] as const),
  ...SECURITY,
  ...(["quantity", "price", "priceDate", "marketValue", "currency", "label"] as const),
];

function tablesOf(
  statements: readonly OfxStatement[],
  names: ReadonlyMap<string, XmlElement>,
  sender: string | null,
): FileContent["tables"] {
  const cash = new TableBuilder("cash", CASH);
  const trades = new TableBuilder("transactions", TRADES);
  const positions = new TableBuilder("holdings", POSITIONS);
  for (const statement of statements) {
    const { account } = statement;
    const add = (
      table: TableBuilder,
      rows: readonly OfxRow[],
      common: OfxCells,
      balances: StatementBalance[],
    ): void => {
      for (const { cells, line } of rows) table.addRow({ ...named(cells, names), ...common }, line);
      table.endStatement(draftOf(statement, sender, balances));
    };
    if (statement.hasTrades || statement.trades.length > 0) add(trades, statement.trades, { account }, []);
    if (statement.hasPositions || statement.positions.length > 0)
      add(positions, statement.positions, { account, positionDate: statement.asOf }, []);
    const { corrected } = statement;
    // Some banks give the line that replaces another the same identifier.
    const stands = ({ cells: { counterReference: id }, corrects }: OfxRow): boolean =>
      typeof id !== "string" || id === corrects || !corrected.has(id);
    if (!statement.isInvestment || statement.cash.length > 0 || statement.balances.length > 0)
      add(cash, statement.cash.filter(stands), { cashAccount: account }, statement.balances);
  }
  return [cash, trades, positions].flatMap((table) => table.tables());
}

/** The name that the list of securities gives, and its ticker where an ISIN leaves room for one. */
function named(cells: OfxCells, names: ReadonlyMap<string, XmlElement>): OfxCells {
  const id = cells.security ?? cells.securityCode;
  const info = typeof id === "string" ? names.get(id) : undefined;
  if (!info) return cells;
  const ticker = cells.security ? textAt(info, "TICKER") : null;
  return {
    ...cells,
    ...securityCells(info),
    securityName: textAt(info, "SECNAME"),
    ...(ticker === null ? {} : { securityCode: ticker }),
  };
}

function draftOf(statement: OfxStatement, sender: string | null, balances: StatementBalance[]) {
  const { account, reference, currency, from, to, asOf, line } = statement;
  return {
    ...NOTHING_SAID,
    format: "OFX",
    reference,
    account,
    currency,
    sender,
    date: balances.find(({ kind }) => kind === "closing")?.day ?? asOf ?? to,
    period: from !== null && to !== null ? { from, to } : null,
    balances,
    line,
  };
}

const FAULTS: Readonly<Record<OfxFault["reason"], Wording>> = {
  doctype: {
    en: "a document type or entities are declared here, which no statement does and attacks do. What stands before came in: ask the sender for the file again.",
    fr: "un type de document ou des entités sont déclarés ici, ce qu'aucun relevé ne fait mais que font les attaques. Ce qui précède a été importé : redemandez le fichier à l'émetteur.",
  },
  "too-deep": {
    en: "the file is nested deeper than any statement from here on. What stands before came in: ask the sender for it again.",
    fr: "à partir d'ici, l'imbrication dépasse celle de tout relevé. Ce qui précède a été importé : redemandez le fichier à l'émetteur.",
  },
  truncated: {
    en: "the file ends before the statement does. What stands before came in: ask the sender for the file again.",
    fr: "le fichier s'arrête avant la fin du relevé. Ce qui précède a été importé : redemandez le fichier à l'émetteur.",
  },
};

const NOTHING: Wording = {
  en: "the file holds no statement. Ask the sender for the statement of the account.",
  fr: "le fichier ne contient aucun relevé. Demandez le relevé du compte à l'émetteur.",
};

const NO_AMOUNT: Wording = {
  en: "this movement has no amount that can be read and did not come in. Ask the sender for the statement again.",
  fr: "ce mouvement n'a pas de montant lisible et n'a pas été importé. Redemandez le relevé à l'émetteur.",
};

const notHandled = (name: string): Wording => ({
  en: `${quoted(name)} did not come in: it is no statement that is read here. Nothing to do if it is not to be reconciled.`,
  fr: `${quoted(name)} n'a pas été repris : ce n'est pas un relevé lu ici. Rien à faire s'il n'est pas à rapprocher.`,
});

const correction = (id: string, isDeleted: boolean): Wording =>
  isDeleted
    ? {
        en: `the sender takes movement ${id} back: it does not count in this file. Take it out where an earlier file brought it in.`,
        fr: `l'émetteur annule le mouvement ${id} : il ne compte pas dans ce fichier. Retirez-le là où un fichier précédent l'a apporté.`,
      }
    : {
        en: `this movement replaces movement ${id}, which does not count in this file. Take that one out where an earlier file brought it in.`,
        fr: `ce mouvement remplace le mouvement ${id}, qui ne compte pas dans ce fichier. Retirez ce dernier là où un fichier précédent l'a apporté.`,
      };
