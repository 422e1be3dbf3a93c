import { describe, expect, test } from "vitest";
import { closeLines, type SignOff } from "../../../src/engine/close/closeLines";
import { CLOSE_POINTS } from "../../../src/engine/close/checklist";
import { sheetFingerprint } from "../../../src/engine/close/fingerprint";
import { checkSeals, sealed, type Snapshot } from "../../../src/engine/close/seal";
import type { ControlResult } from "../../../src/engine/controls/controlResult";
import { day } from "../../kernel/days";
import { gridOf } from "../gridOf";

const control = (id: string, outcome: ControlResult["outcome"]): ControlResult => ({
  control: id,
  outcome,
  findings: outcome === "fail" ? [{ sheet: "Cash", row: 7, column: "D", wording: { en: "wrong", fr: "faux" } }] : [],
});

const linesOf = (controls: ControlResult[], signOffs: SignOff[] = []) =>
  new Map(closeLines({ controls, reconciliations: [] }, signOffs).map((line) => [line.point.id, line]));

describe("a point of the close", () => {
  test.each([
    ["nothing proves it", [], "by-hand"],
    ["its control does not apply", [control("cash-proof", "not-applicable")], "by-hand"],
    ["its control passes", [control("cash-proof", "pass")], "holds"],
    ["one of its controls fails", [control("cash-proof", "pass"), control("cash-continuity", "fail")], "fails"],
    ["a control of another point fails", [control("holdings-agree", "fail")], "by-hand"],
  ] as const)("where %s", (_, controls, state) => {
    expect(linesOf([...controls]).get("cash")?.state).toBe(state);
  });

  test("a control counts once, for the point that names it most precisely", () => {
    const lines = linesOf([control("ledger-suspense-age", "fail"), control("ledger-balanced", "pass")]);
    expect([lines.get("suspense")?.state, lines.get("ledger")?.state]).toEqual(["fails", "holds"]);
  });

  test.each([
    ["nobody", "", "", "", "open"],
    ["one person", "Claire", "", "", "prepared"],
    ["the same person in other letters", "Claire Martin", " claire  martin", "", "same-person"],
    ["two persons, where it fails, without a word", "Claire", "Paul", "", "unexplained"],
    ["two persons and a comment", "Claire", "Paul", "relance du 3/11", "signed"],
  ])("signed by %s", (_, preparer, reviewer, comment, signature) => {
    const signOff = { point: "cash", preparer, reviewer, comment };
    expect(linesOf([control("cash-proof", "fail")], [signOff]).get("cash")?.signature).toBe(signature);
  });

  test("has an id of its own", () => {
    expect(new Set(CLOSE_POINTS.map(({ id }) => id)).size).toBe(CLOSE_POINTS.length);
  });
});

const CASH = `
  Date | Amount
  2026-10-01 | 12.5
  2026-10-02 | 7
`;

describe("a fingerprint", () => {
  const print = (table: string): string => sheetFingerprint(gridOf("Cash", table)).sha256;

  test.each([
    ["another figure", CASH.replace("12.5", "12.51")],
    ["a figure that became a text", CASH.replace("12.5", "12.5 ")],
    ["two rows exchanged", CASH.replace("12.5", "x").replace("7\n", "12.5\n").replace("x", "7")],
    ["a row more", `${CASH.trimEnd()}\n  2026-10-03 | 1`],
  ])("tells %s", (name, table) => {
    if (name === "a figure that became a text") {
      const grid = gridOf("Cash", CASH);
      const values = grid.values.map((row) => row.map((cell) => (cell === 12.5 ? "12.5" : cell)));
      expect(sheetFingerprint({ ...grid, values }).sha256).not.toBe(print(CASH));
      return;
    }
    expect(print(table)).not.toBe(print(CASH));
  });

  test("does not see blank cells and rows around the data", () => {
    const grid = gridOf("Cash", CASH);
    const wider = { ...grid, values: [...grid.values.map((row) => [...row, ""]), ["", "", ""]] };
    expect(sheetFingerprint(wider)).toEqual(sheetFingerprint(grid));
  });
});

const snapshot = (more: Partial<Snapshot> = {}): Snapshot => ({
  from: day("2026-10-01"),
  to: day("2026-10-31"),
  inputs: [sheetFingerprint(gridOf("Cash", CASH))],
  controls: [{ control: "cash-proof", outcome: "pass", findings: 0 }],
  breaks: ["B1"],
  entries: ["CORR-B1 0123"],
  ...more,
});

describe("a seal", () => {
  const first = sealed(snapshot(), "Claire", day("2026-11-03"), []);

  test("is whole while nothing changes", () => {
    expect(checkSeals([first], snapshot())).toEqual([{ seal: first, isGenuine: true, changes: [] }]);
  });

  test("names every kind of change", () => {
    const now = snapshot({
      inputs: [sheetFingerprint(gridOf("Cash", CASH.replace("7\n", "8\n"))), sheetFingerprint(gridOf("Ledger", CASH))],
      controls: [{ control: "cash-proof", outcome: "fail", findings: 2 }],
      breaks: ["B2"],
    });
    expect(checkSeals([first], now)[0]?.changes).toEqual([
      { kind: "sheet-changed", sheet: "Cash", before: 3, now: 3 },
      { kind: "sheet-new", sheet: "Ledger", rows: 3 },
      { kind: "control", control: "cash-proof", before: "pass (0)", now: "fail (2)" },
      { kind: "breaks", added: ["B2"], gone: ["B1"] },
    ]);
  });

  test("that somebody changed, or that follows one that was taken out, is not genuine", () => {
    const second = sealed(snapshot({ from: day("2026-11-01"), to: day("2026-11-30") }), "Paul", day("2026-12-02"), [
      first,
    ]);
    const isGenuine = (seals: Parameters<typeof checkSeals>[0]) =>
      checkSeals(seals, snapshot()).map((check) => check.isGenuine);
    expect(isGenuine([first, second])).toEqual([true, true]);
    expect(isGenuine([{ ...first, by: "Paul" }, second])).toEqual([false, true]);
    expect(isGenuine([second])).toEqual([false]);
  });
});
