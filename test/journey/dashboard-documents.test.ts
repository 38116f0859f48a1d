import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, parse, specifiedRules, validate } from "graphql";
import { expect, test } from "vitest";
import { DOCUMENT_LIMITS, documentLimits } from "../../server/src/graph/document-limits.ts";
import { CHECKOUT } from "../hub.ts";
import { TRUSTED_DOCUMENTS } from "./kit/trusted.ts";

const schema = buildSchema(readFileSync(join(CHECKOUT, "schema/hub.graphql"), "utf8"), { assumeValidSDL: true });

test("the dashboard has its documents", () => {
  expect(TRUSTED_DOCUMENTS.length).toBeGreaterThan(80);
});

test.each(TRUSTED_DOCUMENTS)("the hub takes the dashboard's $name: it is valid, neither too long nor too large", ({ text }) => {
  const document = parse(text, { maxTokens: DOCUMENT_LIMITS.tokens });
  expect(validate(schema, document, [...specifiedRules, documentLimits])).toEqual([]);
});
