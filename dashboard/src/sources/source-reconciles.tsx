import { useMutation } from "@apollo/client/react";
import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { SourceReconcilesFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Moment, Panel, Status } from "../ui/index.ts";
import classes from "./source-page.module.css";

const SourceReconcilesSource = graphql(`
  fragment SourceReconciles on Source {
    code
    reconciles {
      id
      state
      mend
      askedBy
      askedAt
      endedAt
      records
      missing
      extra
      different
      mended
      first {
        stream
        id
        kind
      }
      problem
    }
  }
`);
const Reconcile = graphql(`
  mutation ReconcileSource($input: ReconcileSourceInput!) {
    reconcileSource(input: $input) {
      __typename
      ... on SourceRefused {
        problems {
          expected
        }
      }
    }
  }
`);

type One = NonNullable<SourceReconcilesFragment["reconciles"]>[number];

/** Holding the source against the hub: asked for here, done by the hub, and found again after a reload. */
export function SourceReconciles({ source: masked, onActed }: { source: FragmentType<typeof SourceReconcilesSource>; onActed: () => void }) {
  const { say } = useLanguage();
  const { code, reconciles } = readFragment(SourceReconcilesSource, masked);
  const [mend, setMend] = useState(false);
  const [problem, setProblem] = useState("");
  const [reconcile, { loading }] = useMutation(Reconcile);
  if (reconciles === null) return null;
  const isUnderWay = reconciles.some(({ endedAt }) => endedAt === null);
  const isHeld = loading || isUnderWay;
  const go = async () => {
    const outcome = (await reconcile({ variables: { input: { source: code, mend } } }).catch(() => null))?.data?.reconcileSource;
    const refused = outcome?.__typename === "SourceRefused" ? outcome.problems.map(({ expected }) => expected).join("; ") : say("sources.failed");
    setProblem(outcome?.__typename === "Source" ? "" : refused);
    onActed();
  };
  return (
    <Panel title={say("sources.reconcile")} lead={say("sources.reconcileLead")}>
      <p role="alert" className={classes["problem"]}>
        {problem}
      </p>
      <div className={classes["acts"]}>
        <Checkbox size="xs" label={say("sources.reconcileMend")} checked={mend} onChange={(event) => setMend(event.currentTarget.checked)} />
        <Button size="xs" variant="default" aria-disabled={isHeld} onClick={() => void (isHeld || go())} data-testid="reconcile">
          {say(isUnderWay ? "sources.reconciling" : "sources.reconcileNow")}
        </Button>
      </div>
      {reconciles.map((one) => (
        <OneReconcile key={one.id} one={one} />
      ))}
    </Panel>
  );
}

const LOOK = {
  ASKED: { tone: "idle", shape: "ring" },
  RUNNING: { tone: "soon", shape: "ring" },
  DONE: { tone: "good", shape: "circle" },
  FAILED: { tone: "late", shape: "triangle" },
} as const;

function OneReconcile({ one }: { one: One }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { state, missing, extra, different, mended, first, problem } = one;
  const n = (value: number | null) => (value === null ? "…" : format.number(value));
  return (
    <div data-testid="reconcile-result" data-state={state}>
      <p>
        <Moment at={one.askedAt} />, {say("sources.askedBy", { name: one.askedBy })}:{" "}
        <Status {...LOOK[state]} plain>
          {say(`sources.reconcile.${state}`, { records: format.number(one.records) })}
        </Status>
      </p>
      {state === "DONE" && (
        <p className="number">
          {say("sources.reconcileFound", { records: format.number(one.records), missing: n(missing), extra: n(extra), different: n(different) })}
          {one.mend && ` ${say("sources.reconcileMended", { mended: n(mended) })}`}
        </p>
      )}
      {first.length > 0 && <p className={classes["note"]}>{first.map(({ id, kind }) => `${id} (${say(`sources.reconcile.${kind}`)})`).join(", ")}</p>}
      {problem !== null && <p className={classes["problem"]}>{problem}</p>}
    </div>
  );
}
