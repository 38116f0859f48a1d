import { graphql } from "../gql/index.ts";

export const QueueChanged = graphql(`
  subscription QueueChanged {
    caseChanged {
      seq
      resync
      case {
        rowId: id
      }
    }
  }
`);

// Of the cases that something is known of: which the queue would have now, which it had at its point, and how all of them stand.
export const QueueMoved = graphql(`
  query QueueMoved($now: CaseFilter!, $any: CaseFilter!, $asOf: String!) {
    now: cases(filter: $now, first: 100) {
      asOf {
        event
        token
      }
      edges {
        node {
          rowId: id
        }
      }
    }
    then: cases(filter: $now, asOf: $asOf, first: 100) {
      edges {
        node {
          rowId: id
        }
      }
    }
    any: cases(filter: $any, first: 100) {
      edges {
        node {
          ...QueueRow
        }
      }
    }
  }
`);

// What the stream did not tell, because it was not there yet or not there any more.
export const QueueMissed = graphql(`
  query QueueMissed($after: Int!, $page: String) {
    cases(filter: { changedAfter: $after }, first: 100, after: $page) {
      asOf {
        event
      }
      totalCount
      edges {
        node {
          rowId: id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
