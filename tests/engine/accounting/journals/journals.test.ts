import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryKey, judgedEntries } from "../../../../src/engine/accounting/journals/approval";
import { fecText } from "../../../../src/engine/accounting/journals/fecText";
import { journalEntry, type JournalEntry } from "../../../../src/engine/accounting/journalEntry";
import { PCG } from "../../../../src/engine/accounting/pcg";
import { readFec } from "../../../../src/engine/formats/delimited/fec";
import { decimal, decimalText, ZERO, type Decimal } from "../../../../src/kernel/decimal";
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

describe("an entry", () => {
  const own = entry("CORR-1", [2540]);
  test.each([
    ["nobody", "", "", "proposed"],
    ["one person", "Claire", "", "prepared"],
    ["one person twice", "Claire", "claire ", "same-person"],
    ["two persons", "Claire", "Paul", "approved"],
  ])("with the names of %s", (_, preparer, approver, state) => {
    expect(judgedEntries([own], [{ key: entryKey(own), preparer, approver }])[0]?.state).toBe(state);
  });

  test("whose amounts change is no longer approved", () => {
    const approval = { key: entryKey(own), preparer: "Claire", approver: "Paul" };
    expect(judgedEntries([entry("CORR-1", [2541])], [approval])[0]?.state).toBe("proposed");
  });
});

describe("a file of entries", () => {
  test("has the 18 columns of the administration, and numbers on within its journal", () => {
    const { text } = fecText([entry("CORR-1", [2540]), entry("CORR-2", [100])], PCG, "EUR", day("2026-10-02"));
    expect(text.split("\r\n").slice(0, 4)).toEqual([
      "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise",
      "OD|Opérations diverses|OD0000001|20260930|6271|Frais sur titres (achat, vente, garde)|||CORR-1|20260930|CORR|25,40|0,00|||20261002||",
      "OD|Opérations diverses|OD0000001|20260930|464|Dettes sur acquisitions de valeurs mobilières de placement|||CORR-1|20260930|CORR|0,00|25,40|||20261002||",
      "OD|Opérations diverses|OD0000002|20260930|6271|Frais sur titres (achat, vente, garde)|||CORR-2|20260930|CORR|1,00|0,00|||20261002||",
    ]);
  });

  test("leaves out what has no equivalent in the currency of the books, and says so", () => {
    const { text, leftOut } = fecText([entry("CORR-1", [2540], "USD")], PCG, "EUR", day("2026-10-02"));
    expect([text.split("\r\n").length, leftOut.map(({ number }) => number)]).toEqual([2, ["CORR-1"]]);
  });

  test("is read back with the same amounts to the cent, whatever is booked and written", () => {
    const cents = fc.array(fc.integer({ min: 1, max: 10 ** 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.record({ cents, label: fc.string() }), { minLength: 1, maxLength: 5 }), (all) => {
        const entries = all.map(({ cents: own, label }, index) => entry(`CORR-${index}`, own, "EUR", label));
        const { tables } = readFec(fecText(entries, PCG, "EUR", day("2026-10-02")).text, () => undefined);
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
