import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, NOTHING_WRITTEN, runReconciliation, type Settings } from "../../../src/engine";
import type { LedgerPaper } from "../../../src/engine/ledger/ledgerPaper";
import { fecNameFault } from "../../../src/engine/ledger/fecName";
import { day } from "../../kernel/days";
import { gridOf } from "../gridOf";

const HEADER =
  "Journal | N° écriture | Date comptable | Compte général | Libellé compte | Libellé écriture | Réf pièce | Débit | Crédit | Lettrage | Date de validation | Saisi par | Validé par";

interface Line {
  readonly entry: string;
  readonly date?: string;
  readonly account: string;
  readonly name?: string;
  readonly piece?: string;
  readonly debit?: string;
  readonly credit?: string;
  readonly letter?: string;
  readonly validated?: string;
  readonly by?: string;
  readonly second?: string;
  readonly journal?: string;
}

const rowOf = ({
  entry,
  date = "2026-09-09",
  account,
  name = "",
  piece = `P${entry}`,
  debit = "0",
  credit = "0",
  ...more
}: Line) => {
  const { letter = "", validated = date, by = "Claire", second = "Paul", journal = "OD" } = more;
  return [journal, entry, date, account, name, "x", piece, debit, credit, letter, validated, by, second].join(" | ");
};

function paperOf(lines: readonly Line[], settings: Settings = DEFAULT_SETTINGS): LedgerPaper {
  const run = runReconciliation(
    {
      grids: [gridOf("Grand livre", [HEADER, ...lines.map(rowOf)].join("\n"))],
      settings,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: day("2026-09-30"),
      language: "en",
      pair: null,
    },
    () => undefined,
  );
  if (!run.ok) throw new Error(run.error.wording.en);
  const { ledger } = run.value.result.workpapers;
  if (!ledger) throw new Error("no ledger");
  return ledger;
}

/** What failed: the control and its cells. */
const failures = ({ controls }: LedgerPaper): string[] =>
  controls.flatMap(({ control, findings }) => findings.map(({ row, column }) => `${control} ${column ?? ""}${row}`));

/** BUY1 of the desk, its settlement, and a fee, each balanced. */
const CLEAN: readonly Line[] = [
  { entry: "1", account: "503100", debit: "25400.00" },
  { entry: "1", account: "627100", debit: "50.80" },
  { entry: "1", account: "635800", debit: "101.60" },
  { entry: "1", account: "464000", credit: "25552.40", piece: "AO-123" },
  { entry: "2", account: "464000", debit: "25552.40", date: "2026-09-11", piece: "AO-123" },
  { entry: "2", account: "512100", credit: "25552.40", date: "2026-09-11" },
  { entry: "3", account: "512100", debit: "99999.00", date: "2026-09-14" },
  { entry: "3", account: "101000", credit: "99999.00", date: "2026-09-14" },
];

const changed = (index: number, change: Partial<Line>): Line[] =>
  CLEAN.map((line, place) => (place === index ? { ...line, ...change } : line));

