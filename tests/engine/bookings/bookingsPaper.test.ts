import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/engine";
import type { RunResult } from "../../../src/engine/reconciliation";
import { decimalText } from "../../../src/kernel/decimal";
import { day } from "../../kernel/days";
import { gridOf } from "../gridOf";
import { resultOf } from "../inputOf";

const TRADES =
  "Trade ref | ISIN | Sens | Quantité | Cours | Montant brut | Frais | Taxe | Montant net | Devise | Date de négociation | Date de règlement";
const LEDGER =
  "Journal | N° écriture | Date comptable | Compte général | Libellé compte | Libellé écriture | Réf pièce | Débit | Crédit | Lettrage";

/** The purchase and the sales of accounting.md 5. */
const BUY1 =
  "AO-1 | FR0000120271 | Achat | 1000 | 25.40 | 25400 | 50.80 | 101.60 | 25552.40 | EUR | 2026-09-09 | 2026-09-11";
const BUY2 = "AO-2 | FR0000120271 | Achat | 500 | 27 | 13500 | 27 | 54 | 13581 | EUR | 2026-09-10 | 2026-09-14";
const SELL1 =
  "AO-3 | FR0000120271 | Vente | 600 | 28.10 | 16860 | 33.72 | 0 | 16826.28 | EUR | 2026-09-15 | 2026-09-17";

/** One line: `entry date account debit credit`, and by name the document, the letter and the label. */
function line(text: string, more: { piece?: string; letter?: string; label?: string; journal?: string } = {}): string {
  const [entry = "", date = "", account = "", debit = "0", credit = "0"] = text.split(" ");
  const { piece = "", letter = "", label = "x", journal = "TIT" } = more;
  return [journal, entry, date, account, account, label, piece, debit, credit, letter].join(" | ");
}

const buy1 = (entry: string, piece = "AO-1", more: Partial<Record<"sec" | "fees" | "date", string>> = {}): string[] => {
  const { sec = "503100", fees = "627100", date = "2026-09-09" } = more;
  return [
    line(`${entry} ${date} ${sec} 25400 0`, { piece }),
    line(`${entry} ${date} ${fees} 50.80 0`, { piece }),
    line(`${entry} ${date} 635800 101.60 0`, { piece }),
    line(`${entry} ${date} 464000 0 25552.40`, { piece }),
  ];
};
const buy2 = (entry: string, fees = "27"): string[] => [
  line(`${entry} 2026-09-10 503100 13500 0`, { piece: "AO-2" }),
  line(`${entry} 2026-09-10 627100 ${fees} 0`, { piece: "AO-2" }),
  line(`${entry} 2026-09-10 635800 54 0`, { piece: "AO-2" }),
  line(`${entry} 2026-09-10 464000 0 ${(13554 + Number(fees)).toFixed(2)}`, { piece: "AO-2" }),
];
/** Proceeds and the cost relief of the weighted average. */
const sell1 = (entry: string): string[] => [
  line(`${entry} 2026-09-15 465000 16826.28 0`, { piece: "AO-3" }),
  line(`${entry} 2026-09-15 627100 33.72 0`, { piece: "AO-3" }),
  line(`${entry} 2026-09-15 767300 0 16860`, { piece: "AO-3" }),
  line(`${entry} 2026-09-15 767300 15560 0`, { piece: "AO-3" }),
  line(`${entry} 2026-09-15 503100 0 15560`, { piece: "AO-3" }),
];

const run = (trades: readonly string[], ledger: readonly string[]): RunResult =>
  resultOf([gridOf("Blotter", [TRADES, ...trades].join("\n")), gridOf("Grand livre", [LEDGER, ...ledger].join("\n"))], {
    asOf: day("2026-09-30"),
  });

/** What failed, with the sheet and row it is told on. */
const failuresOf = ({ controls }: RunResult): string[] =>
  controls
    .filter(({ control }) => control.startsWith("ledger-expected"))
    .flatMap(({ control, findings }) =>
      findings.map(({ sheet, row }) => `${control.replace("ledger-expected-", "")} ${sheet} ${row}`),
    );

