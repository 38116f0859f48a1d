import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { xlsx } from "../../connectors/src/sheet/write.fixture.ts";
import { SAMPLE_FOLDER } from "../hub.ts";
import { CASES } from "./kit/documents.ts";
import { theProvince } from "./kit/province.ts";
import { by, live, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 60_000;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const FIRST_NUMBER = /\d+/;
const NEW_UNIT = "{ code: X-MOI, name: Xã Mới Lập, kind: COMMUNE, parent: TINH, from: 2026-01-01, basis: dữ liệu thử, shifts: hanh-chinh }";

describe("what is decided in the browser", () => {
  test("a calendar is proposed and previewed by one person, adopted by another, and its numbers are the lists' rows", { timeout: LIMIT }, async ({ task }) => {
    const note = "Nghỉ bù toàn tỉnh, theo công văn thử";
    await visiting(task, { as: "vanhanh" }, async ({ page }) => {
      await page.goto("/quan-tri/lich");
      await page.getByLabel("Căn cứ, lý do").fill(note);
      for (const day of laterWorkingDays()) await changedToOff(page, day);
      await by(page, "propose").click();
      await by(page, "versions").getByText(note).waitFor();
      await by(page, "preview-rules").click();
      await by(page, "effect-REDATED").waitFor();
      expect(await by(page, "adopt-rules").count()).toBe(0); // nobody adopts what he proposed
    });
    await visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await page.goto("/quan-tri/lich");
      await by(page, "versions").getByText(note).click();
      const redated = await effectNumber(page, "REDATED");
      expect(redated).toBeGreaterThan(0);
      for (const effect of ["REDATED", "NO_LONGER_OVERDUE", "BECOMES_OVERDUE"]) {
        await by(page, `effect-${effect}`).click();
        const expected = await effectNumber(page, effect);
        expect({ effect, rows: await movedRows(page, expected) }).toEqual({ effect, rows: expected });
      }
      await by(page, "adopt-rules").click();
      expect(await by(page, "adopted").innerText()).toContain(`${redated} vụ việc đổi hạn`);
      await by(page, "versions").locator("button", { hasText: note }).getByText("đang áp dụng").waitFor();
    });
  });

  test("a file of units is previewed as exactly what it changes, and adopted", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "chanhvp" }, async ({ page }) => {
      const before = readFileSync(join(SAMPLE_FOLDER, "units.yaml"), "utf8");
      const after = before.replace("units:\n", `units:\n  - ${NEW_UNIT}\n`);
      await page.goto("/quan-tri/don-vi");
      await page.locator('input[type="file"]').setInputFiles({ name: "units.yaml", mimeType: "text/yaml", buffer: Buffer.from(after) });
      const changes = by(page, "units-preview").locator("li");
      await changes.first().waitFor();
      expect(await changes.allInnerTexts()).toEqual([expect.stringContaining("X-MOI Xã Mới Lập")]);
      await by(page, "adopt-units").click();
      await by(page, "unit-X-MOI").waitFor();
    }),
  );

  test("a leader sees who sent a case after saying why, for the time that is said, and then no more", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await page.clock.install(); // the browser's clock alone: the hub's seconds are as long as ever
      await page.goto(await aCase());
      await by(page, "see-contact").click();
      await by(page, "contact-reason").getByLabel("Lý do").fill("Gọi lại để xác minh địa điểm");
      await by(page, "contact-reason").locator('button[type="submit"]').click();
      const phone = /\b0\d{9}\b/;
      const contact = by(page, "contact");
      await contact.waitFor();
      expect(await contact.innerText()).toMatch(phone);
      await page.clock.fastForward("09:30");
      expect(await contact.innerText()).toMatch(phone);
      await page.clock.fastForward("00:31");
      await contact.waitFor({ state: "detached" });
      expect(await page.locator("main").innerText()).not.toMatch(phone);
    }),
  );

  test("a leader urges a case's holder, and the words are in its history", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await page.goto(await aCase());
      await by(page, "urge").click();
      await by(page, "urge-form").locator("textarea").fill("Đề nghị báo cáo kết quả trong tuần này.");
      await by(page, "urge-form").locator('button[type="submit"]').click();
      const said = by(page, "urgings").getByText("Đề nghị báo cáo kết quả trong tuần này.");
      await said.waitFor();
      await page.reload();
      await said.waitFor();
      expect(await said.count()).toBe(1);
    }),
  );

  test("who came with a one-time password sets his own, once, and goes on with it", { timeout: LIMIT }, async ({ task }) => {
    let password = "";
    await visiting(task, { as: "cntt" }, async ({ page }) => {
      await page.goto("/quan-tri/tai-khoan");
      const file = page.locator('input[type="file"]');
      const csv = "tên đăng nhập,họ và tên,vai trò,mã đơn vị\nnguoi.moi,Người Mới,Thủ trưởng đơn vị,KHONG-CO\n";
      await file.setInputFiles({ name: "taikhoan.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
      await by(page, "sheet-rows").getByText('Không có đơn vị "KHONG-CO"').waitFor();
      const head = ["Tên đăng nhập", "Họ và tên", "Vai trò", "Mã đơn vị"];
      const rows = [["DANH SÁCH TÀI KHOẢN"], head, ["nguoi.moi", "Người Mới", "Thủ trưởng đơn vị", "SYT"]];
      await file.setInputFiles({ name: "taikhoan.xlsx", mimeType: XLSX, buffer: xlsx([{ name: "Sở Y tế", rows }]) });
      await by(page, "sheet-rows").getByText("Sở Y tế · Dòng 3").waitFor();
      await by(page, "adopt-accounts").click();
      password = await page.locator('[role="status"] code').innerText();
      const row = by(page, "account-thanhtra");
      await row.getByRole("button", { name: "Khóa" }).click();
      await row.getByRole("button", { name: "Mở khóa" }).click();
      await row.getByText("Đang dùng").waitFor();
      await row.getByRole("button", { name: "Gắn cán bộ" }).click();
      await row.getByLabel("Mã cán bộ").fill("CB-11");
      await row.getByRole("button", { name: "Gắn", exact: true }).click();
      await row.getByText("Chánh Văn phòng Sở, Sở Xây dựng").waitFor();
      await row.getByRole("button", { name: "Bỏ gắn cán bộ" }).click();
      await row.getByTestId("officer").waitFor({ state: "detached" });
    });
    await visiting(task, { as: null }, async ({ page }) => {
      await page.goto("/dang-nhap");
      await page.getByLabel("Tên đăng nhập").fill("nguoi.moi");
      await page.locator('input[type="password"]').fill(password);
      await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
      await page.locator('input[name="current"]').fill(password);
      for (const name of ["next", "again"]) await page.locator(`input[name="${name}"]`).fill("mat-khau-cua-nguoi-moi");
      await page.locator('form button[type="submit"]').click();
      await live(page);
      expect(new URL(page.url()).pathname).toBe("/tong-quan");
    });
  });

  test("what a number says opens beside it, with the regulation it stands on", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await page.goto("/tong-quan");
      await live(page);
      await page.getByRole("button", { name: "Định nghĩa: Quá hạn", exact: true }).first().click();
      const said = page.getByRole("dialog");
      await soon("the definition is there", async () => (await said.innerText()).includes("Quy chế"), 10_000);
      expect(await said.innerText()).toContain("có hiệu lực từ 01/01/2010");
      expect(await said.innerText()).not.toMatch(/\b(qc|lich)-[0-9a-f]{8}\b/); // a version's word says nothing to people
      expect(new URL(page.url()).pathname).toBe("/tong-quan"); // the tile's link was not followed
    }),
  );
});

