import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startMain, until } from "../hub.ts";
import type { Program } from "../hub.ts";
import { jobOf, listed, recounted, start } from "../journey/kit/bulk.ts";
import type { JobAnswer, Ordered } from "../journey/kit/bulk.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";

/** FAULT_KILLS=20 is the whole of it: a bulk of 5,000 cases and twenty kills; otherwise 700 cases, three transactions of the job, and three kills. */
const KILLS = Number(process.env["FAULT_KILLS"] ?? 3);
const CASES = KILLS >= 20 ? 5_000 : 700;
const HEAD = "giamdoc.sxd";

let world: World;
beforeAll(async () => {
  world = await aProvince({ kept: true }).with(
    ...Array.from({ length: CASES }, (_, at) => aCase({ id: `c${at}`, received: "2026-03-12 08:00", lead: "SXD", stage: "ASSIGNED" })),
  );
}, 300_000);
afterAll(() => world?.leave());

/** A process of the hub that does nothing but work, on the same database; it stands still where the gate says. */
function worker(): Promise<Program> {
  const { url, keyFile } = world.hub.database;
  return startMain({ DATABASE_URL: url, HUB_KEY_FILE: keyFile, SAMPLE: "off", ROLE: "worker", PORT: "0", TICK_MS: "60000", LOG_LEVEL: "error" });
}

/** Behind the hub's back: the transaction that would settle the case of this place stands still, after all it wrote before and before its commit. */
const GATE = `
create table bulk_gate (at int not null);
insert into bulk_gate values (0);
create function stand_at_bulk_gate() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.outcome is not null and new.ordinal = (select at from bulk_gate) then perform pg_sleep(3600); end if;
  return new;
end $$;
create trigger at_bulk_gate after update on bulk_item for each row execute function stand_at_bulk_gate();`;
const STANDING = "select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";

test(
  `a hub killed ${KILLS} times in a bulk of ${CASES}, its client sending again each time: one change, one event and one audit entry a case`,
  async () => {
    const { database } = world.hub;
    await database.sql(GATE);
    const filter = { unit: "SXD", open: true };
    const order: Ordered = {
      selection: { filter, asOf: (await listed(world.hub, filter, HEAD)).asOf },
      change: { kind: "ACCEPT" },
      key: randomUUID(),
      typedCount: CASES,
    };
    let job: JobAnswer = await start(world.hub, order, HEAD);
    expect(job).toMatchObject({ __typename: "BulkJob", cases: CASES, state: "RUNNING" });
    const gateAt = (kill: number) => database.sql("update bulk_gate set at = $1", [kill > KILLS ? 0 : Math.ceil((CASES * kill) / (KILLS + 1))]);
    await gateAt(1);
    let running = await worker();
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await until("the job stands at its gate", async () => running.ended ?? (await database.sql(STANDING)).length === 1, 60_000);
      expect({ ended: running.ended, said: running.stderr }).toMatchObject({ ended: null });
      await running.end("SIGKILL");
      expect({ ended: running.ended, said: running.stderr }).toMatchObject({ ended: { code: null, signal: "SIGKILL" } });
      job = await start(world.hub, order, HEAD);
      await database.sql(`select pg_terminate_backend(pid) from (${STANDING}) s`);
      await until("what stood at the gate is gone", async () => (await database.sql(STANDING)).length === 0);
      const before = await recounted(world.hub, job.id);
      expect({ changes: before.changes ?? 0, events: before.events ?? 0, entries: before.entries ?? 0 }).toEqual({
        changes: before.items,
        events: before.items,
        entries: before.items,
      });
      await gateAt(kill + 1);
      // the process that had the lease is dead: the next one on this machine knows it
      running = await worker();
    }
    await until("the job is done", async () => running.ended ?? (await jobOf(world.hub, job.id, HEAD))?.state === "DONE", 120_000);
    expect({ ended: running.ended, said: running.stderr }).toMatchObject({ ended: null });
    await running.end("SIGTERM");
    expect(await start(world.hub, order, HEAD)).toMatchObject({ id: job.id, state: "DONE", done: CASES, skipped: 0, refused: 0 });
    expect(await recounted(world.hub, job.id)).toEqual({ items: CASES, changes: CASES, events: CASES, entries: CASES, most: 1 });
    expect(await database.sql("select count(*)::int as jobs from bulk_job")).toEqual([{ jobs: 1 }]);
    expect(await database.sql("select count(*)::int as entries from audit_entry where act = 'startBulk'")).toEqual([{ entries: 1 }]);
  },
  60_000 + KILLS * 60_000,
);
