import { Button } from "@mantine/core";
import { useInterval } from "@mantine/hooks";
import { useState } from "react";
import type { RevealSubmitterMutation } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import "../language/matter.ts";
import facts from "./facts.module.css";

/** What is shown of a submitter; it is kept in a component alone, never in the cache. */
export type OpenedContact = Extract<RevealSubmitterMutation["revealSubmitter"], { __typename: "RevealedSubmitter" }>;

/** What was opened, with the time it has left; then it is gone from the page and from its memory. */
export function ContactOpened({ opened, gone }: { opened: OpenedContact; gone: () => void }) {
  const { say } = useLanguage();
  // By the clock, not by ticks: a page in the background ticks late.
  const [until] = useState(() => performance.now() + opened.forSeconds * 1_000);
  const [left, setLeft] = useState(opened.forSeconds);
  useInterval(
    () => {
      const now = Math.round((until - performance.now()) / 1_000);
      if (now <= 0) gone();
      else setLeft(now);
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
            <dd>{fact.value === opened.phone && fact.value !== null ? <Dialled phone={fact.value} /> : fact.value}</dd>
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

/** The number as it was told; where one can be read out of it, a tap calls it. */
function Dialled({ phone }: { phone: string }) {
  const { say } = useLanguage();
  const digits = /\+?\d[\d\s.()-]{6,}/.exec(phone)?.[0].replaceAll(/[^\d+]/g, "");
  return digits === undefined ? (
    phone
  ) : (
    <a href={`tel:${digits}`} aria-label={say("call.dial", { number: phone })} data-testid="dial">
      {phone}
    </a>
  );
}
