import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { dayFromNow } from "./kit/days.ts";
import { does } from "./kit/does.ts";
import { faults } from "./kit/faults.ts";
import { by, listTotal } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 110_000;

/** Writes an inspection of the Department of Construction down and opens it. @returns its address */
async function opened(page: Page, basis: string): Promise<string> {
  await page.goto("/kiem-tra");
  await does(page, "prepare-inspection", {
    unit: "SXD",
    fromDay: dayFromNow(-40),
    toDay: dayFromNow(0),
    team: "Lê Văn Thịnh\nTrần Thị Mẫu",
    legalBasis: basis,
  });
  const row = by(page, "inspection").filter({ hasText: basis });
  await row.getByRole("link").click();
  await by(page, "open-inspection").waitFor();
  await does(page, "open-inspection", { words: "Công bố quyết định kiểm tra" });
  await by(page, "item-TIME_LIMITS").waitFor();
  return page.url();
}

async function shownNumber(page: Page, name: string): Promise<number> {
  return Number(await by(page, `figure-${name}`).getAttribute("data-value"));
}

describe.concurrent("an inspector", () => {
  test("goes through a whole inspection, whose every number opens its list, and concludes it", { timeout: LIMIT }, async ({ task }) => {
    await visiting(task, { as: "thanhtra" }, async ({ page }) => {
      const address = await opened(page, `Quyết định ${Date.now() % 10_000}/QĐ-SNV`);
      for (const name of ["HANDLED", "HANDLED_LATE", "RECEIVED", "CLOSING", "OPEN_OVERDUE", "BACKLOG_B1", "BACKLOG_B3"]) {
        const n = await shownNumber(page, name);
        await by(page, `figure-${name}`).getByRole("link").click();
        expect([name, await listTotal(page)]).toEqual([name, n]);
        await page.goto(address);
        await by(page, "item-TIME_LIMITS").waitFor();
      }
      const source = by(page, "reconcile").locator("section").first();
      await source.waitFor();
      expect(await source.getAttribute("data-telling")).toBe("NEVER_COMPARED");
      expect(await source.innerText()).toContain("không có số liệu");
      await does(page, "draw-sample", { OPEN: "2" });
      await by(page, "sample-case").nth(1).waitFor();
      expect(await by(page, "drawn-sample").getAttribute("data-alike")).toBe("true");
      await does(page, "judge-1", { verdict: "IN_ORDER", words: "Hồ sơ đầy đủ" });
      await does(page, "judge-2", { verdict: "NOT_IN_ORDER", words: "Thiếu ảnh hiện trường" });
      await does(page, "raise-finding", { kind: "NO_EVIDENCE", words: "Thiếu minh chứng", workingDays: "5" });
      for (const code of ["ROSTER", "DIRECTORY", "TIME_LIMITS", "BACKLOG", "ACCURACY", "CONFIDENTIALITY", "REPORTS", "EVALUATION", "SANCTIONS"])
        await does(page, `answer-${code}`, { result: "IN_ORDER", words: "Đã đối chiếu" });
      await does(page, "conclude-inspection", { words: "Cơ bản thực hiện đúng" });
      await by(page, "conclusion").waitFor();
      expect(await by(page, "draw-sample").count()).toBe(0);
      const [download] = await Promise.all([page.waitForEvent("download"), by(page, "minutes").click()]);
      expect(download.suggestedFilename()).toMatch(/^bien-ban-kiem-tra-\d+\.docx$/);
      expect(await faults(page, "vi", "desk")).toEqual([]);
    });
  });

  test("is read by the head of the unit, who explains a finding, on a phone where nothing scrolls sideways", { timeout: LIMIT }, async ({ task }) => {
    let address = "";
    await visiting(task, { as: "thanhtra" }, async ({ page }) => {
      address = await opened(page, `Quyết định ${Date.now() % 10_000}/QĐ-KT`);
      await does(page, "raise-finding", { kind: "LATE", words: "Trả lời chậm", workingDays: "5" });
    });
    await visiting(task, { as: "giamdoc.sxd", size: "phone" }, async ({ page }) => {
      await page.goto(address);
      await does(page, "finding-step", { kind: "EXPLAINED", words: "Do nhân sự thay đổi", document: "15/BC-SXD" });
      await by(page, "finding").getByText("15/BC-SXD").waitFor();
      expect(await by(page, "conclude-inspection").count()).toBe(0);
      expect(await faults(page, "vi", "phone")).toEqual([]);
    });
  });

  test("writes a plan of the year, and takes a proof of the audit log away", { timeout: LIMIT }, async ({ task }) => {
    await visiting(task, { as: "thanhtra" }, async ({ page }) => {
      await page.goto("/kiem-tra");
      await by(page, "plan-inspections").click();
      const form = by(page, "plan-inspections-form");
      await form.locator("[name=legalBasis]").fill("Kế hoạch 5/KH-SNV");
      await form.locator("[name=contents]").fill("Thời hạn và minh chứng");
      await form.locator("[name=units][value=SYT]").check();
      await form.locator("button[type=submit]").click();
      await by(page, "plans").getByText("Kế hoạch 5/KH-SNV").first().waitFor();
      expect(await faults(page, "vi", "phone")).toEqual([]);
      await page.goto("/quan-tri/nhat-ky");
      await by(page, "audit-proof").click();
      await by(page, "audit-proof-form").locator("[name=to]").fill("2");
      const [download] = await Promise.all([page.waitForEvent("download"), by(page, "audit-proof-form").locator("button[type=submit]").click()]);
      expect(download.suggestedFilename()).toBe("chung-thuc-nhat-ky-access-1-2.json");
    });
  });

  test("sees unusual signs of units beside each other, each number with its list, in both languages", { timeout: LIMIT }, async ({ task }) => {
    await visiting(task, { as: "thanhtra" }, async ({ page }) => {
      await page.goto(`/kiem-tra/dau-hieu?from=${dayFromNow(-60)}&to=${dayFromNow(0)}`);
      const number = page.locator("[data-testid=signs] table a").first();
      await number.waitFor();
      const n = Number((await number.innerText()).replaceAll(/\D/g, ""));
      expect(await faults(page, "vi", "desk")).toEqual([]);
      await number.click();
      await by(page, "sign-rows").waitFor();
      expect(Number(await by(page, "sign-rows").getAttribute("data-value"))).toBe(n);
      expect(await by(page, "sign-rows").locator("> li").count()).toBe(Math.min(n, 50));
    });
  });
});
