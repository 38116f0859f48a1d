import { useLazyQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { graphql } from "../../gql/index.ts";
import { useLanguage } from "../../language/index.ts";

const PaperQuery = graphql(`
  query CommendationPaper($round: ID!) {
    commendationPaper(round: $round) {
      name
      base64
    }
  }
`);
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Hands a round's proposal over as a file. */
export function PaperButton({ round }: { round: string }) {
  const { say } = useLanguage();
  const [fetchPaper, { loading }] = useLazyQuery(PaperQuery, { fetchPolicy: "no-cache" });
  const [failed, setFailed] = useState(false);
  const take = async () => {
    if (loading) return;
    const paper = (await fetchPaper({ variables: { round } }).catch(() => null))?.data?.commendationPaper;
    setFailed(!paper);
    if (paper) handOver(paper);
  };
  return (
    <>
      <Button variant="default" aria-disabled={loading} onClick={() => void take()} data-testid="commendation-paper">
        {say("commend.paper")}
      </Button>
      {failed && <span role="alert">{say("commend.failed")}</span>}
    </>
  );
}

function handOver({ name, base64 }: { name: string; base64: string }): void {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0) ?? 0);
  const address = URL.createObjectURL(new Blob([bytes], { type: TYPE }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
