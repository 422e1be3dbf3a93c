import type { Day } from "../../../kernel/day";
import { readXml } from "../iso20022/readXml";
import type { StatementColumnKey } from "../statementColumns";
import type { FileContent, OnRead, StatementBalance } from "../statementFile";
import { FileNotices } from "../fileNotices";
import { NOTHING_SAID, TableBuilder } from "../tableBuilder";
import {
  actionCells,
  cashCells,
  cashTransferCells,
  FlexLine,
  foreignExchangeCells,
  fundsCells,
  positionCells,
  tradeCells,
  transferCells,
  type FlexCells,
} from "./ibkrFlexRows";
import { FlexSections, isCounted, LEVELS, LINES, TRANSFER, type FlexKind, type FlexLineKind } from "./ibkrFlexSections";
import { ValueReader } from "./ofxValues";

const SECURITY = ["security", "securityCode", "securityName", "assetClass"] as const;
const COLUMNS = {
  transactions: [
    ...(["account", "tradeDate", "settlementDate", "side", "mark", "transactionType"] as const),
    ...SECURITY,
    ...(["quantity", "price", "grossAmount", "fees", "tax", "accruedInterest", "netAmount", "currency"] as const),
    ...(["market", "reference", "counterReference", "narrative"] as const),
  ],
  holdings: [
    ...(["account", "positionDate"] as const),
    ...SECURITY,
    ...(["quantity", "price", "marketValue", "bookCost", "currency"] as const),
  ],
  cash: [
    ...(["cashAccount", "bookingDate", "valueDate", "netAmount", "currency", "transactionType"] as const),
    ...(["counterReference", "event", "label", "security", "securityCode"] as const),
  ],
  "corporate-actions": [
    ...(["account", "event", "eventType", "bookingDate", "paymentDate", "security", "securityCode"] as const),
    ...(["quantity", "netAmount", "currency", "reference", "label"] as const),
  ],
} as const satisfies Record<FlexKind, readonly StatementColumnKey[]>;

const KINDS: readonly FlexKind[] = ["transactions", "holdings", "cash", "corporate-actions"];

interface Row {
  readonly cells: FlexCells;
  readonly level: string;
  readonly line: number;
}

interface FlexStatement {
  readonly account: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly line: number;
  readonly rows: ReadonlyMap<FlexKind, Row[]>;
  /** By kind, the first line that sums up others. */
  readonly sums: Map<FlexKind, number>;
  readonly balances: StatementBalance[];
  /** Of the statement of funds, whose lines they are added to. */
  readonly fundsBalances: StatementBalance[];
}

/** Reads an Activity or Trade Confirmation Flex report of Interactive Brokers: trades, transfers, positions, cash and corporate
 *  actions. Sections of other kinds are named and left. */
export function readIbkrFlex(text: string, onRead: OnRead): FileContent {
  const notices = new FileNotices();
  const read = new ValueReader(notices);
  const statements: FlexStatement[] = [];
  const sections = new FlexSections();
  let open: FlexStatement | null = null;
  const fault = readXml(
    text,
    {
      start(name, attributes, at) {
        const line = new FlexLine(attributes, read, at);
        if (name === "FlexStatement") {
          open = newStatement(line);
          statements.push(open);
          return false;
        }
        if (!open) return false;
        const known = Object.hasOwn(LINES, name) ? LINES[name] : undefined;
        sections.start(name, attributes, at, known !== undefined);
        if (known) addLine(open, name, known, line, notices);
        else if (name === "CashReportCurrency") addBalances(open, line);
        return false;
      },
      element: () => undefined,
      end(name) {
        if (name === "FlexStatement") open = null;
        else if (open) sections.end();
      },
    },
    onRead,
  );
  for (const statement of statements) tellWhatDoesNotCount(statement, notices);
  sections.tell(notices);
  if (fault) notices.add("error", "broken-message", fault.line, BROKEN);
  else if (statements.length === 0) notices.add("error", "no-document", 1, NOTHING);
  return { formats: ["IBKR Flex"], tables: tablesOf(statements), notices: notices.finish() };
}

/** Sums without the lines that they sum up, and lines that repeat others. */
function tellWhatDoesNotCount({ rows, sums }: FlexStatement, notices: FileNotices): void {
  for (const kind of KINDS) {
    const all = rows.get(kind) ?? [];
    const sum = sums.get(kind);
    if (sum !== undefined && all.every(({ level }) => level === TRANSFER))
      notices.add("error", "sums-only", sum, SUMS_ONLY);
    const level = countedLevel(kind, all);
    const repeated = kind === "cash" ? all.find((row) => !isCounted(row.level, level)) : undefined;
    if (repeated) notices.add("information", "repeated-lines", repeated.line, REPEATED);
  }
}

const countedLevel = (kind: FlexKind, rows: readonly Row[]): string | undefined =>
  LEVELS[kind].find((one) => rows.some((row) => row.level === one));

const newStatement = (line: FlexLine): FlexStatement => ({
  account: line.text("accountId"),
  from: line.day("fromDate"),
  to: line.day("toDate"),
  line: line.line,
  rows: new Map(KINDS.map((kind) => [kind, []])),
  sums: new Map(),
  balances: [],
  fundsBalances: [],
});

