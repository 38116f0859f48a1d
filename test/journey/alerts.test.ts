import { describe, expect, test } from "vitest";
import { startHub } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { acts, ALERT_CHANGED, ALERTS, alertsOf, aRule, looks, looksLater, OPEN, ruled } from "./kit/alerting.ts";
import { boardOf, listOf } from "./kit/reading.ts";
import { noticesOf, tells } from "./kit/telling.ts";
import { until } from "./kit/until.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const late = (id: string, more: Parameters<typeof aCase>[0] = {}) => aCase({ id, received: "2026-02-02", lead: "SXD-HTGT", ...more });
const three = [late("mot"), late("hai"), late("ba")];
/** Open cases past their limit in the hands of a unit or those below it, out of cases, custody and clocks: nothing that boards are made from. */
const overdueBySql = async ({ hub }: World, unit: string): Promise<number> => {
  const [row] = await hub.database.sql<{ n: number }>(
    `select count(distinct c.id)::int as n from feedback_case c join custody h on h.case_id = c.id and h.to_at is null
       join unit u on u.id = h.unit_id join clock k on k.case_id = c.id and k.stopped_at is null and k.stage in ('ASSIGN', 'HANDLE', 'ANSWER')
     where c.open and c.case_stream = 'HOTLINE' and u.path like '%/' || $1 || '/%' and k.due_at <= to_timestamp($2 / 1000.0)`,
    [unit, hub.instant],
  );
  return row?.n ?? -1;
};

