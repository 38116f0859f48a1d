import { useMutation } from "@apollo/client/react";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { ProposalKind } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, type Refusal, refusalOf, saidIn } from "../ui/index.ts";
import { CaseProposalsFields } from "./case-proposals-fields.tsx";
import { newKey } from "./change-input.ts";
import facts from "./facts.module.css";

const ProposeChange = graphql(`
  mutation ProposeCaseChange($input: ProposeCaseChangeInput!) {
    proposeCaseChange(input: $input) {
      __typename
      ... on ProposalMade {
        case {
          id
          ...CaseProposals
        }
      }
      ... on CaseMovedOn {
        case {
          id
          ...CaseProposals
        }
      }
      ... on ChangeNotPossible {
        at
      }
      ... on Problem {
        message
      }
    }
  }
`);

interface CaseProposalsFormProps {
  caseId: string;
  /** when the hub last learned something of the case, as it stands on the page */
  seen: string;
  kind: ProposalKind;
  close: () => void;
}

/** Drafts one change for another to decide. Sent twice it is one: the key is made when the form opens. */
export function CaseProposalsForm({ caseId, seen, kind, close }: CaseProposalsFormProps) {
  const { say } = useLanguage();
  const [propose, { loading }] = useMutation(ProposeChange);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [key] = useState(newKey);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const input = { caseId, key, seen, kind, ...draftTold(event.currentTarget) };
    const answer = (await propose({ variables: { input } }).catch(() => null))?.data?.proposeCaseChange;
    if (answer?.__typename === "ProposalMade") return close();
    setRefusal(refusalOf(answer, say("request.failed")));
  };
  return (
    <ActDialog
      title={say(`proposal.draft.${kind}`)}
      send={say("proposal.send")}
      testId="proposal-form"
      refusal={refusal}
      busy={loading}
      submit={submit}
      close={close}
    >
      <p className={facts["note"]}>{say(`proposal.who.${kind}`)}</p>
      <CaseProposalsFields caseId={caseId} kind={kind} />
    </ActDialog>
  );
}

/** What was written into the form, as the graph takes it; what was left empty is not said. */
function draftTold(form: HTMLFormElement) {
  const said = (field: string): string | null => saidIn(form, field).trim() || null;
  const [number, day] = [said("paperNumber"), said("paperDay")];
  return {
    words: said("words") ?? "",
    reasonCode: said("reasonCode"),
    toUnit: said("toUnit"),
    dueDay: said("dueDay"),
    commitment: said("commitment"),
    paper: number === null && day === null ? null : { number: number ?? "", day: day ?? "" },
  };
}
