import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openEmbeddedExcel } from "../../src/host";
import {
  closeSite,
  openSite,
  openWorkbench,
  reconcile,
  seriousFaults,
  whereabouts,
  WORDS,
  type Site,
} from "./workbench";

const CASH = [
  ":20:STMT20260923",
  ":25:FR7630006000011234567890189",
  ":28C:00190/001",
  ":60F:C260922EUR125000,00",
  ":61:2609230923D25552,40NSECBUY-000123//CUST99817",
  ":62F:C260923EUR99447,60",
].join("\n");

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => closeSite(site));

describe.each(["en", "fr"] as const)("an officer who reads %s", (language) => {
  const words = WORDS[language];

  test("opens the workbench, reconciles, and walks through the breaks", async () => {
    const workbench = await openWorkbench(site, language);
    const { page, pane, faults } = workbench;
    expect(await pane.locator("section h3").allInnerTexts()).toHaveLength(3);
    expect(await seriousFaults(workbench, "page")).toEqual([]);

    await reconcile(workbench, language);
    expect(await pane.getByRole("tabpanel").locator("[data-break]").count()).toBeGreaterThan(3);
    await pane.getByRole("button", { name: words.proof }).click();
    expect(await pane.locator("tbody td svg[role=img]").count()).toBeGreaterThan(3);
    expect(await seriousFaults(workbench, "pane")).toEqual([]);

    await pane.getByRole("button", { name: words.next }).click();
    await pane.locator('[data-break][aria-expanded="true"]').waitFor();
    await expect.poll(() => whereabouts(workbench)).not.toEqual({ address: "A1", sheet: "Opérations" });
    const first = await pane.locator('[data-break][aria-expanded="true"]').getAttribute("data-break");
    const rows = await pane.locator('[data-break][aria-expanded="true"] + div thead th').allInnerTexts();
    const { address, sheet } = await whereabouts(workbench);
    expect(rows.join(" ")).toMatch(new RegExp(`${sheet}, (row|ligne) ${address.replace(/^[A-Z]+/, "")}\\b`));

    await pane.locator('[data-break][aria-expanded="true"]').press("n");
    await expect
      .poll(() => pane.locator('[data-break][aria-expanded="true"]').getAttribute("data-break"))
      .not.toBe(first);
    await pane.locator('[data-break][aria-expanded="true"]').press("ArrowUp");
    await expect.poll(() => pane.locator('[data-break][aria-expanded="true"]').getAttribute("data-break")).toBe(first);
    expect(await seriousFaults(workbench, "pane")).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("brings the custodian's files in: chosen, dropped on the grid, and pasted as text", async () => {
    const { page, pane, faults } = await openWorkbench(site, language);
    const tabs = () => page.getByRole("tab").allInnerTexts();
    const before = (await tabs()).length;
    await pane
      .locator("input[type=file][multiple]")
      .setInputFiles("tests/fixtures/swift/securities/mt536-two-trades.fin");
    await pane.getByText("PTF-00042").first().waitFor();
    expect(await tabs()).toHaveLength(before + 1);
    expect((await pane.locator("main").innerText()).replace(/\s/g, " ")).toContain("FR0000131104");

    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(["%PDF-1.7"], "statement.pdf"));
      return data;
    });
    await page.dispatchEvent("body", "drop", { dataTransfer: dropped });
    await pane.getByText("statement.pdf").first().waitFor();

    await pane.getByRole("button", { name: words.paste }).click();
    await pane.getByRole("textbox", { name: words.pasteLabel }).fill(CASH);
    await pane.getByRole("button", { name: words.bringIn, exact: true }).click();
    await expect.poll(async () => (await tabs()).length).toBe(before + 2);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("needs no horizontal scrolling in a pane of 320 pixels", async () => {
    const workbench = await openWorkbench(site, language);
    const { page, pane } = workbench;
    const separator = page.getByRole("separator");
    for (let step = 0; step < 5; step += 1) await separator.press("ArrowRight");
    expect(await pane.evaluate(() => innerWidth)).toBe(320);
    const isTooWide = () =>
      pane.evaluate(() =>
        [document.documentElement, document.querySelector("main")!].some((part) => part.scrollWidth > part.clientWidth),
      );
    await pane.locator("section").first().getByRole("button").click();
    expect(await isTooWide()).toBe(false);
    await reconcile(workbench, language);
    await pane.getByRole("button", { name: words.proof }).click();
    await pane.getByRole("button", { name: words.next }).click();
    await pane.locator('[data-break][aria-expanded="true"]').waitFor();
    expect(await isTooWide()).toBe(false);
    await page.context().close();
  });
});

test("a cell that is corrected makes the results out of date, and a new run takes it in", async () => {
  const workbench = await openWorkbench(site, "en");
  const { page, pane } = workbench;
  await reconcile(workbench, "en");
  await page.getByRole("tab", { name: "Opérations" }).click();
  const grid = page.getByRole("grid");
  await grid.press("Control+Home");
  await grid.press("ArrowDown");
  await grid.press("F2");
  await page.keyboard.type(" (corrected)");
  await page.keyboard.press("Enter");
  await grid.press("ArrowUp");
  expect(await page.getByLabel("Formula or value").inputValue()).toContain("(corrected)");
  await pane.getByText("The workbook has changed since this run.").waitFor();
  await pane.locator(".fui-MessageBar").getByRole("button", { name: "Reconcile again" }).click();
  await pane.getByText("The workbook has changed since this run.").waitFor({ state: "detached" });
  await pane.getByRole("tablist").waitFor();
  await page.context().close();
});

test("typing is given up with Escape", async () => {
  const { page } = await openWorkbench(site, "en");
  const grid = page.getByRole("grid");
  await grid.press("Control+Home");
  const before = await page.getByLabel("Formula or value").inputValue();
  await grid.press("x");
  await page.keyboard.press("Escape");
  expect(await page.getByLabel("Formula or value").inputValue()).toBe(before);
  await page.context().close();
});

test("the marks are saved with the workbook, and are gone once removed", async () => {
  const workbench = await openWorkbench(site, "en");
  const { page, pane } = workbench;
  const sheets = () => page.getByRole("tablist").getByRole("tab").allInnerTexts();
  const before = await sheets();
  await reconcile(workbench, "en");
  expect((await sheets()).length).toBeGreaterThan(before.length);

  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save a copy" }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe("sample.reconciled.xlsx");
  const saved = await openEmbeddedExcel(new Uint8Array(await readFile(await download.path())));
  expect(saved.workbook.sheets.filter(({ visibility }) => visibility === "Visible").map(({ name }) => name)).toEqual(
    await sheets(),
  );

  await pane.getByRole("button", { name: "More actions" }).click();
  await pane.getByRole("menuitem", { name: "Remove marks" }).click();
  await pane.getByRole("dialog").getByRole("button", { name: "Remove marks" }).click();
  await pane.getByText("The marks are removed.").waitFor();
  expect(await sheets()).toEqual(before);
  await page.context().close();
});

test("a file that is no workbook is refused with the remedy, and the next one opens", async () => {
  const workbench = await openWorkbench(site, "en");
  const { page } = workbench;
  const file = { name: "notes.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("not a workbook") };
  await page.setInputFiles("input[type=file]", file);
  await page.getByRole("alert").getByText("notes.xlsx cannot be opened").waitFor();
  expect(await page.getByRole("alert").innerText()).toContain("Open an .xlsx or .xlsm file");
  expect(await seriousFaults(workbench, "page")).toEqual([]);

  const empty = await openEmbeddedExcel(null);
  await page.setInputFiles("input[type=file]", { ...file, name: "empty.xlsx", buffer: Buffer.from(empty.save()) });
  const pane = page.frameLocator("iframe");
  await pane.getByText("Nothing to reconcile yet").waitFor();
  expect(await seriousFaults(workbench, "page")).toEqual([]);
  await page.context().close();
});

test("a run can be cancelled, and the sheets are there again", async () => {
  const workbench = await openWorkbench(site, "en");
  const { page, pane } = workbench;
  // The worker is kept from starting, so that there is time to cancel.
  await page.route("**/worker.js", () => undefined);
  await pane.getByRole("button", { name: "Reconcile" }).click();
  await pane.getByRole("button", { name: "Cancel" }).click();
  await pane.getByText("What was found").waitFor();
  expect(await page.getByRole("tablist").getByRole("tab").count()).toBe(3);
  await page.context().close();
});
