/** The thread in which documents of several graphs are planned and departments are asked: what they answer slowly, hugely or wrongly costs this thread, never the hub's. */
import { execute, GraphQLError, parse, printSchema, validate } from "graphql";
import type { DocumentNode, ExecutionResult, FormattedExecutionResult, GraphQLSchema } from "graphql";
import { parentPort, workerData } from "node:worker_threads";
import { systemClock } from "../../../platform/now.ts";
import { composed } from "./compose.ts";
import { DepartmentGraph } from "./department-graph.ts";
import type { FromJoiner, JoinedQuestion, JoinOrder, ToJoiner } from "./messages.ts";
import { stitchedSchema } from "./stitched.ts";
import type { Asking } from "./stitched.ts";
import { SubgraphFault } from "./subgraph-fault.ts";
import { usesOf } from "./uses.ts";

const MOST_TOKENS = 2_000;
const MOST_ERRORS = 5;
/** Documents that were parsed and validated, newest last. */
const MOST_KEPT = 500;

const port = parentPort;
if (port === null) throw new Error("this program is a thread of the hub");
const tell = (message: FromJoiner): void => port.postMessage(message);

const { hubSdl, members } = workerData as JoinOrder;
const departments = members.map((member) => new DepartmentGraph(member, () => systemClock.now()));
const names = members.map(({ name }) => name);
const INVALID = { code: "GRAPHQL_VALIDATION_FAILED" };
const known = new Map<string, Known>();
const waiting = new Map<number, (told: unknown) => void>();
let asked = 0;

type Known = { document: DocumentNode; uses: string[] } | { errors: readonly GraphQLError[] };

const joined = composed(hubSdl, members);
if ("problems" in joined) tell({ kind: "refused", problems: joined.problems });
else {
  const schema = stitchedSchema(joined.supergraph, departments);
  port.on("message", (message: ToJoiner) => {
    if (message.kind === "ask") void answered(schema, message.id, message);
    else {
      waiting.get(message.id)?.(message.kind === "hubAnswer" ? message.result : new Set(message.ids));
      waiting.delete(message.id);
    }
  });
  tell({ kind: "ready", supergraph: joined.supergraph, api: printSchema(schema) });
}

async function answered(schema: GraphQLSchema, id: number, question: JoinedQuestion): Promise<void> {
  const standings = () => departments.map((one) => one.standing);
  try {
    const read = readOf(schema, question.query);
    if ("errors" in read) return tell({ kind: "answer", id, result: { errors: read.errors.map((error) => error.toJSON()) }, uses: [], standings: standings() });
    const asking = askingOf(id, question);
    const result = await execute({ schema, document: read.document, contextValue: asking, ...restOf(question) });
    tell({ kind: "answer", id, result: withFaults(result, asking), uses: read.uses, standings: standings() });
  } catch (error) {
    tell({ kind: "trouble", message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    tell({ kind: "answer", id, result: { errors: [{ message: "", extensions: { code: "INTERNAL" } }] }, uses: [], standings: standings() });
  }
}

const restOf = ({ variables, operationName }: JoinedQuestion) => ({ variableValues: variables, operationName });

function readOf(schema: GraphQLSchema, query: string): Known {
  const kept = known.get(query) ?? readAnew(schema, query);
  known.delete(query);
  known.set(query, kept);
  if (known.size > MOST_KEPT) known.delete(known.keys().next().value ?? "");
  return kept;
}

function readAnew(schema: GraphQLSchema, query: string): Known {
  const document = parse(query, { maxTokens: MOST_TOKENS });
  const errors = validate(schema, document, undefined, { maxErrors: MOST_ERRORS });
  if (errors.length > 0) return { errors: errors.map(({ message, nodes = null }) => new GraphQLError(message, { nodes, extensions: INVALID })) };
  return { document, uses: usesOf(schema, document, names) };
}

function askingOf(of: number, { passes }: JoinedQuestion): Asking {
  const askMain = <Told>(message: (id: number) => FromJoiner): Promise<Told> =>
    new Promise((resolve) => {
      asked += 1;
      waiting.set(asked, resolve as (told: unknown) => void);
      tell(message(asked));
    });
  return {
    passes,
    faults: new Map(),
    askHub: (query, variables) => askMain<FormattedExecutionResult>((id) => ({ kind: "askHub", id, of, query, variables })),
    mayLeave: (ids) => askMain<ReadonlySet<string>>((id) => ({ kind: "askLeave", id, of, ids })),
  };
}

/** The hub's errors as they are, one error a department that failed, and nothing of how the graphs are joined. */
function withFaults({ data, errors = [] }: ExecutionResult, { faults }: Asking): FormattedExecutionResult {
  const own = errors.filter((error) => !(error.originalError instanceof SubgraphFault)).map((error) => shown(error));
  const all = [...own, ...[...faults.values()].map((fault) => fault.shown().toJSON())];
  return { data: data ?? null, ...(all.length === 0 ? {} : { errors: all }) };
}

function shown(error: GraphQLError): { message: string; path?: readonly (string | number)[]; extensions: Record<string, unknown> } {
  const { code, id } = error.extensions;
  if (typeof code !== "string") tell({ kind: "trouble", message: error.stack ?? error.message });
  const told = typeof code === "string" ? { message: error.message, extensions: { code, ...(id === undefined ? {} : { id }) } } : UNTOLD;
  return error.path === undefined ? told : { ...told, path: error.path };
}

const UNTOLD = { message: "Hệ thống gặp lỗi.", extensions: { code: "INTERNAL" } };
