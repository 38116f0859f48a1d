import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { HANDS } from "./kit/hands.ts";
import type { Hand } from "./kit/hands.ts";
import { atWork, received, timesOf, verified } from "./kit/province-case.ts";
import { confirmed, decided, drafted, inQueue, settled } from "./kit/queue.ts";
import { recount } from "./kit/recount.ts";
import { by } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 240_000;

describe.concurrent.each(HANDS.map((hand) => ({ how: hand.name, hand })))("what was received and not resolved (B1), $how", ({ hand }) => {
  test("is given out of the queue, accepted, and its result recorded, each confirmed by the department", { timeout: LIMIT }, async ({ task }) => {
    const one = await received();
    await visiting(task, { as: "chanhvp" }, async ({ page }) => {
      const row = await inQueue(page, hand, one);
      expect(await row.innerText()).toContain("B1");
      await decided(page, hand, row, "ASSIGN", (form) => toUnit(hand, form, "Sở Xây dựng"));
      await hand.open(row);
      await confirmed(page, "ASSIGN");
    });
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      const row = await inQueue(page, hand, one);
      await decided(page, hand, row, "ACCEPT", () => Promise.resolve());
      await hand.open(row);
      await confirmed(page, "ACCEPT");
      await records(page, hand, "Đã vá mặt đường, đã báo người phản ánh.");
      await confirmed(page, "RECORD_RESULT");
    });
    expect(await recount(one)).toEqual({
      decisions: { "ASSIGN VERIFIED": 1, "ACCEPT VERIFIED": 1, "RECORD_RESULT VERIFIED": 1 },
      entries: { ASSIGN: 1, ACCEPT: 1, RECORD_RESULT: 1 },
      events: 3,
      ledger: { assign: 1, accept: 1, result: 1 },
      custody: ["VPUB", "SXD"],
      stage: "RESOLVED",
      unit: "SXD",
    });
  });

  test("is extended: its unit asks, with a promise to the citizen, and the office outside the unit decides", { timeout: LIMIT }, async ({ task }) => {
    const one = await atWork();
    const due = Date.parse((await timesOf(one)).dueAt ?? "");
    const later = new Date(due + 3 * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10);
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      await hand.open(await inQueue(page, hand, one));
      await drafted(page, hand, "EXTEND", async (form) => {
        await hand.date(form.locator("input[name=dueDay]"), later);
        await hand.write(form.locator("textarea[name=commitment]"), "Trả lời người dân trước ngày hết hạn mới.");
        await hand.write(form.locator("textarea[name=words]"), "Chờ vật tư thay thế.");
      });
      expect(await by(page, "approve").count()).toBe(0); // who asks for it does not decide it
    });
    await visiting(task, { as: "chanhvp" }, ({ page }) => settled(page, hand, one, "approve", null));
    await verified(one);
    expect(await recount(one)).toMatchObject({
      decisions: { "EXTEND VERIFIED": 1 },
      entries: { EXTEND: 1, proposeCaseChange: 1, approveProposal: 1 },
      events: 3, // given, accepted, extended
      ledger: { extend: 1 },
      custody: ["VPUB", "SXD"],
      stage: "IN_PROGRESS",
    });
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      const row = await inQueue(page, hand, one);
      expect(await row.innerText()).toContain("đã gia hạn"); // still B1, and seen to be extended
    });
  });
});

/** Chooses the unit that is to get it. */
async function toUnit(hand: Hand, form: Locator, name: string): Promise<void> {
  await hand.write(form.getByLabel("Tìm đơn vị nhận").first(), name);
  await form.getByRole("radio", { name: "Sở Y tế", exact: true }).waitFor({ state: "detached" }); // only what was looked for is offered
  await hand.choose(form.getByRole("radio", { name, exact: true }));
}

async function records(page: Page, hand: Hand, words: string): Promise<void> {
  await hand.press(by(page, "ask-RECORD_RESULT"));
  const form = by(page, "change-form");
  await hand.write(form.locator("textarea[name=words]"), words);
  await hand.press(form.locator("button[type=submit]"));
  await form.waitFor({ state: "detached" });
  await hand.stays(page.getByRole("region", { name: "Yêu cầu thay đổi" }));
}
