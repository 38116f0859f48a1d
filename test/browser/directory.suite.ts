import { describe, expect, test } from "vitest";
import { dayFromNow } from "./kit/days.ts";
import { expectNoFaults } from "./kit/faults.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 45_000;

describe.concurrent("the directory of hotlines", () => {
  test("every number above is the length of its list, and a head reviews his unit's entry by keyboard", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      await page.goto("/danh-ba");
      const list = page.getByTestId("directory");
      await list.waitFor();
      for (const name of ["faulty", "toReview", "silent", "connected", "unconnected", "all"]) {
        const link = page.getByTestId(`list-${name}`);
        const value = await link.getAttribute("data-value");
        await link.click();
        await page.locator(`[data-testid="directory"][data-value="${value}"]`).waitFor({ state: "attached" });
        expect(await page.getByTestId("directory-entry").count()).toBe(Number(value));
      }
      const own = page.locator('[data-testid="directory-entry"][data-unit="SXD"]');
      await own.getByTestId("review").focus();
      await page.keyboard.press("Enter");
      await page.getByTestId("review-form").waitFor();
      await page.keyboard.press("Space"); // the first part is wrong
      await page.keyboard.press("Enter");
      await page.locator('[data-testid="directory-entry"][data-unit="SXD"][data-standing="WRONG"]').waitFor();
      expect(await own.textContent()).toContain("Số điện thoại");
    }),
  );

  test(
    "a focal point's number is changed on its page, a wrong one is told at its field, and the list is handed over as a file",
    { timeout: LIMIT },
    ({ task }) =>
      visiting(task, { as: "chanhvp" }, async ({ page }) => {
        await page.goto("/danh-ba");
        const entry = page.locator('[data-testid="directory-entry"][data-unit="X-ANPHU"]');
        await entry.getByTestId("change").click();
        const form = page.getByTestId("change-form");
        await form.locator('input[name="from"]').fill(dayFromNow(0));
        await form.locator('input[name="basis"]').fill("Công văn của xã");
        await form.locator('input[name="numbers.0.number"]').fill("02543.3727838");
        await form.locator('input[name="numbers.0.name"]').fill("Số trực của xã; cả ngoài giờ");
        await form.locator("button[type=submit]").click();
        await form.getByText("không phải số gọi được").first().waitFor();
        await expectNoFaults(page);
        await form.locator('input[name="numbers.0.number"]').fill("0238 3000 333");
        await form.locator("button[type=submit]").click();
        await entry.getByText("02383000333").waitFor();
        await entry.getByText("Số trực của xã; cả ngoài giờ").waitFor();
        const [file] = await Promise.all([page.waitForEvent("download"), page.getByTestId("export-directory").click()]);
        expect(file.suggestedFilename()).toBe("danh-ba-duong-day-nong-TINH.xlsx");
        await expectNoFaults(page);
      }),
  );
});
