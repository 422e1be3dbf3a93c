import { describe, expect, test } from "vitest";
import { Chance } from "../../../../samples/month-end/chance";
import { checkStatements, type FileContent } from "../../../../src/engine";
import { isoText } from "../../../../src/kernel/day";
import { decimalText } from "../../../../src/kernel/decimal";
import { contentOf, tableRows } from "../contentOf";

const SGML = `OFXHEADER:100
DATA:OFXSGML
VERSION:102

<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><FI><ORG>DEMO BANK<FID>1</FI></SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STMTRS><CURDEF>EUR
<BANKACCTFROM><BANKID>30004<ACCTID>00011234567<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20260901<DTEND>20260930
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260922235900.000[-5:EST]<DTUSER>20260923<TRNAMT>810.00<FITID>F1<NAME>R &amp; D SA<MEMO>COUPON</STMTTRN>
<STMTTRN><TRNTYPE>FEE<DTPOSTED>20260923<TRNAMT>-125,50<FITID>F2<CHECKNUM>42<NAME>FRAIS<MEMO></STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>125684.50<DTASOF>20260930</LEDGERBAL><AVAILBAL><BALAMT>125000<DTASOF>20260930</AVAILBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1>
<INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><DTASOF>20260930<CURDEF>USD<INVACCTFROM><BROKERID>b<ACCTID>INV9</INVACCTFROM>
<INVTRANLIST><DTSTART>20260901<DTEND>20260930
<BUYSTOCK><INVBUY><INVTRAN><FITID>B1<DTTRADE>20260907<DTSETTLE>20260909</INVTRAN><SECID><UNIQUEID>037833100<UNIQUEIDTYPE>CUSIP</SECID><UNITS>100<UNITPRICE>50.25<COMMISSION>4<FEES>1<TOTAL>-5030.00</INVBUY><BUYTYPE>BUY</BUYSTOCK>
<SELLSTOCK><INVSELL><INVTRAN><FITID>S1<DTTRADE>20260908</INVTRAN><SECID><UNIQUEID>FR0000120271<UNIQUEIDTYPE>ISIN</SECID><UNITS>-10<UNITPRICE>60<COMMISSION>2<TOTAL>598</INVSELL><SELLTYPE>SELL</SELLSTOCK>
<INCOME><INVTRAN><FITID>I1<DTTRADE>20260910</INVTRAN><SECID><UNIQUEID>037833100<UNIQUEIDTYPE>CUSIP</SECID><INCOMETYPE>DIV<TOTAL>24<WITHHOLDING>3.6</INCOME>
</INVTRANLIST><INVPOSLIST>
<POSSTOCK><INVPOS><SECID><UNIQUEID>037833100<UNIQUEIDTYPE>CUSIP</SECID><HELDINACCT>CASH<POSTYPE>SHORT<UNITS>100<UNITPRICE>51<MKTVAL>5100<DTPRICEASOF>20260930</INVPOS></POSSTOCK>
</INVPOSLIST><INVBAL><AVAILCASH>1234.5<MARGINBALANCE>0<SHORTBALANCE>0</INVBAL></INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1>
<SECLISTMSGSRSV1><SECLIST><STOCKINFO><SECINFO><SECID><UNIQUEID>037833100<UNIQUEIDTYPE>CUSIP</SECID><SECNAME>APPLE INC<TICKER>AAPL</SECINFO></STOCKINFO></SECLIST></SECLISTMSGSRSV1></OFX>`;

/** The same file as version 2 has it: every value closed, an XML declaration above. */
const XML = `<?xml version="1.0"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n${SGML.slice(SGML.indexOf("<OFX>")).replace(
  /<(\w+)>([^<\n]+)/g,
  "<$1>$2</$1>",
)}`;

function rowsOf(content: FileContent, kind: string): Record<string, string | null>[] {
  const table = content.tables.find((one) => one.kind === kind);
  return tableRows(table);
}

