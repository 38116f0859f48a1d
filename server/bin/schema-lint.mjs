import { buildASTSchema, isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType, isUnionType, parse } from "graphql";

/**
 * Where the graph breaks the house's rules for a schema: everything is described, a connection is asked for page by page,
 * a mutation takes one input and answers with a union of success and problems.
 * @param {string} sdl
 * @returns {string[]} one sentence a finding
 */
export function schemaProblems(sdl) {
  const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith("_") && type.astNode !== undefined);
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  return [...types.flatMap(undescribed), ...mutations.flatMap(shapeless), ...types.flatMap(growingLists)];
}

function undescribed(type) {
  const problems = hasText(type) || isRoot(type.name) ? [] : [`${type.name} is not described`];
  if (isEnumType(type)) return problems; // the values are the glossary's words
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return problems;
  for (const field of Object.values(type.getFields())) {
    const at = `${type.name}.${field.name}`;
    if (!hasText(field)) problems.push(`${at} is not described`);
    if (field.deprecationReason != null && !/\d{4}-\d\d-\d\d/.test(field.deprecationReason)) problems.push(`${at} is deprecated without the day it goes`);
  }
  return problems;
}

/** Older than the rule; they answer with a type of their own. */
const BEFORE_THE_RULE = new Set(["signIn", "signOut"]);

function shapeless(mutation) {
  if (BEFORE_THE_RULE.has(mutation.name)) return [];
  const at = `Mutation.${mutation.name}`;
  const problems = [];
  const [argument, ...others] = mutation.args;
  if (argument?.name !== "input" || others.length > 0 || !isNonNullType(argument.type)) problems.push(`${at} takes something else than one \`input\``);
  const answer = isNonNullType(mutation.type) ? mutation.type.ofType : mutation.type;
  if (!isUnionType(answer)) return [...problems, `${at} answers with no union of its success and its problems`];
  const known = (type) => type.getInterfaces().some((one) => one.name === "Problem");
  if (!answer.getTypes().some((type) => !known(type))) problems.push(`${at} cannot succeed: every member is a problem`);
  return problems;
}

/** A connection's page is asked for with `first`. */
function growingLists(type) {
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const of = isNonNullType(field.type) ? field.type.ofType : field.type;
    if (isListType(of) || !of.name?.endsWith("Connection")) return [];
    return field.args.some((arg) => arg.name === "first") ? [] : [`${type.name}.${field.name} is a connection without \`first\``];
  });
}

const isRoot = (name) => ["Query", "Mutation", "Subscription"].includes(name);
const hasText = (thing) => (thing.description ?? "").trim() !== "";
