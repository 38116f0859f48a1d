import { describe, expect, test } from "vitest";
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
});
