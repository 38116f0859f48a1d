import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked, until } from "../hub.ts";
import type { Who } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { BOARD_CHANGED, CASE_CHANGED, SOURCES } from "./kit/documents.ts";
import { boardOf, caseOf, idOf, listOf, sourceOf } from "./kit/reading.ts";

let world: World;
let headOfHealth: Who;
beforeAll(async () => {
  world = await aProvince({ kept: true }).with(
    aCase({ id: "roads", received: "2026-03-09", lead: "SXD-HTGT" }),
    aCase({ id: "construction", received: "2026-03-12", lead: "SXD" }),
    aCase({ id: "health", received: "2026-03-12", lead: "SYT", field: "HEALTH" }),
    aCase({ id: "office", received: "2026-03-13", stage: "RECEIVED" }),
    aCase({ id: "helped", received: "2026-03-12", lead: "SYT", cooperating: ["TTHT"] }),
    aCase({
      id: "passed-on",
      received: "2026-03-10",
      lead: "SYT",
      steps: [
        { at: "2026-03-10 08:00", kind: "RECEIVED" },
        { at: "2026-03-10 09:00", kind: "ASSIGNED", unit: "SXD" },
        { at: "2026-03-11 09:00", kind: "TRANSFERRED", unit: "SYT" },
      ],
    }),
    aCase({ id: "poison", received: "2026-03-10", row: { state: "trạng thái lạ" } }),
  );
  headOfHealth = await world.hub.account("UNIT_HEAD", "SYT");
});
afterAll(() => world.leave());

type Verdict = "ok" | "null" | "UNAUTHENTICATED" | "FORBIDDEN";
/** nobody · leader · inspector · IT officer · head of SXD · head of SYT */
type Verdicts = [Verdict, Verdict, Verdict, Verdict, Verdict, Verdict];
const everybody = (): Who[] => [null, "lanhdao", "thanhtra", "cntt", "giamdoc.sxd", headOfHealth];

const OPEN: Verdicts = ["ok", "ok", "ok", "ok", "ok", "ok"];
const SIGNED_IN: Verdicts = ["UNAUTHENTICATED", "ok", "ok", "ok", "ok", "ok"];
const READERS: Verdicts = ["UNAUTHENTICATED", "ok", "ok", "FORBIDDEN", "ok", "ok"];
/** what concerns Sở Xây dựng alone */
const OF_SXD: Verdicts = ["UNAUTHENTICATED", "ok", "ok", "ok", "ok", "FORBIDDEN"];

/** Every root field of the graph, asked for the viewer's own unit and for one of Sở Xây dựng. */
const MATRIX: readonly [field: string, document: string, verdicts: Verdicts][] = [
  ["hub", "{ hub { sample } }", OPEN],
  ["viewer", "{ viewer { username } }", ["null", "ok", "ok", "ok", "ok", "ok"]],
  ["signIn", 'mutation { signIn(input: { username: "ai.do", password: "sai" }) { __typename } }', OPEN],
  ["signOut", "mutation { signOut }", OPEN],
  ["board", "{ board { open } }", SIGNED_IN],
  ["board", '{ board(unit: "SXD-HTGT") { open } }', OF_SXD],
  ["board", '{ board(unit: "TINH") { open } }', ["UNAUTHENTICATED", "ok", "ok", "ok", "FORBIDDEN", "FORBIDDEN"]],
  ["trend", "{ trend { points { received } } }", SIGNED_IN],
  ["trend", '{ trend(unit: "SXD-HTGT") { points { received } } }', OF_SXD],
  ["units", "{ units { code } }", SIGNED_IN],
  ["unit", '{ unit(code: "SXD-HTGT") { code } }', ["UNAUTHENTICATED", "ok", "ok", "ok", "ok", "null"]],
  ["cases", "{ cases { totalCount } }", READERS],
  ["cases", '{ cases(filter: { unit: "SXD-HTGT" }) { totalCount } }', ["UNAUTHENTICATED", "ok", "ok", "FORBIDDEN", "ok", "FORBIDDEN"]],
  ["case", "query ($roads: ID!) { case(id: $roads) { title } }", ["UNAUTHENTICATED", "ok", "ok", "FORBIDDEN", "ok", "null"]],
  ["sources", "{ sources { code } }", SIGNED_IN],
  ["boardChanged", "subscription { boardChanged { open } }", SIGNED_IN],
  ["boardChanged", 'subscription { boardChanged(unit: "SXD-HTGT") { open } }', OF_SXD],
  ["caseChanged", "subscription { caseChanged { seq } }", READERS],
];

