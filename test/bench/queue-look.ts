/**
 * Looks at the queue as a person on a slow computer does: `node queue-look.ts URL COOKIE ADDRESS FRAMES`, a browser of its own with four times less of the
 * processor. Prints one JSON line: { opened, frames, empty }: milliseconds to the first rows, and scripting milliseconds of each frame while the queue, and an
 * empty list of as many rows, are scrolled alike.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { startChromium } from "../browser/kit/chromium.ts";
import { signedIn } from "./look.ts";

const [url = "", cookie = "", address = "", frames = ""] = process.argv.slice(2);
const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const SLOWER = 4;
const SCREEN = { width: 1366, height: 768 };
/** A firm turn of a mouse wheel. */
const STEP = 240;

/** A list of as many rows as the queue has with nothing in them, in the dashboard's own React: what scrolling costs at least. */
const EMPTY = `
  import { createElement as e, useSyncExternalStore } from "react";
  import { createRoot } from "react-dom/client";
  const rows = Number(document.body.dataset.rows), height = 80;
  const subscribe = (listener) => { addEventListener("scroll", listener, { passive: true }); return () => removeEventListener("scroll", listener); };
  function List() {
    const first = Math.max(useSyncExternalStore(subscribe, () => Math.floor(scrollY / height)) - 6, 0);
    const places = Array.from({ length: Math.min(22, rows - first) }, (_, i) => first + i);
    return e("div", { style: { position: "relative", height: rows * height } },
      places.map((at) => e("div", { key: at, style: { position: "absolute", inset: "0 0 auto", height, transform: "translateY(" + at * height + "px)" } })));
  }
  createRoot(document.getElementById("root")).render(e(List));
`;

async function emptyPage(context: BrowserContext, rows: number): Promise<Page> {
  const bundle = await build({
    stdin: { contents: EMPTY, resolveDir: join(checkout, "dashboard"), loader: "js" },
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const page = await context.newPage();
  const body = `<!doctype html><body data-rows="${rows}" style="margin:0"><div id="root"></div><script type="module">${bundle.outputFiles[0]?.text ?? ""}</script>`;
  await page.route("http://empty.invalid/", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await page.goto("http://empty.invalid/");
  await page.waitForFunction(() => document.querySelectorAll("#root > div > div").length > 10);
  return page;
}

async function slowed(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  return session;
}

/** Milliseconds from the beginning of a visit to the first rows on the screen; the browser has the scripts from a visit before, the numbers are new. */
async function secondsToRows(context: BrowserContext): Promise<number> {
  const page = await context.newPage();
  await page.goto(`${url}${address}`);
  await page.locator('[data-testid="queue-row"]').first().waitFor();
  await slowed(page);
  await page.addInitScript(() => {
    const look = (): void => {
      if (document.querySelector('[data-testid="queue-row"]') === null) requestAnimationFrame(look);
      else requestAnimationFrame(() => setTimeout(() => (document.documentElement.dataset["shownAfter"] = String(performance.now()))));
    };
    requestAnimationFrame(look);
  });
  await page.goto(`${url}${address}`);
  await page.locator("html[data-shown-after]").waitFor({ state: "attached", timeout: 60_000 });
  const shown = Number(await page.locator("html").getAttribute("data-shown-after"));
  await page.close();
  return shown;
}

interface Traced {
  name: string;
  cat: string;
  ph: string;
  ts: number;
  /** of the clock, and of the thread's own running; in microseconds */
  dur?: number;
  tdur?: number;
  tid: number;
  pid: number;
}
const SCRIPT = new Set([
  "FunctionCall",
  "EvaluateScript",
  "RunMicrotasks",
  "v8.callFunction",
  "V8.GCScavenger",
  "MinorGC",
  "MajorGC",
  "TimerFire",
  "FireAnimationFrame",
  "EventDispatch",
]);

/** Work of the browser's own that a script can set off; it is no scripting, as the browser's tools tell it too. */
const RENDERING = new Set(["Layout", "UpdateLayoutTree", "ParseHTML", "PrePaint", "Paint"]);

/** Scrolls frame by frame. @returns scripting milliseconds of each frame on the page's main thread */
async function scrolled(browser: Browser, page: Page, count: number): Promise<number[]> {
  const session = await slowed(page);
  await page.bringToFront();
  await page.mouse.move(600, 500);
  await browser.startTracing(page, { categories: ["devtools.timeline", "v8"] });
  const last = await page.evaluate(
    async ({ step, frames: wanted }) => {
      for (let n = 0; n < wanted; n += 1) {
        await new Promise((next) => requestAnimationFrame(next));
        performance.mark(`frame ${n}`);
        window.scrollBy(0, step);
      }
      return window.scrollY;
    },
    { step: STEP, frames: count },
  );
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString("utf8")) as { traceEvents: Traced[] };
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  if (last < (STEP * count) / 2) throw new Error(`the list was scrolled by ${last} px only`);
  return scriptingPerFrame(traceEvents);
}

function scriptingPerFrame(events: readonly Traced[]): number[] {
  const marks = events.filter(({ name, cat }) => name.startsWith("frame ") && cat.includes("blink.user_timing"));
  const ticks = marks.length > 0 ? marks : events.filter(({ name }) => name === "FireAnimationFrame");
  const main = ticks[0];
  if (main === undefined) throw new Error("the browser told of no frame");
  const edges = ticks.filter(({ tid, pid }) => tid === main.tid && pid === main.pid).map(({ ts }) => ts);
  const ours = events.filter(({ ph, tid, pid, dur }) => ph === "X" && tid === main.tid && pid === main.pid && dur !== undefined);
  const outer = outermost(ours.filter(({ name }) => SCRIPT.has(name)));
  const rendering = outermost(ours.filter(({ name }) => RENDERING.has(name)));
  const perFrame = edges.map(() => 0);
  for (const { from, to, ran } of outer) {
    const frame = edges.findLastIndex((edge) => edge <= from);
    const within = rendering.filter((one) => one.from >= from && one.to <= to).reduce((sum, one) => sum + one.ran, 0);
    if (frame >= 0) perFrame[frame] = (perFrame[frame] ?? 0) + Math.max(ran - within, 0) / 1_000;
  }
  return perFrame.slice(0, -1);
}

interface Span {
  from: number;
  to: number;
  /** microseconds of the thread's own running: others on the machine do not count */
  ran: number;
}

/** Without those inside of others. */
function outermost(events: readonly Traced[]): Span[] {
  const kept: Span[] = [];
  for (const { ts, dur = 0, tdur = dur } of events.toSorted((a, b) => a.ts - b.ts))
    if (ts >= (kept.at(-1)?.to ?? 0)) kept.push({ from: ts, to: ts + dur, ran: tdur });
  return kept;
}

const browser = await startChromium();
try {
  const context = await signedIn(browser, cookie, SCREEN);
  const opened = await secondsToRows(context);
  const page = await context.newPage();
  await page.goto(`${url}${address}`);
  await page.locator('[data-testid="queue-row"]').first().waitFor();
  const rows = Number(await page.locator('[data-testid="queue-total"]').getAttribute("data-value"));
  const empty = await emptyPage(context, rows);
  const told = { opened, rows, frames: await scrolled(browser, page, Number(frames)), empty: await scrolled(browser, empty, Number(frames)) };
  process.stdout.write(`${JSON.stringify(told)}\n`);
} finally {
  await browser.close();
}
