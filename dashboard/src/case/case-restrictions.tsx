import { Button } from "@mantine/core";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import "../language/matter.ts";
import { RestrictionForm, RestrictionRow } from "../restrictions/index.ts";
import { Panel } from "../ui/index.ts";

const CaseRestrictionsCase = graphql(`
  fragment CaseRestrictions on Case {
    id
    mayRestrict
    restrictions {
      id
      state
      ...RestrictionRow
    }
  }
`);

/** Entries of the case's submitter in the restricted list, for those who may read it; the case itself goes on as any other. */
export function CaseRestrictions({ one: masked }: { one: FragmentType<typeof CaseRestrictionsCase> }) {
  const { say } = useLanguage();
  const [asking, setAsking] = useState(false);
  const { id: caseId, mayRestrict, restrictions } = readFragment(CaseRestrictionsCase, masked);
  const listed = restrictions.some(({ state }) => state === "PROPOSED" || state === "IN_FORCE");
  if (restrictions.length === 0 && !mayRestrict) return null;
  return (
    <Panel title={say("restricted.title")} lead={say("restricted.lead")}>
      {restrictions.map((one) => (
        <RestrictionRow key={one.id} one={one} />
      ))}
      {mayRestrict && !listed && (
        <Button size="xs" variant="default" mt={6} {...RestrictionForm.ahead} onClick={() => setAsking(true)} data-testid="restrict">
          {say("restricted.go")}
        </Button>
      )}
      {asking && <RestrictionForm asked={{ caseId }} close={() => setAsking(false)} />}
    </Panel>
  );
}
