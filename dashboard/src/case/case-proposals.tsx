import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { ProposalKind } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ProposalRow } from "../proposals/index.ts";
import { lateForm, Panel } from "../ui/index.ts";

const CaseProposalsCase = graphql(`
  fragment CaseProposals on Case {
    id
    learnedAt
    source {
      code
      name
    }
    possibleProposals
    proposals {
      id
      ...ProposalRow
    }
  }
`);

const CaseProposalsForm = lateForm(async () => (await import("./case-proposals-form.tsx")).CaseProposalsForm);

/** What was drafted for another to decide and what became of it; and drafting more. */
export function CaseProposals({ one: masked }: { one: FragmentType<typeof CaseProposalsCase> }) {
  const { say } = useLanguage();
  const [drafting, setDrafting] = useState<ProposalKind | null>(null);
  const one = readFragment(CaseProposalsCase, masked);
  if (one.proposals.length === 0 && one.possibleProposals.length === 0) return null;
  return (
    <Panel title={say("proposal.title")} lead={say("proposal.lead")}>
      <div data-testid="proposals">
        {one.proposals.toReversed().map((proposal) => (
          <ProposalRow key={proposal.id} proposal={proposal} source={one.source.name} />
        ))}
      </div>
      <Group gap={6} mt={one.proposals.length > 0 ? 10 : 0}>
        {one.possibleProposals.map((kind) => (
          <Button key={kind} size="xs" variant="default" {...CaseProposalsForm.ahead} onClick={() => setDrafting(kind)} data-testid={`propose-${kind}`}>
            {say(`proposal.draft.${kind}`)}
          </Button>
        ))}
      </Group>
      {drafting !== null && <CaseProposalsForm key={drafting} caseId={one.id} seen={one.learnedAt} kind={drafting} close={() => setDrafting(null)} />}
    </Panel>
  );
}
