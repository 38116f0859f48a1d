import "../language/inside.ts";
import { useQuery } from "@apollo/client/react";
import { NativeSelect, TextInput } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { InsideSearch } from "../address/index.ts";
import { Delegations } from "../delegations/index.ts";
import { calendarDayText, useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { MonthReckoning } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { MyWork } from "./my-work.tsx";
import { SheetButton } from "./sheet-button.tsx";
import { WorkloadTable } from "./workload-table.tsx";
import classes from "./inside.module.css";

const InsideQuery = graphql(`
  query InsideWorkload($unit: String, $month: String, $reckoning: MonthReckoning!) {
    insideWorkload(unit: $unit, month: $month, reckoning: $reckoning) {
      asOf {
        event
        instant
        token
      }
      unit {
        id
        code
        name
      }
      month
      from
      to
      legalBasis
      atItsEnd
      rows {
        officer {
          username
          name
        }
      }
      ...WorkloadTable
    }
    units {
      id
      code
      name
      validTo
    }
  }
`);

/** Who inside a unit works on how much, for a month by either reckoning; each number is the door to its list. */
export function InsidePage() {
  const { say } = useLanguage();
  const format = useFormat();
  const search = useSearch({ from: "/signed-in/noi-bo" });
  const navigate = useNavigate({ from: "/noi-bo" });
  const change = (some: Partial<InsideSearch>) => void navigate({ search: (before) => ({ ...before, ...some }), replace: true });
  const variables = { unit: search.unit ?? null, month: search.month ?? null, reckoning: search.reckoning ?? MonthReckoning.Calendar };
  const { data, previousData, error, refetch } = useQuery(InsideQuery, { variables, fetchPolicy: "cache-and-network" });
  const answer = data ?? previousData;
  const load = answer?.insideWorkload;
  return (
    <>
      <PageHead title={say("inside.title")} under={load && say(load.atItsEnd ? "inside.asOfEnd" : "inside.asOf", { at: format.atSecond(load.asOf.instant) })} />
      <p className={classes["lead"]}>{say("inside.lead")}</p>
      <div className={classes["bar"]}>
        <NativeSelect
          label={say("inside.unit")}
          value={load?.unit.code ?? ""}
          onChange={(event) => change({ unit: event.currentTarget.value })}
          data={(answer?.units ?? []).filter(({ validTo }) => validTo === null).map(({ code, name }) => ({ value: code, label: name }))}
          data-testid="inside-unit"
        />
        <TextInput
          type="month"
          label={say("inside.month")}
          value={search.month ?? load?.month ?? ""}
          onChange={(event) => change({ month: event.currentTarget.value === "" ? undefined : event.currentTarget.value })}
          data-testid="inside-month"
        />
        <NativeSelect
          label={say("inside.reckoning")}
          value={variables.reckoning}
          onChange={(event) => change({ reckoning: event.currentTarget.value as MonthReckoning })}
          data={Object.values(MonthReckoning).map((value) => ({ value, label: say(`inside.reckoning.${value}`) }))}
          data-testid="inside-reckoning"
        />
        <SheetButton {...variables} />
      </div>
      <div className={classes["parts"]}>
        <MyWork />
        {!load && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={420} bars={8} />)}
        {load && (
          <Panel title={say("inside.load")} lead={say("inside.loadLead")} aside={error && <OldValues retry={refetch} />}>
            <p className={classes["facts"]}>{say("inside.span", { from: calendarDayText(load.from), to: calendarDayText(load.to), basis: load.legalBasis })}</p>
            <WorkloadTable
              load={load}
              unit={load.unit.code}
              asOf={load.asOf.token}
              empty={<Message title={say("inside.none")} text={say("inside.noneWhy")} />}
            />
          </Panel>
        )}
        {load && <Delegations people={load.rows.flatMap(({ officer }) => officer ?? [])} />}
      </div>
    </>
  );
}
