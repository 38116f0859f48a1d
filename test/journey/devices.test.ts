import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startHub } from "../hub.ts";
import type { TestHub } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { aRule, looksLater } from "./kit/alerting.ts";
import { asked } from "./kit/asking.ts";
import { askingScreen, pairedScreen, pairing } from "./kit/screen.ts";
import { until } from "./kit/until.ts";

interface Wall {
  device: string;
  unitName: string;
  boards: string[];
  open: number;
  overdue: number;
  units: { code: string; open: number; overdue: number }[];
  alarms: { board: string; kind: string; code: string; cases: number | null }[];
}
const FIELDS = "device unitName boards open overdue units { code open overdue } alarms { board kind code cases }";
const WALL = asked<{ wall: Wall }>(`{ wall { ${FIELDS} } }`);
const WATCH = asked<{ wallChanged: Wall }>(`subscription { wallChanged { ${FIELDS} } }`);
const BOARD = asked<{ board: Wall }>("query ($unit: String) { board(unit: $unit) { open overdue units { unit { code } open overdue } } }");
const CASES = asked<{ cases: { totalCount: number } }>("{ cases { totalCount } }");
const DEVICES = asked<{
  devices: { id: string; name: string; seenAt: string; revokedAt: string | null; revokedByName: string | null; unit: { code: string } }[];
}>("{ devices { id name seenAt revokedAt revokedByName unit { code } } }");
const REVOKE = asked<{ revokeDevice: { __typename: string; at?: string } }>(
  "mutation ($id: ID!) { revokeDevice(input: { id: $id }) { __typename ... on DeviceRefused { at } } }",
);

let world: World;
let hub: TestHub;
beforeAll(async () => {
  world = await aProvince({ kept: true, at: "2026-03-18 10:20" }).with(
    ...Array.from({ length: 5 }, (_, n) => aCase({ id: `cu-${n}`, received: "2026-02-02", lead: "SXD-HTGT" })),
    aCase({ id: "moi", received: "2026-03-18 09:00", lead: "SYT", field: "HEALTH" }),
  );
  hub = world.hub;
}, 120_000);
afterAll(() => world.leave());
let named = 0;
const screenOf = async (input: Record<string, unknown> = {}) => {
  const screen = await pairedScreen(hub, input);
  const name = `screen-${(named += 1)}`;
  hub.comesBy(name, screen.cookie);
  return { ...screen, name };
};

