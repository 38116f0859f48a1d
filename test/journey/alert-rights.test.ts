import { describe, expect, test } from "vitest";
import type { TestHub } from "../hub.ts";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import { acts, alertsOf, aRule, looks, looksLater, OPEN, ruled } from "./kit/alerting.ts";
import { lends } from "./kit/inside.ts";
import { adopted, calendarOff, previewed, proposed } from "./kit/rules.ts";
import { pairedScreen } from "./kit/screen.ts";
import { noticesOf, tells } from "./kit/telling.ts";
import { until } from "./kit/until.ts";

const HOUR = 3_600_000;
const late = (id: string) => aCase({ id, received: "2026-02-02", lead: "SXD-HTGT" });
const RULE = { kind: "OVERDUE_ABOVE", unit: "SXD", threshold: 0, longestMuteHours: 24, validFrom: "2026-03-16", legalBasis: "Công văn 12/UBND-VP" };

/** What somebody may is lent for a day from now on. */
async function expectLent(hub: TestHub, act: string, from: string, to: string): Promise<void> {
  expect((await lends(hub, { to, acts: [act], fromAt: hub.instant, toAt: hub.instant + 24 * HOUR }, from)).__typename).toBe("Delegation");
}
/** Who did these acts in whose place, by the audit chain. */
const inPlaceOf = async (hub: TestHub, act: string): Promise<(string | null)[]> =>
  (
    await hub.database.sql<{ behalf: string | null }>(
      "select body::jsonb -> 'actor' ->> 'onBehalfOf' as behalf from audit_entry where act = $1 order by number",
      [act],
    )
  ).map(({ behalf }) => behalf);

describe("when a silent source rings", () => {
  test("is said by its owner and those above him alone; what another unit laid down about it before silences nothing", async () => {
    const world = await aProvince().with(late("mot"));
    let { hub } = world;
    const silence = { ...RULE, kind: "SOURCE_SILENT", source: "nguon", threshold: null };
    const [other, owner] = [await hub.account("OFFICE_CHIEF", "SYT"), await hub.account("OFFICE_CHIEF", "VPUB")];
    for (const field of ["previewAlertRule", "proposeAlertRule"] as const)
      expect(await ruled(hub, field, { ...silence, unit: "SYT" }, other)).toMatchObject({ __typename: "AlertRefused", at: "source" });
    await hub.database.sql(
      `insert into alert_rule (kind, unit_id, source_id, longest_mute_hours, valid_from, legal_basis, assumed, state)
       select 'SOURCE_SILENT', u.id, s.id, 24, '2026-03-16', 'thử', false, 'ADOPTED' from unit u, source s where u.code = 'SYT' and s.code = 'nguon'`,
    );
    await hub.database.sql("update source set read_up_to = read_up_to - interval '1 hour' where code = 'nguon'");
    await looksLater(hub);
    const silent = async (): Promise<(string | null)[]> => (await alertsOf(hub, { ...OPEN, kind: ["SOURCE_SILENT"] })).map(({ source }) => source);
    expect(await silent()).toEqual(["nguon"]);
    await aRule(hub, { ...silence, unit: null, threshold: 600 }); // the province's own for this source
    await looksLater(hub);
    expect(await silent()).toEqual([]);
    const nearer = await ruled(hub, "proposeAlertRule", { ...silence, unit: "VPUB", threshold: 0 }, owner);
    expect(await ruled(hub, "settleAlertRule", { id: nearer.id, adopt: true }, "lanhdao")).toMatchObject({ state: "ADOPTED" });
    hub = await world.restarted();
    await looksLater(hub);
    expect(await silent()).toEqual(["nguon"]);
  }, 90_000);
});

describe("the second person of a rule", () => {
  test("is neither who stands in for its proposer nor whom the proposer stood in for, and the chain says who stood in", async () => {
    const { hub } = await aProvince().with(late("mot"));
    const [standIn, second] = [await hub.account("UNIT_HEAD", "SYT"), await hub.account("OFFICE_CHIEF", "TINH")];
    const own = await ruled(hub, "proposeAlertRule", RULE, "lanhdao");
    await expectLent(hub, "adoptRules", "lanhdao", standIn);
    await expectLent(hub, "proposeRules", "lanhdao", standIn);
    const refused = { __typename: "AlertRefused", at: "id" };
    expect(await ruled(hub, "settleAlertRule", { id: own.id, adopt: true }, standIn)).toMatchObject(refused);
    const lent = await ruled(hub, "proposeAlertRule", RULE, standIn);
    expect(lent.state).toBe("PROPOSED");
    for (const who of ["lanhdao", standIn]) expect(await ruled(hub, "settleAlertRule", { id: lent.id, adopt: true }, who)).toMatchObject(refused);
    expect(await ruled(hub, "settleAlertRule", { id: lent.id, adopt: true }, second)).toMatchObject({ state: "ADOPTED" });
    const others = await ruled(hub, "proposeAlertRule", RULE, second);
    expect(await ruled(hub, "settleAlertRule", { id: others.id, adopt: false }, standIn)).toMatchObject({ state: "DECLINED" });
    expect([await inPlaceOf(hub, "proposeAlertRule"), await inPlaceOf(hub, "settleAlertRule")]).toEqual([
      [null, "lanhdao", null],
      [null, "lanhdao"],
    ]);

    const version = await proposed(hub, calendarOff("2026-03-20"), standIn);
    const preview = await previewed(hub, version, standIn);
    for (const who of ["lanhdao", standIn]) expect(await adopted(hub, version, preview.id, who)).toMatchObject({ __typename: "SecondPersonNeeded" });
    expect(await adopted(hub, version, preview.id, second)).toMatchObject({ __typename: "RulesAdopted" });
    expect(await inPlaceOf(hub, "proposeCalendar")).toEqual(["lanhdao"]);
  }, 90_000);
});

