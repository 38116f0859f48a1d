import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { expectNoFaults } from "./kit/faults.ts";
import { takenPeriod } from "./kit/scores.ts";
import { by } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 90_000;

const told = async (page: Page, testId: string): Promise<number> => Number(await by(page, testId).getAttribute("data-value"));

describe.concurrent("scores", () => {
  test(
    "lead from a unit's place to its card, to the lines behind a number, to a case; counted again they are the same",
    { timeout: LIMIT },
    async ({ task }) => {
      const id = await takenPeriod();
      await visiting(task, { as: "lanhdao" }, async ({ page }) => {
        await page.goto("/diem");
        await by(page, "score-period").locator("a").first().click();
        await by(page, "recompute").click();
        await page.getByText(/trùng từng ký tự/).waitFor();
        await expectNoFaults(page);
        await by(page, "score-SXD").locator("a").click();
        await by(page, "score-card").waitFor();
        await expectNoFaults(page);
        const said = await by(page, "lines-U1").innerText();
        await by(page, "lines-U1").click();
        await by(page, "score-lines").waitFor({ state: "attached" });
        expect(`${await told(page, "score-lines")} dòng`).toBe(said);
        await expectNoFaults(page);
        await by(page, "score-line").first().locator("a").first().click();
        await page.waitForURL(/\/phan-anh\/\d+/);
      });
      await visiting(task, { as: "giamdoc.sxd", size: "phone" }, async ({ page }) => {
        await page.goto(`/diem/${id}`);
        await by(page, "score-SXD").waitFor();
        expect(await by(page, "score-SYT").count()).toBe(0);
        await by(page, "score-SXD").locator("a").click();
        await by(page, "dispute-score").click();
        await by(page, "dispute-form").locator("textarea").fill("Hai hồ sơ đã được gia hạn");
        await by(page, "dispute-form").locator("button[type=submit]").click();
        await page.getByText("Hai hồ sơ đã được gia hạn").waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      });
    },
  );
});
