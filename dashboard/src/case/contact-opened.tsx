import { Button } from "@mantine/core";
import { useInterval } from "@mantine/hooks";
import { useState } from "react";
import type { RevealSubmitterMutation } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import facts from "./facts.module.css";

/** What is shown of a submitter; it is kept in a component alone, never in the cache. */
export type OpenedContact = Extract<RevealSubmitterMutation["revealSubmitter"], { __typename: "RevealedSubmitter" }>;

/** What was opened, with the time it has left; then it is gone from the page and from its memory. */
export function ContactOpened({ opened, gone }: { opened: OpenedContact; gone: () => void }) {
  const { say } = useLanguage();
  const [left, setLeft] = useState(opened.forSeconds);
  useInterval(
    () => {
      if (left <= 1) gone();
      else setLeft(left - 1);
    },
    1_000,
    { autoInvoke: true },
  );
  const known = [
    { label: say("case.submitterName"), value: opened.name },
    { label: say("case.submitterPhone"), value: opened.phone },
    { label: say("contact.email"), value: opened.email },
    { label: say("case.submitterAddress"), value: opened.address },
    { label: say("contact.words"), value: opened.content },
  ].filter((fact) => fact.value !== null);
  return (
    <div data-testid="contact">
      <dl className={facts["facts"]}>
        {known.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      {known.length === 0 && <p className={facts["note"]}>{say(opened.erased ? "contact.erased" : "contact.none")}</p>}
      <p className={`${facts["note"]} number`}>{say("contact.left", { minutes: Math.floor(left / 60), seconds: left % 60 })}</p>
      <Button size="compact-xs" variant="default" mt={6} onClick={gone}>
        {say("contact.hide")}
      </Button>
    </div>
  );
}
