import { Button } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { RestrictionDecision, RestrictionState } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import "../language/matter.ts";
import { Moment, Status } from "../ui/index.ts";
import type { ShapeName } from "../ui/index.ts";
import { RestrictionForm } from "./late-restriction-form.ts";
import list from "../ui/listing.module.css";
import classes from "./restrictions.module.css";

const RestrictionRowParts = graphql(`
  fragment RestrictionRow on Restriction {
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
`);

const DECISIONS: Partial<Record<RestrictionState, readonly RestrictionDecision[]>> = { PROPOSED: ["APPROVE", "REJECT"], IN_FORCE: ["REVIEW", "LIFT"] };
const LOOK: Record<RestrictionState, { tone: "soon" | "late" | "idle"; shape: ShapeName }> = {
  PROPOSED: { tone: "soon", shape: "ring" },
  IN_FORCE: { tone: "late", shape: "square" },
  REJECTED: { tone: "idle", shape: "dash" },
  LIFTED: { tone: "idle", shape: "dash" },
  ENDED: { tone: "idle", shape: "dash" },
};

/** One entry of the restricted list: where it stands and until when, on what it rests, every decision with its reason; and deciding on it. */
export function RestrictionRow({ one: masked }: { one: FragmentType<typeof RestrictionRowParts> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const [asking, setAsking] = useState<RestrictionDecision | null>(null);
  const { id, state, endsAt, reviewDue, maySettle, legalBasis, steps } = readFragment(RestrictionRowParts, masked);
  return (
    <div data-testid="restriction" data-state={state}>
      <p className={classes["stands"]}>
        <Status {...LOOK[state]}>{say(`restricted.state.${state}`, { until: endsAt === null ? "" : format.due(endsAt) })}</Status>
        {reviewDue && (
          <Status tone="soon" shape="diamond">
            {say("restricted.reviewDue")}
          </Status>
        )}
      </p>
      <p className={list["facts"]}>{say("decline.basis", { basis: legalBasis })}</p>
      <dl className={classes["steps"]}>
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
        <div className={list["acts"]}>
          {(DECISIONS[state] ?? []).map((decision) => (
            <Button
              key={decision}
              size="xs"
              variant="default"
              {...RestrictionForm.ahead}
              onClick={() => setAsking(decision)}
              data-testid={`restriction-${decision}`}
            >
              {say(`restricted.decide.${decision}`)}
            </Button>
          ))}
        </div>
      )}
      {asking !== null && <RestrictionForm asked={{ id, decision: asking }} close={() => setAsking(null)} />}
    </div>
  );
}
