import { useQuery } from "@apollo/client/react";
import type { OverviewSearch } from "../address/index.ts";
import { calendarDayText, useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { MonthReckoning, PeriodKind, type PeriodPanelQuery, Reckoning } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { answeredBy, OldValues, Status, Waiting } from "../ui/index.ts";
import { FailedChoice } from "./failed-choice.tsx";
import { FirstReads } from "./first-reads.tsx";
import { HotlinePanel } from "./hotline-panel.tsx";
import { PeriodPickers } from "./period-pickers.tsx";
import { PeriodTables } from "./period-tables.tsx";
import { RestatedDays } from "./restated-days.tsx";
import classes from "./period.module.css";

const PeriodOfScope = graphql(`
  query PeriodPanel($period: PeriodInput!, $reckoning: Reckoning!, $asOf: String) {
    periodBoard(period: $period, reckoning: $reckoning, asOf: $asOf) {
      asOf {
        instant
        token
      }
      scope {
        id
        code
      }
      reckoning
      period {
        from
        to
        open
        legalBasis
        assumed
      }
      ...PeriodTables
      restated {
        ...RestatedDay
      }
      comparison {
        restatedBefore {
          ...RestatedDay
        }
      }
      firstReads {
        ...FirstReadOfPeriod
      }
    }
  }
`);

const AGAIN_MS = 60_000;

/** The figures of the period that the address names, beside the one before; every number is the door to its list. */
export default function PeriodPanel({ search, period: kind }: { search: OverviewSearch; period: PeriodKind }) {
  const { say } = useLanguage();
  const { on, from, to } = search;
  const custom = kind === PeriodKind.Custom;
  const badRange = custom && (!from || !to || from > to);
  const period = custom ? { kind, from: from ?? null, to: to ?? null } : { kind, on: on ?? null };
  const variables = {
    period: { ...period, calendar: search.months ?? MonthReckoning.Administrative },
    reckoning: search.reckoning ?? Reckoning.AsItWas,
    asOf: search.asOf ?? null,
  };
  const { data, previousData, error, loading, refetch } = useQuery(PeriodOfScope, {
    variables,
    skip: badRange,
    fetchPolicy: "no-cache",
    pollInterval: search.asOf ? 0 : AGAIN_MS,
    skipPollAttempt: () => document.hidden,
  });
  const { shown, old, failed } = answeredBy({ data, previousData, error, loading });
  const board = shown?.periodBoard;
  return (
    <>
      <PeriodPickers search={search} kind={kind} shown={board?.period ?? null} />
      {badRange && <p className={classes["facts"]}>{say("period.badRange")}</p>}
      {!badRange && !board && (failed ? <FailedChoice error={failed} retry={refetch} /> : <Waiting height={420} bars={8} />)}
      {!badRange && board && (
        <div className={classes["answer"]} data-old={old || undefined} aria-busy={old} data-testid="period-answer">
          {old && <p role="status">{say("period.oldChoice")}</p>}
          {failed && <OldValues retry={refetch} />}
          <PeriodFacts board={board} />
          <FirstReads reads={board.firstReads} />
          <RestatedDays days={board.restated} asOf={board.asOf.token} reckoning={board.reckoning} />
          <RestatedDays days={board.comparison?.restatedBefore ?? []} asOf={board.asOf.token} reckoning={board.reckoning} before />
          <PeriodTables board={board} />
          <HotlinePanel period={variables.period} asOf={board.asOf.token} />
        </div>
      )}
    </>
  );
}

/** Which days, whether they are over, what they rest on, and when they were counted. */
function PeriodFacts({ board: { period, asOf, reckoning } }: { board: PeriodPanelQuery["periodBoard"] }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <p className={classes["facts"]}>
      <strong className="number" data-testid="period-span" data-from={period.from} data-to={period.to}>
        {say("period.span", { from: calendarDayText(period.from), to: calendarDayText(period.to) })}
      </strong>{" "}
      <span data-testid="period-reckoning">{say(`period.reckoning.${reckoning}`)}</span>{" "}
      <Status tone={period.open ? "good" : "idle"} shape={period.open ? "circle" : "ring"} plain>
        {say(period.open ? "period.running" : "period.over")}
      </Status>{" "}
      {say("period.asOf", { at: format.atSecond(asOf.instant) })} {period.legalBasis && say("period.basis", { basis: period.legalBasis })}{" "}
      {period.assumed && say("period.assumed")}
    </p>
  );
}