describe("who took an alert on", () => {
  test("is told apart from another of the same name, and is not asked any more once he works elsewhere", async () => {
    const { hub } = await aProvince().with(late("mot"));
    const [first, namesake] = [await hub.account("FOCAL_OFFICER", "SXD", "mot.sxd"), await hub.account("FOCAL_OFFICER", "SXD", "hai.sxd")];
    await aRule(hub, RULE);
    await looksLater(hub);
    await tells(hub);
    const id = (await alertsOf(hub, OPEN))[0]?.id;
    for (const who of [first, namesake]) expect((await acts(hub, "takeAlert", { id }, who)).__typename).toBe("Alert");
    expect((await alertsOf(hub, OPEN))[0]?.steps.map(({ kind }) => kind)).toEqual(["TAKEN", "TAKEN", "RAISED"]);
    const told = async (who: string): Promise<number> => (await noticesOf(hub, who)).all.filter(({ rule }) => rule === "ALERT_RANG").length;
    const ringsAgain = async (): Promise<void> => {
      expect((await acts(hub, "muteAlert", { id, hours: 1, reason: "Đang làm" }, "lanhdao")).__typename).toBe("Alert");
      await hub.now(HOUR);
      await hub.settled();
      expect(await looks(hub)).toBe(1);
      await tells(hub);
    };
    await ringsAgain();
    expect([await told("giamdoc.sxd"), await told(first), await told(namesake)]).toEqual([1, 0, 1]);
    await hub.database.sql("update account_post p set valid_to = valid_from from account a where a.id = p.account_id and a.username = $1", [namesake]);
    await ringsAgain();
    expect([await told("giamdoc.sxd"), await told(first)]).toEqual([2, 0]);
  }, 90_000);

  test("waits for whoever looks or acts at that moment, so that no step is committed before one of a lower number", async () => {
    const { hub } = await aProvince().with(late("mot"));
    await aRule(hub, RULE);
    await looksLater(hub);
    const id = (await alertsOf(hub, OPEN))[0]?.id;
    const numbers = async (): Promise<string | undefined> =>
      (await hub.database.sql<{ last: string }>("select last_value::text as last from alert_step_id_seq"))[0]?.last;
    const before = await numbers();
    const [held, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const looking = hub.hub.database.write(async (tx) => {
      await tx.rows("select from alert_watch for update");
      held.resolve();
      await free.promise;
    });
    await held.promise;
    const taking = acts(hub, "takeAlert", { id }, "giamdoc.sxd");
    await until("somebody waits", async () => (await hub.database.sql("select from pg_locks where not granted")).length > 0);
    expect(await numbers()).toBe(before);
    free.resolve();
    await looking;
    expect((await taking).steps?.map(({ kind }) => kind)).toEqual(["TAKEN", "RAISED"]);
  }, 60_000);

  test("is done by more people at once than there are connections", async () => {
    const { hub } = await aProvince().with(late("mot"));
    await aRule(hub, RULE);
    await looksLater(hub);
    const id = (await alertsOf(hub, OPEN))[0]?.id;
    const all = Array.from({ length: 15 }, (_, i) => acts(hub, "muteAlert", { id, hours: 1 + i, reason: `Đang xử lý ${i}` }, "lanhdao"));
    expect((await Promise.all(all)).map(({ __typename }) => __typename)).toEqual(all.map(() => "Alert"));
  }, 30_000);
});

const WALL = asked<{ wall: { alarms: { kind: string; code: string }[] } }>("{ wall { alarms { kind code } } }");

test("a screen shows what rings in its own unit and every silent source, however much rings elsewhere since", async () => {
  const { hub } = await aProvince().with(late("mot"));
  await aRule(hub, RULE);
  await hub.database.sql("update source set read_up_to = read_up_to - interval '1 hour' where code = 'nguon'");
  const other = "rule_id, raised_at, since, as_of_event, as_of_instant, rings, cases";
  const sent = `insert into alert (kind, unit_id, unit_only, source_id, rang_at, ${other})`;
  const rule = "(select min(id) from alert_rule), now(), now(), 0, now(), 1";
  await hub.database.sql(`${sent} select 'OVERDUE_ABOVE', id, false, null::int, '2026-03-16 08:00+07', ${rule}, 3 from unit where code = 'SXD'`);
  await hub.database.sql(`${sent} select 'SOURCE_SILENT', owner_unit_id, false, id, '2026-03-16 08:00+07', ${rule}, null from source where code = 'nguon'`);
  await hub.database.sql(
    `${sent} select k.kind, u.id, only_own, s.id, '2026-03-16 09:00+07', ${rule}, 1
     from unit u cross join (values ('URGENT_UNASSIGNED'), ('OVERDUE_ABOVE')) k(kind) cross join (values (true), (false)) o(only_own) cross join (values (null::int), ((select id from source where code = 'nguon'))) s(id)
     where u.path not like '%/SXD/%' and u.parent_id is not null order by u.id limit 240`,
  );
  expect((await hub.database.sql<{ n: number }>("select count(*)::int as n from alert"))[0]?.n).toBeGreaterThan(202);
  const { cookie } = await pairedScreen(hub, { unit: "SXD" });
  const { data } = await hub.post<{ wall: { alarms: { kind: string; code: string }[] } }>({ query: WALL.text }, { cookie });
  expect(data?.wall.alarms.map(({ kind, code }) => `${kind} ${code}`).toSorted()).toEqual(["SOURCE_SILENT nguon", "UNIT_OVERDUE SXD"]);
}, 60_000);
