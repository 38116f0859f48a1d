import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { CASES } from "./kit/documents.ts";
import { faults } from "./kit/faults.ts";
import { theProvince } from "./kit/province.ts";
import { by, soon } from "./kit/seen.ts";
import { SIZES, visiting } from "./kit/visit.ts";
import type { Size } from "./kit/visit.ts";

const LIMIT = 90_000;
const TITLES = ["Cây đổ chắn lối vào chợ Gạo", "Đèn tín hiệu ngã ba Gạo tắt"] as const;
const RESOLVED = ["2026-08-05 10:00", "2026-08-20 10:00"] as const;
const TAKE = asked<{ takeOfficerSheets: { period?: { id: string }; message?: string } }>(
  "mutation ($input: TakeOfficerSheetsInput!) { takeOfficerSheets(input: $input) { ... on ScoreRefused { message } ... on OfficerPeriodChanged { period { id } } } }",
);
const PERIODS = asked<{ officerPeriods: { nodes: { id: string }[] } }>("{ officerPeriods(first: 1) { nodes { id } } }");

/** Last summer's quarter: two cases given to canbo.htgt in August, one done in time and one late. @returns its number */
async function takenQuarter(): Promise<string> {
  const { source, hub, database } = theProvince();
  const [known] = (await hub.ask(PERIODS, {}, "chanhvp")).officerPeriods.nodes;
  if (known !== undefined) return known.id; // a second try
  for (const [i, title] of TITLES.entries()) {
    const at = RESOLVED[i] ?? "";
    source.put({
      title,
      lead: "SXD",
      received: "2026-08-03 08:00",
      stage: "ANSWERED",
      steps: [
        { at: "2026-08-03 08:00", kind: "RECEIVED" },
        { at: "2026-08-03 09:00", kind: "ASSIGNED", unit: "SXD" },
        { at: "2026-08-03 10:00", kind: "ACCEPTED" },
        { at, kind: "RESOLVED" },
        { at, kind: "ANSWERED" },
      ],
    });
  }
  for (const text of TITLES)
    await soon(`${text} is there`, async () => (await hub.ask(CASES, { filter: { source: ["nguon"], text }, first: 1 })).cases.edges.length === 1, 15_000);
  await database.sql("insert into officer (code, name) values ('CB-91', 'Bùi Quang Dũng')");
  await database.sql(`insert into post (officer_id, unit_id, title, head, staff, valid_from, legal_basis)
    select o.id, u.id, 'Chuyên viên', false, 'CONG_CHUC', '2025-03-01', 'thử' from officer o, unit u where o.code = 'CB-91' and u.code = 'SXD-HTGT'`);
  await database.sql("update account set officer_id = (select id from officer where code = 'CB-91') where username = 'canbo.htgt'");
  await database.sql(
    `insert into inside_assignment (case_id, unit_id, division_id, account_id, username, name, officer_id, note, from_at, from_event, by_account_id, by_name, by_unit_id, asked_key, asked_hash)
     select c.id, c.unit_id, d.id, a.id, a.username, a.display_name, a.officer_id, '', '2026-08-04 09:00+07', 1, h.id, h.display_name, c.unit_id, gen_random_uuid(), ''
     from feedback_case c, unit d, account a, account h where d.code = 'SXD-HTGT' and c.title = any($1::text[]) and a.username = 'canbo.htgt' and h.username = 'giamdoc.sxd'`,
    [[...TITLES]],
  );
  const input = { key: randomUUID(), kind: "QUARTER", reckoning: "CALENDAR", on: "2026-08-10" };
  const { takeOfficerSheets: taken } = await hub.ask(TAKE, { input }, "chanhvp");
  expect(taken.message).toBeUndefined();
  return taken.period?.id ?? "";
}

async function expectNoFaults(page: Page): Promise<void> {
  for (const size of Object.keys(SIZES) as Size[]) expect({ size, faults: await faults(page, "vi", size) }).toEqual({ size, faults: [] });
}
const rows = async (page: Page): Promise<[told: string | null, shown: number]> => [
  await by(page, "sheet-lines").getAttribute("data-value"),
  await by(page, "sheet-line").count(),
];

describe.concurrent("an officer's sheet", () => {
  test(
    "leads him from a number to its lines and to the case, at his desk and on his phone, and shows him nobody else's",
    { timeout: LIMIT },
    async ({ task }) => {
      const id = await takenQuarter();
      await visiting(task, { as: "canbo.htgt" }, async ({ page }) => {
        await page.goto("/phieu-so-lieu");
        await by(page, "sheet-period").locator("a").first().click();
        await by(page, "sheets").waitFor();
        expect(await by(page, "sheets").getAttribute("data-value")).toBe("1");
        await expectNoFaults(page);
        await by(page, "sheet-CB-91").locator("a").click();
        await by(page, "ratio-PROGRESS").waitFor();
        // one of two cases was late: 1 and 3/4
        expect(await by(page, "ratio-PROGRESS").innerText()).toContain("0,8750");
        expect(await by(page, "sheet").innerText()).not.toMatch(/xuất sắc|hoàn thành tốt/);
        await expectNoFaults(page);
        const said = await by(page, "lines-PROGRESS").innerText();
        await by(page, "lines-PROGRESS").click();
        await by(page, "sheet-line").first().waitFor();
        const [told, shown] = await rows(page);
        expect([`${told} dòng`, String(shown)]).toEqual([said, told]);
        await expectNoFaults(page);
        await by(page, "sheet-line").first().locator("a").click();
        await page.waitForURL(/\/phan-anh\/\d+/);
      });
      await visiting(task, { as: "canbo.htgt", size: "phone" }, async ({ page }) => {
        await page.goto(`/phieu-so-lieu/${id}/CB-91`);
        await by(page, "ratio-QUANTITY").waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
        const file = page.waitForEvent("download");
        await by(page, "sheet-DOCX").click();
        expect((await file).suggestedFilename()).toMatch(/^phieu-so-lieu_CB-91_.*\.docx$/);
        await by(page, "confirm-sheet").click();
        await by(page, "confirm-sheet-form").locator("button[type=submit]").click();
        await page.getByText(/Đã xác nhận lúc/).waitFor();
      });
      await visiting(task, { as: "giamsat" }, async ({ page }) => {
        await page.goto(`/phieu-so-lieu/${id}/CB-91`);
        await page.getByText("Không có phiếu này").waitFor();
      });
    },
  );
});
