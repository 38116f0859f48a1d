import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { graphql } from "../../gql/index.ts";
import { MonthReckoning, OfficerPeriodKind } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { ActDialog, ChoiceField, LineField, saidIn } from "../../ui/index.ts";
import classes from "../scores.module.css";
import { useAct } from "../use-act.ts";

const TakeOfficerSheets = graphql(`
  mutation TakeOfficerSheets($input: TakeOfficerSheetsInput!) {
    takeOfficerSheets(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);

const KINDS = [OfficerPeriodKind.Quarter, OfficerPeriodKind.Year] as const;
const RECKONINGS = [MonthReckoning.Administrative, MonthReckoning.Calendar] as const;

/** Takes everybody's sheets of a period that has ended. */
export function TakeSheets({ done }: { done: () => void }) {
  const { say } = useLanguage();
  const [take] = useMutation(TakeOfficerSheets);
  const act = useAct(async (form, key) => {
    const kind = KINDS.find((one) => one === saidIn(form, "kind")) ?? OfficerPeriodKind.Quarter;
    const reckoning = RECKONINGS.find((one) => one === saidIn(form, "reckoning")) ?? MonthReckoning.Administrative;
    return (await take({ variables: { input: { key, kind, reckoning, on: saidIn(form, "on") } } })).data?.takeOfficerSheets;
  }, done);
  return (
    <div className={classes["acts"]}>
      <Button onClick={act.open} data-testid="take-sheets">
        {say("sheet.take")}
      </Button>
      {act.opened && (
        <ActDialog title={say("sheet.take")} send={say("sheet.take")} testId="take-form" {...act.dialog}>
          <ChoiceField name="kind" label={say("sheet.kind")} data={KINDS.map((kind) => ({ value: kind, label: say(`sheet.kind.${kind}`) }))} />
          <ChoiceField name="reckoning" label={say("sheet.reckoning")} data={RECKONINGS.map((one) => ({ value: one, label: say(`sheet.reckoning.${one}`) }))} />
          <LineField name="on" label={say("sheet.on")} type="date" required />
        </ActDialog>
      )}
    </div>
  );
}
