import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { HANDS } from "./kit/hands.ts";
import type { Hand } from "./kit/hands.ts";
import { theProvince } from "./kit/province.ts";
import { atWork } from "./kit/province-case.ts";
import { confirmed, drafted, inQueue, settled } from "./kit/queue.ts";
import { recount } from "./kit/recount.ts";
import { by, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 240_000;
const WORDS = "Mặt đường đã được thảm lại trong dự án khác.";

/** At work, and waiting: from there the province's hotline lets a case be closed without a result. */
async function waiting() {
  const one = await atWork();
  await theProvince().department.tinh.control("change", { kind: "pause", id: one.sourceId });
  const paused = "select count(*)::int as n from feedback_case where id = $1 and steps::text like '%PAUSED%'";
  await soon("the hub knows that it waits", async () => (await theProvince().database.sql<{ n: number }>(paused, [one.id]))[0]?.n === 1, 20_000);
  return one;
}

const close = async (page: Page, hand: Hand): Promise<void> =>
  drafted(page, hand, "CLOSE", async (form: Locator) => {
    await hand.choose(form.getByRole("radio", { name: /Hiện trạng đã được khắc phục/ }));
    await hand.write(form.locator("textarea[name=words]"), WORDS);
  });

describe.concurrent.each(HANDS.map((hand) => ({ how: hand.name, hand })))("what is moot (B3), $how", ({ hand }) => {
  test("is put into its class, proposed for closing with a reason of the list, and closed by a second person", { timeout: LIMIT }, async ({ task }) => {
    const one = await waiting();
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      const row = await inQueue(page, hand, one);
      await hand.takeUp(row, "correct");
      await hand.choose(by(page, "correct-form").getByRole("radio", { name: /^B3/ }));
      await hand.write(by(page, "correct-reason"), "Đã xem tại hiện trường");
      await hand.press(by(page, "correct-form").locator("button[type=submit]"));
      await row.getByText("đã chuyển sang nhóm B3").waitFor();
      await hand.stays(by(page, "queue"));
      await hand.open(row);
      await close(page, hand);
      expect(await by(page, "approve").count()).toBe(0); // one's own proposal
    });
    await visiting(task, { as: "chanhvp" }, async ({ page }) => {
      await settled(page, hand, one, "approve", null);
      await page.goto(`/phan-anh/${one.id}`);
      await confirmed(page, "CLOSE");
      await page.locator('[data-testid="proposal"][data-state="APPROVED"]', { hasText: "Hiện trạng đã được khắc phục trước khi xử lý" }).waitFor();
    });
    expect(await recount(one)).toMatchObject({
      decisions: { "CLOSE VERIFIED": 1 },
      entries: { CLOSE: 1, proposeCaseChange: 1, approveProposal: 1, correctBacklogClass: 1 },
      ledger: { close: 1 },
      custody: ["VPUB", "SXD"],
      stage: "CLOSED",
      unit: "SXD",
    });
  });
});

describe.concurrent("closing what its department does not let be closed", () => {
  test("is told as refused, with the department's words, to who proposed it and who approved it; the case stays", { timeout: LIMIT }, async ({ task }) => {
    const [one, [hand]] = [await atWork(), HANDS];
    if (hand === undefined) throw new Error("there is a mouse");
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      await hand.open(await inQueue(page, hand, one));
      await close(page, hand);
      await visiting(task, { as: "chanhvp" }, async ({ page: office }) => {
        await settled(office, hand, one, "approve", "Đồng ý kết thúc");
        await office.goto(`/phan-anh/${one.id}`);
        await refusalOn(office);
      });
      await refusalOn(page); // without loading it again
      await by(page, "propose-CLOSE").waitFor(); // once it waits, it can be proposed again
    });
    expect(await recount(one)).toMatchObject({ decisions: { "CLOSE REFUSED": 1 }, entries: { CLOSE: 1 }, stage: "IN_PROGRESS", custody: ["VPUB", "SXD"] });
  });
});

async function refusalOn(page: Page): Promise<void> {
  const change = page.locator('[data-testid="change"][data-state="REFUSED"]');
  await change.getByText("Đường dây nóng lãnh đạo tỉnh từ chối").waitFor({ timeout: 30_000 });
  await change.getByText("hồ sơ chưa có kết quả").waitFor();
  const proposal = page.locator('[data-testid="proposal"][data-kind="CLOSE"]');
  await proposal.getByText("từ chối · ", { exact: false }).waitFor();
  await proposal.getByText("hồ sơ chưa có kết quả").waitFor();
}
