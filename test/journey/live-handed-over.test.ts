import { expect, test } from "vitest";
import { asked } from "../hub.ts";
import { aCase } from "../world.ts";
import { idOf } from "./kit/reading.ts";
import { aWritingProvince, request, sends } from "./kit/writing.ts";

const CHANGED = asked<{ caseChanged: { resync: boolean; case: { stage: string; changes: { kind: string; state: string }[] } | null } }>(
  "subscription ($ids: [ID!]) { caseChanged(ids: $ids) { resync case { stage changes { kind state } } } }",
);

test("who gave a case back and still looks at it is told what becomes of it; who never had it is told nothing", async () => {
  const steps = [
    { at: "2026-03-16 08:00", kind: "RECEIVED" },
    { at: "2026-03-16 08:30", kind: "ASSIGNED", unit: "SXD" },
  ] as const;
  const world = await aWritingProvince([aCase({ id: "a", received: "2026-03-16 08:00", lead: "SXD", stage: "ASSIGNED", steps })]);
  const [id, stranger] = [await idOf(world.hub, "a"), await world.hub.account("UNIT_HEAD", "SYT")];
  const own = await world.hub.watch(CHANGED, { ids: [id] }, "giamdoc.sxd");
  const theirs = await world.hub.watch(CHANGED, { ids: [id] }, stranger);
  expect((await request(world.hub, "a", { kind: "RETURN", words: "Không thuộc thẩm quyền" }, "giamdoc.sxd")).__typename).toBe("CaseChangeQueued");
  await sends(world.hub);
  await world.hub.settled();
  await own.frame("he is told that it is confirmed", ({ caseChanged }) => caseChanged.case?.changes.some(({ state }) => state === "VERIFIED") === true);
  const office = await world.hub.account("OFFICE_CHIEF", "VPUB");
  await request(world.hub, "a", { kind: "COMMENT", words: "Sẽ giao đơn vị khác" }, office); // it is the office's now, and he still looks at it
  await own.frame("what the office does with it", ({ caseChanged }) => caseChanged.case?.changes.some(({ kind }) => kind === "COMMENT") === true);
  expect(own.frames.at(-1)?.caseChanged.case).toMatchObject({ stage: "RECEIVED" });
  expect(theirs.frames).toEqual([]);
});
