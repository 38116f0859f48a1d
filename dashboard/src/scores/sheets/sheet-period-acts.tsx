import { useApolloClient, useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useRouteContext } from "@tanstack/react-router";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../../gql/index.ts";
import { useLanguage } from "../../language/index.ts";
import { ActDialog, saidIn, WordsField } from "../../ui/index.ts";
import classes from "../scores.module.css";
import { useAct } from "../use-act.ts";

const SheetPeriodActsPeriod = graphql(`
  fragment SheetPeriodActs on OfficerPeriod {
    id
    maySeal
    silentNow
  }
`);
const SealOfficerSheets = graphql(`
  mutation SealOfficerSheets($input: SealOfficerSheetsInput!) {
    sealOfficerSheets(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);
const RecomputeSheets = graphql(`
  query RecomputeSheets($period: ID!) {
    recomputeOfficerSheets(period: $period) {
      resultHash
      sameInputs
      sameResult
      sameSheets
      sealHolds
    }
  }
`);

/** What the viewer may do with a period of sheets: seal it, count it once more. */
export function SheetPeriodActs({ period: masked, done }: { period: FragmentType<typeof SheetPeriodActsPeriod>; done: () => void }) {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const client = useApolloClient();
  const { id, maySeal, silentNow } = readFragment(SheetPeriodActsPeriod, masked);
  const [seal] = useMutation(SealOfficerSheets);
  const [told, setTold] = useState("");
  const sealing = useAct(async (form, key) => {
    const input = { key, period: id, waiver: saidIn(form, "waiver") || null };
    return (await seal({ variables: { input } })).data?.sealOfficerSheets;
  }, done);
  const again = async () => {
    const { data } = await client.query({ query: RecomputeSheets, variables: { period: id }, fetchPolicy: "network-only" }).catch(() => ({ data: null }));
    const once = data?.recomputeOfficerSheets;
    if (once == null) return setTold(say("score.failed"));
    const same = once.sameInputs && once.sameResult && once.sameSheets && once.sealHolds !== false;
    setTold(same ? say("sheet.againSame", { hash: once.resultHash.slice(0, 16) }) : say("sheet.againOther"));
  };
  return (
    <>
      <div className={classes["acts"]}>
        {maySeal && (
          <Button onClick={sealing.open} data-testid="seal-sheets">
            {say("sheet.seal")}
          </Button>
        )}
        {viewer.may.includes("recomputeOfficerSheets") && (
          <Button variant="default" onClick={() => void again()} data-testid="recompute-sheets">
            {say("sheet.again")}
          </Button>
        )}
      </div>
      <p role="status" className={classes["told"]}>
        {told}
      </p>
      {sealing.opened && (
        <ActDialog title={say("sheet.seal")} send={say("sheet.seal")} testId="seal-sheets-form" {...sealing.dialog}>
          {silentNow.length > 0 && (
            <WordsField name="waiver" label={say("sheet.sealWaiver", { codes: silentNow.join(", ") })} maxLength={1_000} required rows={2} />
          )}
        </ActDialog>
      )}
    </>
  );
}
