import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { randomUUID } from "node:crypto";
import { asked, until } from "../hub.ts";
import { faults } from "./kit/faults.ts";
import { theProvince } from "./kit/province.ts";
import { by } from "./kit/seen.ts";
import { SIZES, visiting } from "./kit/visit.ts";
import type { Size } from "./kit/visit.ts";

const LIMIT = 90_000;

const SCHEMES = asked<{ scoreSchemes: { id: string; code: string }[] }>("{ scoreSchemes { id code } }");
const OPEN = asked<{ openScorePeriod: { period?: { id: string } } }>(
  "mutation ($input: OpenScorePeriodInput!) { openScorePeriod(input: $input) { ... on ScorePeriodChanged { period { id } } } }",
);
const CUT = asked("mutation ($input: CutScorePeriodInput!) { cutScorePeriod(input: $input) { __typename } }");
const PERIODS = asked<{ scorePeriods: { nodes: { id: string }[] } }>("{ scorePeriods(first: 1) { nodes { id } } }");
const STATE = asked<{ scorePeriod: { state: string } }>("query ($id: ID!) { scorePeriod(id: $id) { state } }");

/** Last month, opened and taken. @returns its number */
async function takenPeriod(): Promise<string> {
  const { hub } = theProvince();
  const { scoreSchemes } = await hub.ask(SCHEMES, {}, "chanhvp");
  const scheme = scoreSchemes.find(({ code }) => code === "DDN-DON-VI")?.id;
  const now = new Date(Date.now());
  const on = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 10)).toISOString().slice(0, 10);
  const [known] = (await hub.ask(PERIODS, {}, "chanhvp")).scorePeriods.nodes;
  if (known !== undefined) return known.id; // a second try
  const input = { key: randomUUID(), scheme, kind: "MONTH", reckoning: "CALENDAR", on };
  const id = (await hub.ask(OPEN, { input }, "chanhvp")).openScorePeriod.period?.id ?? "";
  await hub.ask(CUT, { input: { period: id } }, "chanhvp");
  await until("the period is taken", async () => (await hub.ask(STATE, { id }, "chanhvp")).scorePeriod.state === "CUT_OFF");
  return id;
}

const told = async (page: Page, testId: string): Promise<number> => Number(await by(page, testId).getAttribute("data-value"));

async function expectNoFaults(page: Page): Promise<void> {
  for (const size of Object.keys(SIZES) as Size[]) expect({ size, faults: await faults(page, "vi", size) }).toEqual({ size, faults: [] });
}

describe.concurrent("scores", () => {
  test(
    "lead from a unit's place to its card, to the lines behind a number, to a case; counted again they are the same",
    { timeout: LIMIT },
    async ({ task }) => {
      const id = await takenPeriod();
      await visiting(task, { as: "lanhdao" }, async ({ page }) => {
        await page.goto("/diem");
        await by(page, "score-period").locator("a").first().click();
        await by(page, "recompute").click();
        await page.getByText(/trùng từng ký tự/).waitFor();
        await expectNoFaults(page);
        await by(page, "score-SXD").locator("a").click();
        await by(page, "score-card").waitFor();
        await expectNoFaults(page);
        const said = await by(page, "lines-U1").innerText();
        await by(page, "lines-U1").click();
        await by(page, "score-lines").waitFor({ state: "attached" });
        expect(`${await told(page, "score-lines")} dòng`).toBe(said);
        await expectNoFaults(page);
        await by(page, "score-line").first().locator("a").click();
        await page.waitForURL(/\/phan-anh\/\d+/);
      });
      await visiting(task, { as: "giamdoc.sxd", size: "phone" }, async ({ page }) => {
        await page.goto(`/diem/${id}`);
        await by(page, "score-SXD").waitFor();
        expect(await by(page, "score-SYT").count()).toBe(0);
        await by(page, "score-SXD").locator("a").click();
        await by(page, "dispute-score").click();
        await by(page, "dispute-form").locator("textarea").fill("Hai hồ sơ đã được gia hạn");
        await by(page, "dispute-form").locator("button[type=submit]").click();
        await page.getByText("Hai hồ sơ đã được gia hạn").waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      });
    },
  );
});
