import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { RevealPurpose } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { lateForm, type Refusal, refusalOf } from "../ui/index.ts";
import { ContactOpened } from "./contact-opened.tsx";
import type { OpenedContact } from "./contact-opened.tsx";
import facts from "./facts.module.css";

const RevealSubmitter = graphql(`
  mutation RevealSubmitter($input: RevealSubmitterInput!) {
    revealSubmitter(input: $input) {
      __typename
      ... on RevealedSubmitter {
        name
        phone
        email
        address
        content
        erased
        forSeconds
      }
      ... on ItemsConfidential {
        items
      }
      ... on Problem {
        message
      }
    }
  }
`);

const ContactReason = lateForm(async () => (await import("./contact-reason.tsx")).ContactReason);

const ITEMS = ["NAME", "PHONE", "CONTACT", "CONTENT"] as const;

/** The submitter's contact: shown when it is asked for, with a reason where one is needed, and gone when its time is over. */
export function CaseContact({ caseId }: { caseId: string }) {
  const { say } = useLanguage();
  const [reveal, { loading, reset }] = useMutation(RevealSubmitter, { fetchPolicy: "no-cache" });
  const [opened, setOpened] = useState<OpenedContact | null>(null);
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const see = async (because?: { reason: string; purpose: RevealPurpose }, without: readonly string[] = []): Promise<void> => {
    const items = ITEMS.filter((item) => !without.includes(item));
    const answer = await reveal({ variables: { input: { caseId, items, ...because } } }).then(
      ({ data }) => data?.revealSubmitter ?? null,
      () => null,
    );
    reset();
    setRefusal(null);
    if (answer?.__typename === "RevealedSubmitter") {
      setAsking(false);
      setOpened(answer);
    } else if (answer?.__typename === "RevealReasonRequired" && because === undefined) setAsking(true);
    else if (answer?.__typename === "ItemsConfidential" && without.length === 0 && answer.items.length < items.length) await see(because, answer.items);
    else setRefusal(refusalOf(answer, say("contact.failed")));
  };
  if (opened !== null) return <ContactOpened opened={opened} gone={() => setOpened(null)} />;
  return (
    <>
      <Button size="xs" variant="default" mt={10} aria-disabled={loading} onClick={() => void (loading || see())} data-testid="see-contact">
        {say(loading ? "contact.asking" : "contact.see")}
      </Button>
      <p className={facts["note"]}>{say("contact.audited")}</p>
      {refusal !== null && !asking && (
        <p className={facts["note"]} role="alert">
          {refusal.message}
        </p>
      )}
      {asking && <ContactReason busy={loading} refusal={refusal} close={() => setAsking(false)} tell={see} />}
    </>
  );
}
