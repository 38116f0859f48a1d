import { setTimeout as pause } from "node:timers/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { RunningSubgraph, startSubgraphs as start, SubgraphName } from "../../departments/subgraphs/index.ts";
import { signIn } from "../hub-process.ts";
import { ask } from "./questions.ts";

/** What befalls a graph. */
export const FAULTS = ["killed", "hung", "huge", "wrong"] as const;
export type Fault = (typeof FAULTS)[number];

const MODES = { hung: "hang", huge: "huge", wrong: "wrong_types" } as const;
const RUN_BY: Readonly<Record<SubgraphName, string>> = { sxd: "SXD", xaAnPhu: "X-ANPHU" };
export const GRAPHS = ["sxd", "xaAnPhu"] as const satisfies readonly SubgraphName[];
const WELL_WITHIN_MS = 60_000;

const ADD = `mutation ($input: DepartmentGraphInput!) { addDepartmentGraph(input: $input) { __typename ... on GraphRefused { stage message } } }`;

/** Two departments' graphs, each a process of its own, joined to a hub. */
export class JoinedGraphs {
  readonly #hubUrl: string;
  readonly #startSubgraphs: typeof start;
  readonly #running = new Map<SubgraphName, RunningSubgraph>();

  private constructor(hubUrl: string, startSubgraphs: typeof start) {
    [this.#hubUrl, this.#startSubgraphs] = [hubUrl, startSubgraphs];
  }

  /** @param checkout where the graphs' programs stand: they are no part of the bundle @throws one does not start, or is not joined */
  static async start(checkout: string, hubUrl: string): Promise<JoinedGraphs> {
    const place = pathToFileURL(join(checkout, "test", "departments", "subgraphs", "index.ts")).href;
    const { startSubgraphs } = (await import(place)) as { startSubgraphs: typeof start };
    const graphs = new JoinedGraphs(hubUrl, startSubgraphs);
    try {
      for (const graph of await startSubgraphs({ hubKeys: `${hubUrl}/graph/keys`, withParent: true })) graphs.#running.set(graph.name, graph);
      const cookie = await signIn(hubUrl, { username: "cntt", password: "mau-cntt" });
      for (const { name, url } of graphs.#running.values()) {
        const answer = await ask(hubUrl, cookie, ADD, { input: { name, url, owner: RUN_BY[name] } });
        const joined = answer.data?.["addDepartmentGraph"] as { __typename: string } | undefined;
        if (joined?.__typename !== "DepartmentGraphs") throw new Error(`${name} was not joined: ${JSON.stringify(answer)}`);
      }
    } catch (error) {
      await graphs.stop();
      throw error;
    }
    return graphs;
  }

  async strike(name: SubgraphName, fault: Fault): Promise<void> {
    if (fault === "killed") await this.#one(name).kill();
    else await this.#one(name).control("fault", { mode: MODES[fault] });
  }

  /** Undoes what befell it. @param isWell whether the hub is answered by it again */
  async mend(name: SubgraphName, fault: Fault, isWell: () => Promise<boolean>): Promise<void> {
    if (fault === "killed") {
      const order = { only: [name], ports: { [name]: this.#one(name).port }, hubKeys: `${this.#hubUrl}/graph/keys`, withParent: true };
      for (const graph of await this.#startSubgraphs(order)) this.#running.set(name, graph);
    } else await this.#one(name).control("fault", { mode: "none" });
    for (const until = performance.now() + WELL_WITHIN_MS; !(await isWell()); await pause(100))
      if (performance.now() > until) throw new Error(`the hub is not answered by ${name} again`);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#running.values()].map((graph) => graph.stop()));
  }

  #one(name: SubgraphName): RunningSubgraph {
    const graph = this.#running.get(name);
    if (graph === undefined) throw new Error(`no graph ${name}`);
    return graph;
  }
}
