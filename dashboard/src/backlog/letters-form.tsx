import { useApolloClient, useMutation } from "@apollo/client/react";
import { Button, Group, Modal, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import type { PreviewLettersQuery } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { newKey, saidIn } from "../ui/index.ts";
import classes from "./dialogs.module.css";

const PreviewLetters = graphql(`
  query PreviewLetters($input: LettersInput!) {
    previewLetters(input: $input) {
      __typename
      ... on LetterList {
        matched
        typedCount
        rows {
          line
          number
          day
          reference
          standing
          message
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);
const RecordLetters = graphql(`
  mutation RecordLetters($input: RecordLettersInput!) {
    recordLetters(input: $input) {
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

type Letters = Extract<PreviewLettersQuery["previewLetters"], { __typename: "LetterList" }>;

/** Results given by letter and never recorded, from pasted rows: held against the cases first, recorded as one job then. */
export function LettersForm({ close, started }: { close: () => void; started: () => void }) {
  const { say } = useLanguage();
  const client = useApolloClient();
  const [key] = useState(newKey);
  const [problem, setProblem] = useState("");
  const [list, setList] = useState<{ letters: Letters; csv: string } | null>(null);
  const [record, { loading }] = useMutation(RecordLetters, { refetchQueries: ["BacklogJobs"] });
  const look = async (csv: string) => {
    const answer = (await client.query({ query: PreviewLetters, variables: { input: { csv } }, fetchPolicy: "no-cache" }).catch(() => null))?.data
      ?.previewLetters;
    if (answer?.__typename === "LetterList") return setList({ letters: answer, csv });
    setProblem(answer?.message ?? say("backlog.failed"));
  };
  const start = async (csv: string, form: HTMLFormElement) => {
    const typed = Number.parseInt(saidIn(form, "typed").replaceAll(/[.,\s]/g, ""), 10);
    const input = { csv, key, reason: saidIn(form, "reason"), typedCount: Number.isNaN(typed) ? null : typed };
    const answer = (await record({ variables: { input } }).catch(() => null))?.data?.recordLetters;
    if (answer?.__typename === "BulkJob") return started();
    setProblem(answer?.message ?? say("backlog.failed"));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setProblem("");
    if (!loading) void (list ? start(list.csv, event.currentTarget) : look(saidIn(event.currentTarget, "rows")));
  };
  return (
    <Modal opened onClose={close} size="xl" title={say("backlog.letters")} lockScroll={false} closeButtonProps={{ "aria-label": say("backlog.cancel") }}>
      <form onSubmit={submit} data-testid="letters-form">
        <Textarea
          name="rows"
          label={say("backlog.letters.rows")}
          description={say("backlog.letters.lead")}
          rows={6}
          required
          maxLength={90_000}
          onChange={() => setList(null)}
        />
        {list && <LetterRows letters={list.letters} />}
        {list && <Textarea name="reason" label={say("backlog.bulk.reason")} required maxLength={1_000} rows={2} />}
        {list?.letters.typedCount != null && <TextInput name="typed" label={say("backlog.bulk.type", { n: list.letters.typedCount })} required mt="sm" />}
        <p className={classes["problem"]} role="alert">
          {problem}
        </p>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {say("backlog.cancel")}
          </Button>
          <Button type="submit" aria-disabled={loading} disabled={list?.letters.matched === 0}>
            {list ? say("backlog.letters.record", { n: list.letters.matched }) : say("backlog.bulk.look")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function LetterRows({ letters }: { letters: Letters }) {
  const { say } = useLanguage();
  return (
    <div className={classes["letters"]} role="region" aria-label={say("backlog.letters.rows")} tabIndex={0}>
      <strong>{say("backlog.letters.matched", { n: letters.matched, all: letters.rows.length })}</strong>
      <table>
        <thead>
          <tr>
            {(["line", "number", "day", "reference", "standing"] as const).map((name) => (
              <th key={name} scope="col">
                {say(`backlog.letters.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {letters.rows.map((row) => (
            <tr key={row.line}>
              <td>{row.line}</td>
              <td>{row.number}</td>
              <td>{row.day}</td>
              <td>{row.reference}</td>
              <td>{row.standing === "MATCHED" ? say("backlog.letters.ok") : row.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
