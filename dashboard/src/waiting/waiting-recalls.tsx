import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Group, Textarea } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, OldValues, Panel, Waiting } from "../ui/index.ts";
import { ProposedCase } from "./proposed-case.tsx";
import classes from "./waiting.module.css";

const WaitingRecallsQuery = graphql(`
  query WaitingRecalls($first: Int!) {
    recallSample(first: $first) {
      totalCount
      edges {
        cursor
        node {
          ...RecallCard
          proposal {
            id
          }
        }
      }
    }
  }
`);
const RecallCardRecall = graphql(`
  fragment RecallCard on Recall {
    sampledAt
    recalled
    recalledByName
    words
    maySettle
    proposal {
      id
      words
      about {
        id
        ...ProposedCase
      }
    }
  }
`);
const SettleRecall = graphql(`
  mutation SettleRecall($input: SettleRecallInput!) {
    settleRecall(input: $input) {
      __typename
      ... on RecallSettled {
        recall {
          ...RecallCard
          proposal {
            id
          }
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

const MOST = 50;

/** Closings without a result that were drawn to be looked at again. */
export function WaitingRecalls() {
  const { say } = useLanguage();
  const format = useFormat();
  const { data, previousData, error, refetch } = useQuery(WaitingRecallsQuery, { variables: { first: MOST }, fetchPolicy: "cache-and-network" });
  const list = (data ?? previousData)?.recallSample ?? null;
  return (
    <Panel
      title={say("waiting.recalls")}
      lead={list && say("waiting.recallsLead", { n: format.number(list.edges.length), total: format.number(list.totalCount) })}
      aside={list && error && <OldValues retry={refetch} />}
    >
      {!list && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={160} bars={3} />)}
      {list?.totalCount === 0 && <Message title={say("waiting.noRecalls")} />}
      <div data-testid="waiting-recalls">
        {list?.edges.map(({ node }) => (
          <RecallCard key={node.proposal.id} recall={node} again={() => void refetch()} />
        ))}
      </div>
    </Panel>
  );
}

function RecallCard({ recall: masked, again }: { recall: FragmentType<typeof RecallCardRecall>; again: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const recall = readFragment(RecallCardRecall, masked);
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState("");
  const [settle, { loading }] = useMutation(SettleRecall);
  const sayIt = async (recalled: boolean) => {
    if (loading) return;
    if (words.trim() === "") return setProblem(say("proposal.sayWhy"));
    const answer = (await settle({ variables: { input: { id: recall.proposal.id, recalled, words } } }).catch(() => null))?.data?.settleRecall;
    if (answer?.__typename !== "RecallSettled") return setProblem(answer?.message ?? say("request.failed"));
    setProblem("");
    again();
  };
  return (
    <div className={classes["card"]} data-testid="recall">
      <ProposedCase about={recall.proposal.about} />
      <p className={classes["content"]}>{recall.proposal.words}</p>
      <p className={classes["facts"]}>
        {say("waiting.drawn", { at: format.at(recall.sampledAt) })}
        {recall.recalled !== null &&
          ` · ${say(recall.recalled ? "waiting.recalled" : "waiting.right", { name: recall.recalledByName ?? "" })}: ${recall.words ?? ""}`}
      </p>
      {recall.maySettle && (
        <>
          <Textarea
            label={say("proposal.opinion")}
            value={words}
            maxLength={1_000}
            rows={2}
            autosize
            maw={560}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Group gap={8} mt={8}>
            <Button size="sm" variant="default" aria-disabled={loading} onClick={() => void sayIt(false)}>
              {say("waiting.sayRight")}
            </Button>
            <Button size="sm" variant="default" aria-disabled={loading} onClick={() => void sayIt(true)}>
              {say("waiting.sayRecalled")}
            </Button>
          </Group>
        </>
      )}
      <p className={classes["facts"]} role="alert">
        {problem}
      </p>
    </div>
  );
}
