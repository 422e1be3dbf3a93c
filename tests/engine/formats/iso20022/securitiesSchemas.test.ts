import { describe, expect, test } from "vitest";

import { checkStatements } from "../../../../src/engine";
import { noticesOf, rowsOf, tableOf } from "../swift/securitiesCells";
import { ISO } from "./securitiesSamples";
import { contentOf } from "../contentOf";

/** Messages with the elements of the published schemas in their order, for what the worked examples do not show. */

const documentOf = (message: string, root: string, ...parts: readonly string[]): string =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${message}"><${root}>${parts.join("")}</${root}></Document>`;

const headed = (from: string, reference: string, message: string, document: string): string =>
  `<Env><AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.02"><Fr>${from}</Fr><To><FIId><FinInstnId><BICFI>CLNTFRPPXXX</BICFI></FinInstnId></FIId></To><BizMsgIdr>${reference}</BizMsgIdr><MsgDefIdr>${message}</MsgDefIdr><CreDt>2026-09-11T18:00:00Z</CreDt></AppHdr>${document}</Env>`;

const BIC = "<FIId><FinInstnId><BICFI>CUSTFRPPXXX</BICFI></FinInstnId></FIId>";

const accounting = (version: string): string =>
  documentOf(
    `semt.003.001.${version}`,
    "SctiesBalAcctgRpt",
    "<Pgntn><PgNb>1</PgNb><LastPgInd>true</LastPgInd></Pgntn>",
    "<StmtGnlDtls><RptNb><Shrt>254</Shrt></RptNb><StmtId>VAL-1</StmtId><StmtDtTm><Dt>2026-09-11</Dt></StmtDtTm><Frqcy><Cd>DAIL</Cd></Frqcy><UpdTp><Cd>COMP</Cd></UpdTp><StmtBsis><Cd>TRAD</Cd></StmtBsis><ActvtyInd>true</ActvtyInd><SubAcctInd>true</SubAcctInd></StmtGnlDtls>",
    "<AcctSvcr><Id><AnyBIC>CUSTFRPPXXX</AnyBIC></Id></AcctSvcr><SfkpgAcct><Id>FUND-1</Id><Nm>FONDS UN</Nm></SfkpgAcct>",
    holding("BalForAcct", "FR0000120271", "1000", "54320.00"),
    `<SubAcctDtls><SfkpgAcct><Id>FUND-1/A</Id></SfkpgAcct><ActvtyInd>true</ActvtyInd>${holding("BalForSubAcct", "FR0000131104", "10", "555.50", "SHOR")}</SubAcctDtls>`,
    '<AcctBaseCcyTtlAmts><TtlHldgsValOfPg><Amt Ccy="EUR">53764.50</Amt><Sgn>true</Sgn></TtlHldgsValOfPg><TtlHldgsValOfStmt><Amt Ccy="EUR">53764.50</Amt><Sgn>true</Sgn></TtlHldgsValOfStmt></AcctBaseCcyTtlAmts>',
  );

function holding(name: string, isin: string, units: string, value: string, position = "LONG"): string {
  const sign = position === "LONG";
  return `<${name}><FinInstrmId><ISIN>${isin}</ISIN></FinInstrmId><FinInstrmAttrbts><ClssfctnTp><ClssfctnFinInstrm>ESVUFR</ClssfctnFinInstrm></ClssfctnTp><DnmtnCcy>EUR</DnmtnCcy></FinInstrmAttrbts><AggtBal><ShrtLngInd>${position}</ShrtLngInd><Qty><Qty><Qty><Unit>${units}</Unit></Qty></Qty></Qty></AggtBal><PricDtls><Tp><Cd>MRKT</Cd></Tp><Val><Amt Ccy="EUR">54.32</Amt></Val><QtnDt><Dt>2026-09-11</Dt></QtnDt></PricDtls><AcctBaseCcyAmts><HldgVal><Amt Ccy="EUR">${value}</Amt><Sgn>${String(sign)}</Sgn></HldgVal><BookVal><Amt Ccy="EUR">500.00</Amt><Sgn>true</Sgn></BookVal></AcctBaseCcyAmts></${name}>`;
}

