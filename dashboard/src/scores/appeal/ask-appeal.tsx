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

const AskOfficerAppeal = graphql(`
  mutation AskOfficerAppeal($input: AskOfficerAppealInput!) {
    askOfficerAppeal(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);

export interface AskAppealProps {
  /** by its frozen key: of a unit's card, or of one's own sheet */
  line: { period: string } & ({ unit: string; indicator: string; ordinal: number } | { line: string });
  /** code of the unit that asks, where that is another one than the line was frozen for */
  own?: string | undefined;
  /** it was left out */
  leftOut: boolean;
  done: () => void;
}

/** Asks that a line be looked at again. */
export function AskAppeal({ line, own: asker, leftOut, done }: AskAppealProps) {
  const { say } = useLanguage();
  const [ask] = useMutation(AskScoreAppeal);
  const [askOwn] = useMutation(AskOfficerAppeal);
  const [wish, setWish] = useState<Wish>({ kind: leftOut ? ScoreAppealKind.Inclusion : ScoreAppealKind.Time, reason: null, otherUnit: null });
  const asking = useAct(async (form, key) => {
    const paper = { documentNumber: saidIn(form, "documentNumber") || null, documentDay: saidIn(form, "documentDay") || null };
    const said = { key, words: saidIn(form, "words"), ...paper };
    if ("unit" in line) return (await ask({ variables: { input: { ...said, ...line, ...wish } } })).data?.askScoreAppeal;
    const { kind, reason } = wish;
    return (await askOwn({ variables: { input: { ...said, ...line, kind, reason } } })).data?.askOfficerAppeal;
  }, done);
  const own = !("unit" in line);
  const { data } = useQuery(AppealChoicesQuery, { variables: { period: own ? null : line.period }, skip: !asking.opened });
  const units = own ? null : (data?.scoreAppealRules.units ?? []).filter(({ code }) => code !== (asker ?? line.unit));
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={asking.open} data-testid="ask-appeal">
        {say("appeal.ask")}
      </Button>
      {asking.opened && (
        <ActDialog title={say("appeal.ask")} send={say("appeal.ask")} testId="ask-form" {...asking.dialog}>
          <WishFields wish={wish} onWish={setWish} reasons={data?.scoreAppealRules.reasons ?? []} units={units} label={say("appeal.kind")} leftOut={leftOut} />
          <WordsField name="words" label={say("appeal.words")} maxLength={1_000} required rows={3} />
          <LineField name="documentNumber" label={say("appeal.documentNumber")} maxLength={60} />
          <LineField name="documentDay" label={say("appeal.documentDay")} type="date" />
          <p>{say(leftOut ? "appeal.countsAsFrozen" : "appeal.clockStands")}</p>
        </ActDialog>
      )}
    </>
  );
}
