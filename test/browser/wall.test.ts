import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSubgraphs } from "../departments/subgraphs/index.ts";
import { aRule } from "../journey/kit/alerting.ts";
import { startProvince, stopProvince, theProvince } from "./kit/province.ts";
import { by, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";
import { foreignTexts } from "./kit/words.ts";

const LIMIT = 120_000;

beforeAll(() => startProvince(), 90_000);
afterAll(stopProvince, 30_000);

test("a screen shows its code, is let in by IT staff, shows its boards without scrolling, and goes dark when it is taken off", { timeout: LIMIT }, ({ task }) =>
  visiting(task, { as: null, size: "wall", tolerates: /4403|UNAUTHENTICATED|WebSocket/ }, async ({ page: screen }) => {
    await screen.goto("/tv");
    await soon("the code stands there", async () => /^[A-Z2-9]{4}-[A-Z2-9]{4}$/.test((await by(screen, "pairing-code").textContent()) ?? ""), 15_000);
    const code = (await by(screen, "pairing-code").textContent()) ?? "";
    await aRule(theProvince().hub, { kind: "OVERDUE_ABOVE", threshold: 0, validFrom: new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10) });
    await visiting(task, { as: "vanhanh" }, async ({ page: desk }) => {
      await desk.goto("/quan-tri/man-hinh");
      await desk.locator('input[name="code"]').fill(code);
      await desk.locator('input[name="name"]').fill("Sảnh tầng 1");
      await by(desk, "pair").click();
      await by(desk, "device").first().waitFor();
      await by(screen, "wall").waitFor({ timeout: 30_000 });
      await by(screen, "wall-alarm").waitFor();
      expect(await by(screen, "wall").getAttribute("data-board")).toBe("UNITS"); // the alarm's
      expect(await screen.evaluate(() => [...document.querySelectorAll("main *")].every((one) => one.getBoundingClientRect().bottom <= innerHeight + 1))).toBe(
        true,
      );
      expect((await new AxeBuilder({ page: screen }).analyze()).violations).toEqual([]);
      expect(await foreignTexts(screen, "vi")).toEqual([]);
      expect((await new AxeBuilder({ page: desk }).analyze()).violations).toEqual([]);
      expect(await foreignTexts(desk, "vi")).toEqual([]);
      await by(desk, "revoke").first().click();
      await by(desk, "revoke-sure").click();
      await by(screen, "pairing-code").waitFor({ timeout: 15_000 });
    });
  }),
);

test("a leader's phone opens the page for phones, with the board's numbers, and a directive is two taps away", { timeout: LIMIT }, async ({ task }) => {
  theProvince().source.put({ lead: "SXD", stage: "IN_PROGRESS" });
  await visiting(task, { as: "lanhdao", size: "phone" }, async ({ page }) => {
    await page.goto("/");
    await by(page, "phone").waitFor();
    expect(new URL(page.url()).pathname).toBe("/m");
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(await foreignTexts(page, "vi")).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    const counted = Number(await by(page, "phone-overdue").getAttribute("data-value"));
    expect(counted).toBeGreaterThan(0);
    await by(page, "quick-directive").first().click();
    await by(page, "quick-issue").click();
    await by(page, "directive").waitFor({ timeout: 30_000 });
    const rows = page.locator('[data-testid="directed-cases"] tbody tr');
    await soon("the list is there", async () => (await rows.count()) > 0, 15_000);
    expect(await rows.count()).toBe(Math.min(counted, 100));
  });
});