const entriesOf = ({ journal }: RunResult): string[][] =>
  journal.map(({ entry }) =>
    entry.lines.map(({ account, debit, credit }) => `${account} ${decimalText(debit)} ${decimalText(credit)}`),
  );

describe("the entries that trades expect, against the general ledger", () => {
  test("the worked entries of the domain page agree, cost relief and settlement with them", () => {
    const result = run(
      [BUY1, BUY2, SELL1],
      [
        ...buy1("1"),
        ...buy2("2"),
        ...sell1("3"),
        line("4 2026-09-11 464000 25552.40 0", { piece: "AO-1", journal: "BQ" }),
        line("4 2026-09-11 512100 0 25552.40", { piece: "AO-1", journal: "BQ" }),
        line("5 2026-09-14 464000 13581 0", { piece: "AO-2", journal: "BQ" }),
        line("5 2026-09-14 512100 0 13581", { piece: "AO-2", journal: "BQ" }),
        line("6 2026-09-17 512100 16826.28 0", { piece: "AO-3", journal: "BQ" }),
        line("6 2026-09-17 465000 0 16826.28", { piece: "AO-3", journal: "BQ" }),
      ],
    );
    expect(failuresOf(result)).toEqual([]);
    expect(result.workpapers.bookings).toMatchObject({ expected: 3, agreeing: 3 });
  });

  test.each<readonly [string, string[], string[], string[], string[][]]>([
    [
      "a trade without an entry is to be booked on its own date, on the ledger's own accounts",
      [BUY1, BUY2],
      [...buy1("1")],
      ["missing Blotter 3"],
      [["503100 13500 0", "627100 27 0", "635800 54 0", "464000 0 13581"]],
    ],
    [
      "an entry that stands twice is taken back once",
      [BUY1, BUY2],
      [...buy1("1"), ...buy2("2"), ...buy1("3")],
      ["double Grand livre 10"],
      [
        ["503100 0 25400", "627100 0 50.80", "635800 0 101.60", "464000 25552.40 0"].map((text) =>
          text.replace("50.80", "50.8").replace("101.60", "101.6").replace("25552.40", "25552.4"),
        ),
      ],
    ],
    [
      "the wrong way round is turned by twice the amount",
      [BUY1, BUY2],
      [
        line("1 2026-09-09 503100 0 25400", { piece: "AO-1" }),
        line("1 2026-09-09 627100 0 50.80", { piece: "AO-1" }),
        line("1 2026-09-09 635800 0 101.60", { piece: "AO-1" }),
        line("1 2026-09-09 464000 25552.40 0", { piece: "AO-1" }),
        ...buy2("2"),
      ],
      ["side Grand livre 2"],
      [["503100 50800 0", "627100 101.6 0", "635800 203.2 0", "464000 0 51104.8"]],
    ],
    [
      "another account is reclassified, and what is owed stays",
      [BUY1, BUY2],
      [...buy1("1", "AO-1", { fees: "622600" }), ...buy2("2")],
      ["account Grand livre 2"],
      [["627100 50.8 0", "622600 0 50.8"]],
    ],
    [
      "too little of a fee is complemented",
      [BUY1, BUY2],
      [...buy1("1"), ...buy2("2", "2.70")],
      ["amount Grand livre 6"],
      [["627100 24.3 0", "464000 0 24.3"]],
    ],
    [
      "a purchase booked in the month before its own",
      [BUY1, BUY2],
      [...buy1("1", "AO-1", { date: "2026-08-31" }), ...buy2("2")],
      ["period Grand livre 2"],
      [],
    ],
    [
      "securities that no trade explains",
      [BUY1, BUY2, SELL1],
      [
        ...buy1("1"),
        ...buy2("2"),
        ...sell1("3"),
        line("9 2026-09-11 503100 500 0", { piece: "ZZ-9" }),
        line("9 2026-09-11 464000 0 500", { piece: "ZZ-9" }),
      ],
      ["unexpected Grand livre 15"],
      [],
    ],
    [
      "an entry of another trade that takes itself back is nothing",
      [BUY1, BUY2, SELL1],
      [
        ...buy1("1"),
        ...buy2("2"),
        ...sell1("3"),
        line("9 2026-09-11 503100 500 0", { piece: "ZZ-9" }),
        line("9 2026-09-11 464000 0 500", { piece: "ZZ-9" }),
        line("10 2026-09-12 503100 0 500", { piece: "ZZ-9" }),
        line("10 2026-09-12 464000 500 0", { piece: "ZZ-9" }),
      ],
      [],
      [],
    ],
    [
      "a reference in the description links, and a booked correction ends the matter",
      [BUY1, BUY2],
      [
        ...buy1("1").map((text) => text.replace("| AO-1 |", "| |").replace("| x |", "| Achat AO-1 FR0000120271 |")),
        ...buy2("2", "2.70"),
        line("3 2026-09-30 627100 24.30 0", { piece: "AO-2", journal: "OD" }),
        line("3 2026-09-30 464000 0 24.30", { piece: "AO-2", journal: "OD" }),
      ],
      [],
      [],
    ],
    [
      "without a reference, security, day and amount link where they stand once",
      [BUY1, BUY2],
      [...buy1("1", "").map((text) => text.replace("| x |", "| Achat FR0000120271 |")), ...buy2("2")],
      [],
      [],
    ],
    [
      "two trades alike without a reference are not guessed at",
      [BUY1, BUY1.replace("AO-1", "AO-7"), BUY2],
      [...buy1("1", "").map((text) => text.replace("| x |", "| Achat FR0000120271 |")), ...buy2("2")],
      ["missing Blotter 2", "missing Blotter 3", "unexpected Grand livre 2"],
      [
        ["503100 25400 0", "627100 50.8 0", "635800 101.6 0", "464000 0 25552.4"],
        ["503100 25400 0", "627100 50.8 0", "635800 101.6 0", "464000 0 25552.4"],
      ],
    ],
    ["a trade that our sheet lists twice is one", [BUY1, BUY1, BUY2], [...buy1("1"), ...buy2("2")], [], []],
  ])("%s", (_, trades, ledger, failures, entries) => {
    const result = run(trades, ledger);
    expect(failuresOf(result)).toEqual(failures);
    expect(entriesOf(result)).toEqual(entries);
  });

  test("a trade that our sheet lists twice is taken back once, and only where the ledger books it twice", () => {
    const header = "Trade ref | ISIN | Side | Quantity | Price | Net amount | Currency | Trade date | Settlement date";
    const statement = "AO-1 | FR0000120271 | Buy | 1000 | 25.40 | 25552.40 | EUR | 2026-09-09 | 2026-09-11";
    const sheets = [
      gridOf("Blotter", [TRADES, BUY1, BUY1].join("\n")),
      gridOf("Custodian statement", [header, statement].join("\n")),
    ];
    const ledger = gridOf("Grand livre", [LEDGER, ...buy1("1")].join("\n"));
    const proposed = ({ reconciliations }: RunResult): string[] =>
      reconciliations.flatMap(({ breaks, proposals }) =>
        proposals.map(({ action }, index) => `${breaks[index]?.type} ${action}`),
      );
    const asOf = day("2026-09-30");
    expect(proposed(resultOf(sheets, { asOf }))).toEqual(["duplicate-left book"]);
    expect(proposed(resultOf([...sheets, ledger], { asOf }))).toEqual(["duplicate-left review"]);
    const twice = gridOf("Grand livre", [LEDGER, ...buy1("1"), ...buy1("2")].join("\n"));
    const taken = resultOf([...sheets, twice], { asOf });
    expect(proposed(taken)).toEqual(["duplicate-left review"]);
    expect(entriesOf(taken)).toEqual([["503100 0 25400", "627100 0 50.8", "635800 0 101.6", "464000 25552.4 0"]]);
  });

  test("a purchase that was due and that nothing clears, in a ledger that settles the others", () => {
    const trades = [BUY1, BUY2, SELL1];
    const settled = [
      line("4 2026-09-11 464000 25552.40 0", { piece: "AO-1", journal: "BQ" }),
      line("4 2026-09-11 512100 0 25552.40", { piece: "AO-1", journal: "BQ" }),
      line("5 2026-09-14 464000 13581 0", { piece: "AO-2", journal: "BQ" }),
      line("5 2026-09-14 512100 0 13581", { piece: "AO-2", journal: "BQ" }),
    ];
    expect(failuresOf(run(trades, [...buy1("1"), ...buy2("2"), ...sell1("3"), ...settled]))).toEqual([
      "settlement Grand livre 10",
    ]);
    // None of them is settled by name or letter: this ledger settles in another way.
    expect(failuresOf(run(trades, [...buy1("1"), ...buy2("2"), ...sell1("3")]))).toEqual([]);
  });

  test("an account that the whole ledger uses is its habit, told once and not corrected", () => {
    const trades = Array.from({ length: 6 }, (_, index) => BUY1.replace("AO-1", `BX-${index}`));
    const ledger = trades.flatMap((_, index) => buy1(String(index + 1), `BX-${index}`, { fees: "622600" }));
    const result = run(trades, ledger);
    expect(failuresOf(result)).toEqual(["account Grand livre 3"]);
    expect(entriesOf(result)).toEqual([]);
  });

  test("a ledger that goes straight through the bank is right as it is", () => {
    const direct = (text: string): string => text.replace("464000", "512100");
    const result = run([BUY1, BUY2], [...buy1("1").map(direct), ...buy2("2").map(direct)]);
    expect(failuresOf(result)).toEqual([]);
  });

  test("a ledger that names no trades is told, and nothing is called missing", () => {
    const trades = Array.from({ length: 10 }, (_, index) => BUY1.replace("AO-1", `BX-${index}`));
    const result = run(trades, [line("1 2026-09-09 606000 10 0"), line("1 2026-09-09 512100 0 10")]);
    expect(failuresOf(result)).toEqual([]);
    expect(result.notices.map(({ code }) => code)).toContain("ledger-names-no-trades");
  });

  test("foreign trades are compared in their own currency where the ledger says it, else not in amounts", () => {
    const trade = "US-1 | US0378331005 | Achat | 10 | 100 | 1000 | 0 | 0 | 1000 | USD | 2026-09-09 | 2026-09-11";
    const ledger = [
      line("1 2026-09-09 503100 909.09 0", { piece: "US-1" }),
      line("1 2026-09-09 464000 0 909.09", { piece: "US-1" }),
    ];
    expect(failuresOf(run([trade, BUY2], [...ledger, ...buy2("2")]))).toEqual([]);
  });

  test("whatever is booked wrong, the correction makes the ledger say what the trade says", () => {
    const cents = fc.integer({ min: 1, max: 999_999 });
    fc.assert(
      fc.property(cents, cents, cents, (gross, fees, tax) => {
        const text = (units: number): string => (units / 100).toFixed(2);
        const wrong = [
          line(`1 2026-09-09 503100 ${text(gross)} 0`, { piece: "AO-1" }),
          line(`1 2026-09-09 627100 ${text(fees)} 0`, { piece: "AO-1" }),
          line(`1 2026-09-09 635800 ${text(tax)} 0`, { piece: "AO-1" }),
          line(`1 2026-09-09 464000 0 ${text(gross + fees + tax)}`, { piece: "AO-1" }),
        ];
        const before = run([BUY1, BUY2], [...wrong, ...buy2("2")]);
        const corrected = before.journal.flatMap(({ entry }) =>
          entry.lines.map(({ account, debit, credit }) =>
            line(`8 2026-09-30 ${account} ${decimalText(debit)} ${decimalText(credit)}`, {
              piece: "AO-1",
              journal: "OD",
            }),
          ),
        );
        expect(failuresOf(run([BUY1, BUY2], [...wrong, ...buy2("2"), ...corrected]))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test("charges may be in the cost of the securities", () => {
    const included = { ...DEFAULT_SETTINGS, accounting: { ...DEFAULT_SETTINGS.accounting, fees: "included" as const } };
    const ledger = [
      line("1 2026-09-09 503100 25552.40 0", { piece: "AO-1" }),
      line("1 2026-09-09 464000 0 25552.40", { piece: "AO-1" }),
    ];
    const result = resultOf(
      [gridOf("Blotter", [TRADES, BUY1].join("\n")), gridOf("Grand livre", [LEDGER, ...ledger].join("\n"))],
      {
        asOf: day("2026-09-30"),
        settings: included,
      },
    );
    expect(failuresOf(result)).toEqual([]);
  });
});
