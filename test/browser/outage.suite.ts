import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { SOURCES } from "./kit/documents.ts";
import { Line } from "./kit/line.ts";
import { theProvince } from "./kit/province.ts";
import { becomes, boardOfHub, boardOnScreen, by, live, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 110_000;
/** Twice the longest silence between two ticks, 10 s, and what a cut line takes to be noticed on top. */
const LOST_WITHIN_MS = 45_000;

describe.concurrent("what is old is shown as old", () => {
  test("a cut line is told, the numbers turn grey with their age and never zero, and are the hub's again when it is mended", { timeout: LIMIT }, async ({ task }) => {
    const line = await Line.to(theProvince().hub.url);
    try {
      await visiting(task, { as: "lanhdao", by: line.url, tolerates: /ERR_|WebSocket|Failed to fetch|TypeError/ }, (visited) => throughAnOutage(visited.page, line));
    } finally {
      await line.close();
    }
  });

  test("a source that fails grows stale and says how old it is, while the others stay up to date", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      const ward = theProvince().department.trungtam;
      const states = (): Promise<Record<string, string>> => freshnessOnScreen(page);
      const coverage = (): Promise<string> => by(page, "board-coverage").innerText();
      await page.goto("/ket-noi");
      const fresh = { tinh: "FRESH", sxd: "FRESH", trungtam: "FRESH", nguon: "FRESH" };
      await becomes("all are up to date", states, fresh, 20_000);
      await ward.control("fault", { mode: "fail" });
      try {
        await becomes("the failing one is stale, and it alone", states, { ...fresh, trungtam: "STALE" }, 40_000);
        expect(await by(page, "source-trungtam").innerText()).toMatch(/Đọc đến .+ \(.+ trước\)/);
        expect(await by(page, "source-trungtam").locator("dd").first().innerText(), "its cases are still counted").not.toBe("0");
        await page.goto("/tong-quan");
        await becomes("the overview says what is missing", coverage, "Chưa đủ: 3/4 nguồn có số liệu mới", 15_000);
        expect(await by(page, "source-trungtam").innerText()).toMatch(/trước/);
        expect((await boardOnScreen(page)).figures.open).toBeGreaterThan(0);
      } finally {
        await ward.control("fault", { mode: "none" });
      }
      await soon("the hub reads it again", async () => (await theProvince().hub.ask(SOURCES)).sources.every(({ freshness }) => freshness === "FRESH"), 40_000);
      await becomes("the overview is complete again", coverage, "4/4 nguồn", 15_000);
    }),
  );
});

async function throughAnOutage(page: Page, line: Line): Promise<void> {
  await page.goto("/tong-quan");
  await live(page);
  const [before, colour] = [(await boardOnScreen(page)).figures, await colourOfNumber(page)];
  line.cut();
  const told = await soon("the chip says that something is wrong", async () => (await by(page, "connection").getAttribute("data-state")) !== "live", LOST_WITHIN_MS);
  const lost = await soon("the chip says that the connection is lost", async () => (await by(page, "connection").getAttribute("data-state")) === "lost", LOST_WITHIN_MS);
  console.log(`a cut line was told after ${told.toFixed(1)} s, the numbers were marked old after ${(told + lost).toFixed(1)} s`);
  expect(await by(page, "connection").innerText()).toMatch(/^Mất kết nối từ \d\d:\d\d — số liệu cũ$/);
  expect(await by(page, "board-old").innerText()).toMatch(/^số liệu cũ \d+ phút$/);
  expect(await colourOfNumber(page)).not.toBe(colour);
  const held = (await boardOnScreen(page)).figures;
  expect({ ...held, ...before }, "the numbers of before are still there").toEqual(held);
  theProvince().source.put({ stage: "RECEIVED", title: "Trong lúc mất kết nối" });
  await soon("the hub counts what came meanwhile", async () => (await boardOfHub()).figures.open > held.open, 15_000);
  line.mend();
  await live(page, 25_000);
  await soon("what came meanwhile is on the screen", async () => (await boardOnScreen(page)).figures.open > held.open, 15_000);
  const seen = await boardOnScreen(page);
  expect(seen.figures).toEqual((await boardOfHub(seen.token)).figures);
  expect(await colourOfNumber(page)).toBe(colour);
  expect(await by(page, "board-old").count()).toBe(0);
}

/** Colour and opacity, by which grey is told from alive. */
function colourOfNumber(page: Page): Promise<string> {
  return by(page, "board-overdue").evaluate((number) => {
    let opacity = 1;
    for (let one: Element | null = number; one !== null; one = one.parentElement) opacity *= Number(getComputedStyle(one).opacity);
    return `${getComputedStyle(number).color} ${opacity}`;
  });
}

async function freshnessOnScreen(page: Page): Promise<Record<string, string>> {
  const cards = await page.locator("[data-freshness]").evaluateAll((all) => all.map((card) => [card.getAttribute("data-testid")?.replace("source-", "") ?? "", card.getAttribute("data-freshness") ?? ""]));
  return Object.fromEntries(cards) as Record<string, string>;
}
