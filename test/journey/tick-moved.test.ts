import { expect, test } from "vitest";
import type { TestHub } from "../hub.ts";
import { aProvince } from "../world.ts";
import { diceOf } from "./kit/dice.ts";
import { boardOf } from "./kit/reading.ts";
import { MOVED_WRONGLY, tickBesideRecount } from "./kit/tick.ts";

const STEPS = 45;
const UNITS = ["SXD", "SXD-HTGT", "SYT", "X-ANPHU"];
const STAGES = ["RECEIVED", "ASSIGNED", "IN_PROGRESS", "RESOLVED", "CLOSED"] as const;

/** Clocks that have long to run come near their end, and to it, within the minutes of a part: those of the sample end at midnight. */
const SOON = `update case_state s set soon_at = at + make_interval(secs => case_id * 17 % 90), due_at = at + make_interval(secs => case_id * 17 % 90 + 5 + case_id * 7 % 40)
  from (select instant + interval '2 seconds' as at from tick) now where to_event is null and open and soon_at > at + interval '1 hour' and due_at < 'infinity' and case_id % 3 > 0`;

const alarms = (hub: TestHub): string[] => hub.log.filter((line) => line.includes(MOVED_WRONGLY));

/** Numbers as a recount finds them, and those that every process is shown. */
async function equal(hub: TestHub): Promise<void> {
  const { shown, recounted } = await tickBesideRecount(hub.hub);
  expect(shown).toEqual(recounted);
}

test(
  "numbers that are moved from tick to tick are those of a recount: cases come, go on, change hands, are closed and reopened, clocks run out, a day ends",
  { timeout: 120_000 },
  async () => {
    const dice = diceOf(20261126);
    const world = await aProvince({ at: "2026-03-16 16:58:30" }).with();
    const { hub, source } = world;
    const ids: string[] = [];
    for (const at of ["2026-03-16 16:58:30", "2026-03-16 23:58:30", "2026-03-17 06:58:30"]) {
      if (at !== "2026-03-16 16:58:30") await hub.now(`${at.replace(" ", "T")}+07:00`);
      for (let fresh = 0; fresh < 10; fresh += 1) ids.push(source.put({ lead: dice.pick(UNITS), stage: "IN_PROGRESS", received: "2026-03-16 08:00" }));
      await hub.settled();
      await hub.database.sql(SOON);
      // a part lasts less than five minutes: no recount falls among its ticks
      for (let step = 0; step < STEPS / 3; step += 1) {
        const received = `2026-03-${String(dice.whole(2, 16)).padStart(2, "0")} ${dice.next() < 0.5 ? "16:59:10" : "09:00"}`;
        const spec = { lead: dice.pick(UNITS), stage: dice.pick(STAGES), received };
        if (ids.length < 5 || dice.next() < 0.5) ids.push(source.put(spec));
        else source.put({ id: dice.pick(ids), ...spec });
        if (dice.next() < 0.6) await hub.settled();
        await hub.now(dice.whole(1, 9_000));
        await equal(hub);
      }
    }
    const [told] = await hub.database.sql<{ soon: number; late: number }>(
      `select count(*) filter (where kind = 'BECAME_DUE_SOON')::int as soon, count(*) filter (where kind = 'BECAME_OVERDUE')::int as late from event
     where (happened_at at time zone 'Asia/Ho_Chi_Minh')::time > '00:01'`,
    );
    expect([Number(told?.soon) > 3, Number(told?.late) > 3]).toEqual([true, true]);
    expect(alarms(hub)).toEqual([]);
  },
);

test("numbers that somebody changed where they are kept are found by the next recount, told in the log, and put right for all", async () => {
  const world = await aProvince({ at: "2026-03-16 09:00" }).with({ id: "muon", lead: "SYT", stage: "IN_PROGRESS", received: "2026-02-02" });
  const { hub } = world;
  await equal(hub);
  await hub.database.sql("update tick_unit set overdue = overdue + 1 where overdue > 0");
  await expect(equal(hub)).rejects.toThrow();
  world.source.put({ id: "moi", lead: "SXD", stage: "IN_PROGRESS" });
  await hub.now(301_000);
  await hub.settled();
  await equal(hub);
  expect(alarms(hub)).toHaveLength(1);
  expect((await boardOf(hub)).overdue).toBe(1);
  hub.log.length = 0; // it has been told; another alarm would fail the closing
});
