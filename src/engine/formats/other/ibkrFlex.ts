import type { Day } from "../../../kernel/day";
import { readXml } from "../iso20022/readXml";
import type { StatementColumnKey } from "../statementColumns";
import type { FileContent, OnRead, StatementBalance, StatementKind } from "../statementFile";
import { FileNotices } from "../fileNotices";
import { NOTHING_SAID, TableBuilder } from "../tableBuilder";
import { actionCells, cashCells, FlexLine, positionCells, tradeCells, type FlexCells } from "./ibkrFlexRows";
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
} as const satisfies Partial<Record<StatementKind, readonly StatementColumnKey[]>>;

type FlexKind = keyof typeof COLUMNS;
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
}

/** What a line is, by its element, and the levels of detail of which the first that a statement has counts. */
const LEVELS: Readonly<Record<FlexKind, readonly string[]>> = {
  transactions: ["EXECUTION", "ORDER"],
  holdings: ["SUMMARY", "LOT"],
  cash: ["DETAIL", "SUMMARY"],
  "corporate-actions": ["DETAIL", "SUMMARY"],
};
const LINES: Readonly<Record<string, { readonly kind: FlexKind; readonly level: string }>> = {
  Trade: { kind: "transactions", level: "EXECUTION" },
  TradeConfirm: { kind: "transactions", level: "EXECUTION" },
  Order: { kind: "transactions", level: "ORDER" },
  OpenPosition: { kind: "holdings", level: "SUMMARY" },
  CashTransaction: { kind: "cash", level: "DETAIL" },
  CorporateAction: { kind: "corporate-actions", level: "DETAIL" },
};

/** Reads an Activity Flex report of Interactive Brokers: trades, positions, cash and corporate actions. */
export function readIbkrFlex(text: string, onRead: OnRead): FileContent {
  const notices = new FileNotices();
  const read = new ValueReader(notices);
  const statements: FlexStatement[] = [];
  const fault = readXml(
    text,
    {
      start(name, attributes, at) {
        const line = new FlexLine(attributes, read, at);
        if (name === "FlexStatement") statements.push(newStatement(line));
        const open = statements[statements.length - 1];
        const known = Object.hasOwn(LINES, name) ? LINES[name] : undefined;
        if (open && known) addLine(open, known, line, notices);
        else if (open && name === "CashReportCurrency") addBalances(open, line);
        return false;
      },
      element: () => undefined,
      end: () => undefined,
    },
    onRead,
  );
  for (const { rows, sums } of statements) {
    for (const [kind, line] of sums)
      if (rows.get(kind)?.length === 0) notices.add("error", "sums-only", line, SUMS_ONLY);
  }
  if (fault) notices.add("error", "broken-message", fault.line, BROKEN);
  else if (statements.length === 0) notices.add("error", "no-document", 1, NOTHING);
  return { formats: ["IBKR Flex"], tables: tablesOf(statements), notices: notices.finish() };
}

const newStatement = (line: FlexLine): FlexStatement => ({
  account: line.text("accountId"),
  from: line.day("fromDate"),
  to: line.day("toDate"),
  line: line.line,
  rows: new Map(KINDS.map((kind) => [kind, []])),
  sums: new Map(),
  balances: [],
});

function addLine(
  statement: FlexStatement,
  { kind, level }: { kind: FlexKind; level: string },
  line: FlexLine,
  notices: FileNotices,
): void {
  const written = line.text("levelOfDetail")?.toUpperCase() ?? level;
  // Closed lots and sums by security repeat the executions.
  if (!LEVELS[kind].includes(written)) {
    if (!statement.sums.has(kind)) statement.sums.set(kind, line.line);
    return;
  }
  const cells = cellsOf(kind, line, statement.to);
  if (kind === "cash" && !cells.netAmount) return notices.add("error", "no-amount", line.line, NO_AMOUNT);
  statement.rows.get(kind)?.push({ cells, level: written, line: line.line });
}

function cellsOf(kind: FlexKind, line: FlexLine, day: Day | null): FlexCells {
  if (kind === "transactions") return tradeCells(line);
  if (kind === "holdings") return positionCells(line, day);
  return kind === "cash" ? cashCells(line) : actionCells(line);
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
      const level = LEVELS[kind].find((one) => all.some((row) => row.level === one));
      const balances = kind === "cash" ? statement.balances : [];
      if (all.length === 0 && balances.length === 0) continue;
      const own = kind === "cash" ? { cashAccount: statement.account } : { account: statement.account };
      for (const { cells, line } of all.filter((row) => row.level === level)) {
        const account = kind === "cash" ? cells.cashAccount : cells.account;
        table.addRow(account ? cells : { ...cells, ...own }, line);
      }
      table.endStatement(draftOf(statement, balances));
    }
    return table.isEmpty ? [] : [table.finish()];
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
