import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { Stage } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ScrollTable } from "../ui/index.ts";

const ChangeConflictChange = graphql(`
  fragment ChangeConflict on RequestedChange {
    conflict {
      field
      seen
      now
    }
  }
`);

/** What stood there when it was decided beside what the source has now. */
export function ChangeConflict({ change: masked }: { change: FragmentType<typeof ChangeConflictChange> }) {
  const { say } = useLanguage();
  const { conflict } = readFragment(ChangeConflictChange, masked);
  if (conflict.length === 0) return null;
  const shown = (field: string, value: string | null) => {
    if (value === null) return <em>{say("request.empty")}</em>;
    return field === "stage" ? say(`stage.${value as Stage}`) : value;
  };
  return (
    <ScrollTable label={say("request.title")} heads={[say("request.conflictPart"), say("request.conflictSeen"), say("request.conflictNow")]} least="any">
      {conflict.map(({ field, seen, now }) => (
        <tr key={field}>
          <th scope="row">{say(`request.part.${field}`)}</th>
          <td>{shown(field, seen)}</td>
          <td>{shown(field, now)}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}
