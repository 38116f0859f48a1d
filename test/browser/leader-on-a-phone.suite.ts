import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { theProvince } from "./kit/province.ts";
import { by, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 120_000;
const HEAD = "giamdoc.sxd";

describe.concurrent("a leader on a phone", () => {
  test("directs what was submitted to him, and accepts the reply on the second try", { timeout: LIMIT }, async ({ task }) => {
    const title = `Sụt lún mặt đường ${Date.now()}`;
    theProvince().source.put({ lead: "SXD", stage: "IN_PROGRESS", title });
    await visiting(task, { as: HEAD }, async ({ page: desk }) => {
      await openCase(desk, title);
      await by(desk, "submit-case").click();
      await desk.locator('textarea[name="proposal"]').fill("Đề nghị cho rào chắn ngay trong ngày.");
      await by(desk, "submit-form").locator('button[type="submit"]').click();
      await desk.locator('[data-testid="submission"][data-state="WAITING"]').waitFor();
      await visiting(task, { as: "lanhdao", size: "phone" }, async ({ page: phone }) => {
        await direct(phone, title);
        await answers(desk, "Đã rào chắn một phía.");
        await settles(phone, "act-return", "Rào chắn cả hai phía.");
        await state(desk, "RETURNED");
        await act(desk, "act-reply", "Đã rào chắn cả hai phía.");
        await state(phone, "REPLIED");
        await settles(phone, "act-accept", null);
        for (const page of [phone, desk]) await state(page, "ACCEPTED");
        expect(await by(phone, "steps").locator("> li").count()).toBe(6);
        expect(await wider(phone)).toBe(false);
      });
    });
  });

  test("reaches every page from the bar at the foot, in both languages", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao", size: "phone" }, async ({ page }) => {
      await page.goto("/tong-quan");
      for (const language of ["vi", "en"]) {
        await page.evaluate((chosen) => localStorage.setItem("dau-moi.language", chosen), language);
        await page.reload();
        await page.locator(`html[lang="${language}"]`).waitFor();
        const bar = page.locator("nav").last();
        await bar.getByTestId("more-menu").waitFor();
        const beyond = await bar.evaluate((nav) =>
          [...nav.children].filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.textContent),
        );
        expect({ language, beyond }).toEqual({ language, beyond: [] });
        await bar.getByTestId("more-menu").click();
        const last = page.getByRole("menuitem").last();
        await last.scrollIntoViewIfNeeded();
        expect({ language, last: await last.getAttribute("href") }).toEqual({ language, last: "/quan-tri/khoa-api" });
      }
    }),
  );

  test("makes a directive from a list of overdue cases: it has exactly as many as the list said", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao", size: "phone" }, async ({ page }) => {
      await page.goto("/phan-anh?open=true&unit=SYT&lateness=OVERDUE");
      const total = Number(await by(page, "list-total").getAttribute("data-value"));
      await by(page, "directive-from-list").click();
      expect(Number(await by(page, "about-list").getAttribute("data-value"))).toBe(total);
      await page.locator('input[name="subject"]').fill("đôn đốc xử lý phản ánh quá hạn");
      await page.locator('textarea[name="words"]').fill("Đề nghị xử lý dứt điểm.");
      await by(page, "issue").click();
      await by(page, "directive").waitFor();
      await soon("the list is there", async () => (await page.locator('[data-testid="directed-cases"] tbody tr').count()) > 0, 15_000);
      expect(await page.locator('[data-testid="directed-cases"] tbody tr').count()).toBe(Math.min(total, 100));
      const [letter] = await Promise.all([page.waitForEvent("download"), by(page, "letter").click()]);
      expect(letter.suggestedFilename()).toMatch(/^(?:don-doc|chi-dao)-\d+\.docx$/);
      expect(await wider(page)).toBe(false);
    }),
  );
});

async function openCase(page: Page, title: string): Promise<void> {
  await soon(
    "the case is on the list",
    async () => {
      await page.goto(`/phan-anh?open=true&text=${encodeURIComponent(title)}`);
      await by(page, "list-total").waitFor();
      return (await by(page, "list-total").getAttribute("data-value")) === "1";
    },
    30_000,
  );
  await page.getByRole("link", { name: title }).first().click();
  await by(page, "case").waitFor();
}

/** From the page of directives: what waits for him, a direction to the unit that holds it, and on to the directive. */
async function direct(page: Page, title: string): Promise<void> {
  await page.goto("/chi-dao");
  const card = page.locator('[data-testid="submission"]', { hasText: title });
  await card.locator('[data-testid="settle-DIRECTED"]').click();
  await card.locator('textarea[name="words"]').fill("Rào chắn trong hôm nay, báo cáo kết quả.");
  await card.locator('[data-testid="settle-form"] button[type="submit"]').click();
  await card.waitFor({ state: "detached" });
  await page.locator('[data-testid="obligation"]', { hasText: "Sở Xây dựng" }).getByRole("link", { name: "Chỉ đạo xử lý phản ánh" }).first().click();
  await state(page, "ISSUED");
}

/** The unit opens the directive from its list, takes note of it, and replies. */
async function answers(page: Page, words: string): Promise<void> {
  await page.goto("/chi-dao?side=ADDRESSED&standing=UNACKNOWLEDGED");
  await page.getByRole("link", { name: "Chỉ đạo xử lý phản ánh" }).first().click();
  await act(page, "act-acknowledge", null);
  await state(page, "ACKNOWLEDGED");
  await act(page, "act-reply", words);
  await state(page, "REPLIED");
}

async function settles(page: Page, button: string, words: string | null): Promise<void> {
  await state(page, "REPLIED");
  await act(page, button, words);
}

async function act(page: Page, button: string, words: string | null): Promise<void> {
  await by(page, button).click();
  if (words !== null) await page.locator('[data-testid="obligation-form"] textarea[name="words"]').fill(words);
  await by(page, "act-send").click();
}

/** It comes by itself: nobody loads the page again. */
async function state(page: Page, wanted: string): Promise<void> {
  await page.locator(`[data-testid="obligation-state"][data-state="${wanted}"]`).waitFor();
}

const wider = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
