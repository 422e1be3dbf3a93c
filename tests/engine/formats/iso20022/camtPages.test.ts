import { describe, expect, test } from "vitest";
import { checkStatements } from "../../../../src/engine";
import { decimalText } from "../../../../src/kernel/decimal";
import { contentOf } from "../contentOf";
import { balance, document, entry, rowsOf } from "./camtSamples";

describe("the totals of a statement", () => {
  const sums = "<TtlCdtNtries><NbOfNtries>2</NbOfNtries><Sum>15.00</Sum></TtlCdtNtries>";
  const summary = (net = ""): string => `<TxsSummry>${net}${sums}</TxsSummry>`;
  const withoutCurrency = (inside: string): string => document(inside).replace("<Ccy>EUR</Ccy>", "");
  const [five, ten] = [entry("5.00", "CRDT"), entry("10.00", "CRDT")];
  const dollars = ten.replace("EUR", "USD");

  test.each([
    ["are in the currency of the account", document(summary() + five + ten), ["15.00 EUR"], []],
    ["else in that of the entries", withoutCurrency(summary() + five + ten), ["15.00 EUR"], []],
    ["else are told of", withoutCurrency(summary() + five + dollars), [], ["total-without-currency"]],
    [
      "have a net amount in version 2",
      document(
        summary("<TtlNtries><TtlNetNtryAmt>7.00</TtlNetNtryAmt><CdtDbtInd>DBIT</CdtDbtInd></TtlNtries>") + five + ten,
      ),
      ["15.00 EUR", "-7.00 EUR"],
      [],
    ],
    [
      "have a net amount in later versions",
      document(
        summary("<TtlNtries><TtlNetNtry><Amt>7.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></TtlNetNtry></TtlNtries>") +
          five +
          ten,
      ),
      ["15.00 EUR", "7.00 EUR"],
      [],
    ],
  ])("%s", (_case, text, totals, codes) => {
    const { tables, notices } = contentOf(text);
    const found = tables[0]?.statements[0]?.totals ?? [];
    expect(found.map(({ amount, unit }) => `${decimalText(amount, 2)} ${unit}`)).toEqual(totals);
    expect(notices.map(({ code }) => code)).toEqual(codes);
  });
});

describe("a statement in several pages", () => {
  const page = (number: number, isLast: string, inside: string): string =>
    `<StmtPgntn><PgNb>${number}</PgNb><LastPgInd>${isLast}</LastPgInd></StmtPgntn>${inside}`;
  const together = (...documents: string[]): string =>
    `<Batch>${documents.join("\n").replace(/<\?xml[^>]*>/g, "")}</Batch>`.replace(
      "<Batch>",
      '<Batch xmlns:x="urn:iso:std:iso:20022:tech:xsd:camt.053.001.13">',
    );
  const first = document(page(1, "false", balance("OPBD", "10.00") + balance("ITBD", "15.00") + entry("5.00", "CRDT")));
  const second = document(page(2, "0", balance("ITBD", "15.00") + balance("ITBD", "12.00") + entry("3.00", "DBIT")));
  const third = document(page(3, "1", balance("ITBD", "12.00") + balance("CLBD", "13.00") + entry("1.00", "CRDT")));
  const other = document(balance("OPBD", "1.00") + balance("CLBD", "1.00")).replace(/190/g, "191");

  test.each([
    ["is one, however its pages are ordered", together(third, first, second)],
    ["is one where its pages stand in order", together(first, second, third)],
  ])("%s, and adds up from page to page", (_case, text) => {
    const content = contentOf(text);
    const [table] = content.tables;
    expect(rowsOf(table).map(({ netAmount }) => netAmount)).toEqual(["5.00", "-3.00", "1.00"]);
    expect(table?.statements.map(({ pages }) => pages.map(({ number }) => number))).toEqual([[1, 2, 3]]);
    expect(checkStatements(content, "f", [])).toEqual([]);
  });

  test("and other statements between its pages keep apart and in their order", () => {
    const [table] = contentOf(together(first, other, second, third)).tables;
    expect(table?.statements.map(({ number, countRows }) => [number, countRows])).toEqual([
      ["190", 3],
      ["191", 0],
    ]);
  });

  test("is told where a page is missing, or does not follow from the one before", () => {
    const controls = (...pages: string[]): string[] =>
      checkStatements(contentOf(together(...pages)), "f", []).map(({ control }) => control);
    expect(controls(first, third)).toContain("statement-pages");
    expect(controls(first, second.replace("15.00", "16.00"), third)).toContain("statement-pages");
  });

  test("is joined where the message numbers the pages and not the statement", () => {
    const asMessage = (text: string): string => {
      const own = /<StmtPgntn>(.*?)<\/StmtPgntn>/.exec(text);
      return text.replace(own?.[0] ?? "", "").replace("</MsgId>", `</MsgId><MsgPgntn>${own?.[1] ?? ""}</MsgPgntn>`);
    };
    const [table] = contentOf(together(...[first, second, third].map(asMessage))).tables;
    expect(table?.statements.map(({ countRows, pages }) => [countRows, pages.length])).toEqual([[3, 3]]);
    // A message may cut between statements: then each is whole.
    const [alone] = contentOf(asMessage(first)).tables;
    expect(alone?.statements.map(({ pages }) => pages)).toEqual([[]]);
  });
});
