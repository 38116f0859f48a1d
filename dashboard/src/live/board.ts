import { graphql } from "../gql/index.ts";

/** What the live part itself reads of a board. */
export const LiveFigures = graphql(`
  fragment LiveFigures on Board {
    asOf {
      event
      instant
      token
    }
    open
    overdue
    dueSoon
    receivedToday
    closedToday
    changes {
      cause
      cases
    }
  }
`);

/** Everything the pages show of a board: one set of fields, so that a frame always replaces the whole board. */
export const LiveBoard = graphql(`
  fragment LiveBoard on Board {
    ...LiveFigures
    ...FigureTiles
    ...BoardClocks
    ...OtherStreams
    ...UnitRanking
  }
`);

export const BoardQuery = graphql(`
  query Board($unit: String, $asOf: String) {
    board(unit: $unit, asOf: $asOf) {
      ...LiveBoard
    }
  }
`);

export const BoardChanged = graphql(`
  subscription BoardChanged($unit: String) {
    boardChanged(unit: $unit) {
      ...LiveBoard
    }
  }
`);

/** @param unit code of the unit; null: the viewer's own scope */
export function liveVariables(unit: string | null) {
  return { unit, asOf: null };
}
