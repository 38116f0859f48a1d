import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { live } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 45_000;

/** kB of 1000 bytes, gzip. What the first look at the overview brings until its numbers stand; the same with the chart that comes after; what any other page adds. */
const STANDS_KB = 250;
const WHOLE_KB = 360;
const PAGE_KB = 100;

const ASSETS = join(import.meta.dirname, "../../dashboard/dist/assets");
const chunks = new Map(
  readdirSync(ASSETS)
    .filter((name) => name.endsWith(".js"))
    .map((name) => [name, readFileSync(join(ASSETS, name), "utf8")]),
);
const named = (code: string, pattern: RegExp): string[] => [...code.matchAll(pattern)].map(([, name = ""]) => name);

/** A chunk and everything it imports at once. */
function broughtBy(name: string, brought = new Set<string>()): Set<string> {
  if (brought.has(name)) return brought;
  brought.add(name);
  for (const next of named(chunks.get(name) ?? "", /(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) broughtBy(next, brought);
  return brought;
}
const weightOf = (names: Iterable<string>): number => Math.round([...names].reduce((sum, name) => sum + gzipSync(chunks.get(name) ?? "").length, 0) / 1000);

describe.concurrent("what the pages weigh", () => {
  test(`the overview stands with at most ${STANDS_KB} kB of scripts, its chart comes after`, { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      const scripts: { name: string; gzip: number; sent: number }[] = [];
      const reading: Promise<unknown>[] = [];
      page.on("requestfinished", (request) => {
        if (request.resourceType() !== "script") return;
        const measured = async (): Promise<unknown> => {
          const body = (await (await request.response())?.body()) ?? Buffer.alloc(0);
          return scripts.push({
            name: new URL(request.url()).pathname.split("/").at(-1) ?? "",
            gzip: gzipSync(body).length,
            sent: (await request.sizes()).responseBodySize,
          });
        };
        reading.push(measured());
      });
      await page.goto("/tong-quan");
      await live(page);
      await page.locator("svg.recharts-surface").first().waitFor();
      await page.waitForLoadState("networkidle");
      await Promise.all(reading);
      const kB = (of: "gzip" | "sent", counted = scripts): number => Math.round(counted.reduce((sum, script) => sum + script[of], 0) / 1000);
      const before = scripts.filter(({ name }) => !name.includes("chart"));
      console.log(`scripts of the first look at the overview: ${kB("gzip", before)} kB gzip until its numbers stand, ${kB("gzip")} kB with the chart`);
      expect(before.length).toBeLessThan(scripts.length);
      expect(kB("gzip", before)).toBeLessThanOrEqual(STANDS_KB);
      expect(kB("gzip")).toBeLessThanOrEqual(WHOLE_KB);
      expect(kB("sent")).toBeLessThanOrEqual(WHOLE_KB); // they travel compressed
    }),
  );

  test(`every other page adds at most ${PAGE_KB} kB`, () => {
    const entry = named(readFileSync(join(ASSETS, "../index.html"), "utf8"), /src="\/assets\/([\w.-]+\.js)"/g)[0] ?? "";
    const first = broughtBy(entry);
    const pages = named(chunks.get(entry) ?? "", /import\([`"]\.\/([\w.-]+\.js)[`"]\)/g).filter((name) => name.includes("page"));
    expect(pages.length).toBeGreaterThan(20);
    const heavy = pages.map((name) => ({ name, kB: weightOf([...broughtBy(name)].filter((brought) => !first.has(brought))) }));
    console.log(`the heaviest page adds ${Math.max(...heavy.map(({ kB }) => kB))} kB`);
    expect(heavy.filter(({ kB }) => kB > PAGE_KB)).toEqual([]);
  });
});