test("no root field of the graph is without its rows here", async () => {
  const { __schema: schema } = await world.hub.ask(
    asked<{ __schema: Record<string, { fields: { name: string }[] }> }>(
      "{ __schema { queryType { fields { name } } mutationType { fields { name } } subscriptionType { fields { name } } } }",
    ),
  );
  const fields = Object.values(schema).flatMap((type) => type.fields.map((field) => field.name));
  expect(fields.toSorted()).toEqual([...new Set(MATRIX.map(([field]) => field))].toSorted());
});

describe("who may ask for what", () => {
  test.each(MATRIX)("%s: %s", async (field, document, verdicts) => {
    const roads = await idOf(world.hub, "roads");
    const seen: Verdict[] = [];
    for (const who of everybody())
      seen.push(document.startsWith("subscription") ? await verdictOnSocket(document, who) : await verdictOn(field, document, { roads }, who));
    expect(seen).toEqual(verdicts);
  });

  async function verdictOn(field: string, document: string, variables: Record<string, unknown>, who: Who): Promise<Verdict> {
    const cookie = who === null ? {} : { cookie: await world.hub.signIn(who) }; // one of the operations ends it
    const { data, errors } = await world.hub.post<Record<string, unknown>>(
      { query: document, variables: document.includes("$roads") ? variables : {} },
      cookie,
    );
    const code = errors[0]?.extensions?.code;
    if (code !== undefined) return code as Verdict;
    return data?.[field] === null ? "null" : "ok";
  }

  async function verdictOnSocket(document: string, who: Who): Promise<Verdict> {
    const watching = await world.hub.watch(asked<unknown>(document), {}, who);
    const verdict = await until("the hub takes or refuses the subscription", () => {
      if (watching.closed?.code === 4403) return "UNAUTHENTICATED" as const;
      const [error] = watching.errors as { extensions?: { code?: Verdict } }[];
      return error === undefined ? ("ok" as const) : error.extensions?.code;
    });
    await watching.stop();
    return verdict;
  }
});

