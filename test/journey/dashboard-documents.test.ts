import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Kind, buildSchema, parse, print, validate, visit } from "graphql";
import type { DocumentNode } from "graphql";
import { expect, test } from "vitest";
import * as generated from "../../dashboard/src/gql/graphql.ts";
import { DOCUMENT_LIMITS, documentLimits } from "../../server/src/graph/document-limits.ts";
import { CHECKOUT } from "../hub.ts";

const schema = buildSchema(readFileSync(join(CHECKOUT, "schema/hub.graphql"), "utf8"), { assumeValidSDL: true });

/** A document as the browser's cache sends it: it asks for the name of every type below the operation itself. */
const asSent = (document: DocumentNode): DocumentNode =>
  visit(document, {
    SelectionSet: (set, _key, parent) =>
      parent === undefined || !("kind" in parent) || parent.kind === Kind.OPERATION_DEFINITION
        ? undefined
        : { ...set, selections: [...set.selections, { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } }] },
  });

/** Every operation of the dashboard. */
const DOCUMENTS = Object.values(generated).flatMap((one): { name: string; sent: DocumentNode }[] => {
  if (typeof one !== "object" || !("kind" in one) || (one as DocumentNode).kind !== Kind.DOCUMENT) return [];
  const operation = (one as DocumentNode).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation === undefined ? [] : [{ name: operation.name?.value ?? "", sent: asSent(one) }];
});

test("the dashboard has its documents", () => {
  expect(DOCUMENTS.length).toBeGreaterThan(80);
});

test.each(DOCUMENTS)("the hub takes the dashboard's $name as a browser sends it: neither too long nor too large", ({ sent }) => {
  expect(() => parse(print(sent), { maxTokens: DOCUMENT_LIMITS.tokens })).not.toThrow();
  expect(validate(schema, sent, [documentLimits])).toEqual([]);
});
