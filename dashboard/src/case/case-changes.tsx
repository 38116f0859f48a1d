import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { RequestedChangeKind } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { lateForm, Panel } from "../ui/index.ts";
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
    }
  }
`);

const ChangeForm = lateForm(async () => (await import("./change-form.tsx")).ChangeForm);

/** What the system that owns the case was asked to change and how far that is; and asking for more. @param shown the hub's present, for new orders */
export function CaseChanges({ one: masked, shown }: { one: FragmentType<typeof CaseChangesCase>; shown: string | null }) {
  const { say } = useLanguage();
  const [asking, setAsking] = useState<RequestedChangeKind | null>(null);
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
        {one.possibleChanges.map(({ kind }) => (
          <Button key={kind} size="xs" variant="default" {...ChangeForm.ahead} onClick={() => setAsking(kind)} data-testid={`ask-${kind}`}>
            {say(`request.kind.${kind}`)}
          </Button>
        ))}
      </Group>
      {asking !== null && <ChangeForm key={asking} caseId={one.id} seen={one.learnedAt} kind={asking} shown={shown} close={() => setAsking(null)} />}
    </Panel>
  );
}
