import { useApolloClient, useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, saidIn, WordsField } from "../ui/index.ts";
import classes from "./scores.module.css";
import { useAct } from "./use-act.ts";

const PeriodActsPeriod = graphql(`
  fragment PeriodActs on ScorePeriod {
    id
    mayCallOff
    mayCut
    maySeal
    inputsHash
  }
`);
const CutScorePeriod = graphql(`
  mutation CutScorePeriod($input: CutScorePeriodInput!) {
    cutScorePeriod(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);
const CallOffScorePeriod = graphql(`
  mutation CallOffScorePeriod($input: CallOffScorePeriodInput!) {
    callOffScorePeriod(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);
const SealScorePeriod = graphql(`
  mutation SealScorePeriod($input: SealScorePeriodInput!) {
    sealScorePeriod(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);
const RecomputeScore = graphql(`
  query RecomputeScore($period: ID!) {
    recomputeScore(period: $period) {
      resultHash
      sameInputs
      sameResult
      sameCards
      sameRuled
      chainHolds
    }
  }
`);

/** What the viewer may do with a period: take its figures, seal it, count it once more. */
export function PeriodActs({ period: masked, done }: { period: FragmentType<typeof PeriodActsPeriod>; done: () => void }) {
  const { say } = useLanguage();
  const { id, mayCallOff, mayCut, maySeal, inputsHash } = readFragment(PeriodActsPeriod, masked);
  const [cut, cutting] = useMutation(CutScorePeriod);
  const [seal] = useMutation(SealScorePeriod);
  const [told, setTold] = useState("");
  const sealing = useAct(async (form, key) => {
    const input = {
      key,
      period: id,
      waiver: saidIn(form, "waiver") || null,
      disputes: saidIn(form, "disputes") || null,
      appealWaiver: saidIn(form, "appealWaiver") || null,
    };
    return (await seal({ variables: { input } })).data?.sealScorePeriod;
  }, done);
  const onCut = async () => {
    if (cutting.loading) return;
    const answer = (await cut({ variables: { input: { period: id } } }).catch(() => null))?.data?.cutScorePeriod;
    setTold(answer?.__typename === "ScorePeriodChanged" ? say("score.done") : (answer?.message ?? say("score.failed")));
    done(); // the hub may have taken it by itself meanwhile
  };
  return (
    <>
      <div className={classes["acts"]}>
        {mayCut && (
          <Button onClick={() => void onCut()} aria-disabled={cutting.loading} data-testid="cut-period">
            {say("score.cut")}
          </Button>
        )}
        {maySeal && (
          <Button onClick={sealing.open} data-testid="seal-period">
            {say("score.seal")}
          </Button>
        )}
        {mayCallOff && <CallOff period={id} done={done} />}
        {inputsHash !== null && <Recompute period={id} tell={setTold} />}
      </div>
      <p role="status" className={classes["told"]} data-testid="told">
        {told}
      </p>
      {sealing.opened && (
        <ActDialog title={say("score.seal")} send={say("score.seal")} testId="seal-form" {...sealing.dialog}>
          <WordsField name="waiver" label={say("score.sealWaiver")} maxLength={1_000} rows={2} />
          <WordsField name="appealWaiver" label={say("score.sealAppeals")} maxLength={1_000} rows={2} />
          <WordsField name="disputes" label={say("score.sealDisputes")} maxLength={1_000} rows={2} />
        </ActDialog>
      )}
    </>
  );
}

function CallOff({ period, done }: { period: string; done: () => void }) {
  const { say } = useLanguage();
  const [callOff] = useMutation(CallOffScorePeriod);
  const calling = useAct(
    async (form, key) => (await callOff({ variables: { input: { key, period, reason: saidIn(form, "reason") } } })).data?.callOffScorePeriod,
    done,
  );
  return (
    <>
      <Button variant="default" onClick={calling.open} data-testid="call-off-period">
        {say("score.callOff")}
      </Button>
      {calling.opened && (
        <ActDialog title={say("score.callOff")} send={say("score.callOff")} testId="call-off-form" {...calling.dialog}>
          <WordsField name="reason" label={say("score.callOffWhy")} maxLength={1_000} required rows={2} />
        </ActDialog>
      )}
    </>
  );
}

function Recompute({ period, tell }: { period: string; tell: (words: string) => void }) {
  const { say } = useLanguage();
  const client = useApolloClient();
  const onClick = async () => {
    const again = (await client.query({ query: RecomputeScore, variables: { period }, fetchPolicy: "network-only" }).catch(() => null))?.data?.recomputeScore;
    if (again == null) return tell(say("score.failed"));
    const same = again.sameInputs && again.sameResult && again.sameCards && again.sameRuled && again.chainHolds !== false;
    tell(same ? say("score.againSame", { hash: again.resultHash.slice(0, 16) }) : say("score.againOther"));
  };
  return (
    <Button variant="default" onClick={() => void onClick()} data-testid="recompute">
      {say("score.again")}
    </Button>
  );
}
