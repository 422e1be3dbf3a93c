import { describe, expect, it } from "vitest";

import { balances, cashTable, read, rowsOf } from "./cashRows";

const MT940 = `{1:F01CUSTFRPPAXXX0000000000}{2:I940CLNTFRPPXXXXN}{4:
:20:STMT20260923
:25:FR7630006000011234567890189
:28C:00190/001
:60F:C260922EUR125000,00
:61:2609230923D25552,40NSECBUY-000123//CUST99817
ACHAT 1000 FR0000120271
:86:/ACHAT/1000 FR0000120271 COURS 25,40 FRAIS 50,80 TTF 101,60
:61:2609230923C810,00NDIVCA2026000777//CONF260923001
:86:/COUPON/900 FR0000120271 BRUT 1080,00 RAS 25% 270,00
:61:2609230923D12,50NCHGNONREF
:86:DROITS DE GARDE
:62F:C260923EUR100245,10
:64:C260923EUR100245,10
-}
`;

const MT950 = `{1:F01CUSTFRPPAXXX0000000000}{2:I950CLNTFRPPXXXXN}{4:
:20:STMT20260923
:25:30006000011234567890189
:28C:190/1
:60F:C260922EUR125000,00
:61:260923D25552,40NSECBUY-000123//CUST99817
:61:260923C810,00NDIVCA2026000777
:62F:C260923EUR100257,60
-}
`;

/** One entry of a statement, by its field 61 and the fields 86 under it. */
function entry(field61: string, ...details: string[]) {
  const fields = [`:61:${field61}`, ...details.map((text) => `:86:${text}`)].join("\n");
  const [row] = rowsOf(cashTable(`:20:REF\n:25:ACC\n:28C:1/1\n:60F:C260101EUR0,\n${fields}\n:62F:C260101EUR0,\n-`));
  return row ?? {};
}

describe("an MT940", () => {
  const table = cashTable(MT940);

  it("has one row for each entry, with its sign, references and details", () => {
    const common = {
      cashAccount: "FR7630006000011234567890189",
      statementNumber: "00190",
      bookingDate: "2026-09-23",
      valueDate: "2026-09-23",
      currency: "EUR",
    };
    expect(rowsOf(table)).toEqual([
      {
        ...common,
        mark: "D",
        netAmount: "-25552.4",
        transactionType: "NSEC",
        reference: "BUY-000123",
        counterReference: "CUST99817",
        label: "ACHAT 1000 FR0000120271 /ACHAT/1000 FR0000120271 COURS 25,40 FRAIS 50,80 TTF 101,60",
      },
      {
        ...common,
        mark: "C",
        netAmount: "810",
        transactionType: "NDIV",
        reference: "CA2026000777",
        counterReference: "CONF260923001",
        label: "/COUPON/900 FR0000120271 BRUT 1080,00 RAS 25% 270,00",
      },
      {
        ...common,
        mark: "D",
        netAmount: "-12.5",
        transactionType: "NCHG",
        reference: null,
        counterReference: null,
        label: "DROITS DE GARDE",
      },
    ]);
    expect(table.lines).toEqual([6, 9, 11]);
  });

  it("is one statement with its balances as written", () => {
    const [statement] = table.statements;
    expect(statement).toMatchObject({
      format: "MT940",
      reference: "STMT20260923",
      number: "00190",
      account: "FR7630006000011234567890189",
      currency: "EUR",
      sender: "CUSTFRPPXXX",
      countRows: 3,
      line: 1,
    });
    expect(balances(statement)).toEqual([
      "opening 60F EUR 125000 2026-09-22",
      "closing 62F EUR 100245.1 2026-09-23",
      "available 64 EUR 100245.1 2026-09-23",
    ]);
    expect(statement?.pages.map(({ number, isLast }) => [number, isLast])).toEqual([[1, true]]);
  });

  it("says nothing of itself when all of it was read", () => {
    expect(read(MT940).notices).toEqual([]);
  });
});

