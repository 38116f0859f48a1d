import { useLazyQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import { AuditStream } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, ChoiceField, FILE_TYPES, handOver, LineField, type Refusal, refusalOf, saidIn } from "../ui/index.ts";

const ProofQuery = graphql(`
  query AuditProof($input: AuditProofInput!) {
    auditProof(input: $input) {
      __typename
      ... on AuditProof {
        name
        base64
      }
      ... on InspectionRefused {
        message
        at
      }
    }
  }
`);
const STREAMS = Object.values(AuditStream);

/** Hands a proof of a range of the chain over as a file. */
export function ProofForm() {
  const { say } = useLanguage();
  const [fetchProof, { loading }] = useLazyQuery(ProofQuery, { fetchPolicy: "no-cache" });
  const [isOpen, setIsOpen] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const input = { stream: saidIn(form, "stream") as AuditStream, from: Number(saidIn(form, "from")), to: Number(saidIn(form, "to")) };
    const answer = (await fetchProof({ variables: { input } }).catch(() => null))?.data?.auditProof;
    if (answer?.__typename !== "AuditProof") return setRefusal(refusalOf(answer, say("audit.proofFailed")));
    handOver(answer, FILE_TYPES.json);
    setIsOpen(false);
  };
  const open = () => {
    setRefusal(null);
    setIsOpen(true);
  };
  return (
    <>
      <Button variant="default" onClick={open} data-testid="audit-proof">
        {say("audit.proof")}
      </Button>
      {isOpen && (
        <ActDialog
          title={say("audit.proof")}
          send={say("audit.proof")}
          testId="audit-proof-form"
          refusal={refusal}
          busy={loading}
          submit={submit}
          close={() => setIsOpen(false)}
        >
          <ChoiceField name="stream" label={say("audit.stream")} data={STREAMS.map((value) => ({ value, label: say(`audit.stream.${value}`) }))} />
          <LineField name="from" type="number" min={1} defaultValue={1} label={say("audit.proofFrom")} required />
          <LineField name="to" type="number" min={1} label={say("audit.proofTo")} required />
        </ActDialog>
      )}
    </>
  );
}
