import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, NOTHING_WRITTEN, resultFile, runReconciliation } from "../../../src/engine";
import { gridOf } from "../gridOf";

/** Two sheets of positions, reconciled. */
function reconciled(book: string, statement: string) {
  const run = runReconciliation(
    {
      grids: [gridOf("Book positions", book), gridOf("Custodian positions", statement)],
      settings: DEFAULT_SETTINGS,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: null,
      language: "en",
      pair: null,
    },
    () => undefined,
  );
  if (!run.ok) throw new Error(run.error.wording.en);
  const [found] = resultFile(run.value.result, "en").reconciliations;
  if (!found) throw new Error("nothing reconciled");
  return found;
}

const brief = ({ matches, breaks }: ReturnType<typeof reconciled>) => ({
  matches: matches.map(({ left, right, status }) => `${left.join(",")}=${right.join(",")} ${status}`),
  breaks: breaks.map(({ type, left, right, severity, differences }) =>
    [type, left.join(","), right.join(","), severity, differences.quantity?.difference].filter(Boolean).join(" "),
  ),
});

const BOOK = `
  Account | ISIN | Quantity | Price | Currency | Position date
  A1 | FR0000120271 | 1000 | 55.2 | EUR | 2026-09-30
  A1 | FR0000131104 | 400 | 60 | EUR | 2026-09-30
  A2 | FR0000120271 | 300 | 55.2 | EUR | 2026-09-30
  A2 | US0378331005 | 50 | 200 | USD | 2026-09-30
`;

describe("positions", () => {
  test("are one holding for each security on an account, whatever the quantities say", () => {
    const custodian = BOOK.replace("A1 | FR0000131104 | 400", "A1 | FR0000131104 | 350").replace(
      "Account",
      "Safekeeping account",
    );
    const found = reconciled(BOOK, custodian);
    expect(found.kind).toBe("holdings");
    expect(brief(found)).toEqual({
      matches: ["2=2 matched", "3=3 matched", "4=4 matched", "5=5 matched"],
      breaks: ["quantity 3 3 medium 50"],
    });
  });

  test("that stand in several lots are compared as a whole", () => {
    const lots = BOOK.replace(
      "A1 | FR0000120271 | 1000",
      "A1 | FR0000120271 | 600 | 55.2 | EUR | 2026-09-30\n  A1 | FR0000120271 | 400",
    );
    expect(brief(reconciled(lots, BOOK))).toEqual({
      matches: ["2,3=2 matched", "4=3 matched", "5=4 matched", "6=5 matched"],
      breaks: [],
    });
  });

  test("that only one side has are urgent", () => {
    const fewer = BOOK.replace(/ {2}A2 \| US.*\n/, "");
    expect(brief(reconciled(BOOK, fewer)).breaks).toEqual(["missing-right 5 high"]);
    expect(brief(reconciled(fewer, BOOK)).breaks).toEqual(["missing-left 5 high"]);
  });

  test("on accounts that the sides name in two ways are held together by security, and wait where that can hide two wrong ones", () => {
    const theirs = BOOK.replaceAll("A1 |", "90-1 |").replaceAll("A2 |", "90-2 |");
    expect(brief(reconciled(BOOK, theirs)).matches).toEqual(["2,4=2,4 suggested", "3=3 matched", "5=5 matched"]);
  });

  test("book nothing by themselves", () => {
    const run = reconciled(BOOK, BOOK.replace("| 400 |", "| 350 |"));
    expect(run.breaks).toHaveLength(1);
  });
});
