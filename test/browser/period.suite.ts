import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { theProvince } from "./kit/province.ts";
import { by, live, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 120_000;
const FIGURES = ["opening", "received", "handedIn", "closed", "handedOut", "closing", "handled", "onTime", "late", "answered"] as const;
type Answer = { periodBoard: { period: { from: string; to: string }; figures: Record<(typeof FIGURES)[number], number> } };
type Hotline = { hotlineFigures: { calls: { incoming: number; missed: number } | null; outages: { count: number } | null } };
const PERIOD = asked<Answer>(`query ($period: PeriodInput!, $asOf: String) {
  periodBoard(period: $period, asOf: $asOf) { period { from to } figures { ${FIGURES.join(" ")} } }
}`);

describe.concurrent("figures of a period", () => {
  test("stand in the address, close their balance, and each opens a list with as many rows", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await page.goto("/tong-quan");
      await live(page);
      await by(page, "period-open").click();
      await by(page, "period-figures").waitFor();
      await by(page, "period-kind").selectOption("QUARTER");
      await by(page, "period-months").selectOption("CALENDAR");
      await soon("the quarter is in the address", async () => new URL(page.url()).searchParams.get("months") === "CALENDAR", 5_000);
      await page.reload();
      await by(page, "period-figures").waitFor();
      const value = async (figure: string): Promise<number> => Number(await by(page, `period-${figure}`).getAttribute("data-value"));
      const link = await by(page, "period-received").locator("a").getAttribute("href");
      const asOf = new URLSearchParams(link?.split("?")[1]).get("asOf");
      const { periodBoard } = await theProvince().hub.ask(PERIOD, { period: { kind: "QUARTER", calendar: "CALENDAR" }, asOf });
      const seen = Object.fromEntries(await Promise.all(FIGURES.map(async (figure) => [figure, await value(figure)] as const)));
      expect(seen).toEqual(periodBoard.figures);
      const { opening = 0, received = 0, handedIn = 0, closed = 0, handedOut = 0, closing = 0 } = seen;
      expect(opening + received + handedIn).toBe(closed + handedOut + closing);
      expect(await by(page, "period-span").getAttribute("data-from")).toBe(periodBoard.period.from);
      for (const figure of ["closing", "late", "answered"] as const) {
        const href = await by(page, `period-${figure}`).locator("a").getAttribute("href");
        const list = await page.context().newPage();
        await list.goto(href ?? "");
        await by(list, "list-total").waitFor();
        expect([figure, Number(await by(list, "list-total").getAttribute("data-value"))]).toEqual([figure, seen[figure]]);
        await list.close();
      }
    }),
  );

  test("have the hotlines beside them: what a source tells, as many outages as their number, and who tells nothing", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await page.goto("/tong-quan?period=YEAR&months=CALENDAR");
      await by(page, "hotline-total").waitFor();
      const outages = by(page, "hotline-outages");
      await outages.locator("summary").click();
      expect(await outages.locator("tbody tr").count()).toBe(Number(await outages.getAttribute("data-value")));
      const cells = await by(page, "hotline-total").locator("td[data-value]").all();
      const total = await Promise.all(cells.map(async (cell) => Number(await cell.getAttribute("data-value"))));
      const document = "query ($period: PeriodInput!) { hotlineFigures(period: $period) { calls { incoming missed } outages { count } } }";
      const { hotlineFigures: told } = await theProvince().hub.ask(asked<Hotline>(document), { period: { kind: "YEAR", calendar: "CALENDAR" } });
      expect(total).toEqual([told.calls?.incoming, told.calls?.missed, told.outages?.count]);
      expect(await by(page, "hotline-silent").textContent()).toContain("chưa gửi số liệu");
    }),
  );

  test("of any days, asked for by keyboard on a phone too", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao", size: "phone" }, async ({ page }) => {
      await page.goto("/tong-quan?period=CUSTOM&from=2026-11-30&to=2026-11-01");
      await by(page, "period-from").waitFor();
      expect(await by(page, "period-figures").count()).toBe(0); // the wrong way round is told, not counted
      await by(page, "period-from").fill("2026-11-01");
      await by(page, "period-to").fill("2026-11-10");
      await by(page, "period-figures").waitFor();
      await soon("these days are counted", async () => (await by(page, "period-span").getAttribute("data-to")) === "2026-11-10", 10_000);
      expect(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)).toBe(false);
    }),
  );

  test("beside a unit that is late stands its head's number, one tap away", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao", size: "phone" }, async ({ page }) => {
      await page.goto("/tong-quan");
      await live(page);
      const call = page.locator('[data-testid^="call-"]').first();
      await call.waitFor();
      expect(await call.getAttribute("href")).toMatch(/^tel:0\d{9,10}$/);
      expect(await call.getAttribute("aria-label")).toContain("Gọi ");
    }),
  );
});
