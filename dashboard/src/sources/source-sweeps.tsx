import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Moment, Panel } from "../ui/index.ts";
import classes from "./source-page.module.css";

const SourceSweepsSource = graphql(`
  fragment SourceSweeps on Source {
    code
    sweeps {
      id
      begunAt
      stream
      known
      gone
      examples
    }
  }
`);
const Confirm = graphql(`
  mutation ConfirmSweep($input: ConfirmSweepInput!) {
    confirmSweep(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`);

/** More records than usual are not at the source any more: none goes before a person says so. */
export function SourceSweeps({ source: masked, onActed }: { source: FragmentType<typeof SourceSweepsSource>; onActed: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { sweeps } = readFragment(SourceSweepsSource, masked);
  const [problem, setProblem] = useState("");
  const [decide, { loading }] = useMutation(Confirm);
  if (sweeps === null || sweeps.length === 0) return null;
  const answer = async (sweep: string, gone: number, confirm: boolean) => {
    if (loading) return;
    const outcome = (await decide({ variables: { input: { sweep, gone, confirm } } }).catch(() => null))?.data?.confirmSweep;
    setProblem(outcome?.__typename === "SweepDecided" ? "" : outcome && "message" in outcome ? outcome.message : say("sources.failed"));
    onActed();
  };
  return (
    <Panel title={say("sources.sweeps")} lead={say("sources.sweepsLead")}>
      <p role="alert" className={classes["problem"]}>
        {problem}
      </p>
      {sweeps.map(({ id, begunAt, known, gone, examples }) => (
        <div key={id} data-testid="sweep">
          <p>
            <Moment at={begunAt} />: <strong className="number">{say("sources.sweepGone", { gone: format.number(gone), known: format.number(known) })}</strong>
          </p>
          <p className={classes["note"]}>{say("sources.sweepSuch", { ids: examples.join(", ") })}</p>
          <div className={classes["acts"]}>
            <Button size="xs" variant="default" aria-disabled={loading} onClick={() => void answer(id, gone, false)}>
              {say("sources.sweepKeep")}
            </Button>
            <Button size="xs" color="red" aria-disabled={loading} onClick={() => void answer(id, gone, true)} data-testid="confirm-sweep">
              {say("sources.sweepConfirm", { n: format.number(gone) })}
            </Button>
          </div>
        </div>
      ))}
    </Panel>
  );
}
