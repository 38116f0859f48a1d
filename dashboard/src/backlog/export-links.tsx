import { Button } from "@mantine/core";
import type { CaseFilter } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";

/** The queue as it is shown, as files that the hub writes: every row, none left out. */
export function ExportLinks({ filter, asOf, rows }: { filter: CaseFilter; asOf: string; rows: number }) {
  const { say } = useLanguage();
  const address = (format: string) => `/exports/backlog?${new URLSearchParams({ format, asOf, filter: JSON.stringify(filter) })}`;
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
