import { graphql } from "../gql/index.ts";

/** What the map shows of a board: the same numbers at the same as-of as the rest of the screen. */
export const UnitsMapBoard = graphql(`
  fragment UnitsMapBoard on Board {
    units {
      open
      overdue
      overdueShare
      unit {
        id
        code
        name
        kind
      }
    }
  }
`);
