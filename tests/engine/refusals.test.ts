import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, runReconciliation, type Grid, type Notice, NOTHING_WRITTEN } from "../../src/engine";
import { gridOf } from "./gridOf";

const HEADER = "Trade ref | Account | ISIN | Side | Quantity | Price | Net amount | Currency | Trade date | Trader";
const book = gridOf("Blotter", `${HEADER}\nT1 | A1 | FR0000120271 | Buy | 100 | 50 | 5000 | EUR | 2026-10-05 | AB`);
const statement = gridOf(
  "Custodian statement",
  `Client ref | Safekeeping account | ISIN | Units | Settlement amount | Trade date
T1 | A1 | FR0000120271 | 100 | 5000 | 2026-10-05`,
);

function refusal(grids: readonly Grid[], pair: { left: string; right: string } | null = null): Notice {
  const output = runReconciliation(
    {
      grids,
      settings: DEFAULT_SETTINGS,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: null,
      language: "en",
      pair,
    },
    () => undefined,
  );
  if (output.ok) throw new Error("the run was not refused");
  return output.error;
}

describe("a run that cannot be made names the sheet, the place and the remedy, in both languages", () => {
  test("a statement with a header and no rows", () => {
    const empty = gridOf(
      "Custodian statement",
      "Client ref | Safekeeping account | ISIN | Units | Settlement amount | Trade date",
    );
    const { code, sheet, row, wording } = refusal([book, empty]);
    expect([code, sheet, row]).toEqual(["empty-side", "Custodian statement", 1]);
    expect(wording.en).toContain("Paste the data from row 2 on");
    expect(wording.fr).toContain("Collez les données à partir de la ligne 2");
  });

  test("a sheet that was asked for and has no column that counts", () => {
    const blind = gridOf(
      "Blotter",
      "Trade ref | ISIN | Broker | Remark\nT1 | FR0000120271 | Alpha | ok\nT2 | FR0000131104 | Beta | ok",
    );
    const { code, wording } = refusal([blind, statement], { left: "Blotter", right: "Custodian statement" });
    expect(code).toBe("not-reconcilable");
    expect(wording.en).toContain("a quantity or an amount");
    expect(wording.fr).toContain("une quantité ou un montant");
  });

  test("a book that was left aside for want of a column is named with the reason", () => {
    const blind = gridOf(
      "Blotter",
      "Trade ref | ISIN | Broker | Trader\nT1 | FR0000120271 | Alpha | ok\nT2 | FR0000131104 | Beta | ok",
    );
    const { code, wording } = refusal([blind, statement]);
    expect(code).toBe("no-book");
    expect(wording.en).toContain(
      "Blotter: no column was recognised that identifies an operation together with one that counts it",
    );
  });
});
