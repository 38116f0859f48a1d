import { graphql } from "../gql/index.ts";

export const BacklogJob = graphql(`
  fragment BacklogJob on BulkJob {
    id
    kind
    reason
    own
    askedAt
    state
    stopped
    cases
    done
    skipped
    refused
    undone
    left
    undoUntil
    reversedBy
    toUnit {
      id
      name
    }
  }
`);

export const BacklogJobs = graphql(`
  query BacklogJobs {
    bulkJobs(first: 10) {
      nodes {
        ...BacklogJob
      }
    }
  }
`);

export const StartBulk = graphql(`
  mutation StartBulk($input: StartBulkInput!) {
    startBulk(input: $input) {
      __typename
      ... on BulkJob {
        ...BacklogJob
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const PreviewBulk = graphql(`
  query PreviewBulk($input: PreviewBulkInput!) {
    previewBulk(input: $input) {
      __typename
      ... on BulkPreview {
        cases
        oldest
        clocksTouched
        onWorklist
        possible
        typedCount
        undoable
        units {
          unit {
            id
            name
          }
          cases
        }
        told {
          id
          name
        }
        refusedBy {
          message
          cases
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);
