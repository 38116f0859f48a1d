import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { calendarDayText } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { CaseClosingFragment, ClosingTick } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import "../language/matter.ts";
import { lateForm, Moment, Panel, Status } from "../ui/index.ts";
import facts from "./facts.module.css";

const CaseClosingCase = graphql(`
  fragment CaseClosing on Case {
    id
    stage
    receivedAt
    source {
      code
      name
    }
    closing {
      asked
      missing
      closedWithout
      legalBasis
      assumed
      answer {
        answeredAt
        form
        paperNumber
        paperDay
        words
        state
        by {
          id
          name
        }
      }
      report {
        to
        reportedAt
        paperNumber
        paperDay
        words
        byName
        by {
          id
          name
        }
      }
      addressees {
        code
      }
    }
  }
`);

const CaseReportForm = lateForm(async () => (await import("./case-report-form.tsx")).CaseReportForm);

type Closing = NonNullable<CaseClosingFragment["closing"]>;
const SHOWN_IN = ["RESOLVED", "ANSWERED", "CLOSED"];

/** What closing asks for: by which answer the citizen was answered, and to whom and when the leader was reported to. @param shown the hub's present */
export function CaseClosing({ one: masked, shown }: { one: FragmentType<typeof CaseClosingCase>; shown: string | null }) {
  const { say } = useLanguage();
  const [reporting, setReporting] = useState(false);
  const one = readFragment(CaseClosingCase, masked);
  const { closing } = one;
  if (closing === null || !SHOWN_IN.includes(one.stage) || (closing.asked.length === 0 && closing.answer === null && closing.report === null)) return null;
  return (
    <Panel title={say("closing.title")} lead={say("closing.lead")}>
      {closing.closedWithout && (
        <p className={facts["note"]} data-testid="closed-without">
          <Status tone="late" shape="triangle">
            {say(closing.missing.length === 2 ? "closing.withoutBoth" : `closing.without.${closing.missing[0] ?? "ANSWERED"}`)}
          </Status>
        </p>
      )}
      <dl className={facts["facts"]} data-testid="closing-ticks">
        <Tick tick="ANSWERED" closing={closing}>
          {closing.answer && <Answer answer={closing.answer} source={one.source.name} />}
        </Tick>
        <Tick tick="REPORTED" closing={closing}>
          {closing.report && <Report report={closing.report} />}
        </Tick>
      </dl>
      {closing.legalBasis !== null && (
        <p className={facts["note"]}>{say(closing.assumed ? "decline.basisAssumed" : "decline.basis", { basis: closing.legalBasis })}</p>
      )}
      {closing.addressees.length > 0 && (
        <Button size="xs" variant="default" mt={6} {...CaseReportForm.ahead} onClick={() => setReporting(true)} data-testid="report-to-leader">
          {say("closing.report")}
        </Button>
      )}
      {reporting && <CaseReportForm caseId={one.id} receivedAt={one.receivedAt} shown={shown} close={() => setReporting(false)} />}
    </Panel>
  );
}

function Tick({ tick, closing, children }: { tick: ClosingTick; closing: Closing; children: ReactNode }) {
  const { say } = useLanguage();
  const missing = closing.missing.includes(tick);
  return (
    <div data-tick={tick} data-missing={missing}>
      <dt>{say(`closing.tick.${tick}`)}</dt>
      <dd>
        {children ?? (
          <Status tone={missing ? "late" : "idle"} shape="ring">
            {say(missing ? "closing.missing" : "closing.notAsked")}
          </Status>
        )}
      </dd>
    </div>
  );
}

function Answer({ answer, source }: { answer: NonNullable<Closing["answer"]>; source: string }) {
  const { say } = useLanguage();
  const { answeredAt, form, paperNumber, paperDay, words, by, state } = answer;
  return (
    <>
      <Moment at={answeredAt} /> · {form === null ? say("closing.bySource", { source }) : say(`request.answerForm.${form}`)}
      {paperNumber !== null && paperDay !== null && ` ${paperNumber}, ${calendarDayText(paperDay)}`}
      {words !== null && (
        <>
          <br />
          {words}
        </>
      )}
      {by !== null && state !== null && (
        <>
          <br />
          {by.name} · {say(`request.state.${state}`, { source })}
        </>
      )}
    </>
  );
}

function Report({ report: { to, reportedAt, paperNumber, paperDay, words, byName, by } }: { report: NonNullable<Closing["report"]> }) {
  const { say } = useLanguage();
  return (
    <>
      <Moment at={reportedAt} /> · {to}
      {paperNumber !== null && paperDay !== null && ` · ${paperNumber}, ${calendarDayText(paperDay)}`}
      {words !== null && (
        <>
          <br />
          {words}
        </>
      )}
      <br />
      {say("call.by", { name: byName, unit: by.name })}
    </>
  );
}
