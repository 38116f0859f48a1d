import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { Source } from "../world.ts";
import { theProvince } from "./kit/province.ts";
import { becomes, boardOnScreen, by, chart, openBoard, soon } from "./kit/seen.ts";
import { shiftsOf, watchShifts } from "./kit/shifts.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 240_000;
const ON_SCREEN_WITHIN_MS = 30_000;

/** They come in at once. @returns the last event that tells of them, once the hub has all of them */
async function broughtIn(...specs: Parameters<Source["put"]>[0][]): Promise<number> {
  const { source, database } = theProvince();
  const ids = specs.map((spec) => source.put(spec));
  const known = `select count(distinct c.id)::int as n, max(e.seq)::int as last from source s join feedback_case c on c.source_id = s.id join event e on e.case_id = c.id
    where s.code = $1 and c.source_case_id = any ($2::text[])`;
  let last = 0;
  const counted = async (): Promise<number | undefined> => {
    const [row] = await database.sql<{ n: number; last: number }>(known, [source.code, ids]);
    last = row?.last ?? 0;
    return row?.n;
  };
  await becomes("the hub has what came in", counted, ids.length, ON_SCREEN_WITHIN_MS);
  return last;
}

const COUNTED_TO = asked<{ board: { asOf: { event: number } } }>("query ($asOf: String) { board(asOf: $asOf) { asOf { event } } }");

/** Several come in at once, one of them late already. */
async function changed(page: Page): Promise<void> {
  const last = await broughtIn(...["Đèn hỏng", "Nắp cống vỡ"].map((title) => ({ stage: "RECEIVED", title }) as const), {
    stage: "IN_PROGRESS",
    received: "2026-02-02",
    lead: "SYT",
    title: "Chậm trả lời",
  });
  const counted = async (): Promise<number> => (await theProvince().hub.ask(COUNTED_TO, { asOf: (await boardOnScreen(page)).token })).board.asOf.event;
  await soon("the change is on the screen", async () => (await counted()) >= last, ON_SCREEN_WITHIN_MS);
}

const why = (page: Page, figure: string) => page.locator(`[data-figure="${figure}"]`).getByRole("button", { name: /vì sao đổi/ });

test("from a number its own causes open, by keyboard too, and each of them opens a list with as many rows", { timeout: LIMIT }, ({ task }) =>
  visiting(task, { as: "lanhdao" }, async ({ page }) => {
    await openBoard(page);
    await changed(page);
    await why(page, "open").focus();
    await page.keyboard.press("Enter");
    const causes = by(page, "causes-OPEN");
    await causes.locator("li").first().waitFor();
    const parts = await causes.locator("li").all();
    for (const part of parts) {
      const href = await part.locator("a").getAttribute("href");
      const list = await page.context().newPage();
      await list.goto(href ?? "");
      await by(list, "list-total").waitFor();
      expect(await by(list, "list-total").getAttribute("data-value")).toBe(await part.getAttribute("data-value"));
      await list.close();
    }
    await page.keyboard.press("Escape");
    await causes.waitFor({ state: "detached" });
    expect(await why(page, "open").evaluate((button) => button === document.activeElement)).toBe(true);
    await by(page, "unit-ranking")
      .getByRole("button", { name: /vì sao đổi/ })
      .first()
      .click();
    await by(page, "causes-DUE_SOON").waitFor();
  }),
);

const RANKED = asked<{ board: { units: { unit: { code: string }; overdueShare: number | null }[] } }>("{ board { units { unit { code } overdueShare } } }");

/** Where the cases go that these tests bring is ranked before anybody looks: a unit that comes to be ranked takes a row of its own. */
async function everyoneRanked(): Promise<void> {
  const { hub } = theProvince();
  await broughtIn(...Array.from({ length: 15 }, (_, one) => ({ stage: "RECEIVED", title: `Chờ phân công ${one}` }) as const));
  const isRanked = async (): Promise<boolean> =>
    (await hub.ask(RANKED, {})).board.units.some(({ unit, overdueShare }) => unit.code === "VPUB" && overdueShare !== null);
  await soon("the office is ranked", isRanked, ON_SCREEN_WITHIN_MS);
}

test("nothing moves by itself while numbers change, stand still and go on, and causes are open", { timeout: LIMIT }, async ({ task }) => {
  await everyoneRanked();
  for (const size of ["desk", "phone"] as const)
    await visiting(task, { as: "lanhdao", size }, async ({ page }) => {
      await openBoard(page);
      await chart(page).waitFor();
      await page.waitForLoadState("networkidle");
      const height = async (): Promise<number> =>
        await page
          .locator("main, [role=main]")
          .first()
          .evaluate((main) => main.scrollHeight);
      const before = await height();
      await watchShifts(page);
      await changed(page);
      await by(page, "pause").click();
      await by(page, "paused").waitFor();
      expect(await height()).toBe(before);
      theProvince().source.put({ stage: "RECEIVED", title: "Đường ngập" });
      await soon("what waits is told", async () => (await by(page, "paused").innerText()).includes("chờ"), ON_SCREEN_WITHIN_MS);
      await by(page, "pause").click();
      await by(page, "paused").waitFor({ state: "detached" });
      await page.waitForTimeout(600); // what moves from now on, nobody asked for
      await why(page, "overdue").click();
      await by(page, "figure-causes").waitFor();
      await changed(page);
      expect([size, await shiftsOf(page)]).toEqual([size, []]);
    });
});

test("a view of the overview is kept, opened, renamed and removed", { timeout: LIMIT }, ({ task }) =>
  visiting(task, { as: "lanhdao" }, async ({ page }) => {
    const open = async () => {
      await by(page, "board-views").click();
      await by(page, "board-views-list").waitFor();
    };
    await page.goto("/tong-quan?units=all&period=MONTH&trend=table");
    await by(page, "unit-ranking").waitFor();
    await open();
    await by(page, "board-view-save").click();
    await page.getByLabel("Tên cách xem").fill("Giao ban tháng");
    await page.keyboard.press("Enter");
    await by(page, "view-form").waitFor({ state: "detached" });
    await page.goto("/tong-quan");
    await by(page, "unit-ranking").waitFor();
    await open();
    const kept = by(page, "board-view").filter({ hasText: "Giao ban tháng" });
    expect(await kept.getAttribute("data-value")).toMatch(/^\d+$/);
    await kept.getByRole("link").click();
    await soon("the view is opened", async () => new URL(page.url()).searchParams.get("period") === "MONTH", 5_000);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ units: "all", period: "MONTH", trend: "table" });
    await open();
    await kept.getByRole("button").click();
    await page.getByLabel("Tên cách xem").fill("Giao ban quý");
    await page.keyboard.press("Enter");
    await by(page, "view-form").waitFor({ state: "detached" });
    await open();
    await by(page, "board-view").filter({ hasText: "Giao ban quý" }).getByRole("button").click();
    await page.getByRole("button", { name: "Bỏ cách xem này" }).click();
    await by(page, "view-form").waitFor({ state: "detached" });
    await open();
    await soon("it is gone", async () => (await by(page, "board-view").filter({ hasText: "Giao ban" }).count()) === 0, 5_000);
  }),
);