describe("an accounting report", () => {
  test.each(["03", "08", "11", "12"])(
    "of version %s has the holdings of the account and of its sub-accounts",
    (version) => {
      const content = contentOf(accounting(version));
      expect(content.notices).toEqual([]);
      expect(rowsOf(content, "holdings")).toMatchObject([
        {
          account: "FUND-1",
          security: "FR0000120271",
          quantity: "1000",
          marketValue: "54320",
          bookCost: "500",
          assetClass: "ESVUFR",
        },
        { account: "FUND-1/A", security: "FR0000131104", quantity: "-10", marketValue: "-555.5" },
      ]);
      expect(
        tableOf(content, "holdings").statements.map(({ reference, number, sender, basis }) => [
          reference,
          number,
          sender,
          basis,
        ]),
      ).toEqual(Array(2).fill(["VAL-1", "254", "CUSTFRPPXXX", "traded"]));
    },
  );
});

const INSTRUCTION = (version: string, reference: string): string =>
  documentOf(
    `sese.023.001.${version}`,
    "SctiesSttlmTxInstr",
    `<TxId>${reference}</TxId><SttlmTpAndAddtlParams><SctiesMvmntTp>DELI</SctiesMvmntTp><Pmt>APMT</Pmt><CmonId>COMMON-1</CmonId></SttlmTpAndAddtlParams>`,
    "<Lnkgs><PrcgPos><Cd>AFTE</Cd></PrcgPos><MsgNb><Shrt>541</Shrt></MsgNb><Ref><SctiesSttlmTxId>BUY-9</SctiesSttlmTxId></Ref></Lnkgs><Lnkgs><Ref><AcctSvcrTxId>SVC-8</AcctSvcrTxId></Ref></Lnkgs>",
    "<TradDtls><TradDt><Dt><Dt>2026-09-09</Dt></Dt></TradDt><SttlmDt><Dt><Dt>2026-09-11</Dt></Dt></SttlmDt></TradDtls>",
    "<FinInstrmId><ISIN>FR0000120271</ISIN></FinInstrmId>",
    "<QtyAndAcctDtls><SttlmQty><Qty><Unit>1000</Unit></Qty></SttlmQty><SfkpgAcct><Id>PTF-00042</Id></SfkpgAcct></QtyAndAcctDtls>",
    "<SttlmParams><SctiesTxTp><Cd>TRAD</Cd></SctiesTxTp></SttlmParams>",
    "<RcvgSttlmPties><Dpstry><Id><AnyBIC>SICVFRPPXXX</AnyBIC></Id></Dpstry><Pty1><Id><AnyBIC>BROKFRPPXXX</AnyBIC></Id></Pty1></RcvgSttlmPties>",
    '<SttlmAmt><Amt Ccy="EUR">25400.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></SttlmAmt>',
  );

const CANCELLATION = (choice: string): string =>
  documentOf(
    "sese.020.001.06",
    "SctiesTxCxlReq",
    `<AcctOwnrTxId>${choice}</AcctOwnrTxId><AcctSvcrTxId>SVC-1</AcctSvcrTxId><SfkpgAcct><Id>PTF-00042</Id></SfkpgAcct>`,
    "<TxDtls><FinInstrmId><ISIN>FR0000120271</ISIN></FinInstrmId><SttlmDt><Dt><Dt>2026-09-11</Dt></Dt></SttlmDt><SttlmQty><Qty><Unit>1000</Unit></Qty></SttlmQty></TxDtls>",
  );

