import type { Page } from "playwright-core";

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
}

/** From now on the page takes down whatever moves without anybody having touched it. */
export async function watchShifts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const told: string[] = [];
    const at = ({ x, y, width, height }: DOMRect): string => [x, y, width, height].map(Math.round).join(" ");
    new PerformanceObserver((list) => {
      for (const { value, sources, hadRecentInput } of list.getEntries() as Shift[]) {
        if (hadRecentInput) continue; // somebody just asked for it
        const what = sources.map(
          ({ node, previousRect, currentRect }) =>
            `${node instanceof Element ? node.className || node.tagName : `"${node?.textContent ?? ""}"`} ${at(previousRect)} → ${at(currentRect)}`,
        );
        told.push(`${value.toFixed(5)}: ${what.join("; ")}`);
      }
      document.documentElement.dataset["shifts"] = JSON.stringify(told);
    }).observe({ type: "layout-shift" });
  });
}

/** What moved since, by how much of the screen, and from where to where. */
export async function shiftsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => JSON.parse(document.documentElement.dataset["shifts"] ?? "[]") as string[]);
}
