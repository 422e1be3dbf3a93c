import { describe, expect, it } from "vitest";

import { decimalText } from "../../../../src/kernel/decimal";
import { block, message, noticesOf, readText, rowsOf, tableOf } from "./securitiesCells";

const general = (...fields: readonly string[]): string =>
  block("GENL", ...fields, ":23G:NEWM", ":98A::STAT//20260911", ":97A::SAFE//ACC-1", ":17B::ACTI//Y");

const holding = (isin: string, ...fields: readonly string[]): string => block("FIN", `:35B:ISIN ${isin}`, ...fields);

const holdings = (page: string, ...blocks: readonly string[]): string =>
  message("535", general(`:28E:${page}`, ":13A::STAT//254", `:20C::SEME//P${page.slice(0, 1)}`), ...blocks);

describe("holdings", () => {
  it("are negative where they are short", () => {
    const content = readText(holdings("1/ONLY", block("SUBSAFE", holding("A", ":93B::AGGR//UNIT/N500,"))));
    expect(rowsOf(content, "holdings")[0]).toMatchObject({ quantity: "-500", quantityType: "UNIT" });
  });

  it("have each kind of sub-balance in a column of its own, summed over places, named in both languages", () => {
    const sub = (...fields: readonly string[]) => block("SUBBAL", ...fields);
    const content = readText(
      holdings(
        "1/ONLY",
        block(
          "SUBSAFE",
          holding(
            "A",
            ":93B::AGGR//UNIT/1000,",
            sub(":93B::BLOK//UNIT/100,", ":94F::SAFE//NCSD/SICVFRPPXXX"),
            sub(":93C::BLOK//UNIT/NAVL/50,", ":94F::SAFE//ICSD/MGTCBEBEECL"),
            sub(":93B::PLED//UNIT/25,"),
            sub(":93B::LOAN//FAMT/7,"),
            sub(":93B::ZZZZ/CUST/UNIT/1,"),
          ),
        ),
      ),
    );
    expect(rowsOf(content, "holdings")[0]).toMatchObject({
      "subBalance:BLOK": "150",
      "subBalance:PLED": "25",
      "subBalance:LOAN:FAMT": "7",
      "subBalance:ZZZZ": "1",
      placeOfSafekeeping: "NCSD/SICVFRPPXXX, ICSD/MGTCBEBEECL",
    });
    const headers = new Map(tableOf(content, "holdings").columns.map(({ key, header }) => [key, header]));
    expect(headers.get("subBalance:BLOK")).toEqual({ en: "Blocked (BLOK)", fr: "Bloqué (BLOK)" });
    expect(headers.get("subBalance:PLED")).toEqual({ en: "Pledged (PLED)", fr: "Nanti (PLED)" });
    expect(headers.get("subBalance:ZZZZ")).toEqual({ en: "Sub-balance (ZZZZ)", fr: "Sous-solde (ZZZZ)" });
  });

  it("keep face and amortised amounts apart, and values in a second currency", () => {
    const content = readText(
      holdings(
        "1/ONLY",
        block(
          "SUBSAFE",
          holding(
            "A",
            ":90B::MRKT//ACTU/USD10,",
            ":93B::AGGR//AMOR/80,",
            ":93B::AGGR//FAMT/100,",
            ":19A::HOLD//EUR900,",
            ":19A::HOLD//USD1000,",
            ":92B::EXCH//USD/EUR/0,9",
          ),
        ),
        block("ADDINFO", ":19A::HOLS//EUR900,"),
      ),
    );
    expect(rowsOf(content, "holdings")[0]).toMatchObject({
      quantity: "100",
      quantityType: "FAMT",
      "subBalance:AGGR:AMOR": "80",
      marketValue: "1000",
      currency: "USD",
      "marketValue:EUR": "900",
      fxRate: "0.9",
    });
    expect(tableOf(content, "holdings").statements[0]?.totals).toEqual([]);
  });

  it("of several pages are one statement in the order of their numbers, and page totals add up", () => {
    const page = (number: string, isin: string, total: string, ...more: readonly string[]) =>
      holdings(
        number,
        block("SUBSAFE", holding(isin, ":93B::AGGR//UNIT/1,", `:19A::HOLD//EUR${total}`)),
        block("ADDINFO", `:19A::HOLP//EUR${total}`, ...more),
      );
    const content = readText(
      page("2/MORE", "B", "20,") + page("1/MORE", "A", "10,") + page("3/LAST", "C", "30,", ":19A::HOLS//EUR60,"),
    );
    expect(rowsOf(content, "holdings").map(({ security }) => security)).toEqual(["A", "B", "C"]);
    const { statements } = tableOf(content, "holdings");
    expect(statements).toHaveLength(1);
    expect(statements[0]?.pages.map(({ number, isLast }) => [number, isLast])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    expect(statements[0]?.totals.map(({ code, amount }) => `${code} ${decimalText(amount)}`)).toEqual([
      "HOLP 60",
      "HOLS 60",
    ]);
  });

  it("that come twice are two statements", () => {
    const page = holdings("1/ONLY", block("SUBSAFE", holding("A", ":93B::AGGR//UNIT/1,")));
    expect(tableOf(readText(page + page), "holdings").statements.map(({ countRows }) => countRows)).toEqual([1, 1]);
  });

  it("of several accounts are a statement each", () => {
    const sub = (account: string) => block("SUBSAFE", `:97A::SAFE//${account}`, holding("A", ":93B::AGGR//UNIT/1,"));
    const { statements } = tableOf(readText(holdings("1/ONLY", sub("X"), sub("Y"), sub("X"))), "holdings");
    expect(statements.map(({ account, countRows }) => [account, countRows])).toEqual([
      ["X", 2],
      ["Y", 1],
    ]);
  });

  it("that are none are a statement without rows, and a complete one", () => {
    const text = message(
      "535",
      block("GENL", ":28E:1/ONLY", ":98A::STAT//20260911", ":97A::SAFE//ACC-1", ":17B::ACTI//N"),
    );
    const table = tableOf(readText(text), "holdings");
    expect(table.rows).toEqual([]);
    expect(table.statements).toMatchObject([{ account: "ACC-1", isComplete: true, countRows: 0 }]);
  });

  it("of a cancelled statement do not come in, and that is told", () => {
    const cancel = message(
      "535",
      block(
        "GENL",
        ":28E:1/ONLY",
        ":20C::SEME//P9",
        ":23G:CANC",
        ":98A::STAT//20260911",
        block("LINK", ":20C::PREV//P1"),
        ":97A::SAFE//ACC-1",
      ),
    );
    const content = readText(holdings("1/ONLY", block("SUBSAFE", holding("A", ":93B::AGGR//UNIT/1,"))) + cancel);
    expect(content.tables).toEqual([]);
    expect(noticesOf(content)).toEqual(["cancelled-statement 1", "cancelled-statement 18"]);
  });
});

describe("transactions", () => {
  const transaction = (movement: string, amount: string, ...fields: readonly string[]): string =>
    block(
      "TRAN",
      block("LINK", ":20C::RELA//R1"),
      block(
        "TRANSDET",
        ":36B::PSTA//UNIT/10,",
        `:19A::PSTA//${amount}`,
        `:22H::REDE//${movement}`,
        ":22H::PAYM//APMT",
        ":98A::ESET//20260911",
        ...fields,
      ),
    );
  const transactions = (...blocks: readonly string[]): string =>
    message("536", general(":28E:1/ONLY"), block("SUBSAFE", block("FIN", ":35B:/GB/0263494\r\nBAE", ...blocks)));

  it.each([
    ["a receipt that is paid for", "RECE", "NEUR100,", "BUY", "100"],
    ["a receipt with cash", "RECE", "EUR100,", "BUY", "-100"],
    ["a delivery that is paid for", "DELI", "EUR100,", "SELL", "100"],
    ["a delivery with cash", "DELI", "NNOK100,", "SELL", "-100"],
  ])("have the amount run as the side says: %s", (_name, movement, amount, side, netAmount) => {
    // The other one shows that this sender signs its debits.
    const content = readText(transactions(transaction(movement, amount), transaction("RECE", "NUSD1,")));
    expect(rowsOf(content, "transactions")[0]).toMatchObject({ side, netAmount, securityCode: "0263494" });
  });

  it("are taken to run as they move where the sender signs nothing, and that is told", () => {
    const content = readText(transactions(transaction("DELI", "EUR5,"), transaction("RECE", "EUR100,")));
    expect(rowsOf(content, "transactions").map(({ netAmount }) => netAmount)).toEqual(["5", "100"]);
    expect(noticesOf(content)).toEqual(["unsigned-amounts 31"]);
  });

  it("name the party on the other side, nearest to the trade first", () => {
    const parties = ["DEAG//CITIFRPPXXX", "SELL//BROKFRPPXXX", "REAG//MINEFRPPXXX", "PSET//SICVFRPPXXX"].map((party) =>
      block("SETPRTY", `:95P::${party}`),
    );
    const content = readText(
      transactions(transaction("RECE", "NEUR1,", ...parties), transaction("DELI", "EUR1,", ...parties)),
    );
    expect(rowsOf(content, "transactions").map(({ counterparty }) => counterparty)).toEqual([
      "BROKFRPPXXX",
      "MINEFRPPXXX",
    ]);
  });

  it("add up the balances of an account's places of safekeeping", () => {
    const place = (bic: string, opening: string) =>
      block("SUBSAFE", `:94F::SAFE//NCSD/${bic}`, holding("A", `:93B::FIOP//UNIT/${opening}`, ":93B::FICL//UNIT/N5,"));
    const content = readText(
      message("536", general(":28E:1/ONLY"), place("AAAAFRPPXXX", "3,"), place("BBBBFRPPXXX", "4,")),
    );
    const [statement] = tableOf(content, "transactions").statements;
    expect(statement?.balances.map(({ code, amount }) => `${code} ${decimalText(amount)}`)).toEqual([
      "FIOP 7",
      "FICL -10",
    ]);
  });
});

describe("pending transactions", () => {
  const details = block("TRANSDET", ":35B:ISIN A", ":36B::PSTA//UNIT/10,", ":22H::REDE//DELI", ":98A::SETT//20260910");
  const link = block("LINK", ":20C::ACOW//R1");
  const reasons = block("REAS", ":24B::PENF//LACK", ":70D::REAS//NO SHARES\r\nLEFT");

  it.each([
    ["under their status", block("STAT", ":25D::SETT//PENF", reasons, block("TRAN", link, details))],
    ["with their status", block("TRANS", link, details, block("STAT", ":25D::SETT//PENF", reasons))],
  ])("come in with status and reason %s", (_name, blocks) => {
    const content = readText(message("537", general(":28E:1/ONLY"), blocks));
    expect(rowsOf(content, "pending")).toEqual([
      {
        account: "ACC-1",
        reference: "R1",
        security: "A",
        quantityType: "UNIT",
        quantity: "10",
        side: "SELL",
        movement: "DELI",
        settlementDate: "2026-09-10",
        status: "FAILED",
        statusReason: "SETT//PENF LACK",
        narrative: "NO SHARES LEFT",
      },
    ]);
  });

  it.each([
    [":25D::MTCH//NMAT", "UNMATCHED"],
    [":25D::MTCH//MACH", "PENDING"],
    [":25D::SETT//PEND", "PENDING"],
    [":25D::IPRC//CAND", "CANCELLED"],
  ])("%s is %s, in an MT548 too", (code, status) => {
    const settlement = block("SETTRAN", ":35B:ISIN A", ":36B::SETT//UNIT/10,", ":97A::SAFE//ACC-1", ":22H::REDE//RECE");
    const head = block("GENL", ":20C::SEME//S1", ":23G:INST", block("LINK", ":20C::RELA//R1"), block("STAT", code));
    const content = readText(message("548", head, settlement));
    expect(rowsOf(content, "pending")).toMatchObject([
      { reference: "R1", counterReference: "S1", account: "ACC-1", status },
    ]);
  });

  it("penalties come in one by one, payable ones negative", () => {
    const penalty = (amount: string) =>
      block(
        "PENDET",
        ":20C::PREF//N2111",
        ":22H::PNTP//SEFP",
        ":22H::CALM//SECU",
        ":25D::PNST//ACTV",
        `:19A::AMCO//${amount}`,
        ":99A::DAAC//002",
        block("CALDET", ":98A::PEDA//20261130", block("FIA", ":35B:ISIN A", ":92A::GOMB//0,001")),
        block(
          "RELTRAN",
          ":20C::ACOW//R1",
          block(
            "TRAN",
            ":22H::REDE//RECE",
            ":22H::PAYM//APMT",
            ":98A::SETT//20261129",
            ":97A::SAFE//ACC-2",
            ":36B::PSTA//FAMT/50000000,",
            ":19A::PSTA//EUR1111,",
            block("STAT", ":25D::SETT//PENF", block("REAS", ":24B::PENF//CLAC")),
          ),
        ),
      );
    const text = message(
      "537",
      general(":28E:1/ONLY"),
      block(
        "PENA",
        block(
          "PENACUR",
          ":11A::PECU//EUR",
          ":98A::DACO//20261130",
          block("PENACOUNT", ":95P::REPA//BROKFRPPXXX", ":19A::AGNT//EUR0,5", penalty("NEUR1,5"), penalty("EUR2,")),
        ),
      ),
    );
    const content = readText(text);
    expect(content.tables.map(({ kind }) => kind)).toEqual(["penalties"]);
    expect(content.notices).toEqual([]);
    const totals = tableOf(content, "penalties").statements[0]?.totals ?? [];
    expect(totals.map(({ code, unit, amount }) => `${code} ${unit} ${decimalText(amount)}`)).toEqual(["AGNT EUR 0.5"]);
    const rows = rowsOf(content, "penalties");
    expect(rows.map(({ netAmount, mark }) => [netAmount, mark])).toEqual([
      ["-1.5", "D"],
      ["2", "C"],
    ]);
    expect(rows[0]).toMatchObject({
      account: "ACC-2",
      reference: "R1",
      counterReference: "N2111",
      computationDate: "2026-11-30",
      transactionType: "SEFP",
      penaltyDays: "2",
      rate: "0.001",
      security: "A",
      quantity: "50000000",
      counterparty: "BROKFRPPXXX",
      statusReason: "SETT//PENF CLAC",
      settlementDate: "2026-11-29",
    });
  });
});
