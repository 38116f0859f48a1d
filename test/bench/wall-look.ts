/**
 * A screen on a wall for a long while: `node wall-look.ts URL COOKIE LOOKS EVERY_MS`, a browser of its own. Prints one JSON line: the bytes its page holds after
 * a collection, at each look.
 */
import { startChromium } from "../browser/kit/chromium.ts";
import { signedIn } from "./look.ts";

const [url = "", cookie = "", looks = "", everyMs = ""] = process.argv.slice(2);
const SCREEN = { width: 1920, height: 1080 };

const browser = await startChromium();
try {
  const context = await signedIn(browser, cookie, SCREEN);
  const page = await context.newPage();
  await page.goto(`${url}/tv`);
  await page.getByTestId("wall").waitFor({ timeout: 60_000 });
  const session = await context.newCDPSession(page);
  const held: number[] = [];
  for (let look = 0; look < Number(looks); look += 1) {
    await page.waitForTimeout(Number(everyMs));
    await session.send("HeapProfiler.collectGarbage");
    held.push((await session.send("Runtime.getHeapUsage")).usedSize);
  }
  process.stdout.write(`${JSON.stringify(held)}\n`);
} finally {
  await browser.close();
}
