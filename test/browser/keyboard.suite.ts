import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { by, listTotal, live, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 60_000;
/** Nobody presses Tab more often than this to reach what he came for. */
const MOST_TABS = 30;

describe.concurrent("without a mouse", () => {
  test("with the keyboard alone one signs in, reaches the overdue number, opens its list, and a case", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: null }, async ({ page }) => {
      await page.goto("/");
      await by(page, "sample-lanhdao").waitFor();
      await tabTo(page, '[data-testid="sample-lanhdao"]');
      await page.keyboard.press("Enter");
      await live(page);
      await tabTo(page, 'a:has([data-testid="board-overdue"])');
      await page.keyboard.press("Enter");
      expect(await listTotal(page)).toBeGreaterThan(0);
      await by(page, "case-row").first().waitFor();
      await tabTo(page, '[data-testid="case-row"] a');
      await page.keyboard.press("Enter");
      await by(page, "case").waitFor();
      await tabTo(page, "summary");
      await tabTo(page, 'a:has-text("Quay lại")', "Shift+Tab");
      await page.keyboard.press("Enter");
      expect(await listTotal(page)).toBeGreaterThan(0);
    }),
  );

  test("the first Tab offers the way past the header, and it works", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await page.goto("/tong-quan");
      await live(page);
      await page.keyboard.press("Tab");
      const skip = page.getByRole("link", { name: "Đến nội dung chính" });
      expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
      await soon("it can be seen", () => skip.evaluate((link) => link.getBoundingClientRect().top >= 0), 2_000);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
    }),
  );

  test("a filter is opened, chosen and left with the keyboard, and the focus comes back to it", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await page.goto("/phan-anh");
      await listTotal(page);
      await tabTo(page, 'button:has-text("Lĩnh vực")');
      await page.keyboard.press("Enter");
      await page.getByRole("checkbox", { name: "Y tế" }).waitFor();
      await tabTo(page, 'input[type="checkbox"]');
      await page.keyboard.press("Space");
      await page.getByRole("button", { name: /^Bỏ điều kiện/ }).waitFor();
      expect(new URL(page.url()).searchParams.get("field")).not.toBeNull();
      await page.keyboard.press("Escape");
      await soon("the focus is back", () => page.evaluate(() => document.activeElement?.textContent?.includes("Lĩnh vực") === true), 5_000);
    }),
  );
});

/**
 * Presses Tab until what is looked for has the focus; each stop on the way can be seen.
 * @throws it is not reached, or the focus cannot be seen somewhere
 */
async function tabTo(page: Page, selector: string, key = "Tab"): Promise<void> {
  const stops: string[] = [];
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press(key);
    const stop = await focused(page, selector);
    stops.push(stop.name);
    expect({ focused: stop.name, visible: stop.visible }).toEqual({ focused: stop.name, visible: true });
    if (stop.found) return;
  }
  throw new Error(`${selector} is not reached within ${MOST_TABS} tabs: ${stops.join(" → ")}`);
}

async function focused(page: Page, selector: string): Promise<{ name: string; found: boolean; visible: boolean }> {
  const found = await page.locator(selector).evaluateAll((all) => all.some((one) => one === document.activeElement));
  const seen = await page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    // A hidden input shows its focus on the label or track beside it, a tile on what it spreads over itself.
    const beside = element instanceof HTMLInputElement ? element.nextElementSibling : null;
    const shown = [element, ...(beside === null ? [] : [beside])].flatMap((one) => [getComputedStyle(one), getComputedStyle(one, "::after")]);
    const isMarked = shown.some(
      ({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== "none",
    );
    return {
      name: element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 40) ?? element.tagName,
      visible: element !== document.body && isMarked,
    };
  });
  return { ...seen, found };
}
