import { Button } from "@mantine/core";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import "../language/matter.ts";
import { lateForm, Moment, Panel } from "../ui/index.ts";
import facts from "./facts.module.css";

const CaseDeclineCase = graphql(`
  fragment CaseDecline on Case {
    id
    learnedAt
    source {
      code
      name
    }
    declineCodes {
      code
    }
    declines {
      id
      name
      legalBasis
      reason
      at
      asked
      state
      byName
      by {
        id
        name
      }
    }
  }
`);

const CaseDeclineForm = lateForm(async () => (await import("./case-decline-form.tsx")).CaseDeclineForm);

/** How it was declined, what became of that at its source, and declining it. */
export function CaseDecline({ one: masked }: { one: FragmentType<typeof CaseDeclineCase> }) {
  const { say } = useLanguage();
  const [declining, setDeclining] = useState(false);
  const one = readFragment(CaseDeclineCase, masked);
  if (one.declines.length === 0 && one.declineCodes.length === 0) return null;
  return (
    <Panel title={say("decline.title")} lead={say("decline.lead")}>
      {one.declines.length > 0 && (
        <dl className={facts["facts"]} data-testid="declines">
          {one.declines.map(({ id, name, legalBasis, reason, at, asked, state, byName, by }) => (
            <div key={id}>
              <dt>
                <Moment at={at} />
              </dt>
              <dd>
                <strong>{name}</strong>
                <br />
                {reason}
                <br />
                {say("decline.basis", { basis: legalBasis })}
                <br />
                {say("call.by", { name: byName, unit: by.name })} · {say(asked === "COMMENT" ? "decline.asked.COMMENT" : "decline.asked.CLOSE")} ·{" "}
                {say(`request.state.${state}`, { source: one.source.name })}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {one.declineCodes.length > 0 && (
        <Button
          size="xs"
          variant="default"
          mt={one.declines.length > 0 ? 8 : 0}
          {...CaseDeclineForm.ahead}
          onClick={() => setDeclining(true)}
          data-testid="decline"
        >
          {say("decline.go")}
        </Button>
      )}
      {declining && <CaseDeclineForm caseId={one.id} seen={one.learnedAt} close={() => setDeclining(false)} />}
    </Panel>
  );
}