describe.each([
  ["version 1 (SGML)", SGML],
  ["version 2 (XML)", XML],
])("an OFX file of %s", (_case, text) => {
  const content = contentOf(text);

  test("brings in the movements of a bank account, signed, on the days as written", () => {
    expect(content.notices).toEqual([]);
    const [credit, fee, dividend] = rowsOf(content, "cash");
    expect(credit).toMatchObject({
      cashAccount: "00011234567",
      bookingDate: "2026-09-22",
      valueDate: "2026-09-23",
      netAmount: "810.00",
      currency: "EUR",
      transactionType: "CREDIT",
      counterReference: "F1",
      counterparty: "R & D SA",
      label: "COUPON",
    });
    expect(fee).toMatchObject({ netAmount: "-125.50", reference: "42", label: null });
    expect(dividend).toMatchObject({
      cashAccount: "INV9",
      netAmount: "24.00",
      withholding: "3.60",
      securityName: "APPLE INC",
    });
  });

  test("brings in trades in the direction of their side, and short positions as negative", () => {
    expect(rowsOf(content, "transactions")).toEqual([
      expect.objectContaining({
        side: "BUY",
        quantity: "100.00",
        price: "50.25",
        fees: "5.00",
        netAmount: "5030.00",
        securityCode: "037833100",
        securityName: "APPLE INC",
        settlementDate: "2026-09-09",
      }),
      expect.objectContaining({ side: "SELL", quantity: "10.00", netAmount: "598.00", security: "FR0000120271" }),
    ]);
    expect(rowsOf(content, "holdings")).toEqual([
      expect.objectContaining({ quantity: "-100.00", marketValue: "-5100.00", positionDate: "2026-09-30" }),
    ]);
  });

  test("records the balances and the period", () => {
    const [bank, investment] = content.tables.find(({ kind }) => kind === "cash")?.statements ?? [];
    expect(bank?.balances.map(({ kind, unit, amount }) => [kind, unit, decimalText(amount, 2)])).toEqual([
      ["closing", "EUR", "125684.50"],
      ["available", "EUR", "125000.00"],
    ]);
    expect(bank?.period && isoText(bank.period.to)).toBe("2026-09-30");
    expect(bank?.sender).toBe("DEMO BANK");
    expect(investment?.balances[0]).toMatchObject({ kind: "available", code: "AVAILCASH", unit: "USD" });
  });
});

test.each([
  ["a file cut off keeps what stands before", SGML.slice(0, SGML.indexOf("<LEDGERBAL>")), "broken-message", 2],
  ["declared entities are refused", SGML.replace("<OFX>", '<OFX><!DOCTYPE a [<!ENTITY b "c">]>'), "broken-message", 0],
  ["an amount that is none is told, its line left out", SGML.replace("810.00", "8x0"), "no-amount", 2],
  ["an error of the sender is told", SGML.replace("<SEVERITY>INFO", "<SEVERITY>ERROR"), "refused-by-sender", 3],
  [
    "message sets of other kinds are named",
    SGML.replace("</OFX>", "<BILLPAYMSGSRSV1></BILLPAYMSGSRSV1></OFX>").replace("RSV1></BILL", "RSV1><A></BILL"),
    "not-handled",
    3,
  ],
])("%s", (_case, text, code, rows) => {
  const content = contentOf(text);
  expect(content.notices.map((notice) => notice.code)).toContain(code);
  expect(rowsOf(content, "cash")).toHaveLength(rows);
});

test("nesting without end is told of, not followed", () => {
  expect(contentOf(`<OFX>${"<A>".repeat(100_000)}`).notices).toMatchObject([{ code: "broken-message" }]);
});

test("no damaged text throws, and no amount is invented in one", () => {
  const chance = new Chance(71);
  for (let round = 0; round < 200; round += 1) {
    const at = chance.between(20, SGML.length - 1);
    const text =
      SGML.slice(0, at) +
      chance.pick(["", "<", ">", "</", "&#0;", "<![CDATA["]) +
      SGML.slice(at + chance.between(0, 30));
    const content = contentOf(text);
    expect(rowsOf(content, "cash").every(({ netAmount }) => typeof netAmount === "string")).toBe(true);
  }
});

