import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { CASES } from "./kit/documents.ts";
import { theProvince } from "./kit/province.ts";
import { by, soon } from "./kit/seen.ts";
import { signedIn, visiting } from "./kit/visit.ts";

const LIMIT = 60_000;
const CASE = asked<{ case: { learnedAt: string } }>("query ($id: ID!) { case(id: $id) { learnedAt } }");
const CORRECT = asked<{ correctBacklogClass: { __typename: string } }>(
  "mutation ($input: CorrectBacklogClassInput!) { correctBacklogClass(input: $input) { __typename } }",
);

/** Cases of SXD with these words in their titles. @returns their numbers */
async function casesAtSxd(titles: readonly string[]): Promise<string[]> {
  const { source, hub } = theProvince();
  for (const title of titles) source.put({ title, lead: "SXD", stage: "IN_PROGRESS", received: "2026-06-02", assigned: "2026-06-03" });
  const ids = async () =>
    Promise.all(titles.map(async (title) => (await hub.ask(CASES, { filter: { source: ["nguon"], text: title }, first: 1 })).cases.edges[0]?.node.id ?? ""));
  await soon("the cases are there", async () => (await ids()).every((id) => id !== ""), 15_000);
  return ids();
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await by(page, "queue-row").first().waitFor();
}

const idsOf = (page: Page): Promise<(string | null)[]> => by(page, "queue-row").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-id")));

describe.concurrent("the queue while others work on it", () => {
  test(
    "rows stay in their places, what no longer matches is struck through with why, what is new waits until it is asked for",
    { timeout: LIMIT },
    async ({ task }) => {
      const words = "Hàng đợi sống";
      const [first = "", second = ""] = await casesAtSxd([`${words} thứ nhất`, `${words} thứ hai`]);
      await visiting(task, { as: "chanhvp" }, async ({ page }) => {
        const { hub } = theProvince();
        await open(page, `/ton-dong?backlogClass=B1&text=${encodeURIComponent(words)}`);
        const before = await idsOf(page);
        expect(before.toSorted()).toEqual([first, second].toSorted());
        const { learnedAt } = (await hub.ask(CASE, { id: first })).case;
        const input = { caseId: first, seen: learnedAt, class: "B3", reason: "Đã xem lại tại hiện trường" };
        expect((await hub.ask(CORRECT, { input }, "giamdoc.sxd")).correctBacklogClass.__typename).toBe("BacklogClassCorrected");
        const row = page.locator(`[data-testid="queue-row"][data-id="${first}"]`);
        await row.locator('[data-testid="row-mark"]', { hasText: "nay thuộc nhóm B3" }).waitFor();
        expect(await row.getAttribute("data-left")).toBe("CLASS");
        const [third = ""] = await casesAtSxd([`${words} thứ ba`]);
        await page.locator('[data-testid="queue-news"][data-fresh="1"][data-left="1"]').waitFor();
        expect(await idsOf(page)).toEqual(before);
        expect(await by(page, "queue-news").innerText()).toContain("1 hồ sơ mới · 1 không còn khớp");
        await by(page, "list-update").click();
        await row.waitFor({ state: "detached" });
        await page.locator(`[data-testid="queue-row"][data-id="${third}"]`).waitFor();
        expect((await idsOf(page)).toSorted()).toEqual([second, third].toSorted());
        expect(await by(page, "queue-news").count()).toBe(0);
        expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("grid");
      });
    },
  );

  test("a row that another corrects shows it in place, and a selected one says that it changed", { timeout: LIMIT }, async ({ task }) => {
    const [id = ""] = await casesAtSxd(["Biển báo hàng đợi sửa tại chỗ"]);
    await visiting(task, { as: "chanhvp", size: "phone" }, async ({ page }) => {
      const { hub } = theProvince();
      await open(page, `/ton-dong?text=${encodeURIComponent("Biển báo hàng đợi")}`);
      const row = page.locator(`[data-testid="queue-row"][data-id="${id}"]`);
      await row.locator("input[type=checkbox]").check();
      expect(await row.locator("[data-class]").getAttribute("data-class")).toBe("B1");
      const { learnedAt } = (await hub.ask(CASE, { id })).case;
      const input = { caseId: id, seen: learnedAt, class: "B4", reason: "Thuộc ngành khác" };
      expect((await hub.ask(CORRECT, { input }, "giamdoc.sxd")).correctBacklogClass.__typename).toBe("BacklogClassCorrected");
      await row.locator('[data-class="B4"]').waitFor();
      await by(page, "row-mark").waitFor();
      expect(await row.getAttribute("data-left")).toBeNull();
      await by(page, "bulk-bar").getByText("Đã chọn 1 hồ sơ").waitFor();
    });
  });
});

