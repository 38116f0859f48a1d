import { expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { TestHub } from "../hub.ts";
import { aCase } from "../world.ts";
import type { CaseSpec } from "../world.ts";
import { tells, toldTo } from "./kit/telling.ts";
import { aWritingProvince, changesOf, request, sends, settle } from "./kit/writing.ts";
import type { WritingWorld } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";
const MINUTE = 60_000;
const ASSIGNED: Partial<CaseSpec> = {
  stage: "ASSIGNED",
  steps: [
    { at: "2026-03-16 08:00", kind: "RECEIVED" },
    { at: "2026-03-16 08:10", kind: "ASSIGNED", unit: "SXD" },
  ],
};
const given = (id: string): Partial<CaseSpec> => aCase({ id, received: "2026-03-16 08:00", ...ASSIGNED });

const LANES = asked<{ caseChangeLanes: { kind: string; state: string }[] }>('{ caseChangeLanes(source: "ghi") { kind state } }');
const lanes = async (hub: TestHub) => (await hub.ask(LANES, {}, "cntt")).caseChangeLanes;
const states = async (hub: TestHub): Promise<string[]> => (await changesOf(hub, "a")).map(({ kind, state }) => `${kind} ${state}`);
const entered = (hub: TestHub) => hub.database.sql("select 1 from audit_entry where stream = 'decision' and body::jsonb->>'act' = 'changeNotShown'");

/** The source does it, undoes it, and only then is read. */
async function doneAndUndone(kind: "ACCEPT" | "COMMENT"): Promise<WritingWorld> {
  const world = await aWritingProvince([given("a")]);
  await tells(world.hub);
  await request(world.hub, "a", { kind, ...(kind === "COMMENT" ? { words: "Đã khảo sát" } : {}) }, HEAD);
  await sends(world.hub);
  world.clock.advance(MINUTE);
  world.writable.cases.change("a", ASSIGNED);
  await world.hub.settled();
  return world;
}

test("what its source did and undid before it was read ends as not shown: who asked is told, it is in the chain and in the lanes, and it can be asked for anew", async () => {
  const world = await doneAndUndone("ACCEPT");
  expect(await changesOf(world.hub, "a", HEAD)).toMatchObject([{ state: "NOT_SHOWN", maySettle: true }]);
  expect(await lanes(world.hub)).toEqual([{ kind: "ACCEPT", state: "NOT_SHOWN" }]);
  await tells(world.hub);
  expect(await toldTo(world.hub, HEAD)).toContain("CHANGE_FAILED PA-A");
  const hub = await world.restarted();
  expect(await states(hub)).toEqual(["ACCEPT NOT_SHOWN"]);
  expect(await entered(hub)).toHaveLength(1);
  expect(await request(hub, "a", { kind: "ACCEPT" }, HEAD)).toMatchObject({ __typename: "CaseChangeQueued" });
  expect(await lanes(hub)).toEqual([{ kind: "ACCEPT", state: "QUEUED" }]); // asked for once more, the first waits for nobody
  await sends(hub);
  world.clock.advance(MINUTE);
  await hub.settled();
  expect(await states(hub)).toEqual(["ACCEPT NOT_SHOWN", "ACCEPT VERIFIED"]);
  expect(world.writable.effects).toHaveLength(2);
}, 60_000);

test("what is not shown is dropped by a person who may ask for it, and is not sent again without its rules being asked", async () => {
  const { hub, writable } = await doneAndUndone("ACCEPT");
  const [change] = await changesOf(hub, "a", HEAD);
  const id = change?.id ?? "";
  expect(await settle(hub, id, "DROP", "lanhdao")).toBe("ChangeNotAllowed");
  expect(await settle(hub, id, "SEND_AGAIN", HEAD)).toBe("ChangeNotPossible");
  expect(await settle(hub, id, "DROP", HEAD)).toBe("CaseChangeSettled");
  expect(await states(hub)).toEqual(["ACCEPT DROPPED"]);
  expect(await lanes(hub)).toEqual([]);
  expect(writable.effects).toHaveLength(1);
}, 60_000);

test("a comment is never told to be missing: no record need list one", async () => {
  const { hub } = await doneAndUndone("COMMENT");
  expect(await states(hub)).toEqual(["COMMENT APPLIED"]);
}, 60_000);

test("a record that was told before the source's answer proves nothing", async () => {
  const world = await aWritingProvince([given("a")]);
  await request(world.hub, "a", { kind: "ACCEPT" }, HEAD);
  world.clock.advance(MINUTE);
  await world.hub.settled();
  await sends(world.hub);
  world.clock.advance(MINUTE);
  expect(await states(world.hub)).toEqual(["ACCEPT APPLIED"]);
  await world.hub.settled();
  expect(await states(world.hub)).toEqual(["ACCEPT VERIFIED"]);
}, 60_000);
