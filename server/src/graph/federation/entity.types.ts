import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import type { ValueNode } from "graphql";
import { createUnionType, Field, ObjectType } from "type-graphql";
import { CaseView } from "../../case/index.ts";
import { SourceView } from "../../source/index.ts";
import { Unit } from "../../unit/index.ts";

/** What another graph names one of the hub's entities by: its type and a key of it. */
export interface Representation {
  __typename: string;
  [key: string]: unknown;
}

/** @throws {GraphQLError} BAD_USER_INPUT */
function representation(value: unknown): Representation {
  if (typeof value === "object" && value !== null && "__typename" in value && typeof value.__typename === "string") return value as Representation;
  throw new GraphQLError("A representation names its __typename.", { extensions: { code: "BAD_USER_INPUT" } });
}

/** An object written into the document. Only plain values: no variables inside it. */
function literal(node: ValueNode): unknown {
  if (node.kind === Kind.OBJECT) return Object.fromEntries(node.fields.map((field) => [field.name.value, literal(field.value)]));
  if (node.kind === Kind.LIST) return node.values.map(literal);
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
  return "value" in node ? node.value : null;
}

export const AnyScalar = new GraphQLScalarType<Representation, unknown>({
  name: "_Any",
  description: "An entity as another graph names it: an object with `__typename` and a key.",
  parseValue: representation,
  parseLiteral: (node) => representation(literal(node)),
});

export const EntityUnion = createUnionType({
  name: "_Entity",
  description: "What other graphs may add fields to.",
  types: () => [CaseView, SourceView, Unit] as const,
  resolveType: (value) => {
    if ("reference" in value) return CaseView;
    return "ownerUnitId" in value ? SourceView : Unit;
  },
});

@ObjectType("_Service", { simpleResolvers: true, description: "The hub as a part of a larger graph." })
export class ServiceView {
  @Field(() => String, { description: "Its schema in the words of Apollo Federation v2." })
  sdl!: string;
}
