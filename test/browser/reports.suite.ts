import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { faults } from "./kit/faults.ts";
import { by, listTotal, numberIn } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 110_000;

/** Draws up the province's main report of this month by hand. @returns its address */
async function drawnUp(page: Page): Promise<string> {
  await page.goto("/bao-cao");
  await by(page, "new-report").click();
  const form = by(page, "report-form");
  await form.locator("select[name=unit]").selectOption("TINH");
  await by(page, "draft").click();
  await form.getByText(/Kỳ chưa kết thúc/).waitFor(); // there is nothing to cut off yet
  await form.locator("select[name=counted]").selectOption("LATEST");
  await by(page, "draft").click();
  await by(page, "report-page").waitFor();
  return page.url();
}

describe.concurrent("a report", () => {
  test("is drawn up and filed by hand, its numbers open lists of as many rows, and its code is found again", { timeout: LIMIT }, async ({ task }) => {
    await visiting(task, { as: "chanhvp" }, async ({ page }) => {
      const address = await drawnUp(page);
      const row = (await by(page, "report-table").locator("tr").count()) - 2;
      for (const column of ["received", "closing", "closingOverdue", "handledOnTime"]) {
        const cell = by(page, `cell-${row}-${column}`);
        const n = numberIn(await cell.innerText());
        await cell.locator("a").click();
        expect([column, await listTotal(page)]).toEqual([column, n]);
        await page.goto(address);
        await by(page, "report-page").waitFor();
      }
      expect(await faults(page, "vi", "desk")).toEqual([]);
      const told = await by(page, "verification").innerText();
      const files = by(page, "paper-pdf");
      const [download] = await Promise.all([page.waitForEvent("download"), files.click()]);
      expect(download.suggestedFilename()).toMatch(/^bao-cao_R1_TINH_.*\.pdf$/);
      await by(page, "submit-report").dblclick();
      await page.locator('[data-testid="report-page"][data-state="SUBMITTED"]').waitFor();
      await page.goto("/bao-cao");
      await by(page, "verify-form")
        .locator("input[name=code]")
        .fill(told.split(": ")[1] ?? "");
      await by(page, "verify-form").locator("button[type=submit]").click();
      await by(page, "verified").getByText("còn nguyên vẹn").waitFor();
      expect(await faults(page, "vi", "desk")).toEqual([]);
    });
  });

  test("is returned on a phone, where nothing scrolls sideways", { timeout: LIMIT }, async ({ task }) => {
    let address = "";
    await visiting(task, { as: "chanhvp" }, async ({ page }) => {
      address = await drawnUp(page);
      await by(page, "submit-report").click();
      await page.locator('[data-testid="report-page"][data-state="SUBMITTED"]').waitFor();
    });
    await visiting(task, { as: "lanhdao", size: "phone" }, async ({ page }) => {
      const narrow = async (): Promise<void> => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await page.goto("/bao-cao?state=SUBMITTED");
      await by(page, "report").first().waitFor();
      await narrow();
      await page.goto(address);
      await by(page, "report-page").waitFor();
      await narrow();
      await by(page, "return-report").click();
      await by(page, "settle-form").locator("textarea").fill("Thiếu thuyết minh");
      await by(page, "settle-form").locator("button[type=submit]").click();
      await page.locator('[data-testid="report-page"][data-state="RETURNED"]').waitFor();
      expect(await by(page, "report-steps").innerText()).toContain("Thiếu thuyết minh");
      expect(await faults(page, "vi", "phone")).toEqual([]);
      await narrow();
    });
  });

  test("is owed by a duty that one person proposes, its faults at their fields, and another puts in force on a phone", { timeout: LIMIT }, async ({ task }) => {
    await visiting(task, { as: "chanhvp" }, async ({ page }) => {
      await page.goto("/bao-cao");
      await by(page, "duty-terms-link").click();
      const form = by(page, "duty-form");
      await form.locator("select[name=code]").selectOption("R13");
      await form.locator("select[name=periodKind]").selectOption("HALF_YEAR");
      await form.locator("input[name=fromDay]").fill("2020-01-01");
      await form.locator("input[name=legalBasis]").fill("Công văn 88/UBND-VP");
      await by(page, "propose-duty").click();
      await form
        .getByText(/trở về trước/)
        .first()
        .waitFor();
      expect(await form.locator("input[name=fromDay]").getAttribute("aria-invalid")).toBe("true");
      await form.locator("input[name=fromDay]").fill("2099-01-01");
      await by(page, "propose-duty").click();
      await page.locator('[data-testid="duty-proposal"][data-state="WAITS"]').waitFor();
      expect(await faults(page, "vi", "desk")).toEqual([]);
    });
    await visiting(task, { as: "lanhdao", size: "phone" }, async ({ page }) => {
      await page.goto("/bao-cao/nghia-vu");
      await by(page, "adopt-duty").first().click();
      await page.locator('[data-testid="duty-proposal"][data-state="ADOPTED"]').waitFor();
      expect(await by(page, "duty-terms").innerText()).toContain("R13");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await faults(page, "vi", "phone")).toEqual([]);
    });
  });

  test("has the form that one person proposes, its faults at their fields, and another puts in force on a phone", { timeout: LIMIT }, async ({ task }) => {
    await visiting(task, { as: "chanhvp" }, async ({ page }) => {
      await page.goto("/bao-cao");
      await by(page, "report-rules-link").click();
      const form = by(page, "rule-form");
      await form.locator("select[name=code]").selectOption("R1");
      await form.locator("textarea[name=addressees]").fill("Thường trực Tỉnh ủy\nBan Nội chính Tỉnh ủy");
      await form.locator("textarea[name=recipients]").fill("Như trên");
      await form.locator("textarea[name=signer]").fill("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH");
      await form.locator("input[name=fromDay]").fill("2099-01-01");
      await form.locator("input[name=legalBasis]").fill("Công văn 90/UBND-VP");
      await by(page, "propose-rule").click();
      await form
        .getByText(/nơi lưu/)
        .nth(1)
        .waitFor();
      expect(await form.locator("textarea[name=recipients]").getAttribute("aria-invalid")).toBe("true");
      await form.locator("textarea[name=recipients]").fill("Như trên\nLưu: VT");
      await by(page, "propose-rule").click();
      await page.locator('[data-testid="rule-proposal"][data-state="WAITS"]').waitFor();
      expect(await faults(page, "vi", "desk")).toEqual([]);
    });
    await visiting(task, { as: "lanhdao", size: "phone" }, async ({ page }) => {
      await page.goto("/bao-cao/mau");
      await by(page, "adopt-rule").first().click();
      await page.locator('[data-testid="rule-proposal"][data-state="ADOPTED"]').waitFor();
      expect(await by(page, "report-forms").innerText()).toContain("Ban Nội chính Tỉnh ủy");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await faults(page, "vi", "phone")).toEqual([]);
    });
  });

  test("takes months before the hub from a sheet, after every bad cell was named", { timeout: LIMIT }, async ({ task }) => {
    await visiting(task, { as: "chanhvp" }, async ({ page }) => {
      await page.goto("/bao-cao/lap/moi?code=R8&kind=YEAR&on=2026-03-14");
      const form = by(page, "report-form");
      await form.locator("select[name=counted]").selectOption("LATEST");
      const sheet = (closing: number) => ({
        name: "thang.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(`15/12/2025;14/01/2026;0;1.976;0;1.740;0;0;${closing};Báo cáo 12/BC`),
      });
      await form.locator("input[type=file]").setInputFiles(sheet(237));
      await by(page, "draft").click();
      await by(page, "typed-preview")
        .getByText(/chênh lệch 1/)
        .waitFor();
      expect(await by(page, "typed-preview").innerText()).toContain("Tồn cuối kỳ");
      expect(await faults(page, "vi", "desk")).toEqual([]);
      await form.locator("input[type=file]").setInputFiles(sheet(236));
      await by(page, "look-at-typed").click();
      await page.locator('[data-testid="typed-preview"][data-fits]').waitFor();
      const [given] = await Promise.all([page.waitForEvent("download"), by(page, "typed-template").click()]);
      expect(given.suggestedFilename()).toMatch(/^so-lieu-truoc_2025-12-15\.xlsx$/);
      await by(page, "draft").click();
      await by(page, "report-page").waitFor();
      expect(await by(page, "report-page").innerText()).toContain("Báo cáo 12/BC");
    });
  });

  test("is drawn up in the background where its list is long, and stands there when it is done", { timeout: LIMIT }, async ({ task }) => {
    await visiting(task, { as: "chanhvp" }, async ({ page }) => {
      await page.goto("/bao-cao/lap/moi?code=R2");
      const form = by(page, "report-form");
      await form.locator("select[name=unit]").selectOption("TINH");
      await form.locator("select[name=counted]").selectOption("LATEST");
      await by(page, "order").click();
      const order = page.locator('[data-testid="report-order"][data-state="DONE"]').first();
      await order.waitFor({ timeout: 60_000 });
      expect(await faults(page, "vi", "desk")).toEqual([]);
      await order.locator("a").click();
      await by(page, "report-page").waitFor();
    });
  });
});
