import type { UnitKind } from "../gql/graphql.ts";

/** A unit with the numbers that a map shows of it. */
export interface MappedUnit {
  code: string;
  name: string;
  kind: UnitKind;
  open: number;
  overdue: number;
}
