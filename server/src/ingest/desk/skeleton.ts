/** As much of a JSON schema as a skeleton needs. */
export interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  items?: JsonSchema;
  pattern?: string;
  [keyword: string]: unknown;
}

/** What every manifest is filled in with, though it may be left out. */
const SHOWN_THOUGH_OPTIONAL = new Set(["words", "auth"]);

/** A value of the schema's shape with a word of what is expected in each place that must be filled. */
export function skeletonOf(schema: JsonSchema, name = "value"): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  if (choice !== undefined) return skeletonOf(choice, name);
  if (schema.properties !== undefined) return objectOf(schema);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "object") return {};
  if (type === "array") return schema.items === undefined ? [] : [skeletonOf(schema.items, name)];
  if (type === "integer" || type === "number") return 1;
  if (type === "boolean") return false;
  return `<${name}>`;
}

function objectOf({ properties = {}, required = [] }: JsonSchema): Record<string, unknown> {
  const wanted = Object.entries(properties).filter(([name]) => required.includes(name) || SHOWN_THOUGH_OPTIONAL.has(name));
  return Object.fromEntries(wanted.map(([name, schema]) => [name, skeletonOf(schema, name)]));
}
