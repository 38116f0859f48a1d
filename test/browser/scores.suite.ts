import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { expectNoFaults } from "./kit/faults.ts";
import { openedByMistake, takenBy, takenPeriod } from "./kit/scores.ts";
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
        await by(page, "score-period").locator(`a[href="/diem/${id}"]`).click();
        await by(page, "recompute").click();
        await page.getByText(/trùng từng ký tự/).waitFor();
        await expectNoFaults(page);
        const counted = await by(page, "lines-of-SXD").innerText();
        await by(page, "lines-of-SXD").click();
        await by(page, "score-lines").waitFor({ state: "attached" });
        expect(String(await told(page, "score-lines"))).toBe(counted.replaceAll(".", ""));
        await page.getByRole("heading", { name: /^U1\. Xử lý đúng hạn/ }).waitFor();
        await page.goBack();
        await by(page, "score-SXD").locator("th a").click();
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
        await by(page, "score-SXD").locator("th a").click();
        await by(page, "dispute-score").click();
        await by(page, "dispute-form").locator("textarea").fill("Hai hồ sơ đã được gia hạn");
        await by(page, "dispute-form").locator("button[type=submit]").click();
        await page.getByText("Hai hồ sơ đã được gia hạn").waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      });
    },
  );

  test(
    "are counted by what an editor gave a scheme besides: its faults stand at their fields, and a card tells apart what follows",
    { timeout: LIMIT },
    async ({ task }) => {
      const code = `THU-${randomUUID().slice(0, 8).toUpperCase()}`;
      await visiting(task, { as: "chanhvp" }, async ({ page }) => {
        await page.goto("/diem/bo-tieu-chi");
        await by(page, "score-scheme").filter({ hasText: "của đơn vị" }).getByTestId("copy-scheme").last().click();
        const field = (place: string) => page.locator(`[data-place="${place}"]`);
        await field("code").fill(code);
        await field("deductionCap").fill("9,5"); // as it is written in Vietnamese
        await field("indicators.0.params.extendedShare").fill("10");
        await field("indicators.2.params.wrongReturn").fill("1");
        await field("indicators.5.target").fill("30: 40; 90: 30");
        await field("indicators.7.params.hubReports").fill("1");
        await field("blockers.0.finding").selectOption("IDENTITY_LEAKED");
        await by(page, "propose-scheme").click();
        await page.locator('[data-testid="scheme-told"][data-faults="2"]').waitFor();
        expect(await field("indicators.2.params.wrongReturn").getAttribute("aria-invalid")).toBe("true");
        expect(await field("indicators.5.target").getAttribute("aria-invalid")).toBe("true");
        await expectNoFaults(page);
        await field("indicators.2.params.wrongReturn").fill("2");
        await field("indicators.5.target").fill("1: 40; 90: 80");
        await by(page, "propose-scheme").click();
        await by(page, "scheme-told").getByText("Đã đề xuất").waitFor();
      });
      const id = await takenBy(code);
      await visiting(task, { as: "lanhdao" }, async ({ page }) => {
        await page.goto(`/diem/${id}/SXD`);
        await by(page, "indicator-U6").getByText("Mục tiêu đến hết kỳ: 0,4000").waitFor();
        expect(await by(page, "indicator-U8").getAttribute("data-state")).toBe("NO_DATA"); // the hub is younger than what was due
        await expectNoFaults(page);
        const marked = by(page, "lines-U1EXTENDED");
        if ((await marked.count()) === 0) return; // nothing was extended in the sample's last month
        const said = await marked.innerText();
        await marked.click();
        await by(page, "score-lines").waitFor({ state: "attached" });
        expect(said).toBe(`có gia hạn: ${await told(page, "score-lines")}`);
        await expectNoFaults(page);
      });
    },
  );

  test(
    "of a period opened by mistake are called off with a reason that stays on its page; its days can be opened again",
    { timeout: LIMIT },
    async ({ task }) => {
      await takenPeriod();
      const id = await openedByMistake();
      await visiting(task, { as: "chanhvp", size: "phone" }, async ({ page }) => {
        await page.goto(`/diem/${id}`);
        await by(page, "call-off-period").click();
        const form = by(page, "call-off-form");
        await form.locator("textarea").fill("Mở nhầm tuần");
        await expectNoFaults(page);
        await form.locator("button[type=submit]").click();
        await page.locator('[data-testid="score-period-page"][data-state="CALLED_OFF"]').waitFor();
        await page.getByText(/Hủy lúc .*Lý do: Mở nhầm tuần/).waitFor();
        expect(await by(page, "call-off-period").count()).toBe(0);
        await expectNoFaults(page);
      });
      expect(await openedByMistake()).not.toBe(id);
    },
  );
});
