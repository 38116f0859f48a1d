import type { Locator, Page } from "playwright-core";
import { soon } from "./seen.ts";

/** Nobody presses Tab more often than this to reach what he came for. */
const MOST_TABS = 30;

/**
 * Presses Tab until what is looked for has the focus; each stop on the way can be seen.
 * @throws it is not reached, or the focus cannot be seen somewhere
 */
export async function tabTo(page: Page, place: Locator, { key = "Tab", most = MOST_TABS }: { key?: "Tab" | "Shift+Tab"; most?: number } = {}): Promise<void> {
  const stops: string[] = [];
  for (let tabs = 0; tabs < most; tabs += 1) {
    await page.keyboard.press(key);
    const stop = await focused(page, place);
    stops.push(stop.name);
    await soon(`the focus can be seen at ${stop.name}`, async () => (await focused(page, place)).visible, 2_000);
    if (stop.found) return;
  }
  throw new Error(`${String(place)} is not reached within ${most} tabs: ${stops.join(" → ")}`);
}

/** Whether the place, or one of the places, has the focus. */
export const hasFocus = (place: Locator): Promise<boolean> => place.evaluateAll((all) => all.some((one) => one === document.activeElement));

async function focused(page: Page, place: Locator): Promise<{ name: string; found: boolean; visible: boolean }> {
  const found = await hasFocus(place);
  const seen = await page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    // A hidden input shows its focus on the label or track beside it, a tile on what it spreads over itself.
    const beside = element instanceof HTMLInputElement ? element.nextElementSibling : null;
    const shown = [element, ...(beside === null ? [] : [beside])].flatMap((one) => [getComputedStyle(one), getComputedStyle(one, "::after")]);
    const isMarked = shown.some(
      ({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== "none",
    );
    // Of a queue the row at hand is marked, of a field its border takes the colour that stands for the focus.
    const row = element.getAttribute("role") === "grid" ? element.querySelector("[data-current]") : null;
    const isMarkedInside = row !== null && getComputedStyle(row).outlineStyle !== "none";
    const probe = document.createElement("i");
    probe.style.color = "var(--input-bd-focus, transparent)";
    if (element.matches("input, textarea, select")) element.parentElement?.append(probe);
    const isMarkedField = probe.isConnected && getComputedStyle(probe).color === getComputedStyle(element).borderTopColor;
    probe.remove();
    return {
      name: element.getAttribute("aria-label") ?? (element.textContent?.trim().slice(0, 40) || element.getAttribute("name") || element.tagName),
      visible: element !== document.body && (isMarked || isMarkedInside || isMarkedField),
    };
  });
  return { ...seen, found };
}
