import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryKey, judgedEntries } from "../../../../src/engine/accounting/journals/approval";
import { bookedEntry } from "../../../../src/engine/accounting/journals/bookedEntry";
import { exportedJournal } from "../../../../src/engine/accounting/journals/exportedJournal";
import {
  DEFAULT_LAYOUT,
  journalCells,
  type JournalLayout,
} from "../../../../src/engine/accounting/journals/journalLayout";
import { RateBook } from "../../../../src/engine/results/rateBook";
import { gridOf } from "../../gridOf";
import { resultOf } from "../../inputOf";
import { fecText } from "../../../../src/engine/accounting/journals/fecText";
import { journalEntry, type JournalEntry } from "../../../../src/engine/accounting/journalEntry";
import { PCG } from "../../../../src/engine/accounting/pcg";
import { readFec } from "../../../../src/engine/formats/delimited/fec";
import { add, decimal, decimalText, subtract, ZERO, type Decimal } from "../../../../src/kernel/decimal";
import { day } from "../../../kernel/days";

function entry(number: string, cents: readonly number[], currency = "EUR", label = "CORR"): JournalEntry {
  const total = cents.reduce((sum, one) => sum + one, 0);
  const line = (account: string, debit: Decimal, credit: Decimal) => ({
    account,
    label: "x",
    debit,
    credit,
    currency,
    reference: "",
  });
  const made = journalEntry({
    number,
    date: day("2026-09-30"),
    journal: "OD",
    label,
    breakId: "B1",
    lines: [
      ...cents.map((one) => line("6271", decimal(BigInt(one), 2), ZERO)),
      line("464", ZERO, decimal(BigInt(total), 2)),
    ],
  });
  if (!made.ok) throw new Error("unbalanced");
  return made.value;
}

const ratesOf = (rate: string): RateBook => {
  const { sheets } = resultOf([
    gridOf(
      "Grand livre",
      "Journal | N° écriture | Date comptable | Compte général | Débit | Crédit\nOD | 1 | 2026-09-30 | 503 | 1 | 0\nOD | 1 | 2026-09-30 | 464 | 0 | 1",
    ),
    gridOf("Change", `Date | Paire de devises | Cours de change\n2026-09-30 | EUR/USD | ${rate}`),
  ]);
  return new RateBook(sheets, "EUR");
};
const RATES = ratesOf("1.1000");
const NO_RATES = new RateBook([], "EUR");

const booked = (one: JournalEntry, rates = NO_RATES) => bookedEntry(one, "EUR", rates);
const exported = (entries: readonly JournalEntry[], rates = NO_RATES) =>
  exportedJournal(
    entries.map((one) => booked(one, rates)),
    PCG,
    "EUR",
  );
const fec = (entries: readonly JournalEntry[], rates = NO_RATES): string =>
  fecText(exported(entries, rates), day("2026-10-02"));

describe("an entry", () => {
  const own = entry("CORR-1", [2540]);
  test.each([
    ["nobody", "", "", "proposed"],
    ["one person", "Claire", "", "prepared"],
    ["one person twice", "Claire", "claire ", "same-person"],
    ["two persons", "Claire", "Paul", "approved"],
  ])("with the names of %s", (_, preparer, approver, state) => {
    expect(judgedEntries([booked(own)], [{ key: entryKey(own), preparer, approver }])[0]?.state).toBe(state);
  });

  test("whose amounts change is no longer approved", () => {
    const approval = { key: entryKey(own), preparer: "Claire", approver: "Paul" };
    expect(judgedEntries([booked(entry("CORR-1", [2541]))], [approval])[0]?.state).toBe("proposed");
  });
});

