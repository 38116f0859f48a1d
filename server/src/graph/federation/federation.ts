import { parse } from "graphql";
import type { FormattedExecutionResult, GraphQLError, GraphQLFormattedError, GraphQLSchema, ValidationRule } from "graphql";
import { accessError, allowed } from "../../access/index.ts";
import type { AccessContext, Vault } from "../../access/index.ts";
import type { AuditActor } from "../../audit/index.ts";
import type { CaseContext } from "../../case/index.ts";
import type { Database } from "../../platform/database.ts";
import type { Log } from "../../platform/log.ts";
import type { Clock } from "../../platform/now.ts";
import type { Admission } from "../admission.ts";
import { GenerationInForce } from "./generation.ts";
import type { HeldGraph } from "./generation.ts";
import { HubPart } from "./hub-part.ts";
import type { JoinedQuestion } from "./joined/messages.ts";
import { Passes, scopeShown } from "./passes.ts";
import { addGraph, checkGraph, removeGraph } from "./register.ts";
import type { GraphChange, GraphMeant, NotJoined, RegisteringHub } from "./register.ts";
import { currentGeneration, membersOf, noteUses } from "./registry.queries.ts";
import { Router } from "./router.ts";
import { hubSubgraphSdl } from "./subgraph-sdl.ts";

/** The hub as the joined graph leans on it. */
export interface FederatingHub {
  database: Database;
  vault: Vault;
  clock: Clock;
  log: Log;
  /** host:port that graphs may be asked at */
  graphHosts: readonly string[];
  documentRules: readonly ValidationRule[];
  shownError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
}

/** What of a request the joined graph asks for; the hub's own part is answered with all of it. */
export type AskerContext = AccessContext & CaseContext;

/** A document as a client sends it. */
export type AskedDocument = Pick<JoinedQuestion, "query" | "variables" | "operationName">;

/** The departments' own graphs, joined with the hub's: which documents need them, what they answer, and who joins. */
export class Federation {
  readonly schema: GraphQLSchema;
  readonly passes: Passes;
  readonly #hub: FederatingHub;
  readonly #router: Router;
  readonly #hubPart: HubPart;
  readonly #inForce: GenerationInForce;
  readonly #uses = new Set<string>();

  constructor(hub: FederatingHub, schema: GraphQLSchema) {
    this.#hub = hub;
    this.schema = schema;
    this.passes = new Passes(hub.vault, () => hub.clock.now());
    this.#router = new Router(schema, hub.documentRules);
    this.#hubPart = new HubPart(schema, hub);
    this.#inForce = new GenerationInForce({ ...hub, hubSdl: () => hubSubgraphSdl(schema), onLook: () => this.#keepUses() });
  }

  /** Joins what is registered, and from then on follows what other programs of this hub register. */
  start(): Promise<void> {
    return this.#inForce.follow();
  }

  /** host:port that graphs may be asked at. */
  get hosts(): readonly string[] {
    return this.#hub.graphHosts;
  }

  /** What is registered, whether or not this program has joined it yet. */
  registered(): Promise<Pick<HeldGraph, "generation" | "members">> {
    return this.#hub.database.read(async (tx) => {
      const { id } = await currentGeneration(tx);
      return { generation: id, members: await membersOf(tx, id) };
    });
  }

  get held(): HeldGraph {
    return this.#inForce.held;
  }

  /** Whether a document needs departments' graphs; otherwise the hub alone answers it, and nothing here is touched. */
  takes(query: string): boolean {
    return this.#router.needsMore(query, this.#inForce.names);
  }

  /** Answers a document that the hub alone cannot. Never fails: what went wrong is in the answer. */
  async ask(asked: AskedDocument, context: AskerContext & { address: string }, admission: Admission): Promise<FormattedExecutionResult> {
    const { viewer } = context;
    const verdict = allowed(viewer, "departmentFields");
    if (!verdict.ok) {
      const { code } = verdict;
      await context.refusals?.tell({ operation: "departmentFields", code, viewer, address: context.address ?? "-" });
      return { data: null, errors: [accessError(code).toJSON()] };
    }
    const refusal = await admission({ document: parse(asked.query), operationName: asked.operationName, variables: asked.variables ?? {}, ...context });
    if (refusal !== null) return { errors: [shownRefusal(refusal)] };
    const joiner = this.#inForce.held.joiner;
    if (joiner === null || viewer === null) return UNJOINED;
    const scope = scopeShown(viewer);
    const passes = await Promise.all(
      this.#inForce.names.map(async (name) => [name, await this.passes.pass({ audience: name, purpose: "read", ...scope })] as const),
    );
    const { result, uses } = await joiner.ask({ ...asked, passes: Object.fromEntries(passes) }, this.#hubPart.for(context));
    for (const use of uses) this.#uses.add(use);
    return result;
  }

  check(by: AuditActor, meant: GraphMeant): Promise<GraphChange | NotJoined> {
    return checkGraph(this.#registering(), by, meant);
  }

  async add(by: AuditActor, meant: GraphMeant): Promise<NotJoined | null> {
    const made = await addGraph(this.#registering(), by, meant);
    if ("stage" in made) return made;
    this.#inForce.adopt(made);
    return null;
  }

  /** @param reason kept sealed beside the chain's entry; null: none was said */
  async remove(by: AuditActor, name: string, reason: string | null): Promise<NotJoined | null> {
    await this.#keepUses();
    const { vault } = this.#hub;
    const why = reason === null ? null : { texts: { reason }, seal: (plain: Buffer, context: string) => vault.sealMaster(plain, context), caseId: null };
    const made = await removeGraph(this.#registering(), by, name, why);
    if ("stage" in made) return made;
    this.#inForce.adopt(made);
    return null;
  }

  async close(): Promise<void> {
    await this.#keepUses();
    await this.#inForce.close();
  }

  #registering(): RegisteringHub {
    const { database, clock, graphHosts, log } = this.#hub;
    const trouble = (message: string): void => log.warn({ message }, "the joined graph had trouble");
    return { database, clock, graphHosts, passes: this.passes, hubSdl: hubSubgraphSdl(this.schema), trouble };
  }

  async #keepUses(): Promise<void> {
    if (this.#uses.size === 0) return;
    const uses = [...this.#uses];
    this.#uses.clear();
    await this.#hub.database.write((tx) => noteUses(tx, uses, this.#hub.clock.now()));
  }
}

/** Without what it says to HTTP. */
function shownRefusal({ message, extensions }: GraphQLError): GraphQLFormattedError {
  const { http: _http, ...told } = extensions;
  return { message, extensions: told };
}

const UNJOINED: FormattedExecutionResult = {
  data: null,
  errors: [{ message: "Đồ thị chung đang được ghép lại, xin thử lại sau giây lát.", extensions: { code: "JOINED_BUSY" } }],
};
