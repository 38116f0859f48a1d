import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Figures } from "./kit/documents.ts";
import { Line } from "./kit/line.ts";
import { theProvince } from "./kit/province.ts";
import { allRows, becomes, boardOfHub, boardOnScreen, by, chart, listTotal, live, soon } from "./kit/seen.ts";
import { shiftsOf, watchShifts } from "./kit/shifts.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 110_000;
/** Twice the longest silence between two ticks, 10 s, and what a cut line takes to be noticed on top. */
const LOST_WITHIN_MS = 45_000;

describe.concurrent("what is old is shown as old", () => {
  test(
    "a cut line is told, the numbers turn grey with their age and never zero, and are the hub's again when it is mended",
    {
      timeout: LIMIT,
    },
    async ({ task, onTestFinished }) => {
      const line = await Line.to(theProvince().hub.url);
      onTestFinished(() => line.close());
      await visiting(task, { as: "lanhdao", by: line.url, tolerates: /ERR_|WebSocket|Failed to fetch|TypeError/ }, async ({ page }) => {
        await page.goto("/tong-quan");
        await live(page);
        await page.waitForLoadState("networkidle");
        const colour = await colourOfNumber(page);
        line.cut();
        const held = await grownOld(page);
        expect(await colourOfNumber(page)).not.toBe(colour);
        theProvince().source.put({ stage: "RECEIVED", title: "Trong lúc mất kết nối" });
        await soon("the hub counts what came meanwhile", async () => (await boardOfHub()).figures.open > held.open, 15_000);
        line.mend();
        await live(page, 25_000);
        await soon("what came meanwhile is on the screen", async () => (await boardOnScreen(page)).figures.open > held.open, 15_000);
        const seen = await boardOnScreen(page);
        expect(seen.figures).toEqual((await boardOfHub(seen.token)).figures);
        expect(await colourOfNumber(page)).toBe(colour);
        expect(await by(page, "board-old").count()).toBe(0);
      });
    },
  );

  test("a part of the page that cannot be fetched takes nothing else away, and is there when it is tried again", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao", tolerates: /ERR_FAILED|dynamically imported module/ }, async ({ page }) => {
      await page.route(CHART, (route) => route.abort());
      await page.goto("/tong-quan");
      const again = page.getByRole("button", { name: "Thử lại" });
      await again.waitFor();
      expect(await by(page, "board-open").count()).toBe(1); // the numbers are still there
      await page.unroute(CHART);
      await again.click();
      await chart(page).waitFor();
      await by(page, "board-open").waitFor();
    }),
  );

  test("rows that cannot be read are told about, and come when they are asked for again", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao", tolerates: /ERR_FAILED/ }, async ({ page }) => {
      await page.goto("/phan-anh?unit=SYT");
      const total = await listTotal(page);
      await page.route("**/graphql", (route) => (route.request().postData()?.includes('"after"') === true ? route.abort() : route.continue()));
      await by(page, "list-more").click();
      await page.getByText("Chưa tải được phần này.").waitFor();
      await page.unroute("**/graphql");
      expect(await allRows(page)).toBe(total);
    }),
  );

  test("a choice of a list that cannot be answered leaves no rows of the choice before under it", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao", tolerates: /ERR_FAILED/ }, async ({ page }) => {
      await page.goto("/phan-anh?unit=SYT&open=true");
      const total = await listTotal(page);
      await page.route("**/graphql", (route) => (route.request().postData()?.includes('"stage":["') === true ? route.abort() : route.continue()));
      await page.getByRole("button", { name: "Giai đoạn" }).click();
      await page.getByRole("checkbox").first().check();
      await page.getByText("Chưa tải được phần này.").waitFor();
      expect(await by(page, "case-row").count()).toBe(0);
      expect(await by(page, "list-total").count()).toBe(0);
      await page.unroute("**/graphql");
      await page.getByRole("button", { name: "Thử lại" }).click();
      expect(await listTotal(page)).toBeLessThan(total);
    }),
  );

  test("a source that fails grows stale and says how old it is, while the others stay up to date and nothing moves", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao", size: "phone" }, async ({ page, context }) => {
      const ward = theProvince().department.trungtam;
      const fresh = { tinh: "FRESH", sxd: "FRESH", trungtam: "FRESH", nguon: "FRESH" };
      const coverage = (): Promise<string> => by(page, "board-coverage").innerText();
      await page.goto("/tong-quan");
      await becomes("all are up to date", () => freshnessOn(page), fresh, 20_000);
      await page.waitForLoadState("networkidle");
      await watchShifts(page);
      await ward.control("fault", { mode: "fail" });
      try {
        await becomes("the overview says what is missing", coverage, "Chưa đủ: 3/4 nguồn có số liệu mới", 30_000);
        const sources = await context.newPage();
        await sources.goto("/ket-noi");
        await becomes("the failing one is stale, and it alone", () => freshnessOn(sources), { ...fresh, trungtam: "STALE" }, 30_000);
        expect(await by(sources, "source-trungtam").innerText()).toMatch(/Đọc đến .+ \(.+ trước\)/);
        expect(await by(sources, "source-trungtam").locator("dd").first().innerText()).not.toBe("0"); // its cases are still counted
        await becomes("the overview shows it too", () => freshnessOn(page), { ...fresh, trungtam: "STALE" }, 30_000);
        expect(await by(page, "source-trungtam").innerText()).toMatch(/trước/);
        expect((await boardOnScreen(page)).figures.open).toBeGreaterThan(0);
      } finally {
        await ward.control("fault", { mode: "none" });
      }
      await becomes("the overview is complete again", coverage, "4/4 nguồn", 60_000);
      expect(await shiftsOf(page)).toEqual([]);
    }),
  );
});

