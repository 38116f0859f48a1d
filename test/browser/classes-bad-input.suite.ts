import { randomBytes } from "node:crypto";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { mouse } from "./kit/hands.ts";
import { theProvince } from "./kit/province.ts";
import { givenTo, received, verified } from "./kit/province-case.ts";
import type { ProvinceCase } from "./kit/province-case.ts";
import { inQueue, rowOf } from "./kit/queue.ts";
import { recount } from "./kit/recount.ts";
import { by } from "./kit/seen.ts";
import { hired } from "./kit/staff.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 240_000;

describe.concurrent("what goes wrong among people and lines", () => {
  test("two heads accept one case at once: one decision, and the other is told that it is on its way", { timeout: LIMIT }, async ({ task }) => {
    const [one, deputy] = [await received(), await hired("UNIT_HEAD", "SXD", `pho.sxd.${randomBytes(3).toString("hex")}`)];
    await givenTo(one, "SXD");
    const accepting = async (page: Page): Promise<void> => {
      await page.goto(`/phan-anh/${one.id}`);
      await by(page, "ask-ACCEPT").click();
      await by(page, "change-form").waitFor();
    };
    const send = (page: Page): Promise<void> => by(page, "change-form").locator("button[type=submit]").click();
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page: first }) => {
      await accepting(first);
      await visiting(task, { as: deputy }, async ({ page: second }) => {
        await accepting(second);
        await send(first);
        await by(first, "change-form").waitFor({ state: "detached" });
        await send(second);
        await second
          .getByText(/Đã có yêu cầu cùng loại đang chờ nguồn xác nhận\.|Phản ánh đã thay đổi ở nguồn|Phản ánh không ở giai đoạn để thực hiện yêu cầu này\./)
          .waitFor();
      });
    });
    await verified(one);
    expect(await recount(one)).toMatchObject({ decisions: { "ACCEPT VERIFIED": 1 }, entries: { ACCEPT: 1 }, ledger: { accept: 1 } });
  });

  test("a double click is one job; one whose answer was lost on the way is sent again and is still one", { timeout: LIMIT }, async ({ task }) => {
    const [twice, lost] = [await received(), await received()];
    await visiting(task, { as: "chanhvp", tolerates: /Failed to load resource|ERR_/ }, async ({ page }) => {
      await assigning(page, twice);
      await by(page, "bulk-start").dblclick();
      await by(page, "bulk-form").waitFor({ state: "detached" });
      await assigning(page, lost);
      await page.route(/\/graphql$/, async (route) => {
        if (!(route.request().postData() ?? "").includes("StartBulk")) return route.fallback();
        await route.fetch(); // it arrives, and its answer never does
        await route.abort("connectionreset");
      });
      await by(page, "bulk-start").click();
      await page.getByText("Chưa gửi được. Hãy thử lại; gửi lại không làm hai lần.").waitFor();
      await page.unroute(/\/graphql$/);
      await by(page, "bulk-start").click();
      await by(page, "bulk-form").waitFor({ state: "detached" });
    });
    for (const one of [twice, lost]) {
      await verified(one);
      expect(await recount(one)).toMatchObject({ decisions: { "ASSIGN VERIFIED": 1 }, entries: { ASSIGN: 1 }, ledger: { assign: 1 } });
      expect(await jobsOf(one)).toBe(1);
    }
  });

  test("a page that loses its line in the middle of a job shows how it ended once the line is back", { timeout: LIMIT }, async ({ task }) => {
    const one = await received();
    await visiting(task, { as: "chanhvp", tolerates: /Failed to load resource|ERR_|WebSocket/ }, async ({ page, context }) => {
      await assigning(page, one);
      await Promise.all([page.waitForResponse((answer) => (answer.request().postData() ?? "").includes("StartBulk")), by(page, "bulk-start").click()]);
      await context.setOffline(true);
      await verified(one);
      await context.setOffline(false);
      await by(page, "jobs").click();
      await page.locator('[data-testid="job"][data-state="DONE"]', { hasText: "1 xong, 0 bỏ qua, 0 không được" }).first().waitFor({ timeout: 30_000 });
    });
    expect(await recount(one)).toMatchObject({ decisions: { "ASSIGN VERIFIED": 1 }, entries: { ASSIGN: 1 } });
  });

  test("a selection that the case has moved on from is told so before anything is started", { timeout: LIMIT }, async ({ task }) => {
    const one = await received();
    await visiting(task, { as: "chanhvp" }, async ({ page }) => {
      const row = await inQueue(page, mouse, one);
      await row.getByRole("checkbox").check();
      await givenTo(one, "SYT"); // somebody else was faster
      await by(page, "bulk-bar").getByRole("button", { name: "Phân công" }).click();
      await filled(page);
      await page.locator('[data-testid="bulk-facts"][data-possible="0"]').waitFor();
      await by(page, "bulk-facts").getByText("Đã thay đổi sau khi được chọn: giai đoạn, đơn vị giữ.").waitFor();
      await by(page, "bulk-start").click({ force: true });
      await page.keyboard.press("Escape");
    });
    expect(await recount(one)).toMatchObject({ decisions: { "ASSIGN VERIFIED": 1 }, unit: "SYT" });
    expect(await jobsOf(one)).toBe(0);
  });

  test(
    "reasons of blanks, orders of tomorrow and before the receipt, units that have ended: each is told, nothing is started",
    { timeout: LIMIT },
    async ({ task }) => {
      const one = await received();
      await visiting(task, { as: "chanhvp" }, async ({ page }) => {
        await mouse.takeUp(await inQueue(page, mouse, one), "ASSIGN");
        const form = by(page, "bulk-form");
        await form.getByLabel("Tìm đơn vị nhận").first().fill("Giao thông vận tải");
        await form.getByText("đơn vị đã giải thể không nhận được phản ánh nữa").waitFor();
        await filled(page);
        for (const instant of [localMinute(86_400_000), localMinute(-3_600_000)]) {
          await form.locator("input[name=orderedAt]").fill(instant);
          await by(page, "bulk-look").click();
          await form.getByText("Thời điểm giao phải sau khi tiếp nhận và không ở tương lai.").waitFor();
        }
        await form.locator("input[name=orderedAt]").fill(localMinute(0));
        await by(page, "bulk-look").click();
        await page.locator('[data-testid="bulk-facts"][data-possible="1"]').waitFor();
        await by(page, "bulk-reason").fill("  \u00a0 ");
        await by(page, "bulk-start").click();
        await form.getByRole("alert").getByText(/lý do/i).waitFor();
      });
      expect(await recount(one)).toMatchObject({ decisions: {}, entries: {}, events: 0, ledger: {}, custody: ["VPUB"] });
      expect(await jobsOf(one)).toBe(0);
    },
  );
});

/** Up to the button that starts it. */
async function assigning(page: Page, one: ProvinceCase): Promise<void> {
  await mouse.takeUp(await inQueue(page, mouse, one), "ASSIGN");
  await filled(page);
  await by(page, "bulk-reason").fill("Giao xử lý");
  await rowOf(page, one).waitFor();
}

async function filled(page: Page): Promise<void> {
  const form = by(page, "bulk-form");
  await form.getByLabel("Tìm đơn vị nhận").first().fill("Sở Xây dựng");
  await form.getByRole("radio", { name: "Sở Xây dựng", exact: true }).check();
  await by(page, "bulk-look").click();
  await by(page, "bulk-facts").waitFor();
}

async function jobsOf({ id }: ProvinceCase): Promise<number> {
  const [row] = await theProvince().database.sql<{ n: number }>("select count(*)::int as n from bulk_item where case_id = $1", [id]);
  return row?.n ?? -1;
}

/** As a field of type datetime-local takes it. @param from milliseconds from now */
const localMinute = (from: number): string => new Date(Date.now() + from + 7 * 3_600_000).toISOString().slice(0, 16);
