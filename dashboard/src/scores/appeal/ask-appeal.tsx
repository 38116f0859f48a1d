import "../../language/appeals.ts";
import { useMutation, useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { graphql } from "../../gql/index.ts";
import { ScoreAppealKind } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { ActDialog, LineField, saidIn, WordsField } from "../../ui/index.ts";
import { useAct } from "../use-act.ts";
import { AppealChoicesQuery, type Wish, WishFields } from "./wish-fields.tsx";

const AskScoreAppeal = graphql(`
  mutation AskScoreAppeal($input: AskScoreAppealInput!) {
    askScoreAppeal(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);

/** A line by its frozen key. */
interface AskAppealProps {
  line: { period: string; unit: string; indicator: string; ordinal: number };
  done: () => void;
}

/** Asks that a line be looked at again. */
export function AskAppeal({ line, done }: AskAppealProps) {
  const { say } = useLanguage();
  const [ask] = useMutation(AskScoreAppeal);
  const [wish, setWish] = useState<Wish>({ kind: ScoreAppealKind.Time, reason: null, otherUnit: null });
  const asking = useAct(async (form, key) => {
    const paper = { documentNumber: saidIn(form, "documentNumber") || null, documentDay: saidIn(form, "documentDay") || null };
    return (await ask({ variables: { input: { key, ...line, ...wish, words: saidIn(form, "words"), ...paper } } })).data?.askScoreAppeal;
  }, done);
  const { data } = useQuery(AppealChoicesQuery, { variables: { period: line.period }, skip: !asking.opened });
  const units = (data?.scoreAppealRules.units ?? []).filter(({ code }) => code !== line.unit);
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={asking.open} data-testid="ask-appeal">
        {say("appeal.ask")}
      </Button>
      {asking.opened && (
        <ActDialog title={say("appeal.ask")} send={say("appeal.ask")} testId="ask-form" {...asking.dialog}>
          <WishFields wish={wish} onWish={setWish} reasons={data?.scoreAppealRules.reasons ?? []} units={units} label={say("appeal.kind")} />
          <WordsField name="words" label={say("appeal.words")} maxLength={1_000} required rows={3} />
          <LineField name="documentNumber" label={say("appeal.documentNumber")} maxLength={60} />
          <LineField name="documentDay" label={say("appeal.documentDay")} type="date" />
          <p>{say("appeal.clockStands")}</p>
        </ActDialog>
      )}
    </>
  );
}
