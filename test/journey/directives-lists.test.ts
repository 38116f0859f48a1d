import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { aDirectingProvince, directiveOf, directs, does, given, obligationsOf, summaryOf } from "./kit/directing.ts";
import { idOf, listOf } from "./kit/reading.ts";

const HEAD = "giamdoc.sxd";
let world: World;
let health: string;
let chief: string;

beforeAll(async () => {
  ({ world, health, chief } = await aDirectingProvince("watched", "told", "wrong"));
}, 60_000);
afterAll(() => world?.leave());

describe("a directive from a number", () => {
  test("has exactly the cases that the number counted, however they move on", async () => {
    const later = await aProvince().with(...Array.from({ length: 7 }, (_, i) => given(`n${i}`)), given("other", "SYT", { field: "HEALTH" }));
    const { hub } = later;
    const { asOf, totalCount } = await countedOf(later, { unit: "SXD", open: true });
    expect(totalCount).toBe(7);
    later.source.change("n0", { stage: "CLOSED" });
    later.source.put(given("n9"));
    later.clock.advance(1_000);
    await hub.settled();
    const counted = { filter: { unit: "SXD", open: true }, asOf, count: 7 };
    const input = { kind: "EXPEDITE", subject: "Đôn đốc xử lý phản ánh", words: "Đề nghị xử lý dứt điểm.", counted };
    const { directive } = await does(hub, "issueDirective", input, "lanhdao");
    expect(directive).toMatchObject({ origin: "NUMBER", caseCount: 7, cases: { visibleCount: 7 }, obligations: [{ unit: { code: "SXD" } }] });
    expect(directive?.cases.rows.map(({ reference }) => reference).toSorted()).toEqual(Array.from({ length: 7 }, (_, i) => `PA-N${i}`));
    const { rows } = await listOf(hub, counted.filter, { asOf });
    expect(rows.map(({ reference }) => reference)).toEqual(directive?.cases.rows.map(({ reference }) => reference));
    expect(await hub.database.sql("select count(*)::int as n from directive_case where directive_id = $1", [directive?.id])).toEqual([{ n: 7 }]);
    for (const count of [6, 8])
      expect(await does(hub, "issueDirective", { ...input, counted: { ...counted, count } }, "lanhdao")).toMatchObject({ at: "counted" });
    expect(await does(hub, "issueDirective", { ...input, counted: { ...counted, filter: { unit: "STP", open: true }, count: 0 } }, "lanhdao")).toMatchObject({
      at: "counted",
    });
    await expect(does(hub, "issueDirective", { ...input, counted: { ...counted, asOf: "x" } }, "lanhdao")).rejects.toThrow("BAD_AS_OF");
  });

  test("addressed to several units, each owes its own reply", async () => {
    const { hub } = world;
    const caseIds = [await idOf(hub, "watched"), await idOf(hub, "health")];
    const input = { kind: "EXPEDITE", subject: "Đôn đốc", words: "Đề nghị báo cáo.", caseIds };
    const { directive } = await does(hub, "issueDirective", input, "lanhdao");
    expect(directive?.obligations.map(({ unit }) => unit.code)).toEqual(["SXD", "SYT"]);
    const own = directive?.obligations[1]?.id;
    expect((await does(hub, "replyDirective", { obligation: own, words: "Đã kiểm tra." }, health)).obligation).toMatchObject({ state: "REPLIED" });
    expect((await directiveOf(hub, directive?.id ?? ""))?.obligations.map(({ state }) => state)).toEqual(["ISSUED", "REPLIED"]);
    // each sees of the list only what it may open
    expect((await directiveOf(hub, directive?.id ?? "", health))?.cases.rows.map(({ reference }) => reference)).toEqual(["PA-HEALTH"]);
    expect(await directiveOf(hub, directive?.id ?? "", health)).toMatchObject({
      caseCount: 2,
      cases: { visibleCount: 1 },
      obligations: [{ unit: { code: "SYT" } }],
    });
  });
});

describe("what waits", () => {
  test("is a number whose list has that many rows, of the issuer and of the addressee, at one point", async () => {
    const { hub } = world;
    for (const who of ["lanhdao", HEAD, health, chief]) {
      const { asOf, issued, addressed } = await summaryOf(hub, who);
      for (const [side, figures] of [
        ["ISSUED", issued],
        ["ADDRESSED", addressed],
      ] as const)
        for (const [name, n] of Object.entries(figures)) {
          const { totalCount, rows } = await obligationsOf(hub, { side, standing: name.toUpperCase() }, who, asOf.token);
          expect([who, side, name, totalCount, rows.length]).toEqual([who, side, name, n, n]);
        }
    }
    const { asOf, issued } = await summaryOf(hub);
    expect(issued.unanswered).toBeGreaterThan(0);
    const recounted = `select count(*)::int as n from directive_obligation o where
      (select kind from directive_step s where s.obligation_id = o.id order by id desc limit 1) in ('ISSUED', 'ACKNOWLEDGED', 'RETURNED')`;
    expect(await hub.database.sql(recounted)).toEqual([{ n: issued.unanswered }]);
    await directs(hub, "wrong", { addressees: ["SYT"] });
    expect((await summaryOf(hub, "lanhdao", asOf.token)).issued).toEqual(issued);
    expect((await summaryOf(hub)).issued.unanswered).toBe(issued.unanswered + 1);
  });

  test("is told to who it concerns at once, and to nobody else", async () => {
    const { hub } = world;
    const NEWS = asked<{ directivesChanged: number }>("subscription { directivesChanged }");
    const [his, beside] = [await hub.watch(NEWS, {}, HEAD), await hub.watch(NEWS, {}, health)];
    await directs(hub, "told", { addressees: ["SXD"] });
    await his.frame("the addressee hears of it", ({ directivesChanged }) => directivesChanged > 0);
    await directs(hub, "health", { addressees: ["SYT"] });
    await beside.frame("the other hears of his own", () => true);
    expect(beside.frames).toHaveLength(1);
    for (const one of [his, beside]) await one.stop();
  });
});

/** A number as a board shows it: how many, and the point it was counted at. */
async function countedOf({ hub }: World, filter: object): Promise<{ asOf: string; totalCount: number }> {
  const document = asked<{ cases: { totalCount: number; asOf: { token: string } } }>(
    "query ($filter: CaseFilter) { cases(filter: $filter, first: 0) { totalCount asOf { token } } }",
  );
  const { cases } = await hub.ask(document, { filter });
  return { asOf: cases.asOf.token, totalCount: cases.totalCount };
}
