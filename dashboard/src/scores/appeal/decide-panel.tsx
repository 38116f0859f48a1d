import { useMutation, useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { graphql } from "../../gql/index.ts";
import { ScoreAppealAnswer, ScoreAppealKind } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { ActDialog, Failure, LineField, Panel, saidIn, Waiting, WordsField } from "../../ui/index.ts";
import classes from "../scores.module.css";
import { useAct } from "../use-act.ts";
import { EffectTable } from "./effect-table.tsx";
import { RatioTable } from "./ratio-table.tsx";
import { AppealChoicesQuery, type Wish, WishFields } from "./wish-fields.tsx";

const AppealEffectQuery = graphql(`
  query AppealEffect($appeal: ID!, $kind: ScoreAppealKind!, $reason: ScoreExclusion, $otherUnit: String) {
    scoreAppealEffect(appeal: $appeal, kind: $kind, reason: $reason, otherUnit: $otherUnit) {
      __typename
      ... on ScoreRefused {
        message
      }
      ... on ScoreAppealPreview {
        others
        effects {
          ...EffectTable
        }
        ratios {
          ...RatioTable
        }
      }
    }
  }
`);
const AnswerScoreAppeal = graphql(`
  mutation AnswerScoreAppeal($input: AnswerScoreAppealInput!) {
    answerScoreAppeal(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);

interface DecidePanelProps {
  appeal: string;
  period: string;
  asked: Wish;
  /** null: it is about an officer's sheet */
  unit: string | null;
  indicator: string;
  sealed: boolean;
  done: () => void;
}

/** Where an appeal is answered: what would be granted, what that changes, and the answer by its paper. */
export function DecidePanel({ appeal, period, asked, unit, indicator, sealed, done }: DecidePanelProps) {
  const { say } = useLanguage();
  const [wish, setWish] = useState(asked);
  const { data: choices } = useQuery(AppealChoicesQuery, { variables: { period: unit === null ? null : period } });
  const { data, error, refetch } = useQuery(AppealEffectQuery, { variables: { appeal, ...wish }, fetchPolicy: "network-only" });
  const preview = data?.scoreAppealEffect;
  const units = unit === null ? null : (choices?.scoreAppealRules.units ?? []).filter(({ code }) => code !== unit);
  return (
    <Panel title={say("appeal.decide")}>
      <div data-testid="decide">
        <WishFields
          wish={wish}
          onWish={setWish}
          reasons={choices?.scoreAppealRules.reasons ?? []}
          units={units}
          label={say("appeal.granted")}
          leftOut={asked.kind === ScoreAppealKind.Inclusion}
        />
        <h3 className={classes["name"]}>{say("appeal.effectIf")}</h3>
        {!preview && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={80} bars={2} />)}
        {preview?.__typename === "ScoreRefused" && (
          <p className={classes["facts"]} role="status">
            {preview.message}
          </p>
        )}
        {preview?.__typename === "ScoreAppealPreview" && unit === null && <RatioTable ratios={preview.ratios} />}
        {preview?.__typename === "ScoreAppealPreview" && unit !== null && (
          <EffectTable effects={preview.effects} indicator={indicator} others={preview.others} sealed={sealed} />
        )}
        <Answers appeal={appeal} asked={asked} wish={wish} mayGrant={preview?.__typename === "ScoreAppealPreview"} done={done} />
      </div>
    </Panel>
  );
}

function Answers({ appeal, asked, wish, mayGrant, done }: { appeal: string; asked: Wish; wish: Wish; mayGrant: boolean; done: () => void }) {
  const { say } = useLanguage();
  const [answer] = useMutation(AnswerScoreAppeal);
  const answering = (given: ScoreAppealAnswer) => async (form: HTMLFormElement, key: string) => {
    const paper = { documentNumber: saidIn(form, "documentNumber"), documentDay: saidIn(form, "documentDay") };
    const granted = given === ScoreAppealAnswer.GrantedInPart ? wish : {};
    return (await answer({ variables: { input: { key, appeal, answer: given, ...granted, words: saidIn(form, "words"), ...paper } } })).data?.answerScoreAppeal;
  };
  const same = wish.kind === asked.kind && wish.reason === asked.reason && wish.otherUnit === asked.otherUnit;
  const grant = useAct(answering(same ? ScoreAppealAnswer.Granted : ScoreAppealAnswer.GrantedInPart), done);
  const refuse = useAct(answering(ScoreAppealAnswer.Refused), done);
  const fields = (
    <>
      <WordsField name="words" label={say("appeal.words")} maxLength={1_000} required rows={3} />
      <LineField name="documentNumber" label={say("appeal.answerNumber")} maxLength={60} required />
      <LineField name="documentDay" label={say("appeal.answerDay")} type="date" required />
    </>
  );
  return (
    <div className={classes["acts"]}>
      {mayGrant && (
        <Button onClick={grant.open} data-testid="grant-appeal">
          {say("appeal.grant")}
        </Button>
      )}
      <Button variant="default" onClick={refuse.open} data-testid="refuse-appeal">
        {say("appeal.refuse")}
      </Button>
      {grant.opened && (
        <ActDialog title={say("appeal.grant")} send={say("appeal.grant")} testId="grant-form" {...grant.dialog}>
          {fields}
        </ActDialog>
      )}
      {refuse.opened && (
        <ActDialog title={say("appeal.refuse")} send={say("appeal.refuse")} testId="refuse-form" {...refuse.dialog}>
          {fields}
        </ActDialog>
      )}
    </div>
  );
}
