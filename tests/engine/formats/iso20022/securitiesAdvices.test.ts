import { describe, expect, test } from "vitest";
import { Chance } from "../../../../samples/month-end/chance";
import { readText, type StatementKind } from "../../../../src/engine";
import { rowsOf, tableOf } from "../swift/securitiesCells";
import { ISO } from "./securitiesSamples";
import { contentOf } from "../contentOf";

const rowOf = (text: string, kind: StatementKind): Record<string, string> => rowsOf(contentOf(text), kind)[0] ?? {};

const documentOf = (message: string, root: string, ...parts: readonly string[]): string =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${message}"><${root}>${parts.join("")}</${root}></Document>`;

const SECURITY = "<FinInstrmId><ISIN>FR0000120271</ISIN></FinInstrmId>";
const IDS = "<AcctOwnrTxId>OWN-1</AcctOwnrTxId><AcctSvcrTxId>SVC-1</AcctSvcrTxId>";
const DETAILS = `<TxDtls>${SECURITY}<SctiesMvmntTp>DELI</SctiesMvmntTp><Pmt>APMT</Pmt><SttlmQty><Qty><Unit>50</Unit></Qty></SttlmQty><SttlmAmt><Amt Ccy="EUR">500</Amt><CdtDbtInd>CRDT</CdtDbtInd></SttlmAmt><SttlmDt><Dt><Dt>2026-09-11</Dt></Dt></SttlmDt></TxDtls>`;
const DELIVERY = {
  reference: "OWN-1",
  counterReference: "SVC-1",
  security: "FR0000120271",
  side: "SELL",
  quantity: "50",
  netAmount: "500",
  settlementDate: "2026-09-11",
};

describe("settlement", () => {
  test("a partial settlement says what was settled before and what remains", () => {
    const partial = ISO["sese.025"].replace(
      "</SttldQty>",
      "</SttldQty><PrevslySttldQty><Qty><Unit>200</Unit></Qty></PrevslySttldQty><RmngToBeSttldQty><Qty><Unit>300</Unit></Qty></RmngToBeSttldQty>",
    );
    expect(rowOf(partial, "transactions")).toMatchObject({
      quantity: "1000",
      previouslySettled: "200",
      remaining: "300",
    });
  });

  test("several fees add up and are told one by one, and what is neither is told", () => {
    const fees = ISO["sese.025"].replace(
      "<TradAmt>",
      '<LclBrkrComssn><Amt Ccy="EUR">10.00</Amt></LclBrkrComssn><Mrgn><Amt Ccy="EUR">5.00</Amt></Mrgn><TradAmt>',
    );
    expect(rowOf(fees, "transactions")).toMatchObject({
      fees: "60.8",
      tax: "101.6",
      narrative: "LOCO EUR 10.00; Mrgn EUR 5.00; EXEC EUR 50.80",
    });
  });

  test("a receipt that is credited runs against its side", () => {
    const credited = ISO["sese.025"].replace("<CdtDbtInd>DBIT", "<CdtDbtInd>CRDT");
    expect(rowOf(credited, "transactions")["netAmount"]).toBe("-25552.4");
  });

  test("an instruction comes in by its own reference, and is not settled", () => {
    const text = documentOf(
      "sese.023.001.11",
      "SctiesSttlmTxInstr",
      "<TxId>OWN-1</TxId><SttlmTpAndAddtlParams><SctiesMvmntTp>DELI</SctiesMvmntTp><Pmt>APMT</Pmt></SttlmTpAndAddtlParams>",
      "<TradDtls><TradDt><Dt><DtTm>2026-09-09T10:00:00Z</DtTm></Dt></TradDt><SttlmDt><Dt><Dt>2026-09-11</Dt></Dt></SttlmDt></TradDtls>",
      SECURITY,
      "<QtyAndAcctDtls><SttlmQty><Qty><FaceAmt>1000</FaceAmt></Qty></SttlmQty><SfkpgAcct><Id>A</Id></SfkpgAcct></QtyAndAcctDtls>",
      "<RcvgSttlmPties><Dpstry><Id><AnyBIC>SICVFRPPXXX</AnyBIC></Id></Dpstry><Pty1><Id><AnyBIC>CUSTFRPPXXX</AnyBIC></Id></Pty1><Pty2><Id><NmAndAdr><Nm>BROKER</Nm></NmAndAdr></Id></Pty2></RcvgSttlmPties>",
      '<SttlmAmt><Amt Ccy="EUR">990</Amt><CdtDbtInd>CRDT</CdtDbtInd></SttlmAmt>',
    );
    expect(rowOf(text, "instructions")).toEqual({
      messageType: "sese.023",
      account: "A",
      reference: "OWN-1",
      side: "SELL",
      movement: "DELI",
      payment: "APMT",
      security: "FR0000120271",
      tradeDate: "2026-09-09",
      settlementDate: "2026-09-11",
      quantityType: "FAMT",
      quantity: "1000",
      netAmount: "990",
      currency: "EUR",
      counterparty: "BROKER",
      placeOfSettlement: "SICVFRPPXXX",
    });
  });

  test("the confirmations of a day and account are one statement; one that the file breaks off in does not come in", () => {
    const content = contentOf(`<File>${ISO["sese.025"]}${ISO["sese.025"]}${ISO["sese.025"].slice(0, 900)}`);
    expect(tableOf(content, "transactions").statements.map(({ countRows }) => countRows)).toEqual([2]);
    expect(content.notices.map(({ code }) => code)).toEqual(["broken-message"]);
  });
});

