import { GraphQLScalarType, Kind } from "graphql";
import { instantOf, instantText } from "./instant.ts";

/** Instants travel as RFC 3339 in UTC; inside the hub they are milliseconds. */
export const InstantScalar = new GraphQLScalarType<number, string>({
  name: "Instant",
  description: "An instant, RFC 3339 in UTC with milliseconds.",
  serialize: (value) => instantText(value as number),
  parseValue: (value) => instantOf(String(value)),
  parseLiteral: (node) => {
    if (node.kind !== Kind.STRING) throw new TypeError("an Instant is written as a string");
    return instantOf(node.value);
  },
});

function dayOf(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(`${text}T00:00:00Z`))) throw new TypeError(`expected a day such as 2026-11-20, got ${text}`);
  return text;
}

export const Day = new GraphQLScalarType<string, string>({
  name: "Day",
  description: "A calendar day in Asia/Ho_Chi_Minh, YYYY-MM-DD.",
  serialize: (value) => dayOf(String(value)),
  parseValue: (value) => dayOf(String(value)),
  parseLiteral: (node) => {
    if (node.kind !== Kind.STRING) throw new TypeError("a Day is written as a string");
    return dayOf(node.value);
  },
});
