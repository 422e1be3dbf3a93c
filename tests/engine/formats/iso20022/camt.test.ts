import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkStatements, readText } from "../../../../src/engine";
import { decimalText } from "../../../../src/kernel/decimal";
import { Chance } from "../../../../samples/month-end/chance";
import { contentOf } from "../contentOf";
import { balance, document, entry, fixture, FOLDER, rowsOf } from "./camtSamples";

/** What another program (genkgo/camt) makes of the same file: the part of its dump that is compared. */
interface Expected {
  readonly getEntries: readonly {
    readonly getAmount: { readonly getAmount: string; readonly getCurrency: { readonly getCode: string } };
    readonly getBookingDate: Record<"0", string> | null;
    readonly getValueDate: Record<"0", string> | null;
    readonly getCreditDebitIndicator: string;
    readonly getStatus: string | null;
    readonly getReversalIndicator: boolean;
    readonly getAccountServicerReference: string | null;
    readonly getRecord: {
      readonly getAccount: { readonly getIdentification: string };
      readonly getElectronicSequenceNumber: string | null;
      readonly getBalances: readonly {
        readonly getType: string;
        readonly getAmount: Expected["getEntries"][number]["getAmount"];
      }[];
    };
  }[];
}

const PLACES: Readonly<Record<string, number>> = { JPY: 0 };
const moneyText = ({ getAmount, getCurrency }: Expected["getEntries"][number]["getAmount"]): string => {
  const places = PLACES[getCurrency.getCode] ?? 2;
  return decimalText({ units: BigInt(getAmount), scale: places }, 2);
};

const dumped = readdirSync(FOLDER).filter((name) => /^camt05.*\.json$/.test(name));

describe("the statements that another program has read", () => {
  test("are all compared", () => expect(dumped).toHaveLength(10));

  test.each(dumped)("%s: entries and balances agree field by field", (name) => {
    const expected = JSON.parse(fixture(name)) as Expected;
    const [table] = contentOf(fixture(name.replace(".json", ".xml"))).tables;
    const rows = rowsOf(table);
    expect(rows).toHaveLength(expected.getEntries.length);
    expected.getEntries.forEach((entry, index) => {
      const row = rows[index] ?? {};
      expect({
        amount: row["netAmount"],
        currency: row["currency"],
        booked: row["bookingDate"] ?? null,
        value: row["valueDate"] ?? null,
        mark: row["mark"],
        account: row["cashAccount"],
        number: row["statementNumber"],
        servicer: row["counterReference"] ?? null,
        isReversal: row["reversal"] === "Y",
      }).toEqual({
        amount: moneyText(entry.getAmount),
        currency: entry.getAmount.getCurrency.getCode,
        booked: entry.getBookingDate?.[0].slice(0, 10) ?? null,
        value: entry.getValueDate?.[0].slice(0, 10) ?? null,
        mark: entry.getCreditDebitIndicator,
        account: entry.getRecord.getAccount.getIdentification,
        number: entry.getRecord.getElectronicSequenceNumber ?? row["statementNumber"],
        servicer: entry.getAccountServicerReference,
        isReversal: entry.getReversalIndicator,
      });
    });
    const balances = table?.statements.flatMap((statement) => statement.balances) ?? [];
    const [first] = expected.getEntries;
    expect(balances.map(({ unit, amount }) => `${decimalText(amount, 2)} ${unit}`).sort()).toEqual(
      (first?.getRecord.getBalances ?? [])
        .map(({ getAmount }) => `${moneyText(getAmount)} ${getAmount.getCurrency.getCode}`)
        .sort(),
    );
  });
});

