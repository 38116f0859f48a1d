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
  const [list, setList] = useState<{ letters: Letters; from: Handed } | null>(null);
  const [record, { loading }] = useMutation(RecordLetters, { refetchQueries: ["BacklogJobs"] });
  const look = async (form: HTMLFormElement) => {
    const from = await handedIn(form);
    if (typeof from === "string") return setProblem(say(`backlog.letters.${from}`));
    const answer = (await client.query({ query: PreviewLetters, variables: { input: from }, fetchPolicy: "no-cache" }).catch(() => null))?.data?.previewLetters;
    if (answer?.__typename === "LetterList") return setList({ letters: answer, from });
    setProblem(answer?.message ?? say("backlog.failed"));
  };
  const start = async (from: Handed, form: HTMLFormElement) => {
    const typed = Number.parseInt(saidIn(form, "typed").replaceAll(/[.,\s]/g, ""), 10);
    const input = { ...from, key, reason: saidIn(form, "reason"), typedCount: Number.isNaN(typed) ? null : typed };
    const answer = (await record({ variables: { input } }).catch(() => null))?.data?.recordLetters;
    if (answer?.__typename === "BulkJob") return started();
    setProblem(answer?.message ?? say("backlog.failed"));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setProblem("");
    if (!loading && list?.letters.matched !== 0) void (list ? start(list.from, event.currentTarget) : look(event.currentTarget));
  };
  return (
    <Modal opened onClose={close} size="xl" title={say("backlog.letters")} lockScroll={false} closeButtonProps={{ "aria-label": say("backlog.cancel") }}>
      <form onSubmit={submit} data-testid="letters-form">
        <Textarea
          name="rows"
          label={say("backlog.letters.rows")}
          description={say("backlog.letters.lead")}
          rows={6}
          maxLength={90_000}
          onChange={() => setList(null)}
        />
        <label className={classes["file"]}>
          <span>{say("backlog.letters.file")}</span>
          <input type="file" name="file" accept=".xlsx,.csv,text/csv" onChange={() => setList(null)} />
          <small>{say("backlog.letters.fileWhy")}</small>
        </label>
        {list && <LetterRows letters={list.letters} />}
        {list && <Textarea name="reason" label={say("backlog.bulk.reason")} required maxLength={1_000} rows={2} autoFocus />}
        {list?.letters.typedCount != null && <TextInput name="typed" label={say("backlog.bulk.type", { n: list.letters.typedCount })} required mt="sm" />}
        <p className={classes["problem"]} role="alert">
          {problem}
        </p>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {say("backlog.cancel")}
          </Button>
          <Button type="submit" aria-disabled={loading} data-disabled={list?.letters.matched === 0}>
            {list ? say("backlog.letters.record", { n: list.letters.matched }) : say("backlog.bulk.look")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** The rows that were pasted, or the file in base64. */
type Handed = { csv: string } | { file: string };
const LARGEST_FILE = 5 * 2 ** 20;

/** What was handed over, the file before the rows; or what is wrong with it. */
async function handedIn(form: HTMLFormElement): Promise<Handed | "tooBig" | "none"> {
  const file = new FormData(form).get("file");
  if (file instanceof File && file.size > 0) return file.size > LARGEST_FILE ? "tooBig" : { file: base64Of(new Uint8Array(await file.arrayBuffer())) };
  const csv = saidIn(form, "rows");
  return csv.trim() === "" ? "none" : { csv };
}

function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCodePoint(...bytes.subarray(at, at + 0x8000)));
  return btoa(parts.join(""));
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
