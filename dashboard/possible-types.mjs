import { isInterfaceType } from "graphql";

/** A plugin of the code generator: which types implement each interface of the graph. The cache must know it, or it loses what a fragment on an interface asks for. */
export function plugin(schema) {
  const interfaces = Object.values(schema.getTypeMap()).filter((type) => isInterfaceType(type));
  const names = interfaces.map((one) => [
    one.name,
    schema
      .getPossibleTypes(one)
      .map(({ name }) => name)
      .toSorted((a, b) => (a < b ? -1 : 1)),
  ]);
  return `/* eslint-disable */\nexport const possibleTypes: Record<string, string[]> = ${JSON.stringify(Object.fromEntries(names), null, 2)};\n`;
}
