import { graphql } from "../gql/index.ts";

export const QueueView = graphql(`
  fragment QueueView on SavedView {
    id
    name
    own
    shared
    byName
    columns
    cases
    filter {
      unit
      severity
      backlogClass
      ageBand
      field
      text
    }
  }
`);

export const QueueViews = graphql(`
  query QueueViews {
    savedViews {
      asOf {
        token
      }
      views {
        ...QueueView
      }
    }
  }
`);

export const SaveQueueView = graphql(`
  mutation SaveQueueView($input: SaveViewInput!) {
    saveView(input: $input) {
      __typename
      ... on SavedView {
        id
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const RemoveQueueView = graphql(`
  mutation RemoveQueueView($id: ID!) {
    removeView(input: { id: $id }) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`);
