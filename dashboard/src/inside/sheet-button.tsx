import { useLazyQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { MonthReckoning } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./inside.module.css";

const SheetQuery = graphql(`
  query InsideSheet($unit: String, $month: String, $reckoning: MonthReckoning!) {
    insideSheetFile(unit: $unit, month: $month, reckoning: $reckoning) {
      name
      base64
    }
  }
`);
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Hands the sheet for the morning meeting over as a file. */
export function SheetButton(variables: { unit: string | null; month: string | null; reckoning: MonthReckoning }) {
  const { say } = useLanguage();
  const [fetchSheet, { loading }] = useLazyQuery(SheetQuery, { fetchPolicy: "no-cache" });
  const [failed, setFailed] = useState(false);
  const download = async () => {
    const file = (await fetchSheet({ variables }).catch(() => null))?.data?.insideSheetFile;
    setFailed(!file);
    if (!file) return;
    const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.codePointAt(0) ?? 0);
    const url = URL.createObjectURL(new Blob([bytes], { type: XLSX }));
    Object.assign(document.createElement("a"), { href: url, download: file.name }).click();
    URL.revokeObjectURL(url);
  };
  return (
    <div>
      <Button variant="default" aria-disabled={loading} onClick={() => void (loading || download())} data-testid="inside-sheet">
        {say("inside.sheet")}
      </Button>
      {failed && (
        <p className={classes["note"]} role="alert">
          {say("inside.sheetFailed")}
        </p>
      )}
    </div>
  );
}
