import { useQuery } from "@apollo/client/react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { CasesLink, Definition } from "../ui/index.ts";
import classes from "./overview-page.module.css";

const SupervisedQuery = graphql(`
  query Supervised($unit: String!) {
    board(unit: $unit) {
      supervised
      asOf {
        token
      }
      scope {
        id
        parent {
          id
        }
      }
    }
  }
`);

const AGAIN_MS = 60_000;

/** What the scope supervises in other hands, one line with its list; nothing where it supervises nothing. */
export function Supervised({ unit }: { unit: string }) {
  const { say } = useLanguage();
  const { data } = useQuery(SupervisedQuery, { variables: { unit }, fetchPolicy: "no-cache", pollInterval: AGAIN_MS });
  const board = data?.board;
  // For the whole province it would say nothing: whoever holds them is in its open cases.
  if (!board || board.supervised === 0 || board.scope.parent === null) return null;
  return (
    <section className={classes["supervised"]} aria-label={say("board.supervised")}>
      {say("board.supervised")} <Definition figure="SUPERVISED" name={say("board.supervised")} />:{" "}
      <CasesLink
        search={{ unit, supervised: true, open: true, asOf: board.asOf.token }}
        label={`${say("board.supervised")}: ${say("stream.open", { open: board.supervised })}`}
      >
        <span className="number" data-testid="board-supervised" data-value={board.supervised}>
          {say("stream.open", { open: board.supervised })}
        </span>
      </CasesLink>
    </section>
  );
}
