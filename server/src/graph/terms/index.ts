import { getNamedType, isInterfaceType, isObjectType, isSpecifiedScalarType, isUnionType } from "graphql";
import type { GraphQLSchema } from "graphql";
import { APPEALS } from "./appeals.ts";
import { CASES } from "./cases.ts";
import { COMMENDATIONS } from "./commendations.ts";
import { DIRECTORY } from "./directory.ts";
import { FIGURES } from "./figures.ts";
import { INSPECTIONS } from "./inspections.ts";
import { OFFICERS } from "./officers.ts";
import { PEOPLE } from "./people.ts";
import { RECONCILING } from "./reconciling.ts";
import { SCORES } from "./scores.ts";
import { REPORTS } from "./reports.ts";
import { SOURCES } from "./sources.ts";
import { WORK } from "./work.ts";

/** What the administration calls the things of the graph, by their types. */
const TERMS: Readonly<Record<string, string>> = {
  ...PEOPLE,
  ...CASES,
  ...WORK,
  ...REPORTS,
  ...SOURCES,
  ...DIRECTORY,
  ...FIGURES,
  ...INSPECTIONS,
  ...RECONCILING,
  ...SCORES,
  ...OFFICERS,
  ...APPEALS,
  ...COMMENDATIONS,
};

/** Says in each type's description what it is called in Vietnamese. @throws when a term is of a type that the schema does not have */
export function sayTerms(schema: GraphQLSchema): GraphQLSchema {
  for (const [name, term] of Object.entries(TERMS)) {
    const type = schema.getType(name);
    if (type === undefined) throw new Error(`the graph has no type ${name} to call ${term}`);
    type.description = `${type.description ?? ""} Tiếng Việt: ${term}.`.trimStart();
  }
  return schema;
}

/** Types that say no Vietnamese word. Left out: parts of lists, what goes in, and what a mutation answers, whose names are made from others'. */
export function typesWithoutTerm(schema: GraphQLSchema): string[] {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  const answers = new Set(
    Object.values(schema.getTypeMap()).flatMap((type) => (isUnionType(type) ? type.getTypes().map((one) => getNamedType(one).name) : [])),
  );
  return Object.values(schema.getTypeMap())
    .filter((type) => !roots.has(type as never) && !isSpecifiedScalarType(type) && !/^__?|(Input|Result|Edge|Connection)$/.test(type.name))
    .filter((type) => !((isObjectType(type) || isInterfaceType(type)) && answers.has(type.name)) && !isUnionType(type))
    .filter(({ description }) => !VIETNAMESE.test(description ?? ""))
    .map(({ name }) => name);
}

const VIETNAMESE = /[ăâđêôơư\u00e0-\u00fd\u1ea0-\u1ef9]/i;