describe("status", () => {
  const advice = (...statuses: readonly string[]): string =>
    documentOf("sese.024.001.11", "SctiesSttlmTxStsAdvc", `<TxId>${IDS}</TxId>`, ...statuses, DETAILS);

  test.each([
    ["<SttlmSts><Flng><Rsn><Cd><Cd>CLAC</Cd></Cd></Rsn></Flng></SttlmSts>", "FAILED", "SETT//PENF CLAC"],
    ["<SttlmSts><Pdg><Rsn><Cd><Cd>FUTU</Cd></Cd></Rsn></Pdg></SttlmSts>", "PENDING", "SETT//PEND FUTU"],
    ["<MtchgSts><Umtchd><Rsn><Cd><Cd>NMAT</Cd></Cd></Rsn></Umtchd></MtchgSts>", "UNMATCHED", "MTCH//NMAT NMAT"],
    ["<MtchgSts><Mtchd/></MtchgSts>", "PENDING", "MTCH//MACH"],
    ["<PrcgSts><Rjctd><Rsn><Cd><Cd>SAFE</Cd></Cd></Rsn></Rjctd></PrcgSts>", "FAILED", "IPRC//REJT SAFE"],
    ["<PrcgSts><Canc><Rsn><Cd><Cd>CANI</Cd></Cd></Rsn></Canc></PrcgSts>", "CANCELLED", "IPRC//CAND CANI"],
    ["<PrcgSts><CxlReqd><NoSpcfdRsn>NORE</NoSpcfdRsn></CxlReqd></PrcgSts>", "PENDING", "IPRC//CPRC"],
    ["<PrcgSts><ModReqd><NoSpcfdRsn>NORE</NoSpcfdRsn></ModReqd></PrcgSts>", "PENDING", "IPRC//MPRC"],
  ])("%s is %s", (sts, status, statusReason) => {
    expect(rowOf(advice(sts), "pending")).toMatchObject({ ...DELIVERY, messageType: "sese.024", status, statusReason });
  });

  test("what the reason says in full is told", () => {
    const status =
      "<SttlmSts><Pdg><Rsn><Cd><Cd>LACK</Cd></Cd><AddtlRsnInf>SHORT OF 20</AddtlRsnInf></Rsn></Pdg></SttlmSts>";
    expect(rowOf(advice(status), "pending")["narrative"]).toBe("SHORT OF 20");
  });

  const pending = "<SttlmSts><Pdg><Rsn><Cd><Cd>LACK</Cd></Cd></Rsn></Pdg></SttlmSts>";
  test.each([
    ["under their status", `<Sts><StsAndRsn>${pending}</StsAndRsn><Tx>${IDS}${DETAILS}</Tx></Sts>`],
    ["with the status under them", `<Txs>${IDS}${DETAILS}<StsAndRsn>${pending}</StsAndRsn></Txs>`],
  ])("pending transactions %s come in with it", (_, body) => {
    const text = documentOf("semt.018.001.13", "SctiesTxPdgRpt", "<SfkpgAcct><Id>A</Id></SfkpgAcct>", body);
    expect(rowOf(text, "pending")).toMatchObject({
      ...DELIVERY,
      account: "A",
      status: "PENDING",
      statusReason: "SETT//PEND LACK",
    });
  });

  test("a status is of the transactions that stand under it, not of those behind it", () => {
    const text = documentOf(
      "semt.018.001.13",
      "SctiesTxPdgRpt",
      `<Sts><StsAndRsn><SttlmSts><Flng/></SttlmSts></StsAndRsn><Tx>${IDS}${DETAILS}</Tx></Sts>`,
      `<Sts><StsAndRsn>${pending}</StsAndRsn><Tx>${IDS}${DETAILS}</Tx></Sts>`,
    );
    expect(rowsOf(contentOf(text), "pending").map(({ status }) => status)).toEqual(["FAILED", "PENDING"]);
  });
});

