import { useLazyQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { DirectoryFilter } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";

const DirectoryFileQuery = graphql(`
  query DirectoryFile($filter: DirectoryFilter) {
    directoryFile(filter: $filter) {
      name
      base64
    }
  }
`);
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Hands over the shown list as a file, with where it comes from. */
export function ExportButton({ filter }: { filter: DirectoryFilter | null }) {
  const { say } = useLanguage();
  const [read, { loading }] = useLazyQuery(DirectoryFileQuery, { fetchPolicy: "no-cache" });
  const [failed, setFailed] = useState(false);
  const download = async () => {
    const file = (await read({ variables: { filter } }).catch(() => null))?.data?.directoryFile;
    setFailed(!file);
    if (!file) return;
    const url = URL.createObjectURL(new Blob([Uint8Array.from(atob(file.base64), (sign) => sign.codePointAt(0) ?? 0)], { type: XLSX }));
    Object.assign(document.createElement("a"), { href: url, download: file.name }).click();
    URL.revokeObjectURL(url);
  };
  return (
    <>
      <Button variant="default" aria-disabled={loading} onClick={() => void (loading || download())} data-testid="export-directory">
        {say("directory.export")}
      </Button>
      {failed && <span role="alert">{say("directory.failed")}</span>}
    </>
  );
}
