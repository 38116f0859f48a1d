import { getNamedType, GraphQLEnumType, GraphQLInputObjectType, isListType, isNonNullType, Kind, parse, typeFromAST } from "graphql";
import type { GraphQLInputType, GraphQLSchema, NamedTypeNode, VariableDefinitionNode } from "graphql";

type Variables = Record<string, unknown>;

/** What may stand for a scalar: something that there is, and something that there is not. */
export interface KnownValues {
  ids: readonly string[];
  texts: readonly string[];
  /** a point that the hub gave, for what is called so */
  asOf: string;
}

const DAY = "2026-03-16";
const INSTANT = "2026-03-16T02:00:00.000Z";
const DEEPEST = 3;

/**
 * Variables for a document, by the types it declares: all given, in as many choices as there are known values; only what must be; and such as do not fit.
 */
export function variablesFor(schema: GraphQLSchema, text: string, known: KnownValues): Variables[] {
  const operation = parse(text).definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const declared = operation?.variableDefinitions ?? [];
  const each = (value: (type: GraphQLInputType, choice: number) => unknown, choice: number): Variables =>
    Object.fromEntries(
      declared.map((one) => [one.variable.name.value, value(typeOf(schema, one), choice)] as const).filter(([, given]) => given !== undefined),
    );
  const atPoint = (given: Variables): Variables => ("asOf" in given ? { ...given, asOf: known.asOf } : given);
  const choices = Math.max(known.ids.length, known.texts.length);
  const given = Array.from({ length: choices }, (_, choice) => each((type, n) => valueOf(type, n, known), choice));
  const needed = each((type) => (isNonNullType(type) ? valueOf(type, 0, known) : undefined), 0);
  const unfit = each(() => ({ khongCo: [1] }), 0);
  return declared.length === 0 ? [{}] : [...given.map((one, n) => (n === 0 ? atPoint(one) : one)), atPoint(needed), unfit, {}];
}

function typeOf(schema: GraphQLSchema, { type }: VariableDefinitionNode): GraphQLInputType {
  const found = typeFromAST(schema, type as NamedTypeNode);
  if (found === undefined) throw new Error("a document declares a type that the schema has not");
  return found as GraphQLInputType;
}

function valueOf(type: GraphQLInputType, choice: number, known: KnownValues, depth = 0): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, choice, known, depth);
  if (isListType(type)) return [valueOf(type.ofType, choice, known, depth)];
  const named = getNamedType(type);
  if (named instanceof GraphQLEnumType) return named.getValues()[choice % named.getValues().length]?.name;
  if (named instanceof GraphQLInputObjectType) {
    const fields = Object.values(named.getFields()).filter((field) => isNonNullType(field.type) || (depth < DEEPEST && field.name === "unit"));
    return Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, choice, known, depth + 1)]));
  }
  switch (named.name) {
    case "Int":
      return [20, 1, 0][choice % 3];
    case "Float":
      return 0.5;
    case "Boolean":
      return choice % 2 === 0;
    case "ID":
      return known.ids[choice % known.ids.length];
    case "Day":
      return DAY;
    case "Instant":
      return INSTANT;
    default:
      return known.texts[choice % known.texts.length];
  }
}
