import { useQuery } from "@apollo/client/react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CasesSearch } from "../address/index.ts";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, LatenessStatus, OldValues, Panel, Waiting } from "../ui/index.ts";
import classes from "./open-cases.module.css";

const OpenCasesQuery = graphql(`
  query OpenCases($unit: String!, $asOf: String!) {
    overdue: cases(filter: { unit: $unit, open: true, lateness: OVERDUE }, first: 1, asOf: $asOf) {
      asOf {
        token
      }
      totalCount
    }
    dueSoon: cases(filter: { unit: $unit, open: true, lateness: DUE_SOON }, first: 1, asOf: $asOf) {
      totalCount
    }
    onTime: cases(filter: { unit: $unit, open: true, lateness: ON_TIME }, first: 1, asOf: $asOf) {
      totalCount
    }
    paused: cases(filter: { unit: $unit, open: true, lateness: PAUSED }, first: 1, asOf: $asOf) {
      totalCount
    }
    noClock: cases(filter: { unit: $unit, open: true, lateness: NO_CLOCK }, first: 1, asOf: $asOf) {
      totalCount
    }
    received: cases(filter: { unit: $unit, open: true, stage: [RECEIVED] }, first: 1, asOf: $asOf) {
      totalCount
    }
    assigned: cases(filter: { unit: $unit, open: true, stage: [ASSIGNED] }, first: 1, asOf: $asOf) {
      totalCount
    }
    inProgress: cases(filter: { unit: $unit, open: true, stage: [IN_PROGRESS] }, first: 1, asOf: $asOf) {
      totalCount
    }
    resolved: cases(filter: { unit: $unit, open: true, stage: [RESOLVED] }, first: 1, asOf: $asOf) {
      totalCount
    }
    answered: cases(filter: { unit: $unit, open: true, stage: [ANSWERED] }, first: 1, asOf: $asOf) {
      totalCount
    }
  }
`);

const BY_LATENESS = { overdue: "OVERDUE", dueSoon: "DUE_SOON", onTime: "ON_TIME", paused: "PAUSED", noClock: "NO_CLOCK" } as const;
const BY_STAGE = { received: "RECEIVED", assigned: "ASSIGNED", inProgress: "IN_PROGRESS", resolved: "RESOLVED", answered: "ANSWERED" } as const;

/** The open cases taken apart by lateness and by stage; every count opens its list at its own point, which stays while the next one is asked for. */
export function OpenCases({ code, asOf }: { code: string; asOf: { event: number; token: string } }) {
  const { say } = useLanguage();
  const { data, previousData, error, refetch } = useQuery(OpenCasesQuery, { variables: { unit: code, asOf: asOf.token } });
  const counts = data ?? previousData;
  const token = counts?.overdue.asOf.token;
  return (
    <div className={classes["pair"]}>
      <Panel title={say("unit.byLateness")}>
        <Counts answer={counts} error={error} refetch={refetch}>
          {counts &&
            Object.entries(BY_LATENESS).map(([name, lateness]) => (
              <Count key={name} value={counts[name as keyof typeof BY_LATENESS]?.totalCount} search={{ unit: code, open: true, lateness, asOf: token }}>
                <LatenessStatus lateness={lateness} />
              </Count>
            ))}
        </Counts>
      </Panel>
      <Panel title={say("unit.byStage")}>
        <Counts answer={counts} error={error} refetch={refetch}>
          {counts &&
            Object.entries(BY_STAGE).map(([name, stage]) => (
              <Count key={name} value={counts[name as keyof typeof BY_STAGE]?.totalCount} search={{ unit: code, open: true, stage: [stage], asOf: token }}>
                {say(`stage.${stage}`)}
              </Count>
            ))}
        </Counts>
      </Panel>
    </div>
  );
}

function Counts({ answer, error, refetch, children }: { answer: unknown; error: unknown; refetch: () => unknown; children: ReactNode }) {
  if (!answer) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={150} bars={5} />;
  return (
    <>
      {error !== undefined && <OldValues retry={refetch} />}
      <ul className={classes["counts"]}>{children}</ul>
    </>
  );
}

function Count({ value, search, children }: { value: number | undefined; search: CasesSearch; children: ReactNode }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <li>
      <Link to="/phan-anh" search={search}>
        <span>{children}</span>
        <strong className="number">{value === undefined ? say("state.unknown") : format.number(value)}</strong>
      </Link>
    </li>
  );
}
