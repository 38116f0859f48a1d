import { Button } from "@mantine/core";
import type { CaseFilter, QueueColumn } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";

interface Settings {
  filter: CaseFilter;
  columns: readonly QueueColumn[];
  asOf: string;
  rows: number;
}

/** The queue as it is shown, as files that the hub writes: every row and column of it, none left out. */
export function ExportLinks({ filter, columns, asOf, rows }: Settings) {
  const { say } = useLanguage();
  const address = (format: string) =>
    `/exports/backlog?${new URLSearchParams({ format, asOf, filter: JSON.stringify(filter), columns: withUnder(columns).join(",") })}`;
  return (
    <>
      {(["csv", "xlsx"] as const).map((format) => (
        <Button
          key={format}
          component="a"
          href={address(format)}
          download
          size="compact-sm"
          variant="default"
          title={say("backlog.exports", { n: rows })}
          data-testid={`export-${format}`}
        >
          {say(`backlog.export.${format}`)}
        </Button>
      ))}
    </>
  );
}

/** What stands below a title is in the file too. */
function withUnder(columns: readonly QueueColumn[]): QueueColumn[] {
  return [...new Set([...columns, ...(["UNIT", "FIELD", "STAGE"] as const)])];
}
