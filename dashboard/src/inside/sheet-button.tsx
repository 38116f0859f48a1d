import { useLazyQuery } from "@apollo/client/react";
import { graphql } from "../gql/index.ts";
import type { MonthReckoning } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { FileButton } from "../ui/index.ts";
import classes from "./inside.module.css";

const SheetQuery = graphql(`
  query InsideSheet($unit: String, $month: String, $reckoning: MonthReckoning!) {
    insideSheetFile(unit: $unit, month: $month, reckoning: $reckoning) {
      name
      base64
    }
  }
`);

/** Hands the sheet for the morning meeting over as a file. */
export function SheetButton(variables: { unit: string | null; month: string | null; reckoning: MonthReckoning }) {
  const { say } = useLanguage();
  const [fetchSheet, { loading }] = useLazyQuery(SheetQuery, { fetchPolicy: "no-cache" });
  const read = async () => (await fetchSheet({ variables })).data?.insideSheetFile;
  return (
    <div>
      <FileButton
        read={read}
        loading={loading}
        type="xlsx"
        label={say("inside.sheet")}
        failed={say("inside.sheetFailed")}
        testId="inside-sheet"
        noteClass={classes["note"]}
      />
    </div>
  );
}
