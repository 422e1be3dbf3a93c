import { describe, expect, test } from "vitest";
import { decimalText } from "../../../../src/kernel/decimal";
import { contentOf } from "../contentOf";
import { balance, document, entry, rowsOf } from "./camtSamples";

const rowOf = (more: string, mark = "CRDT"): Record<string, string | null> =>
  rowsOf(contentOf(document(entry("100.00", mark, more))).tables[0])[0] ?? {};
const detail = (inside: string): string => `<NtryDtls><TxDtls>${inside}</TxDtls></NtryDtls>`;

describe("the details of a transaction", () => {
  test("say which documents it pays, by their numbers", () => {
    const row = rowOf(
      detail(
        "<RmtInf><Ustrd>INVOICES</Ustrd><Strd><RfrdDocInf><Tp><CdOrPrtry><Cd>CINV</Cd></CdOrPrtry></Tp><Nb>F-1</Nb></RfrdDocInf><RfrdDocInf><Nb>F-2</Nb></RfrdDocInf><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf><AddtlRmtInf>A</AddtlRmtInf><AddtlRmtInf>B</AddtlRmtInf></Strd></RmtInf>",
      ),
    );
    expect(row["narrative"]).toBe("INVOICES RF18539007547034 F-1 F-2 A B");
  });

  test("say why it came back", () => {
    const row = rowOf(detail("<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>ACCOUNT CLOSED</AddtlInf></RtrInf>"));
    expect([row["statusReason"], row["narrative"]]).toEqual(["AC04", "ACCOUNT CLOSED"]);
  });

  test.each([
    ["its own name", "<Dbtr><Nm>PAYER</Nm></Dbtr><UltmtDbtr><Nm>BUYER</Nm></UltmtDbtr>", "PAYER", "UltmtDbtr BUYER"],
    ["in version 8", "<Dbtr><Pty><Nm>PAYER</Nm></Pty></Dbtr>", "PAYER", null],
    ["else of whom it paid for", "<UltmtDbtr><Pty><Nm>BUYER</Nm></Pty></UltmtDbtr>", "BUYER", "UltmtDbtr BUYER"],
  ])("name the counterparty: %s", (_case, parties, name, narrative) => {
    const row = rowOf(detail(`<RltdPties>${parties}</RltdPties>`));
    expect([row["counterparty"], row["narrative"] ?? null]).toEqual([name, narrative]);
  });

  test.each([
    ["their total", '<TtlChrgsAndTaxAmt Ccy="EUR">3.10</TtlChrgsAndTaxAmt><Rcrd><Amt Ccy="EUR">9</Amt></Rcrd>', "3.10"],
    [
      "else their records, a refund taken off",
      '<Rcrd><Amt Ccy="EUR">3.00</Amt><CdtDbtInd>DBIT</CdtDbtInd></Rcrd><Rcrd><Amt Ccy="EUR">0.50</Amt><CdtDbtInd>CRDT</CdtDbtInd></Rcrd>',
      "2.50",
    ],
    ["else their amount (version 2)", '<Amt Ccy="EUR">1.25</Amt>', "1.25"],
    ["and none in another currency", '<Rcrd><Amt Ccy="EUR">1</Amt></Rcrd><Rcrd><Amt Ccy="USD">1</Amt></Rcrd>', null],
  ])("give the charges: %s", (_case, charges, fees) => {
    expect(rowOf(detail(`<Chrgs>${charges}</Chrgs>`))["fees"] ?? null).toBe(fees);
    expect(rowOf(`<Chrgs>${charges}</Chrgs>`)["fees"] ?? null).toBe(fees);
  });

  test("give the total of several charges once, where version 2 repeats the element", () => {
    const one = '<Chrgs><TtlChrgsAndTaxAmt Ccy="EUR">4.00</TtlChrgsAndTaxAmt><Amt Ccy="EUR">3.00</Amt></Chrgs>';
    expect(rowOf(detail(`${one}<Chrgs><Amt Ccy="EUR">1.00</Amt></Chrgs>`))["fees"]).toBe("4.00");
  });

  test("give the rate of exchange, the entry's where the transaction has none", () => {
    const exchange =
      '<AmtDtls><InstdAmt><Amt Ccy="USD">108.00</Amt></InstdAmt><TxAmt><Amt Ccy="EUR">100.00</Amt><CcyXchg><SrcCcy>USD</SrcCcy><XchgRate>1.08</XchgRate></CcyXchg></TxAmt></AmtDtls>';
    expect(rowOf(detail(exchange))["fxRate"]).toBe("1.08");
    expect(rowOf(exchange + detail(""))["fxRate"]).toBe("1.08");
  });

  test("split a batch by the amounts in the currency of the entry", () => {
    const part = (dollars: string, euros: string): string =>
      `<TxDtls><Amt Ccy="USD">${dollars}</Amt><AmtDtls><CntrValAmt><Amt Ccy="EUR">${euros}</Amt></CntrValAmt></AmtDtls></TxDtls>`;
    const batch = entry("100.00", "DBIT", `<NtryDtls>${part("66.00", "60.00")}${part("44.00", "40.00")}</NtryDtls>`);
    expect(rowsOf(contentOf(document(batch)).tables[0]).map(({ netAmount }) => netAmount)).toEqual([
      "-60.00",
      "-40.00",
    ]);
  });
});

test.each([
  ["OPBD", "opening"],
  ["PRCD", "previous-closing"],
  ["ITBD", "interim"],
  ["CLBD", "closing"],
  ["CLAV", "available"],
  ["FWAV", "forward-available"],
  ["OPAV", "information"],
  ["ITAV", "information"],
  ["XPCD", "information"],
  ["INFO", "information"],
])("a balance %s is read as %s, signed, with its day", (code, kind) => {
  const [read] = contentOf(document(balance(code, "7.00", "DBIT"))).tables[0]?.statements[0]?.balances ?? [];
  expect([read?.kind, read?.code, read?.unit, read && decimalText(read.amount, 2)]).toEqual([
    kind,
    code,
    "EUR",
    "-7.00",
  ]);
  expect(read?.day).not.toBeNull();
});
