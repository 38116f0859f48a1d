import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { theProvince } from "./kit/province.ts";
import { boardOnScreen, chart, openBoard, soon } from "./kit/seen.ts";
import { shiftsOf, watchShifts } from "./kit/shifts.ts";
import { SIZES, visiting } from "./kit/visit.ts";

test("nothing on the overview moves, on a desk or a phone, while changes of every kind come", { timeout: 60_000 }, ({ task }) =>
  visiting(task, { as: "lanhdao", size: "desk" }, async ({ page: desk, context }) => {
    const phone = await context.newPage();
    await phone.setViewportSize(SIZES.phone);
    const pages = [desk, phone];
    await Promise.all(pages.map(watched));
    for (const change of fiveChanges()) {
      const before = await Promise.all(pages.map(boardOnScreen));
      change();
      await Promise.all(
        pages.map((page, n) => soon("the change is on the screen", async () => (await boardOnScreen(page)).token !== before[n]?.token, 15_000)),
      );
    }
    expect({ desk: await shiftsOf(desk), phone: await shiftsOf(phone) }).toEqual({ desk: [], phone: [] });
  }),
);

async function watched(page: Page): Promise<void> {
  await openBoard(page);
  await chart(page).waitFor();
  await page.waitForLoadState("networkidle");
  await watchShifts(page);
}

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
