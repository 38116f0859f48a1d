import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { MonthReckoning, PeriodKind } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, ChoiceField, LineField, saidIn } from "../ui/index.ts";
import classes from "./scores.module.css";
import { useAct } from "./use-act.ts";

const OpenPeriodScheme = graphql(`
  fragment OpenPeriodScheme on ScoringScheme {
    id
    issued
    title {
      vi
      en
    }
  }
`);
const OpenScorePeriod = graphql(`
  mutation OpenScorePeriod($input: OpenScorePeriodInput!) {
    openScorePeriod(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);

const KINDS = [PeriodKind.Month, PeriodKind.Quarter, PeriodKind.HalfYear, PeriodKind.Year] as const;
const RECKONINGS = [MonthReckoning.Administrative, MonthReckoning.Calendar] as const;

/** Opens a scoring period by a scheme. */
export function OpenPeriod({ schemes: masked, done }: { schemes: readonly FragmentType<typeof OpenPeriodScheme>[]; done: () => void }) {
  const { say, language } = useLanguage();
  const schemes = masked.map((one) => readFragment(OpenPeriodScheme, one));
  const [open] = useMutation(OpenScorePeriod);
  const act = useAct(async (form, key) => {
    const input = {
      key,
      scheme: saidIn(form, "scheme"),
      kind: KINDS.find((kind) => kind === saidIn(form, "kind")) ?? PeriodKind.Month,
      reckoning: RECKONINGS.find((one) => one === saidIn(form, "reckoning")) ?? MonthReckoning.Calendar,
      on: saidIn(form, "on") || null,
    };
    return (await open({ variables: { input } })).data?.openScorePeriod;
  }, done);
  return (
    <div className={classes["acts"]}>
      <Button onClick={act.open} data-testid="open-score-period">
        {say("score.open")}
      </Button>
      {act.opened && (
        <ActDialog title={say("score.open")} send={say("score.open")} testId="open-period-form" {...act.dialog}>
          <ChoiceField name="scheme" label={say("score.scheme")} data={schemes.map(({ id, title }) => ({ value: id, label: title[language] }))} />
          <ChoiceField name="kind" label={say("score.kind")} data={KINDS.map((kind) => ({ value: kind, label: say(`score.kind.${kind}`) }))} />
          <ChoiceField name="reckoning" label={say("score.reckoning")} data={RECKONINGS.map((one) => ({ value: one, label: say(`score.reckoning.${one}`) }))} />
          <LineField name="on" label={say("score.on")} type="date" required />
        </ActDialog>
      )}
    </div>
  );
}
