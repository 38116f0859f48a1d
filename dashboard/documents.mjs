import { createHash } from "node:crypto";
import { Kind, print, visit } from "graphql";

/**
 * A plugin of the code generator: every operation of the dashboard by its id, as JSON. It is what browsers may ask: the hub takes their ids and nothing else.
 * @param {unknown} _schema
 * @param {{ document?: import("graphql").DocumentNode }[]} sources
 */
export function plugin(_schema, sources) {
  const definitions = sources.flatMap(({ document }) => document?.definitions ?? []);
  const fragments = new Map(definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]));
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const trusted = operations.map((operation) => trustedDocument([operation, ...fragmentsOf(operation, fragments).values()]));
  return JSON.stringify(Object.fromEntries(trusted.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, text }) => [id, text])), null, 1);
}

/**
 * An operation and the fragments it follows as the cache asks for them, with the name of every type below the operation itself; its id is the SHA-256 of that text.
 * @param {readonly import("graphql").DefinitionNode[]} definitions
 */
export function trustedDocument(definitions) {
  const inOrder = definitions.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const text = print(visit({ kind: Kind.DOCUMENT, definitions: inOrder }, { SelectionSet: withTypename }));
  return { id: createHash("sha256").update(text).digest("hex"), text };
}

const orderOf = (definition) => (definition.kind === Kind.OPERATION_DEFINITION ? "" : definition.name.value);

function withTypename(set, _key, parent) {
  const isNamed = set.selections.some((one) => one.kind === Kind.FIELD && one.name.value === "__typename");
  if (parent.kind === Kind.OPERATION_DEFINITION || isNamed) return undefined;
  return { ...set, selections: [...set.selections, { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } }] };
}

/** name → fragment: all that a node follows, directly or through others */
function fragmentsOf(node, all, found = new Map()) {
  visit(node, {
    FragmentSpread({ name: { value } }) {
      if (found.has(value)) return;
      found.set(value, all.get(value));
      fragmentsOf(all.get(value), all, found);
    },
  });
  return found;
}
