import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { LedgerLine } from "../departments/index.ts";
import { CASES } from "./kit/documents.ts";
import { theProvince } from "./kit/province.ts";
import { boardOfHub, boardOnScreen, by, live, openBoard, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

/** What the issue promises: a change is on the screen within this time. */
const ON_SCREEN_WITHIN_MS = 30_000;
const LIMIT = 45_000;

test("a chairman signs in with one click and sees the board, with the hub's own numbers", { timeout: LIMIT }, ({ task }) =>
  visiting(task, { as: null }, async ({ page }) => {
    await page.goto("/");
    await by(page, "sample-lanhdao").click();
    await live(page);
    expect(new URL(page.url()).pathname).toBe("/tong-quan");
    const seen = await boardOnScreen(page);
    expect(seen.figures).toEqual((await boardOfHub(seen.token)).figures);
    expect(seen.figures.overdue).toBeGreaterThan(0);
    const clock = by(page, "board-as-of").locator("time");
    const [said, meant] = await clock.evaluate((time) => [time.textContent, time.getAttribute("datetime") ?? ""]);
    expect(said).toBe(new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", timeStyle: "medium" }).format(new Date(meant ?? ""))); // this browser stands in Berlin
  }),
);

test("a case that a department takes in is on the screen within 30 s, without a reload", { timeout: LIMIT }, ({ task }) =>
  visiting(task, { as: "lanhdao" }, async ({ page }) => {
    const before = (await openBoard(page)).figures;
    const loads = await markedPage(page);
    await theProvince().department.tinh.control<LedgerLine>("change", { kind: "new" });
    const seconds = await soon(
      "the new case is counted on the screen",
      async () => (await boardOnScreen(page)).figures.open === before.open + 1,
      ON_SCREEN_WITHIN_MS,
    );
    console.log(`a case taken in by a department was on the screen after ${seconds.toFixed(1)} s`);
    expect(await loads()).toBe(0);
    const seen = await boardOnScreen(page);
    expect(seen.figures).toEqual((await boardOfHub(seen.token)).figures);
    expect(seen.figures.receivedToday).toBeGreaterThan(0);
    expect(await by(page, "board-changes").innerText()).toContain("1 mới tiếp nhận");
  }),
);

test("an overdue case that its department closes leaves the overdue number within 30 s, without a reload", { timeout: LIMIT }, ({ task }) =>
  visiting(task, { as: "lanhdao" }, async ({ page }) => {
    const line = await overdueLine();
    const before = (await openBoard(page)).figures;
    const loads = await markedPage(page);
    await closeAtDepartment(line);
    const seconds = await soon(
      "the closed case is gone from the screen",
      async () => (await boardOnScreen(page)).figures.open === before.open - 1,
      ON_SCREEN_WITHIN_MS,
    );
    console.log(`an overdue case closed by its department was gone from the screen after ${seconds.toFixed(1)} s`);
    expect(await loads()).toBe(0);
    const seen = await boardOnScreen(page);
    expect(seen.figures).toEqual((await boardOfHub(seen.token)).figures);
    expect(await isOverdue(line, seen.token)).toBe(false);
  }),
);

test("pause holds the numbers and says how many changes wait; going on shows them", { timeout: LIMIT }, ({ task }) =>
  visiting(task, { as: "lanhdao" }, async ({ page }) => {
    const before = await openBoard(page);
    await by(page, "pause").click();
    await by(page, "paused").waitFor();
    expect(await by(page, "paused").innerText()).toMatch(/^Tạm dừng lúc \d\d:\d\d:\d\d · chưa có thay đổi$/);
    const held = await boardOnScreen(page);
    for (const title of ["Xếp hàng từ sáng sớm", "Máy lấy số hỏng"]) theProvince().source.put({ stage: "RECEIVED", title });
    await soon("the pause says that two changes wait", async () => (await by(page, "paused").innerText()).endsWith("· 2 thay đổi chờ"), ON_SCREEN_WITHIN_MS);
    expect(await boardOnScreen(page)).toEqual(held);
    expect(new URL(page.url()).searchParams.get("asOf")).toBe(held.token);
    await page.reload();
    await by(page, "board-open").waitFor();
    expect(await boardOnScreen(page)).toEqual(held); // a reload holds them too
    await by(page, "pause").click();
    await soon("the new cases are shown", async () => (await boardOnScreen(page)).figures.open === before.figures.open + 2, 5_000);
    expect(new URL(page.url()).searchParams.has("asOf")).toBe(false);
  }),
);

/** Marks the page as it is now. @returns what tells how often it was loaded anew since */
async function markedPage(page: Page): Promise<() => Promise<number>> {
  let loads = 0;
  page.on("load", () => (loads += 1));
  await page.evaluate(() => document.documentElement.setAttribute("data-marked", "yes"));
  return async () => loads + (await page.evaluate(() => (document.documentElement.getAttribute("data-marked") === "yes" ? 0 : 1)));
}

async function overdueLine(): Promise<LedgerLine> {
  const lines = await theProvince().department.tinh.control<LedgerLine[]>("ledger");
  const { cases } = await theProvince().hub.ask(CASES, { filter: { source: ["tinh"], open: true, lateness: "OVERDUE" }, first: 1 });
  const found = lines.findLast((line) => line.reference === cases.edges[0]?.node.reference);
  if (found === undefined) throw new Error("the sample has no overdue case at tinh");
  return found;
}

async function isOverdue(line: LedgerLine, asOf: string): Promise<boolean> {
  const { cases } = await theProvince().hub.ask(CASES, { filter: { source: ["tinh"], lateness: "OVERDUE" }, asOf, first: 100 });
  return cases.edges.some((edge) => edge.node.reference === line.reference);
}

/** All the steps that are missing, one after the other, as a clerk clicks through them at last. */
async function closeAtDepartment(line: LedgerLine): Promise<void> {
  const next: Record<string, string> = { RECEIVED: "assign", ASSIGNED: "accept", IN_PROGRESS: "resolve", RESOLVED: "answer", ANSWERED: "close" };
  for (let stage: string = line.stage; stage !== "CLOSED";)
    stage = (await theProvince().department.tinh.control<LedgerLine>("change", { kind: next[stage], id: line.id })).stage;
}