test("alerts are told on their page, in the navigation and on a phone, and are taken on, acknowledged and muted by keyboard", { timeout: LIMIT }, ({ task }) =>
  visiting(task, { as: "lanhdao" }, async ({ page }) => {
    await page.goto("/canh-bao");
    const first = by(page, "alert").first();
    await first.waitFor();
    const total = Number(await by(page, "alerts").getAttribute("data-value"));
    expect(await by(page, "alert").count()).toBe(Math.min(total, 50));
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(await foreignTexts(page, "vi")).toEqual([]);
    const ringing = async (): Promise<number> =>
      (await by(page, "alert-count").count()) === 0 ? 0 : Number(await by(page, "alert-count").first().getAttribute("data-value"));
    const before = await ringing();
    const unit = (await first.getAttribute("data-unit")) ?? "";
    const one = page.locator(`[data-testid="alert"][data-unit="${unit}"][data-kind="OVERDUE_ABOVE"]`);
    await one.locator('[data-testid="take"]').press("Enter");
    await soon("it has an owner", async () => /Phụ trách: /.test((await one.locator('[data-testid="owner"]').textContent()) ?? ""), 15_000);
    await one.locator('[data-testid="acknowledge"]').press("Enter");
    await one.locator("input[name=words]").fill("Đã giao Sở rà soát trong ngày.");
    await one.locator("input[name=words]").press("Enter");
    await soon("it is acknowledged", async () => (await one.getAttribute("data-standing")) === "ACKNOWLEDGED", 15_000);
    await soon("the navigation knows it", async () => (await ringing()) < before, 15_000);
    await one.locator('[data-testid="mute"]').press("Enter");
    await one.locator("input[name=words]").fill("Kế hoạch dọn tồn đọng đang chạy.");
    await one.locator("input[name=words]").press("Enter");
    await soon("it is muted", async () => (await one.getAttribute("data-standing")) === "MUTED", 15_000);
    await by(page, "standing-MUTED").click();
    await soon("the filter stands in the address", () => Promise.resolve(new URL(page.url()).searchParams.get("standing") === "MUTED"), 15_000);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  }),
);

test("a department's graph is checked, joined after one saw what changes, and taken out with a reason", { timeout: LIMIT }, async ({ task }) => {
  const graphs = await startSubgraphs({ withParent: true });
  try {
    await visiting(task, { as: "cntt" }, async ({ page }) => {
      await page.goto("/quan-tri/do-thi");
      const form = by(page, "graph-form");
      await form.waitFor();
      const joins = async (name: string, owner: string): Promise<void> => {
        await form.locator("input[name=name]").fill(name);
        await form.locator("input[name=url]").fill(graphs.find((graph) => graph.name === name)?.url ?? "");
        await form.locator("select[name=owner]").selectOption(owner);
        await by(page, "check-graph").click();
        await by(page, "add-graph").waitFor({ timeout: 30_000 });
        expect(await by(page, "graph-told").textContent()).toContain(`+ Case.${name}`);
        await by(page, "add-graph").click();
        await page.locator(`[data-testid="graph"][data-name="${name}"]`).waitFor({ timeout: 30_000 });
      };
      await form.locator("input[name=name]").fill("sxd");
      await form.locator("input[name=url]").fill("http://169.254.169.254/graphql");
      await by(page, "check-graph").click();
      await by(page, "graph-refused").waitFor({ timeout: 30_000 });
      await page.locator('[data-testid="graph-attempts"] [data-stage="ADDRESS"]').first().waitFor({ timeout: 20_000 });
      await joins("sxd", "SXD");
      await joins("xaAnPhu", "X-ANPHU");
      expect(await by(page, "graphs").getAttribute("data-value")).toBe("2");
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      const last = page.locator('[data-testid="graph"][data-name="xaAnPhu"]');
      await last.locator('[data-testid="remove-graph"]').press("Enter");
      await last.locator("input[name=reason]").fill("Xã chuyển sang máy chủ mới.");
      await last.locator("input[name=reason]").press("Enter");
      await last.waitFor({ state: "detached", timeout: 30_000 });
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    });
    const kept = await theProvince().database.sql<{ n: number }>("select count(*)::int as n from audit_text where stream = 'source' and name = 'reason'");
    expect(kept).toEqual([{ n: 1 }]);
  } finally {
    await Promise.all(graphs.map((graph) => graph.stop()));
  }
});

test("the map goes by arrow keys from unit to unit, is a table too, and opens a unit", { timeout: LIMIT }, ({ task }) =>
  visiting(task, { as: "lanhdao" }, async ({ page }) => {
    await page.goto("/tong-quan");
    const map = by(page, "units-map");
    await map.waitFor();
    await map.locator("[data-unit]").first().focus();
    const first = await page.evaluate(() => document.activeElement?.getAttribute("data-unit"));
    await page.keyboard.press("ArrowRight");
    const next = await page.evaluate(() => document.activeElement?.getAttribute("data-unit"));
    expect(next).not.toBe(first);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/don-vi/${next ?? ""}*`);
  }),
);
