import { describe, expect, it } from "vitest";

import { decimalText } from "../../../../src/kernel/decimal";
import { block, message, noticesOf, readText, rowsOf, tableOf } from "./securitiesCells";

const penalty = (reference: string, amount: string): string =>
  block(
    "PENDET",
    `:20C::PREF//${reference}`,
    ":22H::PNTP//SEFP",
    ":22H::CALM//SECU",
    ":17B::CMPU//N",
    ":25D::PNST//ACTV",
    `:19A::AMCO//${amount}`,
    ":99A::DAAC//001",
    block(
      "CALDET",
      ":98A::PEDA//20261130",
      block("FIA", ":35B:ISIN FR0000120271", ":12A::CLAS/REGL/SHRS", ":92A::GOMB//0,001"),
    ),
    block(
      "RELTRAN",
      ":20C::ACOW//NONREF",
      ":20C::MITI//2611262161",
      block("TRAN", ":22H::REDE//DELI", ":97A::SAFE//ACC-2"),
    ),
  );

const currency = (...parts: readonly string[]): string =>
  block(
    "PENACUR",
    ":20C::CPRF//PAY-2611",
    ":11A::PECU//EUR",
    ":98A::DACO//20261130",
    ":95P::REPA//CLNTFRPPXXX",
    ":22F::TRCA//CSDP",
    ":19A::AGDE//NEUR1,5",
    ":19A::AGCR//EUR2,",
    ":19A::GBNT//EUR0,5",
    ...parts,
  );

const ofParty = (bic: string, net: string, ...penalties: readonly string[]): string =>
  block("PENACOUNT", `:95P::REPA//${bic}`, ":22F::TRCA//CSDP", `:19A::AGNT//${net}`, ...penalties);

const PENALTIES = block(
  "PENA",
  ":22F::CODE//CURR",
  currency(
    ofParty("BROKFRPPXXX", "NEUR1,5", penalty("N1", "NEUR1,5")),
    ofParty("OTHRFRPPXXX", "EUR2,", penalty("N2", "EUR2,")),
  ),
);

describe("settlement penalties", () => {
  it("of a statement make its totals: the net amounts of the counterparties and the global one", () => {
    const general = block(
      "GENL",
      ":28E:1/ONLY",
      ":20C::SEME//S1",
      ":23G:PENA",
      ":98A::STAT//20261201",
      ":97A::SAFE//ACC-1",
    );
    const content = readText(message("537", general, PENALTIES));
    const { totals } = tableOf(content, "penalties").statements[0] ?? { totals: [] };
    expect(totals.map(({ code, unit, amount }) => `${code} ${unit} ${decimalText(amount)}`)).toEqual([
      "GBNT EUR 0.5",
      "AGNT EUR 0.5",
    ]);
    expect(
      rowsOf(content, "penalties").map(({ netAmount, mark, counterparty, bankReference }) => [
        netAmount,
        mark,
        counterparty,
        bankReference,
      ]),
    ).toEqual([
      ["-1.5", "D", "BROKFRPPXXX", "PAY-2611"],
      ["2", "C", "OTHRFRPPXXX", "PAY-2611"],
    ]);
    expect(noticesOf(content)).toEqual([]);
  });

  const general = (...more: readonly string[]): string =>
    block("GENL", ":20C::SEME//S1", ":23G:PENA", ":98A::PREP//20261201", block("LINK", ":20C::RELA//BUY-1"), ...more);

  it("of a status advice come in with the references of its transaction, and make no pending transaction of it", () => {
    const content = readText(message("548", general(), PENALTIES));
    expect(content.tables.map(({ kind }) => kind)).toEqual(["penalties"]);
    expect(rowsOf(content, "penalties")[0]).toMatchObject({
      account: "ACC-2",
      messageType: "MT548",
      reference: "2611262161",
      counterReference: "N1",
      netAmount: "-1.5",
      assetClass: "REGL/SHRS",
      rate: "0.001",
    });
    expect(noticesOf(content)).toEqual([]);
  });

  it("of a status advice that gives its transaction too stand beside its status", () => {
    const status = block("STAT", ":25D::SETT//PENF", block("REAS", ":24B::PENF//CLAC"));
    const transaction = block(
      "SETTRAN",
      ":35B:ISIN FR0000120271",
      ":36B::SETT//UNIT/5,",
      ":97A::SAFE//ACC-1",
      ":22H::REDE//DELI",
      ":22H::PAYM//APMT",
    );
    const unrelated = PENALTIES.replace(/:16R:RELTRAN[\s\S]*?:16S:RELTRAN\r\n/g, "");
    const content = readText(message("548", general(status), transaction, unrelated));
    expect(rowsOf(content, "pending")).toMatchObject([
      { reference: "BUY-1", status: "FAILED", statusReason: "SETT//PENF CLAC" },
    ]);
    expect(rowsOf(content, "penalties").map(({ account, reference }) => [account, reference])).toEqual(
      Array(2).fill(["ACC-1", "BUY-1"]),
    );
    expect(noticesOf(content)).toEqual([]);
  });
});
