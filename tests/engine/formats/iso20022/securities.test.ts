import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkStatements, type StatementKind } from "../../../../src/engine";
import { decimalText } from "../../../../src/kernel/decimal";
import { rowsOf, tableOf } from "../swift/securitiesCells";
import { ISO, MT } from "./securitiesSamples";
import { contentOf } from "../contentOf";

const rowOf = (text: string, kind: StatementKind): Record<string, string> => rowsOf(contentOf(text), kind)[0] ?? {};

const documentOf = (message: string, root: string, ...parts: readonly string[]): string =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${message}"><${root}>${parts.join("")}</${root}></Document>`;

const SAMPLES: readonly (readonly [keyof typeof ISO, keyof typeof MT, StatementKind])[] = [
  ["semt.002", "MT535", "holdings"],
  ["semt.017", "MT536", "transactions"],
  ["sese.025", "MT545", "transactions"],
  ["seev.031", "MT564", "corporate-actions"],
  ["seev.036", "MT566", "corporate-actions"],
];

describe("worked messages", () => {
  const security = { security: "FR0000120271" };
  const trade = {
    account: "PTF-00042",
    reference: "BUY-000123",
    counterReference: "CUST99817",
    tradeDate: "2026-09-09",
    settlementDate: "2026-09-11",
    effectiveSettlementDate: "2026-09-11",
    side: "BUY",
    movement: "RECE",
    payment: "APMT",
    ...security,
    quantityType: "UNIT",
    quantity: "1000",
    netAmount: "25552.4",
    currency: "EUR",
    status: "SETTLED",
    transactionType: "TRAD",
  };
  const event = {
    account: "PTF-00042",
    event: "CA2026000777",
    eventType: "DVCA",
    ...security,
    option: "001",
    optionType: "CASH",
    exDate: "2026-09-21",
    recordDate: "2026-09-22",
    paymentDate: "2026-09-23",
    eligibleQuantity: "900",
    quantityType: "UNIT",
    mark: "CRDT",
    grossAmount: "1080",
    withholding: "270",
    netAmount: "810",
    currency: "EUR",
  };
  const cases: readonly (readonly [keyof typeof ISO, StatementKind, Record<string, string>])[] = [
    [
      "semt.002",
      "holdings",
      {
        account: "PTF-00042",
        positionDate: "2026-09-11",
        ...security,
        securityName: "DEMO ENERGIE SE",
        quantityType: "UNIT",
        quantity: "1500",
        available: "1200",
        price: "54.32",
        priceType: "ACTU",
        priceCurrency: "EUR",
        priceDate: "2026-09-11",
        marketValue: "81480",
        currency: "EUR",
        "subBalance:BLOK": "300",
      },
    ],
    ["semt.017", "transactions", trade],
    [
      "sese.025",
      "transactions",
      {
        ...trade,
        messageType: "sese.025",
        price: "25.4",
        priceType: "ACTU",
        priceCurrency: "EUR",
        grossAmount: "25400",
        fees: "50.8",
        tax: "101.6",
        counterparty: "BROKFRPPXXX",
        placeOfSettlement: "SICVFRPPXXX",
        valueDate: "2026-09-11",
      },
    ],
    [
      "seev.031",
      "corporate-actions",
      {
        ...event,
        messageType: "seev.031",
        messageFunction: "NEWM",
        participation: "MAND",
        processingStatus: "COMP",
        isDefaultOption: "Y",
        ratePerUnit: "1.2",
        withholdingRate: "25",
      },
    ],
    [
      "seev.036",
      "corporate-actions",
      {
        ...event,
        messageType: "seev.036",
        previousReference: "NOTI20260901001",
        valueDate: "2026-09-23",
        bookingDate: "2026-09-23",
        status: "SETTLED",
      },
    ],
  ];

  test.each(cases)("%s comes in value by value", (name, kind, expected) => {
    const content = contentOf(ISO[name]);
    expect(rowsOf(content, kind)).toEqual([expected]);
    expect(content.notices).toEqual([]);
  });

  /** What the two standards name differently, and what the sample of one says and its twin's does not. */
  const DIFFERENT = new Set(["messageType", "mark", "transactionType"]);

  test.each(SAMPLES)("%s and its twin %s make the same row of the columns that they share", (iso, mt, kind) => {
    const [one, other] = [rowOf(ISO[iso], kind), rowOf(MT[mt], kind)];
    const shared = Object.keys(one).filter((key) => key in other && !DIFFERENT.has(key));
    const pick = (row: Record<string, string>) => Object.fromEntries(shared.map((key) => [key, row[key]]));
    expect(shared.length).toBeGreaterThan(10);
    expect(pick(one)).toEqual(pick(other));
  });

  test.each(SAMPLES)("%s with prefixed names is the same", (name, _, kind) => {
    const prefixed = ISO[name].replace(/<(\/?)([A-Z])/g, "<$1d:$2").replace("xmlns=", "xmlns:d=");
    expect(rowOf(prefixed, kind)).toEqual(rowOf(ISO[name], kind));
  });

  test("a statement says what it is: reference, day, basis, completeness, page", () => {
    const [statement] = tableOf(contentOf(ISO["semt.017"]), "transactions").statements;
    expect(statement).toMatchObject({
      format: "semt.017.001.13",
      reference: "TRAN20260911001",
      account: "PTF-00042",
      basis: "settled",
      isComplete: true,
      pages: [{ number: 1, isLast: true }],
    });
  });
});

