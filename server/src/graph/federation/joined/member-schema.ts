import { buildASTSchema, Kind, parse, visit } from "graphql";
import type { DefinitionNode, DocumentNode, GraphQLSchema, ObjectTypeDefinitionNode, ObjectTypeExtensionNode } from "graphql";

/** What a library may print of federation's own machinery beside its schema. */
const MACHINERY = /^(_Any|_Entity|_Service|_FieldSet|FieldSet|(federation|link)__.*)$/;
const JOINING_FIELDS = new Set(["_entities", "_service"]);
const OWN_DIRECTIVES = new Set(["deprecated", "specifiedBy"]);

/** A department's SDL as one would write it: extensions of what it does not define are definitions, federation's machinery is gone. @throws {GraphQLError} it cannot be parsed */
export function plainDefinitions(sdl: string): DefinitionNode[] {
  const definitions = parse(sdl).definitions.filter((one) => !("name" in one && MACHINERY.test(one.name?.value ?? "")));
  const others = definitions.filter((one) => !isObject(one));
  const objects = Map.groupBy(definitions.filter(isObject), (one) => one.name.value);
  return [...others, ...[...objects.values()].map(oneObject)];
}

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;

const isObject = (node: DefinitionNode): node is ObjectNode => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;

function oneObject(parts: readonly ObjectNode[]): ObjectTypeDefinitionNode {
  const first = parts.find((part) => part.kind === Kind.OBJECT_TYPE_DEFINITION) ?? parts[0];
  if (first === undefined) throw new Error("a type has at least one part");
  return {
    ...first,
    kind: Kind.OBJECT_TYPE_DEFINITION,
    directives: parts.flatMap((part) => part.directives ?? []),
    interfaces: parts.flatMap((part) => part.interfaces ?? []),
    fields: parts.flatMap((part) => part.fields ?? []).filter((field) => !JOINING_FIELDS.has(field.name.value)),
  };
}

/** A department's graph as its answers are held against: its own types, and `_entities` of those with a key. @throws {Error} it is no schema */
export function memberSchema(sdl: string): GraphQLSchema {
  const definitions = plainDefinitions(sdl);
  const keyed = definitions.filter(isObject).filter((type) => type.directives?.some((directive) => directive.name.value === "key"));
  const own = definitions.filter((one) => one.kind !== Kind.SCHEMA_DEFINITION && one.kind !== Kind.SCHEMA_EXTENSION && one.kind !== Kind.DIRECTIVE_DEFINITION);
  const plain = visit({ kind: Kind.DOCUMENT, definitions: own } as DocumentNode, {
    Directive: (node) => (OWN_DIRECTIVES.has(node.name.value) ? undefined : null),
  });
  const joining = `_entities(representations: [_Any!]!): [_Entity]!`;
  const added = keyed.length === 0 ? "" : `scalar _Any union _Entity = ${keyed.map((type) => type.name.value).join(" | ")} type Query { ${joining} }`;
  const parts = [...plain.definitions, ...(added === "" ? [] : parse(added).definitions)];
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions: withOneQuery(parts) });
}

function withOneQuery(definitions: readonly DefinitionNode[]): DefinitionNode[] {
  const isQuery = (one: DefinitionNode): one is ObjectNode => isObject(one) && one.name.value === "Query";
  const fields = definitions.filter(isQuery).flatMap((part) => part.fields ?? []);
  const query: ObjectTypeDefinitionNode = { kind: Kind.OBJECT_TYPE_DEFINITION, name: { kind: Kind.NAME, value: "Query" }, fields };
  return [...definitions.filter((one) => !isQuery(one)), ...(fields.length === 0 ? [] : [query])];
}
