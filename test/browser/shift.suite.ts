import { expect, test } from "vitest";
import { theProvince } from "./kit/province.ts";
import { boardOnScreen, openBoard, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const CHANGES = 5;

test("nothing on the overview moves while five changes come", { timeout: 60_000 }, ({ task }) =>
  visiting(task, { as: "lanhdao" }, async ({ page }) => {
    await openBoard(page);
    await page.locator("svg.recharts-surface").first().waitFor();
    await page.waitForLoadState("networkidle");
    await page.evaluate(() => {
      const moved: string[] = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node: Node | null }[] })[]) {
          const what = entry.sources.map(({ node }) => (node instanceof Element ? `${node.tagName}.${node.className}` : (node?.textContent ?? "?")).slice(0, 60));
          moved.push(`${entry.value.toFixed(4)} ${what.join(", ")}`);
        }
        document.documentElement.dataset["moved"] = moved.join("\n");
      }).observe({ type: "layout-shift" });
    });
    for (let change = 1; change <= CHANGES; change += 1) {
      const before = (await boardOnScreen(page)).figures;
      theProvince().source.put({ lead: "SYT", stage: "IN_PROGRESS", title: `Thay đổi thứ ${change}`, received: "2026-02-02" });
      await soon(`change ${change} is on the screen`, async () => (await boardOnScreen(page)).figures.overdue === before.overdue + 1, 15_000);
    }
    expect(await page.evaluate(() => document.documentElement.dataset["moved"] ?? ""), "what moved").toBe("");
  }),
);
