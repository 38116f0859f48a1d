import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { SIZES } from "./visit.ts";
import type { Size } from "./visit.ts";
import { foreignTexts } from "./words.ts";
import type { Language } from "./words.ts";

/** What is wrong on the page at a size, in light and dark. Only colours differ between these two. */
export async function faults(page: Page, language: Language, size: Size): Promise<string[]> {
  await page.setViewportSize(SIZES[size]);
  await paint(page, "light");
  const light = await barriers(page);
  const words = (await foreignTexts(page, language)).map((text) => `not ${language}: "${text}"`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await paint(page, "dark");
  const dark = await barriers(page, "color-contrast");
  return [...light, ...dark.map((barrier) => `dark: ${barrier}`), ...words, ...(wide > 0 ? [`scrolls sideways by ${wide} px`] : [])];
}

/** Turns the page light or dark, to the end: colours under way are nobody's to read. */
async function paint(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  });
}

/** What keeps somebody out, as axe tells it. @param rule this one alone */
async function barriers(page: Page, rule?: string): Promise<string[]> {
  const isThere = await page.evaluate(() => "axe" in globalThis);
  const { violations } = await new AxeBuilder(isThere ? { page, axeSource: "/* there already */" } : { page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"], ...(rule === undefined ? {} : { runOnly: { type: "rule", values: [rule] } }) })
    .analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return grave.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes
        .slice(0, 3)
        .map(({ target }) => target.join(" "))
        .join(", ")}`,
  );
}

/** None at any size; the page is then as large as it was. */
export async function expectNoFaults(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const size of Object.keys(SIZES) as Size[]) expect({ size, faults: await faults(page, "vi", size) }).toEqual({ size, faults: [] });
  if (before !== null) await page.setViewportSize(before);
}
