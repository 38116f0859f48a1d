import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import type { Who } from "../../hub.ts";
import { theProvince } from "./province.ts";

export const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 }, wall: { width: 1920, height: 1080 } } as const;
export type Size = keyof typeof SIZES;

export interface Visit {
  /** who is signed in already; null: nobody */
  as: Who;
  size?: Size;
  /** base URL when the way to the hub is not the straight one */
  by?: string;
  /** what may go wrong here, since the test breaks something: texts of the browser's console */
  tolerates?: RegExp;
}

/** A page of a browser's own, and what it did that no page of ours may do. */
export interface Visited {
  page: Page;
  context: BrowserContext;
  /** base URL */
  url: string;
}

/**
 * Lets a person visit the hub, in a browser that has never seen it. In the end the console is clean, no policy was violated,
 * and nothing was asked of anybody but the hub.
 * @param task the test that runs; its name goes on the screenshot that a failure leaves
 * @throws what failed, naming the screenshot
 */
export async function visiting(task: { name: string }, visit: Visit, body: (visited: Visited) => Promise<void>): Promise<void> {
  const { browser, hub } = theProvince();
  const url = visit.by ?? hub.url;
  const context = await browser.newContext({
    baseURL: url,
    viewport: SIZES[visit.size ?? "desk"],
    locale: "vi-VN",
    timezoneId: "Europe/Berlin",
    colorScheme: "light",
  });
  if (visit.as !== null) await signedIn(context, visit.as);
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const wrongs = listened(page, url, visit.tolerates);
  try {
    await body({ page, context, url });
    expect(wrongs.join("; ")).toBe(""); // what a page may not do
  } catch (error) {
    throw await pictured(page, task.name, wrongs, error);
  } finally {
    await context.close();
  }
}

/** Gives a browser the cookie of a session of its own, as the sign-in page would. */
export async function signedIn(context: BrowserContext, as: string): Promise<void> {
  const [name = "", value = ""] = (await theProvince().hub.signIn(as)).split("=");
  await context.addCookies([{ name, value, domain: "127.0.0.1", path: "/", httpOnly: true, sameSite: "Lax" }]);
}

/** Violations of the content security policy are told on the console too, as errors. */
function listened(page: Page, url: string, tolerates: RegExp | undefined): string[] {
  const wrongs: string[] = [];
  const note = (what: string): void => void (tolerates?.test(what) === true || wrongs.push(what));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") note(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => note(`thrown: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${url}/`) && !/^(data|blob):/.test(request.url())) note(`foreign: ${request.url()}`);
  });
  page.on("websocket", (socket) => {
    if (new URL(socket.url()).host !== new URL(url).host) note(`foreign: ${socket.url()}`);
  });
  return wrongs;
}

async function pictured(page: Page, name: string, wrongs: readonly string[], error: unknown): Promise<Error> {
  const folder = join(tmpdir(), "dau-moi-browser-failures");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80)}.png`);
  const taken = await page.screenshot({ path, fullPage: true, timeout: 5_000 }).then(
    () => `screenshot: ${path}`,
    () => "no screenshot could be taken",
  );
  const said = error instanceof Error ? error.message : String(error);
  const [first = "", ...rest] = said.split("\n");
  const before = wrongs.length > 0 && !first.includes(wrongs[0] ?? "") ? `; before that: ${wrongs.join("; ")}` : "";
  return new Error([`${first}${before}`, ...rest, `at ${page.url()}; ${taken}`].join("\n"), { cause: error }); // the first line is what a run's summary tells
}
