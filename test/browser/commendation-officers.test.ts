import { afterAll, beforeAll, expect, test } from "vitest";
import { dayFromNow } from "./kit/days.ts";
import { does } from "./kit/does.ts";
import { expectNoFaults, faults } from "./kit/faults.ts";
import { startProvince, stopProvince, theProvince } from "./kit/province.ts";
import { by } from "./kit/seen.ts";
import { takenQuarter } from "./kit/sheets.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 180_000;
const OFFICE = "chanhvp";
const OFFICER = "canbo.htgt";
const PAPER = { documentNumber: "15/BC-SNV", documentDay: dayFromNow(0) };

beforeAll(() => startProvince(), 120_000);
afterAll(stopProvince, 30_000);

/** Last summer's quarter of sheets; its seal is written by the owner of the database, since nobody can wait here until objections are over. @returns its number */
async function sealedQuarter(): Promise<string> {
  const id = await takenQuarter();
  await theProvince().database.sql(
    `insert into officer_seal (period_id, rulings_upto, hash, confirmed, missing, silent, at, by_account_id, by_name, by_unit_id, asked_key, asked_hash)
     select ${id}, 0, repeat('0', 64), 0, 1, '{}', now(), a.id, a.display_name, (select min(id) from unit), gen_random_uuid(), '\\x00' from account a where a.username = '${OFFICE}'
     on conflict do nothing`,
  );
  return id;
}

test(
  "a round about officers shows each one's sealed sheet and no score; he finds his dossier from his sheet and speaks in it, without what is verified about him",
  { timeout: LIMIT },
  async ({ task }) => {
    const quarter = await sealedQuarter();
    let address = "";
    await visiting(task, { as: OFFICE }, async ({ page }) => {
      await page.goto("/khen-thuong");
      const terms = { title: "Đợt xét cá nhân quý III", form: "CN_GIAY_KHEN_CHUYEN_DE", kind: "QUARTER", from: "2026-07-01", to: "2026-09-30" };
      await does(page, "open-officers-round", { ...terms, legalBasis: "Kế hoạch 12/KH-UBND" });
      await by(page, "candidate-CB-91").waitFor();
      expect(await by(page, "candidates").getAttribute("data-value")).toBe(String(await by(page, "candidates").locator("> li").count()));
      expect(await by(page, "candidate-CB-91").innerText()).toContain("0,8750");
      await expectNoFaults(page);
      const [download] = await Promise.all([page.waitForEvent("download"), by(page, "commendation-paper").click()]);
      expect(download.suggestedFilename()).toMatch(/^de-nghi-khen-thuong-\d+\.docx$/);
      await by(page, "candidate-CB-91").locator("a").click();
      await by(page, "dossier-sheets").waitFor();
      address = page.url();
      await page.locator('[data-testid="check-SHEETS"][data-result="UNKNOWN"]').waitFor();
      await does(page, "state", { check: "DISCIPLINE", result: "CLEAR", words: "Không có", ...PAPER });
      await does(page, "look", {});
      await page.locator('[data-testid="check-DISCIPLINE"][data-result="CLEAR"]').waitFor();
      await expectNoFaults(page);
      const said = await by(page, "dossier-lines-PROGRESS").innerText();
      await by(page, "dossier-lines-PROGRESS").click();
      await by(page, "sheet-line").first().waitFor();
      expect(said).toContain(`${await by(page, "sheet-lines").getAttribute("data-value")} dòng`);
    });
    await visiting(task, { as: OFFICER, size: "phone" }, async ({ page }) => {
      await page.goto(`/phieu-so-lieu/${quarter}/CB-91`);
      await by(page, "sheet-commendation").locator("a").click();
      await by(page, "dossier-sheets").waitFor();
      expect(page.url()).toBe(address);
      expect(await by(page, "checks").count()).toBe(0);
      await does(page, "report", { words: "Xử lý đúng hạn các vụ việc được giao" });
      await by(page, "achievements").getByText("đúng hạn").waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await faults(page, "vi", "phone")).toEqual([]);
    });
    await visiting(task, { as: "giamsat" }, async ({ page }) => {
      await page.goto(address);
      await page.getByText("Không có hồ sơ này").waitFor();
    });
  },
);