describe("a statement whose entries are known", () => {
  const WORKED = document(
    [
      balance("OPBD", "125000.00"),
      balance("CLBD", "100257.60"),
      entry(
        "25552.40",
        "DBIT",
        `<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-09-23</Dt></BookgDt><ValDt><Dt>2026-09-23</Dt></ValDt><AcctSvcrRef>CUST99817</AcctSvcrRef><BkTxCd><Domn><Cd>SECU</Cd><Fmly><Cd>SETT</Cd><SubFmlyCd>TRAD</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>BUY-000123</EndToEndId></Refs><RltdQties><Qty><Unit>1000</Unit></Qty></RltdQties><FinInstrmId><ISIN>FR0000120271</ISIN></FinInstrmId></TxDtls></NtryDtls>`,
      ),
      entry("810.00", "CRDT", "<Sts><Cd>BOOK</Cd></Sts><AddtlNtryInf>COUPON 900 FR0000120271</AddtlNtryInf>"),
    ].join("\n"),
  );

  test("comes in with its references, security and balances, and adds up", () => {
    const content = contentOf(WORKED);
    const [table] = content.tables;
    expect(content.formats).toEqual(["camt.053.001.13"]);
    expect(rowsOf(table)).toEqual([
      expect.objectContaining({
        netAmount: "-25552.40",
        reference: "BUY-000123",
        counterReference: "CUST99817",
        security: "FR0000120271",
        quantity: "1000.00",
        transactionType: "SECU-SETT-TRAD",
        status: "SETTLED",
      }),
      expect.objectContaining({ netAmount: "810.00", label: "COUPON 900 FR0000120271" }),
    ]);
    expect(table?.statements[0]).toMatchObject({
      number: "190",
      account: "FR7630006000011234567890189",
      currency: "EUR",
    });
    expect(checkStatements(content, "f", [])).toEqual([]);
  });

  test("is the same with prefixes, under a business header, and in an envelope", () => {
    const prefixed = WORKED.replace(/^<\?xml[^>]*>\s*/, "")
      .replace("xmlns=", "xmlns:d=")
      .replace(/<(\/?)(\w)/g, "<$1d:$2");
    const enveloped = `<r:Msg xmlns:r="urn:x"><h:AppHdr xmlns:h="urn:iso:std:iso:20022:tech:xsd:head.001.001.02"><h:BizMsgIdr>B</h:BizMsgIdr></h:AppHdr>${prefixed}</r:Msg>`;
    const [plain, wrapped] = [contentOf(WORKED), contentOf(enveloped)];
    expect(rowsOf(wrapped.tables[0])).toEqual(rowsOf(plain.tables[0]));
    expect([wrapped.formats, wrapped.notices]).toEqual([plain.formats, []]);
  });

  test("makes one table of several documents, each statement with its own rows", () => {
    const content = contentOf(
      `<Batch>${[WORKED, WORKED].join("").replace(/<\?xml[^>]*>/g, "")}</Batch>`.replace(
        "<Batch>",
        '<Batch xmlns:x="urn:iso:std:iso:20022:tech:xsd:camt.053.001.13">',
      ),
    );
    expect(content.tables).toHaveLength(1);
    expect(content.tables[0]?.statements.map(({ firstRow, countRows }) => [firstRow, countRows])).toEqual([
      [0, 2],
      [2, 2],
    ]);
  });
});

describe("an entry of several transactions", () => {
  const detail = (amount: string, name: string): string =>
    `<TxDtls><Refs><EndToEndId>${name}</EndToEndId></Refs><Amt Ccy="EUR">${amount}</Amt></TxDtls>`;
  const batch = (...amounts: string[]): string =>
    document(
      entry(
        "30.00",
        "DBIT",
        `<NtryDtls>${amounts.map((amount, index) => detail(amount, `E${index}`)).join("")}</NtryDtls>`,
      ),
    );

  test.each([
    ["is a line each where they add up", batch("10.00", "20.00"), ["-10.00", "-20.00"]],
    ["is one line where they do not", batch("10.00", "19.00"), ["-30.00"]],
    ["is one line where it has one", batch("30.00"), ["-30.00"]],
  ])("%s", (_case, text, amounts) => {
    expect(rowsOf(contentOf(text).tables[0]).map(({ netAmount }) => netAmount)).toEqual(amounts);
  });
});

describe("what would have to be guessed", () => {
  test.each([
    ["an entry without its direction", '<Ntry><Amt Ccy="EUR">10.00</Amt></Ntry>', "no-amount"],
    ["an entry with a direction of no meaning", entry("10.00", "dbit"), "no-amount"],
    ["an entry of a negative amount", entry("-10.00", "DBIT"), "no-amount"],
    ["a balance with a direction of no meaning", balance("OPBD", "10.00", "?"), "no-balance"],
    ["a balance of an amount that is none", balance("OPBD", "ten"), "no-balance"],
  ])("%s is told and left out", (_case, inside, code) => {
    const { notices, tables } = contentOf(document(inside));
    expect(notices.map((notice) => notice.code)).toEqual([code]);
    expect(tables.flatMap(({ rows }) => rows)).toEqual([]);
    expect(tables.flatMap(({ statements }) => statements.flatMap(({ balances }) => balances))).toEqual([]);
  });

  test("of several transactions that do not add up, none gives the entry its reference", () => {
    const details = ["E1", "E2"]
      .map((name) => `<TxDtls><Refs><EndToEndId>${name}</EndToEndId></Refs></TxDtls>`)
      .join("");
    const [row] = rowsOf(contentOf(document(entry("3.00", "CRDT", `<NtryDtls>${details}</NtryDtls>`))).tables[0]);
    expect([row?.["netAmount"], row?.["reference"] ?? null]).toEqual(["3.00", null]);
  });
});