test("a notification of a depository in the restricted variant comes in", () => {
  const text = readFileSync("tests/fixtures/iso20022/seev.031.002.09.xml", "utf8");
  expect(contentOf(text).formats).toEqual(["seev.031.002.09"]);
  expect(rowsOf(contentOf(text), "corporate-actions")).toEqual([
    {
      messageType: "seev.031",
      messageFunction: "REPL",
      counterReference: "1111111111111111",
      event: "111111111",
      officialReference: "US111111111",
      eventType: "INTR",
      participation: "MAND",
      processingStatus: "COMP",
      securityCode: "11778MAA6",
      securityName: "testing description",
      option: "001",
      optionType: "CASH",
      isDefaultOption: "Y",
      recordDate: "2021-11-11",
      paymentDate: "2021-11-11",
      mark: "CRDT",
      ratePerUnit: "0",
      currency: "USD",
    },
  ]);
});

describe("versions of the schema", () => {
  const holding = ISO["semt.002"];
  const movement = ISO["seev.036"];
  test.each([
    [
      "a date and time for a date",
      holding.replace("<StmtDtTm><Dt>2026-09-11</Dt>", "<StmtDtTm><DtTm>2026-09-11T22:00:00+02:00</DtTm>"),
      "holdings",
    ],
    [
      "a date nested once more",
      holding.replace("<QtnDt><Dt>2026-09-11</Dt>", "<QtnDt><Dt><Dt>2026-09-11</Dt></Dt>"),
      "holdings",
    ],
    [
      "a quantity nested less",
      holding.replace("<Qty><Qty><Qty><Unit>1500</Unit></Qty></Qty></Qty>", "<Qty><Unit>1500</Unit></Qty>"),
      "holdings",
    ],
    ["an accounting report", holding.replaceAll("SctiesBalCtdyRpt", "SctiesBalAcctgRpt"), "holdings"],
    [
      "the old names of amounts",
      movement.replaceAll("GrssAmt", "GrssCshAmt").replaceAll("NetAmt", "NetCshAmt"),
      "corporate-actions",
    ],
    ["amounts without a block of their own", movement.replace(/<\/?AmtDtls>/g, ""), "corporate-actions"],
    [
      "a date directly in its element",
      movement.replace("<PstngDt><Dt>2026-09-23</Dt>", "<PstngDt>2026-09-23"),
      "corporate-actions",
    ],
  ] as const)("%s changes nothing", (_, text, kind) => {
    const original = kind === "holdings" ? holding : movement;
    expect(text).not.toBe(original);
    expect(rowOf(text, kind)).toEqual(rowOf(original, kind));
  });
});

