import { Button } from "@mantine/core";
import { useRouteContext } from "@tanstack/react-router";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { lateForm, Moment, Panel } from "../ui/index.ts";
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

const UrgeForm = lateForm(async () => (await import("./urge-form.tsx")).UrgeForm);

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
        <Button size="xs" variant="default" mt={one.urgings.length > 0 ? 8 : 0} {...UrgeForm.ahead} onClick={() => setAsking(true)} data-testid="urge">
          {say("urge.go")}
        </Button>
      )}
      {asking && <UrgeForm caseId={one.id} close={() => setAsking(false)} />}
    </Panel>
  );
}
