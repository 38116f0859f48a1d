import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aScan } from "../../server/src/platform/files/made.fixture.ts";
import { dayFromNow } from "./kit/days.ts";
import { expectNoFaults } from "./kit/faults.ts";
import { takenPeriod } from "./kit/scores.ts";
import { by } from "./kit/seen.ts";
import { takenQuarter } from "./kit/sheets.ts";
import { hired } from "./kit/staff.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 120_000;

describe.concurrent("appeals", () => {
  test(
    "go from a line of the unit's own card to the office, which sees the effect before and shows it after; the unit that the line came to asks in its turn",
    { timeout: LIMIT },
    async ({ task }) => {
      const id = await takenPeriod();
      let address = "";
      await visiting(task, { as: "giamdoc.sxd", size: "phone" }, async ({ page }) => {
        await page.goto(`/diem/${id}/SXD/danh-sach?indicator=U1`);
        await by(page, "score-line").first().waitFor();
        if ((await by(page, "to-appeal").count()) === 0) {
          await by(page, "ask-appeal").first().click();
          const form = by(page, "ask-form");
          await form.locator("select[name=kind]").selectOption("EXCLUSION");
          await form.locator("select[name=reason]").waitFor();
          await form.locator("select[name=kind]").selectOption("ATTRIBUTION");
          await form.locator("select[name=otherUnit]").selectOption("SYT");
          await form.locator("textarea").fill("Sở Y tế giữ hồ sơ khi quá hạn");
          await form.locator("button[type=submit]").click();
        }
        await by(page, "to-appeal").first().click();
        await by(page, "appeal-page").waitFor();
        address = new URL(page.url()).pathname;
        await page.getByText("Sở Y tế giữ hồ sơ khi quá hạn").waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        await expectNoFaults(page);
      });
      await visiting(task, { as: "chanhvp" }, async ({ page }) => {
        await page.goto("/xem-xet-lai?list=WAITING");
        await by(page, "appeal").locator(`a[href="${address}"]`).click();
        await by(page, "effect-SXD").waitFor();
        await by(page, "effect-SYT").waitFor();
        await expectNoFaults(page);
        const told = await by(page, "effect-SXD").innerText();
        await by(page, "grant-appeal").click();
        const form = by(page, "grant-form");
        await form.locator("textarea").fill("Đúng như lịch sử chuyển giao");
        await form.locator("[name=documentNumber]").fill("31/CV-VP");
        await form.locator("[name=documentDay]").fill(dayFromNow(-1));
        await form.locator("button[type=submit]").click();
        await page.getByText("Đúng như lịch sử chuyển giao").waitFor();
        expect(await by(page, "effect-SXD").innerText()).toBe(told);
        expect(await by(page, "decide").count()).toBe(0);
        await page.goto("/xem-xet-lai");
        await by(page, "appeals").waitFor({ state: "attached" });
        await expectNoFaults(page);
      });
      const head = await hired("UNIT_HEAD", "SYT", `giamdoc.syt.${randomBytes(3).toString("hex")}`);
      await visiting(task, { as: head, size: "phone" }, async ({ page }) => {
        await page.goto(address);
        await by(page, "moved-line").getByText("Dòng này đã chuyển đến Sở Y tế").waitFor();
        await expectNoFaults(page);
        await by(page, "moved-line").locator(by(page, "ask-appeal")).click();
        const form = by(page, "ask-form");
        await form.locator("select[name=kind]").selectOption("ATTRIBUTION");
        await form.locator("select[name=otherUnit]").selectOption("SXD");
        await form.locator("textarea").fill("Sở Y tế chưa từng nhận hồ sơ");
        await form.locator("button[type=submit]").click();
        await by(page, "moved-line").locator("a").click();
        await by(page, "earlier-appeal").waitFor();
        await page.getByText("Sở Y tế chưa từng nhận hồ sơ").waitFor();
        expect(await by(page, "ask-appeal").count()).toBe(0);
        await expectNoFaults(page);
      });
    },
  );

  test("say of a line that was left out that it is to count, and what that would change", { timeout: LIMIT }, async ({ task }) => {
    const id = await takenPeriod();
    let address = "";
    await visiting(task, { as: "giamdoc.sxd", size: "phone" }, async ({ page }) => {
      await page.goto(`/diem/${id}/SXD/danh-sach?indicator=U1&part=EXCLUDED`);
      await by(page, "score-line").first().waitFor();
      if ((await by(page, "to-appeal").count()) === 0) {
        await by(page, "ask-appeal").first().click();
        const form = by(page, "ask-form");
        expect(await form.locator("select[name=kind] option").allInnerTexts()).toEqual(["Tính vào: dòng đã loại được tính"]);
        await form.locator("textarea").fill("Không trùng với phản ánh nào");
        await expectNoFaults(page);
        await form.locator("button[type=submit]").click();
      }
      await by(page, "to-appeal").first().click();
      await by(page, "appeal-page").waitFor();
      await page.getByText("Không trùng với phản ánh nào").waitFor();
      address = new URL(page.url()).pathname;
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await expectNoFaults(page);
    });
    await visiting(task, { as: "thanhtra" }, async ({ page }) => {
      await page.goto(address);
      await by(page, "effect-SXD").waitFor();
      await expectNoFaults(page);
      await by(page, "grant-appeal").waitFor();
      await by(page, "refuse-appeal").click(); // the period is other tests' too: nothing of it may change
      const form = by(page, "refuse-form");
      await form.locator("textarea").fill("Đúng là cùng một việc");
      await form.locator("[name=documentNumber]").fill("9/SNV");
      await form.locator("[name=documentDay]").fill(dayFromNow(-1));
      await form.locator("button[type=submit]").click();
      await page.getByText("Đúng là cùng một việc").waitFor();
      expect(await by(page, "decide").count()).toBe(0);
    });
  });

  test("are an officer's own way to contest a case of his sheet; the office sees what it would change and answers", { timeout: LIMIT }, async ({ task }) => {
    const id = await takenQuarter();
    let address = "";
    await visiting(task, { as: "canbo.htgt", size: "phone", tolerates: /ERR_CONNECTION_RESET/ }, async ({ page }) => {
      await page.goto(`/phieu-so-lieu/${id}/CB-91/danh-sach?part=QUANTITY`);
      await by(page, "sheet-line").first().waitFor();
      if ((await by(page, "to-appeal").count()) === 0) {
        await by(page, "ask-appeal").first().click();
        const form = by(page, "ask-form");
        await form.locator("select[name=kind]").selectOption("EXCLUSION");
        await form.locator("select[name=reason]").selectOption("OBJECTIVE_CAUSE");
        await form.locator("textarea").fill("Chờ đơn vị khác cắt điện");
        await form.locator("button[type=submit]").click();
      }
      await by(page, "to-appeal").first().click();
      await by(page, "appeal-page").waitFor();
      await page.getByText("Chờ đơn vị khác cắt điện").waitFor();
      if ((await by(page, "appeal-file").count()) === 0) {
        const panel = page.locator("section", { has: by(page, "appeal-files") });
        await panel.locator("input[type=file]").setInputFiles({ name: "Thông báo.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") });
        await by(page, "file-told").getByText("không thuộc loại được nhận").waitFor();
        await page.route(/\/files\?/, async (route) => {
          await route.fetch(); // it arrives, and its answer never does
          await route.abort("connectionreset");
        });
        await panel.locator("input[type=file]").setInputFiles({ name: "Thông báo cắt điện.pdf", mimeType: "application/pdf", buffer: aScan() });
        await by(page, "file-told").getByText("Hãy gửi lại").waitFor();
        await expectNoFaults(page);
        await page.unroute(/\/files\?/);
        await by(page, "send-file-again").click();
        await by(page, "file-told").getByText("Đã thêm tệp").waitFor();
        expect(await by(page, "send-file-again").count()).toBe(0);
      }
      expect(await by(page, "appeal-file").count()).toBe(1);
      await by(page, "appeal-file").getByText("Thông báo cắt điện.pdf").waitFor();
      address = new URL(page.url()).pathname;
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await expectNoFaults(page);
    });
    await visiting(task, { as: "thanhtra" }, async ({ page }) => {
      await page.goto("/xem-xet-lai?list=WAITING");
      await by(page, "appeal").locator(`a[href="${address}"]`).click();
      await by(page, "ratio-QUANTITY").waitFor();
      const [file] = await Promise.all([page.waitForEvent("download"), by(page, "appeal-file").locator("a").click()]);
      expect(file.suggestedFilename()).toBe("Thông báo cắt điện.pdf");
      await expectNoFaults(page);
      await by(page, "refuse-appeal").click();
      const form = by(page, "refuse-form");
      await form.locator("textarea").fill("Chưa có xác nhận của đơn vị cắt điện");
      await form.locator("[name=documentNumber]").fill("7/SNV");
      await form.locator("[name=documentDay]").fill(dayFromNow(-1));
      await form.locator("button[type=submit]").click();
      await page.getByText("Chưa có xác nhận của đơn vị cắt điện").waitFor();
      expect(await by(page, "decide").count()).toBe(0);
    });
  });
});