describe("holdings", () => {
  const held = (...parts: readonly string[]): string =>
    documentOf("semt.002.001.11", "SctiesBalCtdyRpt", "<SfkpgAcct><Id>A</Id></SfkpgAcct>", ...parts);
  const balance = (quantity: string, rest = ""): string =>
    `<BalForAcct><FinInstrmId><ISIN>FR0013286192</ISIN></FinInstrmId><AggtBal>${quantity}</AggtBal>${rest}</BalForAcct>`;

  test("a short position is negative, a face amount keeps its unit, and an amortised one stands beside it", () => {
    const short = balance("<ShrtLngInd>SHOR</ShrtLngInd><Qty><Qty><Unit>10</Unit></Qty></Qty>");
    const bond = balance(
      "<Qty><OrgnlAndCurFace><FaceAmt>1000</FaceAmt><AmtsdVal>750</AmtsdVal></OrgnlAndCurFace></Qty>",
    );
    const rows = rowsOf(contentOf(held(short, bond)), "holdings");
    expect(rows[0]).toMatchObject({ quantity: "-10", quantityType: "UNIT" });
    expect(rows[1]).toMatchObject({ quantity: "1000", quantityType: "FAMT", "subBalance:AGGR:AMOR": "750" });
  });

  test("values in another currency have columns of their own, and the same amount is not told twice", () => {
    const value = (block: string, currency: string, amount: string): string =>
      `<${block}><HldgVal><Amt Ccy="${currency}">${amount}</Amt><Sgn>false</Sgn></HldgVal></${block}>`;
    const row = rowOf(
      held(
        balance(
          "<Qty><Unit>1</Unit></Qty>",
          value("InstrmCcyAmts", "USD", "12") +
            value("AcctBaseCcyAmts", "EUR", "10") +
            value("AltrnRptgCcyAmts", "EUR", "10"),
        ),
      ),
      "holdings",
    );
    expect(row).toMatchObject({ marketValue: "-12", currency: "USD", "marketValue:EUR": "-10" });
  });

  test("the lines of a sub-account are its own, and the account's go on behind it", () => {
    const sub = `<SubAcctDtls><SfkpgAcct><Id>B</Id></SfkpgAcct>${balance("<Qty><Unit>2</Unit></Qty>").replaceAll("BalForAcct", "BalForSubAcct")}</SubAcctDtls>`;
    const rows = rowsOf(
      contentOf(held(balance("<Qty><Unit>1</Unit></Qty>"), sub, balance("<Qty><Unit>3</Unit></Qty>"))),
      "holdings",
    );
    expect(rows.map(({ account, quantity }) => [account, quantity])).toEqual([
      ["A", "1"],
      ["A", "3"],
      ["B", "2"],
    ]);
  });

  test("pages are one statement, in their order, whatever theirs in the file", () => {
    const page = (number: number, isLast: boolean): string =>
      held(
        `<Pgntn><PgNb>${String(number)}</PgNb><LastPgInd>${String(isLast)}</LastPgInd></Pgntn><StmtGnlDtls><StmtId>S</StmtId></StmtGnlDtls>`,
        balance(`<Qty><Unit>${String(number)}</Unit></Qty>`),
      );
    const content = contentOf(`<File>${page(2, true)}${page(1, false)}</File>`);
    expect(rowsOf(content, "holdings").map(({ quantity }) => quantity)).toEqual(["1", "2"]);
    expect(tableOf(content, "holdings").statements.map(({ pages }) => pages.map(({ number }) => number))).toEqual([
      [1, 2],
    ]);
  });

  test("a holding without a quantity comes in and is told", () => {
    const content = contentOf(held(balance("")));
    expect(rowsOf(content, "holdings")).toHaveLength(1);
    expect(content.notices.map(({ code }) => code)).toEqual(["missing-field"]);
  });
});

describe("transactions posted", () => {
  const posted = (movement: string, mark: string): string =>
    ISO["semt.017"]
      .replace("<SctiesMvmntTp>RECE", `<SctiesMvmntTp>${movement}`)
      .replace("<CdtDbt>DBIT", `<CdtDbt>${mark}`);

  test.each([
    ["RECE", "DBIT", "25552.4"],
    ["RECE", "CRDT", "-25552.4"],
    ["DELI", "CRDT", "25552.4"],
    ["DELI", "DBIT", "-25552.4"],
  ])("an amount of %s that is %s runs as its side says or against it", (movement, mark, expected) => {
    expect(rowOf(posted(movement, mark), "transactions")["netAmount"]).toBe(expected);
  });

  test.each([
    ["500", "1500", true],
    ["500", "1400", false],
  ])("opening %s and closing %s of a security are checked against what moved", (opening, closing, adds) => {
    const quantity = (name: string, amount: string): string =>
      `<${name}><ShrtLngInd>LONG</ShrtLngInd><Qty><Qty><Unit>${amount}</Unit></Qty></Qty></${name}>`;
    const text = ISO["semt.017"].replace(
      "</FinInstrmId>",
      `</FinInstrmId>${quantity("OpngBal", opening)}${quantity("ClsgBal", closing)}`,
    );
    const content = contentOf(text);
    const table = tableOf(content, "transactions");
    expect(
      table.statements[0]?.balances.map(({ kind, security, amount }) => [kind, security, decimalText(amount)]),
    ).toEqual([
      ["opening", "FR0000120271", opening],
      ["closing", "FR0000120271", closing],
    ]);
    const found = checkStatements(content, "f", []).filter(({ control }) => control === "statement-balance");
    expect(found.length === 0).toBe(adds);
  });
});
