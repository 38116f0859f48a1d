import { print } from "graphql";
import type { DocumentNode, GraphQLSchema } from "graphql";
import type { Agent } from "undici";
import { Breaker } from "./breaker.ts";
import { checkedAnswer, nothingOf } from "./checked-answer.ts";
import { memberSchema } from "./member-schema.ts";
import type { Member, MemberStanding } from "./messages.ts";
import { SubgraphFault } from "./subgraph-fault.ts";
import { Turnstile } from "../../../platform/turnstile.ts";
import { agentFor, postGraph } from "./post-graph.ts";

const MOST_AT_ONCE = 8;
const MOST_WAITING = 64;

/** A part of somebody's question that a department answers. */
export interface Part {
  document: DocumentNode;
  variables: Readonly<Record<string, unknown>>;
}

/** A department's graph as the hub asks it: bounded in time, size and number, left alone while it keeps failing, its answers held against its own schema. */
export class DepartmentGraph {
  readonly name: string;
  readonly #url: string;
  readonly #schema: GraphQLSchema;
  readonly #agent: Agent;
  readonly #breaker: Breaker;
  readonly #turnstile = new Turnstile(MOST_AT_ONCE, MOST_WAITING);
  #lastFault: string | null = null;
  #asked = 0;
  #failed = 0;

  /** @param now milliseconds */
  constructor({ name, url, sdl }: Member, now: () => number) {
    this.name = name;
    this.#url = url;
    this.#schema = memberSchema(sdl);
    this.#agent = agentFor();
    this.#breaker = new Breaker(now);
  }

  get standing(): MemberStanding {
    return { name: this.name, lastFault: this.#lastFault, resting: this.#breaker.resting, asked: this.#asked, failed: this.#failed };
  }

  /** @param pass the viewer's signed scope @returns what may be used of the answer, and the fault if there was one */
  async answer(part: Part, pass: string): Promise<{ data: Record<string, unknown>; fault: SubgraphFault | null }> {
    try {
      return await this.#within(part, pass);
    } catch (error) {
      const fault = error instanceof SubgraphFault ? error : new SubgraphFault(this.name, "SUBGRAPH_UNREACHABLE", String(error));
      return { data: nothingOf(part.document, part.variables), fault };
    }
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }

  async #within(part: Part, pass: string): Promise<{ data: Record<string, unknown>; fault: SubgraphFault | null }> {
    if (!(await this.#turnstile.enter())) throw new SubgraphFault(this.name, "SUBGRAPH_BUSY", "too many questions wait");
    try {
      if (!this.#breaker.mayAsk()) throw new SubgraphFault(this.name, "SUBGRAPH_RESTING", "it is left alone after its last faults");
      return await this.#counted(part, pass);
    } finally {
      this.#turnstile.leave();
    }
  }

  async #counted({ document, variables }: Part, pass: string): Promise<{ data: Record<string, unknown>; fault: SubgraphFault | null }> {
    this.#asked += 1;
    try {
      const body = await postGraph(this.name, { url: this.#url, agent: this.#agent, pass }, { query: print(document), variables });
      const refusal = refusalIn(this.name, body);
      const { data, wrong } = await checkedAnswer(this.#schema, { document, variables }, body);
      const fault = wrong === null || refusal !== null ? refusal : new SubgraphFault(this.name, "SUBGRAPH_WRONG_ANSWER", wrong);
      this.#noted(fault);
      return { data, fault };
    } catch (error) {
      this.#noted(error instanceof SubgraphFault ? error : new SubgraphFault(this.name, "SUBGRAPH_WRONG_ANSWER", String(error)));
      throw error;
    }
  }

  /** An answer with errors beside its data is an answer: the graph is there. */
  #noted(fault: SubgraphFault | null): void {
    if (fault === null || fault.code === "SUBGRAPH_REFUSED") this.#breaker.answered();
    else this.#breaker.failed();
    if (fault !== null) this.#failed += 1;
    this.#lastFault = fault === null ? null : `${fault.code}: ${fault.detail}`.slice(0, 300);
  }
}

/** Its own errors are not told on: they may hold what nobody should read. */
function refusalIn(name: string, body: unknown): SubgraphFault | null {
  const errors = typeof body === "object" && body !== null && "errors" in body ? body.errors : undefined;
  return Array.isArray(errors) && errors.length > 0 ? new SubgraphFault(name, "SUBGRAPH_REFUSED", `${errors.length} errors in its answer`) : null;
}
