import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSubgraphs } from "../departments/subgraphs/index.ts";
import type { RunningSubgraph } from "../departments/subgraphs/index.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { asked } from "../hub.ts";
import { until } from "./kit/until.ts";

interface Problem {
  at: string;
  message: string;
}
interface Refused {
  __typename: "GraphRefused";
  stage: string;
  message: string;
  problems: Problem[];
}
type Joined = { __typename: "DepartmentGraphs"; generation: number } | Refused;

const ADD = asked<{ addDepartmentGraph: Joined }>(
  `mutation ($input: DepartmentGraphInput!) { addDepartmentGraph(input: $input) { __typename ... on DepartmentGraphs { generation } ... on GraphRefused { stage message problems { at message } } } }`,
);
const REMOVE = asked<{ removeDepartmentGraph: Joined }>(
  `mutation ($input: RemoveDepartmentGraphInput!) { removeDepartmentGraph(input: $input) { __typename ... on DepartmentGraphs { generation } ... on GraphRefused { stage message problems { at message } } } }`,
);
const GRAPHS = asked<{
  departmentGraphs: { generation: number; graphs: { name: string; standing: string; fields: string[] }[]; attempts: { graph: string; stage: string | null }[] };
}>(`{ departmentGraphs { generation graphs { name standing fields } attempts { graph stage } } }`);
const ROADS = asked<{
  cases: {
    edges: {
      node: { id: string; reference: string; title: string; sxdRoadSegment: { name: string; toKm: number } | null; sxdLicence: { status: string } | null };
    }[];
  };
}>(`{ cases(first: 100) { edges { node { id reference title sxdRoadSegment { name toKm } sxdLicence { status } } } } }`);
const HUB_ONLY = asked<{ cases: { edges: { node: { id: string; reference: string; title: string } }[] } }>(
  `{ cases(first: 100) { edges { node { id reference title } } } }`,
);
const CHANGED = asked<{ boardChanged: { open: number } }>(`subscription { boardChanged { open } }`);

let world: World;
let graphs: RunningSubgraph[];
const graph = (name: string): RunningSubgraph => graphs.find((one) => one.name === name) ?? fail(name);
function fail(name: string): never {
  throw new Error(`no graph ${name}`);
}
const fault = (name: string, mode: object): Promise<unknown> => graph(name).control("fault", mode);
const add = (name: string, url: string, unit: string, as = "cntt"): Promise<Joined> =>
  world.hub.ask(ADD, { input: { name, url, owner: unit } }, as).then((answer) => answer.addDepartmentGraph);

beforeAll(async () => {
  graphs = await startSubgraphs({ withParent: true });
  const many = Array.from({ length: 24 }, (_none, place) => aCase({ id: `A-${place}` }));
  world = await aProvince({ kept: true }).with(...many, aCase({ id: "KIN-1", confidential: ["content"] }));
}, 120_000);
afterAll(async () => {
  await world?.leave();
  await Promise.all((graphs ?? []).map((one) => one.stop()));
});