describe("a ledger", () => {
  test("in which nothing is wrong has no finding", () => {
    expect(failures(paperOf(CLEAN))).toEqual([]);
  });

  test.each<[string, Line[], string[]]>([
    ["an entry that does not balance", changed(1, { debit: "50.08" }), ["ledger-balanced H2"]],
    ["debit and credit on one line", changed(6, { credit: "1.00", debit: "100000.00" }), ["ledger-one-side I8"]],
    [
      "a negative amount",
      [...CLEAN, { entry: "4", account: "627100", debit: "-5" }, { entry: "4", account: "512100", credit: "-5" }],
      ["ledger-negative H10", "ledger-negative I11"],
    ],
    [
      "an opening balance of income",
      [
        ...CLEAN,
        { entry: "4", account: "706000", credit: "5", journal: "AN" },
        { entry: "4", account: "512100", debit: "5", journal: "AN" },
      ],
      ["ledger-opening D10"],
    ],
    ["no document", changed(0, { piece: "" }), ["ledger-mandatory G2"]],
    ["one number with two dates", changed(3, { date: "2026-09-10" }), ["ledger-number-reused C5"]],
    [
      "a gap in the numbers",
      CLEAN.map((line) => (line.entry === "3" ? { ...line, entry: "5" } : line)),
      ["ledger-number-gap B8"],
    ],
    [
      "a day on which banks are closed",
      CLEAN.map((line) => (line.entry === "3" ? { ...line, date: "2026-09-13" } : line)),
      ["ledger-closed-day K8"],
    ],
    ["a validation before the entry", changed(0, { validated: "2026-09-08" }), ["ledger-validated-early K2"]],
    ["a number that is no account", changed(7, { account: "X1" }), ["ledger-account-form D9"]],
    [
      "two names for one number",
      changed(3, { name: "Dettes" }).map((line, place) => (place === 4 ? { ...line, name: "Fournisseurs" } : line)),
      ["ledger-account-name E6"],
    ],
    ["a balance on the wrong side", CLEAN.slice(0, 6), ["ledger-wrong-way D7"]],
    [
      "one person who prepares and validates",
      CLEAN.map((line) => (line.entry === "2" ? { ...line, second: " CLAIRE" } : line)),
      ["ledger-four-eyes M6"],
    ],
    ["a letter that does not balance", changed(3, { letter: "A" }), ["ledger-lettering J5"]],
  ])("shows %s, and nothing else", (_, lines, expected) => {
    expect(failures(paperOf(lines))).toEqual(expected);
  });

  test("tells suspense that is older than the policy allows, until it is cleared", () => {
    const suspense: Line[] = [
      { entry: "4", account: "471000", credit: "810.00", date: "2026-09-01" },
      { entry: "4", account: "512100", debit: "810.00", date: "2026-09-01" },
    ];
    const policy = { ...DEFAULT_SETTINGS, accounting: { ...DEFAULT_SETTINGS.accounting, suspenseDays: 20 } };
    expect(failures(paperOf([...CLEAN, ...suspense], policy))).toEqual(["ledger-suspense-age D10"]);
    expect(failures(paperOf([...CLEAN, ...suspense]))).toEqual([]);
    const cleared: Line[] = [
      { entry: "5", account: "471000", debit: "810.00" },
      { entry: "5", account: "764000", credit: "810.00" },
    ];
    expect(failures(paperOf([...CLEAN, ...suspense, ...cleared], policy))).toEqual([]);
  });

  test("in a closed period is told where the period is set", () => {
    const policy = {
      ...DEFAULT_SETTINGS,
      accounting: { ...DEFAULT_SETTINGS.accounting, periodStart: day("2026-09-11") },
    };
    expect(failures(paperOf(changed(0, { validated: "2026-09-14" }), policy))).toEqual(["ledger-closed-period C2"]);
  });

  test("is lettered by document, then by the only equal amount, and never by a guess", () => {
    const receivable = (entry: string, debit: string, credit: string, piece: string): Line[] => [
      { entry, account: "465000", debit, credit, piece },
      { entry, account: "512100", debit: credit, credit: debit, piece },
    ];
    const { ledgers } = paperOf([
      ...receivable("1", "100.00", "0", "A"),
      ...receivable("2", "0", "100.00", "A"),
      ...receivable("3", "70.00", "0", "B"),
      ...receivable("4", "0", "70.00", "C"),
      ...receivable("5", "30.00", "0", "D"),
      ...receivable("6", "30.00", "0", "E"),
      ...receivable("7", "0", "30.00", "F"),
    ]);
    expect(ledgers[0]?.letters.map(({ account, lines, by }) => `${account} ${lines.join("+")} ${by}`)).toEqual([
      "465000 0+2 document",
      "465000 4+6 amount",
    ]);
  });

  test("says the same in whatever order its entries stand", () => {
    const entries = ["1", "2", "3"].map((entry) => CLEAN.filter((line) => line.entry === entry));
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: 3 }), (shuffled) => {
        expect(failures(paperOf(shuffled.flat()))).toEqual([]);
      }),
    );
  });
});

describe("the name of an entries file", () => {
  test.each([
    ["732829320FEC20261231.txt", true],
    ["732829320FEC20261231", true],
    ["732829321FEC20261231.txt", false],
    ["732829320FEC20261331.txt", false],
    ["FEC 2026.txt", false],
  ])("%s", (name, isRight) => {
    expect(fecNameFault(name) === null).toBe(isRight);
  });
});
