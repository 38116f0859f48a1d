import { graphql } from "../gql/index.ts";

export const BoardView = graphql(`
  fragment BoardView on SavedBoard {
    id
    name
    own
    shared
    byName
    overdue
    board {
      unit
      inCharge
      allUnits
      trendTable
      period
      months
      on
      from
      to
      reckoning
    }
  }
`);

export const BoardViews = graphql(`
  query BoardViews {
    savedBoards {
      asOf {
        token
      }
      boards {
        ...BoardView
      }
    }
  }
`);

/** The units whose boards a view may be of. */
export const BoardViewUnits = graphql(`
  query BoardViewUnits {
    board {
      scope {
        id
      }
      units {
        unit {
          id
          code
          name
        }
      }
    }
  }
`);

export const SaveBoardView = graphql(`
  mutation SaveBoardView($input: SaveBoardInput!) {
    saveBoard(input: $input) {
      __typename
      ... on SavedBoard {
        id
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const RemoveBoardView = graphql(`
  mutation RemoveBoardView($id: ID!) {
    removeBoard(input: { id: $id }) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`);
