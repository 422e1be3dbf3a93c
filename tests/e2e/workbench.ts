import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Browser, type Frame, type Page } from "playwright-core";
import { buildSite } from "../../scripts/build.mjs";
import { answerFromDist } from "../../scripts/serve.mjs";

export const CHROMIUM = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** The built site, served to a browser. */
export interface Site {
  readonly browser: Browser;
  readonly server: Server;
  readonly address: string;
}

export async function openSite(): Promise<Site> {
  await buildSite();
  const server = createServer(answerFromDist);
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  return { browser: await chromium.launch(CHROMIUM), server, address: `http://localhost:${port}` };
}

export async function closeSite({ browser, server }: Site): Promise<void> {
  await browser.close();
  server.close();
}

/** The workbench on its sample, and what went wrong on the page meanwhile. */
export interface Workbench {
  readonly page: Page;
  readonly pane: Frame;
  /** Console errors, refused content and requests to elsewhere. */
  readonly faults: string[];
}

export async function openWorkbench(
  site: Site,
  language: "en" | "fr",
  size = { width: 1360, height: 820 },
): Promise<Workbench> {
  const context = await site.browser.newContext({ viewport: size, acceptDownloads: true });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(site.address) && !url.startsWith("blob:") && !url.startsWith("data:"))
      faults.push(`request to ${url}`);
  });
  await page.goto(`${site.address}/workbench.html?lang=${language}`);
  return { page, pane: await paneOf(page), faults };
}

/** The task pane's frame, once it shows what it found. */
export async function paneOf(page: Page): Promise<Frame> {
  const handle = await page.waitForSelector("iframe");
  const frame = await handle.contentFrame();
  if (!frame) throw new Error("the task pane has no frame");
  await frame.waitForSelector("footer button");
  return frame;
}

export const WORDS = {
  en: {
    reconcile: "Reconcile",
    next: "Next break",
    previous: "Previous break",
    proof: "accounted for",
    paste: "Paste text",
    pasteLabel: "Text of the statement",
    bringIn: "Bring in",
  },
  fr: {
    reconcile: "Rapprocher",
    next: "Écart suivant",
    previous: "Écart précédent",
    proof: "toutes justifiées",
    paste: "Coller un texte",
    pasteLabel: "Texte du relevé",
    bringIn: "Importer",
  },
} as const;

/** Runs the reconciliation and waits for its results. */
export async function reconcile({ pane }: Workbench, language: "en" | "fr"): Promise<void> {
  await pane.getByRole("button", { name: WORDS[language].reconcile }).click();
  await pane.getByRole("tablist").waitFor({ timeout: 60_000 });
}

/** What axe finds serious or critical, in the pane or on the page with the pane in it. Fluent's focus guards are hidden from
 *  readers by design. */
export async function seriousFaults({ page }: Workbench, where: "pane" | "page"): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (where === "pane") axe.include(["iframe", "#root"]);
  const { violations } = await axe
    .exclude("[data-tabster-dummy]")
    .exclude(["iframe", "[data-tabster-dummy]"])
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary ?? ""}`).join("; ")}`,
    );
}

/** The address in the formula bar and the sheet in view. */
export async function whereabouts({ page }: Workbench): Promise<{ address: string; sheet: string }> {
  return {
    address: await page.getByTestId("address").innerText(),
    sheet: await page.locator('[role="tab"][aria-selected="true"]').innerText(),
  };
}