/** The chart's script is the one part that comes later. */
const CHART = "**/trend-chart*.js";

/** Waits until the page knows that the line is cut and calls its numbers old. @returns the numbers it goes on showing */
async function grownOld(page: Page): Promise<Figures> {
  const state = (): Promise<string | null> => by(page, "connection").getAttribute("data-state");
  const told = await soon("the chip says that something is wrong", async () => (await state()) !== "live", LOST_WITHIN_MS);
  const before = (await boardOnScreen(page)).figures;
  const lost = await becomes("the chip says that the connection is lost", state, "lost", LOST_WITHIN_MS);
  console.log(`a cut line was told after ${told.toFixed(1)} s, the numbers were marked old after ${(told + lost).toFixed(1)} s`);
  expect(await by(page, "connection").innerText()).toMatch(/^Mất kết nối từ \d\d:\d\d — số liệu cũ$/);
  expect(await by(page, "board-old").innerText()).toMatch(/^số liệu cũ \d+ phút$/);
  const held = (await boardOnScreen(page)).figures;
  expect(held).toEqual(before);
  expect(held.overdue).toBeGreaterThan(0);
  return held;
}

/** Colour and opacity, by which grey is told from alive. */
/** The part may be drawn anew just then: a number that has left the page has no colour. */
async function colourOfNumber(page: Page): Promise<string> {
  let colour = "";
  await soon(
    "the number has a colour",
    async () => {
      colour = await by(page, "board-overdue").evaluate((number) => {
        let opacity = 1;
        for (let one: Element | null = number; one !== null; one = one.parentElement) opacity *= Number(getComputedStyle(one).opacity);
        return number.isConnected ? `${getComputedStyle(number).color} ${opacity}` : "";
      });
      return colour !== "";
    },
    5_000,
  );
  return colour;
}

async function freshnessOn(page: Page): Promise<Record<string, string>> {
  const cards = await page
    .locator("[data-freshness]")
    .evaluateAll((all) => all.map((card) => [card.getAttribute("data-testid")?.replace("source-", "") ?? "", card.getAttribute("data-freshness") ?? ""]));
  return Object.fromEntries(cards) as Record<string, string>;
}
