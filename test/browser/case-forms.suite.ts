import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { looked } from "./kit/form-look.ts";
import { atWork, changed, received, timesOf, verified } from "./kit/province-case.ts";
import { confirmed } from "./kit/queue.ts";
import { recount } from "./kit/recount.ts";
import { by, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 240_000;
const HEAD = "giamdoc.sxd";

const caseThere = (page: Page): Promise<void> => by(page, "custody-row").first().waitFor();

/** Presses a button of the case's page. @returns the form, whose first field has the focus */
async function opened(page: Page, button: string, form: string): Promise<Locator> {
  await caseThere(page);
  const before = await page.evaluate(() => document.documentElement.scrollHeight);
  await by(page, button).first().click();
  const found = by(page, form);
  await found.waitFor();
  await page.waitForFunction((id) => document.activeElement?.closest(`[data-testid="${id}"]`) != null, form);
  await page.waitForFunction((id) => {
    const dialog = document.querySelector(`[data-testid="${id}"]`)?.closest('[role="dialog"]');
    return dialog != null && getComputedStyle(dialog).opacity === "1";
  }, form);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(before); // nothing moved for it
  return found;
}

async function sent(page: Page, form: Locator, button: string): Promise<void> {
  await form.locator("button[type=submit]").click();
  await form.waitFor({ state: "detached" });
  // back at the button, or, where it has done its work, in its part of the page
  await page.waitForFunction((id) => document.activeElement?.getAttribute("data-testid") === id || document.activeElement?.closest("section") != null, button);
}

describe.concurrent("the forms of a case", () => {
  test("the citizen is answered by letter, and the leader is told of it; a refusal stands by its field", { timeout: LIMIT }, async ({ task }) => {
    const one = await atWork();
    await changed(one, { kind: "RECORD_RESULT", words: "Đã thay nắp cống" }, HEAD);
    await visiting(task, { as: HEAD }, async ({ page }) => {
      await page.goto(`/phan-anh/${one.id}`);
      await caseThere(page);
      await looked(page, "answer", () => opened(page, "ask-ANSWER", "change-form"));
      const answer = by(page, "change-form");
      await answer.locator("select[name=answerForm]").selectOption("LETTER");
      // a form tells whole minutes, and an answer comes after the receipt
      const minute = (Math.floor(Date.parse((await timesOf(one, HEAD)).receivedAt) / 60_000) + 1) * 60_000;
      await soon("a minute after the receipt has begun", () => Promise.resolve(Date.now() > minute), 61_000);
      const now = new Date(minute + 7 * 3_600_000).toISOString().slice(0, 16);
      await answer.locator("input[name=answeredAt]").fill("2020-01-02T08:00");
      await answer.locator("input[name=paperNumber]").fill("219/SXD-VP");
      await answer.locator("input[name=paperDay]").fill(now.slice(0, 10));
      await answer.locator("textarea[name=words]").fill("Đã thay nắp cống, cảm ơn người dân đã phản ánh.");
      await answer.locator("button[type=submit]").click();
      const refused = answer.locator('[aria-invalid="true"]');
      await refused.waitFor();
      expect(await refused.getAttribute("name")).toBe("answeredAt");
      await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "answeredAt");
      await refusalPictured(page);
      await answer.locator("input[name=answeredAt]").fill(now);
      await sent(page, answer, "ask-ANSWER");
      await confirmed(page, "ANSWER");
      await looked(page, "report", () => opened(page, "report-to-leader", "report-form"));
      const report = by(page, "report-form");
      await report.locator("textarea[name=words]").fill("Đã giải quyết xong, đã trả lời người dân.");
      await sent(page, report, "report-to-leader");
      await page.locator('[data-testid="closing-ticks"] [data-tick="REPORTED"][data-missing="false"]').waitFor();
    });
    expect(await recount(one)).toMatchObject({ decisions: { "ANSWER VERIFIED": 1, "RECORD_RESULT VERIFIED": 1 }, entries: { ANSWER: 1 } });
  });

  test("a case is paused for a reason of the regulation and goes on: its clock stands still, then runs", { timeout: LIMIT }, async ({ task }) => {
    const one = await atWork();
    // decided outside the unit whose clock stands still
    await visiting(task, { as: "chanhvp" }, async ({ page }) => {
      await page.goto(`/phan-anh/${one.id}`);
      await caseThere(page);
      await looked(page, "pause", () => opened(page, "ask-PAUSE", "change-form"));
      await by(page, "change-form").locator("textarea[name=words]").fill("Chờ người dân bổ sung ảnh hiện trường.");
      await sent(page, by(page, "change-form"), "ask-PAUSE");
      await confirmed(page, "PAUSE");
      await page.getByText("đang tạm dừng").first().waitFor();
    });
    await visiting(task, { as: HEAD }, async ({ page }) => {
      await page.goto(`/phan-anh/${one.id}`);
      await caseThere(page);
      await looked(page, "resume", () => opened(page, "ask-RESUME", "change-form"));
      await by(page, "change-form").locator("textarea[name=words]").fill("Đã nhận ảnh.");
      await sent(page, by(page, "change-form"), "ask-RESUME");
      await confirmed(page, "RESUME");
      await page.getByText("đang tạm dừng").first().waitFor({ state: "detached" });
    });
    expect(await recount(one)).toMatchObject({ decisions: { "PAUSE VERIFIED": 1, "RESUME VERIFIED": 1 } });
  });

  test("cases of one matter are found, seen and taken before they are joined", { timeout: LIMIT }, async ({ task }) => {
    const [one, other] = [await atWork(), await received()];
    await verified(one);
    await visiting(task, { as: "chanhvp" }, async ({ page }) => {
      await page.goto(`/phan-anh/${one.id}`);
      await caseThere(page);
      const found = async (): Promise<Locator> => {
        const form = await opened(page, "join-cases", "words-form");
        await by(page, "join-text").fill(other.reference);
        await by(page, "join-find").click();
        await by(page, "join-found").getByText(other.reference).waitFor();
        await by(page, "join-found").getByRole("button").first().click();
        await by(page, "join-taken").getByText(other.reference).waitFor();
        return form;
      };
      await looked(page, "join", found);
      const form = by(page, "words-form");
      await form.locator("select[name=lead]").selectOption({ label: "Sở Xây dựng" });
      await form.locator("textarea[name=words]").fill("Cùng một đoạn đường hỏng.");
      await sent(page, form, "join-cases");
      const matter = by(page, "matter");
      await matter.getByText(other.reference).waitFor();
      expect(await matter.innerText()).toContain("Chủ trì: Sở Xây dựng");
    });
  });

  test("a head lends acts of his to a colleague for some days, and ends it", { timeout: LIMIT }, async ({ task }) => {
    await visiting(task, { as: HEAD }, async ({ page }) => {
      await page.goto("/noi-bo");
      const form = by(page, "delegate-form");
      await looked(page, "delegate", async () => {
        await form.waitFor();
        await form.locator("datalist option").first().waitFor({ state: "attached" });
        return form;
      });
      const [from, until] = await page.evaluate(() => [1, 3].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16)));
      await form.locator("input[name=to]").fill("phong.htgt");
      await form.locator("input[name=from]").fill(from ?? "");
      await form.locator("input[name=until]").fill(until ?? "");
      await form.getByLabel("Trình lãnh đạo", { exact: true }).check();
      await form.locator("button[type=submit]").click();
      const given = by(page, "delegation").first();
      await given.getByRole("button").waitFor();
      await looked(page, "delegated", async () => {
        await given.waitFor();
        return given;
      });
      expect(await given.innerText()).toContain("Trình lãnh đạo");
      await given.getByRole("button").click();
      await given.getByRole("button").waitFor({ state: "detached" });
    });
  });
});

async function refusalPictured(page: Page): Promise<void> {
  const folder = process.env["PICTURES"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/answer-refused.png`, animations: "disabled" });
}
