import { useLazyQuery } from "@apollo/client/react";
import { graphql } from "../gql/index.ts";
import type { DirectoryFilter } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { FileButton } from "../ui/index.ts";

const DirectoryFileQuery = graphql(`
  query DirectoryFile($filter: DirectoryFilter) {
    directoryFile(filter: $filter) {
      name
      base64
    }
  }
`);

/** Hands over the shown list as a file, with where it comes from. */
export function ExportButton({ filter }: { filter: DirectoryFilter | null }) {
  const { say } = useLanguage();
  const [fetchList, { loading }] = useLazyQuery(DirectoryFileQuery, { fetchPolicy: "no-cache" });
  const read = async () => (await fetchList({ variables: { filter } })).data?.directoryFile;
  return <FileButton read={read} loading={loading} type="xlsx" label={say("directory.export")} failed={say("directory.failed")} testId="export-directory" />;
}
