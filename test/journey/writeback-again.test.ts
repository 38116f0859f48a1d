import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { worked } from "./kit/files.ts";
import { caseOf } from "./kit/reading.ts";
import { aWritingProvince, changesOf, request, sends } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";

test("whoever lost the answer and sends again when the source shows the result already gets the same answer, and nothing is done twice", async () => {
  const world = await aWritingProvince([worked("a", "SXD")]);
  const asked = { kind: "RECORD_RESULT", words: "Đã vá xong mặt đường", key: randomUUID() } as const;
  const first = await request(world.hub, "a", asked, HEAD);
  expect(first).toMatchObject({ __typename: "CaseChangeQueued" });
  await sends(world.hub);
  world.clock.advance(1_000);
  await world.hub.settled();
  expect((await caseOf(world.hub, "a"))?.stage).toBe("RESOLVED");
  expect(await request(world.hub, "a", asked, HEAD)).toMatchObject({ __typename: "CaseChangeQueued", change: { id: first.change?.id, state: "VERIFIED" } });
  expect(await request(world.hub, "a", { ...asked, words: "Đã vá xong vỉa hè" }, HEAD)).toMatchObject({ at: "key" });
  expect(await changesOf(world.hub, "a")).toMatchObject([{ state: "VERIFIED" }]);
  expect(world.writable.effects).toHaveLength(1);
}, 60_000);

test("an extension beyond what the regulation allows is refused before the source is asked: a second one, and one too long", async () => {
  const extended = [
    { at: "2026-03-16 08:00", kind: "RECEIVED" },
    { at: "2026-03-16 08:10", kind: "ASSIGNED", unit: "SXD" },
    { at: "2026-03-16 08:20", kind: "ACCEPTED" },
    { at: "2026-03-16 08:30", kind: "EXTENDED", terms: { until: "2026-03-31", by: "Phó Chủ tịch" } },
  ] as const;
  const world = await aWritingProvince([worked("a", "SXD"), worked("b", "SXD", { steps: extended })]);
  const chief = await world.hub.account("OFFICE_CHIEF", "VPUB");
  const extension = (dueDay: string) => ({ kind: "EXTEND", dueDay, words: "Chờ vật tư" }) as const;
  expect(await request(world.hub, "b", extension("2026-04-20"), chief)).toMatchObject({ at: "kind", message: expect.stringMatching(/hết số lần/) });
  expect(await request(world.hub, "a", extension("2027-12-20"), chief)).toMatchObject({ at: "dueDay", message: expect.stringMatching(/dài hơn/) });
  expect([await changesOf(world.hub, "a"), await changesOf(world.hub, "b")]).toEqual([[], []]);
}, 60_000);
