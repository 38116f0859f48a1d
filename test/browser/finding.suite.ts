import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { CASES, SOURCES, UNITS } from "./kit/documents.ts";
import { theProvince } from "./kit/province.ts";
import { boardOfHub, boardOnScreen, by, listTotal, openBoard, rowTexts, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 45_000;

describe.concurrent("finding, and not being allowed to", () => {
  test('"den duong" finds "đèn đường", and the search stands in the address', { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await page.goto("/phan-anh");
      await listTotal(page);
      await by(page, "list-search").fill("den duong");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Bỏ điều kiện: Có chữ “den duong”" }).waitFor();
      // the rows of the list before may still stand there
      const found = async (): Promise<string[]> => (await rowTexts(page)).filter((row) => row.normalize("NFC").includes("Đèn đường tắt cả tuần"));
      await soon("both are found", async () => (await found()).length === 2, 20_000);
      const rows = await rowTexts(page);
      expect(new URL(page.url()).searchParams.get("text")).toBe("den duong");
      await page.getByText("Đang mở", { exact: true }).click();
      await soon("the closed ones are gone", async () => (await listTotal(page)) < rows.length, 5_000);
      const open = await rowTexts(page);
      expect(open.filter((row) => row.includes("Đèn đường tắt cả tuần"))).toHaveLength(1);
      await page.reload();
      await listTotal(page);
      expect(await rowTexts(page)).toEqual(open); // the address alone tells the whole search
    }),
  );

  test("the head of a department sees only what is his department's", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      const { hub } = theProvince();
      const own = new Set((await hub.ask(UNITS, {}, "giamdoc.sxd")).units.map((unit) => unit.name));
      expect(own.size).toBeLessThan((await hub.ask(UNITS)).units.length);
      const seen = await openBoard(page);
      expect(seen.figures).toEqual((await boardOfHub(seen.token, "giamdoc.sxd")).figures);
      expect(seen.figures.open).toBeLessThan((await boardOfHub()).figures.open);
      await by(page, "board-open").click();
      expect(await listTotal(page)).toBe((await boardOnList(page)).open);
      const holders = await page.locator('[data-testid="case-row"] > td:nth-child(3)').allInnerTexts();
      expect(holders.filter((name) => !own.has(name))).toEqual([]);
      const { cases } = await hub.ask(CASES, { filter: { unit: "SYT" }, first: 1 });
      await page.goto(`/phan-anh/${cases.edges[0]?.node.id ?? ""}`);
      await page.getByText("Không có phản ánh này").waitFor();
      await page.goto("/don-vi/SYT");
      await page.getByText("Không có đơn vị này").waitFor();
    }),
  );

  test("the IT officer sees which records were refused and why, and is told plainly that cases are not his to see", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "cntt" }, async ({ page }) => {
      const { department, hub } = theProvince();
      await department.tinh.control("poison", { kind: "bad_date" });
      const refused = async (): Promise<number> => (await hub.ask(SOURCES, {}, "cntt")).sources.find((source) => source.code === "tinh")?.quarantined ?? 0;
      await soon("the poisoned record is in quarantine", async () => (await refused()) > 0, 20_000);
      await page.goto("/ket-noi");
      await by(page, "source-tinh").getByRole("link", { name: "Đường dây nóng lãnh đạo tỉnh" }).click();
      const rows = by(page, "quarantine").locator("tbody tr");
      await rows.first().waitFor();
      expect(await rows.count()).toBe(await refused());
      for (const cell of await rows.first().locator("th, td").allInnerTexts()) expect(cell.trim()).not.toBe("");
      expect(new URL(page.url()).pathname).toBe("/ket-noi/tinh");
      await page.goto("/phan-anh");
      await page.getByText("Bạn không có quyền xem trang này").waitFor();
      expect(await by(page, "case-row").count()).toBe(0);
      await page.getByRole("link", { name: "Tổng quan" }).first().click();
      await by(page, "board-open").waitFor();
      expect(await page.locator('main a[href^="/phan-anh"]').count()).toBe(0); // no number leads where he may not go
    }),
  );

  test("somebody who is not signed in is led to the sign-in page, and from there to where he wanted to go", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: null }, async ({ page }) => {
      const { token } = await boardOfHub();
      const wanted = `/phan-anh?open=true&field=HEALTH&text=tram+y+te&asOf=${token}`;
      await page.goto(wanted);
      await by(page, "sample-lanhdao").waitFor();
      expect(new URL(page.url()).pathname).toBe("/dang-nhap");
      await by(page, "sample-lanhdao").click();
      expect(await listTotal(page)).toBeGreaterThan(0);
      const [there, asked] = [new URL(page.url()), new URL(wanted, page.url())];
      expect(there.pathname).toBe("/phan-anh");
      expect(Object.fromEntries(there.searchParams)).toEqual(Object.fromEntries(asked.searchParams));
    }),
  );

  test("who signs out is out: the same address asks for a name again, and nothing of before is on the screen", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: null }, async ({ page }) => {
      await page.goto("/");
      await by(page, "sample-thanhtra").click();
      await by(page, "board-open").waitFor();
      await by(page, "user-menu").click();
      await by(page, "sign-out").click();
      await by(page, "sample-thanhtra").waitFor();
      await page.goto("/tong-quan");
      await by(page, "sample-thanhtra").waitFor();
      expect(await by(page, "board-open").count()).toBe(0);
      await expect(boardOnScreen(page)).rejects.toThrow();
    }),
  );
});

/** The hub's board at the point of the list on the screen. */
async function boardOnList(page: Page): Promise<{ open: number }> {
  return (await boardOfHub(new URL(page.url()).searchParams.get("asOf"), "giamdoc.sxd")).figures;
}
