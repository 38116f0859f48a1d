import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, BrowserContext } from "playwright-core";

const LONGEST_MS = 300_000;

/** What a browser of its own saw. @param program name of a file beside this one that prints one line of JSON */
export async function looked<Seen>(checkout: string, program: string, args: readonly string[]): Promise<Seen> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(checkout, "test/bench", program), ...args], {
    timeout: LONGEST_MS,
    maxBuffer: 64 * 2 ** 20,
  });
  return JSON.parse(stdout) as Seen;
}

/** A person's browser with his session. @param cookie the Cookie header that a browser would send */
export async function signedIn(browser: Browser, cookie: string, viewport: { width: number; height: number }): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, locale: "vi-VN" });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, domain: "127.0.0.1", path: "/", httpOnly: true, sameSite: "Lax" }]);
  return context;
}
