import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSubgraphs } from "../departments/subgraphs/index.ts";
import type { RunningSubgraph } from "../departments/subgraphs/index.ts";
import { asked, startHub } from "../hub.ts";
import type { Answer, TestHub } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { until } from "./kit/until.ts";

type Joined = { __typename: "DepartmentGraphs"; generation: number } | { __typename: "GraphRefused"; stage: string; message: string };
interface Roads {
  cases: { edges: { node: { id: string; title: string; sxdRoadSegment: { name: string } | null } }[] };
}

const ADD = asked<{ addDepartmentGraph: Joined }>(
  `mutation ($input: DepartmentGraphInput!) { addDepartmentGraph(input: $input) { __typename ... on DepartmentGraphs { generation } ... on GraphRefused { stage message } } }`,
);
const REMOVE = asked<{ removeDepartmentGraph: Joined }>(
  `mutation ($input: RemoveDepartmentGraphInput!) { removeDepartmentGraph(input: $input) { __typename ... on DepartmentGraphs { generation } ... on GraphRefused { stage message } } }`,
);
const GENERATION = asked<{ departmentGraphs: { generation: number; graphs: { name: string }[] } }>(`{ departmentGraphs { generation graphs { name } } }`);
const ROADS = asked<Roads>(`{ cases(first: 100) { edges { node { id title sxdRoadSegment { name } } } } }`);
const HUB_ONLY = asked<{ cases: { edges: { node: { id: string; title: string } }[] } }>(`{ cases(first: 100) { edges { node { id title } } } }`);
const BOARD = asked<{ boardChanged: { open: number } }>(`subscription { boardChanged { open } }`);
const CASES = asked<{ caseChanged: { case: { id: string } | null } }>(`subscription { caseChanged { case { id } } }`);

const MOST_AT_ONCE = 8;
const MOST_WAITING = 64;

let world: World;
let graphs: RunningSubgraph[];
const graph = (name: string): RunningSubgraph => graphs.find((one) => one.name === name) as RunningSubgraph;
const add = (name: string, unit: string, hub: TestHub = world.hub): Promise<Joined> =>
  hub.ask(ADD, { input: { name, url: graph(name).url, owner: unit } }, "cntt").then((answer) => answer.addDepartmentGraph);
const codeOf = ({ errors }: Answer<Roads>): string => String(errors[0]?.extensions?.["code"]);
const requestsAt = async (name: string): Promise<number> => (await graph(name).control<{ requests: number }>("asked")).requests;

beforeAll(async () => {
  graphs = await startSubgraphs({ withParent: true });
  world = await aProvince({ kept: true }).with(...Array.from({ length: 12 }, (_none, place) => aCase({ id: `A-${place}`, lead: "SXD" })));
  await add("sxd", "SXD");
}, 120_000);
afterAll(async () => {
  await world?.leave();
  await Promise.all((graphs ?? []).map((one) => one.stop()));
});

describe("the joined graph, while people work", () => {
  test("goes through twenty generations without dropping a subscription or failing a question", async () => {
    const { hub } = world;
    const [boards, cases] = [await hub.watch(BOARD, {}, "giamdoc.sxd"), await hub.watch(CASES, {}, "giamdoc.sxd")];
    await boards.frame("the first board", () => true);
    const before = (await hub.ask(GENERATION, {}, "cntt")).departmentGraphs.generation;
    const [answers, through]: [Answer<Roads>[], AbortController] = [[], new AbortController()];
    const asking = (async () => {
      while (!through.signal.aborted) answers.push(await hub.answer(ROADS, {}, "giamdoc.sxd"));
    })();
    for (let time = 0; time < 10; time += 1) {
      expect(await add("xaAnPhu", "X-ANPHU")).toMatchObject({ __typename: "DepartmentGraphs" });
      const { removeDepartmentGraph: removed } = await hub.ask(REMOVE, { input: { name: "xaAnPhu" } }, "cntt");
      expect(removed).toMatchObject({ __typename: "DepartmentGraphs" });
    }
    through.abort();
    await asking;
    world.source.put(aCase({ id: "NEW-1", lead: "SXD" }));
    await hub.settled();
    await boards.frame("the board with the new case", (data) => data.boardChanged.open === 13);
    await cases.frame("the new case", () => true);
    expect((await hub.ask(GENERATION, {}, "cntt")).departmentGraphs.generation - before).toBe(20);
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(answers.every(({ data }) => data?.cases.edges.some(({ node }) => node.sxdRoadSegment !== null))).toBe(true);
    for (const watching of [boards, cases]) {
      expect({ closed: watching.closed, errors: watching.errors }).toEqual({ closed: null, errors: [] });
      await watching.stop();
    }
  }, 120_000);

  test("is the same at a second hub process, which follows what the first one joins and takes out", async () => {
    const second = await startHub({ clock: world.clock, database: world.hub.database });
    try {
      const names = async (): Promise<string> => (await second.ask(GENERATION, {}, "cntt")).departmentGraphs.graphs.map(({ name }) => name).join();
      await until("the second has joined it", async () => (await second.answer(ROADS, {}, "giamdoc.sxd")).errors.length === 0, 20_000);
      await add("xaAnPhu", "X-ANPHU");
      await until("the second follows", async () => (await names()) === "sxd,xaAnPhu", 20_000);
      await second.ask(REMOVE, { input: { name: "xaAnPhu" } }, "cntt");
      await until("the first follows", async () => (await world.hub.ask(GENERATION, {}, "cntt")).departmentGraphs.graphs.length === 1, 20_000);
      expect((await world.hub.answer(ROADS, {}, "giamdoc.sxd")).errors).toEqual([]);
    } finally {
      await second.close();
    }
  }, 60_000);

  test("asks a department eight questions at a time; one that is killed in the middle of them costs its own fields and nothing else", async () => {
    const { hub } = world;
    const plain = await hub.ask(HUB_ONLY, {}, "giamdoc.sxd");
    await graph("sxd").control("forget", {});
    await graph("sxd").control("fault", { mode: "hang" });
    const turnedAway: string[] = [];
    const asking = Array.from({ length: MOST_AT_ONCE + MOST_WAITING + 8 }, async () => {
      const answer = await hub.answer(ROADS, {}, "giamdoc.sxd");
      if (codeOf(answer) === "SUBGRAPH_BUSY") turnedAway.push(codeOf(answer));
      return answer;
    });
    await until("it is asked", async () => (await requestsAt("sxd")) >= MOST_AT_ONCE);
    expect(await requestsAt("sxd")).toBe(MOST_AT_ONCE);
    await until("the hub has turned away whoever came when enough waited", () => turnedAway.length > 0);
    expect(await hub.ask(HUB_ONLY, {}, "giamdoc.sxd")).toEqual(plain); // whoever asks the hub alone is not kept waiting by them
    await graph("sxd").kill();
    const answers = await Promise.all(asking);
    expect(answers.map(({ errors }) => errors.length)).toEqual(answers.map(() => 1));
    const codes = new Set(answers.map(codeOf));
    expect([...codes]).toEqual(expect.arrayContaining(["SUBGRAPH_BUSY", "SUBGRAPH_UNREACHABLE"]));
    for (const code of codes) expect(code).toMatch(/^SUBGRAPH_(BUSY|RESTING|TIMEOUT|UNREACHABLE)$/);
    for (const { data } of answers)
      expect(data?.cases.edges.map(({ node: { id, title, sxdRoadSegment } }) => ({ node: { id, title }, sxdRoadSegment }))).toEqual(
        plain.cases.edges.map((edge) => ({ ...edge, sxdRoadSegment: null })),
      );
  }, 60_000);
});