function addLine(
  statement: FlexStatement,
  name: string,
  { kind, level, said }: FlexLineKind,
  line: FlexLine,
  notices: FileNotices,
): void {
  const written = line.text("levelOfDetail")?.toUpperCase() ?? null;
  if (name === "Transfer") return addTransfer(statement, line, notices);
  const own = written === null || written === said ? level : said === undefined ? written : null;
  // Closed lots and sums by security repeat the executions.
  if (own === null || !LEVELS[kind].includes(own)) {
    if (!statement.sums.has(kind)) statement.sums.set(kind, line.line);
    return;
  }
  if (level === "FUNDS" && addFundsBalance(statement, line)) return;
  const cells = cellsOf(kind, own, line, statement.to);
  if (kind === "cash" && !cells.netAmount) return notices.add("error", "no-amount", line.line, NO_AMOUNT);
  statement.rows.get(kind)?.push({ cells, level: own, line: line.line });
}

/** A transfer moves securities, cash, or both. */
function addTransfer(statement: FlexStatement, line: FlexLine, notices: FileNotices): void {
  const cash = cashTransferCells(line);
  const isOfCash = line.text("assetCategory")?.toUpperCase() === "CASH";
  if (cash.netAmount) statement.rows.get("cash")?.push({ cells: cash, level: TRANSFER, line: line.line });
  else if (isOfCash) notices.add("error", "no-amount", line.line, NO_AMOUNT);
  if (isOfCash) return;
  statement.rows.get("transactions")?.push({ cells: transferCells(line), level: TRANSFER, line: line.line });
}

function cellsOf(kind: FlexKind, level: string, line: FlexLine, day: Day | null): FlexCells {
  if (kind === "transactions") return tradeCells(line);
  if (kind === "holdings") return positionCells(line, day);
  if (kind === "corporate-actions") return actionCells(line);
  return level === "FUNDS" ? fundsCells(line) : level === "FX" ? foreignExchangeCells(line) : cashCells(line);
}

const FUNDS_BALANCES = new Map([
  ["STARTING BALANCE", "opening"],
  ["ENDING BALANCE", "closing"],
] as const);

/** The statement of funds opens and closes with lines that are balances; whether this is one. */
function addFundsBalance(statement: FlexStatement, line: FlexLine): boolean {
  const code = line.text("activityDescription") ?? "";
  const kind = [...FUNDS_BALANCES].find(([words]) => words === code.toUpperCase())?.[1];
  if (kind === undefined) return false;
  const amount = line.decimal("balance");
  const day = kind === "opening" ? statement.from : statement.to;
  const unit = line.text("currency") ?? "";
  if (amount) statement.fundsBalances.push({ kind, code, unit, security: null, amount, day, line: line.line });
  return true;
}

/** Cash by currency. Trades move it too and are not among the lines of cash: the starting balance is for information, so that
 *  no one adds the lines to it. */
function addBalances(statement: FlexStatement, line: FlexLine): void {
  const unit = line.text("currency");
  if (unit === null || unit === "BASE_SUMMARY") return;
  for (const [code, kind, day] of [
    ["startingCash", "information", statement.from],
    ["endingCash", "closing", statement.to],
  ] as const) {
    const amount = line.decimal(code);
    if (amount) statement.balances.push({ kind, code, unit, security: null, amount, day, line: line.line });
  }
}

function tablesOf(statements: readonly FlexStatement[]): FileContent["tables"] {
  return KINDS.flatMap((kind) => {
    const table = new TableBuilder(kind, COLUMNS[kind]);
    for (const statement of statements) {
      const all = statement.rows.get(kind) ?? [];
      const level = countedLevel(kind, all);
      const hasFunds = level === "FUNDS" && statement.fundsBalances.length > 0;
      const balances = kind !== "cash" ? [] : hasFunds ? statement.fundsBalances : statement.balances;
      if (all.length === 0 && balances.length === 0) continue;
      const own = kind === "cash" ? { cashAccount: statement.account } : { account: statement.account };
      for (const { cells, line } of all.filter((row) => isCounted(row.level, level))) {
        const account = kind === "cash" ? cells.cashAccount : cells.account;
        table.addRow(account ? cells : { ...cells, ...own }, line);
      }
      table.endStatement(draftOf(statement, balances));
    }
    return table.tables();
  });
}

const draftOf = ({ account, from, to, line }: FlexStatement, balances: StatementBalance[]) => ({
  ...NOTHING_SAID,
  format: "IBKR Flex",
  account,
  sender: "Interactive Brokers",
  date: to,
  period: from !== null && to !== null ? { from, to } : null,
  balances,
  line,
});

const BROKEN = {
  en: "the XML is broken or cut off here. What stands before came in: export the Flex report again.",
  fr: "le XML est mal formé ou coupé ici. Ce qui précède a été importé : refaites l'export du rapport Flex.",
};
const NOTHING = {
  en: "the Flex report holds no statement. Export it again with an account and a period.",
  fr: "le rapport Flex ne contient aucun relevé. Refaites l'export avec un compte et une période.",
};
const SUMS_ONLY = {
  en: "from here on there are only sums by security, which did not come in. Export the Flex report again with executions or orders.",
  fr: "à partir d'ici, il n'y a que des totaux par valeur, qui n'ont pas été importés. Refaites l'export du rapport Flex avec les exécutions ou les ordres.",
};
const NO_AMOUNT = {
  en: "this cash line has no amount that can be read and did not come in. Export the Flex report again with amounts.",
  fr: "cette ligne d'espèces n'a pas de montant lisible et n'a pas été importée. Refaites l'export du rapport Flex avec les montants.",
};
const REPEATED = {
  en: "from here on, lines (statement of funds, foreign exchange details, sums) repeat cash movements that came in already, and count once only. Nothing to do.",
  fr: "à partir d'ici, des lignes (relevé de fonds, détail du change, totaux) répètent des mouvements d'espèces déjà importés et ne comptent qu'une fois. Rien à faire.",
};
