import "../language/detail.ts";
import "../language/rules.ts";
import { useMutation, useQuery } from "@apollo/client/react";
import { useRouteContext } from "@tanstack/react-router";
import { useState } from "react";
import { dayText } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { CalendarsQuery } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { type DocumentFault, FileForm, PreviewPanel, VersionList } from "../rules/index.ts";
import classes from "../rules/rules.module.css";
import { Failure, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { CalendarDays } from "./calendar-days.tsx";
import { DayForm } from "./day-form.tsx";

const CalendarsQueryDocument = graphql(`
  query Calendars {
    calendars {
      version
      status
      note
      proposedBy
      proposedAt
      adoptedBy
      adoptedAt
      text
      ...CalendarDays
    }
  }
`);
const ProposeCalendar = graphql(`
  mutation ProposeCalendar($input: ProposeCalendarInput!) {
    proposeCalendar(input: $input) {
      __typename
      ... on WorkCalendar {
        version
      }
      ... on DocumentRefused {
        problems {
          at
          message
        }
      }
    }
  }
`);

/** The working calendar: its versions, what differs, what adopting one would change, and proposing another. */
export function CalendarsPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { data, previousData, error, refetch } = useQuery(CalendarsQueryDocument, { fetchPolicy: "cache-and-network" });
  const calendars = (data ?? previousData)?.calendars ?? null;
  const [chosen, setChosen] = useState<string | null>(null);
  const [adopted, setAdopted] = useState<string | null>(null); // what the adoption met stays to be read
  const shown = calendars?.find((one) => one.version === chosen) ?? calendars?.find((one) => one.status === "ADOPTED") ?? calendars?.[0];
  return (
    <>
      <PageHead title={say("calendars.title")}>{calendars && error && <OldValues retry={refetch} />}</PageHead>
      <p className={classes["lead"]}>{say("calendars.lead")}</p>
      {!calendars && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={480} bars={8} />)}
      {calendars && (
        <div className={classes["parts"]}>
          <Panel title={say("rules.versions")}>
            <VersionList
              versions={calendars.map((one) => ({ ...one, title: one.note ?? say("calendars.untitled", { day: dayText(one.proposedAt) }) }))}
              chosen={shown?.version ?? null}
              onChoose={setChosen}
            />
          </Panel>
          <div className={classes["column"]}>
            {shown && <CalendarDays calendar={shown} />}
            {shown && (shown.status !== "ADOPTED" || adopted === shown.version) && (
              <PreviewPanel
                key={shown.version}
                proposal={{ ...shown, kind: "CALENDAR" }}
                onAdopted={() => {
                  setAdopted(shown.version);
                  setChosen(shown.version);
                  void refetch();
                }}
              />
            )}
            {shown && viewer.may.includes("proposeCalendar") && (
              <Propose key={`propose ${shown.version}`} from={shown} onProposed={(version) => void refetch().then(() => setChosen(version))} />
            )}
          </div>
        </div>
      )}
    </>
  );
}

function Propose({ from, onProposed }: { from: CalendarsQuery["calendars"][number]; onProposed: (version: string) => void }) {
  const { say } = useLanguage();
  const [text, setText] = useState(from.text);
  const [note, setNote] = useState("");
  const [faults, setFaults] = useState<readonly DocumentFault[] | null>(null);
  const [propose, { loading }] = useMutation(ProposeCalendar);
  const send = async () => {
    if (loading) return;
    const answer = (await propose({ variables: { input: { text, note: note.trim() === "" ? null : note.trim() } } }).catch(() => null))?.data?.proposeCalendar;
    if (answer?.__typename === "WorkCalendar") return onProposed(answer.version);
    setFaults(answer?.problems ?? [{ at: "", message: say("rules.failed") }]);
  };
  return (
    <Panel title={say("calendars.propose")} lead={say("calendars.proposeLead")}>
      <FileForm text={text} accept=".json,application/json" faults={faults} busy={loading} onText={setText} onPropose={() => void send()}>
        <DayForm text={text} onText={setText} note={note} onNote={setNote} />
      </FileForm>
    </Panel>
  );
}
