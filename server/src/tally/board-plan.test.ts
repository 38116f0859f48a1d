import { afterAll, beforeAll, expect, test } from "vitest";
import { aDatabase } from "../access/test-database.ts";
import type { Tx } from "../platform/database.ts";
import { unitCounts } from "./index.ts";

let world: Awaited<ReturnType<typeof aDatabase>>;
beforeAll(async () => {
  world = await aDatabase();
});
afterAll(() => world.stop());

/** How PostgreSQL would run what `work` asks, line by line, when nothing but the indices keeps it from reading whole tables. */
async function planOf(work: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  await world.database.read(async (tx) => {
    await tx.rows("-- indicesAlone\nselect set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)");
    const explained: Tx = {
      ...tx,
      rows: async (sql, values) => {
        lines.push(...(await tx.rows<Record<"QUERY PLAN", string>>(`explain ${sql}`, values)).map((row) => row["QUERY PLAN"].trim()));
        return [];
      },
    };
    await work(explained);
  });
  return lines;
}

test("a board counts its open cases from an index alone, however many closed ones lie beside them", async () => {
  const plan = await planOf((tx) => unitCounts(tx, { event: 0, instant: Date.parse("2026-11-20T00:00:00Z") }, true));
  expect(plan.filter((line) => line.includes("Index Only Scan"))).toEqual([expect.stringContaining("case_state_open_of_stream")]);
  expect(plan.filter((line) => line.includes("Seq Scan"))).toEqual([]);
});
