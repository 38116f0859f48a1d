import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { dayFromNow } from "./kit/days.ts";
import { faults } from "./kit/faults.ts";
import { theProvince } from "./kit/province.ts";
import { by, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 90_000;
const PAGE = "/quan-tri/khoa-api";

interface Order {
  name: string;
  unit: string;
  until: string;
  /** names of the ticks */
  may: readonly string[];
}

describe.concurrent("keys of programs", () => {
  test("one is made, shown once, asks what was ticked and nothing else, and is taken back by a second press", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "cntt" }, async ({ page }) => {
      await page.goto(PAGE);
      await ordered(page, { name: "Bảng điện tử của Sở", unit: "SXD", until: dayFromNow(-1), may: ["board"] });
      await page.getByRole("alert").getByText("Ngày hết hạn phải sau hôm nay").waitFor();
      await ordered(page, { name: "Bảng điện tử của Sở", unit: "SXD", until: dayFromNow(30), may: [] });
      const token = await by(page, "new-key").innerText();
      expect(await page.getByText("Khóa chỉ hiện lần này.").isVisible()).toBe(true);
      const row = rowOf(page, "Bảng điện tử của Sở");
      expect(await words(row)).toMatchObject({ may: "Số liệu tổng hợp", used: "chưa dùng", state: "Đang dùng" });
      expect([await codes(token, "{ board { open } }"), await codes(token, "{ units { code } }")]).toEqual([[], ["FORBIDDEN"]]);
      await page.reload();
      await row.waitFor();
      expect(await page.content()).not.toContain(token.split("_").at(-1));
      expect((await words(row)).used).not.toBe("chưa dùng");
      await row.getByRole("button", { name: "Thu hồi" }).press("Enter");
      expect((await words(row)).state).toBe("Đang dùng"); // it is asked for twice
      await row.getByRole("button", { name: "Thu hồi thật" }).press("Enter");
      await soon("it is taken back", async () => (await words(row)).state === "Đã thu hồi", 10_000);
      expect(await row.getByRole("button").count()).toBe(0);
      expect(await codes(token, "{ board { open } }")).toEqual(["UNAUTHENTICATED"]);
    }),
  );

  test("one that reads cases waits until a second person approves it, in English on a phone too", { timeout: LIMIT }, async ({ task }) => {
    let token = "";
    await visiting(task, { as: "cntt", size: "phone" }, async ({ page }) => {
      await inEnglish(page);
      await ordered(page, { name: "Archive of cases", unit: "SXD", until: dayFromNow(90), may: ["cases", "case"] });
      token = await by(page, "new-key").innerText();
      const row = rowOf(page, "Archive of cases");
      expect(await words(row)).toMatchObject({ may: "Lists of cases, One case", state: "Waits for approval" });
      expect(await row.getByRole("button").allInnerTexts()).toEqual(["Revoke"]); // he who made it does not approve it
      expect(await faults(page, "en", "phone")).toEqual([]);
      expect(await codes(token, "{ cases { totalCount } }")).toEqual(["UNAUTHENTICATED"]);
    });
    await visiting(task, { as: "chanhvp", size: "phone" }, async ({ page }) => {
      await inEnglish(page);
      const row = rowOf(page, "Archive of cases");
      await row.getByRole("button", { name: "Approve" }).click();
      await soon("it works", async () => (await words(row)).state === "In use", 10_000);
      expect(await row.innerText()).toMatch(/Made: .+ · Approved: .+/);
      expect(await page.getByRole("button", { name: "Make a key" }).count()).toBe(0); // who approves makes none
      expect(await codes(token, "{ cases { totalCount } }")).toEqual([]);
    });
  });
});

/** Fills the form anew and sends it; ticks stay as they were where none is named. */
async function ordered(page: Page, { name, unit, until, may }: Order): Promise<void> {
  for (const [field, said] of Object.entries({ name, unit, until })) await page.locator(`form input[name="${field}"]`).fill(said);
  for (const operation of may) await page.locator(`input[name="may.${operation}"]`).check();
  await page.locator('form button[type="submit"]').click();
}

const rowOf = (page: Page, name: string): Locator => page.getByRole("row").filter({ hasText: name });

/** What stands in a key's row, once it is there. */
async function words(row: Locator): Promise<{ may: string; used: string; state: string }> {
  await row.waitFor();
  const [may = "", _until, used = "", state = ""] = await row.getByRole("cell").allInnerTexts();
  return { may, used, state };
}

async function inEnglish(page: Page): Promise<void> {
  await page.goto(PAGE);
  await page.evaluate(() => localStorage.setItem("dau-moi.language", "en"));
  await page.reload();
  await page.getByRole("heading", { name: "API keys" }).waitFor();
}

/** The codes that a program with this key is answered. */
async function codes(token: string, query: string): Promise<unknown[]> {
  const { errors } = await theProvince().hub.post({ query }, { authorization: `Bearer ${token}` });
  return errors.map(({ extensions }) => extensions?.code);
}
