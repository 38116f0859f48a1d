import { expect, test } from "vitest";
import { cooperationKnownSql } from "../../server/src/migrations/cooperation.ts";
import { asked } from "../hub.ts";
import type { TestHub } from "../hub.ts";
import { aProvince } from "../world.ts";
import { drafted, drafts, rowCalled, several } from "./kit/reporting.ts";

const REPLAY = asked<{ done: { __typename: string } }>("mutation ($input: ReplaySourceInput!) { done: replaySource(input: $input) { __typename } }");
const atCut = (code: string, on: string) => ({ code, unit: "TINH", period: { kind: "DAY", on }, counted: "AT_CUT_OFF" });
const MORE_THAN_A_PAGE = 300;
const LATEST = { code: "R6", unit: "TINH", counted: "LATEST" };
const spans = (hub: TestHub) =>
  hub.database.sql("select case_id, from_event, told_at, unit_ids from cooperation where unit_ids <> '{}' or case_id = 1 order by case_id, from_event");

test("R6 of a past point says who cooperated then, after a restart and a recount too", { timeout: 120_000 }, async () => {
  const world = await aProvince({ at: "2026-03-16 09:00" }).with(several("a"), several("b", { cooperating: [] }));
  const tells = async (at: string, cooperating: string[], changed?: string): Promise<void> => {
    await world.hub.now(at);
    world.source.put(several("a", { cooperating, ...(changed !== undefined && { changed }) }));
    await world.hub.settled();
  };
  await tells("2026-03-17T09:00:00+07:00", ["SYT", "SCT"]);
  await tells("2026-03-18T09:00:00+07:00", ["SCT"]);
  await tells("2026-03-18T09:05:00+07:00", ["SNV"], "2026-03-17 12:00"); // older, and late: what is believed stays
  await world.hub.now("2026-03-19T09:00:00+07:00");
  await world.hub.settled();
  const kept = await spans(world.hub);
  const rightly = async (): Promise<void> => {
    const told: unknown[] = [];
    for (const on of ["2026-03-16", "2026-03-17", "2026-03-18"]) {
      const [R6, R2] = [await drafted(world.hub, atCut("R6", on)), await drafted(world.hub, atCut("R2", on))];
      expect(R6.table.rows).toHaveLength(2); // the case of several agencies, and the sum
      told.push([rowCalled(R6, "PA-A")["cooperating"], rowCalled(R2, "PA-A")["cooperating"], rowCalled(R2, "PA-B")["cooperating"]]);
    }
    const both = "Sở Y tế; Sở Công Thương";
    expect(told).toEqual([["Sở Y tế", "Sở Y tế", ""], [both, both, ""], ["Sở Công Thương", "Sở Công Thương", ""]]); // prettier-ignore
    expect(rowCalled(await drafted(world.hub, LATEST), "PA-A")).toMatchObject({ cooperating: "Sở Công Thương" });
  };
  await rightly();
  await world.restarted();
  await rightly();
  for (let i = 0; i < 2; i += 1) expect((await world.hub.ask(REPLAY, { input: { source: "nguon" } }, "cntt")).done.__typename).toBe("SourceReplayed");
  await world.hub.settled();
  expect(await spans(world.hub)).toEqual(kept);
  await rightly();
});

test(
  "of cases that were told before their history was kept, a past R6 is refused from before it is known, and says from when on it is",
  { timeout: 120_000 },
  async () => {
    const many = Array.from({ length: MORE_THAN_A_PAGE }, (_, i) => `m${i}`);
    const { hub, source } = await aProvince({ at: "2026-03-16 09:00" }).with(several("a"), several("b"), ...many.map((id) => several(id)));
    await hub.now("2026-03-18T10:30:00+07:00");
    for (const id of ["a", ...many]) source.put(several(id, { cooperating: ["SCT"] }));
    await hub.settled();
    await expect(hub.database.sql("delete from cooperation")).rejects.toThrow("append-only");
    for (const statement of ["disable trigger user", "enable trigger user"]) {
      await hub.database.sql(`alter table cooperation ${statement}`);
      if (statement.startsWith("disable")) await hub.database.sql("delete from cooperation");
    }
    await hub.database.sql(cooperationKnownSql); // as a database of an earlier version is brought here
    await hub.now("2026-03-19T09:00:00+07:00");
    await hub.settled();
    expect(await drafts(hub, atCut("R6", "2026-03-17"))).toMatchObject({
      at: "counted",
      message: expect.stringMatching(/của 301 phản ánh .* chỉ biết từ 10 giờ 30 phút ngày 18\/03\/2026/),
    });
    const overdue = await drafted(hub, atCut("R2", "2026-03-17"));
    expect(rowCalled(overdue, "PA-A")).toMatchObject({ cooperating: null });
    expect(rowCalled(overdue, "PA-B")).toMatchObject({ cooperating: "Sở Y tế" });
    expect(rowCalled(await drafted(hub, atCut("R6", "2026-03-18")), "PA-A")).toMatchObject({ cooperating: "Sở Công Thương" });
  },
);
