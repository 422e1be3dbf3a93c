import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  DEFAULT_SETTINGS,
  resultFile,
  withDecision,
  type Decision,
  type Grid,
  type Settings,
} from "../../../src/engine";
import { rowRefs } from "../../../src/engine/records/rowId";
import { setAsideSheet } from "../../../src/engine/report/setAsideSheet";
import { findReversals } from "../../../src/engine/reversals/findReversals";
import { gridOf } from "../gridOf";
import { gridOf as cellsOf, read } from "../intake/grids";
import { asideOf, bareStatement, book, breaksOf, FIRST, runOf, statement, type Row } from "./sides";

const NEW: Row = {};
const CANCEL: Row = { side: "Sell", type: "Cancel" };

describe("several sheets of one side", () => {
  const outcome = (grids: readonly Grid[]) => {
    const { reconciliations } = resultFile(runOf(grids).result, "en");
    return {
      aside: [
        ...new Set(
          reconciliations.flatMap(({ right }) =>
            right.setAside.map(({ row, reason }) => `${right.sheet} ${row} ${reason}`),
          ),
        ),
      ].filter((text) => !text.includes("another of our sheets")),
      breaks: reconciliations.flatMap(({ breaks }) => breaks.map(({ type }) => type)),
    };
  };

  test("an evening file that holds a cancellation alone cancels a row of the morning's", () => {
    for (const cancellation of [CANCEL, { status: "CANC" }] as const) {
      const { aside, breaks } = outcome([
        book([]),
        statement([NEW]),
        bareStatement([cancellation], "Statement evening"),
      ]);
      expect(aside).toEqual([
        `Custodian statement ${FIRST} Cancelled by sheet "Statement evening", row 2: neither is looked for on the other side.`,
        `Statement evening 2 Cancels sheet "Custodian statement", row ${FIRST}: neither is looked for on the other side.`,
      ]);
      expect(breaks).toEqual([]);
    }
  });

  test("a file that comes twice with both rows cancels once", () => {
    const { aside, breaks } = outcome([
      book([]),
      statement([NEW, CANCEL]),
      statement([NEW, CANCEL], "Statement evening"),
    ]);
    expect(aside.filter((text) => /Cancel(s|led by) row/.test(text))).toHaveLength(2);
    expect(aside.filter((text) => text.includes("Already on sheet"))).toHaveLength(22);
    expect(breaks).toEqual([]);
  });

  test("a delivery that is taken further and then cancelled leaves nothing", () => {
    const { aside, breaks } = outcome([
      book([]),
      statement([{ status: "Pending" }]),
      bareStatement([{ status: "Settled" }, { ...CANCEL, status: "Settled" }], "Statement evening"),
    ]);
    expect(aside.map((text) => text.replace(/:.*/, ""))).toEqual([
      `Custodian statement ${FIRST} Taken further on sheet "Statement evening", row 2, and reconciled there.`,
      "Statement evening 2 Cancelled by row 3",
      "Statement evening 3 Cancels row 2",
    ]);
    expect(breaks).toEqual([]);
  });
});

describe("cash movements", () => {
  const HEADER = "Account | Booking date | Value date | Reference | Details | Debit | Credit | Reversal";
  const OURS = "Account | Booking date | Value date | Reference | Details | Debit | Credit | Desk";
  const movement = (...cells: string[]): string => ["EUR-1", "2026-10-05", "2026-10-05", ...cells].join(" | ");
  const common = [1, 2, 3, 4].map((index) => movement(`P-${index}`, `Payment ${index}`, `${index}00`, "", ""));
  const pair = (ours: string[], theirs: string[]) =>
    resultFile(
      runOf([
        gridOf("Cash book", [OURS, ...common, ...ours].join("\n")),
        gridOf("Bank statement", [HEADER, ...common, ...theirs].join("\n")),
      ]).result,
      "en",
    ).reconciliations[0]!;

  test.each<[name: string, theirs: string[], aside: number[]]>([
    [
      "a reversal by the bank's own mark",
      [movement("P-9", "Transfer", "250", "", ""), movement("P-9", "Transfer", "", "250", "Y")],
      [6, 7],
    ],
    [
      "a reversal by its description",
      [movement("", "FRAIS VIREMENT", "12.5", "", ""), movement("", "EXTOURNE FRAIS VIREMENT", "", "12.5", "")],
      [6, 7],
    ],
    [
      "money in and out under one reference are two movements",
      [movement("P-9", "Deposit", "250", "", ""), movement("P-9", "Deposit", "", "250", "")],
      [],
    ],
  ])("%s", (_name, theirs, aside) => {
    expect(pair([], theirs).right.setAside.map(({ row }) => row)).toEqual(aside);
  });

  test("of two equal fees of different days one reversal takes the one before it only where that is clear", () => {
    const fee = (day: string, text: string, debit: string, credit: string): string =>
      ["EUR-1", day, day, "", text, debit, credit, ""].join(" | ");
    const reversal = fee("2026-10-07", "EXTOURNE FRAIS VIREMENT", "", "12.5");
    const [first, second, third] = ["2026-10-05", "2026-10-06", "2026-10-08"].map((day) =>
      fee(day, "FRAIS VIREMENT", "12.5", ""),
    );
    expect(pair([], [first!, second!, reversal]).right.setAside).toEqual([]);
    expect(pair([], [first!, reversal, third!]).right.setAside.map(({ row }) => row)).toEqual([6, 7]);
  });
});

