import { describe, expect, test } from "vitest";
import {
  DEFAULT_SETTINGS,
  runReconciliation,
  type AliasRow,
  type Decision,
  type RunOutput,
  type SheetSetting,
  NOTHING_WRITTEN,
} from "../../src/engine";
import { rowRefs } from "../../src/engine/records/rowId";
import { gridOf } from "./gridOf";

const ISINS = ["FR0000120271", "FR0000131104", "US0378331005", "DE0007164600", "GB0002634946", "NL0010273215"];

/** One trade on both sides, under one reference: "OUR1/9001 Alpha/ALPHA BROKERS". */
interface Trade {
  readonly accounts: string;
  readonly parties?: string;
  readonly type?: string;
}

/** A column of codes that no list knows is the side only where a person says so. */
const SIDE_CHOSEN: SheetSetting = {
  sheet: "Custodian statement",
  role: "statement",
  headerRow: null,
  columns: { side: "Transaction" },
  ignoredHeaders: [],
};

function run(
  trades: readonly Trade[],
  aliases: readonly AliasRow[] = [],
  decisions: readonly Decision[] = [],
): RunOutput {
  const book = trades.map(
    ({ accounts, parties = "X/X" }, trade) =>
      `T${trade} | ${accounts.split("/")[0]!} | ${ISINS[trade]!} | Buy | ${100 + trade} | 10 | EUR | 2026-10-05 | ${parties.split("/")[0]!} | AB`,
  );
  const statement = trades.map(
    ({ accounts, parties = "X/X", type = "RVP" }, trade) =>
      `T${trade} | ${accounts.split("/")[1]!} | ${ISINS[trade]!} | ${type} | ${100 + trade} | 10 | EUR | 2026-10-05 | ${parties.split("/")[1]!}`,
  );
  const output = runReconciliation(
    {
      grids: [
        gridOf(
          "Blotter",
          [
            "Trade ref | Account | ISIN | Side | Quantity | Price | Currency | Trade date | Broker | Trader",
            ...book,
          ].join("\n"),
        ),
        gridOf(
          "Custodian statement",
          [
            "Client ref | Safekeeping account | ISIN | Transaction | Units | Price | Ccy | Trade date | Counterparty",
            ...statement,
          ].join("\n"),
        ),
      ],
      settings: { ...DEFAULT_SETTINGS, sheets: [SIDE_CHOSEN], aliases, decisions },
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: null,
      language: "en",
      pair: null,
    },
    () => undefined,
  );
  if (!output.ok) throw new Error(output.error.wording.en);
  return output.value;
}

const proposed = (trades: readonly Trade[], aliases: readonly AliasRow[] = []): string[] =>
  run(trades, aliases)
    .result.aliases.slice(aliases.length)
    .map(({ kind, theirs, ours }) => `${kind} ${theirs} = ${ours}`);

/** What a person says of the first row on either side. */
function decidedOfFirst(trades: readonly Trade[], kind: Decision["kind"]): Decision {
  const { left, right } = run(trades).result.reconciliations[0]!;
  return {
    id: "D1",
    kind,
    left: rowRefs(left.reading.records, "L", [0]),
    right: rowRefs(right.reading.records, "R", [0]),
    reason: "",
    by: "Claire",
    decidedOn: null,
    until: null,
  };
}

const trades = (...accounts: string[]): Trade[] => accounts.map((pair) => ({ accounts: pair }));
const alias = (change: Partial<AliasRow>): AliasRow => ({
  kind: "Account",
  scope: "",
  theirs: "9001",
  ours: "OUR1",
  status: "",
  source: "",
  comment: "",
  ...change,
});

describe("an alias is proposed where matches by reference say it and none says otherwise", () => {
  test.each([
    ["three pairs say so", trades("OUR1/9001", "OUR1/9001", "OUR1/9001"), ["Account 9001 = OUR1"]],
    ["two pairs are too few", trades("OUR1/9001", "OUR1/9001"), []],
    ["their code stands beside another of ours once", trades("OUR1/9001", "OUR1/9001", "OUR1/9001", "OUR2/9001"), []],
    ["our code stands beside another of theirs once", trades("OUR1/9001", "OUR1/9001", "OUR1/9001", "OUR1/9002"), []],
    ["the same code needs no alias", trades("OUR1/our-1", "OUR1/our-1", "OUR1/OUR1"), []],
    [
      "two accounts, each with a number of its own",
      trades("OUR1/9001", "OUR1/9001", "OUR1/9001", "OUR2/9002", "OUR2/9002", "OUR2/9002"),
      ["Account 9001 = OUR1", "Account 9002 = OUR2"],
    ],
    [
      "another name of the counterparty",
      trades("A/A", "A/A", "A/A").map((trade) => ({ ...trade, parties: "Alpha/Zephyr Markets" })),
      ["Counterparty Zephyr Markets = Alpha"],
    ],
    [
      "the same name written in another way needs none",
      trades("A/A", "A/A", "A/A").map((trade) => ({ ...trade, parties: "BNP Paribas/BNP PARIBAS SA" })),
      [],
    ],
  ])("%s", (_case, given, expected) => {
    expect(proposed(given)).toEqual(expected);
  });

  test.each([
    ["rejected", alias({ scope: "Custodian statement", status: "Rejected" })],
    ["proposed before", alias({ scope: "Custodian statement", status: "Proposed" })],
    ["accepted everywhere", alias({})],
  ])("what is on the alias sheet is not proposed again: %s", (_case, row) => {
    expect(proposed(trades("OUR1/9001", "OUR1/9001", "OUR1/9001"), [row])).toEqual([]);
  });

  test("its comment says what it would settle", () => {
    const { aliases } = run(trades("OUR1/9001", "OUR1/9001", "OUR1/9001")).result;
    expect(aliases[0]?.comment).toBe(
      "2026-10-05: seen in 3 matched pairs and contradicted by none. Would apply to 3 rows of the statement: 0 breaks on this code, 0 rows without a partner.",
    );
  });
});

test("a custodian's own code of a transaction type is read as the side that its alias says", () => {
  const coded = trades("A/A", "A/A", "A/A", "A/A").map((trade, row) =>
    row === 3 ? { ...trade, type: "ZZ17" } : trade,
  );
  const unreadable = (aliases: readonly AliasRow[]): number =>
    run(coded, aliases).result.reconciliations[0]!.right.reading.unreadable.length;
  expect(unreadable([])).toBe(1);
  expect(unreadable([alias({ kind: "Type d'opération", theirs: "zz 17", ours: "Achat" })])).toBe(0);
  const { reconciliations } = run(coded, [alias({ kind: "Transaction type", theirs: "ZZ17", ours: "Sell" })]).result;
  expect(reconciliations[0]?.breaks.map(({ type, right }) => [type, right])).toEqual([["side", [3]]]);
});

describe("what a person decided of one pair proposes the alias too", () => {
  const one = trades("OUR1/9001", "OUR2/OUR2");
  test.each([
    ["said to be one business: their code is ours", one, "match", ["Account 9001 = OUR1"]],
    ["said to be no business of each other: nothing", one, "reject", []],
    [
      "their code is one of ours already: it is a mistake and no other name",
      trades("OUR1/OUR2", "OUR2/OUR2"),
      "match",
      [],
    ],
  ] as const)("%s", (_case, given, kind, expected) => {
    const found = run(given, [], [decidedOfFirst(given, kind)]).result.aliases;
    expect(found.map((row) => `${row.kind} ${row.theirs} = ${row.ours}`)).toEqual(expected);
    for (const { source } of found) expect(source).toBe("Decided by a person");
  });
});
