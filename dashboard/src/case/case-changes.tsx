import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Panel } from "../ui/index.ts";
import { ChangeForm, type Possible } from "./change-form.tsx";
import { ChangeRow } from "./change-row.tsx";
import facts from "./facts.module.css";

const CaseChangesCase = graphql(`
  fragment CaseChanges on Case {
    id
    learnedAt
    source {
      code
      name
    }
    changes {
      id
      ...ChangeRow
    }
    possibleChanges {
      kind
      onWorklist
      files {
        most
        mostBytes
        endings
      }
    }
  }
`);

/** What the system that owns the case was asked to change and how far that is; and asking for more. @param shown the hub's present, for new orders */
export function CaseChanges({ one: masked, shown }: { one: FragmentType<typeof CaseChangesCase>; shown: string | null }) {
  const { say } = useLanguage();
  const [asking, setAsking] = useState<Possible | null>(null);
  const one = readFragment(CaseChangesCase, masked);
  if (one.changes.length === 0 && one.possibleChanges.length === 0) return null;
  return (
    <Panel title={say("request.title")} lead={say("request.lead", { source: one.source.name })}>
      {one.changes.length === 0 ? (
        <p className={facts["quiet"]}>{say("request.none")}</p>
      ) : (
        <dl className={facts["facts"]} data-testid="changes">
          {one.changes.map((change) => (
            <ChangeRow key={change.id} change={change} source={one.source.name} />
          ))}
        </dl>
      )}
      <Group gap={6} mt={10}>
        {one.possibleChanges.map((possible) => (
          <Button key={possible.kind} size="xs" variant="default" onClick={() => setAsking(possible)} data-testid={`ask-${possible.kind}`}>
            {say(`request.kind.${possible.kind}`)}
          </Button>
        ))}
      </Group>
      {asking !== null && <ChangeForm key={asking.kind} caseId={one.id} seen={one.learnedAt} asked={asking} shown={shown} close={() => setAsking(null)} />}
    </Panel>
  );
}
