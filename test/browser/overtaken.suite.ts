import type { Page, Route } from "playwright-core";
import { describe, expect, test } from "vitest";
import { changed, givenTo, received, verified } from "./kit/province-case.ts";
import { confirmed } from "./kit/queue.ts";
import { by } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 120_000;
const GRAPH = /\/graphql$/;

describe.concurrent("an answer that is overtaken on its way", () => {
  test("does not bring back what a case was before: the page was asking while its department confirmed", { timeout: LIMIT }, async ({ task }) => {
    const one = await received();
    await givenTo(one, "SXD");
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      const late = await heldBack(page, /^(Case|CaseOwn)$/);
      await page.goto(`/phan-anh/${one.id}`);
      await late.asked;
      await changed(one, { kind: "ACCEPT" }, "giamdoc.sxd");
      late.letThrough();
      await confirmed(page, "ACCEPT");
      expect(await waiting(page)).toBe(0);
    });
  });

  test("nor when it is the answer to what one did oneself", { timeout: LIMIT }, async ({ task }) => {
    const one = await received();
    await givenTo(one, "SXD");
    await visiting(task, { as: "giamdoc.sxd" }, async ({ page }) => {
      await page.goto(`/phan-anh/${one.id}`);
      const late = await heldBack(page, /^RequestCaseChange$/);
      await by(page, "ask-ACCEPT").click();
      const form = by(page, "change-form");
      await form.locator("button[type=submit]").click();
      await late.asked;
      await verified(one, 2);
      late.letThrough();
      await form.waitFor({ state: "detached" });
      await confirmed(page, "ACCEPT");
      expect(await waiting(page)).toBe(0);
    });
  });
});

const waiting = (page: Page): Promise<number> => page.locator('[data-testid="change"]:not([data-state="VERIFIED"])').count();

/** The hub answers operations of these names at once; their answers stay on the way until they are let through, and later ones are not held. */
async function heldBack(page: Page, names: RegExp): Promise<{ asked: Promise<void>; letThrough(): void }> {
  let [heard, open] = [(): void => undefined, (): void => undefined];
  const asked = new Promise<void>((resolve) => (heard = resolve));
  const opened = new Promise<void>((resolve) => (open = resolve));
  await page.route(GRAPH, async (route: Route) => {
    const { operationName } = JSON.parse(route.request().postData() ?? "{}") as { operationName?: string };
    if (!names.test(operationName ?? "")) return route.continue();
    const response = await route.fetch();
    heard();
    await opened;
    await route.fulfill({ response });
  });
  return { asked, letThrough: () => open() };
}
