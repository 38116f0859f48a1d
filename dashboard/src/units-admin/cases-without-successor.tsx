import { useQuery } from "@apollo/client/react";
import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Panel, Shape } from "../ui/index.ts";
import classes from "./units-admin.module.css";

const WithoutSuccessor = graphql(`
  query WithoutSuccessor {
    cases(filter: { withoutSuccessor: true }, first: 20) {
      totalCount
      edges {
        cursor
        node {
          id
          reference
          title
          unit {
            id
            code
            name
          }
        }
      }
    }
  }
`);

/** Open cases in the hands of a unit that has ended and that no successor takes: they must never be lost. */
export function CasesWithoutSuccessor() {
  const { say } = useLanguage();
  const format = useFormat();
  const { data, error, refetch } = useQuery(WithoutSuccessor, { fetchPolicy: "cache-and-network" });
  if (error && !data) return <Failure error={error} retry={refetch} />;
  if (!data || data.cases.totalCount === 0) return null;
  return (
    <div className={classes["alone"]}>
      <Panel
        title={say("register.alone", { n: format.number(data.cases.totalCount) })}
        lead={
          <>
            <Shape name="triangle" /> {say("register.aloneWhy")}
          </>
        }
      >
        <ul className={classes["list"]} data-testid="without-successor">
          {data.cases.edges.map(({ node }) => (
            <li key={node.id}>
              <Link to="/phan-anh/$id" params={{ id: node.id }}>
                {node.reference}
              </Link>{" "}
              {node.title} <span className={classes["kind"]}>{node.unit.name}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
