import { useMutation } from "@apollo/client/react";
import { Button, Group, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import type { BacklogJobFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { newKey, saidIn } from "../ui/index.ts";
import classes from "./dialogs.module.css";

const ReverseBulk = graphql(`
  mutation ReverseBulk($input: ReverseBulkInput!) {
    reverseBulk(input: $input) {
      __typename
      ... on BulkJob {
        ...BacklogJob
      }
      ... on BulkCountRequired {
        cases
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** A new job that goes the other way for what a job decided, with a reason of its own. Sent twice it is one job. */
export function ReverseForm({ job, close }: { job: BacklogJobFragment; close: () => void }) {
  const { say } = useLanguage();
  const [key] = useState(newKey);
  const [problem, setProblem] = useState("");
  const [count, setCount] = useState<number | null>(null);
  const [reverse, { loading }] = useMutation(ReverseBulk, { refetchQueries: ["BacklogJobs"] });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const form = event.currentTarget;
    const typed = Number.parseInt(saidIn(form, "typed").replaceAll(/[.,\s]/g, ""), 10);
    const input = { id: job.id, key, reason: saidIn(form, "reason"), typedCount: Number.isNaN(typed) ? null : typed };
    void reverse({ variables: { input } }).then(
      ({ data }) => {
        const answer = data?.reverseBulk;
        if (answer?.__typename === "BulkJob") return close();
        if (answer?.__typename === "BulkCountRequired") setCount(answer.cases);
        return setProblem(answer?.message ?? say("backlog.failed"));
      },
      () => setProblem(say("backlog.failed")),
    );
  };
  return (
    <form onSubmit={submit} className={classes["reverse"]} data-testid="reverse-form">
      <Textarea name="reason" label={say("backlog.bulk.reason")} required maxLength={1_000} rows={2} autoFocus />
      {count !== null && <TextInput name="typed" label={say("backlog.bulk.type", { n: count })} inputMode="numeric" required mt="sm" />}
      <p className={classes["problem"]} role="alert">
        {problem}
      </p>
      <Group gap="xs">
        <Button type="submit" size="compact-sm" aria-disabled={loading}>
          {say("backlog.jobs.reverseStart", { n: job.done - job.undone })}
        </Button>
        <Button size="compact-sm" variant="default" onClick={close}>
          {say("backlog.cancel")}
        </Button>
      </Group>
    </form>
  );
}
