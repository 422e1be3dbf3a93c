import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bookRows, Desk, statementRows, workbookOf } from "./desk";

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});
afterEach(() => rmSync(desk.folder, { recursive: true }));

/** The custodian paid 1,000 more for the fourth trade. */
const apart = () =>
  workbookOf({
    Trades: bookRows(12),
    Custodian: statementRows(12, (index, row) =>
      index === 3 ? row.map((value) => (value === 6413 ? 7413 : value)) : row,
    ),
  });

describe("why two rows are not matched", () => {
  test("is said in words, field by field and pass by pass, and nothing is written", async () => {
    const book = desk.put("month.xlsx", await apart());
    const { status, out, err } = await desk.run("why", book, "--left", "Trades!5", "--right", "Custodian!4");
    expect({ status, err }).toEqual({ status: 1, err: "" });
    expect(out).toContain("Not matched with one another. What differs: reference");
    expect(out).toContain("Trades!5  Matched with the statement's row 5");
    expect(out).toMatch(/Quantity +121 +114 +differs/);
    expect(out).toContain("Same reference, same economics: They do not bear the same reference.");
    expect(desk.files()).toEqual(["month.xlsx"]);
  });

  test("exits with 0 where they are matched, and speaks French", async () => {
    const book = desk.put("month.xlsx", await apart());
    const { status, out } = await desk.run("why", book, "--left", "Trades!2", "--right", "Custodian!2", "--lang", "fr");
    expect(status).toBe(0);
    expect(out).toContain("Rapprochées l'une de l'autre.");
    expect(out).toContain("Elle les a rapprochées.");
  });

  test("is JSON where that is asked for", async () => {
    const book = desk.put("month.xlsx", await apart());
    const { out } = await desk.run("why", book, "--left", "Trades!5", "--right", "Custodian!4", "--json");
    expect(JSON.parse(out)).toMatchObject({
      question: { left: { sheet: "Trades", rows: [5] } },
      isMatched: false,
      passes: expect.arrayContaining([
        expect.objectContaining({ id: "reference-exact", answer: "other-reference" }),
      ]) as unknown,
    });
  });

  test("exits with 2 where there is nothing to ask", async () => {
    const book = desk.put("month.xlsx", await workbookOf({ Trades: bookRows(12) }));
    const { status, err } = await desk.run("why", book, "--left", "Trades!5", "--right", "Custodian!4");
    expect(status).toBe(2);
    expect(err).toContain("month.xlsx");
  });
});
