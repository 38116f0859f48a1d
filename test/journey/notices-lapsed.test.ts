import { expect, test } from "vitest";
import { aCase, aProvince } from "../world.ts";
import { lapseWithLimit } from "../../server/src/backlog/index.ts";
import type { TestHub, Who } from "../hub.ts";
import { atWork, EXTENSION, MOOT, proposalsOn, proposed, settleProposal } from "./kit/proposing.ts";
import { countedTwice, tells, toldTo } from "./kit/telling.ts";
import { aWritingProvince, sends } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";
const lapsedToldTo = async (hub: TestHub, who: Who): Promise<string[]> => (await toldTo(hub, who)).filter((told) => told.startsWith("PROPOSAL_LAPSED"));
/** The hub's worker ends what nobody decided in time. @returns how many */
const lapses = ({ hub }: TestHub): Promise<number> => lapseWithLimit({ ...hub, changed: () => undefined });

test("an extension that nobody granted in time lapses by itself, once, and is told to who drafted it and to those who should have decided", async () => {
  const world = await aWritingProvince([atWork("late")]);
  const { hub } = world;
  const [officer, chief, other] = [await hub.account("FOCAL_OFFICER", "SXD"), await hub.account("OFFICE_CHIEF", "VPUB"), await hub.account("UNIT_HEAD", "SYT")];
  await proposed(hub, "late", EXTENSION, officer);
  await tells(hub);
  expect(await lapses(hub)).toBe(0);
  await hub.now("2026-05-04T02:00:00.000Z");
  expect(await lapses(hub)).toBe(1);
  await tells(hub);
  for (const who of [officer, chief] as const) expect(await lapsedToldTo(hub, who)).toEqual(["PROPOSAL_LAPSED PA-LATE"]);
  for (const who of [HEAD, other] as const) expect(await lapsedToldTo(hub, who)).toEqual([]);
  const again = await world.restarted();
  expect(await lapses(again)).toBe(0);
  expect((await proposalsOn(again, "late", HEAD)).proposals).toMatchObject([{ state: "LAPSED", lapsedBecause: "LIMIT_OVER" }]);
  await tells(again);
  expect(await again.database.sql("select 1 from notice where rule = 'PROPOSAL_LAPSED'")).toHaveLength(2);
  expect(await countedTwice(again)).toEqual([]);
}, 60_000);

test("a proposal that its case's course ended is told to who drafted it alone", async () => {
  const world = await aWritingProvince([atWork("over")]);
  const { hub } = world;
  const officer = await hub.account("FOCAL_OFFICER", "SXD");
  await proposed(hub, "over", MOOT, officer);
  world.clock.advance(60_000);
  world.writable.cases.change("over", { stage: "CLOSED", steps: [...(atWork("over").steps ?? []), { at: "2026-03-16 08:00", kind: "CLOSED" }] });
  await hub.settled();
  await tells(hub);
  expect(await lapsedToldTo(hub, officer)).toEqual(["PROPOSAL_LAPSED PA-OVER"]);
  expect(await lapsedToldTo(hub, HEAD)).toEqual([]);
}, 60_000);

test("what another drafted and the source refused is told to who approved it and to who drafted it", async () => {
  const world = await aWritingProvince([atWork("both")]);
  const { hub } = world;
  const officer = await hub.account("FOCAL_OFFICER", "SXD");
  const id = await proposed(hub, "both", MOOT, officer);
  await settleProposal(hub, id, "APPROVE", HEAD);
  world.writable.mishaps("refused");
  await sends(hub);
  await tells(hub);
  for (const who of [officer, HEAD] as const) expect(await toldTo(hub, who)).toContain("CHANGE_FAILED PA-BOTH");
}, 60_000);

test("on the calendar's last working day, when nobody can say what is due soon, what happens is told all the same", async () => {
  const course = [
    { at: "2027-12-06 08:00", kind: "RECEIVED" },
    { at: "2027-12-06 09:00", kind: "ASSIGNED", unit: "SXD-HTGT" },
  ] as const;
  const base = { id: "last", received: "2027-12-06 08:00", stage: "ASSIGNED" } as const;
  const { hub, source } = await aProvince({ at: "2027-12-31 07:30" }).with(aCase({ ...base, lead: "SXD-HTGT", steps: course }));
  await tells(hub);
  await hub.now("2027-12-31T08:30:00+07:00");
  source.put(aCase({ ...base, lead: "SXD", steps: [...course, { at: "2027-12-31 08:00", kind: "RETURNED", unit: "SXD" }] }));
  await hub.settled();
  await tells(hub);
  expect(await toldTo(hub, HEAD)).toContain("CASE_RETURNED PA-LAST");
}, 60_000);
