import { describe, expect, test } from "vitest";
import { tabTo } from "./kit/keyboard.ts";
import { by, listTotal, live, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 60_000;

describe.concurrent("without a mouse", () => {
  test("with the keyboard alone one signs in, reaches the overdue number, opens its list, and a case", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: null }, async ({ page }) => {
      await page.goto("/");
      await by(page, "sample-lanhdao").waitFor();
      await tabTo(page, page.locator('[data-testid="sample-lanhdao"]'));
      await page.keyboard.press("Enter");
      await live(page);
      await tabTo(page, page.locator('a:has([data-testid="board-overdue"])'));
      await page.keyboard.press("Enter");
      expect(await listTotal(page)).toBeGreaterThan(0);
      await by(page, "case-row").first().waitFor();
      await tabTo(page, page.locator('[data-testid="case-row"] a'));
      await page.keyboard.press("Enter");
      await by(page, "case").waitFor();
      await tabTo(page, page.locator("summary"));
      await tabTo(page, page.locator('a:has-text("Quay lại")'), { key: "Shift+Tab" });
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
      await tabTo(page, page.locator('button:has-text("Lĩnh vực")'));
      await page.keyboard.press("Enter");
      await page.getByRole("checkbox", { name: "Y tế" }).waitFor();
      await tabTo(page, page.locator('input[type="checkbox"]'));
      await page.keyboard.press("Space");
      await page.getByRole("button", { name: /^Bỏ điều kiện/ }).waitFor();
      expect(new URL(page.url()).searchParams.get("field")).not.toBeNull();
      await page.keyboard.press("Escape");
      await soon("the focus is back", () => page.evaluate(() => document.activeElement?.textContent?.includes("Lĩnh vực") === true), 5_000);
    }),
  );
});