test("it is protected: nobody, and nobody with an account, sees a wall; only keepers of accounts see and let in screens", async () => {
  for (const as of [null, "lanhdao", "cntt"]) expect((await hub.answer(WALL, {}, as)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  for (const as of ["lanhdao", "giamdoc.sxd"]) expect((await hub.answer(DEVICES, {}, as)).errors[0]?.extensions?.code).toBe("FORBIDDEN");
});

describe("a screen on a wall", () => {
  test("shows the board's own numbers of its unit, no case, and nothing of others", async () => {
    const whole = await screenOf();
    await aRule(hub, { kind: "OVERDUE_ABOVE", unit: "SXD", threshold: 4, validFrom: "2026-03-18" });
    await looksLater(hub);
    const { wall } = await hub.ask(WALL, {}, whole.name);
    const { board } = await hub.ask(BOARD, { unit: null });
    expect([wall.unitName, wall.open, wall.overdue]).toEqual(["Tỉnh Sông Lam Hạ", board.open, board.overdue]);
    expect(wall.units.reduce((sum, unit) => sum + unit.open, 0)).toBe(6);
    expect(wall.alarms.find(({ board: where }) => where === "UNITS")).toEqual({ board: "UNITS", kind: "UNIT_OVERDUE", code: "SXD", cases: 5 });
    const health = await screenOf({ unit: "SYT" });
    expect((await hub.ask(WALL, {}, health.name)).wall).toMatchObject({ unitName: "Sở Y tế", open: 1, overdue: 0, units: [] });
    for (const document of [CASES, BOARD, DEVICES])
      expect((await hub.answer<unknown>(document, {}, health.name)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  });

  test("follows the ticks, and goes dark within seconds when it is taken off", async () => {
    const screen = await screenOf({ name: "Phòng họp số 2" });
    const watching = await hub.watch(WATCH, {}, screen.name);
    await watching.frame("the wall as it is", ({ wallChanged }) => wallChanged.open === 6);
    world.source.put(aCase({ id: "them", received: "2026-03-18 10:00", lead: "SYT", field: "HEALTH" }));
    await hub.settled();
    await watching.frame("the case that came", ({ wallChanged }) => wallChanged.open === 7);
    const from = Date.now();
    expect((await hub.ask(REVOKE, { id: screen.id }, "vanhanh")).revokeDevice.__typename).toBe("Device");
    await until("its socket is closed", () => watching.closed?.code === 4403, 10_000);
    expect(Date.now() - from).toBeLessThan(5_000);
    expect((await hub.answer(WALL, {}, screen.name)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    const [row] = (await hub.ask(DEVICES, {}, "vanhanh")).devices.filter(({ id }) => id === screen.id);
    expect(row).toMatchObject({ name: "Phòng họp số 2", unit: { code: "TINH" }, revokedByName: expect.any(String) });
    expect(row?.revokedAt).not.toBeNull();
  });

  test("is there again after a restart of the hub, with the same cookie", async () => {
    const screen = await screenOf();
    const again = await startHub({ database: hub.database, clock: world.clock });
    try {
      again.comesBy("screen", screen.cookie);
      expect((await again.ask(WALL, {}, "screen")).wall.open).toBe((await hub.ask(WALL, {}, screen.name)).wall.open);
    } finally {
      await again.close();
    }
  });
});

describe("letting a screen in", () => {
  test("needs the code that stands on it, once, within ten minutes, in a unit whose accounts one keeps", async () => {
    const { code, cookie } = await askingScreen(hub);
    hub.comesBy("waiting", cookie);
    expect((await hub.answer(WALL, {}, "waiting")).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    const keeper = await hub.account("IT_OFFICER", "SYT");
    expect(await pairing(hub, { code, unit: "SXD" }, keeper)).toMatchObject({ __typename: "DeviceRefused", at: "unit" });
    expect(await pairing(hub, { code: code.toLowerCase().replace("-", " "), unit: "SYT" }, keeper)).toMatchObject({ __typename: "Device" });
    expect((await hub.ask(WALL, {}, "waiting")).wall.unitName).toBe("Sở Y tế");
    expect(await pairing(hub, { code })).toMatchObject({ __typename: "DeviceRefused", at: "code" });
    const late = await askingScreen(hub);
    await hub.now(10 * 60_000);
    expect(await pairing(hub, { code: late.code })).toMatchObject({ __typename: "DeviceRefused", at: "code" });
    const above = (await hub.ask(DEVICES, {}, "vanhanh")).devices.find(({ unit }) => unit.code === "TINH");
    expect((await hub.ask(REVOKE, { id: above?.id }, keeper)).revokeDevice).toMatchObject({ __typename: "DeviceRefused", at: "id" });
  });

  test("is refused for a screen without boards, name or sense", async () => {
    for (const [at, input] of Object.entries({
      name: { name: " " },
      boards: { boards: [] },
      rotateSeconds: { rotateSeconds: 1 },
      alarmOverdue: { alarmOverdue: -1 },
    }))
      expect(await pairing(hub, { code: "AAAA-AAAA", ...input })).toMatchObject({ at });
  });

  test("is not to be had by trying codes, and nobody floods the hub with screens", async () => {
    const keeper = await hub.account("IT_OFFICER", "SXD");
    const tries: string[] = [];
    for (let n = 0; n < 11; n += 1) tries.push((await pairing(hub, { code: `AAAA-AA${String(n).padStart(2, "2")}`, unit: "SXD" }, keeper)).__typename);
    expect(tries).toEqual([...Array<string>(10).fill("DeviceRefused"), "TooManyAttempts"]);
    const asks: string[] = [];
    for (let n = 0; n < 51; n += 1) asks.push((await askingScreen(hub)).kind);
    expect(asks.at(-1)).toBe("TooManyAttempts");
  });

  test("stands in the audit chain, without the code", async () => {
    const entries = await hub.database.sql<{ act: string; entry: string }>("select act, body as entry from audit_entry where act like '%Device'");
    expect(new Set(entries.map(({ act }) => act))).toEqual(new Set(["pairDevice", "revokeDevice"]));
    expect(entries.some(({ entry }) => /[A-Z2-9]{4}-[A-Z2-9]{4}/.test(entry))).toBe(false);
  });
});