test("it is protected: nobody sees alerts, nor who sees no figures; a unit sees its own alone", async () => {
  const world = await aProvince().with(...three, late("yt-1", { lead: "SYT", field: "HEALTH" }), late("yt-2", { lead: "SYT", field: "HEALTH" }));
  const { hub } = world;
  await aRule(hub, { kind: "OVERDUE_ABOVE", threshold: 1 });
  await looksLater(hub);
  expect((await hub.answer(ALERTS, {}, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  expect((await hub.answer(ALERTS, {}, await hub.account("TELECOM", "TINH"))).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  expect((await alertsOf(hub)).map(({ unit }) => unit.code).toSorted()).toEqual(["SXD", "SYT"]);
  expect((await alertsOf(hub, {}, "giamdoc.sxd")).map(({ unit }) => unit.code)).toEqual(["SXD"]);
  expect((await hub.answer(ALERTS, { filter: { unit: "SYT" } }, "giamdoc.sxd")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
}, 60_000);

describe("a unit with more overdue cases than its rule allows", () => {
  test("rings once, however many look and through a restart, with the number of board, list and recount, and ends by itself", async () => {
    const world = await aProvince().with(...three);
    let { hub } = world;
    expect(await looksLater(hub)).toBe(0);
    await aRule(hub, { kind: "OVERDUE_ABOVE", unit: "SXD", threshold: 2 });
    await hub.now(1_000);
    const other = await startHub({ database: hub.database, clock: world.clock });
    const turned = await Promise.all([looks(hub), looks(other), looks(hub)]);
    await other.close();
    expect(turned.reduce<number>((sum, n) => sum + (n ?? 0), 0)).toBe(1);
    const [alert, ...others] = await alertsOf(hub, OPEN);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ kind: "OVERDUE_ABOVE", standing: "RINGING", unit: { code: "SXD" }, cases: 3, rings: 1 });
    expect(await overdueBySql(world, "SXD")).toBe(3);
    const board = await boardOf(hub, undefined, alert?.asOf.token);
    expect(board.units.find(({ unit }) => unit.code === "SXD")?.overdue).toBe(alert?.cases);
    const list = await listOf(hub, { unit: "SXD", lateness: "OVERDUE" }, { asOf: alert?.asOf.token ?? "" });
    expect([list.totalCount, list.rows.length]).toEqual([3, 3]);

    hub = await world.restarted();
    expect(await looks(hub)).toBe(0);
    expect(await alertsOf(hub, OPEN)).toHaveLength(1);
    world.source.put(late("bon"));
    await hub.settled();
    expect(await looksLater(hub)).toBe(0);
    expect((await alertsOf(hub, OPEN))[0]).toMatchObject({ id: alert?.id, cases: 4 });
    for (const id of ["mot", "hai"]) world.source.put(late(id, { stage: "CLOSED", closed: "2026-03-16 09:00" }));
    await hub.settled();
    expect(await looksLater(hub)).toBe(1);
    expect(await overdueBySql(world, "SXD")).toBe(2);
    expect(await alertsOf(hub, OPEN)).toEqual([]);
    expect((await alertsOf(hub)).map(({ standing, steps }) => [standing, steps.map(({ kind }) => kind)])).toEqual([["ENDED", ["ENDED", "RAISED"]]]);
    const chain = await hub.database.sql<{ act: string }>("select act from audit_entry where act like '%Alert' order by stream, number");
    expect(chain.map(({ act }) => act)).toEqual(["raiseAlert", "endAlert"]);
  }, 90_000);

  test("a rule is previewed and proposed by one and put in force by another; the most exact one holds, and one without a threshold silences its unit", async () => {
    const world = await aProvince().with(...three, late("yt-1", { lead: "SYT", field: "HEALTH" }));
    const { hub } = world;
    const rule = { kind: "OVERDUE_ABOVE", threshold: 0, longestMuteHours: 24, validFrom: "2026-03-16", legalBasis: "Công văn 12/UBND-VP" };
    const preview = await ruled(hub, "previewAlertRule", rule, "thanhtra");
    expect(preview.count).toBe(2);
    expect(preview.rings?.map(({ unit, cases }) => [unit.code, cases]).toSorted()).toEqual([
      ["SXD", 3],
      ["SYT", 1],
    ]);
    const proposed = await ruled(hub, "proposeAlertRule", rule, "lanhdao");
    expect(proposed).toMatchObject({ state: "PROPOSED", wouldRing: 2, inForce: false });
    expect(await ruled(hub, "settleAlertRule", { id: proposed.id, adopt: true }, "lanhdao")).toMatchObject({ __typename: "AlertRefused", at: "id" });
    expect(await looksLater(hub)).toBe(0);
    const chief = await hub.account("OFFICE_CHIEF", "TINH");
    expect(await ruled(hub, "settleAlertRule", { id: proposed.id, adopt: true }, chief)).toMatchObject({ state: "ADOPTED", inForce: true });
    expect(await looksLater(hub)).toBe(2);
    await aRule(hub, { kind: "OVERDUE_ABOVE", unit: "SXD", threshold: null });
    expect(await looksLater(hub)).toBe(1);
    expect((await alertsOf(hub, OPEN)).map(({ unit }) => unit.code)).toEqual(["SYT"]);
    for (const [at, wrong] of Object.entries({
      unit: { unit: "KHONG-CO" },
      threshold: { threshold: -1 },
      validFrom: { validFrom: "2026-03-15" },
      legalBasis: { legalBasis: " " },
    }))
      expect(await ruled(hub, "proposeAlertRule", { ...rule, ...wrong }, "lanhdao")).toMatchObject({ at });
    const local = await hub.account("OFFICE_CHIEF", "SXD");
    expect(await ruled(hub, "proposeAlertRule", rule, local)).toMatchObject({ at: "unit" });
  }, 60_000);
});

describe("urgent cases that nobody assigned in time", () => {
  test("ring for the unit that holds them, with their list, and end when they are assigned", async () => {
    const waiting = { stage: "RECEIVED", received: "2026-03-02", urgent: true } as const;
    const world = await aProvince().with(aCase({ id: "khan", ...waiting }), aCase({ id: "thuong", ...waiting, urgent: false }));
    const { hub } = world;
    await looksLater(hub);
    const [alert, ...others] = await alertsOf(hub, OPEN);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ kind: "URGENT_UNASSIGNED", unit: { code: "VPUB" }, cases: 1 });
    const filter = { unit: "VPUB", urgent: true, stage: ["RECEIVED"], lateness: "OVERDUE" };
    expect((await listOf(hub, filter, { asOf: alert?.asOf.token ?? "" })).totalCount).toBe(1);
    world.source.put(aCase({ id: "khan", ...waiting, stage: "ASSIGNED", assigned: "2026-03-16 09:00", lead: "SXD" }));
    await hub.settled();
    expect(await looksLater(hub)).toBe(1);
    expect(await alertsOf(hub, OPEN)).toEqual([]);
  }, 60_000);
});

describe("a silent source", () => {
  test("is one alert that tells what it holds back; what is still there when it speaks again rings by itself", async () => {
    const world = await aProvince().with(late("mot"), late("hai"));
    const { hub } = world;
    const other = await world.another("khac");
    other.put(late("yt-1", { lead: "SYT", field: "HEALTH" }));
    other.put(late("yt-2", { lead: "SYT", field: "HEALTH" }));
    await hub.settled();
    await looksLater(hub);
    expect(await alertsOf(hub, OPEN)).toEqual([]);
    await aRule(hub, { kind: "OVERDUE_ABOVE", threshold: 1 });
    await hub.database.sql("update source set read_up_to = read_up_to - interval '1 hour' where code = 'nguon'");
    await hub.now(1_000); // what is kept of the sources is half a second old at most
    await looks(hub);
    const open = await alertsOf(hub, OPEN);
    expect(open.map(({ kind, unit, source }) => [kind, unit.code, source]).toSorted()).toEqual([
      ["OVERDUE_ABOVE", "SYT", null],
      ["SOURCE_SILENT", expect.any(String), "nguon"],
    ]);
    expect(open.find(({ source }) => source === "nguon")?.held).toEqual([{ kind: "OVERDUE_ABOVE", unit: { code: "SXD" }, cases: 2 }]);
    expect((await alertsOf(hub, { ...OPEN, kind: ["SOURCE_SILENT"] }, await hub.account("UNIT_HEAD", "SYT")))[0]?.held).toEqual([]); // another unit's figures
    await hub.settled();
    await looksLater(hub);
    expect((await alertsOf(hub, OPEN)).map(({ kind, unit }) => [kind, unit.code]).toSorted()).toEqual([
      ["OVERDUE_ABOVE", "SXD"],
      ["OVERDUE_ABOVE", "SYT"],
    ]);
    expect((await alertsOf(hub, { kind: ["SOURCE_SILENT"] }))[0]).toMatchObject({ standing: "ENDED", held: [] });
  }, 60_000);
});

describe("what people do about an alert", () => {
  test("taking it on, acknowledging, muting from above alone; it rings again when its cause outlasts the mute, and each step is told and in the chain", async () => {
    const world = await aProvince().with(
      late("mot", { submitter: { name: "Nguyễn Thị Hoa", phone: "0912345678", email: null, address: null } }),
      ...three.slice(1),
    );
    const { hub } = world;
    await aRule(hub, { kind: "OVERDUE_ABOVE", unit: "SXD", threshold: 2 });
    await looksLater(hub);
    await tells(hub);
    const told = async (who: string): Promise<string[]> => (await noticesOf(hub, who)).all.map(({ rule }) => rule).filter((rule) => rule === "ALERT_RANG");
    expect(await told("giamdoc.sxd")).toEqual(["ALERT_RANG"]);
    const [alert] = await alertsOf(hub, OPEN, "giamdoc.sxd");
    const id = alert?.id;
    expect(alert?.may).toEqual(["TAKE", "ACKNOWLEDGE"]);
    expect((await alertsOf(hub, OPEN, "lanhdao"))[0]?.may).toEqual(["TAKE", "ACKNOWLEDGE", "MUTE"]);
    expect((await alertsOf(hub, OPEN, "cntt"))[0]?.may).toEqual([]);

    const reason = "Đã có kế hoạch, xong trong chiều nay. Gọi chị Nguyễn Thị Hoa, 0912345678.";
    expect(await acts(hub, "muteAlert", { id, hours: 2, reason }, "giamdoc.sxd")).toMatchObject({ __typename: "AlertRefused", at: "id" });
    expect(await acts(hub, "takeAlert", { id }, "giamdoc.sxd")).toMatchObject({ __typename: "Alert", ownerName: expect.any(String), standing: "RINGING" });
    const noted = await acts(hub, "acknowledgeAlert", { id, note: reason }, "giamdoc.sxd");
    expect(noted).toMatchObject({ standing: "ACKNOWLEDGED" });
    expect(noted.note).toContain("Đã có kế hoạch");
    expect(noted.note).not.toMatch(/Hoa|0912345678/);
    expect(await acts(hub, "acknowledgeAlert", { id }, "lanhdao")).toMatchObject({ at: "id" });
    expect(await acts(hub, "muteAlert", { id, hours: 25, reason }, "lanhdao")).toMatchObject({ at: "hours" });
    expect(await acts(hub, "muteAlert", { id, hours: 2, reason: " " }, "lanhdao")).toMatchObject({ at: "reason" });
    expect(await acts(hub, "muteAlert", { id, hours: 2, reason }, "lanhdao")).toMatchObject({ standing: "MUTED" });

    const anHourLater = async (): Promise<number | null> => {
      await hub.now(HOUR);
      await hub.settled(); // its source goes on speaking
      return looks(hub);
    };
    expect(await anHourLater()).toBe(0);
    expect(await anHourLater()).toBe(1);
    expect(await looksLater(hub)).toBe(0);
    expect((await alertsOf(hub, OPEN))[0]).toMatchObject({ id, standing: "RINGING", rings: 2, acknowledgedByName: null });
    await tells(hub);
    expect(await told("giamdoc.sxd")).toEqual(["ALERT_RANG", "ALERT_RANG"]); // he took it on
    const steps = (await alertsOf(hub, OPEN))[0]?.steps ?? [];
    expect(steps.map(({ kind }) => kind)).toEqual(["RAISED_AGAIN", "MUTED", "ACKNOWLEDGED", "TAKEN", "RAISED"]);
    expect(JSON.stringify(steps)).not.toMatch(/Hoa|0912345678/);
    const chain = await hub.database.sql<{ act: string }>('select act from audit_entry where body::text like \'%"kind":"alert"%\' order by number');
    expect(chain.map(({ act }) => act)).toEqual(["raiseAlert", "takeAlert", "acknowledgeAlert", "muteAlert", "raiseAlertAgain"]);
  }, 60_000);

  test("whoever looks is told of every step without asking again, within his units", async () => {
    const world = await aProvince().with(...three);
    const { hub } = world;
    const watching = await hub.watch(ALERT_CHANGED, {}, "giamdoc.sxd");
    const elsewhere = await hub.watch(ALERT_CHANGED, {}, await hub.account("UNIT_HEAD", "SYT"));
    await aRule(hub, { kind: "OVERDUE_ABOVE", unit: "SXD", threshold: 2 });
    await until("both are watched", async () => {
      await looksLater(hub);
      return (await alertsOf(hub, OPEN)).length === 1;
    });
    const first = await watching.frame("the alert that rang", ({ alertChanged }) => alertChanged.alert?.standing === "RINGING");
    await acts(hub, "takeAlert", { id: first.alertChanged.alert?.id }, "giamdoc.sxd");
    await watching.frame("its owner", ({ alertChanged }) => alertChanged.alert?.ownerName !== null);
    expect(elsewhere.frames).toEqual([]);
  }, 60_000);
});
