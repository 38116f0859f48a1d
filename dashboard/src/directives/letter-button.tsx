import { useLazyQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./directives.module.css";

const LetterQuery = graphql(`
  query DirectiveLetter($id: ID!) {
    directiveLetter(id: $id) {
      name
      base64
    }
  }
`);
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Hands the drafted letter over as a file. */
export function LetterButton({ id }: { id: string }) {
  const { say } = useLanguage();
  const [fetchLetter, { loading }] = useLazyQuery(LetterQuery, { fetchPolicy: "no-cache" });
  const [failed, setFailed] = useState(false);
  const download = async () => {
    const file = (await fetchLetter({ variables: { id } }).catch(() => null))?.data?.directiveLetter;
    setFailed(!file);
    if (!file) return;
    const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.codePointAt(0) ?? 0);
    const url = URL.createObjectURL(new Blob([bytes], { type: DOCX }));
    Object.assign(document.createElement("a"), { href: url, download: file.name }).click();
    URL.revokeObjectURL(url);
  };
  return (
    <>
      <Button variant="default" aria-disabled={loading} onClick={() => void (loading || download())} data-testid="letter">
        {say("directives.letter")}
      </Button>
      {failed && (
        <span className={classes["note"]} role="alert">
          {say("directives.letterFailed")}
        </span>
      )}
    </>
  );
}