describe("a settlement instruction", () => {
  test.each(["02", "07", "11", "13"])("of version %s has its references and what it is linked to", (version) => {
    const content = contentOf(INSTRUCTION(version, "SELL-1"));
    expect(content.notices).toEqual([]);
    expect(rowsOf(content, "instructions")).toMatchObject([
      {
        reference: "SELL-1",
        counterReference: "COMMON-1",
        previousReference: "BUY-9, SVC-8",
        side: "SELL",
        payment: "APMT",
        quantity: "1000",
        netAmount: "25400",
        counterparty: "BROKFRPPXXX",
        placeOfSettlement: "SICVFRPPXXX",
      },
    ]);
  });

  test("that its owner asks to cancel is marked cancelled, wherever the request stands, and told", () => {
    const request = headed(BIC, "CXL-1", "sese.020.001.06", CANCELLATION("<SctiesSttlmTxId>SELL-1</SctiesSttlmTxId>"));
    for (const parts of [
      [INSTRUCTION("11", "SELL-1"), INSTRUCTION("11", "SELL-2"), request],
      [request, INSTRUCTION("11", "SELL-1"), INSTRUCTION("11", "SELL-2")],
    ]) {
      const content = contentOf(`<File>${parts.join("\n")}</File>`);
      const rows = rowsOf(content, "instructions").map((row) => [
        row["reference"],
        row["status"],
        row["messageFunction"],
      ]);
      expect([...rows].sort()).toEqual([
        ["CXL-1", "CANCELLED", "CANC"],
        ["SELL-1", "CANCELLED", undefined],
        ["SELL-2", undefined, undefined],
      ]);
      expect(content.notices.map(({ severity, code }) => [severity, code])).toEqual([
        ["information", "cancelled-transaction"],
      ]);
    }
  });

  test("a request that does not say what it cancels is told, and cancels nothing", () => {
    const content = contentOf(`<File>${INSTRUCTION("11", "SELL-1")}${CANCELLATION("")}</File>`);
    expect(rowsOf(content, "instructions").map(({ status }) => status)).toEqual([undefined, "CANCELLED"]);
    expect(noticesOf(content)).toEqual(["missing-field 1"]);
  });
});

const STATUS_PARTS =
  "<Lnkgs><SctiesSttlmTxId>BUY-9</SctiesSttlmTxId></Lnkgs><PrcgSts><PdgCxl><NoSpcfdRsn>NORE</NoSpcfdRsn></PdgCxl></PrcgSts><MtchgSts><Mtchd><NoSpcfdRsn>NORE</NoSpcfdRsn></Mtchd></MtchgSts>";

test.each(["03", "07", "12"])(
  "a status advice of version %s gives status, link and what its header says of it",
  (version) => {
    const name = `sese.024.001.${version}`;
    const document = documentOf(
      name,
      "SctiesSttlmTxStsAdvc",
      "<TxId><AcctOwnrTxId>SELL-1</AcctOwnrTxId></TxId>",
      STATUS_PARTS,
    );
    const content = contentOf(headed(BIC, "STS-1", name, document));
    expect(rowsOf(content, "pending")).toMatchObject([
      { reference: "SELL-1", previousReference: "BUY-9", status: "PENDING", statusReason: "IPRC//CANP MTCH//MACH" },
    ]);
    const [statement] = tableOf(content, "pending").statements;
    expect([statement?.sender, statement?.reference]).toEqual(["CUSTFRPPXXX", "STS-1"]);
  },
);

describe("the business header", () => {
  test.each([
    ["a bank", BIC, "CUSTFRPPXXX"],
    ["an organisation", "<OrgId><Id><OrgId><AnyBIC>CUSTFRPP</AnyBIC></OrgId></Id></OrgId>", "CUSTFRPP"],
    [
      "a member of a clearing system",
      "<FIId><FinInstnId><ClrSysMmbId><ClrSysId><Prtry>T2S</Prtry></ClrSysId><MmbId>ADMNUSER1</MmbId></ClrSysMmbId></FinInstnId></FIId>",
      "ADMNUSER1",
    ],
    ["a code", "<OrgId><Id><OrgId><Othr><Id>593129</Id></Othr></OrgId></Id></OrgId>", "593129"],
    ["nobody", "", null],
  ])("of %s names the sender of the statement that does not", (_, from, sender) => {
    const content = contentOf(headed(from, "BIZ-1", "semt.002.001.12", ISO["semt.002"]));
    const [statement] = tableOf(content, "holdings").statements;
    expect([statement?.sender, statement?.reference]).toEqual([sender, "HOLD20260911001"]);
    const unnamed = ISO["semt.002"].replace("<StmtId>HOLD20260911001</StmtId>", "");
    expect(
      tableOf(contentOf(headed(from, "BIZ-1", "semt.002.001.12", unnamed)), "holdings").statements[0]?.reference,
    ).toBe("BIZ-1");
  });

  test("says the message where the document names no schema, and is of the document behind it alone", () => {
    const bare = ISO["semt.002"].replace(/ xmlns="[^"]*"/, "");
    const content = contentOf(`<File>${headed(BIC, "B", "semt.002.001.11", bare)}${ISO["semt.002"]}</File>`);
    expect(content.formats).toEqual(["semt.002.001.11", "semt.002.001.12"]);
    expect(tableOf(content, "holdings").statements.map(({ sender }) => sender)).toEqual(["CUSTFRPPXXX", null]);
  });
});