describe("a file of entries", () => {
  test("has the 18 columns of the administration, and numbers on within its journal", () => {
    const text = fec([entry("CORR-1", [2540]), entry("CORR-2", [100])]);
    expect(text.split("\r\n").slice(0, 4)).toEqual([
      "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise",
      "OD|Opérations diverses|OD0000001|20260930|6271|Frais sur titres (achat, vente, garde)|||CORR-1|20260930|CORR|25,40|0,00|||20261002||",
      "OD|Opérations diverses|OD0000001|20260930|464|Dettes sur acquisitions de valeurs mobilières de placement|||CORR-1|20260930|CORR|0,00|25,40|||20261002||",
      "OD|Opérations diverses|OD0000002|20260930|6271|Frais sur titres (achat, vente, garde)|||CORR-2|20260930|CORR|1,00|0,00|||20261002||",
    ]);
  });

  test("leaves out what has no equivalent in the currency of the books, and says so", () => {
    const { lines, leftOut } = exported([entry("CORR-1", [2540], "USD")]);
    expect([lines.length, leftOut.map(({ number }) => number)]).toEqual([0, ["CORR-1"]]);
  });

  test("a foreign entry stands in both currencies, at the rate of its day, and balances to the cent", () => {
    const text = fec([entry("CORR-1", [1001, 1001, 1001], "USD")], RATES);
    expect(
      text
        .split("\r\n")
        .slice(1, 5)
        .map((line) => line.split("|").filter((_, column) => [4, 11, 12, 16, 17].includes(column))),
    ).toEqual([
      // Three times 9.10 are 27.30, and 30.03 USD are worth 27.30: nothing is left over here.
      ["6271", "9,10", "0,00", "10,01", "USD"],
      ["6271", "9,10", "0,00", "10,01", "USD"],
      ["6271", "9,10", "0,00", "10,01", "USD"],
      ["464", "0,00", "27,30", "30,03", "USD"],
    ]);
  });

  test("whatever is booked at whatever rate, the equivalents balance", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 10 ** 9 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 30_000 }),
        (cents, rate) => {
          const { amounts } = bookedEntry(entry("CORR-1", cents, "USD"), "EUR", ratesOf((rate / 10_000).toFixed(4)));
          const total = amounts!.map(({ debit, credit }) => subtract(debit, credit)).reduce(add);
          expect(decimalText(total)).toBe("0");
        },
      ),
    );
  });

  test("has the columns, marks and dates that the firm's program wants", () => {
    const layout: JournalLayout = {
      ...DEFAULT_LAYOUT,
      decimalMark: ".",
      dates: "DDMMYY",
      sides: ["S", "H"],
      hasHeader: false,
      columns: (["date", "account", "side", "amount", "currencyAmount", "currency", "blank", "number"] as const).map(
        (holds) => ({ header: holds, holds }),
      ),
    };
    expect(journalCells(exported([entry("CORR-1", [1100], "USD")], RATES), layout)).toEqual([
      ["300926", "6271", "S", "10.00", "11.00", "USD", "", "CORR-1"],
      ["300926", "464", "H", "-10.00", "11.00", "USD", "", "CORR-1"],
    ]);
  });

  test("is read back with the same amounts to the cent, whatever is booked and written", () => {
    const cents = fc.array(fc.integer({ min: 1, max: 10 ** 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.record({ cents, label: fc.string() }), { minLength: 1, maxLength: 5 }), (all) => {
        const entries = all.map(({ cents: own, label }, index) => entry(`CORR-${index}`, own, "EUR", label));
        const { tables } = readFec(fec(entries), () => undefined);
        const [table] = tables;
        const column = (key: string) => table!.columns.findIndex((one) => one.key === key);
        const read = table!.rows.map((row) =>
          [row[column("debit")], row[column("credit")]].map((cell) =>
            cell !== null && typeof cell === "object" ? decimalText(cell, 2) : "?",
          ),
        );
        expect(read).toEqual(
          entries.flatMap(({ lines }) =>
            lines.map(({ debit, credit }) => [decimalText(debit, 2), decimalText(credit, 2)]),
          ),
        );
      }),
    );
  });
});
