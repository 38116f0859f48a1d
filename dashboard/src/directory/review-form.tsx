import "../language/changes.ts";
import { useMutation } from "@apollo/client/react";
import { Checkbox } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import { DirectoryPart } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, type Refusal, refusalOf } from "../ui/index.ts";

const ReviewDirectory = graphql(`
  mutation ReviewDirectory($input: ReviewDirectoryInput!) {
    reviewDirectory(input: $input) {
      ... on DirectoryReviewed {
        entry {
          ...DirectoryEntry
        }
      }
      ... on DirectoryRefused {
        message
        at
      }
    }
  }
`);

/** Comparing a unit's entry with how it is: what is wrong is marked. */
export function ReviewForm({ unit, name, done, close }: { unit: string; name: string; done: () => void; close: () => void }) {
  const { say } = useLanguage();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [review, { loading }] = useMutation(ReviewDirectory);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const wrong = new FormData(event.currentTarget).getAll("wrong") as DirectoryPart[];
    const answer = (await review({ variables: { input: { unit, wrong } } }).catch(() => null))?.data?.reviewDirectory;
    if (answer && !("message" in answer)) return done();
    setRefusal(refusalOf(answer, say("request.failed")));
  };
  return (
    <ActDialog
      title={say("directory.reviewTitle", { unit: name })}
      send={say("directory.send")}
      testId="review-form"
      refusal={refusal}
      busy={loading}
      submit={submit}
      close={close}
    >
      <p>{say("directory.reviewAsk")}</p>
      {Object.values(DirectoryPart).map((part) => (
        <Checkbox key={part} mt="xs" name="wrong" value={part} label={say(`directory.part.${part}`)} />
      ))}
    </ActDialog>
  );
}
