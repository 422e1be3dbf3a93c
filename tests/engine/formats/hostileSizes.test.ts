import { describe, expect, test } from "vitest";

import { type FileContent } from "../../../src/engine";
import { block, message } from "./swift/securitiesCells";
import { contentOf } from "./contentOf";

const COUNT = 100_000;
/** XML takes longer to parse, and shows the same with fewer. */
const COUNT_OF_XML = 30_000;

const times = (part: string | ((index: number) => string), count = COUNT, separator = "\r\n"): string =>
  Array.from({ length: count }, (_, index) => (typeof part === "string" ? part : part(index))).join(separator);

const countRows = (content: FileContent): number => content.tables.reduce((count, { rows }) => count + rows.length, 0);

const general = (...fields: readonly string[]): string =>
  block("GENL", ":28E:1/ONLY", ":20C::SEME//A", ":23G:NEWM", ":98A::STAT//20260911", ":97A::SAFE//X", ...fields);
const FIN = block("FIN", ":35B:ISIN FR0000120271", ":93B::AGGR//UNIT/1,");
const DETAILS = block("TRANSDET", ":36B::PSTA//UNIT/1,", ":22H::REDE//RECE", ":22H::PAYM//FREE");

describe("a SWIFT message of a hundred thousand", () => {
  test.each([
    ["securities", () => message("535", general(), block("SUBSAFE", times(FIN))), COUNT],
    ["sub-accounts", () => message("535", general(), times(block("SUBSAFE", FIN))), COUNT],
    [
      "sub-balances",
      () =>
        message(
          "535",
          general(),
          block(
            "SUBSAFE",
            block(
              "FIN",
              ":35B:ISIN FR0000120271",
              ":93B::AGGR//UNIT/1,",
              times(block("SUBBAL", ":93B::BLOK//UNIT/1,")),
            ),
          ),
        ),
      1,
    ],
    [
      "transactions",
      () =>
        message(
          "536",
          general(),
          block("SUBSAFE", block("FIN", ":35B:ISIN FR0000120271", times(block("TRAN", DETAILS)))),
        ),
      COUNT,
    ],
    [
      "links and parties",
      () =>
        message(
          "545",
          block("GENL", ":20C::SEME//A", ":23G:NEWM", times(block("LINK", ":20C::POOL//B"))),
          block("TRADDET", ":35B:ISIN FR0000120271"),
          block("FIAC", ":36B::ESTT//UNIT/1,", ":97A::SAFE//X"),
          block("SETDET", times(block("SETPRTY", ":95P::PSET//SICVFRPPXXX"))),
        ),
      1,
    ],
    [
      "amounts",
      () =>
        message(
          "545",
          block("GENL", ":20C::SEME//A", ":23G:NEWM"),
          block("TRADDET", ":35B:ISIN FR0000120271"),
          block("FIAC", ":36B::ESTT//UNIT/1,", ":97A::SAFE//X"),
          block("SETDET", times(block("AMT", ":19A::CHAR//EUR1,"))),
        ),
      1,
    ],
    [
      "options",
      () =>
        message(
          "564",
          block("GENL", ":20C::CORP//A", ":20C::SEME//A", ":23G:NEWM"),
          block("USECU", ":35B:ISIN FR0000120271"),
          times(block("CAOPTN", ":13A::CAON//001")),
        ),
      COUNT,
    ],
  ] as const)("%s comes in whole", (_, text, rows) => {
    expect(countRows(contentOf(text()))).toBe(rows);
  });

  test("kinds of sub-balance has no more columns than a sheet takes, and names the rest in one", () => {
    const code = (index: number): string => String(index + 10_000).slice(0, 5);
    const held = (index: number): string =>
      block(
        "FIN",
        ":35B:ISIN FR0000120271",
        ":93B::AGGR//UNIT/1,",
        block("SUBBAL", `:93B::${code(index).slice(1)}//UNIT/7,`),
      );
    const [table] = contentOf(message("535", general(), block("SUBSAFE", times(held, 9_000)))).tables;
    const keys = table?.columns.map(({ key }) => key) ?? [];
    expect(keys.length).toBeLessThan(260);
    const more = keys.indexOf("moreBalances");
    expect(table?.rows[8_999]?.[more]).toBe("8999 7");
    expect(table?.rows[0]?.[more]).toBeNull();
  });

  test("blocks one within the other is told as broken, and what follows comes in", () => {
    const deep = times(":16R:FIN", 10_000) + "\r\n" + times(":16S:FIN", 10_000);
    const content = contentOf(message("535", general(), deep) + message("535", general(), block("SUBSAFE", FIN)));
    expect(content.notices.map(({ code }) => code)).toEqual(["broken-message"]);
    expect(countRows(content)).toBe(1);
  });

  test("pages, all with the number 2, is one statement whose pages are told to be doubled", () => {
    const page = message("535", general().replace("1/ONLY", "2/MORE"), block("SUBSAFE", FIN));
    const [table] = contentOf(times(page, 2_000, "")).tables;
    expect(table?.statements.map(({ pages }) => pages.length)).toEqual([2_000]);
  });
});

