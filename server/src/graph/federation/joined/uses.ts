import { getNamedType, isObjectType, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import type { DocumentNode, GraphQLSchema } from "graphql";

/**
 * The departments' fields that a document asks for, as coordinates: Case.sxdRoadSegment, SxdRoadSegment.name. Nothing of its values.
 * @param names of the members
 */
export function usesOf(schema: GraphQLSchema, document: DocumentNode, names: readonly string[]): string[] {
  const found = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field({ name }) {
        const parent = info.getParentType();
        if (parent !== null && parent !== undefined && isObjectType(getNamedType(parent)) && isOfMember(parent.name, name.value, names))
          found.add(`${parent.name}.${name.value}`);
      },
    }),
  );
  return [...found].toSorted();
}

function isOfMember(type: string, field: string, names: readonly string[]): boolean {
  return names.some((name) => field.startsWith(name) || type.startsWith(capital(name)));
}

/** As its types begin: sxd → Sxd. */
export function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