describe("corporate actions", () => {
  const accounts = (name: string, unit: string): string =>
    `<AcctsListAndBalDtls><SfkpgAcct>${name}</SfkpgAcct><Bal><TtlElgblBal><Qty><Unit>${unit}</Unit></Qty></TtlElgblBal></Bal></AcctsListAndBalDtls>`;

  test("what several accounts hold adds up and is told by account", () => {
    const text = ISO["seev.031"].replace("<AcctDtls>", `<AcctDtls>${accounts("PTF-1", "100")}`);
    expect(rowOf(text, "corporate-actions")).toMatchObject({
      account: "PTF-1, PTF-00042",
      eligibleQuantity: "1000",
      narrative: "PTF-1 UNIT 100; PTF-00042 UNIT 900",
    });
  });

  test("an advice before the movement has a row for the securities and one for the cash, which a debit takes", () => {
    const text = documentOf(
      "seev.035.001.14",
      "CorpActnMvmntPrlimryAdvc",
      "<MvmntPrlimryAdvcGnlInf><Tp>NEWM</Tp></MvmntPrlimryAdvcGnlInf><NtfctnId><Id>N-1</Id></NtfctnId>",
      `<CorpActnGnlInf><CorpActnEvtId>CA1</CorpActnEvtId><EvtTp><Cd>EXRI</Cd></EvtTp><UndrlygScty>${SECURITY}</UndrlygScty></CorpActnGnlInf>`,
      "<AcctDtls><SfkpgAcct>A</SfkpgAcct></AcctDtls>",
      "<CorpActnMvmntDtls><OptnNb><Nb>002</Nb></OptnNb><OptnTp><Cd>EXER</Cd></OptnTp>",
      "<SctiesMvmntDtls><SctyDtls><FinInstrmId><ISIN>FR0013286192</ISIN></FinInstrmId></SctyDtls><CdtDbtInd>CRDT</CdtDbtInd><EntitldQty><Qty><Unit>25</Unit></Qty></EntitldQty><RateDtls><NewToOd><QtyToQty><Qty1>1</Qty1><Qty2>4</Qty2></QtyToQty></NewToOd></RateDtls></SctiesMvmntDtls>",
      '<CshMvmntDtls><CdtDbtInd>DBIT</CdtDbtInd><AmtDtls><EntitldAmt Ccy="EUR">250</EntitldAmt></AmtDtls></CshMvmntDtls></CorpActnMvmntDtls>',
    );
    const event = { event: "CA1", eventType: "EXRI", account: "A", option: "002", optionType: "EXER" };
    const rows = rowsOf(contentOf(text), "corporate-actions");
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      ...event,
      side: "BUY",
      security: "FR0000120271",
      securityMoved: "FR0013286192",
      quantity: "25",
      terms: "1/4",
      ratio: "0.25",
    });
    expect(rows[1]).toMatchObject({ ...event, mark: "DBIT", netAmount: "-250", currency: "EUR" });
  });

  test("a notification without options is a row too", () => {
    const text = ISO["seev.031"].replace(/<CorpActnOptnDtls>[\s\S]*<\/CorpActnOptnDtls>/, "");
    expect(rowOf(text, "corporate-actions")).toMatchObject({ event: "CA2026000777", eligibleQuantity: "900" });
  });
});

describe("damage", () => {
  test.each([
    ["semt.002", "holdings", "</BalForAcct>"],
    ["semt.017", "transactions", "</Tx>"],
  ] as const)("of a %s that breaks off, what stands before it comes in, and that is told", (name, kind, last) => {
    const text = ISO[name];
    const content = contentOf(text.slice(0, text.indexOf(last) + last.length));
    expect(rowsOf(content, kind)).toEqual(rowsOf(contentOf(text), kind));
    expect(content.notices.map(({ code }) => code)).toEqual(["broken-message"]);
  });

  test("200 damaged texts of each message never throw, and each table keeps its shape", () => {
    const chance = new Chance(20260911);
    for (const original of Object.values(ISO)) {
      for (let round = 0; round < 200; round += 1) {
        const text = damaged(original, chance);
        const read = readText(text, () => undefined);
        for (const { columns, rows, lines, statements } of read.ok ? read.value.tables : []) {
          expect(rows.every((row) => row.length === columns.length)).toBe(true);
          expect(lines).toHaveLength(rows.length);
          expect(statements.reduce((count, { countRows }) => count + countRows, 0)).toBe(rows.length);
        }
      }
    }
  });
});

/** Cut off, cut out of, doubled, or with whole elements and values taken out of it, the XML still well formed. */
function damaged(text: string, chance: Chance): string {
  const from = chance.between(0, text.length - 1);
  const to = Math.min(text.length, from + chance.between(1, 60));
  return chance.pick([
    () => text.slice(0, from),
    () => text.slice(0, from) + text.slice(to),
    () => text.slice(0, to) + text.slice(from),
    () => text.replace(/<(\w+)>[^<]*<\/\1>/g, (whole) => (chance.next() < 0.2 ? "" : whole)),
    () => text.replace(/>([^<>]+)</g, (whole) => (chance.next() < 0.2 ? ">?<" : whole)),
  ])();
}
