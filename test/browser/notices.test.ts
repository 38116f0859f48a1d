import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anOutside } from "../journey/kit/sending.ts";
import type { Outside } from "../journey/kit/sending.ts";
import { atWork, changed } from "./kit/province-case.ts";
import type { ProvinceCase } from "./kit/province-case.ts";
import { startProvince, stopProvince, theProvince } from "./kit/province.ts";
import { becomes, by, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 90_000;
const HEAD = "giamdoc.sxd";
let outside: Outside;

beforeAll(async () => {
  outside = await anOutside();
  await startProvince({ quick: ["tinh"], beyond: outside.environment });
}, 120_000);
afterAll(async () => {
  await stopProvince();
  await outside?.stop();
}, 30_000);

const unread = async (page: Page): Promise<number> => Number(await by(page, "bell").getAttribute("data-value"));

/** A case at SXD that no other test has comes from its source now. @returns its number there */
function comes(title: string): string {
  const { source } = theProvince();
  const id = source.put({ title, lead: "SXD", stage: "ASSIGNED" });
  return `PA-${id.toUpperCase()}`;
}

describe("notices", () => {
  test("the bell rises by itself; the page leads to the case, and what was followed or marked is read, after a reload too", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: HEAD }, async ({ page }) => {
      await page.goto("/tong-quan");
      await by(page, "bell").waitFor();
      const before = await unread(page);
      const references = [comes("Nắp cống vỡ ở ngõ 5"), comes("Biển báo che khuất ở ngõ 7")];
      await becomes("the bell rises without a reload", () => unread(page), before + 2, 20_000);
      await by(page, "bell").click();
      await page.waitForURL("**/thong-bao");
      const row = page.locator('[data-testid="notice"][data-rule="CASE_GIVEN"]', { hasText: references[0] ?? "" });
      await row.waitFor();
      expect(await row.innerText()).toContain("Sở Xây dựng");
      expect(await by(page, "notices").innerText()).not.toContain("Nắp cống"); // never a word of the citizen
      await row.getByRole("link", { name: references[0] ?? "" }).click();
      await by(page, "case").waitFor();
      expect(await by(page, "case").innerText()).toContain("Nắp cống vỡ ở ngõ 5");
      await becomes("what was followed is read", () => unread(page), before + 1, 10_000);
      await page.goto("/thong-bao");
      await by(page, "read-all").click();
      await becomes("all is read", () => unread(page), 0, 10_000);
      await page.reload();
      await by(page, "bell").waitFor();
      await becomes("it stays read", () => unread(page), 0, 10_000);
      await page.getByRole("button", { name: "Tất cả" }).click();
      await row.waitFor();
      expect(await row.getAttribute("data-read")).toBe("true");
    }),
  );

  test("one's own settings are kept, and what is wrong with them is said; all of it on a phone", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "chanhvp", size: "phone" }, async ({ page }) => {
      await page.goto("/thong-bao");
      const form = by(page, "notice-settings");
      await form.waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await form.locator("input[name=mailTimes]").fill("7:30, 13:30");
      await form.locator("button[type=submit]").click();
      await form.getByText("Cần địa chỉ thư điện tử").waitFor();
      await form.locator("input[name=email]").fill("lan@vpub.songlamha.test");
      await form.locator("fieldset", { hasText: "Không thông báo" }).getByLabel("Phản ánh sắp đến hạn").check();
      await form.locator("button[type=submit]").click();
      await form.getByText("Đã lưu.").waitFor();
      await page.reload();
      await form.waitFor();
      expect(await form.locator("input[name=mailTimes]").inputValue()).toBe("07:30, 13:30");
      expect(await form.locator("input[name=email]").inputValue()).toBe("lan@vpub.songlamha.test");
      expect(await form.locator("fieldset", { hasText: "Không thông báo" }).getByLabel("Phản ánh sắp đến hạn").isChecked()).toBe(true);
    }),
  );

  test(
    "the office tells who reported a case that its answer is there, once the department allowed it: one message, no word of the case",
    { timeout: 240_000 },
    async ({ task }) => {
      const one = await answeredWithPhone();
      await visiting(task, { as: HEAD }, async ({ page }) => {
        await page.goto(`/phan-anh/${one.id}`);
        await by(page, "case").waitFor();
        expect(await by(page, "tell-citizen").count()).toBe(0); // an act of the office
        await page.goto("/thong-bao");
        const channel = by(page, "citizen-channel");
        await channel.getByRole("button", { name: "Cho phép" }).click();
        await page.locator('[data-testid="citizen-channel"][data-allowed="true"]').waitFor();
      });
      await visiting(task, { as: "chanhvp" }, async ({ page }) => {
        await page.goto(`/phan-anh/${one.id}`);
        await by(page, "tell-citizen").click();
        await by(page, "citizen-messages").waitFor();
        await soon("the gateway has it", async () => outside.gateway.sent.length === 1, 20_000);
        await page.reload();
        await page.locator('[data-testid="citizen-messages"] [data-state="SENT"]').waitFor();
        expect(await by(page, "tell-citizen").count()).toBe(0);
      });
      const [message] = outside.gateway.sent;
      expect(message?.text).toContain(one.reference);
      expect(await theProvince().database.sql("select 1 from delivery d where d::text like '%' || $1 || '%'", [message?.to])).toEqual([]);
    },
  );
});

/** A case of SXD whose result its department shows, and whose reporter left a number that is not confidential. */
async function answeredWithPhone(): Promise<ProvinceCase> {
  const reachable = "select 1 from feedback_case where id = $1 and phone_sealed is not null and not confidential_phone";
  for (;;) {
    const one = await atWork();
    if ((await theProvince().database.sql(reachable, [one.id])).length === 0) continue;
    await changed(one, { kind: "RECORD_RESULT", words: "Đã khắc phục xong." }, HEAD);
    return one;
  }
}
