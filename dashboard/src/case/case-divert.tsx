import { Button } from "@mantine/core";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import "../language/matter.ts";
import { lateForm, Moment, Panel } from "../ui/index.ts";
import { DiversionLetterLine } from "./diversion-letter.tsx";
import { DivertedOpen } from "./diverted-open.tsx";
import facts from "./facts.module.css";

const CaseDivertCase = graphql(`
  fragment CaseDivert on Case {
    id
    learnedAt
    receivedAt
    source {
      code
      name
    }
    diversionCodes {
      code
    }
    diversions {
      id
      name
      legalBasis
      hides
      reason
      at
      state
      byName
      mayOpen
      letter {
        number
        day
        at
        byName
        state
      }
      mayRecordLetter
      by {
        id
        name
      }
      to {
        id
        name
      }
    }
  }
`);

const DiversionLetterForm = lateForm(async () => (await import("./diversion-letter-form.tsx")).DiversionLetterForm);
const CaseDivertForm = lateForm(async () => (await import("./case-divert-form.tsx")).CaseDivertForm);

/** Where it was diverted to, what became of that at its source, opening what is hidden, and diverting it. */
export function CaseDivert({ one: masked }: { one: FragmentType<typeof CaseDivertCase> }) {
  const { say } = useLanguage();
  const [diverting, setDiverting] = useState(false);
  const [recording, setRecording] = useState(false);
  const one = readFragment(CaseDivertCase, masked);
  const recordable = one.diversions.findLast(({ mayRecordLetter }) => mayRecordLetter);
  if (one.diversions.length === 0 && one.diversionCodes.length === 0) return null;
  return (
    <Panel title={say("divert.title")} lead={say("divert.lead")}>
      {one.diversions.length > 0 && (
        <dl className={facts["facts"]} data-testid="diversions">
          {one.diversions.map(({ id, name, legalBasis, hides, reason, at, state, byName, by, to, letter }) => (
            <div key={id}>
              <dt>
                <Moment at={at} />
              </dt>
              <dd>
                <strong>{name ?? say("divert.hidden")}</strong>
                {to && ` → ${to.name}`}
                <br />
                {!hides && reason}
                {!hides && <br />}
                {legalBasis !== null && say("decline.basis", { basis: legalBasis })} {hides && say("divert.kept")}
                <br />
                {say("call.by", { name: byName, unit: by.name })} · {say(`request.state.${state}`, { source: one.source.name })}
                {letter && <DiversionLetterLine letter={letter} source={one.source.name} />}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {recordable && (
        <Button size="xs" variant="default" mt={8} mr={8} {...DiversionLetterForm.ahead} onClick={() => setRecording(true)} data-testid="divert-letter">
          {say(recordable.letter ? "divert.letter.correct" : "divert.letter.go")}
        </Button>
      )}
      {recording && <DiversionLetterForm caseId={one.id} receivedAt={one.receivedAt} close={() => setRecording(false)} />}
      {one.diversions.some(({ mayOpen }) => mayOpen) && <DivertedOpen key={one.id} caseId={one.id} />}
      {one.diversionCodes.length > 0 && (
        <Button
          size="xs"
          variant="default"
          mt={one.diversions.length > 0 ? 8 : 0}
          {...CaseDivertForm.ahead}
          onClick={() => setDiverting(true)}
          data-testid="divert"
        >
          {say("divert.go")}
        </Button>
      )}
      {diverting && <CaseDivertForm caseId={one.id} seen={one.learnedAt} close={() => setDiverting(false)} />}
    </Panel>
  );
}
