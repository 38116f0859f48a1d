import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { viBacklog } from "../../../dashboard/src/language/vi-backlog.ts";
import { hasFocus, tabTo } from "./keyboard.ts";
import { by, soon } from "./seen.ts";

type Act = "ASSIGN" | "ACCEPT" | "COMMENT" | "EXTEND" | "TRANSFER" | "RETURN" | "RECORD_RESULT" | "CLOSE" | "correct";

/** How a person works a page: every journey is walked once by each. */
export interface Hand {
  readonly name: "with a mouse" | "by the keyboard alone";
  press(button: Locator): Promise<void>;
  write(field: Locator, words: string): Promise<void>;
  /** one of several radios */
  choose(option: Locator): Promise<void>;
  /** @param day YYYY-MM-DD, for a field of type date */
  date(field: Locator, day: string): Promise<void>;
  /** Looks for a case in the queue. */
  find(page: Page, reference: string): Promise<void>;
  /** Takes up an act on the queue's row at hand. */
  takeUp(row: Locator, act: Act): Promise<void>;
  /** Opens the case of the queue's row at hand. */
  open(row: Locator): Promise<void>;
  /** What one works at is still at hand when a dialog has closed: the focus is at it, or in it. */
  stays(place: Locator): Promise<void>;
}

export const mouse: Hand = {
  name: "with a mouse",
  press: (button) => button.click(),
  write: (field, words) => field.fill(words),
  choose: (option) => option.check(),
  date: (field, day) => field.fill(day),
  find: async (page, reference) => {
    await page.locator("#backlog-search").fill(reference);
    await page.getByRole("search").getByRole("button").click();
  },
  takeUp: async (row, act) => {
    await row.locator('[data-testid="row-acts"]').click();
    await inMenu(row.page(), act).click();
  },
  open: (row) => row.getByRole("link").click(),
  stays: (place) => place.first().waitFor(),
};

const KEY: Partial<Record<Act, string>> = { ASSIGN: "e", COMMENT: "n", EXTEND: "s", correct: "c" };

/** Tab, arrows, Enter, Space, Escape and the keys of the queue; nothing here touches a mouse. */
const keyboard: Hand = {
  name: "by the keyboard alone",
  press: async (button) => {
    await reach(button);
    await button.page().keyboard.press("Enter");
  },
  write: async (field, words) => {
    await reach(field);
    await field.page().keyboard.press("Control+A");
    await field.page().keyboard.insertText(words);
  },
  choose: async (option) => {
    const page = option.page();
    await option.waitFor();
    const group = page.locator(`input[type=radio][name="${await option.getAttribute("name")}"]`);
    // what is found may still come in while one walks through it
    for (let walks = 3; walks > 0 && !(await option.isChecked()); walks -= 1) {
      await reach(group);
      for (let steps = await group.count(); steps > 0 && !(await hasFocus(option)); steps -= 1) await page.keyboard.press("ArrowDown");
      if (!(await option.isChecked())) await page.keyboard.press("Space");
    }
    expect(await option.isChecked()).toBe(true);
  },
  date: async (field, day) => {
    await reach(field);
    const [year, month, date] = day.split("-");
    // its parts stand in the order of the browser's language
    for (const digits of [`${date}${month}${year}`, `${month}${date}${year}`]) {
      await field.page().keyboard.type(digits);
      if ((await field.inputValue()) === day) return;
      for (let parts = 0; parts < 3; parts += 1) await field.page().keyboard.press("ArrowLeft");
    }
    expect(await field.inputValue()).toBe(day);
  },
  find: async (page, reference) => {
    await page.keyboard.press("/");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("backlog-search");
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText(reference);
    await page.keyboard.press("Enter");
    await keyboard.stays(by(page, "queue"));
  },
  takeUp: async (row, act) => {
    const key = KEY[act];
    await row.page().keyboard.press(key ?? ".");
    if (key === undefined) await keyboard.press(inMenu(row.page(), act));
  },
  open: async (row) => {
    expect(await hasFocus(by(row.page(), "queue"))).toBe(true);
    await row.page().keyboard.press("Enter");
  },
  stays: async (place) => {
    const isAtHand = (): Promise<boolean> => place.evaluateAll((all) => all.some((one) => one.contains(document.activeElement)));
    await soon(`the focus is at ${String(place)}`, isAtHand, 5_000);
  },
};

export const HANDS: readonly Hand[] = [mouse, keyboard];

const inMenu = (page: Page, act: Act): Locator => by(page, "act-menu").getByRole("button", { name: viBacklog[`backlog.act.${act}`], exact: true });

/** Nobody goes through more than this to the last button of a case's page. */
const MOST = 60;

/** Tabs there, forwards or backwards as it stands to what has the focus. */
async function reach(place: Locator): Promise<void> {
  await place.first().waitFor();
  if (await hasFocus(place)) return;
  const isBefore = await place.first().evaluate((one) => {
    const at = document.activeElement ?? document.body;
    return at !== document.body && (one.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !at.contains(one);
  });
  await tabTo(place.page(), place, { key: isBefore ? "Shift+Tab" : "Tab", most: MOST });
}
