import { afterAll, beforeAll, expect, test } from "vitest";
import { closeSite, openSite, openWorkbench, paneOf, reconcile, seriousFaults, type Site } from "./workbench";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => closeSite(site));

test("an accountant opens the month to close, sees what is open, and cannot seal it unsigned", async () => {
  const { page, faults } = await openWorkbench(site, "fr");
  await page.locator("input[type=file]").first().setInputFiles("samples/close.xlsx");
  await page.getByRole("tab", { name: "Grand livre" }).waitFor();
  const workbench = { page, pane: await paneOf(page), faults };
  const policy = workbench.pane.getByRole("button", { name: "Règles comptables" });
  await policy.click();
  const limit = workbench.pane.getByLabel("Passer en résultat les écarts de règlement jusqu'à");
  expect(await limit.inputValue()).toBe("0,05");
  await limit.fill("beaucoup");
  expect(await limit.getAttribute("aria-invalid")).toBe("true");
  await limit.fill("0,10");
  await limit.press("Tab");
  expect(await seriousFaults(workbench, "pane")).toEqual([]);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/policy.png` });
  await reconcile(workbench, "fr");
  const { pane } = workbench;
  await pane.getByRole("tab", { name: /Clôture/ }).click();
  await pane.getByText("Clôture du 01/10/2026 au 31/10/2026").waitFor();
  expect(await pane.getByRole("list", { name: "Points ouverts" }).getByRole("listitem").count()).toBeGreaterThan(10);
  await pane.getByLabel("Scellé par").fill("Claire");
  expect(await pane.getByRole("button", { name: "Sceller le mois" }).isDisabled()).toBe(true);
  expect(await seriousFaults(workbench, "pane")).toEqual([]);
  await pane.getByRole("button", { name: "Relire les signatures et vérifier" }).click();
  await pane.getByText("Clôture du 01/10/2026 au 31/10/2026").waitFor();
  expect(faults).toEqual([]);
  if (process.env.SHOTS) {
    await page.screenshot({ path: `${process.env.SHOTS}/close-pane.png` });
    for (const name of ["Clôture", "Contrôles", "Balance", "Corrections"]) {
      await page.getByRole("tab", { name, exact: true }).first().click();
      await page.waitForTimeout(700);
      await page.screenshot({ path: `${process.env.SHOTS}/close-${name}.png` });
    }
  }
  await page.context().close();
});