/** A card's statement, in version 1 and in version 2. */
const inBoth = (inside: string): [string, string][] => {
  const sgml = `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX>${inside}</OFX>`;
  const closed = inside.replace(/<([\w.]+)>([^<\n]+)/g, "<$1>$2</$1>");
  return [
    ["version 1", sgml],
    ["version 2", `<?xml version="1.0"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n<OFX>${closed}</OFX>`],
  ];
};
const card = (account: string, inside: string, more = ""): string =>
  `<CREDITCARDMSGSRSV1><CCSTMTTRNRS><TRNUID>1<CCSTMTRS><CURDEF>EUR<CCACCTFROM><ACCTID>${account}</CCACCTFROM><BANKTRANLIST>${inside}</BANKTRANLIST><LEDGERBAL><BALAMT>-35.00<DTASOF>20260930</LEDGERBAL>${more}</CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1>`;
const movement = (id: string, amount: string, more = ""): string =>
  `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260910<TRNAMT>${amount}<FITID>${id}${more}</STMTTRN>`;
const codes = ({ notices }: FileContent): string[] => notices.map(({ code, severity }) => `${severity} ${code}`);
const balancesIn = (content: FileContent): string[][] =>
  content.tables.flatMap(({ statements }) =>
    statements.flatMap(({ balances }) =>
      balances.map(({ kind, code, unit, amount }) => [kind, code, unit, decimalText(amount, 2)]),
    ),
  );

test.each(inBoth(card("C1", movement("1", "-35.00")) + card("C2", movement("2", "-5.00"))))(
  "%s: several card statements in one file keep apart",
  (_version, text) => {
    const content = contentOf(text);
    expect(rowsOf(content, "cash")).toMatchObject([
      { cashAccount: "C1", netAmount: "-35.00" },
      { cashAccount: "C2", netAmount: "-5.00" },
    ]);
    expect(content.tables[0]?.statements.map(({ account, countRows }) => [account, countRows])).toEqual([
      ["C1", 1],
      ["C2", 1],
    ]);
  },
);

test.each(
  inBoth(
    card(
      "C1",
      movement("1", "-35.00", "<CURRENCY><CURRATE>0.92<CURSYM>USD</CURRENCY>") +
        movement("2", "-9.20", "<ORIGCURRENCY><CURRATE>0.92<CURSYM>USD</ORIGCURRENCY>"),
    ),
  ),
)("%s: amounts in another currency say so, those that were converted keep the statement's", (_version, text) => {
  expect(rowsOf(contentOf(text), "cash")).toMatchObject([
    { currency: "USD", fxRate: "0.92" },
    { currency: "EUR", fxRate: "0.92", narrative: "ORIGCURRENCY USD" },
  ]);
});

test.each(
  inBoth(
    card(
      "C1",
      "",
      "<BALLIST><BAL><NAME>Cash limit<DESC>d<BALTYPE>DOLLAR<VALUE>500<CURRENCY><CURRATE>1<CURSYM>USD</CURRENCY></BAL><BAL><NAME>Rate<DESC>d<BALTYPE>PERCENT<VALUE>4.5</BAL></BALLIST>",
    ),
  ),
)("%s: a listed balance of money comes in, a rate is told of", (_version, text) => {
  const content = contentOf(text);
  expect(balancesIn(content)).toEqual([
    ["closing", "LEDGERBAL", "EUR", "-35.00"],
    ["information", "Cash limit", "USD", "500.00"],
  ]);
  expect(codes(content)).toEqual(["information figure-left"]);
});

