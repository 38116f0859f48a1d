import { getStitchedSchemaFromSupergraphSdl } from "@graphql-tools/federation";
import { Kind, parse, print } from "graphql";
import type { DocumentNode, ExecutionResult, FormattedExecutionResult, GraphQLSchema } from "graphql";
import { HUB } from "./compose.ts";
import { nothingOf, representationsIn } from "./checked-answer.ts";
import type { DepartmentGraph } from "./department-graph.ts";
import type { SubgraphFault } from "./subgraph-fault.ts";

/** One question while it is being answered. */
export interface Asking {
  /** name of a member → signed scope */
  passes: Readonly<Record<string, string>>;
  /** what went wrong, one a graph */
  faults: Map<string, SubgraphFault>;
  askHub(query: string, variables: Readonly<Record<string, unknown>>): Promise<FormattedExecutionResult>;
  /** which of these cases' keys may be told to a department */
  mayLeave(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

interface Subrequest {
  document: DocumentNode;
  variables?: Record<string, unknown>;
  context?: Asking;
}

/** The hub's graph and the departments' as one schema. Whatever a department does wrong is null in the answer and one fault of the asking. */
export function stitchedSchema(supergraph: string, departments: readonly DepartmentGraph[]): GraphQLSchema {
  const names = graphNames(supergraph);
  return getStitchedSchemaFromSupergraphSdl({
    supergraphSdl: supergraph,
    onSubschemaConfig: (config) => {
      const name = names.get(config.name) ?? config.name;
      const department = departments.find((one) => one.name === name);
      const ask = name === HUB || department === undefined ? hubPart : (part: Subrequest) => departmentPart(department, part);
      config.executor = ((part: Subrequest) => ask(part)) as NonNullable<typeof config.executor>;
    },
  });
}

/** The supergraph's enum value of each graph → its name as registered. */
function graphNames(supergraph: string): Map<string, string> {
  const graphs = parse(supergraph).definitions.find((one) => one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === "join__Graph");
  const values = graphs?.kind === Kind.ENUM_TYPE_DEFINITION ? (graphs.values ?? []) : [];
  return new Map(
    values.map((value) => {
      const name = value.directives?.[0]?.arguments?.find((argument) => argument.name.value === "name")?.value;
      return [value.name.value, name?.kind === Kind.STRING ? name.value : value.name.value];
    }),
  );
}

function hubPart({ document, variables = {}, context }: Subrequest): Promise<ExecutionResult> {
  if (context === undefined) throw new Error("a part of a question belongs to an asking");
  return context.askHub(print(document), variables) as Promise<ExecutionResult>;
}

async function departmentPart(department: DepartmentGraph, { document, variables = {}, context }: Subrequest): Promise<ExecutionResult> {
  if (context === undefined) throw new Error("a part of a question belongs to an asking");
  const shown = await onlyWhatMayLeave(variables, context);
  if (shown.nothingLeft) return { data: nothingOf(document, variables) };
  const { data, fault } = await department.answer({ document, variables: shown.variables }, context.passes[department.name] ?? "");
  if (fault !== null && !context.faults.has(department.name)) context.faults.set(department.name, fault);
  return { data: shown.restored(data) };
}

/** What of a question a department is told, and how its answer fits the question again. */
interface Leaving {
  variables: Record<string, unknown>;
  nothingLeft: boolean;
  restored(data: Record<string, unknown>): Record<string, unknown>;
}

/** Cases whose content their submitters asked to keep confidential are not told of: in their places the answer has null. */
async function onlyWhatMayLeave(variables: Record<string, unknown>, context: Asking): Promise<Leaving> {
  const asked = representationsIn(variables);
  const ids = asked.filter(({ __typename }) => __typename === "Case").map(({ id }) => String(id));
  const free = ids.length === 0 ? new Set<string>() : await context.mayLeave(ids);
  const stays = asked.map(({ __typename, id }) => __typename === "Case" && !free.has(String(id)));
  if (!stays.includes(true)) return { variables, nothingLeft: false, restored: (data) => data };
  const kept = new Set(asked.filter((_one, place) => stays[place] !== true));
  const told = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, Array.isArray(value) ? value.filter((one) => !asked.includes(one) || kept.has(one)) : value]),
  );
  const restored = (list: readonly unknown[]): unknown[] => {
    const answers = list.values();
    return stays.map((stayed) => (stayed ? null : answers.next().value));
  };
  return {
    variables: told,
    nothingLeft: kept.size === 0,
    restored: (data) => Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Array.isArray(value) ? restored(value) : value])),
  };
}
