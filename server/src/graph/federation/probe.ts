import { getNamedType, isCompositeType, isLeafType, isNonNullType, isObjectType, parse } from "graphql";
import type { DocumentNode, GraphQLField, GraphQLObjectType, GraphQLSchema } from "graphql";
import { ENTITY_KEYS } from "./entity-keys.ts";
import { DepartmentGraph } from "./joined/department-graph.ts";
import { memberSchema } from "./joined/member-schema.ts";
import type { GraphProblem, Member } from "./joined/messages.ts";

/** Asks a graph once as it will be asked: for entities that do not exist, and every field it adds to them. @param pass signed for it */
export async function probe(member: Member, pass: string, now: () => number): Promise<GraphProblem[]> {
  const graph = new DepartmentGraph(member, now);
  try {
    const { fault } = await graph.answer(probingPart(memberSchema(member.sdl)), pass);
    return fault === null ? [] : [{ at: fault.code, message: fault.detail }];
  } finally {
    await graph.close();
  }
}

/** Keys of no entity; several, so that a graph which makes up an answer for some is heard. */
const NOBODYS = ["0", "-1", "-2", "-3", "-4", "-5", "-6", "-7"];

function probingPart(schema: GraphQLSchema): { document: DocumentNode; variables: Readonly<Record<string, unknown>> } {
  const entities = Object.keys(ENTITY_KEYS)
    .map((name) => schema.getType(name))
    .filter((type): type is GraphQLObjectType => isObjectType(type));
  if (entities.length === 0) return { document: parse("{ __typename }"), variables: {} };
  const selections = entities.map((type) => `... on ${type.name} { ${["__typename", ...addedTo(type)].join(" ")} }`);
  const keysOf = (name: string, value: string) => Object.fromEntries((ENTITY_KEYS[name] ?? []).map((key) => [key, value]));
  const representations = entities.flatMap(({ name }) => NOBODYS.map((value) => ({ __typename: name, ...keysOf(name, value) })));
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename ${selections.join(" ")} } }`;
  return { document: parse(query), variables: { representations } };
}

/** Fields that can be asked for without knowing more of them. */
function addedTo(type: GraphQLObjectType): string[] {
  return Object.values(type.getFields())
    .filter((field) => !(ENTITY_KEYS[type.name] ?? []).includes(field.name) && !field.args.some((argument) => isNonNullType(argument.type)))
    .map(selectionOf);
}

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return field.name;
  const leaves = isObjectType(type) ? Object.values(type.getFields()).filter(isPlainLeaf) : [];
  return `${field.name} { ${["__typename", ...leaves.map(({ name }) => name)].join(" ")} }`;
}

const isPlainLeaf = (field: GraphQLField<unknown, unknown>): boolean => isLeafType(getNamedType(field.type)) && field.args.length === 0;
