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
      sources {
        code
        name
        cases
        late
      }
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
    ...UnitsMapBoard
  }
`);

export const BoardQuery = graphql(`
  query Board($unit: String, $asOf: String, $inCharge: String) {
    board(unit: $unit, asOf: $asOf, inCharge: $inCharge) {
      ...LiveBoard
    }
  }
`);

export const BoardChanged = graphql(`
  subscription BoardChanged($unit: String, $inCharge: String) {
    boardChanged(unit: $unit, inCharge: $inCharge) {
      ...LiveBoard
    }
  }
`);

/** @param unit code of the unit; null: the viewer's own scope @param inCharge code of the vice-chairman whose units alone are counted; null: all are */
export function liveVariables(unit: string | null, inCharge: string | null) {
  return { unit, asOf: null, inCharge };
}
