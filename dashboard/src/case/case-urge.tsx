import { useMutation } from "@apollo/client/react";
import { Button, Group, Modal, Textarea } from "@mantine/core";
import { useRouteContext } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Moment, Panel, saidIn } from "../ui/index.ts";
import facts from "./facts.module.css";

const CaseUrgeCase = graphql(`
  fragment CaseUrge on Case {
    id
    open
    urgedTimes
    urgings {
      at
      reason
      by {
        id
        name
      }
      to {
        id
        name
      }
    }
  }
`);
const UrgeCase = graphql(`
  mutation UrgeCase($input: UrgeCaseInput!) {
    urgeCase(input: $input) {
      __typename
      ... on CaseUrged {
        case {
          id
          ...CaseUrge
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** Who urged the case's holders on, when and with which words; and urging again. */
export function CaseUrge({ one: masked }: { one: FragmentType<typeof CaseUrgeCase> }) {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const [asking, setAsking] = useState(false);
  const one = readFragment(CaseUrgeCase, masked);
  const may = one.open && viewer.may.includes("urgeCase");
  if (!may && one.urgings.length === 0) return null;
  return (
    <Panel title={say("urge.title")} lead={one.urgedTimes === 0 ? say("urge.never") : say("urge.times", { n: one.urgedTimes })}>
      {one.urgings.length > 0 && (
        <dl className={facts["facts"]} data-testid="urgings">
          {one.urgings.map(({ at, reason, by, to }) => (
            <div key={`${at} ${reason}`}>
              <dt>
                <Moment at={at} />
              </dt>
              <dd>
                {say("urge.byTo", { by: by.name, to: to.name })}
                <br />
                {reason}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {may && (
        <Button size="xs" variant="default" mt={one.urgings.length > 0 ? 8 : 0} onClick={() => setAsking(true)} data-testid="urge">
          {say("urge.go")}
        </Button>
      )}
      <UrgeForm caseId={one.id} shown={asking} close={() => setAsking(false)} />
    </Panel>
  );
}

function UrgeForm({ caseId, shown, close }: { caseId: string; shown: boolean; close: () => void }) {
  const { say } = useLanguage();
  const [urge, { loading }] = useMutation(UrgeCase);
  const [problem, setProblem] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = saidIn(event.currentTarget, "reason").trim();
    if (loading || reason === "") return;
    const answer = (await urge({ variables: { input: { caseId, reason } } }).catch(() => null))?.data?.urgeCase;
    if (answer?.__typename !== "CaseUrged") return setProblem(answer?.message ?? say("urge.failed"));
    setProblem("");
    close();
  };
  return (
    <Modal opened={shown} onClose={close} title={say("urge.title")} lockScroll={false} closeButtonProps={{ "aria-label": say("contact.cancel") }}>
      <form onSubmit={(event) => void submit(event)} data-testid="urge-form">
        <p className={facts["note"]}>{say("urge.lead")}</p>
        <Textarea name="reason" label={say("urge.words")} description={say("urge.wordsHint")} maxLength={1_000} required rows={3} mt="sm" />
        <p className={facts["note"]} role="alert">
          {problem}
        </p>
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={close}>
            {say("contact.cancel")}
          </Button>
          <Button type="submit" aria-disabled={loading}>
            {say("urge.send")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
