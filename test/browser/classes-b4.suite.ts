import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { HANDS } from "./kit/hands.ts";
import { hired } from "./kit/staff.ts";
import { HEALTH, changed, givenTo, received, verified } from "./kit/province-case.ts";
import { confirmed, decided, drafted, inQueue, settled } from "./kit/queue.ts";
import { recount } from "./kit/recount.ts";
import { by } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 240_000;

describe.concurrent.each(HANDS.map((hand) => ({ how: hand.name, hand })))("what is not its holder's competence (B4), $how", ({ hand }) => {
  test("goes back to the dispatcher; the second time the province's office rules on it", { timeout: LIMIT }, async ({ task }) => {
    const one = await received(HEALTH);
    await givenTo(one, "SXD");
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      const row = await inQueue(page, hand, one);
      expect(await row.innerText()).toMatch(/B4\s+Chuyển đúng thẩm quyền: Sở Y tế/);
      expect(await row.innerText()).toContain("lĩnh vực không thuộc thẩm quyền đơn vị đang giữ");
      await decided(page, hand, row, "RETURN", () => Promise.resolve());
      await hand.open(row);
      await confirmed(page, "RETURN");
    });
    await givenTo(one, "SXD");
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      await hand.open(await inQueue(page, hand, one));
      await by(page, "propose-RETURN").waitFor();
      expect(await by(page, "ask-RETURN").count()).toBe(0); // not by himself any more
      await drafted(page, hand, "RETURN", (form) => hand.write(form.locator("textarea[name=words]"), "Việc của ngành y tế, không thuộc Sở Xây dựng."));
    });
    await visiting(task, { as: "chanhvp" }, async ({ page }) => {
      await settled(page, hand, one, "approve", "Đồng ý nhận lại để giao Sở Y tế");
      await page.goto(`/phan-anh/${one.id}`);
      await confirmed(page, "RETURN", 2);
    });
    expect(await recount(one)).toEqual({
      decisions: { "ASSIGN VERIFIED": 2, "RETURN VERIFIED": 2 },
      entries: { ASSIGN: 2, RETURN: 2, proposeCaseChange: 1, approveProposal: 1 },
      events: 4,
      ledger: { assign: 2, return: 2 },
      custody: ["VPUB", "SXD", "VPUB", "SXD", "VPUB"],
      stage: "RECEIVED",
      unit: "VPUB",
    });
  });

  test("is offered to the competent unit, which returns the first offer and accepts the second", { timeout: LIMIT }, async ({ task }) => {
    const [one, head] = [await received(HEALTH), await hired("UNIT_HEAD", "SYT", `giamdoc.syt.${randomBytes(3).toString("hex")}`)];
    await givenTo(one, "SXD");
    await changed(one, { kind: "ACCEPT" }, "giamdoc.sxd");
    const offer = (words: string): Promise<void> =>
      visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
        await hand.open(await inQueue(page, hand, one));
        await drafted(page, hand, "TRANSFER", async (form) => {
          await hand.write(form.getByLabel("Tìm đơn vị").first(), "Sở Y tế");
          await form.getByRole("radio", { name: "Sở Nội vụ", exact: true }).waitFor({ state: "detached" });
          await hand.choose(form.getByRole("radio", { name: "Sở Y tế", exact: true }));
          await hand.write(form.locator("textarea[name=words]"), words);
        });
      });
    await offer("Việc của ngành y tế.");
    await visiting(task, { as: head }, ({ page }) => settled(page, hand, one, "reject", "Đề nghị nêu rõ cơ sở y tế nào."));
    expect(await recount(one)).toMatchObject({ unit: "SXD", ledger: { assign: 1, accept: 1 } });
    await offer("Việc của Bệnh viện đa khoa tỉnh, thuộc Sở Y tế.");
    await visiting(task, { as: head }, async ({ page }) => {
      await settled(page, hand, one, "approve", null);
      await verified(one);
      await hand.open(await inQueue(page, hand, one)); // it is in his queue now
      await confirmed(page, "TRANSFER");
    });
    expect(await recount(one)).toMatchObject({
      decisions: { "TRANSFER VERIFIED": 1 },
      entries: { TRANSFER: 1, proposeCaseChange: 2, rejectProposal: 1, approveProposal: 1 },
      ledger: { transfer: 1 },
      custody: ["VPUB", "SXD", "SYT"],
      unit: "SYT",
    });
  });
});
