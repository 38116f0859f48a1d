import { graphql } from "../gql/index.ts";

// The id under this name keeps a row apart from the live case in the cache: it stays as it was at the queue's point.
export const QueueRowCase = graphql(`
  fragment QueueRow on Case {
    rowId: id
    reference
    title
    open
    stage
    field
    channel
    placeText
    urgent
    receivedAt
    dueAt
    learnedAt
    timeLeft {
      at
      late
      paused
      days
      minutes
      pauseReason
    }
    unit {
      id
      code
      name
    }
    diversions {
      id
      hides
      letter {
        number
        day
      }
    }
    backlog {
      class
      ruleClass
      severity
      disposition
      facts {
        kind
        days
        thresholdDays
        basis
      }
      competent {
        id
        name
      }
    }
  }
`);