describe("a department's head", () => {
  test("sees the numbers of his department and what is below it, and no others", async () => {
    const board = await boardOf(world.hub, undefined, undefined, "giamdoc.sxd");
    expect(board).toMatchObject({ scope: { code: "SXD" }, open: 2, own: { open: 1 } });
    expect(board.units.map((u) => [u.unit.code, u.open])).toEqual([
      ["SXD-HTGT", 1],
      ["SXD-QLVT", 0],
      ["SXD-QLN", 0],
      ["TTHT", 0],
    ]);
  });

  test("has on his list only what his department holds", async () => {
    const { rows } = await listOf(world.hub, {}, { as: "giamdoc.sxd" });
    expect(rows.map((row) => row.reference).toSorted()).toEqual(["PA-CONSTRUCTION", "PA-ROADS"]);
    expect((await listOf(world.hub, { text: "PA-HEALTH" }, { as: "giamdoc.sxd" })).totalCount).toBe(0);
    expect((await listOf(world.hub, { receivedFrom: "2026-03-01" }, { as: "giamdoc.sxd" })).totalCount).toBe(0); // nothing was received there
  });

  test.each([
    ["roads", true, "a division below his department holds it"],
    ["helped", true, "a centre of his department works on it too"],
    ["passed-on", true, "his department held it once"],
    ["health", false, "another department's"],
    ["office", false, "nobody's yet"],
  ])("opens the case %s: %s, since it is %s", async (id, opens) => {
    expect((await caseOf(world.hub, id, "giamdoc.sxd")) !== null).toBe(opens);
    expect(await caseOf(world.hub, id, "lanhdao")).not.toBeNull();
  });

  test("finds in the register only his department and what is below it", async () => {
    const units = await world.hub.ask(
      asked<{ units: { code: string }[]; unit: { code: string } | null }>('{ units { code } unit(code: "SYT") { code } }'),
      {},
      "giamdoc.sxd",
    );
    expect(units.units.map((u) => u.code)).toEqual(["SXD", "SXD-HTGT", "SXD-QLVT", "SXD-QLN", "TTHT"]);
    expect(units.unit).toBeNull();
  });

  test("cannot count what he may not see with a list's mark of another", async () => {
    const { asOf } = await boardOf(world.hub);
    expect((await boardOf(world.hub, undefined, asOf.token, "giamdoc.sxd")).open).toBe(2);
    expect((await listOf(world.hub, {}, { asOf: asOf.token, as: "giamdoc.sxd" })).totalCount).toBe(2);
  });

  test("hears of his own cases and not of others, also when one leaves him", async () => {
    const [his, theirs] = [await world.hub.watch(CASE_CHANGED, {}, "giamdoc.sxd"), await world.hub.watch(CASE_CHANGED, {}, headOfHealth)];
    world.source.change("health", { stage: "IN_PROGRESS" });
    world.source.change("roads", { stage: "IN_PROGRESS" });
    world.source.change("construction", {
      lead: "SYT",
      steps: [
        { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SXD" },
        { at: "2026-03-16 08:00", kind: "TRANSFERRED", unit: "SYT" },
      ],
    });
    await world.hub.settled();
    const references = (frames: { caseChanged: { case: { reference: string } | null } }[]): string[] =>
      frames.map((f) => f.caseChanged.case?.reference ?? "-").toSorted();
    await until("both hear of theirs", () => his.frames.length >= 2 && theirs.frames.length >= 2);
    expect(references(his.frames)).toEqual(["PA-CONSTRUCTION", "PA-ROADS"]);
    expect(references(theirs.frames)).toEqual(["PA-CONSTRUCTION", "PA-HEALTH"]);
    for (const watching of [his, theirs]) await watching.stop();
  });

  test("is not told of a case by asking for its number on a socket", async () => {
    const watching = await world.hub.watch(CASE_CHANGED, { ids: [await idOf(world.hub, "health")] }, "giamdoc.sxd");
    const marker = await world.hub.watch(CASE_CHANGED, {}, headOfHealth);
    world.source.change("health", { stage: "RESOLVED" });
    await world.hub.settled();
    await marker.frame("the owner hears of it", () => true);
    expect(watching.frames).toEqual([]);
    for (const one of [watching, marker]) await one.stop();
  });
});

describe("the IT officer", () => {
  test("sees what a source could not deliver, and why; nobody else does", async () => {
    const source = await sourceOf(world.hub, "nguon");
    expect(source).toMatchObject({
      quarantined: 1,
      unknownWords: 1,
      quarantine: [{ locator: "poison" }],
      wordQueue: [{ list: "stage", word: "trạng thái lạ", records: 1 }],
    });
    for (const who of ["lanhdao", "thanhtra", "giamdoc.sxd", headOfHealth]) {
      const { body } = await world.hub.answer(SOURCES, {}, who);
      expect(JSON.parse(body)).toMatchObject({ data: { sources: [{ quarantined: 1, quarantine: null, wordQueue: null }] } });
      expect(body).not.toContain("trạng thái lạ");
    }
  });

  test("sees numbers move, but no case by any way", async () => {
    const watching = await world.hub.watch(BOARD_CHANGED, {}, "cntt");
    await watching.frame("the board comes", (data) => data.boardChanged.scope.code === "TINH");
    await watching.stop();
    const documents = ["{ cases { edges { node { title } } } }", `{ case(id: "${await idOf(world.hub, "roads")}") { title } }`];
    for (const document of documents) {
      const { body, errors } = await world.hub.answer(asked(document), {}, "cntt");
      expect(errors[0]?.extensions?.code).toBe("FORBIDDEN");
      expect(body).not.toContain("Đường hỏng");
    }
  });
});

test("what a viewer may do is what the hub lets him do", async () => {
  const viewer = asked<{ viewer: { role: string; may: string[]; scope: { code: string } } }>("{ viewer { role may scope { code } } }");
  expect((await world.hub.ask(viewer, {}, "cntt")).viewer).toMatchObject({ role: "IT_OFFICER", scope: { code: "TINH" } });
  expect((await world.hub.ask(viewer, {}, "cntt")).viewer.may).toContain("sourceAdmin");
  expect((await world.hub.ask(viewer, {}, "cntt")).viewer.may).not.toContain("case");
  expect((await world.hub.ask(viewer, {}, "giamdoc.sxd")).viewer).toMatchObject({ role: "UNIT_HEAD", scope: { code: "SXD" } });
  expect((await world.hub.ask(viewer, {}, "giamdoc.sxd")).viewer.may).not.toContain("sourceAdmin");
});
