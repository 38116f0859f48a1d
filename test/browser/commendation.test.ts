import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { dayFromNow } from "./kit/days.ts";
import { does } from "./kit/does.ts";
import { expectNoFaults, faults } from "./kit/faults.ts";
import { startProvince, stopProvince, theProvince } from "./kit/province.ts";
import { takenPeriod } from "./kit/scores.ts";
import { by } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 180_000;
const OFFICE = "chanhvp";

beforeAll(() => startProvince(), 120_000);
afterAll(stopProvince, 30_000);

const DAYS = asked<{ scorePeriod: { from: string; to: string } }>("query ($id: ID!) { scorePeriod(id: $id) { from to } }");

/** Last month, taken; its seal is written by the owner of the database, since nobody can wait here until objections are over. */
async function sealedMonth(): Promise<{ from: string; to: string }> {
  const { hub, database } = theProvince();
  const id = await takenPeriod();
  const hash = createHash("sha256").update("{}").digest("hex");
  await database.sql(
    `insert into score_seal (number, period_id, previous_hash, hash, body, silent, at, by_account_id, by_name, by_unit_id, asked_key, asked_hash)
     select 1, ${id}, '', '${hash}', '{}', '{}', now(), a.id, a.display_name, (select min(id) from unit), gen_random_uuid(), '\\x00' from account a where a.username = '${OFFICE}'`,
  );
  return (await hub.ask(DAYS, { id }, OFFICE)).scorePeriod;
}

const PAPER = { documentNumber: "15/BC-SNV", documentDay: dayFromNow(0) };

const CANDIDATES = asked<{ commendationRounds: { nodes: { candidates: { unit: { code: string }; checks: { code: string; result: string }[] }[] }[] } }>(
  "{ commendationRounds(first: 1) { nodes { candidates { unit { code } checks { code result } } } } }",
);
const PREPARE = asked<Record<string, { inspection?: { id: string; items: { code: string }[] } }>>(
  "mutation ($input: PrepareInspectionInput!) { prepareInspection(input: $input) { ... on InspectionWritten { inspection { id items { code } } } } }",
);
const INSPECT = asked<Record<string, { inspection?: { id: string; items: { code: string }[] } }>>(
  "mutation ($input: InspectionWordsInput!) { openInspection(input: $input) { ... on InspectionWritten { inspection { id items { code } } } } }",
);
const ANSWER = asked("mutation ($input: AnswerItemInput!) { answerInspectionItem(input: $input) { __typename } }");
const CONCLUDE = asked("mutation ($input: InspectionWordsInput!) { concludeInspection(input: $input) { __typename } }");

/** A unit that no condition stands against, as the system tells it. */
async function unitInTheClear(): Promise<string> {
  const [round] = (await theProvince().hub.ask(CANDIDATES, {}, OFFICE)).commendationRounds.nodes;
  const found = round?.candidates.find(({ unit, checks }) => unit.code !== "SXD" && checks.every(({ result }) => result !== "BLOCKED"));
  if (found === undefined) throw new Error("something stands against every unit");
  return found.unit.code;
}

async function inspectionOpened(unit: string): Promise<{ id: string; conclude: () => Promise<void> }> {
  const { hub } = theProvince();
  const day = dayFromNow(0);
  const terms = { unit, fromDay: day, toDay: day, team: ["Lê Văn Thịnh"], legalBasis: "Quyết định 12/QĐ-SNV" };
  const id = (await hub.ask(PREPARE, { input: { key: randomUUID(), ...terms } }, "thanhtra"))["prepareInspection"]?.inspection?.id ?? "";
  const opened = (await hub.ask(INSPECT, { input: { key: randomUUID(), id, words: "Công bố" } }, "thanhtra"))["openInspection"]?.inspection;
  const conclude = async (): Promise<void> => {
    for (const { code } of opened?.items ?? [])
      await hub.ask(ANSWER, { input: { key: randomUUID(), id, item: code, result: "IN_ORDER", words: "Đã xem" } }, "thanhtra");
    await hub.ask(CONCLUDE, { input: { key: randomUUID(), id, words: "Đúng quy định" } }, "thanhtra");
  };
  return { id, conclude };
}