describe("an MT950", () => {
  it("has entries without booking day and details", () => {
    const table = cashTable(MT950);
    expect(rowsOf(table).map(({ netAmount, reference, bookingDate }) => [netAmount, reference, bookingDate])).toEqual([
      ["-25552.4", "BUY-000123", undefined],
      ["810", "CA2026000777", undefined],
    ]);
    expect(balances(table.statements[0])).toEqual([
      "opening 60F EUR 125000 2026-09-22",
      "closing 62F EUR 100257.6 2026-09-23",
    ]);
  });
});

describe("an entry", () => {
  it.each([
    ["C", "1", null],
    ["D", "-1", null],
    ["RC", "-1", "Y"],
    ["RD", "1", "Y"],
    ["CR", "1", null],
    ["RCR", "-1", "Y"],
    ["RDR", "1", "Y"],
    ["EC", "1", null],
    ["ED", "-1", null],
  ])("marked %s changes the balance by %s", (mark, amount, isReversal) => {
    const row = entry(`260923${mark}1,00NTRFX`);
    expect([row["netAmount"], row["reversal"] ?? null]).toEqual([amount, isReversal]);
  });

  it("that is expected only is pending", () => {
    expect(entry("260923EC1,00NTRFX")["status"]).toBe("PENDING");
  });

  it.each([
    ["2612310102", "2026-12-31", "2027-01-02"],
    ["2701021231", "2027-01-02", "2026-12-31"],
    ["2609230923", "2026-09-23", "2026-09-23"],
    ["2402280229", "2024-02-28", "2024-02-29"],
    ["260923", "2026-09-23", undefined],
    ["9912310103", "1999-12-31", "2000-01-03"],
    ["2502300301", "2025-02-28", "2025-03-01"],
  ])("of %s is good on %s and booked on %s", (days, valueDate, bookingDate) => {
    const row = entry(`${days}C1,NTRFX`);
    expect([row["valueDate"], row["bookingDate"]]).toEqual([valueDate, bookingDate]);
  });

  it.each([
    ["1500,", "1500"],
    ["0,5", "0.5"],
    ["000000000147,64", "147.64"],
    ["999999999999,99", "999999999999.99"],
    ["0,0000001", "0.0000001"],
    ["12.34", "12.34"],
    ["300", "300"],
  ])("of %s is of exactly %s", (written, amount) => {
    expect(entry(`260923C${written}NTRFX`)["netAmount"]).toBe(amount);
  });

  it.each([
    ["NSECBUY-000123//CUST99817", "NSEC", "BUY-000123", "CUST99817"],
    ["NTRFNONREF//0724710333343453", "NTRF", null, "0724710333343453"],
    ["S051", "S051", null, null],
    ["FMSCREF 25611247//83 ", "FMSC", "REF 25611247", "83"],
    ["N0440121470966      W.P. Jansen", "N044", "0121470966", null],
    ["NTRFINVOICE-2026-000012345 ACME", "NTRF", "INVOICE-2026-000012345", null],
    ["NTRF//BANK", "NTRF", null, "BANK"],
  ])("%s has its type and references", (rest, type, reference, counterReference) => {
    const row = entry(`260923C1,${rest}`);
    const cells = [row["transactionType"], row["reference"], row["counterReference"]].map((cell) => cell ?? null);
    expect(cells).toEqual([type, reference, counterReference]);
  });

  it.each([
    ["without a mark", "2609231,00NTRFX"],
    ["on a day that is none", "261323C1,NTRFX"],
    ["with an amount of two commas", "260923C1,000,00NTRFX"],
    ["with a point that may be a thousand's", "260923C1.500NTRFX"],
    ["without an amount", "260923CNTRFX"],
  ])("%s is told by its line, and the others come in", (_name, broken) => {
    const content = read(`:20:A\n:60F:C260101EUR0,\n:61:${broken}\n:86:lost\n:61:260923C1,NTRFX\n:62F:C260101EUR1,`);
    expect(content.notices.map(({ code, line }) => [code, line])).toEqual([["broken-message", 3]]);
    expect(content.tables[0]?.rows.length).toBe(1);
  });
});

