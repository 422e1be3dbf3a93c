import { describe, expect, test } from "vitest";
import { Chance } from "../../../../samples/month-end/chance";
import { readText, type FileContent } from "../../../../src/engine";
import { isoText } from "../../../../src/kernel/day";
import { decimalText } from "../../../../src/kernel/decimal";

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

function contentOf(text: string): FileContent {
  const read = readText(text, () => undefined);
  if (!read.ok) throw new Error(read.error.en);
  return read.value;
}

function rowsOf(content: FileContent, kind: string): Record<string, string | null>[] {
  const table = content.tables.find((one) => one.kind === kind);
  return (table?.rows ?? []).map((row) =>
    Object.fromEntries(
      (table?.columns ?? []).map(({ key, type }, index) => {
        const cell = row[index] ?? null;
        if (cell === null || typeof cell === "string") return [key, cell];
        return [key, typeof cell === "object" ? decimalText(cell, 2) : type === "day" ? isoText(cell) : null];
      }),
    ),
  );
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