test(
  "a round is opened, an open inspection blocks a dossier until it is concluded, and a leader decides what the office proposed",
  { timeout: LIMIT },
  async ({ task }) => {
    const { from, to } = await sealedMonth();
    let address = "";
    await visiting(task, { as: OFFICE }, async ({ page }) => {
      await page.goto("/khen-thuong");
      const terms = { title: "Đợt xét tháng trước", form: "GIAY_KHEN_CHUYEN_DE", scheme: "DDN-DON-VI", kind: "MONTH", from, to };
      await does(page, "open-round", { ...terms, legalBasis: "Kế hoạch 12/KH-UBND" });
      await by(page, "candidates").waitFor();
      const shown = Number(await by(page, "candidates").getAttribute("data-value"));
      expect(await by(page, "candidates").locator("> li").count()).toBe(shown);
      await expectNoFaults(page);
      const [download] = await Promise.all([page.waitForEvent("download"), by(page, "commendation-paper").click()]);
      expect(download.suggestedFilename()).toMatch(/^de-nghi-khen-thuong-\d+\.docx$/);
      const unit = await unitInTheClear();
      const inspection = await inspectionOpened(unit);
      await by(page, `candidate-${unit}`).locator("a").click();
      await by(page, "checks").waitFor();
      address = page.url();
      await does(page, "look", {});
      await page.locator('[data-testid="check-OPEN_INSPECTION"][data-result="BLOCKED"]').waitFor();
      await by(page, "changed").waitFor();
      expect(await by(page, "check-OPEN_INSPECTION").locator("a").getAttribute("href")).toBe(`/kiem-tra/${inspection.id}`);
      await inspection.conclude();
      await does(page, "look", {});
      await page.locator('[data-testid="check-OPEN_INSPECTION"][data-result="CLEAR"]').waitFor();
      for (const check of ["COMPLAINT", "DISCIPLINE"]) await does(page, "state", { check, result: "CLEAR", words: "Không có", ...PAPER });
      await does(page, "look", {});
      await page.locator('[data-testid="check-DISCIPLINE"][data-result="CLEAR"]').waitFor();
      await expectNoFaults(page);
      await does(page, "propose", { words: "Đề nghị khen thưởng" });
      await page.locator('[data-testid="dossier"][data-state="PROPOSED"]').waitFor();
      expect(await by(page, "decide").count()).toBe(0);
    });
    await visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await page.goto(address);
      await by(page, "decide").click();
      const form = by(page, "decide-form");
      for (const waiver of await form.locator('[name^="waiver-"]').all()) await waiver.fill("Đã hỏi cơ quan có thẩm quyền");
      for (const number of await form.locator('[name^="number-"]').all()) await number.fill("8/CV");
      await form.locator("[name=reason]").fill("Đủ điều kiện");
      await form.locator("[name=documentNumber]").fill("21/QĐ-UBND");
      await form.locator("[name=documentDay]").fill(dayFromNow(0));
      expect(await faults(page, "vi", "desk")).toEqual([]);
      await form.locator("button[type=submit]").click();
      await page.locator('[data-testid="decision"][data-kind="GRANTED"]').waitFor();
      await expectNoFaults(page);
    });
    await visiting(task, { as: "giamdoc.sxd", size: "phone" }, async ({ page }) => {
      await page.goto("/khen-thuong");
      await by(page, "candidate-SXD").locator("a").click();
      await does(page, "report", { words: "Xử lý đúng hạn 95% vụ việc" });
      await by(page, "achievements").getByText("95%").waitFor();
      expect(await by(page, "checks").count()).toBe(0);
      expect(await faults(page, "vi", "phone")).toEqual([]);
    });
  },
);

test(
  "a scheme is copied into a form, its faults stand where they are, it is previewed on a past period, proposed, and issued",
  { timeout: LIMIT },
  async ({ task }) => {
    await visiting(task, { as: OFFICE }, async ({ page }) => {
      await page.goto("/diem/bo-tieu-chi");
      await by(page, "copy-scheme").last().waitFor();
      await expectNoFaults(page);
      await by(page, "score-scheme").filter({ hasText: "của đơn vị" }).getByTestId("copy-scheme").last().click();
      const field = (place: string) => page.locator(`[data-place="${place}"]`);
      await field("indicators.0.weight").fill("không");
      await field("code").fill("THU-MOI");
      await field("title.vi").fill("Bộ tiêu chí thử");
      await by(page, "propose-scheme").click();
      await page.locator('[data-testid="scheme-told"][data-faults="1"]').waitFor();
      expect(await field("indicators.0.weight").getAttribute("aria-invalid")).toBe("true");
      await expectNoFaults(page);
      await field("indicators.0.weight").fill("29.5");
      await by(page, "preview-scheme").click();
      await by(page, "scheme-told").getByText("đang là 99.50").waitFor();
      await field("indicators.0.weight").fill("25");
      await field("indicators.1.weight").fill("20");
      await by(page, "preview-scheme").click();
      await by(page, "scheme-preview").waitFor();
      expect(await by(page, "scheme-preview").locator("tbody tr").count()).toBeGreaterThan(3);
      await expectNoFaults(page);
      await by(page, "propose-scheme").click();
      await by(page, "scheme-told").getByText("Đã đề xuất").waitFor();
    });
    await visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await page.goto("/diem/bo-tieu-chi");
      const row = by(page, "score-scheme").filter({ hasText: "Bộ tiêu chí thử" });
      expect(await row.getByTestId("copy-scheme").count()).toBe(0);
      await row.getByTestId("approve-scheme").click();
      const form = by(page, "approve-form");
      await form.locator("[name=documentNumber]").fill("30/QĐ-UBND");
      await form.locator("[name=documentDay]").fill(dayFromNow(0));
      await form.locator("[name=effectiveFrom]").fill(dayFromNow(1));
      await form.locator("button[type=submit]").click();
      await form.waitFor({ state: "detached" });
      await page.locator('[data-testid="score-scheme"][data-issued="true"]').filter({ hasText: "Bộ tiêu chí thử" }).waitFor();
    });
  },
);
