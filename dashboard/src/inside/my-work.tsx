import { useQuery } from "@apollo/client/react";
import { useRouteContext } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { CasesLink, Panel } from "../ui/index.ts";
import classes from "./inside.module.css";

const MyWorkQuery = graphql(`
  query MyWork($officer: String!) {
    mine: cases(filter: { inside: true, officer: $officer, open: true }, first: 0) {
      totalCount
      asOf {
        event
        token
      }
    }
    late: cases(filter: { inside: true, officer: $officer, open: true, insideLate: true }, first: 0) {
      totalCount
      asOf {
        event
        token
      }
    }
  }
`);

/** What was given to the viewer himself; nothing where nothing was. */
export function MyWork() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { data } = useQuery(MyWorkQuery, { variables: { officer: viewer.username }, fetchPolicy: "cache-and-network" });
  if (!data || data.mine.totalCount === 0) return null;
  const search = { inside: true, officer: viewer.username, open: true };
  return (
    <Panel title={say("inside.mine")}>
      <p className={classes["whom"]} data-testid="my-work" data-value={data.mine.totalCount}>
        <CasesLink search={{ ...search, asOf: data.mine.asOf.token }}>{say("inside.mineOpen", { n: data.mine.totalCount })}</CasesLink>
        {data.late.totalCount > 0 && (
          <>
            {" · "}
            <CasesLink search={{ ...search, insideLate: true, asOf: data.late.asOf.token }} className={classes["late"]}>
              {say("inside.mineLate", { n: data.late.totalCount })}
            </CasesLink>
          </>
        )}
      </p>
    </Panel>
  );
}