test("a file of many messages has one table for each kind", () => {
  const preliminary = documentOf(
    "seev.035.001.16",
    "CorpActnMvmntPrlimryAdvc",
    "<MvmntPrlimryAdvcGnlInf><Tp>REPL</Tp></MvmntPrlimryAdvcGnlInf><PrvsMvmntPrlimryAdvcId><Id>PREA-1</Id></PrvsMvmntPrlimryAdvcId><NtfctnId><Id>N-1</Id></NtfctnId>",
    "<CorpActnGnlInf><CorpActnEvtId>CA1</CorpActnEvtId><EvtTp><Cd>DVCA</Cd></EvtTp><UndrlygScty><FinInstrmId><ISIN>FR0000120271</ISIN></FinInstrmId></UndrlygScty></CorpActnGnlInf>",
    "<AcctDtls><AcctsListAndBalDtls><SfkpgAcct>A</SfkpgAcct></AcctsListAndBalDtls></AcctDtls>",
    '<CorpActnMvmntDtls><OptnNb>001</OptnNb><OptnTp><Cd>CASH</Cd></OptnTp><CshMvmntDtls><CdtDbtInd>CRDT</CdtDbtInd><AmtDtls><EntitldAmt Ccy="EUR">10</EntitldAmt></AmtDtls><DtDtls><PmtDt><Dt>2026-09-23</Dt></PmtDt></DtDtls><RateAndAmtDtls><GrssIntrstRateUsdForPmt><Amt Ccy="EUR">0.01</Amt></GrssIntrstRateUsdForPmt></RateAndAmtDtls></CshMvmntDtls></CorpActnMvmntDtls>',
  );
  const pending = documentOf("semt.018.001.14", "SctiesTxPdgRpt", "<SfkpgAcct><Id>A</Id></SfkpgAcct>");
  const status = documentOf(
    "sese.024.001.12",
    "SctiesSttlmTxStsAdvc",
    "<TxId><AcctOwnrTxId>S</AcctOwnrTxId></TxId>",
    STATUS_PARTS,
  );
  const all = [
    ...Object.values(ISO),
    preliminary,
    accounting("12"),
    accounting("08"),
    pending,
    status,
    INSTRUCTION("11", "I"),
  ];
  const content = contentOf(`<File>${all.join("")}</File>`);
  const kinds = content.tables.map(({ kind }) => kind);
  expect([...kinds].sort()).toEqual(["corporate-actions", "holdings", "instructions", "pending", "transactions"]);
  expect(rowsOf(content, "holdings")).toHaveLength(5);
  expect(rowsOf(content, "transactions")).toHaveLength(2);
  const [, , third] = rowsOf(content, "corporate-actions");
  expect(third).toMatchObject({
    messageType: "seev.035",
    messageFunction: "REPL",
    previousReference: "PREA-1",
    ratePerUnit: "0.01",
    account: "A",
  });
  for (const { statements, rows } of content.tables)
    expect(statements.reduce((next, { firstRow, countRows }) => (firstRow === next ? next + countRows : NaN), 0)).toBe(
      rows.length,
    );
});