test.each(
  inBoth(
    `<BANKMSGSRSV1><STMTENDTRNRS><TRNUID>1<STMTENDRS><CURDEF>EUR<BANKACCTFROM><BANKID>B<ACCTID>A1</BANKACCTFROM><CLOSING><FITID>Z7<DTOPEN>20260701<DTCLOSE>20260731<BALOPEN>10.00<BALCLOSE>12.50<DTPOSTSTART>20260701<DTPOSTEND>20260731</CLOSING><CLOSING><FITID>Z8<DTOPEN>20260801<DTCLOSE>20260831<BALOPEN>12.50<BALCLOSE>7.00</CLOSING></STMTENDRS></STMTENDTRNRS></BANKMSGSRSV1>`,
  ),
)("%s: a closing statement is one for each period, and is not added up without its lines", (_version, text) => {
  const content = contentOf(text);
  const statements = content.tables[0]?.statements ?? [];
  expect(statements.map(({ account, reference, date }) => [account, reference, date && isoText(date)])).toEqual([
    ["A1", "Z7", "2026-07-31"],
    ["A1", "Z8", "2026-08-31"],
  ]);
  expect(balancesIn(content).filter(([kind]) => kind === "closing")).toEqual([
    ["closing", "BALCLOSE", "EUR", "12.50"],
    ["closing", "BALCLOSE", "EUR", "7.00"],
  ]);
  expect(checkStatements(content, "f", [])).toEqual([]);
  expect(codes(content)).toEqual([]);
});

test.each([
  ["replaces", "REPLACE", ["-31.00", "-4.00"]],
  ["takes back", "DELETE", ["-31.00"]],
])("a movement that %s another stands for it, and is told of", (_case, action, amounts) => {
  const text = card(
    "C1",
    movement("1", "-35.00") +
      movement("3", "-31.00") +
      movement("2", "-4.00", `<CORRECTFITID>1<CORRECTACTION>${action}`),
  );
  for (const [, version] of inBoth(text)) {
    const content = contentOf(version);
    expect(rowsOf(content, "cash").map(({ netAmount }) => netAmount)).toEqual(amounts);
    expect(codes(content)).toEqual(["warning corrected"]);
  }
});

test("a movement that replaces one of its own identifier stands", () => {
  const text = card("C1", movement("1", "-35.00") + movement("1", "-4.00", "<CORRECTFITID>1<CORRECTACTION>REPLACE"));
  for (const [, version] of inBoth(text))
    expect(rowsOf(contentOf(version), "cash").map(({ netAmount }) => netAmount)).toEqual(["-4.00"]);
});

test.each(
  inBoth(
    `<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><INTU.BID>3000<INTU.USERID>u</SONRS></SIGNONMSGSRSV1>${card("C1", movement("1", "-35.00", "<INTU.XX>y"), "<INTU.LIST><INTU.A>1</INTU.LIST>")}`,
  ),
)("%s: Quicken's own tags (INTU) change nothing", (_version, text) => {
  const content = contentOf(text);
  expect(rowsOf(content, "cash")).toHaveLength(1);
  expect(codes(content)).toEqual([]);
});

test("a transfer of securities is a receipt or a delivery, free of payment", () => {
  const transfer = (action: string): string =>
    `<TRANSFER><INVTRAN><FITID>T${action}<DTTRADE>20260907</INVTRAN><SECID><UNIQUEID>FR0000120271<UNIQUEIDTYPE>ISIN</SECID><SUBACCTSEC>CASH<UNITS>10<TFERACTION>${action}<POSTYPE>LONG</TRANSFER>`;
  const text = SGML.replace("</INVTRANLIST>", `${transfer("IN")}${transfer("OUT")}</INVTRANLIST>`);
  expect(rowsOf(contentOf(text), "transactions").slice(2)).toMatchObject([
    { side: "BUY", quantity: "10.00", netAmount: null, transactionType: "TRANSFER IN" },
    { side: "SELL", quantity: "10.00", netAmount: null, transactionType: "TRANSFER OUT" },
  ]);
});

test("answers to payment orders are named and left", () => {
  const order = "<INTRATRNRS><TRNUID>1<INTRARS><CURDEF>EUR<SRVRTID>1</INTRARS></INTRATRNRS>";
  expect(codes(contentOf(SGML.replace("</BANKMSGSRSV1>", `${order}</BANKMSGSRSV1>`)))).toEqual(["error not-handled"]);
});
