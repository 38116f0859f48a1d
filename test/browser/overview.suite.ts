import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { localText } from "../world.ts";
import { Line } from "./kit/line.ts";
import { theProvince } from "./kit/province.ts";
import { boardOnScreen, by, live, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 110_000;
const ON_SCREEN_WITHIN_MS = 30_000;
/** The hub's own address is gone at once; what is shown is old after twice the longest silence between two ticks. */
const LOST_WITHIN_MS = 45_000;

interface Ranked {
  unit: { code: string };
  open: number;
  overdue: number;
  overdueShare: number | null;
}
const RANKED = asked<{ board: { units: Ranked[] } }>("{ board { units { unit { code } open overdue overdueShare } } }");

describe.concurrent("the overview holds still", () => {
  test("the order of the units stays while the pointer is among them; sorting again brings the hub's", { timeout: LIMIT }, async ({ task }) => {
    await someLateSomeNot();
    await visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await page.goto("/tong-quan?units=all");
      await live(page);
      const table = by(page, "unit-ranking");
      await table.locator("tfoot").waitFor();
      await table.hover();
      const held = await order(page);
      const { code, cases } = await overtaking();
      for (let one = 0; one < cases; one += 1)
        theProvince().source.put({ title: `Chậm xử lý ${one}`, lead: code, stage: "IN_PROGRESS", received: "2026-06-02" });
      const again = page.getByRole("button", { name: "Sắp xếp lại" });
      await soon("the table says that sorting again would change it", async () => again.isEnabled(), ON_SCREEN_WITHIN_MS);
      expect(await order(page)).toEqual(held);
      await again.click();
      await soon("the order is another", async () => (await order(page)).join() !== held.join(), 5_000);
      const places = await order(page);
      expect(places.indexOf(code)).toBeLessThan(held.indexOf(code));
      expect(places.toSorted()).toEqual(held.toSorted());
    });
  });

  test("whoever wants no motion gets none: a number that changes is changed, and nothing moves or flashes", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto("/tong-quan");
      await live(page);
      await page.evaluate(watchMotion);
      const before = (await boardOnScreen(page)).figures.open;
      theProvince().source.put({ stage: "RECEIVED", title: "Biển báo mất chữ" });
      await soon("the number has changed", async () => (await boardOnScreen(page)).figures.open > before, ON_SCREEN_WITHIN_MS);
      await page.waitForTimeout(1_000);
      expect(await page.evaluate(() => [...((globalThis as Watching).moved ?? [])])).toEqual([]);
    }),
  );

  test("when the hub stops, the page says so, keeps its numbers and marks them as old", { timeout: LIMIT }, async ({ task }) => {
    const line = await Line.to(theProvince().hub.url);
    await visiting(task, { as: "lanhdao", by: line.url, tolerates: /ERR_|WebSocket|Failed to fetch|TypeError|Unable to preload/ }, async ({ page }) => {
      await page.goto("/tong-quan");
      await live(page);
      await page.waitForLoadState("networkidle");
      await line.close();
      await soon("the connection is lost", async () => (await by(page, "connection").getAttribute("data-state")) === "lost", LOST_WITHIN_MS);
      expect(await by(page, "board-old").innerText()).toMatch(/^số liệu cũ \d+ phút$/);
      const { figures } = await boardOnScreen(page);
      expect(figures.overdue).toBeGreaterThan(0);
      expect(figures.open).toBeGreaterThan(figures.overdue);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1366); // the chip has more to say, and room for it
    });
  });
});

/** Codes of the units in the order of the table. */
function order(page: Page): Promise<string[]> {
  return page
    .locator('[data-testid="unit-ranking"] tbody tr[data-testid^="unit-"]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-testid")?.replace("unit-", "") ?? ""));
}

/** Two units that are ranked, the one above with some of its cases late: what the other sources hold may leave none to be overtaken. */
async function someLateSomeNot(): Promise<void> {
  const { source } = theProvince();
  const units = { SCT: 6, SGDDT: 0 };
  for (const [lead, late] of Object.entries(units))
    for (let one = 0; one < 20; one += 1)
      source.put({ title: `Chờ giải quyết ${one}`, lead, stage: "IN_PROGRESS", received: one < late ? "2026-06-02" : localText(Date.now()) });
  await soon(
    "both are ranked",
    async () => {
      const { board } = await theProvince().hub.ask(RANKED, {});
      return board.units.filter(({ unit, open }) => unit.code in units && open >= 20).length === 2;
    },
    ON_SCREEN_WITHIN_MS,
  );
}

/** The unit that needs the fewest more overdue cases to overtake the one above it. */
async function overtaking(): Promise<{ code: string; cases: number }> {
  const { units } = (await theProvince().hub.ask(RANKED, {})).board;
  const share = (one: Ranked): number => one.overdueShare ?? 0;
  const ranked = units.filter((one) => one.overdueShare !== null).toSorted((a, b) => share(b) - share(a) || b.overdue - a.overdue);
  const needed = ranked.slice(1).flatMap((one, place) => {
    const above = share(ranked[place] ?? one);
    return above >= 1 ? [] : [{ code: one.unit.code, cases: Math.max(1, Math.ceil((above * one.open - one.overdue) / (1 - above)) + 1) }];
  });
  const [least] = needed.toSorted((a, b) => a.cases - b.cases);
  if (least === undefined) throw new Error("no unit can overtake another");
  return least;
}

type Watching = typeof globalThis & { moved?: Set<string> };

/** Notes, frame by frame, what runs as an animation or transition longer than nothing. */
function watchMotion(): void {
  const watching = globalThis as typeof globalThis & { moved?: Set<string> };
  const moved = (watching.moved = new Set<string>());
  const look = (): void => {
    for (const animation of document.getAnimations()) {
      const { target } = animation.effect as KeyframeEffect;
      const time = animation.effect?.getComputedTiming();
      if (target?.closest("main") != null && Number(time?.activeDuration ?? 0) > 20) moved.add(`${target.tagName} ${target.className}`);
    }
    requestAnimationFrame(look);
  };
  look();
}