const documentOf = (name: string, root: string, ...parts: readonly string[]): string =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${name}"><${root}>${parts.join("")}</${root}></Document>`;

const AGGREGATE =
  "<FinInstrmId><ISIN>FR0000120271</ISIN></FinInstrmId><AggtBal><Qty><Qty><Qty><Unit>1</Unit></Qty></Qty></Qty></AggtBal>";

describe("an ISO 20022 message of thirty thousand", () => {
  test.each([
    [
      "holdings",
      () =>
        documentOf("semt.002.001.12", "SctiesBalCtdyRpt", times(`<BalForAcct>${AGGREGATE}</BalForAcct>`, COUNT_OF_XML)),
      COUNT_OF_XML,
    ],
    [
      "sub-balances",
      () =>
        documentOf(
          "semt.002.001.12",
          "SctiesBalCtdyRpt",
          `<BalForAcct>${AGGREGATE}${times("<BalBrkdwn><SubBalTp><Cd>BLOK</Cd></SubBalTp><Qty><Qty><Unit>1</Unit></Qty></Qty></BalBrkdwn>", COUNT_OF_XML)}</BalForAcct>`,
        ),
      1,
    ],
    [
      "transactions",
      () =>
        documentOf(
          "semt.017.001.13",
          "SctiesTxPstngRpt",
          "<FinInstrmDtls><FinInstrmId><ISIN>FR0000120271</ISIN></FinInstrmId>",
          times("<Tx><TxDtls><SctiesMvmntTp>RECE</SctiesMvmntTp></TxDtls></Tx>", COUNT_OF_XML),
          "</FinInstrmDtls>",
        ),
      COUNT_OF_XML,
    ],
    [
      "amounts",
      () =>
        documentOf(
          "sese.025.001.12",
          "SctiesSttlmTxConf",
          times('<OthrAmts><ChrgsFees><Amt Ccy="EUR">1</Amt></ChrgsFees></OthrAmts>', COUNT_OF_XML),
        ),
      1,
    ],
    [
      "links",
      () =>
        documentOf(
          "sese.025.001.12",
          "SctiesSttlmTxConf",
          times("<Lnkgs><Ref><AcctSvcrTxId>A</AcctSvcrTxId></Ref></Lnkgs>", COUNT_OF_XML),
        ),
      1,
    ],
    [
      "movements",
      () =>
        documentOf(
          "seev.031.001.15",
          "CorpActnNtfctn",
          "<CorpActnOptnDtls>",
          times("<CshMvmntDtls><CdtDbtInd>CRDT</CdtDbtInd></CshMvmntDtls>", COUNT_OF_XML),
          "</CorpActnOptnDtls>",
        ),
      COUNT_OF_XML,
    ],
  ] as const)("%s comes in whole", (_, text, rows) => {
    expect(countRows(contentOf(text()))).toBe(rows);
  });

  test("elements one within the other is told, and what stands before it comes in", () => {
    const deep = times("<Qty>", 10_000, "") + times("</Qty>", 10_000, "");
    const content = contentOf(
      documentOf(
        "semt.002.001.12",
        "SctiesBalCtdyRpt",
        `<BalForAcct>${AGGREGATE}</BalForAcct><BalForAcct>${deep}</BalForAcct>`,
      ),
    );
    expect(content.notices.map(({ severity, code }) => [severity, code])).toContainEqual(["error", "broken-message"]);
    expect(countRows(content)).toBe(1);
  });
});
