import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Who } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { diceOf } from "./kit/dice.ts";
import { manyCases } from "./kit/many-cases.ts";
import { besideLists, DRAFT, drafted, drafts, lacks, numbersOf, SETTLE, SUBMIT, VERIFY } from "./kit/reporting.ts";

const KEY = "00000000-0000-4000-8009-000000000001";

test("nobody draws up, files, settles or reads a report without the right to it", async () => {
  const { hub } = await aProvince().with();
  const asks = [
    (as: Who) => hub.answer(DRAFT, { input: { key: KEY, code: "R1", unit: "SYT", period: { kind: "MONTH" } } }, as),
    (as: Who) => hub.answer(SUBMIT, { input: { key: KEY, id: "1", sha256: "" } }, as),
    (as: Who) => hub.answer(SETTLE, { input: { key: KEY, id: "1", settlement: "ACCEPTED" } }, as),
    (as: Who) => hub.answer(VERIFY, { code: "000000000000" }, as),
  ];
  for (const ask of asks) expect((await ask(null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  for (const ask of asks.slice(0, 3)) expect((await ask("cntt")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  expect(await drafts(hub, { unit: "SYT" }, "giamdoc.sxd")).toMatchObject({ __typename: "ReportRefused", at: "unit" });
});

describe("over many cases,", () => {
  const dice = diceOf(20_261_128);
  let world: World;
  beforeAll(async () => {
    world = await aProvince({ kept: true, at: "2026-03-18 10:20" }).with();
    for (const spec of manyCases(250, world.clock.now(), dice, true).filter(({ lead }) => lead !== "HUYEN-SL")) world.source.put(spec);
    await world.hub.settled();
  }, 60_000);
  afterAll(() => world?.leave());

  test("every row's balance closes, and every number is the length of the list it opens", { timeout: 240_000 }, async () => {
    let seen = 0;
    for (const [code, unit, as] of [
      ["R1", "TINH", "chanhvp"],
      ["R1", "SXD", "giamdoc.sxd"],
      ["R8", "SXD", "giamdoc.sxd"],
      ["R4", "TINH", "chanhvp"],
      ["R7", "TINH", "chanhvp"],
      ["R2", "TINH", "chanhvp"],
      ["R5", "TINH", "chanhvp"],
    ] as const) {
      const kind = code === "R8" ? "QUARTER" : "MONTH";
      for (const reckoning of code === "R1" ? ["AS_IT_WAS", "BY_SUCCESSOR"] : ["AS_IT_WAS"]) {
        const report = await drafted(world.hub, { code, unit, reckoning, period: { kind } }, as);
        if (code === "R1" || code === "R8")
          for (const row of report.table.rows) expect([code, row.cells[0]?.text, lacks(report.table, row)]).toEqual([code, row.cells[0]?.text, 0]);
        expect([code, unit, await besideLists(world.hub, report, as)]).toEqual([code, unit, []]);
        seen += Object.values(numbersOf(report.table, report.table.rows.at(-1))).reduce<number>((sum, n) => sum + (n ?? 0), 0);
      }
    }
    expect(seen).toBeGreaterThan(300);
  });
});
