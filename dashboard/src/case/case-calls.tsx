import { Button } from "@mantine/core";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import "../language/matter.ts";
import { lateForm, Panel } from "../ui/index.ts";
import facts from "./facts.module.css";

const CaseCallsCase = graphql(`
  fragment CaseCalls on Case {
    id
    receivedAt
    calls {
      id
    }
    callOutcomes {
      code
    }
  }
`);

const CaseCallForm = lateForm(async () => (await import("./case-call-form.tsx")).CaseCallForm);

/** Writing down a call to the submitter; what was written stands among the case's steps. */
export function CaseCalls({ one: masked }: { one: FragmentType<typeof CaseCallsCase> }) {
  const { say } = useLanguage();
  const [recording, setRecording] = useState(false);
  const one = readFragment(CaseCallsCase, masked);
  if (one.callOutcomes.length === 0) return null;
  return (
    <Panel title={say("call.title")} lead={say("call.lead")}>
      {one.calls.length > 0 && <p className={facts["note"]}>{say("call.count", { n: one.calls.length })}</p>}
      <Button size="xs" variant="default" {...CaseCallForm.ahead} onClick={() => setRecording(true)} data-testid="record-call">
        {say("call.record")}
      </Button>
      {recording && <CaseCallForm caseId={one.id} receivedAt={one.receivedAt} close={() => setRecording(false)} />}
    </Panel>
  );
}
