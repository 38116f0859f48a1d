import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Figures } from "./kit/documents.ts";
import { theProvince } from "./kit/province.ts";
import { TILES, allRows, boardOfHub, boardOnScreen, by, listTotal, numberIn, openBoard, rowTexts, soon } from "./kit/seen.ts";
import { signedIn, visiting } from "./kit/visit.ts";

const LIMIT = 60_000;
/** Rows that a list shows before it is asked for more. */
const PAGE_OF = 50;

describe.concurrent("a number and its list", () => {
  test("every big number of the overview leads to a list whose header says the same number", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await openBoard(page);
      for (const figure of Object.keys(TILES) as (keyof Figures)[]) {
        const { token, figures } = await boardOnScreen(page);
        await by(page, TILES[figure]).click();
        const total = await listTotal(page);
        const asOf = new URL(page.url()).searchParams.get("asOf");
        expect({ figure, total }).toEqual({ figure, total: (await boardOfHub(asOf)).figures[figure] });
        if (asOf === token) expect({ figure, total }).toEqual({ figure, total: figures[figure] }); // no tick came between the look and the click
        await page.goBack();
        await by(page, TILES[figure]).waitFor();
      }
    }),
  );

  test("every number of a unit, and of a week, leads to a list whose header says the same number", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      const { token } = await boardOfHub();
      await page.goto(`/tong-quan?trend=table&asOf=${token}`);
      expect(await followEach(page, '[data-testid="unit-ranking"] a[href*="/phan-anh"]', Infinity)).toBeGreaterThan(8);
      expect(await followEach(page, 'table:has(th:text-is("Tuần")) a[href*="/phan-anh"]', 4)).toBe(4);
    }),
  );

  test('"Xem thêm" to the end gives exactly the rows that the number says: overdue, open of one unit, received today', { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await openBoard(page);
      theProvince().source.put({ stage: "RECEIVED", title: "Phản ánh của hôm nay" });
      await soon("something was received today", async () => (await boardOnScreen(page)).figures.receivedToday > 0, 15_000);
      const openAtSyt = page.locator('[data-testid="unit-SYT"] a[href*="open=true"]:not([href*="lateness"])');
      for (const [name, door] of Object.entries({
        overdue: by(page, "board-overdue"),
        "open at SYT": openAtSyt,
        "received today": by(page, "board-received-today"),
      })) {
        await door.click();
        const total = await listTotal(page);
        if (name !== "received today") expect(total).toBeGreaterThan(PAGE_OF);
        const rows = await allRows(page);
        const cases = new Set(await hrefs(page, '[data-testid="case-row"] a')).size;
        expect({ name, rows, cases }).toEqual({ name, rows: total, cases: total });
        await page.goBack();
        await by(page, "board-open").waitFor();
      }
    }),
  );

  test("a row leads to its case, and back leads to the list as it was", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await openBoard(page);
      await by(page, "board-overdue").click();
      await narrowToTransport(page);
      const [address, rows] = [page.url(), await rowTexts(page)];
      await by(page, "case-row").first().locator("a").click();
      await by(page, "case").waitFor();
      const title = await page.locator("h1").innerText();
      expect(rows[0]).toContain(title);
      await page.getByRole("heading", { name: "Vì sao hạn này?" }).waitFor();
      expect(await page.locator('section[aria-label="Vì sao hạn này?"] details').count()).toBeGreaterThan(0);
      expect(await by(page, "custody-row").count()).toBeGreaterThan(0);
      expect(await page.locator('section[aria-label="Quá trình xử lý"] li').count()).toBeGreaterThan(0);
      await page.goBack();
      await by(page, "case-row").first().waitFor();
      expect(page.url()).toBe(address);
      expect(await rowTexts(page)).toEqual(rows);
    }),
  );

  test("a copied address shows somebody else the same list at the same point, whatever changed since", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await openBoard(page);
      await page.locator('[data-testid="unit-SYT"] a[href*="lateness"]').first().click();
      const list = async (on: Page): Promise<unknown> => [await listTotal(on), await by(on, "list-total").locator("xpath=..").innerText(), await rowTexts(on)];
      const copied = [page.url(), await list(page)] as const;
      const before = (await boardOfHub()).figures.overdue;
      theProvince().source.put({ lead: "SYT", stage: "IN_PROGRESS", title: "Đến sau khi chép địa chỉ", received: "2026-01-05" });
      await soon("the newest list is longer", async () => (await boardOfHub()).figures.overdue > before, 15_000);
      const elsewhere = await theProvince().browser.newContext({ baseURL: new URL(page.url()).origin, locale: "vi-VN" });
      try {
        await signedIn(elsewhere, "thanhtra");
        const other = await elsewhere.newPage();
        await other.goto(copied[0]);
        expect(await list(other)).toEqual(copied[1]);
      } finally {
        await elsewhere.close();
      }
    }),
  );
});

/** Goes through the doors one by one and back. @param most how many of them at most @returns how many there were */
async function followEach(page: Page, doors: string, most: number): Promise<number> {
  await page.locator(doors).first().waitFor();
  const count = Math.min(most, await page.locator(doors).count());
  for (let n = 0; n < count; n += 1) {
    const door = page.locator(doors).nth(n);
    const [text, address] = [await door.innerText(), await door.getAttribute("href")];
    await door.click();
    expect({ address, total: await listTotal(page) }).toEqual({ address, total: numberIn(text) });
    await page.goBack();
    await door.waitFor();
  }
  return count;
}

async function narrowToTransport(page: Page): Promise<void> {
  const before = await listTotal(page);
  await page.getByRole("button", { name: "Lĩnh vực" }).click();
  await page.getByRole("checkbox", { name: "Giao thông" }).check();
  await page.keyboard.press("Escape");
  await soon("the list is narrower", async () => (await listTotal(page)) < before, 10_000);
  expect(new URL(page.url()).searchParams.get("field")).toBe("TRANSPORT");
}

const hrefs = (page: Page, links: string): Promise<string[]> => page.locator(links).evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