describe("departments' own graphs", () => {
  test("are refused to whoever does not keep sources", async () => {
    const { errors } = await world.hub.answer(ADD, { input: { name: "sxd", url: graph("sxd").url, owner: "SXD" } }, "lanhdao");
    expect(errors[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  test("join while the hub runs, and their fields are there beside the hub's", async () => {
    expect(await add("sxd", graph("sxd").url, "SXD")).toEqual({ __typename: "DepartmentGraphs", generation: 1 });
    expect(await add("xaAnPhu", graph("xaAnPhu").url, "X-ANPHU")).toEqual({ __typename: "DepartmentGraphs", generation: 2 });
    const { cases } = await world.hub.ask(ROADS, {}, "giamdoc.sxd");
    const plain = await world.hub.ask(HUB_ONLY, {}, "giamdoc.sxd");
    expect(cases.edges.map(({ node: { id, reference, title } }) => ({ id, reference, title }))).toEqual(plain.cases.edges.map(({ node }) => node));
    expect(cases.edges.some(({ node }) => node.sxdRoadSegment !== null)).toBe(true);
    expect(cases.edges.some(({ node }) => node.sxdRoadSegment === null)).toBe(true);
  });

  test("hear nothing of a case but its key, and nothing at all of one whose content is confidential", async () => {
    await graph("sxd").control("forget", {});
    await world.hub.ask(ROADS, {}, "giamdoc.sxd");
    const { last } = await graph("sxd").control<{ last: { variables: { representations: object[] }; claims: object }[] }>("asked");
    expect(last).toHaveLength(1); // 25 cases are one question
    expect(last[0]?.variables.representations).toHaveLength(24);
    expect(new Set(last[0]?.variables.representations.flatMap((one) => Object.keys(one)))).toEqual(new Set(["__typename", "id", "reference"]));
    expect(Object.keys(last[0]?.claims ?? {}).toSorted()).toEqual(["aud", "exp", "iat", "iss", "jti", "purpose", "role", "scope"]);
    expect(last[0]?.claims).toMatchObject({ aud: "sxd", iss: "dau-moi", purpose: "read", role: "UNIT_HEAD", scope: ["SXD"] });
  });

  test("are asked for nobody who reads no cases", async () => {
    await graph("sxd").control("forget", {});
    const { errors } = await world.hub.answer(asked(`{ sxdRoadSegments { code } }`), {}, "cntt");
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(["FORBIDDEN"]);
    expect((await world.hub.answer(asked(`{ sxdRoadSegments { code } }`), {}, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect((await graph("sxd").control<{ requests: number }>("asked")).requests).toBe(0);
  });

  test("answer over a socket as over HTTP", async () => {
    const watching = await world.hub.watch<{ sxdRoadSegments: { code: string }[] }>(asked(`{ sxdRoadSegments(first: 3) { code } }`), {}, "giamdoc.sxd");
    const { sxdRoadSegments } = await watching.frame("the answer", () => true);
    expect(sxdRoadSegments).toHaveLength(3);
    await watching.stop();
  });

  const FAULTS: readonly [mode: object, code: string][] = [
    [{ mode: "fail" }, "SUBGRAPH_UNREACHABLE"],
    [{ mode: "reset" }, "SUBGRAPH_UNREACHABLE"],
    [{ mode: "html" }, "SUBGRAPH_WRONG_ANSWER"],
    [{ mode: "garbage" }, "SUBGRAPH_WRONG_ANSWER"],
    [{ mode: "redirect" }, "SUBGRAPH_WRONG_ANSWER"],
    [{ mode: "gzip_bomb" }, "SUBGRAPH_WRONG_ANSWER"],
    [{ mode: "wrong_types" }, "SUBGRAPH_WRONG_ANSWER"],
    [{ mode: "null_required" }, "SUBGRAPH_WRONG_ANSWER"],
    [{ mode: "foreign_types" }, "SUBGRAPH_WRONG_ANSWER"],
    [{ mode: "too_few" }, "SUBGRAPH_WRONG_ANSWER"],
    [{ mode: "too_many" }, "SUBGRAPH_WRONG_ANSWER"],
    [{ mode: "deep" }, "SUBGRAPH_WRONG_ANSWER"],
    [{ mode: "huge" }, "SUBGRAPH_TOO_LARGE"],
    [{ mode: "many_errors" }, "SUBGRAPH_REFUSED"],
    [{ mode: "unauthorized" }, "SUBGRAPH_REFUSED"],
    [{ mode: "hang" }, "SUBGRAPH_TIMEOUT"],
    [{ mode: "trickle" }, "SUBGRAPH_TIMEOUT"],
    [{ mode: "slow", ms: 4_000 }, "SUBGRAPH_TIMEOUT"],
  ];
  test.each(FAULTS)("that answer with %o cost their own fields and one error", async (mode, code) => {
    await fault("sxd", { ...mode, times: 1 });
    const { data, errors, body } = await world.hub.answer(ROADS, {}, "giamdoc.sxd");
    const plain = await world.hub.ask(HUB_ONLY, {}, "giamdoc.sxd");
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toEqual({ code, subgraph: "sxd" });
    expect(data?.cases.edges.map(({ node: { id, reference, title } }) => ({ id, reference, title }))).toEqual(plain.cases.edges.map(({ node }) => node));
    expect(body).not.toMatch(/mat_khau|stacktrace|representations|_entities|127\.0\.0\.1/);
    await fault("sxd", { mode: "none" });
    expect((await world.hub.answer(ROADS, {}, "giamdoc.sxd")).errors).toEqual([]); // and the next question is answered
  });

  test("that keep failing are left alone for a while, and asked again after it", async () => {
    await fault("sxd", { mode: "fail" });
    for (let time = 0; time < 5; time += 1) await world.hub.answer(ROADS, {}, "giamdoc.sxd");
    await graph("sxd").control("forget", {});
    const { errors } = await world.hub.answer(ROADS, {}, "giamdoc.sxd");
    expect(errors[0]?.extensions).toMatchObject({ code: "SUBGRAPH_RESTING" });
    expect((await graph("sxd").control<{ requests: number }>("asked")).requests).toBe(0);
    expect((await world.hub.ask(GRAPHS, {}, "cntt")).departmentGraphs.graphs.find(({ name }) => name === "sxd")?.standing).toBe("RESTS");
    await fault("sxd", { mode: "none" });
    await until("it is asked again", async () => (await world.hub.answer(ROADS, {}, "giamdoc.sxd")).errors.length === 0, 20_000);
  });

  test("change nothing when their new schema is refused, and the refusal says where and what", async () => {
    const before = (await world.hub.ask(GRAPHS, {}, "cntt")).departmentGraphs.generation;
    const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])`;
    const tries: [sdl: string, stage: string, at: string][] = [
      ["type Query {", "LINT", "line 1, column 13"],
      [`${link} type Case @key(fields: "id") { id: ID! sxdNote: String! }`, "LINT", "Case.sxdNote"],
      [`${link} type Case @key(fields: "id") { id: ID! title: String }`, "LINT", "Case.title"],
      [`${link} type Case @key(fields: "id title") { id: ID! title: String! sxdX: Int }`, "LINT", "Case @key"],
      [`${link} type Query { board: Int }`, "LINT", "Query.board"],
      [`${link} type Query { sxdOne: Board } type Board { open: Int }`, "LINT", "Board"],
      [`${link} type Query { sxdOne: Int } type Mutation { sxdDo: Int }`, "LINT", "Mutation"],
      [`${link} type Case @key(fields: "id") { id: Int! sxdX: Int }`, "COMPOSE", "FIELD_TYPE_MISMATCH"],
      [`${link} type Query { sxdRoadSegments: Int } type Case @key(fields: "id") { id: ID! sxdLicence: Int }`, "BREAKING", "Case.sxdLicence"],
    ];
    for (const [sdl, stage, at] of tries) {
      await graph("sxd").control("sdl", { sdl });
      const refused = (await add("sxd", graph("sxd").url, "SXD")) as Refused;
      expect({ stage: refused.stage, at: refused.problems.map((one) => one.at) }).toEqual({ stage, at: expect.arrayContaining([at]) });
    }
    await graph("sxd").control("sdl", { sdl: null });
    expect((await world.hub.ask(GRAPHS, {}, "cntt")).departmentGraphs.generation).toBe(before);
    expect((await world.hub.answer(ROADS, {}, "giamdoc.sxd")).errors).toEqual([]);
  });

  test("are fetched from no address that nobody allowed", async () => {
    for (const url of [
      "http://169.254.169.254/graphql",
      "http://example.org/graphql",
      "https://example.org/graphql",
      "file:///etc/passwd",
      "http://u:p@127.0.0.1:1/",
    ])
      expect(await add("sxd", url, "SXD")).toMatchObject({ __typename: "GraphRefused", stage: "ADDRESS" });
    await fault("sxd", { mode: "redirect", times: 1 });
    expect(await add("sxd", graph("sxd").url, "SXD")).toMatchObject({ stage: "FETCH" });
    await fault("sxd", { mode: "huge", times: 1 });
    expect(await add("sxd", graph("sxd").url, "SXD")).toMatchObject({ stage: "FETCH", problems: [{ at: "SUBGRAPH_TOO_LARGE" }] });
    await fault("sxd", { mode: "html", after: 1, times: 1 });
    expect(await add("sxd", graph("sxd").url, "SXD")).toMatchObject({ stage: "PROBE" });
  });

  test("are not taken out while their fields are in use", async () => {
    const refused = (await world.hub.ask(REMOVE, { input: { name: "sxd" } }, "cntt")).removeDepartmentGraph as Refused;
    expect(refused).toMatchObject({ __typename: "GraphRefused", stage: "BREAKING" });
    expect(refused.problems.map(({ at }) => at)).toContain("Case.sxdRoadSegment");
  });

  test("that vanish, return or change drop no subscription of the hub's", async () => {
    const watching = await world.hub.watch(CHANGED, {}, "giamdoc.sxd");
    await watching.frame("the first board", () => true);
    await graph("xaAnPhu").kill();
    await world.hub.ask(REMOVE, { input: { name: "xaAnPhu" } }, "cntt");
    expect(await add("sxd", graph("sxd").url, "SXD")).toMatchObject({ __typename: "DepartmentGraphs" });
    world.source.put(aCase({ id: "NEW-1" }));
    await world.hub.settled();
    const open = (await world.hub.ask(asked<{ board: { open: number } }>(`{ board { open } }`), {}, "giamdoc.sxd")).board.open;
    await watching.frame("the board with the new case", (data) => data.boardChanged.open === open);
    expect({ closed: watching.closed, errors: watching.errors }).toEqual({ closed: null, errors: [] });
    await watching.stop();
  });

  test("are joined again after a restart, and nothing of the registration is lost", async () => {
    const before = (await world.hub.ask(GRAPHS, {}, "cntt")).departmentGraphs;
    const hub = await world.restarted();
    await until("the graph is joined again", async () => (await hub.answer(ROADS, {}, "giamdoc.sxd")).errors.length === 0, 20_000);
    const after = (await hub.ask(GRAPHS, {}, "cntt")).departmentGraphs;
    expect({ generation: after.generation, names: after.graphs.map(({ name }) => name) }).toEqual({ generation: before.generation, names: ["sxd"] });
    expect(after.graphs[0]?.fields).toEqual(["Case.sxdLicence", "Case.sxdRoadSegment", "Query.sxdRoadSegment", "Query.sxdRoadSegments"]);
  });
});
