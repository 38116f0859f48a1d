import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { faults } from "./faults.ts";
import { SIZES } from "./visit.ts";

/** Where pictures are kept for somebody to look at; not set: none are taken. */
const PICTURES = process.env["PICTURES"];

/**
 * Looks at something that stands open on a page, in both languages, on a desk and a phone, light and dark; the page is read anew for each language.
 * @param name of the pictures
 * @param open brings it up on a fresh page
 */
export async function looked(page: Page, name: string, open: () => Promise<Locator>): Promise<void> {
  for (const language of ["en", "vi"] as const) {
    await page.evaluate((chosen) => localStorage.setItem("dau-moi.language", chosen), language);
    await page.setViewportSize(SIZES.desk);
    await page.reload();
    const opened = await open();
    for (const size of ["desk", "phone"] as const) {
      expect({ name, language, size, faults: await faults(page, language, size) }).toEqual({ name, language, size, faults: [] });
      await opened.scrollIntoViewIfNeeded();
      for (const colorScheme of ["light", "dark"] as const) await pictured(page, `${name}-${language}-${size}-${colorScheme}`, colorScheme);
    }
  }
  await page.setViewportSize(SIZES.desk);
}

async function pictured(page: Page, name: string, colorScheme: "light" | "dark"): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: "disabled" });
}
