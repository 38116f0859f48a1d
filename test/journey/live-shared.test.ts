import { expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { TestHub } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import { CASE_CHANGED } from "./kit/documents.ts";
import { idOf } from "./kit/reading.ts";
import { propose } from "./kit/proposing.ts";
import { aWritingProvince, request } from "./kit/writing.ts";

const AFTER = asked<{ caseChanged: { seq: number; resync: boolean; case: { urgent: boolean } | null } }>(
  "subscription ($ids: [ID!], $afterSeq: Int) { caseChanged(ids: $ids, afterSeq: $afterSeq) { seq resync case { urgent } } }",
);

test("who comes back with the number he was told last is told what he missed, in order and once; who was away too long fetches anew", async () => {
  const { hub, source } = await aProvince().with(aCase({ id: "one" }), aCase({ id: "two" }), aCase({ id: "three" }));
  const last = await hub.lastEvent();
  for (const name of ["one", "two"]) source.change(name, { urgent: true });
  await hub.settled();
  const [all, ofTwo, nothing] = [
    await hub.watch(AFTER, { afterSeq: last }),
    await hub.watch(AFTER, { ids: [await idOf(hub, "two")], afterSeq: last }),
    await hub.watch(AFTER, { afterSeq: await hub.lastEvent() }),
  ];
  source.change("three", { urgent: true });
  await hub.settled();
  await all.frame("both that he missed, and what came after", () => all.frames.length === 3);
  await nothing.frame("what came after", () => nothing.frames.length === 1);
  const told = all.frames.map(({ caseChanged }) => caseChanged.seq);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told[0]).toBeGreaterThan(last);
  expect(ofTwo.frames.map(({ caseChanged }) => caseChanged.case?.urgent)).toEqual([true]);
  await hub.database.sql("update journal_head set last = last + 2000");
  for (const afterSeq of [last, 1_000_000]) {
    const late = await hub.watch(AFTER, { afterSeq });
    await late.frame("the call to fetch anew", ({ caseChanged }) => caseChanged.resync);
    await late.stop();
  }
  for (const watching of [all, ofTwo, nothing]) await watching.stop();
});

const PROPOSED = "id proposals { kind state mayDecide mayWithdraw } possibleProposals changes { kind }";
/** What each was told last is what each would fetch. */
async function toldIsFetched(hub: TestHub, id: string, people: readonly string[], change: () => Promise<unknown>): Promise<unknown[]> {
  const told = asked<{ caseChanged: { case: unknown } }>(`subscription ($ids: [ID!]) { caseChanged(ids: $ids) { case { ${PROPOSED} } } }`);
  const fetched = asked<{ case: unknown }>(`query ($id: ID!) { case(id: $id) { ${PROPOSED} } }`);
  const all = await Promise.all(people.map((who) => hub.watch(told, { ids: [id] }, who)));
  await change();
  await hub.settled();
  const fresh = await Promise.all(people.map(async (who) => (await hub.ask(fetched, { id }, who)).case));
  for (const [i, watching] of all.entries())
    await watching.frame("what is fetched", ({ caseChanged }) => JSON.stringify(caseChanged.case) === JSON.stringify(fresh[i]));
  for (const watching of all) await watching.stop();
  return fresh;
}

test("people of equal rights are answered once, unless the answer depends on who asks: then each gets his own", async () => {
  const steps = [
    { at: "2026-03-16 08:00", kind: "RECEIVED" },
    { at: "2026-03-16 08:10", kind: "ASSIGNED", unit: "SXD" },
    { at: "2026-03-16 08:20", kind: "ACCEPTED" },
  ] as const;
  const world = await aWritingProvince([aCase({ id: "a", received: "2026-03-16 08:00", lead: "SXD", stage: "IN_PROGRESS", steps })]);
  const { hub } = world;
  const people = [await hub.account("FOCAL_OFFICER", "SXD", "dau.moi.mot"), await hub.account("FOCAL_OFFICER", "SXD", "dau.moi.hai")];
  const id = await idOf(hub, "a");
  expect(
    (await propose(hub, "a", { kind: "EXTEND", dueDay: "2026-03-30", commitment: "Sẽ trả lời trước ngày 30/3", words: "Chờ vật tư" }, "dau.moi.mot"))
      .__typename,
  ).toBe("ProposalMade");
  const [his, anothers] = await toldIsFetched(hub, id, people, () => request(hub, "a", { kind: "COMMENT", words: "Sẽ xem xét" }, "giamdoc.sxd"));
  expect(his).not.toEqual(anothers); // nobody decides on his own draft
});

test("a change of a case is told to nobody whose units have nothing to do with it", async () => {
  const { hub, source } = await aProvince().with(aCase({ id: "one", lead: "SXD" }));
  const stranger = await hub.account("UNIT_HEAD", "SYT");
  const [theirs, leaders] = [await hub.watch(CASE_CHANGED, {}, stranger), await hub.watch(CASE_CHANGED, {}, "lanhdao")];
  source.change("one", { urgent: true });
  await hub.settled();
  await leaders.frame("the leader is told", ({ caseChanged }) => caseChanged.case?.urgent === true);
  expect(theirs.frames).toEqual([]);
});
