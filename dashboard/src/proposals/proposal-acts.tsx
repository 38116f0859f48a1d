import { useMutation } from "@apollo/client/react";
import { Button, Group, Textarea } from "@mantine/core";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { ProposalDecision } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./proposals.module.css";

const ProposalActsProposal = graphql(`
  fragment ProposalActs on CaseProposal {
    id
    mayDecide
    mayWithdraw
    about {
      id
      learnedAt
    }
  }
`);
const SettleProposal = graphql(`
  mutation SettleProposal($input: SettleProposalInput!) {
    settleProposal(input: $input) {
      __typename
      ... on ProposalSettled {
        proposal {
          id
          ...ProposalRow
        }
        case {
          id
          ...CaseProposals
          ...CaseChanges
        }
      }
      ... on ProposalOver {
        proposal {
          id
          ...ProposalRow
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);
const WithdrawProposal = graphql(`
  mutation WithdrawProposal($input: WithdrawProposalInput!) {
    withdrawProposal(input: $input) {
      __typename
      ... on ProposalSettled {
        case {
          id
          ...CaseProposals
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

const LISTS = ["WaitingCount", "WaitingProposals"];

/** Approving, refusing with words, taking back: whatever of it the viewer may. */
export function ProposalActs({ proposal: masked }: { proposal: FragmentType<typeof ProposalActsProposal> }) {
  const { say } = useLanguage();
  const { id, mayDecide, mayWithdraw, about } = readFragment(ProposalActsProposal, masked);
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState("");
  const [settle, settling] = useMutation(SettleProposal, { refetchQueries: LISTS });
  const [takeBack, takingBack] = useMutation(WithdrawProposal, { refetchQueries: LISTS });
  const busy = settling.loading || takingBack.loading;
  if (!mayDecide && !mayWithdraw) return null;
  const decide = async (decision: ProposalDecision) => {
    if (busy) return;
    if (decision === "REJECT" && words.trim() === "") return setProblem(say("proposal.sayWhy"));
    const input = { id, decision, words: words.trim() || null, seen: about.learnedAt };
    const answer = (await settle({ variables: { input } }).catch(() => null))?.data?.settleProposal;
    setProblem(answer?.__typename === "ProposalSettled" ? "" : (answer?.message ?? say("request.failed")));
  };
  const withdraw = async () => {
    if (busy) return;
    const answer = (await takeBack({ variables: { input: { id } } }).catch(() => null))?.data?.withdrawProposal;
    setProblem(answer?.__typename === "ProposalSettled" ? "" : (answer?.message ?? say("request.failed")));
  };
  return (
    <div className={classes["acts"]}>
      {mayDecide && (
        <Textarea
          label={say("proposal.opinion")}
          description={say("proposal.opinionHint")}
          value={words}
          maxLength={1_000}
          rows={2}
          autosize
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <Group gap={8} mt={8}>
        {mayDecide && (
          <>
            <Button size="sm" aria-disabled={busy} onClick={() => void decide("APPROVE")} data-testid="approve">
              {say("proposal.APPROVE")}
            </Button>
            <Button size="sm" variant="default" aria-disabled={busy} onClick={() => void decide("REJECT")} data-testid="reject">
              {say("proposal.REJECT")}
            </Button>
          </>
        )}
        {mayWithdraw && (
          <Button size="sm" variant="default" aria-disabled={busy} onClick={() => void withdraw()} data-testid="withdraw">
            {say("proposal.withdraw")}
          </Button>
        )}
      </Group>
      <p className={classes["note"]} role="alert">
        {problem}
      </p>
    </div>
  );
}
