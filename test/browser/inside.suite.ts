import { describe, expect, test } from "vitest";
import { aPicture } from "../../server/src/platform/files/made.fixture.ts";
import { CASES } from "./kit/documents.ts";
import { theProvince } from "./kit/province.ts";
import { by, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 90_000;

/** A case of SXD that no other test has, as the hub numbers it. */
async function aCaseAtSxd(title: string): Promise<string> {
  const { source, hub } = theProvince();
  source.put({ title, lead: "SXD", stage: "IN_PROGRESS", received: "2026-06-02" });
  let id = "";
  await soon(
    "the case is there",
    async () => {
      const { edges } = (await hub.ask(CASES, { filter: { source: ["nguon"], text: title }, first: 1 })).cases;
      id = edges[0]?.node.id ?? "";
      return id !== "";
    },
    15_000,
  );
  return id;
}

describe.concurrent("inside a department", () => {
  test(
    "a head gives a case to an officer of a division and names him; on his phone he finds it, keeps a picture as evidence, and says he has seen it",
    { timeout: LIMIT },
    async ({ task }) => {
      const id = await aCaseAtSxd("Nắp cống phố Dâu lún sâu");
      await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
        await page.goto(`/phan-anh/${id}`);
        await by(page, "assign-inside").click();
        const form = by(page, "assign-form");
        await form.locator("select").first().selectOption("SXD-HTGT");
        await form.locator("select[name=officer]").selectOption("canbo.htgt");
        await form.locator("textarea[name=note]").fill("Kiểm tra trong sáng nay");
        await form.locator("button[type=submit]").click();
        await form.waitFor({ state: "detached" });
        const given = by(page, "inside-assignment");
        await given.waitFor();
        expect(await given.innerText()).toContain("Giao cho Bùi Quang Dũng, Phòng Hạ tầng giao thông");
        const talk = by(page, "comment-form");
        await talk.locator("textarea[name=words]").fill("Anh Dũng báo lại trước 10 giờ");
        await by(page, "find-person").fill("bui quang");
        await by(page, "name-canbo.htgt").click();
        await talk.locator("button[type=submit]").click();
        await by(page, "comment").waitFor();
        expect(await by(page, "comment").innerText()).toContain("Nhắc: Bùi Quang Dũng");
      });
      await visiting(task, { as: "canbo.htgt", size: "phone" }, async ({ page }) => {
        await page.goto("/cho-toi");
        const mention = by(page, "mention").filter({ hasText: "Nắp cống phố Dâu" });
        await mention.waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
        await mention.getByRole("link").click();
        const evidence = by(page, "evidence-form");
        await evidence.waitFor();
        await evidence.locator("textarea[name=words]").fill("Ảnh nắp cống lúc 8 giờ");
        await evidence.locator("input[type=file]").setInputFiles({ name: "nap-cong.png", mimeType: "image/png", buffer: aPicture() });
        await evidence.locator('[data-testid="chosen-file"][data-state="taken"]').waitFor();
        await evidence.locator("button[type=submit]").click();
        await by(page, "evidence").waitFor();
        expect(await by(page, "evidence").innerText()).toContain("nap-cong.png");
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
        await page.goto("/cho-toi");
        await mention.getByRole("button", { name: "Đã xem" }).click();
        await mention.waitFor({ state: "detached" });
      });
    },
  );

  test("the head sees who works on how much, a number opens exactly its list, and the month's sheet is a file", { timeout: LIMIT }, async ({ task }) => {
    const id = await aCaseAtSxd("Dải phân cách đường Mít đổ nghiêng");
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      await page.goto(`/phan-anh/${id}`);
      await by(page, "assign-inside").click();
      await by(page, "assign-form").locator("select[name=officer]").selectOption("phong.htgt");
      await by(page, "assign-form").locator("button[type=submit]").click();
      await by(page, "inside-assignment").waitFor();
      await page.goto("/noi-bo");
      const row = page.locator('[data-testid="workload-row"][data-officer="phong.htgt"]');
      await soon(
        "the number counts it",
        async () => {
          await row.waitFor();
          const open = Number(await row.locator('[data-figure="open"]').getAttribute("data-value"));
          if (open === 0) await page.reload();
          return open === 1;
        },
        20_000,
      );
      await by(page, "inside-reckoning").selectOption("ADMINISTRATIVE");
      await page.getByText("Kỳ tính việc đã kết thúc: từ 15/").waitFor();
      const [file] = await Promise.all([page.waitForEvent("download"), by(page, "inside-sheet").click()]);
      expect(file.suggestedFilename()).toMatch(/^giao-ban_SXD_20\d\d-\d\d_15-14\.xlsx$/);
      expect(await by(page, "delegate-form").locator("datalist option").count()).toBeGreaterThan(0);
      await row.locator('[data-figure="open"] a').click();
      await by(page, "list-total").waitFor();
      expect(await by(page, "list-total").getAttribute("data-value")).toBe("1");
      await page.getByText("Dải phân cách đường Mít đổ nghiêng").first().waitFor();
      await page.getByText("Cán bộ: phong.htgt").waitFor();
    });
  });
});
