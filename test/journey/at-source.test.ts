import { beforeEach, describe, expect, test } from "vitest";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { asked } from "../hub.ts";
import { until } from "./kit/until.ts";

interface AtSource {
  outcome: string;
  askedAt: string;
  stage: string | null;
  lead: { code: string } | null;
  changedAt: string | null;
  same: boolean | null;
}
interface Seen {
  id: string;
  reference: string;
  stage: string;
  atSource: AtSource | null;
}

const FIELDS = "id reference stage atSource { outcome askedAt stage lead { code } changedAt same }";
const LIST = asked<{ cases: { edges: { node: Seen }[] } }>(`query ($first: Int!) { cases(first: $first) { edges { node { ${FIELDS} } } } }`);
const ONE = asked<{ case: Seen }>(`query ($id: ID!) { case(id: $id) { ${FIELDS} } }`);
const PAUSE = "update source set paused = true where code = 'nguon'";

let world: World;
let id: string;

/** The case as its page sees it. */
const looked = async (as = "lanhdao"): Promise<AtSource | null> => (await world.hub.ask(ONE, { id }, as)).case.atSource;
const nothing = { stage: null, lead: null, changedAt: null, same: null };

beforeEach(async () => {
  world = await aProvince().with(
    aCase({ id: "A-1", stage: "IN_PROGRESS", lead: "SXD" }),
    ...Array.from({ length: 7 }, (_none, at) => aCase({ id: `B-${at}` })),
  );
  const [row] = await world.hub.database.sql<{ id: number }>("select id from feedback_case where source_case_id = 'A-1'");
  id = String(row?.id);
}, 60_000);

describe("a case, asked of its owning system", () => {
  test("stands there as it stands in the hub, until it moves on there", async () => {
    expect(await looked()).toMatchObject({ outcome: "FOUND", stage: "IN_PROGRESS", lead: { code: "SXD" }, same: true });
    world.clock.advance(60_000);
    world.source.change("A-1", { stage: "RESOLVED" });
    const there = await looked();
    expect(there).toMatchObject({ outcome: "FOUND", stage: "RESOLVED", lead: { code: "SXD" }, same: false });
    expect(there?.changedAt).toBe(new Date(world.clock.now()).toISOString());
    await world.hub.settled();
    expect(await looked()).toMatchObject({ stage: "RESOLVED", same: true });
  });

  test("leaves nothing behind: no event, no record, no version", async () => {
    const kept = (): Promise<unknown[]> =>
      world.hub.database.sql(
        "select (select count(*) from event) as events, (select count(*) from source_record) as records, (select max(version) from source_record where source_case_id = 'A-1') as version, (select s.stage from case_state s join feedback_case c on c.id = s.case_id where c.source_case_id = 'A-1' and s.to_event is null) as stage",
      );
    const before = await kept();
    world.source.change("A-1", { stage: "RESOLVED", content: "Nội dung mới" });
    expect(await looked()).toMatchObject({ outcome: "FOUND", same: false });
    expect(await kept()).toEqual(before);
  });

  test("is gone there, unreadable there, or not told: said as it is, and the case stays", async () => {
    world.source.remove("A-1");
    expect(await looked()).toMatchObject({ outcome: "GONE", ...nothing });
    world.source.put(aCase({ id: "A-1" }));
    world.source.spoil(
      (url, response) => url.pathname.startsWith("/pa/") && Boolean(response.writeHead(200, { "content-type": "application/json" }).end('{"id":"A-1","x":')),
    );
    expect(await looked()).toMatchObject({ outcome: "NO_ANSWER", ...nothing }); // it broke off
    world.source.spoil(
      (url, response) => url.pathname.startsWith("/pa/") && Boolean(response.writeHead(200, { "content-type": "application/json" }).end('{"id":"A-1"}')),
    );
    expect(await looked()).toMatchObject({ outcome: "UNREADABLE", ...nothing });
    world.source.spoil((url, response) => url.pathname.startsWith("/pa/") && Boolean(response.writeHead(503).end("bảo trì")));
    expect(await looked()).toMatchObject({ outcome: "NO_ANSWER", ...nothing });
    const { case: kept } = await world.hub.ask(ONE, { id });
    expect(kept.stage).toBe("IN_PROGRESS");
  });

  test("is not waited for longer than five seconds, nor by more than two at a time", async () => {
    const held: (() => void)[] = [];
    world.source.spoil((url, response, honest) => {
      if (!url.pathname.startsWith("/pa/")) return false;
      held.push(() => response.writeHead(200, { "content-type": "application/json" }).end(honest()));
      return true;
    });
    const two = [looked(), looked()];
    await until("both are asked", () => held.length === 2);
    expect(await looked()).toMatchObject({ outcome: "NOT_ASKED", ...nothing });
    held[0]?.();
    expect((await Promise.all(two)).map((one) => one?.outcome).toSorted()).toEqual(["FOUND", "NO_ANSWER"]);
    world.source.spoil(null);
    expect(await looked()).toMatchObject({ outcome: "FOUND" });
  });

  test("is asked for five of a list at most, and never while its source is paused", async () => {
    const before = world.source.asked.length;
    const { cases } = await world.hub.ask(LIST, { first: 8 });
    const outcomes = cases.edges.map(({ node }) => node.atSource?.outcome);
    expect(outcomes).toHaveLength(8);
    expect(world.source.asked.length - before).toBe(outcomes.filter((one) => one === "FOUND").length);
    expect(outcomes.filter((one) => one === "FOUND").length).toBeLessThanOrEqual(5);
    expect(new Set(outcomes)).toEqual(new Set(["FOUND", "NOT_ASKED"]));
    await world.hub.database.sql(PAUSE);
    expect(await looked()).toMatchObject({ outcome: "NOT_ASKED", ...nothing });
  });

  test("is told to nobody who does not see the case, and to none without its cases' right", async () => {
    await world.hub.account("UNIT_HEAD", "SYT", "giamdoc.syt");
    expect((await world.hub.ask(ONE, { id }, "giamdoc.syt")).case).toBeNull();
    expect((await world.hub.answer(ONE, { id }, "cntt")).data?.case ?? null).toBeNull();
    expect(await looked("giamdoc.sxd")).toMatchObject({ outcome: "FOUND", same: true });
    expect(world.source.asked.filter((path) => path.startsWith("/pa/"))).toHaveLength(1);
  });

  test("is told the same by a hub that started again", async () => {
    world.source.change("A-1", { stage: "RESOLVED" });
    await world.restarted();
    expect(await looked()).toMatchObject({ outcome: "FOUND", stage: "RESOLVED", same: false });
  });
});
