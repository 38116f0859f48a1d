import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Kind, parse } from "graphql";
import type { OperationDefinitionNode } from "graphql";
import { CHECKOUT } from "./postgres.ts";

/** One document of the dashboard. */
export interface TrustedDocument {
  id: string;
  text: string;
  name: string;
  kind: `${OperationDefinitionNode["operation"]}`;
}

/** Every document of the dashboard, as the hub is given them: id → text. */
export const MANIFEST: ReadonlyMap<string, string> = new Map(
  Object.entries(JSON.parse(readFileSync(join(CHECKOUT, "dashboard/src/gql/documents.json"), "utf8")) as Record<string, string>),
);

export const TRUSTED_DOCUMENTS: readonly TrustedDocument[] = [...MANIFEST].map(([id, text]) => {
  const operation = parse(text).definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  return { id, text, name: operation?.name?.value ?? "", kind: operation?.operation ?? "query" };
});

/** What a browser sends in the place of a document. @param name of the operation */
export function trusted(name: string): { extensions: { persistedQuery: { version: 1; sha256Hash: string } } } {
  const found = TRUSTED_DOCUMENTS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`the dashboard has no document ${name}`);
  return { extensions: { persistedQuery: { version: 1, sha256Hash: found.id } } };
}
