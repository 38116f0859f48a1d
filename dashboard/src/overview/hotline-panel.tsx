import "../language/hotline.ts";
import { useQuery } from "@apollo/client/react";
import { calendarDayText, useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { HotlinePanelQuery, PeriodInput } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { answeredBy, Definition, Status, Waiting } from "../ui/index.ts";
import { exactly } from "./exactly.ts";
import { FailedChoice } from "./failed-choice.tsx";
import { HotlineCallsCells } from "./hotline-calls.tsx";
import { HotlineOutages } from "./hotline-outages.tsx";
import classes from "./period.module.css";

const HotlineOfScope = graphql(`
  query HotlinePanel($period: PeriodInput!, $asOf: String) {
    hotlineFigures(period: $period, asOf: $asOf) {
      asOf {
        instant
      }
      calls {
        ...HotlineCallsCells
      }
      outages {
        count
        seconds
        ...HotlineOutages
      }
      sources {
        sourceCode
        sourceName
        sourceNameEn
        callsSince
        outagesSince
        readUpTo
        numbers {
          number
          calls {
            ...HotlineCallsCells
          }
          missingDays
          restatedDays
          outages {
            count
            seconds
          }
        }
      }
    }
  }
`);

type Shown = HotlinePanelQuery["hotlineFigures"];
type Source = Shown["sources"][number];

/** How the hotlines worked over the period: calls, missed, waiting, outages, number by number; what no source tells is said to be unknown. */
export function HotlinePanel({ period, asOf }: { period: PeriodInput; asOf: string }) {
  const { say } = useLanguage();
  const { data, previousData, error, loading, refetch } = useQuery(HotlineOfScope, { variables: { period, asOf }, fetchPolicy: "no-cache" });
  const { shown: answer, old, failed } = answeredBy({ data, previousData, error, loading });
  const shown = answer?.hotlineFigures;
  if (!shown) return failed ? <FailedChoice error={failed} retry={refetch} /> : <Waiting height={160} bars={3} />;
  const telling = shown.sources.filter(({ numbers, outagesSince }) => numbers.length > 0 || outagesSince !== null);
  const silent = shown.sources.filter((source) => !telling.includes(source));
  return (
    <section aria-label={say("hotline.title")} data-testid="hotline" className={classes["answer"]} data-old={old || undefined} aria-busy={old}>
      <h3 className={classes["part"]}>{say("hotline.title")}</h3>
      {telling.length === 0 ? (
        <p className={classes["facts"]} data-testid="hotline-none">
          {say("hotline.none")}
        </p>
      ) : (
        <>
          <HotlineTable shown={shown} telling={telling} />
          <HotlineOutages outages={shown.outages} />
          <Notes telling={telling} silent={silent} />
        </>
      )}
    </section>
  );
}

function HotlineTable({ shown, telling }: { shown: Shown; telling: readonly Source[] }) {
  const { say, language } = useLanguage();
  const nameOf = ({ sourceName, sourceNameEn }: Source) => (language === "en" ? sourceNameEn : sourceName);
  return (
    <div className={classes["scroll"]} tabIndex={0} role="group" aria-label={say("hotline.table")}>
      <table className={classes["table"]} data-testid="hotline-table">
        <Heads />
        <tbody className="number">
          {telling.flatMap((source) =>
            source.numbers.map(({ number, calls, outages, missingDays, restatedDays }) => (
              <tr key={`${source.sourceCode} ${number}`} data-testid={`hotline-${number}`}>
                <th scope="row">
                  {number}
                  <small className={classes["beside"]}>{nameOf(source)}</small>
                </th>
                <HotlineCallsCells calls={calls} days={{ missingDays, restatedDays }} />
                <OutageCells outages={outages} />
              </tr>
            )),
          )}
          <tr data-total data-testid="hotline-total">
            <th scope="row">{say("hotline.total")}</th>
            <HotlineCallsCells calls={shown.calls} days={null} />
            <OutageCells outages={shown.outages} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Heads() {
  const { say } = useLanguage();
  return (
    <thead>
      <tr>
        <th scope="col">{say("hotline.number")}</th>
        <th scope="col">
          {say("hotline.incoming")} <Definition figure="HOTLINE_INCOMING" name={say("hotline.incoming")} />
        </th>
        <th scope="col">{say("hotline.answered")}</th>
        <th scope="col">
          {say("hotline.missed")} <Definition figure="HOTLINE_MISSED" name={say("hotline.missed")} />
        </th>
        <th scope="col">
          {say("hotline.missedShare")} <Definition figure="HOTLINE_MISSED_SHARE" name={say("hotline.missedShare")} />
        </th>
        <th scope="col">
          {say("hotline.wait")} <Definition figure="HOTLINE_WAIT" name={say("hotline.wait")} />
        </th>
        <th scope="col">{say("hotline.longest")}</th>
        <th scope="col">{say("hotline.days")}</th>
        <th scope="col">
          {say("hotline.outages")} <Definition figure="HOTLINE_OUTAGES" name={say("hotline.outages")} />
        </th>
        <th scope="col">{say("hotline.outageTime")}</th>
      </tr>
    </thead>
  );
}

function OutageCells({ outages }: { outages: { count: number; seconds: number } | null | undefined }) {
  const { say } = useLanguage();
  const format = useFormat();
  if (!outages) return <td colSpan={2}>{say("hotline.untold")}</td>;
  return (
    <>
      <td data-value={outages.count}>{format.number(outages.count)}</td>
      <td>{exactly(outages.seconds, say)}</td>
    </>
  );
}

/** What the numbers rest on: since when they are told, up to when they were read, and who tells nothing. */
function Notes({ telling, silent }: { telling: readonly Source[]; silent: readonly Source[] }) {
  const { say, language } = useLanguage();
  const format = useFormat();
  const nameOf = ({ sourceName, sourceNameEn }: Source) => (language === "en" ? sourceNameEn : sourceName);
  return (
    <>
      {telling.map((source) => (
        <p key={source.sourceCode} className={classes["facts"]}>
          {nameOf(source)}: {source.callsSince ? say("hotline.callsSince", { day: calendarDayText(source.callsSince) }) : say("hotline.noCalls")}{" "}
          {source.outagesSince ? say("hotline.outagesSince", { day: calendarDayText(source.outagesSince) }) : say("hotline.noOutages")}{" "}
          {source.readUpTo && say("hotline.readUpTo", { at: format.at(source.readUpTo) })}
        </p>
      ))}
      {silent.length > 0 && (
        <p className={classes["facts"]} data-testid="hotline-silent">
          <Status tone="idle" shape="ring" plain>
            {say("hotline.silent", { n: silent.length })}
          </Status>{" "}
          {silent.map(nameOf).join("; ")}
        </p>
      )}
    </>
  );
}
