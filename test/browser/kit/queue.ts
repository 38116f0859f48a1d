import type { Locator, Page } from "playwright-core";
import { viChanges } from "../../../dashboard/src/language/vi-changes.ts";
import type { Hand } from "./hands.ts";
import type { ProvinceCase } from "./province-case.ts";
import { by } from "./seen.ts";

export const REASON = "Rà soát hồ sơ tồn đọng theo chỉ đạo của Chủ tịch";

/** Opens the queue and looks for the case in it. It stands at the tick it was opened at: what the hub learned since is in the next one. @returns its row */
export async function inQueue(page: Page, hand: Hand, one: ProvinceCase): Promise<Locator> {
  const found = page.locator('[data-testid="queue-total"][data-value="1"]');
  for (let tries = OPENINGS; ; tries -= 1) {
    await page.goto("/ton-dong");
    await by(page, "queue-row").first().waitFor();
    await hand.find(page, one.reference);
    const isThere = await found.waitFor(tries > 1 ? { timeout: 4_000 } : {}).then(
      () => true,
      (error: unknown) => tries === 1 && Promise.reject(error as Error),
    );
    if (isThere) break;
  }
  const row = rowOf(page, one);
  await row.waitFor();
  return row;
}
const OPENINGS = 4;

export const rowOf = (page: Page, { id }: ProvinceCase): Locator => page.locator(`[data-testid="queue-row"][data-id="${id}"]`);

/** One act on one case of the queue: what it needs, the look at what it would do, the reason, the start; then the queue is at hand again. */
export async function decided(page: Page, hand: Hand, row: Locator, act: Parameters<Hand["takeUp"]>[1], told: (form: Locator) => Promise<void>): Promise<void> {
  await hand.takeUp(row, act);
  const form = by(page, "bulk-form");
  await form.waitFor();
  await told(form);
  await hand.press(by(page, "bulk-look"));
  await page.locator('[data-testid="bulk-facts"][data-possible="1"]').waitFor();
  await hand.write(by(page, "bulk-reason"), REASON);
  await hand.press(by(page, "bulk-start"));
  await form.waitFor({ state: "detached" });
  await hand.stays(by(page, "queue"));
  // a department that answers at once has moved the case on before anybody could read that it was asked
  await row
    .locator('[data-testid="row-mark"]')
    .getByText(/^(đã gửi yêu cầu|đã chuyển sang .+|đã kết thúc|không còn trong phạm vi của bạn)$/)
    .waitFor();
}

/** The case's page says that its source has confirmed a decision of this kind. @param times how many of them there are */
export async function confirmed(page: Page, kind: keyof typeof KINDS, times = 1): Promise<void> {
  const changes = page.locator('[data-testid="change"][data-state="VERIFIED"]', { has: page.getByText(KINDS[kind], { exact: true }) });
  await changes.nth(times - 1).waitFor({ timeout: 60_000 });
}

const KINDS = {
  ASSIGN: viChanges["request.kind.ASSIGN"],
  ACCEPT: viChanges["request.kind.ACCEPT"],
  RECORD_RESULT: viChanges["request.kind.RECORD_RESULT"],
  EXTEND: viChanges["request.kind.EXTEND"],
  TRANSFER: viChanges["request.kind.TRANSFER"],
  RETURN: viChanges["request.kind.RETURN"],
  CLOSE: viChanges["request.kind.CLOSE"],
  ANSWER: viChanges["request.kind.ANSWER"],
  PAUSE: viChanges["request.kind.PAUSE"],
  RESUME: viChanges["request.kind.RESUME"],
} as const;

/** Drafts a change on the case's page for another to decide. @param told fills in the form */
export async function drafted(page: Page, hand: Hand, kind: "CLOSE" | "EXTEND" | "RETURN" | "TRANSFER", told: (form: Locator) => Promise<void>): Promise<void> {
  await hand.press(by(page, `propose-${kind}`));
  const form = by(page, "proposal-form");
  await form.waitFor();
  await told(form);
  await hand.press(form.locator("button[type=submit]"));
  await form.waitFor({ state: "detached" });
  await page.locator(`[data-testid="proposal"][data-kind="${kind}"][data-state="PROPOSED"]`).waitFor();
  // the button that one came from has done its work and is gone: its part of the page is at hand
  await hand.stays(page.locator("main").getByRole("region", { name: "Đề xuất", exact: true }));
}

/** Settles what waits on the page of what awaits one. @param words null: none */
export async function settled(page: Page, hand: Hand, { reference }: ProvinceCase, decision: "approve" | "reject", words: string | null): Promise<void> {
  await page.goto("/cho-toi");
  const card = by(page, "waiting-proposals").locator("> div", { hasText: reference });
  await card.waitFor();
  if (words !== null) await hand.write(card.locator("textarea"), words);
  await hand.press(card.locator(`[data-testid="${decision}"]`));
  await card.waitFor({ state: "detached" });
  await hand.stays(page.getByRole("region", { name: "Đề xuất chờ quyết định" }));
}
