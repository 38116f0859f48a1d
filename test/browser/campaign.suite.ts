import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { localText } from "../world.ts";
import { theProvince } from "./kit/province.ts";
import { by, chart, numberIn } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 90_000;
const NUMBERS = ["OPENING", "LEFT", "DONE", "ENDED", "HANDED_ON", "REOPENED", "ARRIVED"] as const;

const OWN = asked<{ campaigns: { nodes: { cases: number; scope: { code: string } }[] } }>("{ campaigns(first: 100) { nodes { cases scope { code } } } }");

const told = async (page: Page, testId: string): Promise<number> => Number(await by(page, testId).getAttribute("data-value"));

const DAY_MS = 86_400_000;

/** @returns the first Sunday more than a day later, "2026-11-29" */
function sundayAfter(at: number): string {
  const day = Date.parse(localText(at + 2 * DAY_MS).slice(0, 10));
  return new Date(day + ((7 - new Date(day).getUTCDay()) % 7) * DAY_MS).toISOString().slice(0, 10);
}

/** Opens a campaign of the viewer's own unit by hand. @returns how many cases the preview told */
async function openedByHand(page: Page, name: string): Promise<number> {
  await page.goto("/chien-dich");
  await by(page, "new-campaign").click();
  const form = by(page, "campaign-form");
  await form.getByLabel("Ngày hoàn thành (ngày làm việc)").first().check();
  await form.locator("input[name=targetDay]").fill(sundayAfter(Date.now()));
  await by(page, "look").click();
  await form.getByText(/không phải ngày làm việc \(Chủ nhật\)/).waitFor();
  await form.getByLabel("Số ngày làm việc").first().check();
  await form.locator("input[name=workingDays]").fill("7");
  await by(page, "look").click();
  const preview = by(page, "campaign-preview");
  await preview.waitFor();
  const cases = await told(page, "campaign-preview");
  const units = await by(page, "preview-units").locator("td").allInnerTexts();
  expect(units.reduce((sum, text) => sum + numberIn(text), 0)).toBe(cases);
  expect(await preview.innerText()).toContain("7 ngày làm việc");
  await by(page, "open-form").locator("input[name=name]").fill(name);
  await by(page, "open-campaign").dblclick();
  await by(page, "campaign-page").waitFor();
  return cases;
}

describe.concurrent("a campaign", () => {
  test("is opened by hand, and every number on its page is the header and the rows of its list", { timeout: LIMIT }, async ({ task }) => {
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      const cases = await openedByHand(page, "Dọn tồn đọng Sở, bảy ngày");
      expect([await told(page, "campaign-OPENING"), await told(page, "campaign-LEFT")]).toEqual([cases, cases]);
      const address = page.url();
      const { campaigns } = await theProvince().hub.ask(OWN, {}, "giamdoc.sxd");
      expect(campaigns.nodes.filter(({ scope }) => scope.code === "SXD").map(({ cases: n }) => n)).toEqual([cases]); // a double click was one
      await chart(page).waitFor();
      for (const number of NUMBERS) {
        const n = await told(page, `campaign-${number}`);
        await by(page, `campaign-${number}`).click();
        await by(page, "campaign-cases").waitFor({ state: "attached" });
        expect([number, await told(page, "campaign-cases")]).toEqual([number, n]);
        for (const more = by(page, "more"); (await more.count()) > 0;) {
          const before = await by(page, "campaign-case").count();
          await more.click();
          await page.waitForFunction((rows) => document.querySelectorAll('[data-testid="campaign-case"]').length > rows, before);
        }
        expect([number, await by(page, "campaign-case").count()]).toEqual([number, n]);
        await page.goto(address);
        await by(page, `campaign-${number}`).waitFor();
      }
      const row = by(page, "unit-SXD-LEFT").first();
      const n = numberIn(await row.innerText());
      await row.click();
      await by(page, "campaign-cases").waitFor({ state: "attached" });
      expect(await told(page, "campaign-cases")).toBe(n);
    });
  });

  test("is followed and ended on a phone, where nothing scrolls sideways", { timeout: LIMIT }, async ({ task }) => {
    await visiting(task, { as: "lanhdao", size: "phone" }, async ({ page }) => {
      const narrow = async (): Promise<void> => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await openedByHand(page, "Chiến dịch của tỉnh trên điện thoại");
      const address = page.url();
      await chart(page).waitFor();
      await narrow();
      await page.goto(`${address}?days=table`);
      await by(page, "burn-table").waitFor();
      await narrow();
      const came = page.locator('[data-testid^="CAME_IN-"]').first();
      const n = numberIn(await came.innerText());
      await came.click();
      await by(page, "campaign-cases").waitFor({ state: "attached" });
      expect(await told(page, "campaign-cases")).toBe(n);
      await narrow();
      await page.goto(`${address}/danh-sach?number=LEFT`);
      await by(page, "campaign-case").first().waitFor();
      await narrow();
      await page.goto("/chien-dich/lap/moi");
      await by(page, "campaign-form").waitFor();
      await narrow();
      await page.goto(address);
      await by(page, "cancel-campaign").click();
      const form = by(page, "end-form");
      await form.locator("textarea").fill("   ");
      await form.locator("button[type=submit]").click();
      await form.getByText(/không được để trống/).waitFor();
      await form.locator("textarea").fill("Mở thử trên điện thoại");
      await form.locator("button[type=submit]").click();
      await by(page, "campaign-ended").waitFor();
      expect(await by(page, "campaign-page").getAttribute("data-state")).toBe("CANCELLED");
      await page.goto("/chien-dich?state=CANCELLED");
      await by(page, "campaign").first().waitFor();
      expect(await by(page, "campaigns").innerText()).toContain("Chiến dịch của tỉnh trên điện thoại");
      await narrow();
    });
  });
});