async function aCase(): Promise<string> {
  const { cases } = await theProvince().hub.ask(CASES, { filter: { source: ["tinh"], lateness: "OVERDUE" }, first: 1 });
  return `/phan-anh/${cases.edges[0]?.node.id ?? ""}`;
}

/** Days on which limits of open cases may end: the working days from tomorrow on. */
function laterWorkingDays(): string[] {
  const days = Array.from({ length: 12 }, (_, n) => new Date(Date.now() + (n + 1) * 86_400_000));
  return days.filter((day) => day.getUTCDay() % 6 !== 0).map((day) => day.toISOString().slice(0, 10));
}

async function changedToOff(page: Page, day: string): Promise<void> {
  await page.getByLabel("Ngày", { exact: true }).fill(day);
  await page.getByLabel("Lý do", { exact: true }).fill("Nghỉ bù");
  await by(page, "change-day").click();
}

async function effectNumber(page: Page, effect: string): Promise<number> {
  const text = await by(page, `effect-${effect}`).innerText();
  return Number(FIRST_NUMBER.exec(text)?.[0]);
}

/** Every row of the list behind a preview's number. */
async function movedRows(page: Page, expected: number): Promise<number> {
  const rows = by(page, "moved-cases").locator("tbody tr");
  await rows.first().or(page.getByText("Không có vụ việc nào")).waitFor();
  const more = page.getByRole("button", { name: "Xem thêm", exact: true });
  await soon(
    "all rows are there",
    async () => {
      if ((await more.count()) > 0) await more.click();
      return (await rows.count()) >= expected;
    },
    20_000,
  );
  await more.waitFor({ state: "detached" });
  return rows.count();
}
