import "../language/inspections.ts";
import { useLazyQuery, useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { calendarDayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { answeredBy, Failure, FileButton, Message, OldValues, PageHead, saidIn, Waiting, WordsField } from "../ui/index.ts";
import { ActButton } from "./act-button.tsx";
import { CallsPanel } from "./calls-panel.tsx";
import { FindingsPanel } from "./findings-panel.tsx";
import { InspectionStanding } from "./inspection-row.tsx";
import { ItemsPanel } from "./items-panel.tsx";
import { ReconcilePanel } from "./reconcile-panel.tsx";
import { SamplesPanel } from "./samples-panel.tsx";
import { useAct } from "./use-act.ts";
import classes from "./inspection.module.css";

const InspectionHead = graphql(`
  fragment InspectionHead on Inspection {
    id
    state
    fromDay
    toDay
    team
    legalBasis
    conclusion
    concludedAt
    concludedBy
    hash
    mayInspect
    asOf {
      event
      instant
    }
    unit {
      id
      name
    }
  }
`);
const InspectionQuery = graphql(`
  query Inspection($id: ID!) {
    inspection(id: $id) {
      id
      ...InspectionHead
      ...InspectionItems
      ...InspectionSamples
      ...InspectionCalls
      ...InspectionFindings
      ...ReconcileHead
      state
    }
  }
`);
const Open = graphql(`
  mutation OpenInspection($input: InspectionWordsInput!) {
    openInspection(input: $input) {
      __typename
      ... on InspectionRefused {
        message
        at
      }
      ... on InspectionWritten {
        inspection {
          id
          ...InspectionHead
          ...InspectionItems
        }
      }
    }
  }
`);
const Conclude = graphql(`
  mutation ConcludeInspection($input: InspectionWordsInput!) {
    concludeInspection(input: $input) {
      __typename
      ... on InspectionRefused {
        message
        at
      }
      ... on InspectionWritten {
        inspection {
          id
          ...InspectionHead
        }
      }
    }
  }
`);

/** One inspection: its checklist with frozen numbers, samples, calls, findings, conclusion. */
export function InspectionPage() {
  const { say } = useLanguage();
  const { id } = useParams({ from: "/signed-in/kiem-tra/$id" });
  const { data, previousData, error, loading, refetch } = useQuery(InspectionQuery, { variables: { id }, fetchPolicy: "cache-and-network" });
  const one = answeredBy({ data, previousData, error, loading }).shown?.inspection;
  if (one === undefined) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />;
  if (one === null) return <Message title={say("inspect.notFound")} />;
  return (
    <>
      {error && <OldValues retry={refetch} />}
      <Head one={one} />
      <div className={classes["parts"]}>
        <ItemsPanel one={one} />
        <SamplesPanel one={one} />
        <CallsPanel one={one} />
        <FindingsPanel one={one} />
        {one.state !== "PLANNED" && <ReconcilePanel one={one} />}
      </div>
    </>
  );
}

function Head({ one: masked }: { one: FragmentType<typeof InspectionHead> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const one = readFragment(InspectionHead, masked);
  const { id, state, unit, fromDay, toDay, team, legalBasis, asOf, conclusion, concludedAt, concludedBy, hash, mayInspect } = one;
  const [open, conclude] = [useAct(Open), useAct(Conclude)];
  const facts = [
    say("inspect.days", { from: calendarDayText(fromDay), to: calendarDayText(toDay) }),
    legalBasis,
    say("inspect.teamIs", { names: team.join(", ") }),
    asOf && say("inspect.frozenAt", { at: format.at(asOf.instant) }),
  ];
  return (
    <>
      <PageHead title={`${say("inspect.title")}: ${unit.name}`} under={<InspectionStanding state={state} />}>
        {mayInspect && state === "PLANNED" && (
          <ActButton label={say("inspect.open")} testId="open-inspection" send={(form, key) => open({ key, id, words: saidIn(form, "words") })}>
            <WordsField name="words" label={say("inspect.openWords")} maxLength={4_000} required />
          </ActButton>
        )}
        {mayInspect && state === "OPEN" && (
          <ActButton label={say("inspect.conclude")} testId="conclude-inspection" send={(form, key) => conclude({ key, id, words: saidIn(form, "words") })}>
            <WordsField name="words" label={say("inspect.concludeWords")} maxLength={8_000} required rows={5} />
          </ActButton>
        )}
        {state !== "PLANNED" && <MinutesButton id={id} />}
      </PageHead>
      <p className={classes["facts"]} data-testid="inspection-state" data-state={state}>
        {facts.filter(Boolean).join(" · ")}
      </p>
      {conclusion && concludedAt && (
        <div className={classes["facts"]} data-testid="conclusion">
          <p>{conclusion}</p>
          <p>{[say("inspect.concludedBy", { name: concludedBy ?? "", at: format.at(concludedAt) }), say("inspect.hash", { hash: hash ?? "" })].join(" · ")}</p>
        </div>
      )}
    </>
  );
}

const MinutesQuery = graphql(`
  query InspectionMinutes($id: ID!) {
    inspectionMinutes(id: $id) {
      name
      base64
    }
  }
`);

/** Hands the minutes over as a file. */
function MinutesButton({ id }: { id: string }) {
  const { say } = useLanguage();
  const [fetchMinutes, { loading }] = useLazyQuery(MinutesQuery, { fetchPolicy: "no-cache" });
  const read = async () => (await fetchMinutes({ variables: { id } })).data?.inspectionMinutes;
  return <FileButton read={read} loading={loading} type="docx" label={say("inspect.minutes")} failed={say("inspect.failed")} testId="minutes" />;
}