describe("corporate actions that are taken back", () => {
  const general =
    "<CorpActnGnlInf><CorpActnEvtId>CA2026000777</CorpActnEvtId><EvtTp><Cd>DVCA</Cd></EvtTp><MndtryVlntryEvtTp><Cd>MAND</Cd></MndtryVlntryEvtTp><FinInstrmId><ISIN>FR0000120271</ISIN></FinInstrmId></CorpActnGnlInf>";

  test("an event that is withdrawn cancels its announcements and no posting", () => {
    const withdrawal = documentOf(
      "seev.039.001.07",
      "CorpActnCxlAdvc",
      "<CxlAdvcGnlInf><CxlRsnCd><Cd>WITH</Cd></CxlRsnCd></CxlAdvcGnlInf>",
      general,
      "<AcctsDtls><AcctsList><SfkpgAcct>PTF-00042</SfkpgAcct></AcctsList></AcctsDtls>",
    );
    const content = contentOf(`<File>${ISO["seev.031"]}${ISO["seev.036"]}${withdrawal}</File>`);
    expect(
      rowsOf(content, "corporate-actions").map((row) => [row["messageType"], row["account"], row["status"]]),
    ).toEqual([
      ["seev.031", "PTF-00042", "CANCELLED"],
      ["seev.036", "PTF-00042", "SETTLED"],
      ["seev.039", "PTF-00042", "CANCELLED"],
    ]);
    expect(content.notices.map(({ code }) => code)).toEqual(["cancelled-transaction"]);
  });

  test("a posting that is reversed says so, with what it takes back", () => {
    const reversal = ISO["seev.036"]
      .replaceAll("CorpActnMvmntConf>", "CorpActnMvmntRvslAdvc>")
      .replace("seev.036.001.16", "seev.037.001.16")
      .replace("<NtfctnId><Id>NOTI20260901001</Id></NtfctnId>", "<MvmntConfId><Id>CONF-1</Id></MvmntConfId>");
    const content = contentOf(reversal);
    expect(rowsOf(content, "corporate-actions")).toMatchObject([
      { messageFunction: "REVR", previousReference: "CONF-1", netAmount: "810" },
    ]);
    expect(content.notices.map(({ severity, code }) => [severity, code])).toEqual([["warning", "reversal"]]);
  });
});

describe("an amount that does not say whether it is a debit, a balance whether it is short", () => {
  test.each([
    ["semt.002", "<ShrtLngInd>LONG</ShrtLngInd>"],
    ["semt.017", "<CdtDbt>DBIT</CdtDbt>"],
    ["sese.025", "<CdtDbtInd>DBIT</CdtDbtInd>"],
    ["seev.031", "<CdtDbtInd>CRDT</CdtDbtInd>"],
    ["seev.036", "<CdtDbtInd>CRDT</CdtDbtInd>"],
  ] as const)("of a %s is told by its line, in both languages", (name, mark) => {
    expect(contentOf(ISO[name]).notices).toEqual([]);
    const content = contentOf(ISO[name].replace(mark, ""));
    expect(content.notices.map(({ severity, code }) => [severity, code])).toEqual([["warning", "untold-direction"]]);
    expect(content.notices[0]?.wording.en).toMatch(/^Line \d+: \w+ does not say/);
    expect(content.notices[0]?.wording.fr).toMatch(/^Ligne \d+ : \w+ ne dit pas/);
  });
});

describe("pages", () => {
  const page = (number: number, isLast: boolean): string =>
    ISO["semt.002"].replace(
      "<PgNb>1</PgNb><LastPgInd>true</LastPgInd>",
      `<PgNb>${String(number)}</PgNb><LastPgInd>${String(isLast)}</LastPgInd>`,
    );
  const findingsOf = (...pages: readonly string[]): string[] => {
    const content = contentOf(`<File>${pages.join("")}</File>`);
    return checkStatements(content, "f", []).flatMap(({ wording }) => (/page/.test(wording.en) ? [wording.en] : []));
  };

  test("are joined in their order; those missing, doubled or still to come are told", () => {
    const pages = [page(3, true), page(1, false), page(2, false)];
    const [statement] = tableOf(contentOf(`<File>${pages.join("")}</File>`), "holdings").statements;
    expect(statement?.pages.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(findingsOf(...pages)).toEqual([]);
    expect(findingsOf(page(1, false), page(3, true))).toEqual([expect.stringContaining("page 2 is missing")]);
    expect(findingsOf(page(1, false), page(2, false), page(2, false), page(3, true))).toEqual([
      expect.stringContaining("page 2 comes twice"),
    ]);
    expect(findingsOf(page(1, false), page(2, false))).toEqual([expect.stringContaining("more pages follow")]);
  });
});
