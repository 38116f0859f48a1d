import { Button } from "@mantine/core";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import "../language/matter.ts";
import { Moment, Panel } from "../ui/index.ts";
import { CaseDivertForm } from "./case-divert-form.tsx";
import { DivertedOpen } from "./diverted-open.tsx";
import facts from "./facts.module.css";

const CaseDivertCase = graphql(`
  fragment CaseDivert on Case {
    id
    learnedAt
    source {
      code
      name
    }
    diversionCodes {
      code
      name
      legalBasis
      assumed
      hides
      unit {
        id
        name
      }
    }
    diversions {
      id
      name
      legalBasis
      hides
      reason
      at
      state
      byName
      mayOpen
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

/** Where it was diverted to, what became of that at its source, opening what is hidden, and diverting it. */
export function CaseDivert({ one: masked }: { one: FragmentType<typeof CaseDivertCase> }) {
  const { say } = useLanguage();
  const [diverting, setDiverting] = useState(false);
  const one = readFragment(CaseDivertCase, masked);
  if (one.diversions.length === 0 && one.diversionCodes.length === 0) return null;
  return (
    <Panel title={say("divert.title")} lead={say("divert.lead")}>
      {one.diversions.length > 0 && (
        <dl className={facts["facts"]} data-testid="diversions">
          {one.diversions.map(({ id, name, legalBasis, hides, reason, at, state, byName, by, to }) => (
            <div key={id}>
              <dt>
                <Moment at={at} />
              </dt>
              <dd>
                <strong>{name ?? say("divert.hidden")}</strong>
                {to && ` → ${to.name}`}
                <br />
                {!hides && reason}
                {!hides && <br />}
                {legalBasis !== null && say("decline.basis", { basis: legalBasis })} {hides && say("divert.kept")}
                <br />
                {say("call.by", { name: byName, unit: by.name })} · {say(`request.state.${state}`, { source: one.source.name })}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {one.diversions.some(({ mayOpen }) => mayOpen) && <DivertedOpen key={one.id} caseId={one.id} />}
      {one.diversionCodes.length > 0 && (
        <Button size="xs" variant="default" mt={one.diversions.length > 0 ? 8 : 0} onClick={() => setDiverting(true)} data-testid="divert">
          {say("divert.go")}
        </Button>
      )}
      {diverting && <CaseDivertForm caseId={one.id} seen={one.learnedAt} codes={one.diversionCodes} close={() => setDiverting(false)} />}
    </Panel>
  );
}
