import { describe, expect, test } from "vitest";
import { aCase, aProvince } from "../world.ts";
import { theCase } from "./kit/reading.ts";
import { PROPOSE_REGULATION, adopting, REGULATIONS, RULES, regulationFrom, previewed, movedCases } from "./kit/rules.ts";

describe("a regulation is dated data with its legal basis", () => {
  test("the hub's own applies; other places' are there as what they are, and bind no case", async () => {
    const { hub } = await aProvince({ at: "2026-03-16 09:30" }).with(aCase({ id: "open", received: "2026-03-16 08:00", lead: "SXD" }));
    const { regulations } = await hub.ask(REGULATIONS);
    expect(regulations.map(({ code, own, status }) => [code, own, status])).toEqual([
      ["QC-SLH", true, "ADOPTED"],
      ["QC-KHANH-HOA", false, "REFERENCE"],
      ["TB-07-LANG-SON", false, "REFERENCE"],
    ]);
    expect(regulations.filter((one) => one.own).every((one) => one.limits.every((limit) => limit.assumed))).toBe(true);
    expect(regulations.filter((one) => !one.own).some((one) => one.limits.some((limit) => limit.assumed))).toBe(false);
    const [used] = await hub.database.sql<{ codes: string[] }>(
      "select array_agg(distinct r.code) as codes from clock k join time_limit l on l.id = k.limit_id join regulation r on r.id = l.regulation_id",
    );
    expect(used?.codes).toEqual(["QC-SLH"]);
    expect((await theCase(hub, "open")).dueAt).toBe("2026-03-23T17:00:00.000Z");
  });

  test("a shorter limit moves what begins under it, what began before keeps its rule, closed clocks theirs, and a second person adopts", async () => {
    const world = await aProvince({ at: "2026-03-18 09:30" }).with(
      aCase({ id: "before", received: "2026-03-13 08:00", lead: "SXD" }),
      aCase({ id: "under", received: "2026-03-16 08:00", lead: "SXD" }),
      aCase({ id: "closed", received: "2026-03-16 08:00", lead: "SXD", stage: "CLOSED", closed: "2026-03-17 08:00" }),
    );
    const { hub } = world;
    const [before, closed] = [await theCase(hub, "before"), await theCase(hub, "closed")];
    const { proposeRegulation: kept } = await hub.ask(PROPOSE_REGULATION, { text: regulationFrom("2026-03-16", "1wd") }, "thanhtra");
    expect(kept).toMatchObject({ __typename: "Regulation", status: "PROPOSED" });
    const preview = await previewed(hub, kept.version);
    expect(preview.effects).toEqual({ redated: 1, noLongerOverdue: 0, becomesOverdue: 1 });
    expect((await movedCases(hub, kept.version, "BECOMES_OVERDUE")).map((row) => row.reference)).toEqual(["PA-UNDER"]);
    const answer = (await hub.ask(adopting("adoptRegulation"), { version: kept.version, preview: preview.id }))["adoptRegulation"];
    expect(answer).toMatchObject({ __typename: "RulesAdopted", met: preview.effects });
    await hub.shown();
    expect(await theCase(hub, "under")).toMatchObject({ dueAt: "2026-03-17T17:00:00.000Z", lateness: "OVERDUE" });
    expect((await theCase(hub, "before")).dueAt).toBe(before.dueAt);
    expect((await theCase(hub, "closed")).clocks).toEqual(closed.clocks);
    const event = await hub.lastEvent();
    const again = await world.restarted();
    await again.settled();
    expect(await theCase(again, "under")).toMatchObject({ dueAt: "2026-03-17T17:00:00.000Z" });
    expect(await again.lastEvent()).toBe(event);
    const chain = await again.database.sql<{ act: string }>("select body::jsonb ->> 'act' as act from audit_entry where stream = 'decision' order by number");
    expect(chain.map((entry) => entry.act)).toEqual(["proposeRegulation", "adoptRegulation"]);
  });

  test.each<[string, (text: string) => string, { at: string; message: string }]>([
    [
      "two limits for the same cases",
      (t) => t.replace("shiftProfiles:", "  - { stage: ASSIGN, limit: 4wd, rule: hai, basis: x, assumed: true }\nshiftProfiles:"),
      { at: "limits.7", message: "overlaps limits.0" },
    ],
    [
      "a hole",
      (t) => t.replace("severalAgencies: true, limit: 7wd", "severalAgencies: true, to: 2026-01-01, limit: 7wd"),
      { at: "limits", message: "leaves a hole: no HANDLE limit for every HOTLINE case of TRANSPORT on 2026-01-01" },
    ],
    ["a limit of zero", (t) => t.replace("limit: 3wd", "limit: 0wd"), { at: "limits.0.limit", message: "expected more than zero" }],
    ["no legal basis", (t) => t.replace(/rule: Giao xử lý, basis: "[^"]*"/, "rule: Giao xử lý"), { at: "limits.0.basis", message: "expected the legal basis" }],
    ["a field nobody knows", (t) => t.replace("field: URBAN_INFRASTRUCTURE", "field: STREET_LAMPS"), { at: "limits.3.field", message: "URBAN_INFRASTRUCTURE" }],
    [
      "dates the wrong way round",
      (t) => t.replace("from: 2010-01-01 }", "from: 2012-01-01, to: 2011-01-01 }"),
      { at: "limits.0.to", message: "expected a day after 2012-01-01" },
    ],
    ["a part nobody reads", (t) => t.replace("shiftProfiles:", "halfDays: {}\nshiftProfiles:"), { at: "file", message: "halfDays" }],
    [
      "an end without a successor",
      (t) => t.replace("validFrom: 2010-01-01", "validFrom: 2010-01-01\nvalidTo: 2030-01-01"),
      { at: "validTo", message: "expected no end" },
    ],
  ])("%s is refused with its place, and nothing is kept", async (_name, change, expected) => {
    const { hub } = await aProvince().with();
    const { proposeRegulation } = await hub.ask(PROPOSE_REGULATION, { text: change(RULES) }, "thanhtra");
    expect(proposeRegulation.__typename).toBe("DocumentRefused");
    expect(proposeRegulation.problems).toContainEqual({ at: expected.at, message: expect.stringContaining(expected.message) });
    expect((await hub.ask(REGULATIONS)).regulations).toHaveLength(3);
  });
});
