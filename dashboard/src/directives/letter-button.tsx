import { useLazyQuery } from "@apollo/client/react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { FileButton } from "../ui/index.ts";
import classes from "./directives.module.css";

const LetterQuery = graphql(`
  query DirectiveLetter($id: ID!) {
    directiveLetter(id: $id) {
      name
      base64
    }
  }
`);

/** Hands the drafted letter over as a file. */
export function LetterButton({ id }: { id: string }) {
  const { say } = useLanguage();
  const [fetchLetter, { loading }] = useLazyQuery(LetterQuery, { fetchPolicy: "no-cache" });
  const read = async () => (await fetchLetter({ variables: { id } })).data?.directiveLetter;
  return (
    <FileButton
      read={read}
      loading={loading}
      type="docx"
      label={say("directives.letter")}
      failed={say("directives.letterFailed")}
      testId="letter"
      noteClass={classes["note"]}
    />
  );
}
