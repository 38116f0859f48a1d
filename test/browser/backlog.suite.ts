import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { by, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 60_000;

describe.concurrent("the queue of the backlog", () => {
  test("every number beside a choice is the length of its list", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "chanhvp" }, async ({ page }) => {
      await openQueue(page);
      const chips = ["severity-SEVERE", "class-B1", "age-0"];
      const all = (): Promise<number[]> => Promise.all(chips.map((chip) => told(by(page, `chip-${chip}`))));
      const unfiltered = await all();
      expect(Math.min(...unfiltered)).toBeGreaterThan(0);
      for (const [nth, chip] of chips.entries()) {
        await by(page, `chip-${chip}`).click();
        await page.waitForFunction(
          (said) => document.querySelector<HTMLElement>('[data-testid="queue-total"]')?.dataset["value"] === String(said),
          unfiltered[nth],
        );
        await by(page, `chip-${chip}`).click();
        await soon("taken away, the numbers are as they were", async () => (await all()).join() === unfiltered.join(), 30_000);
      }
    }),
  );

  test("by the keyboard alone: move, select, remind as one job, correct a class; the focus is never lost", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "chanhvp" }, async ({ page }) => {
      await openQueue(page);
      for (const key of ["j", "x", "j", "x"]) await page.keyboard.press(key);
      await by(page, "bulk-bar").getByText("Đã chọn 2 hồ sơ").waitFor();
      await page.keyboard.press("n");
      await by(page, "bulk-form").waitFor();
      await by(page, "bulk-look").press("Enter");
      await by(page, "bulk-facts").waitFor();
      await by(page, "bulk-reason").fill("Nhắc xử lý hồ sơ tồn đọng");
      await by(page, "bulk-start").press("Enter");
      await by(page, "bulk-form").waitFor({ state: "detached" });
      expect(await atHand(page)).toBe("grid");
      await by(page, "jobs").press("Enter");
      await page.locator('[data-testid="job"][data-state="DONE"]').first().waitFor();
      await page.keyboard.press("Escape");
      expect(await atHand(page)).toBe("grid");
      await page.reload(); // the job is the hub's, not the page's
      await by(page, "queue-row").first().waitFor();
      await by(page, "jobs").press("Enter");
      await page.locator('[data-testid="job"][data-state="DONE"]').first().waitFor();
      await page.keyboard.press("Escape");
      await page.keyboard.press("c");
      await by(page, "correct-form").waitFor();
      const other = page.locator('[data-testid="correct-form"] input[type=radio]:not(:checked)').last();
      await other.focus();
      await page.keyboard.press("Space");
      await by(page, "correct-reason").fill("Đã xem lại hồ sơ giấy");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.getByText("đã chuyển sang nhóm").waitFor();
      expect(await atHand(page)).toBe("grid");
      await page.keyboard.press("?");
      await by(page, "key-sheet").waitFor();
    }),
  );

  test("a selection stays while one scrolls, and while all that match are taken", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "chanhvp", size: "phone" }, async ({ page }) => {
      await openQueue(page);
      await page.locator('[data-testid="queue-row"] input[type=checkbox]').first().check();
      const total = await told(by(page, "queue-total"));
      await page.mouse.wheel(0, 6_000);
      await by(page, "bulk-bar").getByText("Đã chọn 1 hồ sơ").waitFor();
      await by(page, "select-all").click();
      await by(page, "bulk-bar")
        .getByText(`Đã chọn tất cả ${total.toLocaleString("vi-VN")} hồ sơ`)
        .waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }),
  );

  test("the file has as many rows as the queue says", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "chanhvp" }, async ({ page }) => {
      await openQueue(page);
      await by(page, "chip-class-B1").click();
      await page.waitForURL(/backlogClass=B1/);
      const n = await told(by(page, "chip-class-B1"));
      await page.waitForFunction((said) => document.querySelector<HTMLElement>('[data-testid="queue-total"]')?.dataset["value"] === String(said), n);
      const [file] = await Promise.all([page.waitForEvent("download"), by(page, "export-csv").click()]);
      expect(file.suggestedFilename()).toContain(`${n}-dong.csv`);
    }),
  );
});

async function openQueue(page: Page): Promise<void> {
  await page.goto("/ton-dong");
  await by(page, "queue-row").first().waitFor();
  await page.locator('[data-testid="chip-class-B1"][data-value]').waitFor();
}

const atHand = (page: Page): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute("role") ?? null);
const told = async (place: Locator): Promise<number> => Number(await place.getAttribute("data-value"));
