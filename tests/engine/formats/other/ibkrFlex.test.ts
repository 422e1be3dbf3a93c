import { describe, expect, test } from "vitest";
import { Chance } from "../../../../samples/month-end/chance";
import { checkStatements, type FileContent } from "../../../../src/engine";
import { decimalText } from "../../../../src/kernel/decimal";
import { contentOf, tableRows } from "../contentOf";

const TRADE = `accountId="U1" currency="USD" assetCategory="STK" description="APPLE &amp; CO" isin="US0378331005" cusip="037833100" exchange="NASDAQ" tradeDate="20260907" settleDateTarget="2026-09-09"`;
const FLEX = `<FlexQueryResponse queryName="q" type="AF"><FlexStatements count="1">
<FlexStatement accountId="U1" fromDate="20260901" toDate="20260930">
<Trades>
<Trade ${TRADE} levelOfDetail="EXECUTION" buySell="BUY" quantity="60" tradePrice="50" proceeds="-3000" ibCommission="-1" ibCommissionCurrency="USD" taxes="-0.5" netCash="-3001.5" ibOrderID="O1" tradeID="T1"/>
<Trade ${TRADE} levelOfDetail="EXECUTION" buySell="SELL" quantity="-40" tradePrice="51" tradeMoney="-2040" ibCommission="-1" ibCommissionCurrency="EUR" netCash="2040" ibOrderID="O2" tradeID="T2"/>
<Trade ${TRADE} levelOfDetail="EXECUTION" buySell="BUY (Ca.)" quantity="-60" tradePrice="50" proceeds="3000" netCash="3001.5" ibOrderID="O1" tradeID="T3"/>
<Order ${TRADE} levelOfDetail="ORDER" buySell="BUY" quantity="60" netCash="-3001.5" ibOrderID="O1"/>
<SymbolSummary ${TRADE} levelOfDetail="SYMBOL_SUMMARY" buySell="BUY" quantity="60"/>
</Trades>
<OpenPositions>
<OpenPosition accountId="U1" currency="USD" isin="US0378331005" position="-20" markPrice="52" positionValue="-1040" costBasisMoney="-1000" levelOfDetail="SUMMARY" reportDate="20260930"/>
<OpenPosition accountId="U1" currency="USD" isin="US0378331005" position="-20" levelOfDetail="LOT" reportDate="20260930"/>
</OpenPositions>
<CashTransactions><CashTransaction accountId="U1" currency="USD" type="Dividends" description="AAPL DIV" isin="US0378331005" dateTime="20260910;202000" amount="24.1"/></CashTransactions>
<CorporateActions><CorporateAction accountId="U1" type="FS" actionID="9" actionDescription="SPLIT 4 FOR 1" dateTime="2026-09-11;202500" isin="US0378331005" quantity="60"/></CorporateActions>
<CashReport>
<CashReportCurrency currency="BASE_SUMMARY" startingCash="1" endingCash="2"/>
<CashReportCurrency currency="USD" startingCash="1000" endingCash="2063.6"/>
</CashReport>
</FlexStatement></FlexStatements></FlexQueryResponse>`;

function rowsOf(content: FileContent, kind: string): Record<string, string | null>[] {
  const table = content.tables.find((one) => one.kind === kind);
  return tableRows(table);
}

test("trades run as their side says, costs are positive, and a cancelled one runs against its side", () => {
  const content = contentOf(FLEX);
  expect(content.notices).toEqual([]);
  expect(rowsOf(content, "transactions")).toMatchObject([
    {
      side: "BUY",
      quantity: "60.00",
      grossAmount: "3000.00",
      fees: "1.00",
      tax: "0.50",
      netAmount: "3001.50",
      tradeDate: "2026-09-07",
      settlementDate: "2026-09-09",
      security: "US0378331005",
      securityCode: "037833100",
      securityName: "APPLE & CO",
      reference: "O1",
      counterReference: "T1",
    },
    { side: "SELL", quantity: "40.00", netAmount: "2040.00", fees: null, narrative: "ibCommission -1 EUR" },
    { side: "BUY", quantity: "-60.00", grossAmount: "-3000.00", netAmount: "-3001.50", mark: "BUY (Ca.)" },
  ]);
});

