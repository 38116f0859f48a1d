/**
 * Looks at the overview as a person on a slow computer does: `node page-look.ts URL COOKIE INTERACTIONS`, a browser of its own with four times less of the
 * processor. Prints one JSON line: { lcp, shift, interactions }: milliseconds to the largest content of a first visit, the layout shift of the whole stay, and
 * milliseconds from each key or click to the next picture.
 */
import type { Page } from "playwright-core";
import { startChromium } from "../browser/kit/chromium.ts";
import { signedIn } from "./look.ts";

const [url = "", cookie = "", interactions = ""] = process.argv.slice(2);
const SLOWER = 4;
const SCREEN = { width: 1366, height: 768 };
/** Between two acts: some ticks come while nobody does anything, too. */
const REST_MS = 150;

/** What the browser told of the page so far. */
interface Seen {
  lcp: number;
  shift: number;
  interactions: number[];
}
declare global {
  interface Window {
    seen?: Seen;
  }
}

/** Keeps what the browser tells, from the page's beginning. */
function watched(): void {
  const seen: Seen = { lcp: 0, shift: 0, interactions: [] };
  window.seen = seen;
  const watch = (type: string, take: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  watch("largest-contentful-paint", (entry) => (seen.lcp = entry.startTime));
  watch("layout-shift", (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) seen.shift += value; // what somebody just asked for may move
  });
  watch("event", (entry) => {
    if ((entry as PerformanceEntry & { interactionId: number }).interactionId > 0) seen.interactions.push(entry.duration);
  });
}

/** Through the page by keyboard, and the numbers stopped and let go on again by mouse. */
async function acts(page: Page, count: number): Promise<void> {
  for (let act = 0; act < count; act += 1) {
    if (act % 4 === 3) await page.getByTestId("pause").click();
    else await page.keyboard.press("Tab");
    await page.waitForTimeout(REST_MS);
  }
}

const browser = await startChromium();
try {
  const context = await signedIn(browser, cookie, SCREEN);
  const page = await context.newPage();
  await page.addInitScript(watched);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(`${url}/tong-quan`);
  await page.getByTestId("unit-ranking").first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(2_000); // what comes after the numbers: the chart, the map
  await acts(page, Number(interactions));
  process.stdout.write(`${JSON.stringify(await page.evaluate(() => window.seen))}\n`);
} finally {
  await browser.close();
}
