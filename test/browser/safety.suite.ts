import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { CASES } from "./kit/documents.ts";
import { theProvince } from "./kit/province.ts";
import { by, listTotal, live, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";
import { HOSTILE } from "./kit/hostile.ts";

const LIMIT = 45_000;

describe.concurrent("strangers' words", () => {
  test("what a citizen wrote is shown as text, whatever it is", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page }) => {
      const { source, hub } = theProvince();
      for (const words of HOSTILE)
        source.put({
          title: words,
          content: words,
          result: words,
          place: { text: words, ward: null },
          field: "EDUCATION",
          stage: "RESOLVED",
          received: "2026-06-01",
          steps: [{ at: "2026-06-01", kind: "RECEIVED", note: words }],
        });
      const arrived = async () => (await hub.ask(CASES, { filter: { source: ["nguon"], field: ["EDUCATION"] }, first: 10 })).cases.edges;
      await soon("the hostile cases are there", async () => (await arrived()).length === HOSTILE.length, 15_000);
      await page.goto("/phan-anh?field=EDUCATION&source=nguon");
      await listTotal(page);
      expect((await page.locator('[data-testid="case-row"] a').allInnerTexts()).toSorted()).toEqual(HOSTILE.toSorted());
      await nothingTaken(page);
      for (const { node } of await arrived()) {
        await page.goto(`/phan-anh/${node.id}`);
        await by(page, "case").waitFor();
        const heading = await page.locator("h1").innerText();
        expect(HOSTILE).toContain(heading);
        const times = (await by(page, "case").innerText()).split(heading).length - 1;
        expect(times).toBeGreaterThanOrEqual(4); // title, content, result, place and note, but for what is empty
        await nothingTaken(page);
      }
    }),
  );

  test("what stands in the address is shown as text too, and never leads to another site", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao" }, async ({ page, url }) => {
      const [text = "", unit = ""] = HOSTILE;
      await page.goto(`/phan-anh?${new URLSearchParams({ text, unit, source: "<i>", order: "<b>" }).toString()}`);
      await page.getByText(`Có chữ “${text}”`).waitFor();
      await nothingTaken(page);
      await page.goto(`/phan-anh?${new URLSearchParams({ asOf: text }).toString()}`);
      await page.getByText("Không mở được số liệu tại thời điểm này").waitFor();
      await nothingTaken(page);
      for (const path of ["//elsewhere.example/", "/\\elsewhere.example", "https://elsewhere.example/", "javascript:alert(1)"]) {
        await page.goto(`/dang-nhap?return=${encodeURIComponent(path)}`);
        await by(page, "sample-lanhdao").click();
        await live(page);
        expect({ path, leads: page.url() }).toEqual({ path, leads: `${url}/tong-quan` });
      }
    }),
  );

  test("the content security policy is strict, and this browser keeps it", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao", tolerates: /Content Security Policy/ }, async ({ page }) => {
      const policy = policyOf((await page.goto("/tong-quan"))?.headers()["content-security-policy"] ?? "");
      expect(policy["script-src"]).toEqual(["'self'"]);
      expect(policy["default-src"]).toEqual(["'self'"]);
      expect(policy["connect-src"]).toEqual(["'self'"]);
      const none = ["'none'"];
      expect(policy).toMatchObject({ "object-src": none, "base-uri": none, "frame-ancestors": none });
      expect(Object.values(policy).flat()).not.toContain("'unsafe-eval'");
      expect([...(policy["script-src"] ?? []), ...(policy["style-src-elem"] ?? [])]).not.toContain("'unsafe-inline'");
      await live(page);
      const refused = page.waitForEvent("console", (message) => message.text().includes("Content Security Policy"));
      await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "document.documentElement.dataset.taken = 'inline'";
        document.head.append(script);
      });
      await refused;
      await nothingTaken(page);
    }),
  );

  test("the session is a cookie that no script can read", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: null }, async ({ page, context }) => {
      await page.goto("/");
      await by(page, "sample-lanhdao").click();
      await live(page);
      const cookies = await context.cookies();
      expect(cookies.map(({ httpOnly, sameSite, path, expires }) => ({ httpOnly, sameSite, path, expires }))).toEqual([
        { httpOnly: true, sameSite: "Lax", path: "/", expires: -1 },
      ]);
      expect(await page.evaluate(() => document.cookie)).toBe("");
      const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
      expect(kept).not.toContain(cookies[0]?.value);
    }),
  );
});

async function nothingTaken(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.dataset["taken"] ?? null)).toBeNull(); // no code of a stranger ran
  expect(await page.locator('main img[src="x"], main script, main svg[onload]').count()).toBe(0); // no element of a stranger
}

/** directive → its values */
function policyOf(header: string): Record<string, string[]> {
  return Object.fromEntries(
    header.split(";").map((directive) => {
      const [name = "", ...values] = directive.trim().split(/\s+/);
      return [name, values];
    }),
  );
}
