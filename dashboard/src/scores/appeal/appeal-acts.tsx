import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { graphql } from "../../gql/index.ts";
import { useLanguage } from "../../language/index.ts";
import { ActDialog, saidIn, WordsField } from "../../ui/index.ts";
import classes from "../scores.module.css";
import { useAct } from "../use-act.ts";

const WithdrawScoreAppeal = graphql(`
  mutation WithdrawScoreAppeal($input: WithdrawScoreAppealInput!) {
    withdrawScoreAppeal(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);
const SayOnScoreAppeal = graphql(`
  mutation SayOnScoreAppeal($input: SayOnScoreAppealInput!) {
    sayOnScoreAppeal(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);

interface AppealActsProps {
  appeal: string;
  mayWithdraw: boolean;
  maySay: boolean;
  done: () => void;
}

/** What a unit may do about an appeal: take its own back, say its word on another's. */
export function AppealActs({ appeal, mayWithdraw, maySay, done }: AppealActsProps) {
  const { say } = useLanguage();
  const [withdraw] = useMutation(WithdrawScoreAppeal);
  const [speak] = useMutation(SayOnScoreAppeal);
  const withdrawing = useAct(async (_form, key) => (await withdraw({ variables: { input: { key, appeal } } })).data?.withdrawScoreAppeal, done);
  const saying = useAct(
    async (form, key) => (await speak({ variables: { input: { key, appeal, words: saidIn(form, "words") } } })).data?.sayOnScoreAppeal,
    done,
  );
  if (!mayWithdraw && !maySay) return null;
  return (
    <div className={classes["acts"]}>
      {maySay && (
        <Button onClick={saying.open} data-testid="say-appeal">
          {say("appeal.say")}
        </Button>
      )}
      {mayWithdraw && (
        <Button variant="default" onClick={withdrawing.open} data-testid="withdraw-appeal">
          {say("appeal.withdraw")}
        </Button>
      )}
      {saying.opened && (
        <ActDialog title={say("appeal.say")} send={say("appeal.say")} testId="say-form" {...saying.dialog}>
          <WordsField name="words" label={say("appeal.words")} maxLength={1_000} required rows={3} />
        </ActDialog>
      )}
      {withdrawing.opened && (
        <ActDialog title={say("appeal.withdraw")} send={say("appeal.withdraw")} testId="withdraw-form" {...withdrawing.dialog}>
          {null}
        </ActDialog>
      )}
    </div>
  );
}
