import { setTimeout as wait } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { BOARD } from "./documents.ts";
import type { Figures } from "./documents.ts";
import { theProvince } from "./province.ts";

/** The tiles of the overview. */
export const TILES = {
  open: "board-open",
  overdue: "board-overdue",
  inheritedOverdue: "board-inherited",
  dueSoon: "board-due-soon",
  receivedToday: "board-received-today",
  closedToday: "board-closed-today",
} as const satisfies Record<keyof Figures, string>;

export interface Seen {
  /** the point that the numbers on the screen are counted at, as their links name it */
  token: string;
  figures: Figures;
}

export const by = (page: Page, testId: string): Locator => page.locator(`[data-testid="${testId}"]`);

/** The picture of the weeks, which comes later than all else. */
export const chart = (page: Page): Locator => page.locator("svg.recharts-surface").first();

/** What a person sees on the overview, all at one moment. @throws while no board is there */
export async function boardOnScreen(page: Page): Promise<Seen> {
  const texts = await page.evaluate((tiles) => {
    const tile = (id: string): Element | null => document.querySelector(`[data-testid="${id}"]`);
    const address = tile(tiles.open)?.closest("a")?.href ?? "";
    return {
      token: new URL(address).searchParams.get("asOf") ?? "",
      shown: Object.entries(tiles).map(([figure, id]) => [figure, tile(id)?.textContent ?? ""]),
    };
  }, TILES);
  return { token: texts.token, figures: Object.fromEntries(texts.shown.map(([figure, text]) => [figure, numberIn(text ?? "")])) as unknown as Figures };
}

/** "1.284" is 1284; of "2/5" the last. */
export function numberIn(text: string): number {
  const digits = (text.split("/").at(-1) ?? "").replaceAll(/\D/g, "");
  if (digits === "") throw new Error(`there is no number in "${text}"`);
  return Number(digits);
}

/** The hub's own answer at a point, asked beside the browser. */
export async function boardOfHub(token: string | null = null, as = "lanhdao"): Promise<{ token: string; figures: Figures }> {
  const { board } = await theProvince().hub.ask(BOARD, { asOf: token }, as);
  const { open, overdue, dueSoon, inheritedOverdue, receivedToday, closedToday } = board;
  return { token: board.asOf.token, figures: { open, overdue, dueSoon, inheritedOverdue, receivedToday, closedToday } };
}

/** The board is there and live. */
export async function openBoard(page: Page): Promise<Seen> {
  await page.goto("/tong-quan");
  await live(page);
  return boardOnScreen(page);
}

export async function live(page: Page, timeout = 15_000): Promise<void> {
  await page.locator('[data-testid="connection"][data-state="live"]').waitFor({ timeout });
  await by(page, "board-open").waitFor();
}

const LOOK_EVERY_MS = 100;

/**
 * Looks until what is seen is as expected; the page goes on by itself meanwhile.
 * @param look what throws is not there yet
 * @returns seconds it took
 * @throws what was seen last beside what was expected
 */
export async function becomes<Value>(what: string, look: () => Promise<Value>, expected: Value, limitMs: number): Promise<number> {
  const start = performance.now();
  for (;;) {
    const [seen] = await Promise.allSettled([look()]);
    if (seen.status === "fulfilled" && isDeepStrictEqual(seen.value, expected)) return (performance.now() - start) / 1000;
    if (performance.now() - start > limitMs) {
      if (seen.status === "rejected") throw new Error(`not within ${limitMs} ms: ${what}`, { cause: seen.reason });
      expect({ what, limitMs, seen: seen.value }).toEqual({ what, limitMs, seen: expected });
    }
    await wait(LOOK_EVERY_MS);
  }
}

/** Looks until the condition holds. @returns seconds it took */
export const soon = (what: string, look: () => Promise<boolean>, limitMs: number): Promise<number> => becomes(what, look, true, limitMs);

/** The number in the header of a list, once the list is there and nothing more is being read for it. */
export async function listTotal(page: Page): Promise<number> {
  const total = by(page, "list-total");
  await total.waitFor();
  await page.locator('main [aria-busy="false"]').waitFor();
  return Number(await total.getAttribute("data-value"));
}

/** Follows "Xem thêm" to the end. @returns how many rows there are then */
export async function allRows(page: Page): Promise<number> {
  const [rows, more] = [by(page, "case-row"), by(page, "list-more")];
  for (let known = -1; known < (await rows.count());) {
    known = await rows.count();
    if ((await more.count()) === 0) break;
    await more.click();
    await soon("the next rows are there", async () => (await rows.count()) > known, 10_000);
  }
  return rows.count();
}

export const rowTexts = (page: Page): Promise<string[]> => by(page, "case-row").allInnerTexts();
