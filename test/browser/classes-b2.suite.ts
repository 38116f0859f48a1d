import { describe, expect, test } from "vitest";
import { HANDS } from "./kit/hands.ts";
import { answeredAndReported, atWork, verified } from "./kit/province-case.ts";
import { REASON, confirmed, decided, inQueue } from "./kit/queue.ts";
import { recount } from "./kit/recount.ts";
import { by } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 240_000;

describe.concurrent.each(HANDS.map((hand) => ({ how: hand.name, hand })))("what was resolved by letter and not recorded (B2), $how", ({ hand }) => {
  test("is recorded from the office's list of letters, shows in its class, and is closed", { timeout: LIMIT }, async ({ task }) => {
    const [one, other] = [await atWork(), await atWork()];
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10).split("-").toReversed().join("/");
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      await inQueue(page, hand, one);
      await hand.press(page.getByRole("button", { name: "Ghi kết quả theo công văn" }));
      const form = by(page, "letters-form");
      const rows = [
        ["Số", "Ngày", "Mã phản ánh", "Kết quả"],
        ["215/SXD-HTGT", today, one.reference, "Đã vá mặt đường trong tuần."],
        ["216/SXD-HTGT", today, other.reference, ""],
        ["217/SXD-HTGT", "31/02/2026", other.reference, ""],
        ["218/SXD-HTGT", today, "KHONG-CO-MA-NAY", ""],
      ];
      await hand.write(form.locator("textarea[name=rows]"), rows.map((row) => row.join("\t")).join("\n"));
      await hand.press(form.locator("button[type=submit]"));
      await form.getByText("2 dòng khớp trong 4 dòng.").waitFor();
      await form.getByText("Ngày văn bản cần dạng ngày/tháng/năm.").waitFor();
      await form.getByText("Không có phản ánh mã này trong phạm vi của bạn.").waitFor();
      await hand.write(form.locator("textarea[name=reason]"), REASON);
      await hand.press(form.getByRole("button", { name: "Ghi kết quả 2 phản ánh" }));
      await page.locator('[data-testid="job"][data-state="DONE"]').first().waitFor();
      await page.keyboard.press("Escape");
      await hand.stays(by(page, "queue"));
      await Promise.all([verified(one, 3), verified(other, 3)]); // given, accepted, recorded
      const before = await inQueue(page, hand, one);
      expect(await before.innerText()).toMatch(/B2\s+Ghi kết quả rồi kết thúc/);
      await answeredAndReported(one, "giamdoc.sxd");
      const row = await inQueue(page, hand, one);
      await decided(page, hand, row, "CLOSE", () => Promise.resolve());
      await hand.open(row);
      await confirmed(page, "RECORD_RESULT");
      await confirmed(page, "CLOSE");
    });
    const recorded = { decisions: { "RECORD_RESULT VERIFIED": 1 }, entries: { RECORD_RESULT: 1 }, ledger: { result: 1 }, custody: ["VPUB", "SXD"] };
    expect(await recount(other)).toMatchObject({ ...recorded, events: 3, stage: "RESOLVED" });
    expect(await recount(one)).toMatchObject({
      ...recorded,
      decisions: { "RECORD_RESULT VERIFIED": 1, "ANSWER VERIFIED": 1, "CLOSE VERIFIED": 1 },
      entries: { RECORD_RESULT: 1, ANSWER: 1, CLOSE: 1 },
      ledger: { result: 1, answer: 1, close: 1 },
      events: 5,
      stage: "CLOSED",
    });
  });
});
