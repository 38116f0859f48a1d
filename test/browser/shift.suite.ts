import { expect, test } from "vitest";
import { theProvince } from "./kit/province.ts";
import { boardOnScreen, openBoard, soon } from "./kit/seen.ts";
import { shiftsOf, watchShifts } from "./kit/shifts.ts";
import { visiting } from "./kit/visit.ts";
import type { Size } from "./kit/visit.ts";

test.each<Size>(["desk", "phone"])("nothing on the overview of a %s moves while changes of every kind come", { timeout: 60_000 }, (size) =>
  visiting({ name: `shifts on a ${size}` }, { as: "lanhdao", size }, async ({ page }) => {
    await openBoard(page);
    await page.locator("svg.recharts-surface").first().waitFor();
    await page.waitForLoadState("networkidle");
    await watchShifts(page);
    for (const change of fiveChanges()) {
      const before = (await boardOnScreen(page)).token;
      change();
      await soon("the change is on the screen", async () => (await boardOnScreen(page)).token !== before, 15_000);
    }
    expect(await shiftsOf(page)).toEqual([]);
  }),
);

/** One comes in, one is late, several at once, one of them is closed, one changes hands: all at units that have some already. */
function fiveChanges(): (() => void)[] {
  const { source } = theProvince();
  const late = { stage: "IN_PROGRESS", received: "2026-02-02" } as const;
  const ids: string[] = [];
  return [
    () => void source.put({ stage: "RECEIVED", title: "Mới tiếp nhận" }),
    () => void ids.push(source.put({ ...late, lead: "SYT", title: "Đã trễ hạn" })),
    () => void ids.push(...["Việc thứ nhất", "Việc thứ hai"].map((title) => source.put({ ...late, lead: "CTDT", title }))),
    () => source.change(ids[1] ?? "", { stage: "CLOSED" }),
    () => source.change(ids[0] ?? "", { lead: "SNV" }),
  ];
}
