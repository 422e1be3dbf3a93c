/** `npm run icons`: draws the PNG files in assets/ from the SVG files beside them, with Chromium, at every size that Office asks
 *  for. The add-in's own icon is drawn for its store page too. */
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { inRoot } from "./paths.mjs";

const RIBBON_SIZES = [16, 20, 24, 32, 40, 48, 64, 80];
const DRAWINGS = [
  { name: "icon", sizes: [...RIBBON_SIZES, 128] },
  ...["run", "previous", "next", "remove"].map((name) => ({ name, sizes: RIBBON_SIZES })),
];

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const { name, sizes } of DRAWINGS) {
  const drawing = readFileSync(inRoot("assets", `${name}.svg`), "utf8");
  for (const size of sizes) {
    const style = `body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }`;
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>${style}</style>${drawing}`);
    writeFileSync(inRoot("assets", `${name}-${size}.png`), await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