test("a broker's dividend that is booked, reversed and booked again remains once", () => {
  const lines = readFileSync("tests/fixtures/broker/vanguard-cash-report.csv", "utf8").trim().split(/\r?\n/);
  const cells = lines.map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replaceAll('"', "")));
  const reading = read(cellsOf(cells, { sheet: "Cash" }));
  const { pairs, unclear } = findReversals([reading], () => false);
  const rowOf = ({ record }: { record: number }): number => reading.records.rows[record] ?? 0;
  expect(pairs.map(({ original, reversal }) => [rowOf(original), rowOf(reversal)])).toEqual([[14, 13]]);
  expect(unclear).toEqual([]);
  expect(lines[12]).toContain("Reversal of DIV: FOO");
});

test("running balances do not tell equal movements apart", () => {
  const table = `Date | Details | Amount | Balance
2026-07-29 | Dividend FOO | 170.83 | 693.83
2026-07-29 | Reversal of Dividend FOO | -170.83 | 523
2026-07-29 | Account fee | -13 | 510
2026-07-29 | Dividend FOO | 170.83 | 680.83`;
  const { pairs, unclear } = findReversals([read(gridOf("Cash", table))], () => false);
  expect([pairs.length, unclear.length]).toEqual([1, 0]);
});

describe("what a person decided of a row prevails", () => {
  const ours = [NEW, CANCEL];
  const decided = (
    kind: Decision["kind"],
    rows: { left: number[]; right: number[] },
    until: Decision["until"] = null,
  ): Settings => {
    // As the rows are called where nothing sets them aside.
    const { left, right } = runOf([book([NEW, { side: "Sell" }]), statement([NEW])]).result.reconciliations[0]!;
    return withDecision(DEFAULT_SETTINGS, {
      kind,
      left: rowRefs(
        left.reading.records,
        "L",
        rows.left.map((row) => row + FIRST - 2),
      ),
      right: rowRefs(
        right.reading.records,
        "R",
        rows.right.map((row) => row + FIRST - 2),
      ),
      reason: "as the broker confirmed",
      by: "AB",
      decidedOn: null,
      until,
    });
  };
  const outcome = (settings: Settings) =>
    resultFile(runOf([book(ours), statement([NEW])], settings).result, "en").reconciliations[0]!;

  test("a match by hand holds, and its row is not taken back", () => {
    const pair = outcome(decided("match", { left: [0], right: [0] }));
    expect(asideOf(pair)).toEqual([]);
    expect(pair.matches.find(({ left }) => left[0] === FIRST)).toMatchObject({ right: [FIRST], status: "matched" });
    expect(breaksOf(pair)).toEqual(["missing-right 1/"]);
  });

  test("a rejected pair's row is not taken back", () => {
    expect(asideOf(outcome(decided("reject", { left: [0], right: [0] })))).toEqual([]);
  });

  test("an ignored row leaves its reversal to be looked at, and takes part again when its time is over", () => {
    const ignored = outcome(decided("ignore", { left: [0], right: [] }));
    expect(ignored.left.setAside.map(({ reason }) => reason)).toEqual([
      "Ignored by decision: AB, as the broker confirmed.",
    ]);
    const over = outcome(decided("ignore", { left: [0], right: [] }, 1 as Decision["until"]));
    expect(asideOf(over)).toEqual([0, 1]);
  });
});

test("rows that are set aside keep their own names and those of the others", () => {
  const names = (rows: readonly Row[]): readonly string[] => {
    const { reading } = runOf([book(rows), statement([])]).result.reconciliations[0]!.left;
    return rowRefs(
      reading.records,
      "L",
      Array.from({ length: reading.records.count }, (_, record) => record),
    ).map(({ id }) => id);
  };
  const copies = names([NEW, NEW]);
  expect(names([NEW, NEW, CANCEL])).toEqual(copies.slice(0, -1));
  expect(names([NEW, CANCEL, NEW])).toEqual(copies.slice(0, -1));
});

test("the sheet of what is set aside names the other row in French too, and the proof counts both rows", () => {
  const { result } = runOf([book([NEW, { quantity: -100 }]), statement([])]);
  const texts = (language: "en" | "fr"): string[] =>
    setAsideSheet(result, language)
      .blocks.flatMap((block) => ("rows" in block ? (block.rows as unknown[][]).flat() : JSON.stringify(block)))
      .map(String);
  expect(texts("fr").join("\n")).toContain(
    `Annulée par la ligne ${FIRST + 1}\u00a0: ni l'une ni l'autre n'est recherchée`,
  );
  expect(texts("fr").join("\n")).toContain(`2 lignes sur 22 sont annulées par une autre ligne du même côté`);
  expect(texts("en").join("\n")).toContain(`Cancels row ${FIRST}: neither is looked for on the other side.`);
  const [proof] = result.reconciliations[0]!.proof;
  expect(proof).toMatchObject({ rows: 22, matched: 20, setAside: 2, amountSetAside: { units: 0n } });
});