describe("details of an entry", () => {
  it.each([
    [
      "of a Dutch bank",
      "/TRTP/SEPA OVERBOEKING/IBAN/NL44RABO0123456789/BIC/RABONL2U/NAME/J JANSEN/REMI/FACTUUR 12/34/EREF/E2E-1",
      ["J JANSEN", "NL44RABO0123456789", "FACTUUR 12/34", "E2E-1"],
    ],
    [
      "of another Dutch bank",
      "/EREF/E2E-2//CNTP/NL32INGB0000012345/INGBNL2A/ING BANK NV///REMI/USTD//THANK YOU/",
      ["ING BANK NV", "NL32INGB0000012345", "THANK YOU", "E2E-2"],
    ],
    [
      "of a third, the name behind the role",
      "/MARF/M-1/EREF/NOTPROVIDED/BENM//NAME/ACME BV/REMI/CONTRIBUTION/ISDT/2026-09-23",
      ["ACME BV", null, "CONTRIBUTION", null],
    ],
    [
      "of a French bank",
      "/NPY/SOCIETE DURAND/LCC/FACTURE 2026-12 SOLDE/RCN/E2E-3",
      ["SOCIETE DURAND", null, "FACTURE 2026-12 SOLDE", "E2E-3"],
    ],
    [
      "with SEPA words",
      "SEPA CREDIT EREF+E2E-4 NAME+ACME IBAN+DE99700500000000012345 SVWZ+INVOICE 7",
      ["ACME", "DE99700500000000012345", "SEPA CREDIT INVOICE 7", "E2E-4"],
    ],
    [
      "in the German structure",
      "166?00GUTSCHRIFT?109310?20EREF+E2E-5?21SVWZ+Rechnung?22vom Mai?30BANKDEFF?31DE99700500000000012345?32ACME?33GmbH",
      ["ACME GmbH", "DE99700500000000012345", "GUTSCHRIFT Rechnung vom Mai", "E2E-5"],
    ],
    [
      "in the German structure with another separator",
      "166>00GUTSCHRIFT>20Miete Mai?>32MUELLER",
      ["MUELLER", null, "GUTSCHRIFT Miete Mai?", null],
    ],
    ["in words alone", "DROITS DE GARDE 3E TRIMESTRE", [null, null, "DROITS DE GARDE 3E TRIMESTRE", null]],
  ])("%s are told apart", (_name, text, expected) => {
    const row = entry("260923C1,NTRFX", text);
    const cells = ["counterparty", "counterpartyAccount", "label", "endToEndReference"].map(
      (column) => row[column] ?? null,
    );
    expect(cells).toEqual(expected);
  });

  it("go on without a blank where a part of the German structure or a line is full", () => {
    const text = "166?20SVWZ+Strukturierter Verwend?21ungszweck";
    expect(entry("260923C1,NTRFX", text)["label"]).toBe("Strukturierter Verwendungszweck");
    const full = `${"A".repeat(64)}1\n2345 B`;
    expect(entry("260923C1,NTRFX", full)["label"]).toBe(`${"A".repeat(64)}12345 B`);
    expect(entry("260923C1,NTRFX", "SHORT\nLINE")["label"]).toBe("SHORT LINE");
  });

  it("of several fields 86 stand one behind the other", () => {
    expect(entry("260923C1,NTRFX", "Terugboeking   ", "NIET AKKOORD")["label"]).toBe("Terugboeking NIET AKKOORD");
  });

  it("give the owner's reference that the entry points at, and the kind of transaction", () => {
    const row = entry("260923D1,NTRFKREF+//B1", "191?00UEBERWEISUNG?20KREF+OUR-77?21MREF+MANDATE-1");
    expect([row["reference"], row["counterReference"], row["mandateReference"], row["bankTransactionCode"]]).toEqual([
      "OUR-77",
      "B1",
      "MANDATE-1",
      "191",
    ]);
  });

  it("that stand behind the last balance are of the statement, and told", () => {
    const content = read(`:20:A\n:60F:C260101EUR0,\n:61:260923C1,NTRFX\n:62F:C260101EUR1,\n:86:CLOSING TEXT`);
    expect(content.notices.map(({ severity, code, line }) => [severity, code, line])).toEqual([
      ["information", "statement-text", 5],
    ]);
    expect(content.notices[0]?.wording.fr).toContain("«\u00a0CLOSING TEXT\u00a0»");
  });
});
