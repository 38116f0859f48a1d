import { useLazyQuery, useMutation, useQuery } from "@apollo/client/react";
import { Button, Group, MultiSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { CaseStream, CasesToJoinQuery } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ChoiceField, saidIn } from "../ui/index.ts";
import { newKey } from "./change-input.ts";
import classes from "./join-form.module.css";
import { refusedMove } from "./refused-move.ts";
import { WordsForm } from "./words-form.tsx";

const JoinCases = graphql(`
  mutation JoinCases($input: JoinCasesInput!) {
    joinCases(input: $input) {
      __typename
      ... on MatterMoved {
        cases {
          id
          ...CaseMatter
        }
      }
      ... on CaseActRefused {
        at
      }
      ... on Problem {
        message
      }
    }
  }
`);
const CasesToJoin = graphql(`
  query CasesToJoin($filter: CaseFilter!) {
    cases(filter: $filter, first: 8) {
      totalCount
      edges {
        node {
          id
          reference
          title
          receivedAt
          unit {
            id
            name
          }
        }
      }
    }
  }
`);
const JoinUnits = graphql(`
  query JoinUnits {
    units {
      id
      code
      name
      validTo
    }
  }
`);

type Found = CasesToJoinQuery["cases"]["edges"][number]["node"];

/** Joins this case with others, each looked for by its code or words and seen before it is taken. Sent twice it is one: the key is made when the form opens. */
export function JoinForm({ caseId, stream, close }: { caseId: string; stream: CaseStream; close: () => void }) {
  const { say } = useLanguage();
  const [join] = useMutation(JoinCases);
  const { data } = useQuery(JoinUnits);
  const [key] = useState(newKey);
  const [others, setOthers] = useState<readonly Found[]>([]);
  const [cooperating, setCooperating] = useState<string[]>([]);
  const units = (data?.units ?? []).filter(({ validTo }) => validTo === null).map(({ code, name }) => ({ value: code, label: name }));
  const send = async (words: string, form: HTMLFormElement) => {
    if (others.length === 0) return { message: say("matter.takeOne") };
    const input = { key, caseIds: [caseId, ...others.map(({ id }) => id)], lead: saidIn(form, "lead"), cooperating, reason: words };
    return refusedMove((await join({ variables: { input } })).data?.joinCases);
  };
  return (
    <WordsForm title={say("matter.join")} label={say("matter.why")} about="reason" longest={1_000} failed={say("decline.failed")} send={send} close={close}>
      <Others caseId={caseId} stream={stream} taken={others} take={setOthers} />
      <ChoiceField name="lead" label={say("matter.leadUnit")} data={[{ value: "", label: "–" }, ...units]} required mt="sm" />
      <MultiSelect label={say("matter.cooperatingUnits")} data={units} value={cooperating} onChange={setCooperating} maxValues={10} searchable mt="sm" />
    </WordsForm>
  );
}

interface OthersSettings {
  caseId: string;
  stream: CaseStream;
  taken: readonly Found[];
  take: (taken: readonly Found[]) => void;
}

function Others({ caseId, stream, taken, take }: OthersSettings) {
  const { say } = useLanguage();
  const [text, setText] = useState("");
  const [look, { data, loading, error }] = useLazyQuery(CasesToJoin, { fetchPolicy: "network-only" });
  const search = () => {
    if (text.trim() !== "") void look({ variables: { filter: { text, open: true, stream } } }).catch(() => null); // the form says so
  };
  const found = (data?.cases.edges ?? []).map(({ node }) => node).filter(({ id }) => id !== caseId && taken.every((one) => one.id !== id));
  return (
    <>
      <Group align="end" gap={6} wrap="nowrap">
        <TextInput
          label={say("matter.find")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            search();
          }}
          className={classes["text"] ?? ""}
          data-testid="join-text"
        />
        <Button variant="default" onClick={search} aria-disabled={loading} data-testid="join-find">
          {say("matter.findGo")}
        </Button>
      </Group>
      <p role="status" className={classes["told"]}>
        {error ? say("decline.failed") : data && say("matter.found", { n: data.cases.totalCount })}
      </p>
      <Cases cases={found} act={say("matter.take")} done={(one) => take([...taken, one])} testId="join-found" />
      {taken.length > 0 && <p className={classes["told"]}>{say("matter.taken", { n: taken.length })}</p>}
      <Cases cases={taken} act={say("matter.leaveOut")} done={(one) => take(taken.filter(({ id }) => id !== one.id))} testId="join-taken" />
    </>
  );
}

/** Cases with what tells them apart, and one thing to do with each. */
function Cases({ cases, act, done, testId }: { cases: readonly Found[]; act: string; done: (one: Found) => void; testId: string }) {
  const format = useFormat();
  return (
    <ul className={classes["cases"]} data-testid={testId}>
      {cases.map((one) => (
        <li key={one.id}>
          <span>
            <strong>{one.reference}</strong> {one.title}
            <small>
              {one.unit.name} · {format.at(one.receivedAt)}
            </small>
          </span>
          <Button size="xs" variant="default" onClick={() => done(one)} aria-label={`${act}: ${one.reference}`}>
            {act}
          </Button>
        </li>
      ))}
    </ul>
  );
}