describe.concurrent("what the queue says of a case", () => {
  test("the time left is that of the case's page and of the file, and opens to its days", { timeout: LIMIT }, async ({ task }) => {
    const [id = ""] = await casesAtSxd(["Giờ làm việc của hàng đợi"]);
    await visiting(task, { as: "chanhvp" }, async ({ page }) => {
      await open(page, `/ton-dong?text=${encodeURIComponent("Giờ làm việc của hàng đợi")}`);
      const said = await page.locator('[data-testid="queue-row"] [data-do="time"]').innerText();
      expect(said).toMatch(/^quá \d+ ngày( \d+ giờ)? làm việc$/);
      await page.keyboard.press("j");
      await page.keyboard.press("t");
      await by(page, "time-left-count").waitFor();
      expect(await by(page, "time-left-figure").innerText()).toBe(said);
      expect(await by(page, "time-left-count").innerText()).toMatch(/không tính: (Thứ Bảy|Chủ nhật)/);
      await page.keyboard.press("Escape");
      const [file] = await Promise.all([page.waitForEvent("download"), by(page, "export-csv").click()]);
      expect(readFileSync(await file.path(), "utf8")).toContain(`"${said}"`);
      await page.keyboard.press("Escape");
      await page.goto(`/phan-anh/${id}`);
      expect(await by(page, "time-left").locator("summary").innerText()).toBe(said);
    });
  });

  test(
    "what the address decides is asked for once, before the page's programs are read; what a stranger was refused is asked for again",
    { timeout: LIMIT },
    ({ task }) =>
      visiting(task, { as: null, tolerates: /status of 401/ }, async ({ page, context }) => {
        const bodies: string[] = [];
        page.on("request", (request) => void (request.url().endsWith("/graphql") && bodies.push(request.postData() ?? "")));
        await page.goto("/ton-dong?unit=SYT");
        await page.waitForURL((url) => url.pathname === "/dang-nhap");
        await signedIn(context, "chanhvp");
        await page.getByLabel("Tên đăng nhập").waitFor();
        bodies.length = 0;
        await open(page, "/ton-dong?unit=SYT");
        const opening = bodies.filter((body) => body.includes('"unit":"SYT"') && body.includes('"asOf":null'));
        expect(opening).toHaveLength(1);
        expect(bodies.indexOf(opening[0] ?? "")).toBe(1); // right after the session
        expect(bodies.filter((body) => body === bodies[0])).toHaveLength(1);
        expect(bodies[0]).not.toContain("operationName"); // by the first lines of the program, not by its client
      }),
  );

  test("who comes back from a case is where he left the queue", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "chanhvp" }, async ({ page }) => {
      await open(page, "/ton-dong?unit=SYT");
      for (let n = 0; n < 4; n += 1) await page.keyboard.press("j");
      const left = await page.locator('[data-testid="queue-row"][data-current]').getAttribute("data-id");
      await by(page, "queue").focus();
      await page.keyboard.press("Enter");
      await by(page, "case").waitFor();
      await page.goBack();
      await by(page, "queue-row").first().waitFor();
      expect(await page.locator('[data-testid="queue-row"][data-current]').getAttribute("data-id")).toBe(left);
    }),
  );
});

describe.concurrent("a view of the queue", () => {
  test("with its columns in their order is kept, counted, shared within the unit, and downloaded as it is seen", { timeout: LIMIT }, async ({ task }) => {
    await casesAtSxd(["Danh sách đã lưu một", "Danh sách đã lưu hai"]);
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      await open(page, `/ton-dong?text=${encodeURIComponent("Danh sách đã lưu")}`);
      await by(page, "choose-columns").press("Enter");
      await by(page, "column-UNIT").locator("input").press("Space");
      for (let n = 0; n < 2; n += 1) await by(page, "column-UNIT").getByRole("button", { name: "lên trước" }).press("Enter");
      await page.keyboard.press("Escape");
      expect(new URL(page.url()).searchParams.get("columns")).toBe("UNIT,TIME,CLASS");
      expect(await by(page, "queue-head").locator("[data-column]").allInnerTexts()).toEqual(["Đơn vị đang giữ", "Thời gian còn lại", "Nhóm, hướng xử lý"]);
      await by(page, "save-view").press("Enter");
      await by(page, "view-form").getByLabel("Tên danh sách").fill("Của phòng tôi");
      await by(page, "view-form").locator("button[type=submit]").press("Enter");
      const view = by(page, "saved-view").filter({ hasText: "Của phòng tôi" });
      await view.waitFor();
      expect(await view.getAttribute("data-value")).toBe(await by(page, "queue-total").getAttribute("data-value"));
      await page.goto("/ton-dong");
      await view.click();
      await page.locator('[data-testid="queue-total"][data-value="2"]').waitFor();
      expect(await view.getAttribute("aria-current")).toBe("page");
      const [file] = await Promise.all([page.waitForEvent("download"), by(page, "export-csv").click()]);
      const head = readFileSync(await file.path(), "utf8").split("\r\n")[0] ?? "";
      expect(head).toContain('"Tiêu đề","Đơn vị đang giữ","Mức độ","Thời gian còn lại"');
      await by(page, "save-view").click();
      await page.getByRole("button", { name: "Bỏ danh sách này" }).click();
      await view.waitFor({ state: "detached" });
    });
  });

  test("letters come from a file as well as from pasted rows", { timeout: LIMIT }, async ({ task }) => {
    await casesAtSxd(["Công văn nộp bằng tệp"]);
    const { cases } = await theProvince().hub.ask(CASES, { filter: { source: ["nguon"], text: "Công văn nộp bằng tệp" }, first: 1 });
    const reference = cases.edges[0]?.node.reference ?? "";
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      await open(page, "/ton-dong");
      await page.getByRole("button", { name: "Ghi kết quả theo công văn" }).click();
      const rows = `số,ngày,mã phản ánh,nội dung\n12/SXD,10/06/2026,${reference},Đã sửa xong\n13/SXD,10/06/2026,KHONG-CO,Đã sửa\n`;
      await by(page, "letters-form")
        .locator("input[type=file]")
        .setInputFiles({ name: "cong-van.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
      await by(page, "letters-form").locator("button[type=submit]").click();
      await by(page, "letters-form").getByText("1 dòng khớp trong 2 dòng.").waitFor();
      expect(await by(page, "letters-form").locator("tbody tr").nth(1).innerText()).toContain("Không có phản ánh mã này");
    });
  });
});
