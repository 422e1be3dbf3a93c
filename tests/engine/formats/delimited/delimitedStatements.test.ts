import { describe, expect, test } from "vitest";
import { checkStatements, type StatementHeader } from "../../../../src/engine";
import { formatDay } from "../../../../src/kernel/language";
import { decimalText } from "../../../../src/kernel/decimal";
import { contentOf } from "../contentOf";

/** What a statement says, in one line. */
function said({ account, accountName, sender, currency, number, date, period, balances }: StatementHeader): string {
  return [
    account,
    accountName,
    sender,
    currency,
    number,
    date === null ? null : formatDay(date),
    period === null ? null : `${formatDay(period.from)}-${formatDay(period.to)}`,
    ...balances.map(({ kind, amount, unit }) => `${kind} ${decimalText(amount)} ${unit}`.trim()),
  ]
    .filter((fact) => fact !== null)
    .join(" | ");
}

const FRENCH = `Banque : Crédit du Nord
Compte courant n° 12345678901
Titulaire;SARL Dupont
Période du 01/10/2026 au 31/10/2026
Devise : EUR

Date;Date valeur;Libellé;Débit;Crédit
;;Solde au 01/10/2026;;1 000,00
02/10/2026;02/10/2026;VIR CLIENT;;250,50
05/10/2026;05/10/2026;CB TOTAL STATION;45,00;
;;Solde au 31/10/2026;;1 205,50

Total;;;45,00;250,50
Document non contractuel
`;

const RUNNING = `Account Number,12345678
Statement period: 01/10/2026 to 31/10/2026
Date,Description,Paid out,Paid in,Balance
31 Oct 2026,Fee,5.00,,1145.00
15 Oct 2026,Salary,,1050.00,1150.00
07 Oct 2026,Card,20.00,,100.00
02 Oct 2026,Card,30.00,,120.00
`;

describe("what the lines around a table say of its statement", () => {
  test.each([
    [
      "a French bank's download",
      FRENCH,
      "12345678901 | SARL Dupont | Crédit du Nord | EUR | 01/10/2026-31/10/2026 | opening 1000 EUR | closing 1205.5 EUR",
    ],
    [
      "an account by its IBAN, balances before the table",
      "IBAN : FR76 3000 6000 0112 3456 7890 189;;\nAncien solde;1000,00 EUR;\nNouveau solde;1200,00 EUR;\nDate;Libellé;Montant\n02/10/2026;VIR;200,00\n",
      "FR7630006000011234567890189 | EUR | opening 1000 EUR | closing 1200 EUR",
    ],
    [
      "a running balance, newest first, gives the balances at its ends",
      RUNNING,
      "12345678 | 01/10/2026-31/10/2026 | opening 150 | closing 1145",
    ],
    [
      "the day of a custodian's holdings",
      "Dépositaire;BNP Paribas\nPositions au 30/10/2026\nCompte titres;PTF-00042\nCode ISIN;Libellé;Quantité\nFR0000120271;TotalEnergies;10\n",
      "PTF-00042 | BNP Paribas | 30/10/2026",
    ],
    [
      "one dated balance closes where its day is the last row's",
      "Solde au 31/10/2026;1 234,56 €\nDate;Libellé;Montant\n02/10/2026;VIR;200,00\n30/10/2026;CB;-5,00\n",
      "EUR | closing 1234.56 EUR",
    ],
    [
      "and opens where it is before the first",
      "Balance as of 2026-09-30,1234.56 EUR\nBooking date,Description,Amount\n2026-10-02,Transfer,200.00\n2026-10-30,Card,-5.00\n",
      "EUR | opening 1234.56 EUR",
    ],
  ])("%s", (_case, text, expected) => {
    expect(contentOf(text).tables[0]?.statements.map(said)).toEqual([expected]);
  });

  test.each([
    ["two accounts", "Compte;111222\nCompte;333444\nDate;Libellé;Montant\n02/10/2026;VIR;1,00\n"],
    ["a figure that is a thousand or one and a bit", "Opening balance,1.234\nRef,Label,Amount\nA,x,1\nB,y,-2\n"],
    ["a day that could be two", "Statement date,03/04/2026\nRef,Label,Amount\nA,x,1.5\n"],
    ["nothing at all", "Ref;Qté;Cours\nA;5;1,5\n"],
  ])("%s: nothing is taken for known", (_case, text) => {
    expect(contentOf(text).tables[0]?.statements).toEqual([]);
  });

  test("the same balance in two amounts is kept, and checks nothing", () => {
    const [table] = contentOf(
      "Nouveau solde;1000,00 EUR;\nNouveau solde;1100,00 EUR;\nAncien solde;900,00 EUR\nDate;Libellé;Montant\n02/10/2026;VIR;200,00\n03/10/2026;CB;-5,00\n",
    ).tables;
    expect(table?.statements.map(said)).toEqual([
      "EUR | information 1000 EUR | information 1100 EUR | opening 900 EUR",
    ]);
  });
});

