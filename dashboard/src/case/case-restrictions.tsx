import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { RestrictionDecision, RestrictionState } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import "../language/matter.ts";
import { Moment, Panel } from "../ui/index.ts";
import { RestrictionForm } from "./restriction-form.tsx";
import type { Restricting } from "./restriction-form.tsx";
import facts from "./facts.module.css";

const CaseRestrictionsCase = graphql(`
  fragment CaseRestrictions on Case {
    id
    mayRestrict
    restrictions {
      id
      state
      endsAt
      reviewDue
      maySettle
      legalBasis
      steps {
        kind
        words
        at
        byName
        by {
          id
          name
        }
      }
    }
  }
`);

const DECISIONS: Partial<Record<RestrictionState, readonly RestrictionDecision[]>> = { PROPOSED: ["APPROVE", "REJECT"], IN_FORCE: ["REVIEW", "LIFT"] };

/** Entries of the case's submitter in the restricted list, for those who may read it; the case itself goes on as any other. */
export function CaseRestrictions({ one: masked }: { one: FragmentType<typeof CaseRestrictionsCase> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const [asking, setAsking] = useState<Restricting | null>(null);
  const { id: caseId, mayRestrict, restrictions } = readFragment(CaseRestrictionsCase, masked);
  const listed = restrictions.some(({ state }) => state === "PROPOSED" || state === "IN_FORCE");
  if (restrictions.length === 0 && !mayRestrict) return null;
  return (
    <Panel title={say("restricted.title")} lead={say("restricted.lead")}>
      {restrictions.map(({ id, state, endsAt, reviewDue, maySettle, legalBasis, steps }) => (
        <div key={id} data-testid="restriction" data-state={state}>
          <p className={facts["note"]}>
            <strong>{say(`restricted.state.${state}`, { until: endsAt === null ? "" : format.due(endsAt) })}</strong> ·{" "}
            {say("decline.basis", { basis: legalBasis })}
            {reviewDue && ` · ${say("restricted.reviewDue")}`}
          </p>
          <dl className={facts["facts"]}>
            {steps.map(({ kind, words, at, byName, by }) => (
              <div key={`${kind} ${at}`}>
                <dt>
                  <Moment at={at} />
                </dt>
                <dd>
                  {say(`restricted.step.${kind}`)}: {words}
                  <br />
                  {say("call.by", { name: byName, unit: by.name })}
                </dd>
              </div>
            ))}
          </dl>
          {maySettle && (
            <Group gap={6} mt={6}>
              {(DECISIONS[state] ?? []).map((decision) => (
                <Button key={decision} size="xs" variant="default" onClick={() => setAsking({ id, decision })} data-testid={`restriction-${decision}`}>
                  {say(`restricted.${decision}`)}
                </Button>
              ))}
            </Group>
          )}
        </div>
      ))}
      {mayRestrict && !listed && (
        <Button size="xs" variant="default" mt={6} onClick={() => setAsking({ caseId })} data-testid="restrict">
          {say("restricted.go")}
        </Button>
      )}
      {asking !== null && <RestrictionForm asked={asking} close={() => setAsking(null)} />}
    </Panel>
  );
}
