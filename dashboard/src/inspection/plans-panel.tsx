import { useQuery } from "@apollo/client/react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, LineField, Panel, saidIn, WordsField } from "../ui/index.ts";
import { ActButton } from "./act-button.tsx";
import { useAct } from "./use-act.ts";
import classes from "./inspection.module.css";

const PlansQuery = graphql(`
  query InspectionPlans($year: Int!) {
    inspectionPlans(year: $year) {
      id
      legalBasis
      contents
      units {
        id
        name
      }
    }
  }
`);
const Plan = graphql(`
  mutation PlanInspections($input: PlanInspectionsInput!) {
    planInspections(input: $input) {
      __typename
      ... on InspectionRefused {
        message
        at
      }
    }
  }
`);

/** Plans of a year: which units are inspected, and for what. */
export function PlansPanel({ year, mayPlan, units }: { year: number; mayPlan: boolean; units: readonly { value: string; label: string }[] }) {
  const { say } = useLanguage();
  const { data, error, refetch } = useQuery(PlansQuery, { variables: { year }, fetchPolicy: "cache-and-network" });
  const plan = useAct(Plan);
  const send = async (form: HTMLFormElement, key: string) => {
    const codes = new FormData(form).getAll("units").filter((code) => typeof code === "string");
    const answer = await plan({ key, year, legalBasis: saidIn(form, "legalBasis"), contents: saidIn(form, "contents"), units: codes });
    if (answer?.__typename === "InspectionsPlanned") void refetch();
    return answer;
  };
  const plans = data?.inspectionPlans;
  const aside = mayPlan && (
    <ActButton label={say("inspect.plan")} testId="plan-inspections" send={send}>
      <LineField name="legalBasis" label={say("inspect.basis")} maxLength={500} required />
      <WordsField name="contents" label={say("inspect.contents")} maxLength={4_000} required />
      <fieldset className={classes["units"]}>
        <legend>{say("inspect.units")}</legend>
        {units.map(({ value, label }) => (
          <label key={value}>
            <input type="checkbox" name="units" value={value} /> {label}
          </label>
        ))}
      </fieldset>
    </ActButton>
  );
  return (
    <Panel title={say("inspect.plans", { year })} lead={plans?.length === 0 ? say("inspect.plansNone") : undefined} aside={aside}>
      {!plans && error && <Failure error={error} retry={refetch} />}
      <ul className={classes["list"]} data-testid="plans" data-value={plans?.length ?? ""}>
        {plans?.map(({ id, legalBasis, contents, units: named }) => (
          <li key={id}>
            <p className={classes["name"]}>{legalBasis}</p>
            <p className={classes["facts"]}>{`${contents} · ${named.map(({ name }) => name).join(", ")}`}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
