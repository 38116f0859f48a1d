import "../language/inspections.ts";
import { useApolloClient, useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link, useRouteContext, useSearch } from "@tanstack/react-router";
import { dayText } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { InspectionState } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { answeredBy, ChoiceField, Failure, LineField, Message, OldValues, PageHead, Panel, saidIn, Waiting, WordsField } from "../ui/index.ts";
import { ActButton } from "./act-button.tsx";
import { InspectionRow } from "./inspection-row.tsx";
import { PlansPanel } from "./plans-panel.tsx";
import { useAct } from "./use-act.ts";
import classes from "./inspection.module.css";

const InspectionsQuery = graphql(`
  query Inspections($state: InspectionState, $first: Int!, $after: String) {
    inspections(state: $state, first: $first, after: $after) {
      totalCount
      nodes {
        id
        ...InspectionRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
const UnitsQuery = graphql(`
  query InspectableUnits {
    units {
      id
      code
      name
      validTo
    }
    board {
      asOf {
        event
        instant
      }
    }
  }
`);
const Prepare = graphql(`
  mutation PrepareInspection($input: PrepareInspectionInput!) {
    prepareInspection(input: $input) {
      __typename
      ... on InspectionRefused {
        message
        at
      }
      ... on InspectionWritten {
        inspection {
          id
          ...InspectionRow
        }
      }
    }
  }
`);

const STATES = [undefined, InspectionState.Planned, InspectionState.Open, InspectionState.Concluded] as const;
const PAGE_OF = 50;

/** Inspections of units' hotline work, newest first. */
export function InspectionsPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { state } = useSearch({ from: "/signed-in/kiem-tra" });
  const variables = { state: state ?? null, first: PAGE_OF };
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(InspectionsQuery, { variables, fetchPolicy: "cache-and-network" });
  const { data: known } = useQuery(UnitsQuery);
  const units = (known?.units ?? []).filter(({ validTo }) => validTo === null).map(({ code, name }) => ({ value: code, label: name }));
  const year = Number(known && dayText(known.board.asOf.instant).slice(-4));
  const list = answeredBy({ data, previousData, error, loading }).shown?.inspections;
  const more = () =>
    void fetchMore({
      variables: { after: list?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: { inspections: next } }) => ({ inspections: { ...next, nodes: [...before.inspections.nodes, ...next.nodes] } }),
    }).catch(() => null); // the button stays
  return (
    <>
      <PageHead title={say("inspect.title")}>
        {viewer.may.includes("unusualSigns") && (
          <Button variant="default" renderRoot={(props) => <Link to="/kiem-tra/dau-hieu" {...props} />} data-testid="to-signs">
            {say("inspect.toSigns")}
          </Button>
        )}
        {viewer.may.includes("prepareInspection") && <PrepareInspection units={units} done={() => void refetch()} />}
      </PageHead>
      <p className={classes["lead"]}>{say("inspect.lead")}</p>
      {list && error && <OldValues retry={refetch} />}
      <div className={classes["bar"]}>
        <nav className={classes["choices"]} aria-label={say("inspect.title")}>
          {STATES.map((one) => (
            <Link
              key={one ?? "ALL"}
              to="/kiem-tra"
              search={one ? { state: one } : {}}
              activeOptions={{ exact: true }}
              aria-current={one === state ? "true" : undefined}
              data-testid={`state-${one ?? "ALL"}`}
            >
              {say(one ? `inspect.state.${one}` : "inspect.all")}
            </Link>
          ))}
        </nav>
      </div>
      {!list && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />)}
      {list && (
        <Panel title={say("inspect.count", { n: list.totalCount })}>
          {list.nodes.length === 0 && <Message title={say("inspect.none")} shape="circle" />}
          <ul className={classes["list"]} data-testid="inspections" data-value={list.totalCount}>
            {list.nodes.map((node) => (
              <InspectionRow key={node.id} one={node} />
            ))}
          </ul>
          {list.pageInfo.hasNextPage && (
            <Button variant="default" mt={8} onClick={more}>
              {say("inspect.more")}
            </Button>
          )}
        </Panel>
      )}
      {known && viewer.may.includes("inspectionPlans") && (
        <div className={classes["parts"]}>
          <PlansPanel year={year} mayPlan={viewer.may.includes("planInspections")} units={units} />
        </div>
      )}
    </>
  );
}

/** The form of an inspection that is to come. */
function PrepareInspection({ units, done }: { units: readonly { value: string; label: string }[]; done: () => void }) {
  const { say } = useLanguage();
  const client = useApolloClient();
  const prepare = useAct(Prepare);
  const send = async (form: HTMLFormElement, key: string) => {
    const team = saidIn(form, "team")
      .split("\n")
      .filter((name) => name.trim() !== "");
    const days = { fromDay: saidIn(form, "fromDay"), toDay: saidIn(form, "toDay") };
    const answer = await prepare({ key, unit: saidIn(form, "unit"), ...days, team, legalBasis: saidIn(form, "legalBasis") });
    if (answer?.__typename === "InspectionWritten") {
      client.cache.evict({ fieldName: "inspections" });
      done();
    }
    return answer;
  };
  return (
    <ActButton label={say("inspect.prepare")} testId="prepare-inspection" send={send}>
      <ChoiceField name="unit" label={say("inspect.unit")} data={[...units]} required />
      <LineField name="fromDay" type="date" label={say("inspect.from")} required />
      <LineField name="toDay" type="date" label={say("inspect.to")} required />
      <WordsField name="team" label={say("inspect.team")} rows={2} required />
      <LineField name="legalBasis" label={say("inspect.basis")} maxLength={500} required />
    </ActButton>
  );
}
