import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./source-page.module.css";

const SourceActsSource = graphql(`
  fragment SourceActs on Source {
    code
    paused
    stoppedAt
  }
`);
const Sync = graphql(`
  mutation SyncSource($input: SourceInput!) {
    syncSource(input: $input) {
      __typename
    }
  }
`);
const Pause = graphql(`
  mutation PauseSource($input: SourceInput!) {
    pauseSource(input: $input) {
      __typename
    }
  }
`);
const Resume = graphql(`
  mutation ResumeSource($input: SourceInput!) {
    resumeSource(input: $input) {
      __typename
    }
  }
`);

/** Reading it now, and no longer or again by itself. */
export function SourceActs({ source: masked, onActed }: { source: FragmentType<typeof SourceActsSource>; onActed: () => void }) {
  const { say } = useLanguage();
  const [failed, setFailed] = useState(false);
  const { code, paused, stoppedAt } = readFragment(SourceActsSource, masked);
  const after = { variables: { input: { source: code } } };
  const [sync, syncing] = useMutation(Sync, after);
  const [pause, pausing] = useMutation(Pause, after);
  const [resume, resuming] = useMutation(Resume, after);
  const busy = syncing.loading || pausing.loading || resuming.loading;
  const go = async (act: Promise<{ __typename: string } | undefined>) => {
    const outcome = await act.catch(() => undefined);
    setFailed(outcome?.__typename !== "Source");
    onActed();
  };
  const read = () => go(sync().then(({ data }) => data?.syncSource));
  const halt = () => go(pause().then(({ data }) => data?.pauseSource));
  const proceed = () => go(resume().then(({ data }) => data?.resumeSource));
  const still = paused || stoppedAt !== null;
  return (
    <div className={classes["acts"]}>
      {failed && (
        <span role="alert" className={classes["problem"]}>
          {say("sources.failed")}
        </span>
      )}
      <Button size="xs" variant="default" aria-disabled={busy || paused} onClick={() => void (busy || paused || read())} data-testid="sync">
        {say("sources.readNow")}
      </Button>
      <Button
        size="xs"
        variant="default"
        aria-disabled={busy}
        onClick={() => void (busy || (still ? proceed() : halt()))}
        data-testid={still ? "resume" : "pause"}
      >
        {say(still ? "sources.resume" : "sources.pause")}
      </Button>
    </div>
  );
}
