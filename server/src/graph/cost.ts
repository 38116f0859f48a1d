import { isListType, isNonNullType, isObjectType, isInterfaceType, Kind, getNamedType } from "graphql";
import type {
  DocumentNode,
  FieldNode,
  GraphQLNamedType,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
  ValueNode,
} from "graphql";

/** How long a list is taken to be that is not asked for by pages. */
const LIST_GUESS = 10;
/** Introspection reads what stands in memory; its lists say nothing of rows. */
const INTROSPECTION_COST = 200;

/** How often what is inside is answered: a number, or the variable that says it and what holds without it. */
type Times = number | { variable: string; otherwise: number };

/** One field with all that is asked inside it. */
interface Step {
  cost: number;
  times: Times;
  inside: readonly Step[];
}

interface Measuring {
  schema: GraphQLSchema;
  document: DocumentNode;
  /** fragments being followed: a circle is some other rule's error */
  open: Set<string>;
}

const plans = new WeakMap<DocumentNode, Map<string, readonly Step[]>>();

/**
 * What an operation costs at most, reckoned before it runs: each field 1, times the lengths of the lists it stands in. A page is as long as its `first`,
 * another list is taken for ten.
 * @param operationName null: the document has one operation
 * @returns a whole number ≥ 0; 0: there is no such operation
 */
export function costOf(schema: GraphQLSchema, document: DocumentNode, operationName: string | null, variables: Readonly<Record<string, unknown>>): number {
  const known = plans.get(document) ?? new Map<string, readonly Step[]>();
  plans.set(document, known);
  const steps = known.get(operationName ?? "") ?? planOf(schema, document, operationName);
  known.set(operationName ?? "", steps);
  return spent(steps, variables);
}

/** Whether an operation asks for the schema itself, and not merely for the name of a type. */
export function asksForSchema(document: DocumentNode): boolean {
  const asks = (set: SelectionSetNode): boolean =>
    set.selections.some((one) => (one.kind === Kind.FIELD ? isIntrospection(one) : one.kind === Kind.INLINE_FRAGMENT && asks(one.selectionSet)));
  return document.definitions.some((one) => (one.kind === Kind.OPERATION_DEFINITION || one.kind === Kind.FRAGMENT_DEFINITION) && asks(one.selectionSet));
}

/** `__schema` and `__type`. */
export const isIntrospection = ({ name }: FieldNode): boolean => name.value === "__schema" || name.value === "__type";

function spent(steps: readonly Step[], variables: Readonly<Record<string, unknown>>): number {
  let sum = 0;
  for (const { cost, times, inside } of steps) sum += cost + (inside.length === 0 ? 0 : timesOf(times, variables) * spent(inside, variables));
  return sum;
}

function timesOf(times: Times, variables: Readonly<Record<string, unknown>>): number {
  if (typeof times === "number") return times;
  const given = variables[times.variable];
  return typeof given === "number" && given >= 0 ? given : times.otherwise;
}

function planOf(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): readonly Step[] {
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION && (operationName === null || one.name?.value === operationName),
  );
  const root = operation === undefined ? undefined : schema.getRootType(operation.operation);
  return operation === undefined || root == null ? [] : stepsIn(operation.selectionSet, root, null, { schema, document, open: new Set() });
}

/** @param page how long the page is that this is the connection of; null: it is none */
function stepsIn(set: SelectionSetNode, type: GraphQLNamedType | undefined, page: Times | null, at: Measuring): Step[] {
  return set.selections.flatMap((one) => {
    if (one.kind === Kind.FIELD) return [stepOf(one, type, page, at)];
    if (one.kind === Kind.INLINE_FRAGMENT) return stepsIn(one.selectionSet, named(one.typeCondition?.name.value, at) ?? type, page, at);
    const fragment = at.document.definitions.find((d) => d.kind === Kind.FRAGMENT_DEFINITION && d.name.value === one.name.value);
    if (fragment?.kind !== Kind.FRAGMENT_DEFINITION || at.open.has(one.name.value)) return [];
    at.open.add(one.name.value);
    const inside = stepsIn(fragment.selectionSet, named(fragment.typeCondition.name.value, at), page, at);
    at.open.delete(one.name.value);
    return inside;
  });
}

function stepOf(field: FieldNode, type: GraphQLNamedType | undefined, page: Times | null, at: Measuring): Step {
  if (isIntrospection(field)) return { cost: INTROSPECTION_COST, times: 1, inside: [] };
  const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value] : undefined;
  const of = definition === undefined ? undefined : getNamedType(definition.type);
  const first = definition?.args.find(({ name }) => name === "first");
  const asked = first === undefined ? null : pageOf(field, first.defaultValue);
  const isList = definition !== undefined && isListed(definition.type);
  const inside = field.selectionSet === undefined ? [] : stepsIn(field.selectionSet, of, isList ? null : asked, at);
  return { cost: 1, times: isList ? (asked ?? page ?? LIST_GUESS) : 1, inside };
}

function pageOf(field: FieldNode, otherwise: unknown): Times {
  const whole = typeof otherwise === "number" ? otherwise : LIST_GUESS;
  const value: ValueNode | undefined = field.arguments?.find(({ name }) => name.value === "first")?.value;
  if (value?.kind === Kind.INT) return Math.max(0, Number(value.value));
  return value?.kind === Kind.VARIABLE ? { variable: value.name.value, otherwise: whole } : whole;
}

function isListed(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

const named = (name: string | undefined, { schema }: Measuring): GraphQLNamedType | undefined => (name === undefined ? undefined : schema.getType(name));
