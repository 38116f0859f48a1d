import { GraphQLError, Kind, print } from "graphql";
import type { DefinitionNode, DirectiveNode, FieldDefinitionNode, ObjectTypeDefinitionNode } from "graphql";
import { ENTITY_KEYS } from "./entity-keys.ts";
import { HUB } from "./joined/compose.ts";
import { plainDefinitions } from "./joined/member-schema.ts";
import type { GraphProblem } from "./joined/messages.ts";
import { capital } from "./joined/uses.ts";

const MOST_SDL_BYTES = 262_144;
const SCALARS = new Set(["String", "Int", "Float", "Boolean", "ID"]);
const DIRECTIVES = new Set(["key", "link", "deprecated", "specifiedBy"]);
const FEDERATION = /^https:\/\/specs\.apollo\.dev\/federation\/v2\./;

/** What every name of a department's graph begins with. */
interface Prefixes {
  field: string;
  type: string;
}

/**
 * What the hub asks of a department's graph before it is joined: only fields and types under its own prefix, every field it adds null when it has nothing
 * to say, entities named by their keys alone, nothing written through it.
 */
export function lint(name: string, sdl: string): GraphProblem[] {
  if (!/^[a-z][A-Za-z0-9]{1,30}$/.test(name) || name === HUB)
    return [{ at: "name", message: `"${name}": expected a lower case letter and 1 to 30 letters or digits, such as sxd; "${HUB}" is the hub's` }];
  if (Buffer.byteLength(sdl) > MOST_SDL_BYTES) return [{ at: "sdl", message: `it has more than ${MOST_SDL_BYTES} bytes` }];
  try {
    const prefixes = { field: name, type: capital(name) };
    const definitions = plainDefinitions(sdl);
    return [...linkProblems(sdl), ...definitions.flatMap((one) => [...directiveProblems(one), ...definitionProblems(one, prefixes)])];
  } catch (error) {
    const place = error instanceof GraphQLError ? error.locations?.[0] : undefined;
    return [
      { at: place === undefined ? "sdl" : `line ${place.line}, column ${place.column}`, message: error instanceof Error ? error.message : String(error) },
    ];
  }
}

function linkProblems(sdl: string): GraphProblem[] {
  const url = /@link\s*\(\s*url:\s*"([^"]+)"/.exec(sdl)?.[1] ?? "";
  if (FEDERATION.test(url)) return [];
  return [{ at: "@link", message: 'expected Federation v2: extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])' }];
}

function definitionProblems(one: DefinitionNode, prefixes: Prefixes): GraphProblem[] {
  if (one.kind === Kind.SCHEMA_DEFINITION || one.kind === Kind.SCHEMA_EXTENSION) return rootProblems(one.operationTypes ?? []);
  if (one.kind === Kind.DIRECTIVE_DEFINITION || !("name" in one) || one.name === undefined) return [];
  const name = one.name.value;
  if (name === "Mutation" || name === "Subscription")
    return [{ at: name, message: "a department's graph is read only: what changes a case goes through its source system" }];
  if (one.kind === Kind.OBJECT_TYPE_DEFINITION) return objectProblems(one, prefixes);
  return SCALARS.has(name) || isUnder(prefixes.type, name) ? [] : [{ at: name, message: `expected a name that begins with ${prefixes.type}` }];
}

function rootProblems(roots: readonly { operation: string; type: { name: { value: string } } }[]): GraphProblem[] {
  return roots
    .filter(({ operation, type }) => operation !== "query" || type.name.value !== "Query")
    .map(({ operation }) => ({ at: "schema", message: `${operation}: expected "query: Query" alone` }));
}

function objectProblems(type: ObjectTypeDefinitionNode, prefixes: Prefixes): GraphProblem[] {
  const name = type.name.value;
  const fields = type.fields ?? [];
  if (name === "Query") return fields.flatMap((field) => addedProblems("Query", field, prefixes));
  const keys = ENTITY_KEYS[name];
  if (keys !== undefined) return entityProblems(type, keys, prefixes);
  return isUnder(prefixes.type, name) ? [] : [{ at: name, message: `expected a type that begins with ${prefixes.type}, or one of ${ENTITIES}` }];
}

const ENTITIES = Object.entries(ENTITY_KEYS)
  .map(([type, keys]) => `${type} @key(fields: "${keys.join(" ")}")`)
  .join(", ");

function entityProblems(type: ObjectTypeDefinitionNode, keys: readonly string[], prefixes: Prefixes): GraphProblem[] {
  const name = type.name.value;
  const named = (type.directives ?? []).filter((one) => one.name.value === "key").map(keyFields);
  const strange = named.flat().filter((field) => !keys.includes(field));
  const used = new Set(named.flat());
  return [
    ...(named.length === 0 ? [{ at: name, message: `is the hub's: name it by @key(fields: "${keys.join(" ")}")` }] : []),
    ...strange.map((field) => ({ at: `${name} @key`, message: `"${field}": expected ${keys.join(", ")}; nothing else of it is told to another graph` })),
    ...(type.fields ?? []).filter((field) => !used.has(field.name.value)).flatMap((field) => addedProblems(name, field, prefixes)),
  ];
}

function keyFields(key: DirectiveNode): string[] {
  const value = key.arguments?.find((argument) => argument.name.value === "fields")?.value;
  return value?.kind === Kind.STRING ? value.value.split(/[\s,]+/).filter((part) => part !== "") : [];
}

function addedProblems(type: string, field: FieldDefinitionNode, prefixes: Prefixes): GraphProblem[] {
  const at = `${type}.${field.name.value}`;
  return [
    ...(isUnder(prefixes.field, field.name.value) ? [] : [{ at, message: `expected a name that begins with ${prefixes.field}` }]),
    ...(field.type.kind === Kind.NON_NULL_TYPE
      ? [{ at, message: `is ${print(field.type)}: leave out the last "!", for it is null while the graph is down` }]
      : []),
  ];
}

/** The prefix, and then a word of its own: sxdLicence is under sxd, sxdlicence and sxd are not. */
function isUnder(prefix: string, name: string): boolean {
  return name.startsWith(prefix) && /^[A-Z0-9_]/.test(name.slice(prefix.length));
}

function directiveProblems(one: DefinitionNode): GraphProblem[] {
  const found: GraphProblem[] = [];
  const look = (node: { directives?: readonly DirectiveNode[] | undefined; name?: { value: string } | undefined }, at: string): void => {
    for (const directive of node.directives ?? [])
      if (!DIRECTIVES.has(directive.name.value))
        found.push({ at, message: `@${directive.name.value}: expected ${[...DIRECTIVES].map((known) => `@${known}`).join(", ")} alone` });
  };
  const name = "name" in one ? (one.name?.value ?? "schema") : "schema";
  if (one.kind !== Kind.DIRECTIVE_DEFINITION) look(one, name);
  if ("fields" in one) for (const field of one.fields ?? []) look(field, `${name}.${field.name.value}`);
  return found;
}