test.each(["constructor", "toString", "__proto__", "hasOwnProperty"])(
  "a message called %s is none, and throws nothing",
  (name) => {
    const text = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.13"><${name}/></Document>`;
    expect(contentOf(text).tables).toEqual([]);
    expect(contentOf(document(balance(name, "1.00"))).tables[0]?.statements[0]?.balances[0]?.kind).toBe("information");
  },
);

test("what is announced and not booked stays out of the balance", () => {
  const text = document(
    [
      balance("OPBD", "10.00"),
      balance("CLBD", "15.00"),
      entry("5.00", "CRDT", "<Sts>BOOK</Sts>"),
      entry("7.00", "CRDT", "<Sts>PDNG</Sts>"),
      entry("8.00", "CRDT", "<Sts><Cd>FUTR</Cd></Sts>"),
      entry("9.00", "CRDT", "<Sts>INFO</Sts>"),
    ].join(""),
  );
  const content = contentOf(text);
  expect(rowsOf(content.tables[0]).map(({ status, statusReason }) => [status, statusReason ?? null])).toEqual([
    ["SETTLED", null],
    ["PENDING", null],
    ["PENDING", "FUTR"],
    ["INFO", null],
  ]);
  expect(content.notices.map(({ code, severity }) => [code, severity])).toEqual([["for-information", "information"]]);
  expect(checkStatements(content, "f", []).filter(({ control }) => control === "statement-balance")).toEqual([]);
});

describe("a file that is no good", () => {
  const good = entry("1.00", "CRDT");
  test.each([
    [
      "an entity that reads a file",
      `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${document(good).slice(38)}`,
      "entities",
      0,
    ],
    [
      "entities that multiply",
      `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><Document>&b;</Document>`,
      "entities",
      0,
    ],
    ["an entity that is not declared", document(`${good}<AddtlStmtInf>&lol;</AddtlStmtInf>`), "not well formed", 1],
    ["an end that is missing", document(good + good).slice(0, -30), "ends before", 2],
    ["a tag that is never closed right", document(`${good}<a></b>`), "not well formed", 1],
    ["ten thousand levels", document(good + "<a>".repeat(10_000)), "nested deeper", 1],
  ])("%s: said by its line, and what stands before it came in", (_case, text, words, rows) => {
    const content = contentOf(text);
    const [fault] = content.notices.filter(({ code }) => code === "broken-message");
    expect(fault?.wording.en).toContain(words);
    expect(fault?.line).toBeGreaterThan(0);
    expect(content.tables.flatMap((table) => table.rows)).toHaveLength(rows);
  });

  test.each([
    ["a business header alone", "mx_sample_header.xml", "no-document"],
    ["a message of another kind", "mx_sample_document.xml", "not-handled"],
  ])("%s is named", (_case, name, code) => {
    expect(contentOf(fixture(name)).notices.map((notice) => notice.code)).toEqual([code]);
  });
});

test("files damaged by chance are read or told of, never thrown at the officer", () => {
  const originals = readdirSync(FOLDER)
    .filter((name) => name.startsWith("camt") && name.endsWith(".xml"))
    .map(fixture);
  const chance = new Chance(20022);
  for (let index = 0; index < 300; index += 1) {
    const text = damaged(chance.pick(originals), chance);
    const read = readText(text, () => undefined);
    if (!read.ok) continue;
    for (const { rows, lines, columns } of read.value.tables) {
      expect(rows).toHaveLength(lines.length);
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  }
});

function damaged(text: string, chance: Chance): string {
  const from = chance.between(0, text.length - 1);
  const to = Math.min(text.length, from + chance.between(1, 60));
  return chance.pick([
    () => text.slice(0, from),
    () => text.slice(0, from) + text.slice(to),
    () => text.slice(0, to) + text.slice(from),
    () =>
      `${text.slice(0, from)}${chance.pick(["<", ">", "&", '"', "\u0000", "</Ntry>", "<![CDATA[", "é"])}${text.slice(from)}`,
    () => text.replace(/<(\w+)>/g, (tag) => (chance.next() < 0.02 ? "" : tag)),
    () => text.replace(/>([^<>]+)</g, (whole) => (chance.next() < 0.05 ? ">?<" : whole)),
  ])();
}
