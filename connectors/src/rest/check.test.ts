import { expect, test } from "vitest";
import { rest } from "./index.ts";
import { row, source } from "./reading.fixture.ts";

const page = (changed: string | null) => ({ items: [{ ...row("r1"), changed }], next: { since: null, after_id: null } });

test.each([
  ["02/01/2026 08:00", /expected .* at "changed", found "02\/01\/2026 08:00"/],
  [null, /found nothing/],
])("a check warns of a modification mark that cannot be read: %j", async (changed, warning) => {
  const context = await source(() => page(changed));
  expect(await rest.check(context)).toEqual({ ok: true, warnings: [expect.stringMatching(warning)] });
});

test("a check of a source whose marks can be read warns of nothing", async () => {
  const context = await source(() => page("2026-01-01T00:00:00Z"));
  expect(await rest.check(context)).toEqual({ ok: true });
});