test("orders count only where there are no executions", () => {
  const orders = FLEX.split("\n").filter((line) => !line.startsWith("<Trade "));
  expect(rowsOf(contentOf(orders.join("\n")), "transactions")).toMatchObject([{ quantity: "60.00", reference: "O1" }]);
});

test("positions, cash and corporate actions come in once each, with the cash of each currency", () => {
  const content = contentOf(FLEX);
  expect(rowsOf(content, "holdings")).toMatchObject([{ quantity: "-20.00", marketValue: "-1040.00" }]);
  expect(rowsOf(content, "cash")).toMatchObject([{ netAmount: "24.10", bookingDate: "2026-09-10", label: "AAPL DIV" }]);
  expect(rowsOf(content, "corporate-actions")).toMatchObject([{ eventType: "FS", quantity: "60.00", event: "9" }]);
  const [statement] = content.tables.find(({ kind }) => kind === "cash")?.statements ?? [];
  expect(statement?.balances.map(({ kind, unit, amount }) => [kind, unit, decimalText(amount, 2)])).toEqual([
    ["information", "USD", "1000.00"],
    ["closing", "USD", "2063.60"],
  ]);
  expect(checkStatements(content, "f", [])).toEqual([]);
});

test.each([
  ["a file cut off", FLEX.slice(0, FLEX.indexOf("<CashTransactions>")), "broken-message"],
  ["declared entities", `<!DOCTYPE a [<!ENTITY b "c">]>${FLEX}`, "broken-message"],
  ["an unreadable amount", FLEX.replace('amount="24.1"', 'amount="x"'), "no-amount"],
  ["an unreadable date", FLEX.replace('dateTime="20260910', 'dateTime="20260231'), "unreadable"],
])("%s is told of", (_case, text, code) => {
  expect(contentOf(text).notices.map((notice) => notice.code)).toContain(code);
});

test("no damaged text throws", () => {
  const chance = new Chance(72);
  for (let round = 0; round < 200; round += 1) {
    const at = chance.between(30, FLEX.length - 1);
    const text = FLEX.slice(0, at) + chance.pick(["", "<", '"', "&b;"]) + FLEX.slice(at + chance.between(0, 30));
    expect(contentOf(text).formats).toEqual(["IBKR Flex"]);
  }
});

test("a report with sums alone says by its line that they did not come in", () => {
  const sums = FLEX.replace(/<(Trade|Order) [^>]*>\n/g, "").replace("<SymbolSummary", "<Trade");
  const { notices, tables } = contentOf(sums);
  expect(notices.map(({ code, severity, line }) => [code, severity, line])).toEqual([["sums-only", "error", 4]]);
  expect(tables.map(({ kind }) => kind)).not.toContain("transactions");
});

const within = (inside: string): FileContent =>
  contentOf(
    `<FlexQueryResponse queryName="q" type="AF"><FlexStatements count="1"><FlexStatement accountId="U1" fromDate="20260901" toDate="20260930">${inside}</FlexStatement></FlexStatements></FlexQueryResponse>`,
  );
const codesOf = ({ notices }: FileContent): string[] => notices.map(({ code, severity }) => `${severity} ${code}`);

test("transfers come in as receipts and deliveries beside the trades, and their cash as cash", () => {
  const shared = `accountId="U1" currency="USD" isin="US0378331005" date="20260903" type="ACATS" company="BROKER" account="X9" clientReference="R1" transactionID="7"`;
  const content =
    within(`<Trades><Trade ${TRADE} levelOfDetail="EXECUTION" buySell="BUY" quantity="60" netCash="-1"/></Trades>
<Transfers><Transfer ${shared} assetCategory="STK" direction="OUT" quantity="-25" positionAmount="-1000" cashTransfer="0"/>
<Transfer ${shared} assetCategory="STK" direction="IN" quantity="5" positionAmount="200" cashTransfer="3.5" levelOfDetail="TRANSFER"/>
<Transfer accountId="U1" currency="USD" assetCategory="CASH" date="20260904" type="INTERNAL" direction="OUT" quantity="0" cashTransfer="-50"/></Transfers>`);
  expect(codesOf(content)).toEqual([]);
  expect(rowsOf(content, "transactions")).toMatchObject([
    { side: "BUY", quantity: "60.00" },
    { side: "SELL", quantity: "25.00", grossAmount: "1000.00", transactionType: "TRANSFER ACATS", reference: "R1" },
    { side: "BUY", quantity: "5.00", narrative: "BROKER X9" },
  ]);
  expect(rowsOf(content, "cash")).toMatchObject([{ netAmount: "3.50" }, { netAmount: "-50.00" }]);
});

