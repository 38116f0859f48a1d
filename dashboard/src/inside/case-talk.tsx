import "../language/inside.ts";
import { useMutation } from "@apollo/client/react";
import { Button, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { newKey, Panel, saidIn } from "../ui/index.ts";
import { MentionChoice, type Person } from "./mention-choice.tsx";
import classes from "./inside.module.css";

const CaseTalkCase = graphql(`
  fragment CaseTalk on Case {
    id
    comments {
      id
      words
      at
      byName
      by {
        id
        name
      }
      mentions {
        username
        name
      }
    }
  }
`);
const CommentInside = graphql(`
  mutation CommentInside($input: CommentInsideInput!) {
    commentInside(input: $input) {
      __typename
      ... on CommentKept {
        case {
          id
          ...CaseTalk
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** What people of the hub say to one another about the case. */
export function CaseTalk({ one: masked }: { one: FragmentType<typeof CaseTalkCase> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { id, comments } = readFragment(CaseTalkCase, masked);
  return (
    <Panel title={say("talk.title")} lead={say("talk.lead")}>
      {comments.length === 0 && <p className={classes["note"]}>{say("talk.none")}</p>}
      <ul className={classes["list"]} data-testid="case-talk">
        {comments.map((comment) => (
          <li key={comment.id} data-testid="comment">
            <p className={classes["facts"]}>{say("mentions.by", { name: comment.byName, unit: comment.by.name, at: format.at(comment.at) })}</p>
            <p className={classes["words"]}>{comment.words}</p>
            {comment.mentions.length > 0 && (
              <p className={classes["facts"]}>{say("talk.mentioned", { names: comment.mentions.map(({ name }) => name).join(", ") })}</p>
            )}
          </li>
        ))}
      </ul>
      <CommentForm caseId={id} />
    </Panel>
  );
}

function CommentForm({ caseId }: { caseId: string }) {
  const { say } = useLanguage();
  const [comment, { loading }] = useMutation(CommentInside);
  const [problem, setProblem] = useState("");
  const [named, setNamed] = useState<readonly Person[]>([]);
  const [key, setKey] = useState(newKey);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (loading) return;
    const input = { caseId, key, words: saidIn(form, "words"), mentions: named.map(({ username }) => username) };
    const answer = (await comment({ variables: { input } }).catch(() => null))?.data?.commentInside;
    if (answer?.__typename !== "CommentKept") return setProblem(answer?.message ?? say("inside.failed"));
    setProblem("");
    setNamed([]);
    setKey(newKey());
    form.reset();
  };
  return (
    <form onSubmit={(event) => void submit(event)} data-testid="comment-form">
      <Textarea name="words" label={say("talk.words")} maxLength={4_000} required rows={2} autosize maw={640} mt="sm" />
      <p className={classes["note"]}>{say("inside.hidden")}</p>
      <MentionChoice caseId={caseId} named={named} name={setNamed} />
      <p className={classes["note"]} role="alert">
        {problem}
      </p>
      <Button type="submit" size="xs" variant="default" aria-disabled={loading}>
        {say("talk.go")}
      </Button>
    </form>
  );
}
