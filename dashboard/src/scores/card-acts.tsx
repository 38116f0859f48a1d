import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { graphql } from "../gql/index.ts";
import type { ScoreAnswer } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, LineField, saidIn, WordsField } from "../ui/index.ts";
import classes from "./scores.module.css";
import { useAct } from "./use-act.ts";

const AnswerScore = graphql(`
  mutation AnswerScore($input: AnswerScoreInput!) {
    answerScore(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);
const AdjustScore = graphql(`
  mutation AdjustScore($input: AdjustScoreInput!) {
    adjustScore(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);

interface CardActsProps {
  period: string;
  unit: string;
  mayAnswer: boolean;
  mayAdjust: boolean;
  done: () => void;
}

/** What the viewer may do about a card: confirm it, dispute it, adjust what is sealed. */
export function CardActs({ period, unit, mayAnswer, mayAdjust, done }: CardActsProps) {
  const { say } = useLanguage();
  const [answer] = useMutation(AnswerScore);
  const [adjust] = useMutation(AdjustScore);
  const answering = (given: ScoreAnswer) => async (form: HTMLFormElement, key: string) =>
    (await answer({ variables: { input: { key, period, unit, answer: given, words: saidIn(form, "words") || null } } })).data?.answerScore;
  const confirm = useAct(answering("CONFIRMED"), done);
  const dispute = useAct(answering("DISPUTED"), done);
  const adjusting = useAct(async (form, key) => {
    const paper = { documentNumber: saidIn(form, "documentNumber"), documentDay: saidIn(form, "documentDay") };
    const input = { key, period, unit, total: saidIn(form, "total").replace(",", "."), reason: saidIn(form, "reason"), ...paper };
    return (await adjust({ variables: { input } })).data?.adjustScore;
  }, done);
  if (!mayAnswer && !mayAdjust) return null;
  return (
    <div className={classes["acts"]}>
      {mayAnswer && (
        <>
          <Button onClick={confirm.open} data-testid="confirm-score">
            {say("score.confirm")}
          </Button>
          <Button variant="default" onClick={dispute.open} data-testid="dispute-score">
            {say("score.dispute")}
          </Button>
        </>
      )}
      {mayAdjust && (
        <Button variant="default" onClick={adjusting.open} data-testid="adjust-score">
          {say("score.adjust")}
        </Button>
      )}
      {confirm.opened && (
        <ActDialog title={say("score.confirm")} send={say("score.confirm")} testId="confirm-form" {...confirm.dialog}>
          {null}
        </ActDialog>
      )}
      {dispute.opened && (
        <ActDialog title={say("score.dispute")} send={say("score.dispute")} testId="dispute-form" {...dispute.dialog}>
          <WordsField name="words" label={say("score.disputeWords")} maxLength={1_000} required rows={3} />
        </ActDialog>
      )}
      {adjusting.opened && (
        <ActDialog title={say("score.adjust")} send={say("score.adjust")} testId="adjust-form" {...adjusting.dialog}>
          <LineField name="total" label={say("score.newTotal")} inputMode="decimal" required />
          <WordsField name="reason" label={say("score.reason")} maxLength={1_000} required rows={2} />
          <LineField name="documentNumber" label={say("score.documentNumber")} maxLength={60} required />
          <LineField name="documentDay" label={say("score.documentDay")} type="date" required />
        </ActDialog>
      )}
    </div>
  );
}
