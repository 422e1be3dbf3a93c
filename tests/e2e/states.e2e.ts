import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { build } from "esbuild";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHROMIUM } from "./workbench";

/** The pane alone on a workbook that is made up, in each state it can be in, under the policy of the page that Excel loads. */
let browser: Browser;
let script: string;
let html: string;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "concordance-"));
  const outfile = join(folder, "taskpane.js");
  await build({
    entryPoints: ["tests/dev/pane.tsx"],
    outfile,
    bundle: true,
    format: "esm",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  script = readFileSync(outfile, "utf8");
  html = readFileSync("src/taskpane/taskpane.html", "utf8").replace(/<script src="https:[^>]*><\/script>/, "");
  browser = await chromium.launch(CHROMIUM);
});
afterAll(() => browser.close());

async function open(query: string): Promise<{ page: Page; faults: string[] }> {
  const page = await (await browser.newContext({ viewport: { width: 320, height: 800 } })).newPage();
  const faults: string[] = [];
  page.on("console", (message) => (message.type() === "error" ? faults.push(message.text()) : undefined));
  page.on("pageerror", (error) => faults.push(error.message));
  await page.route("**/*", (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/taskpane.js") return route.fulfill({ contentType: "text/javascript", body: script });
    return pathname === "/pane"
      ? route.fulfill({ contentType: "text/html", body: html })
      : route.fulfill({ status: 204, body: "" });
  });
  await page.goto(`http://localhost/pane?${query}`);
  await page.locator("h2").first().waitFor();
  return { page, faults };
}

test.each([
  ["the sheets as recognised", "state=ready", "What was found"],
  ["nothing to reconcile", "state=empty&lang=fr", "Rien à rapprocher pour l'instant"],
  ["a run under way", "state=running", "Reconciliation in progress"],
  ["a refusal", "state=refused&lang=fr", "Impossible de rapprocher en l'état"],
  ["a failure", "state=failed", "The reconciliation stopped"],
  ["nothing but agreement", "state=none&lang=fr", "361 rapprochements conformes"],
  ["twenty thousand breaks", "state=many", "361 agreements"],
  ["matching rules that were tried", "state=rules&lang=fr", "Règles de rapprochement"],
  ["matches that wait for a decision", "state=deciding", "361 agreements"],
  ["a file that is being read", "state=importing&lang=fr", "Import en cours"],
  ["files that came in, and one that did not", "state=imported", "Bring in a statement"],
])("%s reads well in both lights, fits 320 pixels, and keeps to the page's policy", async (_name, query, heading) => {
  for (const background of ["%23ffffff", "%23202020"]) {
    const { page, faults } = await open(`${query}&background=${background}`);
    await page.getByRole("heading", { name: heading }).waitFor();
    const { violations } = await new AxeBuilder({ page }).exclude("[data-tabster-dummy]").analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""} ${nodes[0]?.failureSummary ?? ""}`)).toEqual(
      [],
    );
    expect(await page.evaluate(() => document.querySelector("main")!.scrollWidth <= 320)).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  }
});

test("of twenty thousand breaks only those in view are drawn, and a search finds any of them", async () => {
  const { page } = await open("state=many");
  await page.locator("[data-break]").first().waitFor();
  expect(await page.locator("[data-break]").count()).toBeLessThan(60);
  await page.getByRole("searchbox").fill("T2025-19999");
  await page.keyboard.press("Tab");
  await page.locator("[data-break]").first().click();
  await expect.poll(() => page.locator('[data-break][aria-expanded="true"]').count()).toBe(1);
  expect(await page.locator("[data-break]").count()).toBe(1);
  await page.context().close();
});

test("what differs is marked by a sign and words, not by colour alone", async () => {
  const { page } = await open("state=done");
  await page.getByLabel("Type of break").selectOption("quantity");
  await page.keyboard.press("Tab");
  await page.locator("[data-break]").first().click();
  const row = page.getByRole("row", { name: /differs Net amount/ });
  expect(await row.innerText()).toMatch(/≠[\s\S]*1,234,567\.89[\s\S]*1,234,580\.39[\s\S]*Difference -12\.5/);
  await page.context().close();
});

test.each(["%23ffffff", "%23202020"])(
  "two rows are asked why they are not matched, by the keyboard (%s)",
  async (light) => {
    const { page, faults } = await open(`state=done&background=${light}`);
    await page.locator("[data-break]").first().click();
    await page.getByRole("button", { name: "Why not these?" }).press("Enter");
    await page.getByLabel("Row on our side").fill("12");
    await page.getByLabel("Row on the statement side").fill("'Relevé CACEIS'!31, 32");
    await page.keyboard.press("Enter");
    await page.getByText("Not matched with one another.").waitFor();
    expect(await page.getByRole("table", { name: "Field by field" }).innerText()).toMatch(
      /2,540[\s\S]*2,545\.5[\s\S]*Differs/,
    );
    await page.getByText("They do not bear the same reference.").waitFor();
    const { violations } = await new AxeBuilder({ page }).exclude("[data-tabster-dummy]").analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
    expect(await page.evaluate(() => document.querySelector("main")!.scrollWidth <= 320)).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  },
);
