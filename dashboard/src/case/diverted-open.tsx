import { useMutation } from "@apollo/client/react";
import { Button, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { OpenDivertedMutation } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { saidIn } from "../ui/index.ts";
import facts from "./facts.module.css";

const OpenDiverted = graphql(`
  mutation OpenDiverted($input: OpenDivertedInput!) {
    openDiverted(input: $input) {
      __typename
      ... on DivertedOpened {
        reference
        title
        content
        place
        name
        phone
        email
        address
        reason
        erased
      }
      ... on Problem {
        message
      }
    }
  }
`);

type Opened = Extract<OpenDivertedMutation["openDiverted"], { __typename: "DivertedOpened" }>;

/** Opens what is hidden, with a reason; what is shown is kept in this component alone, never in the cache. */
export function DivertedOpen({ caseId }: { caseId: string }) {
  const { say } = useLanguage();
  const [open, { loading, reset }] = useMutation(OpenDiverted, { fetchPolicy: "no-cache" });
  const [opened, setOpened] = useState<Opened | null>(null);
  const [problem, setProblem] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const reason = saidIn(event.currentTarget, "reason").trim();
    const answer = (await open({ variables: { input: { caseId, reason } } }).catch(() => null))?.data?.openDiverted;
    reset();
    setProblem(answer?.__typename === "DivertedOpened" ? "" : (answer?.message ?? say("divert.failed")));
    if (answer?.__typename === "DivertedOpened") setOpened(answer);
  };
  if (opened !== null) return <OpenedWords opened={opened} gone={() => setOpened(null)} />;
  return (
    <form onSubmit={(event) => void submit(event)} data-testid="open-diverted">
      <Textarea name="reason" label={say("divert.openWhy")} description={say("contact.audited")} minLength={10} maxLength={500} required rows={2} mt="sm" />
      <p className={facts["note"]} role="alert">
        {problem}
      </p>
      <Button type="submit" size="xs" variant="default" aria-disabled={loading}>
        {say("divert.open")}
      </Button>
    </form>
  );
}

function OpenedWords({ opened, gone }: { opened: Opened; gone: () => void }) {
  const { say } = useLanguage();
  const known = [
    { label: say("divert.opened.title"), value: opened.title },
    { label: say("case.content"), value: opened.content },
    { label: say("case.place"), value: opened.place },
    { label: say("case.submitterName"), value: opened.name },
    { label: say("case.submitterPhone"), value: opened.phone },
    { label: say("contact.email"), value: opened.email },
    { label: say("case.submitterAddress"), value: opened.address },
    { label: say("decline.reason"), value: opened.reason },
  ].filter(({ value }) => value !== null);
  return (
    <div data-testid="diverted-opened">
      <dl className={facts["facts"]}>
        {known.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {opened.erased && <p className={facts["note"]}>{say("contact.erased")}</p>}
      <Button size="compact-xs" variant="default" mt={6} onClick={gone}>
        {say("contact.hide")}
      </Button>
    </div>
  );
}
