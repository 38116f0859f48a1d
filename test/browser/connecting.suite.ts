import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { by, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 90_000;
const KEY = "khoa-cua-van-phong-mau";

const ROWS = ["Cống tắc trước chợ", "Đèn tín hiệu không sáng", "Vỉa hè bị đào"].map((title, i) => ({
  ma: `BH-${i + 1}`,
  nhan: `2026-03-0${i + 2} 08:15`,
  tinhTrang: i === 2 ? "Xong xuôi" : "Đang làm",
  linhVuc: "Hạ tầng",
  tieuDe: title,
  gap: "không",
  ten: null,
  kin: false,
}));

/** An office with a small register of its own, whose words nobody knows yet. */
async function anOffice(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const known = request.headers["x-khoa"] === KEY;
    const from = Number(new URL(request.url ?? "/", "http://office").searchParams.get("tu"));
    response.writeHead(known ? 200 : 401, { "content-type": "application/json" });
    response.end(JSON.stringify(known ? { tong: ROWS.length, ds: ROWS.slice(from) } : { loi: "sai khóa" }));
  });
  await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => new Promise((closed) => void server.close(() => closed())) };
}

const manifestOf = (url: string): string => `id: binhhoa
name: { vi: Sổ phản ánh xã Bình Hòa, en: Register of Bình Hòa }
kind: rest
owner: X-BINHHOA
zone: Asia/Ho_Chi_Minh
baseUrl: ${url}
everySeconds: 5
config:
  auth: { kind: header, name: X-Khoa, secret: khoa }
  list:
    path: /so
    items: ds
    paging: { kind: offset, offset: tu, limit: sl, total: tong, pageSize: 50 }
  time: yyyy-MM-dd HH:mm
  absent: "null"
  record:
    id: ma
    reference: ma
    receivedAt: nhan
    stage: tinhTrang
    channel: kenh
    field: linhVuc
    title: tieuDe
    content: noiDung
    urgent: { path: gap, yes: [có], no: [không] }
    lead: { constant: X-BINHHOA }
    intake: { constant: X-BINHHOA }
    submitter: { name: ten, confidential: { kind: flags, name: kin, phone: kin, content: kin } }
    steps: { kind: columns, columns: [{ path: xong, step: CLOSED }] }
  words:
    stage: { Mới: RECEIVED }
    field: { Hạ tầng: URBAN_INFRASTRUCTURE }
`;

/** Types what finds a choice, and takes it. */
async function pick(page: Page, word: string, choice: string): Promise<void> {
  const box = page.getByRole("combobox", { name: `Nghĩa của “${word}”` });
  await box.click();
  await box.fill(choice);
  await page.getByRole("option", { name: choice, exact: true }).click();
  await page.getByRole("option").first().waitFor({ state: "hidden" }); // else it lies over the next choice
}

test(
  "an office's IT officer connects a system by its manifest alone: refused key, unknown words, preview, switched on, counted",
  { timeout: LIMIT },
  async ({ task }) => {
    const office = await anOffice();
    try {
      await visiting(task, { as: "cntt" }, async ({ page }) => {
        await page.goto("/ket-noi");
        await by(page, "connect").click();
        const manifest = page.locator("textarea").first();
        await manifest.fill(manifestOf(office.url));
        await page.getByLabel("Tên bí mật").fill("khoa");
        await page.locator("main").getByRole("button", { name: "Thêm", exact: true }).click();
        await page.getByLabel("khoa", { exact: true }).fill("sai");
        await by(page, "check-source").click();
        await page.getByText("Quyền truy cập").waitFor();
        expect(await by(page, "findings").getAttribute("data-ok")).toBe("false");
        await page.getByLabel("khoa", { exact: true }).fill(KEY);
        await by(page, "preview-source").click();
        await page.getByText("0 trong 3 bản ghi sẽ thành phản ánh.").waitFor();
        await pick(page, "Đang làm", "Đang xử lý");
        await pick(page, "Xong xuôi", "Kết thúc");
        await soon("both words stand in the manifest", async () => /Xong xuôi: CLOSED/.test(await manifest.inputValue()), 5_000);
        expect(await manifest.inputValue()).toContain("Đang làm: IN_PROGRESS");
        await by(page, "preview-source").click();
        await page.getByText(/^[23] trong 3 bản ghi sẽ thành phản ánh\.$/).waitFor();
        await by(page, "save-source").click();
        await by(page, "source-binhhoa").waitFor();
        expect(new URL(page.url()).pathname).toBe("/ket-noi/binhhoa");
        await soon("its cases are counted", async () => (await by(page, "source-binhhoa").locator("dd").first().innerText()).trim() === "3", 40_000);
        await by(page, "runs").locator("tbody tr").first().waitFor();
        expect(await page.content()).not.toContain(KEY);
        await by(page, "pause").click();
        await page.getByText("Đang tạm dừng đọc").waitFor();
        await page.reload();
        await page.getByText("Đang tạm dừng đọc").waitFor(); // it is the hub that knows
      });
    } finally {
      await office.close();
    }
  },
);
