import { addTypenameToDocument } from "@apollo/client/utilities";
import { type DocumentNode, Kind, print } from "graphql";
import { expect, test } from "vitest";
import documents from "../gql/documents.json" with { type: "json" };
import * as generated from "../gql/graphql.ts";

const operations = Object.entries(generated).flatMap(([name, one]): [string, DocumentNode & { __meta__?: { id: string } }][] => {
  const document = one as unknown as DocumentNode;
  return document.kind === Kind.DOCUMENT && document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION) ? [[name, document]] : [];
});

const sorted = (text: string): string[] => text.split("\n").toSorted();

test.each(operations)("the id of %s stands for what the cache asks for, field by field", (_name, document) => {
  const text = (documents as Record<string, string>)[document.__meta__?.id ?? ""] ?? "";
  expect(sorted(text)).toEqual(sorted(print(addTypenameToDocument(document))));
});

test("every document of the manifest is one of them", () => {
  expect(Object.keys(documents).length).toBe(operations.length);
});