describe("no cell is lost around a table", () => {
  test("lines above, opening balances below the header, totals and remarks stand beside it as they were", () => {
    const [table] = contentOf(FRENCH).tables;
    expect(table?.rows.map((row) => row[2])).toEqual(["VIR CLIENT", "CB TOTAL STATION"]);
    expect(table?.outside?.map(({ place, line, cells }) => [place, line, cells.find((cell) => cell !== null)])).toEqual(
      [
        ["above", 1, "Banque : Crédit du Nord"],
        ["above", 2, "Compte courant n° 12345678901"],
        ["above", 3, "Titulaire"],
        ["above", 4, "Période du 01/10/2026 au 31/10/2026"],
        ["above", 5, "Devise : EUR"],
        ["above", 8, "Solde au 01/10/2026"],
        ["below", 11, "Solde au 31/10/2026"],
        ["below", 13, "Total"],
        ["below", 14, "Document non contractuel"],
      ],
    );
  });

  test("an operation with a shop called Total stays a row, last though it is", () => {
    const [table] = contentOf("Date;Libellé;Montant\n02/10/2026;VIR;200,00\n31/10/2026;TOTAL STATION;-5,00\n").tables;
    expect([table?.rows.length, table?.outside]).toEqual([2, []]);
  });

  test("a line counts its place in the file, quoted line ends and the line that says the delimiter among them", () => {
    const [table] = contentOf(
      'sep=;\nDate;Libellé;Montant\n02/10/2026;"deux\nlignes";1,50\n03/10/2026;x;2,50\n',
    ).tables;
    expect(table?.lines).toEqual([3, 5]);
  });
});

describe("a delimited statement is held against its own balances", () => {
  const findings = (text: string): string[] =>
    checkStatements(contentOf(text), "fingerprint", []).map(({ control, line, difference }) =>
      [control, line, difference === null ? null : decimalText(difference)].join(" "),
    );

  test("one that adds up has none", () => {
    expect([findings(FRENCH), findings(RUNNING)]).toEqual([[], []]);
  });

  test.each([
    [
      "a closing balance that the movements do not make",
      FRENCH.replace("1 205,50", "1 215,50"),
      ["statement-balance 11 10"],
    ],
    [
      "a movement that was changed beside a running balance, by its line",
      RUNNING.replace("1050.00", "1040.00"),
      ["statement-balance 5 10"],
    ],
  ])("%s", (_case, text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  test("amounts without a sign are held against nothing", () => {
    expect(
      findings("Opening balance,100.00\nClosing balance,90.00\nDate,Description,Amount\n2026-10-01,Card,10.00\n"),
    ).toEqual([]);
  });
});

test("two tables one below the other come in as two, each with the title above it", () => {
  const { tables } = contentOf(
    "Cash,,\nDate,Description,Amount\n2026-10-01,Deposit,5.00\n2026-10-02,Card,-1.00\nBalance,4.00,\n,,\nTrades,,\n,,\nTrade date,ISIN,Quantity\n2026-10-01,FR0000120271,10\n",
  );
  expect(tables.map(({ columns, rows, outside }) => [columns.length, rows.length, outside?.[0]?.cells[0]])).toEqual([
    [3, 3, "Cash"],
    [3, 1, "Trades"],
  ]);
});

describe("headers", () => {
  const headers = (text: string): string[] => contentOf(text).tables[0]?.columns.map(({ header }) => header.en) ?? [];

  test("a header over a currency and its amount names both", () => {
    expect(
      headers("Date,ISIN,Change,,Balance,\n2026-10-01,,EUR,5.00,EUR,10.00\n2026-10-02,,USD,6.00,USD,7.00\n"),
    ).toEqual(["Date", "ISIN", "Change (currency)", "Change", "Balance (currency)", "Balance"]);
  });

  test("the same header twice is numbered and told; a column without one that holds cells is named by its place", () => {
    const text = "Date;Montant;montant;;Libellé;\n02/10/2026;1,50;2,50;x;y;\n";
    expect(headers(text)).toEqual(["Date", "Montant", "montant (2)", "Column 4", "Libellé"]);
    expect(contentOf(text).notices.map(({ code, line }) => [code, line])).toEqual([["duplicate-header", 1]]);
  });

  test("words that nobody knows are a header where figures stand below them", () => {
    expect(headers("Foo;Bar;Baz\nA1;10;2026-10-01\nB1;20;2026-10-02\n")).toEqual(["Foo", "Bar", "Baz"]);
  });

  test("rows without a header come in as they stand, and it is told", () => {
    const { tables, notices } = contentOf("FR0000120271;10;2026-10-01\nFR0000131104;20;2026-10-02\n");
    expect([tables[0]?.rows.length, headers("1;2\n3;4\n").join(""), notices.map(({ code }) => code)]).toEqual([
      2,
      "",
      ["no-header"],
    ]);
  });

  test("a text that holds no table is told in one sentence", () => {
    const { tables, notices } = contentOf("Dear colleague, please, find\nattached, thanks\nbye, bye\n");
    expect([tables.length, notices.map(({ code, severity }) => [code, severity])]).toEqual([
      0,
      [["no-table", "error"]],
    ]);
  });
});
