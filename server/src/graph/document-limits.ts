import { GraphQLError, Kind } from "graphql";
import type { ASTVisitor, DocumentNode, SelectionSetNode, ValidationContext, ValidationRule } from "graphql";
import { isIntrospection } from "./cost.ts";

/** What a document may ask at most. Pages of the dashboard stay far below. */
export const DOCUMENT_LIMITS = { depth: 12, fields: 400, repeats: 30, tokens: 2_000 };

/**
 * Whether a document asks for more than the limits, found before anything else is done with it: the rules of GraphQL itself compare every field with
 * every other.
 * @returns null: it may go on
 */
export function tooLarge(document: DocumentNode): GraphQLError | null {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = { fields: 0, depth: 0, repeats: 0 };
    measure(definition.selectionSet, 1, { document, size, open: new Set() });
    if (isTooLarge(size)) return new GraphQLError("Truy vấn quá lớn.", { nodes: [definition], extensions: { code: "DOCUMENT_TOO_LARGE" } });
  }
  return null;
}

/**
 * Refuses documents that nest too deep, name too many fields or the same ones too often, fragments followed. What tools ask of the schema nests deeper by
 * its nature. The same rule serves HTTP and WebSocket.
 */
export const documentLimits: ValidationRule = (context: ValidationContext): ASTVisitor => ({
  Document(document) {
    const refusal = tooLarge(document);
    if (refusal !== null) context.reportError(refusal);
  },
});

/** How much deeper the usual question for the whole schema nests; graphql-js itself bounds what may repeat in it. */
const DEEPER_IN_SCHEMA = 6;

interface Size {
  fields: number;
  depth: number;
  /** the same field again in one selection, under another name */
  repeats: number;
}

const isTooLarge = ({ depth, fields, repeats }: Size): boolean =>
  depth > DOCUMENT_LIMITS.depth || fields > DOCUMENT_LIMITS.fields || repeats > DOCUMENT_LIMITS.repeats;

interface Measuring {
  document: DocumentNode;
  size: Size;
  /** fragments being followed; a circle is some other rule's error */
  open: Set<string>;
}

function measure(set: SelectionSetNode, depth: number, at: Measuring): void {
  at.size.depth = Math.max(at.size.depth, depth);
  const named = new Set<string>();
  for (const selection of set.selections) {
    if (isTooLarge(at.size)) return;
    if (selection.kind === Kind.FRAGMENT_SPREAD) follow(selection.name.value, depth, at);
    else if (selection.kind === Kind.INLINE_FRAGMENT) measure(selection.selectionSet, depth, at);
    else {
      at.size.fields += 1;
      if (named.has(selection.name.value)) at.size.repeats += 1;
      named.add(selection.name.value);
      if (selection.selectionSet !== undefined) measure(selection.selectionSet, isIntrospection(selection) ? depth - DEEPER_IN_SCHEMA : depth + 1, at);
    }
  }
}

function follow(name: string, depth: number, at: Measuring): void {
  const fragment = at.document.definitions.find((d) => d.kind === Kind.FRAGMENT_DEFINITION && d.name.value === name);
  if (fragment?.kind !== Kind.FRAGMENT_DEFINITION || at.open.has(name)) return;
  at.open.add(name);
  measure(fragment.selectionSet, depth, at);
  at.open.delete(name);
}
