import { useMutation } from "@apollo/client/react";
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { dayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { ChangeRowFragment, ChangeState, Settlement } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Status } from "../ui/index.ts";
import { ChangeConflict } from "./change-conflict.tsx";
import { sizeText } from "../upload/index.ts";
import facts from "./facts.module.css";

const ChangeRowChange = graphql(`
  fragment ChangeRow on RequestedChange {
    id
    kind
    state
    decidedAt
    words
    dueDay
    reason
    files {
      id
      name
      mediaType
      bytes
    }
    unconfirmed
    maySettle
    by {
      id
      name
    }
    toUnit {
      id
      name
    }
    ...ChangeConflict
  }
`);
const SettleChange = graphql(`
  mutation SettleCaseChange($input: SettleCaseChangeInput!) {
    settleCaseChange(input: $input) {
      __typename
      ... on CaseChangeSettled {
        case {
          id
          ...CaseChanges
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

const LOOK: Record<ChangeState, { tone: "good" | "soon" | "late" | "idle"; shape: "circle" | "ring" | "triangle" | "dash" }> = {
  QUEUED: { tone: "idle", shape: "ring" },
  SENDING: { tone: "idle", shape: "ring" },
  APPLIED: { tone: "idle", shape: "ring" },
  ALREADY_APPLIED: { tone: "idle", shape: "ring" },
  WORKLIST: { tone: "idle", shape: "ring" },
  UNKNOWN: { tone: "soon", shape: "ring" },
  CONFLICT: { tone: "late", shape: "triangle" },
  NOT_SHOWN: { tone: "late", shape: "triangle" },
  REFUSED: { tone: "late", shape: "triangle" },
  VERIFIED: { tone: "good", shape: "circle" },
  DROPPED: { tone: "idle", shape: "dash" },
};

/** One change that was asked for: what, by whom, how far it is, and what to decide when the source moved on. */
export function ChangeRow({ change: masked, source }: { change: FragmentType<typeof ChangeRowChange>; source: string }) {
  const { say } = useLanguage();
  const format = useFormat();
  const change = readFragment(ChangeRowChange, masked);
  return (
    <div data-testid="change" data-state={change.state}>
      <dt>{say(`request.kind.${change.kind}`)}</dt>
      <dd>
        <Status {...LOOK[change.state]} plain>
          {say(`request.state.${change.state}`, { source })}
        </Status>
        {change.unconfirmed && (
          <Status tone="late" shape="triangle" plain>
            {say("request.unconfirmed")}
          </Status>
        )}
        <br />
        {say("request.by", { by: change.by.name, at: format.at(change.decidedAt) })}
        <Told change={change} />
        {change.files.map((file) => (
          <div key={file.id}>
            <a href={`/files/${file.id}`} download data-testid="change-file">
              {file.name ?? say("request.file.unnamed")}
            </a>{" "}
            ({sizeText(file.bytes)})
          </div>
        ))}
        <ChangeConflict change={change} />
        {change.maySettle && <Settling id={change.id} choices={change.state === "CONFLICT" ? ["SEND_AGAIN", "DROP"] : ["DROP"]} />}
      </dd>
    </div>
  );
}

function Told({ change }: { change: ChangeRowFragment }) {
  const { say } = useLanguage();
  const lines = [
    change.toUnit && say("request.to", { unit: change.toUnit.name }),
    change.dueDay && say("request.until", { day: dayText(`${change.dueDay}T00:00:00+07:00`) }),
    change.words,
    change.reason && say("request.reason", { reason: change.reason }),
  ];
  return lines.map((line) => line && <div key={line}>{line}</div>);
}

/** What a source does not show is asked for anew, by the form that it came from. */
function Settling({ id, choices }: { id: string; choices: readonly Settlement[] }) {
  const { say } = useLanguage();
  const [settle, { loading }] = useMutation(SettleChange);
  const [problem, setProblem] = useState("");
  const decide = async (settlement: Settlement) => {
    if (loading) return;
    const answer = (await settle({ variables: { input: { id, settlement } } }).catch(() => null))?.data?.settleCaseChange;
    setProblem(answer?.__typename === "CaseChangeSettled" ? "" : (answer?.message ?? say("request.failed")));
  };
  return (
    <>
      <Group gap={6} mt={6}>
        {choices.map((settlement) => (
          <Button key={settlement} size="compact-xs" variant="default" aria-disabled={loading} onClick={() => void decide(settlement)}>
            {say(`request.settle.${settlement}`)}
          </Button>
        ))}
      </Group>
      <p className={facts["note"]} role="alert">
        {problem}
      </p>
    </>
  );
}
