import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { BacklogJobFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { useShownInstant } from "../live/index.ts";
import classes from "./dialogs.module.css";

const CancelBulk = graphql(`
  mutation CancelBulk($id: ID!) {
    cancelBulk(input: { id: $id }) {
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
const RetryBulk = graphql(`
  mutation RetryBulk($id: ID!) {
    retryBulk(input: { id: $id }) {
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
const UndoBulk = graphql(`
  mutation UndoBulk($id: ID!) {
    undoBulk(input: { id: $id }) {
      __typename
      ... on BulkUndone {
        stayed
        job {
          ...BacklogJob
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** What he who asked for a job can still do about it. */
export function JobActs({ job }: { job: BacklogJobFragment }) {
  const { say } = useLanguage();
  const shown = useShownInstant();
  const again = { refetchQueries: ["BacklogJobs", "BacklogJobItems"], variables: { id: job.id } };
  const [cancel] = useMutation(CancelBulk, again);
  const [retry] = useMutation(RetryBulk, again);
  const [undo] = useMutation(UndoBulk, again);
  const [told, setTold] = useState("");
  const tell = (answer: { __typename: string; message?: string; stayed?: number } | null | undefined) => {
    if (answer?.__typename === "BulkUndone") return setTold(answer.stayed ? say("backlog.jobs.stayed", { n: answer.stayed }) : "");
    setTold(answer?.__typename === "BulkJob" ? "" : (answer?.message ?? say("backlog.failed")));
  };
  const isUndoable = job.undoUntil !== null && (shown === null || Date.parse(shown) < Date.parse(job.undoUntil));
  return (
    <>
      {job.state === "RUNNING" && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            void cancel().then(
              ({ data }) => tell(data?.cancelBulk),
              () => tell(null),
            )
          }
        >
          {say("backlog.jobs.cancel")}
        </Button>
      )}
      {job.state !== "RUNNING" && job.state !== "UNDONE" && job.done < job.cases && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            void retry().then(
              ({ data }) => tell(data?.retryBulk),
              () => tell(null),
            )
          }
        >
          {say("backlog.jobs.retry")}
        </Button>
      )}
      {isUndoable && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            void undo().then(
              ({ data }) => tell(data?.undoBulk),
              () => tell(null),
            )
          }
        >
          {say("backlog.jobs.undo")}
        </Button>
      )}
      <span className={classes["problem"]} role="alert">
        {told}
      </span>
    </>
  );
}
