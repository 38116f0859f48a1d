import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { cardOf, approves, handledAt, periodOf, schemeCalled, scoreAct } from "./kit/scoring.ts";
import type { Period } from "./kit/scoring.ts";

const HEAD = "giamdoc.sxd";
const WHY = "Mở nhầm tháng, chị Trần Văn Mẫu 0912345678 đã báo";
let world: World;
let scheme: string;
let mistaken: string;

beforeAll(async () => {
  world = await aProvince({ kept: true, at: "2026-03-01 09:00" }).with();
  const { hub, source } = world;
  ({ id: scheme } = await schemeCalled(hub, "DDN-DON-VI"));
  await approves(hub, { scheme, effectiveFrom: "2026-03-01", documentDay: "2026-02-27" });
  mistaken = (await opens()).period?.id ?? "";
  await hub.now("2026-03-20T20:00:00+07:00");
  for (let i = 0; i < 12; i += 1) source.put(handledAt(`t${i}`, "SXD", "2026-03-10 10:00"));
  await hub.settled();
}, 90_000);
afterAll(() => world?.leave());

const opens = (more: object = {}) => scoreAct(world.hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on: "2026-03-15", ...more });
const callsOff = (period: string, more: object = {}, who = "thanhtra") => scoreAct(world.hub, "callOffScorePeriod", { period, reason: WHY, ...more }, who);
const seen = async (id: string): Promise<Period> => periodOf(world.hub, id, "lanhdao");

test("a period is called off by who opens periods alone, with a reason", async () => {
  for (const who of [HEAD, "lanhdao", "cntt"]) await expect(callsOff(mistaken, {}, who)).rejects.toThrow("FORBIDDEN");
  await expect(scoreAct(world.hub, "callOffScorePeriod", { period: mistaken, reason: WHY }, null)).rejects.toThrow("UNAUTHENTICATED");
  expect(await callsOff(mistaken, { reason: "  " })).toMatchObject({ at: "reason" });
  expect(await callsOff("999999")).toMatchObject({ at: "period" });
  expect((await periodOf(world.hub, mistaken, "chanhvp")).mayCallOff).toBe(true);
  expect(await seen(mistaken)).toMatchObject({ state: "OPEN", mayCallOff: false });
});

test("its days can be opened once while it stands, and again when it is called off; it stays with who did it and why, through a restart", async () => {
  expect(await opens()).toMatchObject({ at: "from" });
  const key = randomUUID();
  const clicks = await Promise.all([1, 2].map(() => callsOff(mistaken, { key })));
  expect(clicks.map(({ period }) => period?.state)).toEqual(["CALLED_OFF", "CALLED_OFF"]);
  expect(await callsOff(mistaken, { key, reason: "Khác" })).toMatchObject({ at: "key" });
  expect((await callsOff(mistaken)).message).toContain("đã hủy");
  const again = (await opens()).period?.id ?? "";
  expect(again).not.toBe(mistaken);
  expect(await opens()).toMatchObject({ at: "from" });
  await world.restarted();
  const kept = await seen(mistaken);
  expect(kept).toMatchObject({ state: "CALLED_OFF", provisional: true, mayCallOff: false, lines: null, cards: [] });
  expect(kept.calledOffByName).toBeTruthy();
  expect(kept.callingOffReason).toContain("Mở nhầm tháng");
  expect(kept.callingOffReason).not.toMatch(/Trần Văn Mẫu|0912345678/);
  expect((await seen(again)).state).toBe("OPEN");
  const acts = await world.hub.database.sql("select act, subject from audit_entry where act = 'callOffScorePeriod'");
  expect(acts).toEqual([{ act: "callOffScorePeriod", subject: `scorePeriod:${mistaken}` }]);
});

test("it is never taken, by the hub or by hand, nor sealed; the one opened again is, and cannot be called off any more", async () => {
  const { hub } = world;
  const again = String(Number((await hub.database.sql<{ id: number }>("select max(id) as id from score_period"))[0]?.id));
  await hub.now("2026-04-01T08:00:00+07:00");
  await hub.settled();
  expect(await callsOff(again)).toMatchObject({ at: "period", message: expect.stringContaining("chốt số liệu") });
  expect(await scoreAct(hub, "cutScorePeriod", { period: mistaken })).toMatchObject({ at: "period", message: "Kỳ này đã hủy." });
  expect(await scoreAct(hub, "sealScorePeriod", { period: mistaken })).toMatchObject({ at: "period", message: "Kỳ này đã hủy." });
  await scoreAct(hub, "cutScorePeriod", { period: again });
  expect((await seen(again)).state).toBe("CUT_OFF");
  expect((await cardOf(hub, again, "SXD"))?.indicators.find(({ code }) => code === "U1")?.n).toBe(12);
  expect((await seen(mistaken)).state).toBe("CALLED_OFF");
  expect(await callsOff(again)).toMatchObject({ at: "period" });
});

test("nothing of a period is changed or taken away, nor a calling off taken back", async () => {
  const { hub } = world;
  for (const change of [
    "delete from score_period_calling_off",
    "update score_period_calling_off set reason = 'khác'",
    "delete from score_period",
    "update score_period set called_off = false",
    "update score_period set called_off = true",
    "update score_period set cut_at = now()",
  ])
    await expect(hub.database.sql(change)).rejects.toThrow("append-only");
});
