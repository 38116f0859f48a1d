import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { Staff, atWork, proposalsOn, propose, proposed, settleProposal } from "./kit/proposing.ts";
import { changesOf, request } from "./kit/writing.ts";

let world: World;
let head: string;
let health: string;
let office: string;
beforeAll(async () => {
  const round = [
    { at: "2026-03-12 08:00", kind: "RECEIVED" },
    { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SYT" },
    { at: "2026-03-12 10:00", kind: "TRANSFERRED", unit: "SXD" },
  ] as const;
  world = await aProvince({ kept: true }).with(
    atWork("round", { steps: [...round] }),
    atWork("late", { steps: [...round.slice(0, 1), { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SXD" }] }),
    aCase({ id: "just", received: "2026-03-16 08:59:40", stage: "RECEIVED" }),
  );
  const staff = new Staff(world);
  [head, health, office] = [await staff.hire("UNIT_HEAD", "SXD"), await staff.hire("UNIT_HEAD", "SYT"), await staff.hire("OFFICE_CHIEF", "VPUB")];
}, 60_000);
afterAll(() => world?.leave());

describe("a case that units hand round", () => {
  test("is not offered again to one that had it: that needs the office, which can be asked by returning it", async () => {
    const back = { kind: "TRANSFER", toUnit: "SYT", words: "Vẫn là việc của ngành y tế" };
    const answer = await propose(world.hub, "round", back, head);
    expect(answer).toMatchObject({ __typename: "ChangeNotPossible", at: "toUnit", message: expect.stringContaining("đã từng giữ phản ánh") as string });
    expect((await proposalsOn(world.hub, "round", head)).proposals).toEqual([]);
    expect((await propose(world.hub, "round", { ...back, toUnit: "VPUB" }, head)).at).toBe("toUnit");
    expect((await request(world.hub, "round", { kind: "RETURN", words: "Chuyển vòng, đề nghị Văn phòng quyết định" }, head)).__typename).toBe(
      "CaseChangeQueued",
    );
  });

  test("is given to it all the same by the office, which decides for all", async () => {
    const ruled = await request(world.hub, "round", { kind: "TRANSFER", toUnit: "SYT", words: "Văn phòng quyết định" }, office);
    expect(ruled.__typename).toBe("CaseChangeQueued");
  });

  test("an offer made before it went round is not accepted after it", async () => {
    const id = await proposed(world.hub, "late", { kind: "TRANSFER", toUnit: "SYT", words: "Thuộc ngành y tế" }, head);
    const steps = [
      { at: "2026-03-12 08:00", kind: "RECEIVED" },
      { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SXD" },
      { at: "2026-03-16 09:00", kind: "TRANSFERRED", unit: "SYT" },
      { at: "2026-03-16 09:00", kind: "TRANSFERRED", unit: "SXD" },
    ] as const;
    world.source.change("late", { steps: [...steps] });
    world.clock.advance(60_000);
    await world.hub.settled();
    const answer = await settleProposal(world.hub, id, "APPROVE", health);
    expect(["ChangeNotPossible", "CaseMovedOn", "ProposalOver", "ChangeNotAllowed"]).toContain(answer.__typename);
    expect(await changesOf(world.hub, "late")).toEqual([]);
  });
});

describe("an order given in the very minute of the receipt", () => {
  test("is none before it: forms know whole minutes; one of the minute before is", async () => {
    const order = { kind: "ASSIGN", toUnit: "SXD", form: "SYSTEM" } as const;
    expect(await request(world.hub, "just", { ...order, orderedAt: "2026-03-16T01:58:00.000Z" }, office)).toMatchObject({ at: "orderedAt" });
    expect((await request(world.hub, "just", { ...order, orderedAt: "2026-03-16T01:59:00.000Z" }, office)).__typename).toBe("CaseChangeQueued");
  });
});
