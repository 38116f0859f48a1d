import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { looked } from "./kit/form-look.ts";
import { received, timesOf } from "./kit/province-case.ts";
import type { ProvinceCase } from "./kit/province-case.ts";
import { theProvince } from "./kit/province.ts";
import { by, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 240_000;

const PROPOSE = asked<{ proposeRestriction: { __typename: string; message?: string } }>(
  "mutation ($input: ProposeRestrictionInput!) { proposeRestriction(input: $input) { __typename ... on Problem { message } } }",
);
const DIVERT = asked<{ divertCase: { __typename: string; message?: string } }>(
  "mutation ($input: DivertCaseInput!) { divertCase(input: $input) { __typename ... on Problem { message } } }",
);
const TITLE = asked<{ case: { title: string } | null }>("query ($id: ID!) { case(id: $id) { title } }");

/** The number of a list's header, and its rows, both at one moment: the list of the choice before may stand there until the next one is answered. */
async function counted(page: Page, list: string, row: string): Promise<{ number: number; rows: number }> {
  await by(page, list).waitFor();
  while ((await by(page, "more").count()) > 0) {
    const before = await by(page, row).count();
    await by(page, "more").click();
    await soon("more rows are there", async () => (await by(page, row).count()) > before, 10_000);
  }
  return by(page, list).evaluate((element, one) => {
    const rows = element.querySelectorAll(`[data-testid="${one}"]`).length;
    return { number: Number(element.dataset["value"]), rows };
  }, row);
}

const MOST_DRAWS = 10;

/** A case whose submitter was put up for the restricted list; some that the department draws tell no number, or are of one who is on it. */
async function proposed(): Promise<ProvinceCase> {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const one = await received();
    const input = { key: randomUUID(), caseId: one.id, reason: "Gọi phá rối nhiều lần trong đêm", days: 20 };
    const { __typename, message } = (await theProvince().hub.ask(PROPOSE, { input }, "chanhvp")).proposeRestriction;
    if (__typename === "RestrictionMoved") return one;
    expect(message).toMatch(/không có số điện thoại|đã có trong danh sách hạn chế/);
  }
  throw new Error("the department drew nobody who could be restricted");
}

describe.concurrent("lists beside the day's work", () => {
  test("a restricted caller: proposed by one, approved by another, seen until when and why, lifted with a reason", { timeout: LIMIT }, async ({ task }) => {
    const one = await proposed();
    await visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await page.goto("/han-che?state=PROPOSED");
      const row = page.locator("li", { hasText: one.reference });
      await row.waitFor();
      expect(await row.innerText()).toContain("Gọi phá rối nhiều lần trong đêm");
      for (const [act, words] of [
        ["APPROVE", "Đồng ý hạn chế hai mươi ngày"],
        ["LIFT", "Đã cam kết không tái phạm"],
      ] as const) {
        await row.locator(`[data-testid="restriction-${act}"]`).click();
        const form = by(page, "restriction-form");
        await form.locator("textarea[name=words]").fill(words);
        await form.locator("button[type=submit]").click();
        await form.waitFor({ state: "detached" });
        if (act === "APPROVE") {
          await page.goto("/han-che?state=IN_FORCE");
          const { number, rows } = await counted(page, "restricted-list", "restriction");
          expect(rows).toBe(number);
          await looked(page, "restricted", async () => {
            await row.waitFor();
            return row;
          });
        }
      }
      await page.goto("/han-che?state=LIFTED");
      await row.waitFor();
      expect(await row.innerText()).toContain("Đã cam kết không tái phạm");
    });
  });

  test("a diverted case is a line without a word of it: where to, when and by whom, on its side of the list", { timeout: LIMIT }, async ({ task }) => {
    const one = await received();
    const { hub } = theProvince();
    const title = (await hub.ask(TITLE, { id: one.id }, "chanhvp")).case?.title ?? "";
    const input = { key: randomUUID(), caseId: one.id, seen: (await timesOf(one)).learnedAt, code: "TO-CAO", reason: "Nội dung tố cáo cán bộ" };
    expect((await hub.ask(DIVERT, { input }, "chanhvp")).divertCase).toMatchObject({ __typename: "CaseDiverted" });
    await visiting(task, { as: "chanhvp" }, async ({ page }) => {
      await page.goto("/chuyen-huong?side=SENT");
      const row = by(page, "diverted").filter({ hasText: one.reference });
      await row.waitFor();
      const { number, rows } = await counted(page, "diverted-list", "diverted");
      expect(rows).toBe(number);
      expect(await page.locator("main").innerText()).not.toContain(title);
      expect(await row.innerText()).toContain("Chưa ghi số văn bản chuyển");
      await page.goto(`/phan-anh/${one.id}`);
      await looked(page, "divert-letter", async () => {
        await by(page, "divert-letter").click();
        await by(page, "divert-letter-form").locator("input[name=paperNumber]").waitFor();
        return by(page, "divert-letter-form");
      });
      const form = by(page, "divert-letter-form");
      await form.locator("input[name=paperNumber]").fill("219/VP-TCD");
      await form.locator("input[name=paperDay]").fill("2020-01-02");
      await form.evaluate((element) => element.setAttribute("novalidate", ""));
      await form.locator("button[type=submit]").click();
      await form.locator('[aria-invalid="true"]').waitFor();
      const day = await form.locator("input[name=paperDay]").getAttribute("min");
      await form.locator("input[name=paperDay]").fill(day ?? "");
      await page.keyboard.press("Enter");
      await form.waitFor({ state: "detached" });
      expect(await by(page, "diversion-letter").innerText()).toContain("số 219/VP-TCD ngày");
      await page.goto("/chuyen-huong?side=SENT");
      await looked(page, "diverted", async () => {
        await row.waitFor();
        return row;
      });
      expect(await row.innerText()).toContain("số 219/VP-TCD ngày");
    });
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      await page.goto("/chuyen-huong");
      await by(page, "diverted-list").waitFor({ state: "attached" });
      expect(await page.locator("main").innerText()).not.toContain(one.reference);
    });
  });

  test("what several agencies owe a report of has as many rows as its number, and its filters stand in the address", { timeout: LIMIT }, async ({ task }) => {
    const { source } = theProvince();
    const dump = `Bãi rác chợ Hôm bốc mùi ${randomUUID()}`;
    for (const title of [dump, "Nước giếng thôn Đoài đổi màu"])
      source.put({ title, lead: "SXD", cooperating: ["SYT"], stage: "IN_PROGRESS", received: "2026-06-02" });
    await visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await page.goto("/chua-ket-qua");
      const ours = by(page, "owed").filter({ hasText: dump });
      await soon(
        "the list has it",
        async () => {
          await by(page, "owed-list").waitFor();
          if ((await ours.count()) === 0) await page.reload();
          return (await ours.count()) === 1;
        },
        60_000,
      );
      await by(page, "owed-true").click();
      await by(page, "owed-unit").selectOption("SXD");
      await page.waitForURL(/overdue=true/);
      await page.waitForURL(/unit=SXD/);
      const { number, rows } = await counted(page, "owed-list", "owed");
      expect(rows).toBe(number);
      const later = page.locator('[data-testid="owed"][data-overdue="false"]');
      await soon("the list has late ones alone, and ours", async () => (await later.count()) === 0 && (await ours.count()) === 1, 10_000);
      await looked(page, "owed", async () => {
        await ours.waitFor();
        return ours;
      });
    });
  });
});
