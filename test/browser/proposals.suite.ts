import { describe, expect, test } from "vitest";
import { CASES } from "./kit/documents.ts";
import { theProvince } from "./kit/province.ts";
import { by, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 60_000;

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

describe.concurrent("one drafts, another decides", () => {
  test("a head proposes to close what is moot, the office approves it on a phone", { timeout: LIMIT }, async ({ task }) => {
    const id = await aCaseAtSxd("Biển báo ngã ba chợ Sáng đã dựng lại");
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      await page.goto(`/phan-anh/${id}`);
      await by(page, "propose-CLOSE").click();
      const form = by(page, "proposal-form");
      await form.getByLabel(/Hiện trạng đã được khắc phục/).check();
      await form.locator("textarea[name=words]").fill("Biển báo đã dựng lại hôm 12/6");
      await form.locator("button[type=submit]").click();
      const row = by(page, "proposal");
      await row.waitFor();
      expect(await row.getAttribute("data-state")).toBe("PROPOSED");
      expect(await by(page, "approve").count()).toBe(0); // who drafted it does not decide it
      await by(page, "withdraw").waitFor();
    });
    await visiting(task, { as: "chanhvp", size: "phone" }, async ({ page }) => {
      await page.goto("/cho-toi");
      const card = by(page, "waiting-proposals").locator("> div", { hasText: "Biển báo ngã ba chợ Sáng" });
      await card.waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(Number(await by(page, "waiting-count").last().innerText())).toBeGreaterThan(0);
      await card.locator('[data-testid="reject"]').click();
      await card.getByText("Hãy ghi lý do.").waitFor();
      await card.locator('[data-testid="approve"]').click();
      await card.waitFor({ state: "detached" });
      await page.goto(`/phan-anh/${id}`);
      const row = by(page, "proposal");
      await row.waitFor();
      expect(await row.getAttribute("data-state")).toBe("APPROVED");
      expect(await row.innerText()).toContain("Hiện trạng đã được khắc phục trước khi xử lý: Biển báo đã dựng lại hôm 12/6");
    });
  });
});
