import { useLazyQuery, useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { graphql } from "../../gql/index.ts";
import { OfficerSheetFormat } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { ActDialog, handOver } from "../../ui/index.ts";
import classes from "../scores.module.css";
import { useAct } from "../use-act.ts";

const ConfirmOfficerSheet = graphql(`
  mutation ConfirmOfficerSheet($input: ConfirmOfficerSheetInput!) {
    confirmOfficerSheet(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);
const SheetFile = graphql(`
  query SheetFile($period: ID!, $officer: String!, $format: OfficerSheetFormat!) {
    officerSheetFile(period: $period, officer: $officer, format: $format) {
      name
      mediaType
      base64
    }
  }
`);

interface SheetActsProps {
  period: string;
  officer: string;
  mayConfirm: boolean;
  done: () => void;
}

/** What the viewer may do with a sheet: hold his own right, take it as a file for the evaluation form. */
export function SheetActs({ period, officer, mayConfirm, done }: SheetActsProps) {
  const { say } = useLanguage();
  const [confirm] = useMutation(ConfirmOfficerSheet);
  const [fetchFile, { loading }] = useLazyQuery(SheetFile, { fetchPolicy: "no-cache" });
  const [failed, setFailed] = useState(false);
  const confirming = useAct(async (_, key) => (await confirm({ variables: { input: { key, period } } })).data?.confirmOfficerSheet, done);
  const download = async (format: OfficerSheetFormat) => {
    const file = (await fetchFile({ variables: { period, officer, format } }).catch(() => null))?.data?.officerSheetFile;
    setFailed(!file);
    if (file) handOver(file, file.mediaType);
  };
  return (
    <>
      <div className={classes["acts"]}>
        {mayConfirm && (
          <Button onClick={confirming.open} data-testid="confirm-sheet">
            {say("sheet.confirm")}
          </Button>
        )}
        {[OfficerSheetFormat.Xlsx, OfficerSheetFormat.Docx].map((format) => (
          <Button key={format} variant="default" aria-disabled={loading} onClick={() => void (loading || download(format))} data-testid={`sheet-${format}`}>
            {say(`sheet.file.${format}`)}
          </Button>
        ))}
      </div>
      <p className={classes["note"]} role={failed ? "alert" : undefined}>
        {say(failed ? "score.failed" : "sheet.fileNote")}
      </p>
      {confirming.opened && (
        <ActDialog title={say("sheet.confirm")} send={say("sheet.confirm")} testId="confirm-sheet-form" {...confirming.dialog}>
          {null}
        </ActDialog>
      )}
    </>
  );
}
