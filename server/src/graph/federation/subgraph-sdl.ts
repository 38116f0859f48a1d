import { Kind, lexicographicSortSchema, parse, print, printSchema, visit } from "graphql";
import type { ConstDirectiveNode, DefinitionNode, GraphQLSchema } from "graphql";
import { ENTITY_KEYS } from "./entity-keys.ts";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])`;
/** What only federation's own machinery asks for. */
const MACHINERY = new Set(["_entities", "_service", "_Any", "_Entity", "_Service"]);

const printed = new WeakMap<GraphQLSchema, string>();

/** The hub's schema as a subgraph of Federation v2: its entities with their keys, without the fields that graphs join by. */
export function hubSubgraphSdl(schema: GraphQLSchema): string {
  const kept = printed.get(schema) ?? subgraphSdl(schema);
  printed.set(schema, kept);
  return kept;
}

function subgraphSdl(schema: GraphQLSchema): string {
  const document = visit(parse(printSchema(lexicographicSortSchema(schema)), { noLocation: true }), {
    FieldDefinition: (node) => (MACHINERY.has(node.name.value) ? null : undefined),
    ObjectTypeDefinition: (node) => ({ ...node, directives: keysOf(node.name.value) }),
  });
  const own = document.definitions.filter((definition) => !MACHINERY.has(nameOf(definition)));
  return `${LINK}\n\n${print({ ...document, definitions: own })}\n`;
}

const nameOf = (definition: DefinitionNode): string => ("name" in definition ? (definition.name?.value ?? "") : "");

/** The hub finds an entity by its first key alone; the others may be said beside it. */
function keysOf(type: string): ConstDirectiveNode[] {
  const [own = "", ...beside] = ENTITY_KEYS[type] ?? [];
  return own === "" ? [] : [own, ...beside.map((key) => `${own} ${key}`)].map(keyDirective);
}

function keyDirective(fields: string): ConstDirectiveNode {
  const value = { kind: Kind.STRING, value: fields } as const;
  const argument = { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: "fields" }, value } as const;
  return { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: "key" }, arguments: [argument] };
}
