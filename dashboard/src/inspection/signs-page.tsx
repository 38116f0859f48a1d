import "../language/inspections.ts";
import { useQuery } from "@apollo/client/react";
import { TextInput } from "@mantine/core";
import { useNavigate, useRouteContext, useSearch } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { answeredBy, Failure, OldValues, PageHead, Waiting } from "../ui/index.ts";
import { SignPanel } from "./sign-panel.tsx";
import { SignRows } from "./sign-rows.tsx";
import classes from "./inspection.module.css";

const SignsQuery = graphql(`
  query UnusualSigns($from: Day, $to: Day) {
    unusualSigns(from: $from, to: $to) {
      asOf {
        instant
        token
      }
      from
      to
      signs {
        sign
        units {
          unit {
            id
            code
            name
          }
        }
        ...SignPanel
      }
    }
  }
`);

/** Unusual signs of units beside each other over some days, each number the door to its list. */
export function SignsPage() {
  const { say } = useLanguage();
  const format = useFormat();
  const navigate = useNavigate({ from: "/kiem-tra/dau-hieu" });
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const search = useSearch({ from: "/signed-in/kiem-tra/dau-hieu" });
  const asked = { from: search.from ?? null, to: search.to ?? null };
  const { data, previousData, error, loading, refetch } = useQuery(SignsQuery, { variables: asked, fetchPolicy: "cache-and-network" });
  const told = answeredBy({ data, previousData, error, loading }).shown?.unusualSigns;
  const [from, to] = [search.from ?? told?.from ?? "", search.to ?? told?.to ?? ""];
  const nameOf = (code: string): string => told?.signs.flatMap(({ units }) => units).find(({ unit }) => unit.code === code)?.unit.name ?? code;
  const choose = (days: { from?: string; to?: string }) => void navigate({ search: { from, to, ...days }, replace: true });
  return (
    <>
      <PageHead title={say("signs.title")} under={told && say("signs.asOf", { at: format.atSecond(told.asOf.instant) })} />
      <p className={classes["lead"]}>{say("signs.lead")}</p>
      <div className={classes["bar"]}>
        <TextInput
          type="date"
          label={say("inspect.from")}
          value={from}
          max={to}
          onChange={({ currentTarget: { value } }) => value && choose({ from: value })}
        />
        <TextInput type="date" label={say("inspect.to")} value={to} min={from} onChange={({ currentTarget: { value } }) => value && choose({ to: value })} />
      </div>
      {told && error && <OldValues retry={refetch} />}
      {!told && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />)}
      {told && (
        <div className={classes["parts"]} data-testid="signs">
          {search.sign && search.unit && (
            <SignRows sign={search.sign} unit={search.unit} name={nameOf(search.unit)} from={from} to={to} asOf={told.asOf.token} />
          )}
          {told.signs.map((reading) => (
            <SignPanel
              key={reading.sign}
              reading={reading}
              span={{ from, to }}
              asOf={told.asOf.token}
              mayMark={viewer.may.includes("markUnusualSign")}
              done={() => void refetch()}
            />
          ))}
        </div>
      )}
    </>
  );
}
