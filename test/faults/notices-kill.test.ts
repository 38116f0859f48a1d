import { afterAll, beforeAll, expect, test } from "vitest";
import { startMain, until } from "../hub.ts";
import type { Program } from "../hub.ts";
import { anOutside, settingsOf, wants } from "../journey/kit/sending.ts";
import type { Outside } from "../journey/kit/sending.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";

/** FAULT_KILLS=20 is the whole of it. */
const KILLS = Number(process.env["FAULT_KILLS"] ?? 3);
const CASES = 60;
const HEAD = "giamdoc.sxd";

let world: World;
let outside: Outside;
beforeAll(async () => {
  outside = await anOutside();
  world = await aProvince({ kept: true }).with();
}, 300_000);
afterAll(async () => {
  await world?.leave();
  await outside?.stop();
});

/** A process of the hub that does nothing but work, on the same database. */
function worker(): Promise<Program> {
  const { url, keyFile } = world.hub.database;
  const own = { DATABASE_URL: url, HUB_KEY_FILE: keyFile, SAMPLE: "off", ROLE: "worker", PORT: "0", TICK_MS: "60000", LOG_LEVEL: "error" };
  return startMain({ ...own, ...outside.environment });
}

async function killed(running: Program): Promise<void> {
  expect({ ended: running.ended, said: running.stderr }).toMatchObject({ ended: null });
  await running.end("SIGKILL");
  expect({ ended: running.ended, said: running.stderr }).toMatchObject({ ended: { code: null, signal: "SIGKILL" } });
}

/** Behind the hub's back: the transaction that would tell of this case stands still, after all it wrote before and before its commit. */
const GATE = `
create table notice_gate (at bigint not null);
insert into notice_gate values (0);
create function stand_at_notice_gate() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.case_id = (select at from notice_gate) then perform pg_sleep(3600); end if;
  return new;
end $$;
create trigger at_notice_gate after insert on notice for each row execute function stand_at_notice_gate();`;
const STANDING = "select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";
/** What is to be told by the journal alone, beside what was. */
const TOLD = `select (select count(*)::int from event e join case_state s on s.case_id = e.case_id and s.to_event is null and s.unit_id = e.unit_id
    where e.kind = 'HANDED_OVER' and e.weight = 1 and not e.quiet) as happened,
  count(*)::int as told, count(distinct (account_id, event_seq))::int as apart, count(distinct account_id)::int as people from notice where rule = 'CASE_GIVEN'`;

test(
  `a hub killed ${KILLS} times while it makes notices, and once while a gateway keeps it waiting: everybody is told everything once, and the phone gets one message`,
  async () => {
    const { database } = world.hub;
    const officer = await world.hub.account("FOCAL_OFFICER", "SXD");
    await wants(world.hub, { phone: "0912000111", phoneRules: ["CASE_GIVEN"] }, HEAD);
    for (let n = 0; n < CASES; n += 1) world.source.put(aCase({ id: `c${n}`, received: "2026-03-16 08:00", lead: "SXD", stage: "ASSIGNED" }));
    await world.hub.settled();
    await database.sql(GATE);
    const gateAt = (kill: number) =>
      database.sql("update notice_gate set at = coalesce((select id from feedback_case order by id offset $1 limit 1), 0)", [
        kill > KILLS ? CASES * 2 : Math.floor((CASES * kill) / (KILLS + 1)),
      ]);
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await gateAt(kill);
      const running = await worker();
      await until("the notices stand at their gate", async () => running.ended ?? (await database.sql(STANDING)).length === 1, 60_000);
      await killed(running);
      await database.sql(`select pg_terminate_backend(pid) from (${STANDING}) s`);
      await until("what stood at the gate is gone", async () => (await database.sql(STANDING)).length === 0);
      expect(await database.sql(TOLD)).toMatchObject([{ happened: CASES, told: 0 }]);
    }
    await gateAt(KILLS + 1);
    let running = await worker();
    await until("everything is told", async () => running.ended ?? (await database.sql<{ told: number }>(TOLD))[0]?.told === CASES * 2, 60_000);
    expect(await database.sql(TOLD)).toEqual([{ happened: CASES, told: CASES * 2, apart: CASES * 2, people: 2 }]);
    expect(officer).not.toBe(HEAD);

    outside.gateway.mishaps("hang-done");
    await database.sql("update delivery set next_at = '-infinity' where kind = 'ALERT' and state = 'WAITING'");
    await until("the gateway has the message and says nothing", () => running.ended ?? outside.gateway.holding === 1, 60_000);
    await killed(running);
    running = await worker();
    await until(
      "the message is sent",
      async () => running.ended ?? (await database.sql("select 1 from delivery where kind = 'ALERT' and state = 'SENT'")).length === 1,
      90_000,
    );
    await running.end("SIGTERM");
    expect(outside.gateway.sent).toHaveLength(1);
    expect(outside.gateway.asked).toHaveLength(2);
    expect((await settingsOf(world.hub, HEAD)).deliveries).toMatchObject([{ kind: "ALERT", state: "SENT", tries: 2 }]);
    expect(await database.sql(TOLD)).toEqual([{ happened: CASES, told: CASES * 2, apart: CASES * 2, people: 2 }]);
  },
  90_000 + KILLS * 60_000,
);
