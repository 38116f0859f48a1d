import { useLazyQuery } from "@apollo/client/react";
import { graphql } from "../../gql/index.ts";
import { useLanguage } from "../../language/index.ts";
import { FileButton } from "../../ui/index.ts";

const PaperQuery = graphql(`
  query CommendationPaper($round: ID!) {
    commendationPaper(round: $round) {
      name
      base64
    }
  }
`);

/** Hands a round's proposal over as a file. */
export function PaperButton({ round }: { round: string }) {
  const { say } = useLanguage();
  const [fetchPaper, { loading }] = useLazyQuery(PaperQuery, { fetchPolicy: "no-cache" });
  const read = async () => (await fetchPaper({ variables: { round } })).data?.commendationPaper;
  return <FileButton read={read} loading={loading} type="docx" label={say("commend.paper")} failed={say("commend.failed")} testId="commendation-paper" />;
}
