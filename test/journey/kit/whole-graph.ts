import { getNamedType, isCompositeType, isEnumType, isInterfaceType, isObjectType, isRequiredArgument, isUnionType } from "graphql";
import type { GraphQLField, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from "graphql";

/** Below the hub's own limit of 400 fields and 12 levels. */
const MOST_FIELDS = 380;
const DEEPEST = 10;

export interface RootDocument {
  name: string;
  operation: "query" | "mutation" | "subscription";
  /** @param args GraphQL text of the arguments, "" for none */
  text(args: string): string;
}

/**
 * A document for every root field, which asks for every field of every type its answer is made of, as deep as the hub takes it; a query whose answer
 * is more than one document may ask for has besides one for each of its parts.
 */
export function everyDocument(schema: GraphQLSchema): RootDocument[] {
  const of = (operation: RootDocument["operation"], type: GraphQLObjectType | null | undefined): RootDocument[] =>
    Object.values(type?.getFields() ?? {}).flatMap((field) =>
      (operation === "query" ? partsOf(field) : [fitting(field).selection]).map((selection) => ({
        name: field.name,
        operation,
        text: (args) => `${operation} { ${field.name}${args === "" ? "" : `(${args})`}${selection} }`,
      })),
    );
  return [...of("query", schema.getQueryType()), ...of("mutation", schema.getMutationType()), ...of("subscription", schema.getSubscriptionType())];
}

/** What a field that needs arguments is given, by their types; of an enumeration the first word. */
const GIVEN: Readonly<Record<string, string>> = { Day: '"2026-03-16"', String: '"khong-co"', ID: '"1"', Int: "1" };

function argumentsFor(field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter(isRequiredArgument).map((arg) => {
    const type = getNamedType(arg.type);
    return `${arg.name}: ${isEnumType(type) ? type.getValues()[0]?.name : GIVEN[type.name]}`;
  });
  return given.length === 0 ? "" : `(${given.join(", ")})`;
}

function partsOf(field: GraphQLField<unknown, unknown>): string[] {
  const [whole, type] = [fitting(field), getNamedType(field.type)];
  if (whole.depth === DEEPEST || !isObjectType(type)) return [whole.selection];
  const parts = Object.values(type.getFields()).filter((one) => isCompositeType(getNamedType(one.type)));
  return [whole.selection, ...parts.map(({ name }) => fitting(field, name).selection)];
}

/** @param only the one field of the answer itself to ask for; left out: all of them */
function fitting(field: GraphQLField<unknown, unknown>, only: string | null = null): { selection: string; depth: number } {
  for (let depth = DEEPEST; depth > 0; depth -= 1) {
    const asking: Asking = { fields: 0, met: new Set() };
    const selection = selectionOf(getNamedType(field.type), depth, asking, only);
    if (asking.fields < MOST_FIELDS) return { selection, depth };
  }
  throw new Error(`${field.name} has more fields than a document may ask for`);
}

interface Asking {
  fields: number;
  /** types that are asked for with all their fields: where they stand again, one field will do */
  met: Set<string>;
}

function selectionOf(type: GraphQLNamedType, depth: number, asking: Asking, only: string | null = null): string {
  if (!isCompositeType(type)) return "";
  asking.fields += 1;
  if (isUnionType(type))
    return ` { __typename ${type
      .getTypes()
      .map((member) => `... on ${member.name}${selectionOf(member, depth, asking)}`)
      .join(" ")} }`;
  if (asking.met.has(type.name) || depth === 0 || isInterfaceType(type)) return " { __typename }";
  asking.met.add(type.name);
  const fields = Object.values(type.getFields()).filter(({ name }) => only === null || name === only);
  const parts = fields.map((one) => {
    asking.fields += 1;
    // two members of a union may use one name for two types
    return `${type.name}_${one.name}: ${one.name}${argumentsFor(one)}${selectionOf(getNamedType(one.type), depth - 1, asking)}`;
  });
  return ` { __typename ${parts.join(" ")} }`;
}

/** Names of every field of every object type that some document asks for; "Type.field". */
export function fieldsAsked(documents: readonly string[]): Set<string> {
  return new Set(documents.flatMap((text) => [...text.matchAll(/(\w+)_(\w+): \2(?!\w)/g)].map(([, type, name]) => `${type}.${name}`)));
}

/** "Type.field" of every object type that answers are made of. */
export function fieldsOf(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].map((type) => type?.name);
  return Object.values(schema.getTypeMap())
    .filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith("__") && !roots.includes(type.name))
    .flatMap((type) => Object.values(type.getFields()).map((field) => `${type.name}.${field.name}`));
}