test("a transfer of cash without an amount is told of", () => {
  expect(codesOf(within('<Transfers><Transfer assetCategory="CASH" currency="USD"/></Transfers>'))).toEqual([
    "error no-amount",
  ]);
});

describe("the cash that a statement gives in several ways", () => {
  const cash = `<CashTransactions><CashTransaction currency="USD" type="Dividends" amount="24.1" levelOfDetail="DETAIL"/></CashTransactions>`;
  const funds = `<StmtFunds><StatementOfFundsLine currency="USD" activityDescription="Starting Balance" balance="100" levelOfDetail="Currency"/>
<StatementOfFundsLine currency="USD" activityCode="BUY" activityDescription="Buy 2 X" date="20260903" amount="-30" balance="70" levelOfDetail="Currency"/>
<StatementOfFundsLine currency="USD" activityDescription="Ending Balance" balance="70" levelOfDetail="Currency"/>
<StatementOfFundsLine currency="EUR" activityCode="BUY" amount="-27" levelOfDetail="BaseCurrency"/></StmtFunds>`;
  const exchange = `<FxTransactions><FxTransaction functionalCurrency="EUR" fxCurrency="USD" activityDescription="Net cash activity" dateTime="20260903;202000" quantity="-30" levelOfDetail="TRANSACTION"/></FxTransactions>`;

  test.each([
    ["its transactions before all", cash + funds + exchange, ["24.10"], ["information repeated-lines"]],
    ["else the statement of funds", funds + exchange, ["-30.00"], ["information repeated-lines"]],
    ["else the foreign exchange details", exchange, ["-30.00"], []],
  ])("is %s, and counts once", (_case, inside, amounts, codes) => {
    const content = within(inside);
    expect(rowsOf(content, "cash").map(({ netAmount }) => netAmount)).toEqual(amounts);
    expect(codesOf(content)).toEqual(codes);
  });

  test("adds up where the statement of funds gives it, or is told of", () => {
    const controls = (text: string): string[] => checkStatements(within(text), "f", []).map(({ control }) => control);
    expect(controls(funds)).toEqual([]);
    expect(controls(funds.replace('amount="-30"', 'amount="-31"'))).toEqual(["statement-balance"]);
  });
});

test("sections that are not read are named once, figures as an information and others as a warning", () => {
  const content = within(`<AccountInformation accountId="U1"/>
<InterestAccruals><InterestAccrualsCurrency currency="USD"/><InterestAccrualsCurrency currency="EUR"/></InterestAccruals>
<TierInterestDetails><TierInterestDetail currency="USD"/></TierInterestDetails>
<SecuritiesInfo><SecurityInfo isin="US0378331005"/></SecuritiesInfo>
<MTMPerformanceSummaryInBase><MTMPerformanceSummaryUnderlying total="1"/></MTMPerformanceSummaryInBase>
<ConversionRates><ConversionRate rate="1"/></ConversionRates>
<ChangeInNAV startingValue="1"/>
<SLBActivities><SLBActivity quantity="1"/></SLBActivities>
<PriorPeriodPositions/>`);
  expect(content.notices.map(({ severity, code, line }) => [severity, code, line])).toEqual([
    ...[2, 3, 4, 5, 6, 7].map((line) => ["information", "section-left", line]),
    ["warning", "section-left", 8],
  ]);
  expect(content.notices[0]?.wording.fr).toContain("InterestAccruals (2 lignes");
});

test("a trade confirmation comes in with its commission in its own currency", () => {
  const content = within(
    `<TradeConfirms><TradeConfirm ${TRADE} levelOfDetail="EXECUTION" buySell="SELL" quantity="-4" price="10" amount="-40" commission="-1" commissionCurrency="USD" tax="0" netCash="39" tradeID="T" execID="E" orderID="O"/></TradeConfirms>`,
  );
  expect(rowsOf(content, "transactions")).toMatchObject([
    { side: "SELL", quantity: "4.00", grossAmount: "40.00", fees: "1.00", netAmount: "39.00", reference: "O" },
  ]);
});
