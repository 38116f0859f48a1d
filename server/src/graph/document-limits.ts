import { GraphQLError, Kind } from "graphql";
import type { ASTVisitor, DocumentNode, SelectionSetNode, ValidationContext, ValidationRule } from "graphql";

/** What a document may ask at most. Pages of the dashboard stay far below. */
export const DOCUMENT_LIMITS = { depth: 12, fields: 700, tokens: 2_000 };

/** Refuses documents that nest too deep or name too many fields, fragments followed. The same rule serves HTTP and WebSocket. */
export const documentLimits: ValidationRule = (context: ValidationContext): ASTVisitor => ({
  Document(document) {
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      const size = { fields: 0, depth: 0 };
      measure(definition.selectionSet, 1, { document, size, open: new Set() });
      if (size.depth > DOCUMENT_LIMITS.depth || size.fields > DOCUMENT_LIMITS.fields) {
        context.reportError(new GraphQLError("Truy vấn quá lớn.", { nodes: [definition], extensions: { code: "DOCUMENT_TOO_LARGE" } }));
      }
    }
  },
});

interface Measuring {
  document: DocumentNode;
  size: { fields: number; depth: number };
  /** fragments being followed; a circle is some other rule's error */
  open: Set<string>;
}

function measure(set: SelectionSetNode, depth: number, at: Measuring): void {
  at.size.depth = Math.max(at.size.depth, depth);
  for (const selection of set.selections) {
    if (at.size.fields > DOCUMENT_LIMITS.fields || at.size.depth > DOCUMENT_LIMITS.depth) return;
    if (selection.kind === Kind.FRAGMENT_SPREAD) follow(selection.name.value, depth, at);
    else {
      if (selection.kind === Kind.FIELD) at.size.fields += 1;
      if (selection.selectionSet !== undefined) measure(selection.selectionSet, selection.kind === Kind.FIELD ? depth + 1 : depth, at);
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
