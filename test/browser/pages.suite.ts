import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { CASES } from "./kit/documents.ts";
import { faults } from "./kit/faults.ts";
import { theProvince } from "./kit/province.ts";
import { by, chart, listTotal } from "./kit/seen.ts";
import { SIZES, visiting } from "./kit/visit.ts";
import type { Size } from "./kit/visit.ts";
import type { Language } from "./kit/words.ts";

const LIMIT = 110_000;
const NEW_KEY = asked("mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename } }");

interface Stop {
  as: "lanhdao" | "chanhvp" | "giamdoc.sxd" | "cntt" | "vanhanh" | null;
  address: string | (() => Promise<string>);
  /** resolves when what the page is for is there */
  there(page: Page): Promise<unknown>;
}

/** Every page, and the states that a person can stay in for long. */
const STOPS: Record<string, Stop> = {
  "the sign-in page": { as: null, address: "/dang-nhap", there: (page) => by(page, "sample-lanhdao").waitFor() },
  "the figures of a period": { as: "lanhdao", address: "/tong-quan?period=MONTH", there: (page) => by(page, "period-figures").waitFor() },
  "the overview": { as: "lanhdao", address: "/tong-quan", there: (page) => chart(page).waitFor() },
  "the overview with tables": {
    as: "lanhdao",
    address: "/tong-quan?trend=table&units=all",
    there: (page) => page.locator('[data-testid="unit-ranking"] tfoot').waitFor(),
  },
  "the list": { as: "lanhdao", address: "/phan-anh?open=true&group=true&source=tinh", there: (page) => by(page, "case-row").first().waitFor() },
  "the list that found nothing": { as: "lanhdao", address: "/phan-anh?text=khongcogica", there: listTotal },
  "a case": { as: "lanhdao", address: aCase, there: (page) => by(page, "custody-row").first().waitFor() },
  "the queue of the backlog": { as: "chanhvp", address: "/ton-dong?columns=TIME,CLASS,UNIT", there: queueThere },
  "the queue that has nothing": { as: "chanhvp", address: "/ton-dong?text=khongcogica", there: (page) => page.locator("main [role=status] strong").waitFor() },
  "what waits for me": { as: "chanhvp", address: "/cho-toi", there: (page) => page.locator("main h1").waitFor() },
  "the inside of a unit": { as: "giamdoc.sxd", address: "/noi-bo", there: (page) => by(page, "workload-total").waitFor() },
  "a unit": { as: "giamdoc.sxd", address: "/don-vi/SXD", there: (page) => chart(page).waitFor() },
  "the directory of hotlines": { as: "lanhdao", address: "/danh-ba", there: (page) => by(page, "directory-entry").first().waitFor() },
  "the scores": { as: "chanhvp", address: "/diem", there: (page) => by(page, "score-scheme").first().waitFor() },
  "the schemes": { as: "chanhvp", address: "/diem/bo-tieu-chi", there: (page) => by(page, "copy-scheme").first().waitFor() },
  "one scheme as a form": { as: "chanhvp", address: "/diem/bo-tieu-chi/1", there: (page) => by(page, "part-U1").waitFor() },
  commendation: { as: "chanhvp", address: "/khen-thuong", there: (page) => by(page, "open-round").waitFor() },
  "the sources": { as: "cntt", address: "/ket-noi", there: (page) => by(page, "source-tinh").waitFor() },
  "one source": { as: "cntt", address: "/ket-noi/tinh", there: (page) => by(page, "save-source").waitFor() },
  "connecting another system": { as: "cntt", address: "/ket-noi/them/moi", there: (page) => by(page, "save-source").waitFor() },
  "the register of units": { as: "vanhanh", address: "/quan-tri/don-vi?unit=SXD", there: (page) => by(page, "unit-SXD").waitFor() },
  "the working calendar": { as: "vanhanh", address: "/quan-tri/lich", there: (page) => by(page, "propose").waitFor() },
  "the regulations": { as: "vanhanh", address: "/quan-tri/quy-che", there: (page) => by(page, "limits").waitFor() },
  "the accounts": { as: "vanhanh", address: "/quan-tri/tai-khoan", there: (page) => by(page, "account-cntt").waitFor() },
  "the programs' keys": { as: "cntt", address: aKey, there: (page) => page.getByRole("row").nth(1).waitFor() },
  inspections: { as: "lanhdao", address: "/kiem-tra", there: (page) => by(page, "plans").waitFor({ state: "attached" }) },
  "unusual signs": { as: "lanhdao", address: "/kiem-tra/dau-hieu", there: (page) => by(page, "signs").waitFor() },
  "the audit log": { as: "vanhanh", address: "/quan-tri/nhat-ky", there: (page) => by(page, "audit-entries").waitFor() },
  "one's own account": { as: "giamdoc.sxd", address: "/mat-khau", there: (page) => page.locator("fieldset").waitFor() },
  "the page that is refused": { as: "cntt", address: "/phan-anh", there: (page) => page.locator("main [role=status] strong").waitFor() },
  "the page that is not there": { as: "lanhdao", address: "/khong-co", there: (page) => page.locator("main [role=status] strong").waitFor() },
};

describe.concurrent("in both languages, light and dark, on a desk, a phone and a wall", () => {
  for (const [name, stop] of Object.entries(STOPS)) {
    test(`${name} can be used by everybody, speaks one language, and fits`, { timeout: LIMIT }, ({ task }) =>
      visiting(task, { as: stop.as }, async ({ page }) => {
        await page.goto(typeof stop.address === "string" ? stop.address : await stop.address());
        await stop.there(page);
        for (const language of ["vi", "en"] as const) {
          await speak(page, language, stop);
          for (const size of Object.keys(SIZES) as Size[])
            expect({ language, size, faults: await faults(page, language, size) }).toEqual({ language, size, faults: [] });
        }
      }),
    );
  }
});

async function queueThere(page: Page): Promise<void> {
  await by(page, "queue-row").first().waitFor();
  await page.locator('[data-testid="chip-class-B1"][data-value]').waitFor();
}

async function aCase(): Promise<string> {
  const { cases } = await theProvince().hub.ask(CASES, { filter: { source: ["tinh"], lateness: "OVERDUE" }, first: 1 });
  return `/phan-anh/${cases.edges[0]?.node.id ?? ""}`;
}

async function aKey(): Promise<string> {
  const expiresAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const input = { name: "Phần mềm thống kê", unit: "SXD", operations: ["board", "cases", "caseChanged"], costPerMinute: 20_000, expiresAt };
  await theProvince().hub.ask(NEW_KEY, { input }, "cntt");
  return "/quan-tri/khoa-api";
}

async function speak(page: Page, language: Language, stop: Stop): Promise<void> {
  const choice = by(page, `language-${language}`);
  if ((await choice.count()) > 0) await choice.click();
  else {
    await page.evaluate((chosen) => localStorage.setItem("dau-moi.language", chosen), language);
    await page.reload();
    await stop.there(page);
  }
  await page.locator(`html[lang="${language}"]`).waitFor();
}
